/* What the question's screen knows of a type of question: one struct for each type, in a file of
 * its own (kinds/), as domain/answer_kind.h has the answers. */
#pragma once

#include "app/screen.h"
#include "domain/questionnaire.h"
#include "screens/questionnaire/question_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

struct session;

/* How the answer is rehearsed: by the script, on the page that has this target (as frame_find looks
 * for it). */
struct question_rehearsal {
    const char *target;
    const char *code;
    int index;
    const char *script;
};

/* One of several questions on a screen. */
struct question_part {
    size_t item;
    const char *target; /* what its targets are called */
    int action;
};

struct question_heights {
    int least;
    int most;
};

struct question_kind {
    /*
     * Draws the answers in the body of areas, on a page counted from 0 where they have several. The
     * targets have the action QUESTION_ANSWER, or one numbered after it. NULL for a type that is
     * answered on the keyboard, which takes the whole width of the screen.
     */
    struct question_shown (*view)(const struct app *app, struct ui *ui,
                                  const struct question_state *state, struct areas *areas,
                                  int page);
    /* A target with QUESTION_ANSWER, or an action after it, was tapped. */
    void (*tap)(struct question_state *state, struct session *session, size_t item, struct tap tap);
    /* For one of several questions on a screen, the height in px that the answers need at least in
     * this width, and the height that they can make use of; and drawing them, with their targets
     * called name. NULL for a type that has a screen to itself. */
    struct question_heights (*heights)(const struct app *app, struct ui *ui, size_t item,
                                       int width);
    void (*view_part)(const struct app *app, struct ui *ui, const struct question_part *part,
                      struct rect box);
    /* The answers may take several pages, and the question can be left from each of them. */
    bool has_more;
    /* An answer that any question of this type takes and that raises no flag; NULL for a type that
     * only offers answers, which can be looked at (domain/answer_kind.h). In the arena. */
    struct question_rehearsal (*rehearse)(const struct item *item, struct arena *arena);
};

#define ANSWER_KIND(word, name) extern const struct question_kind question_kind_##name;
#include "domain/answer_kinds.def"
#undef ANSWER_KIND

const struct question_kind *question_kind(const struct item *item);
