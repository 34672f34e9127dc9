/* Asks for the initials of whoever does something in the staff area: once for each stay, afterwards
 * whether they are the same. A screen keeps struct signing in its state, and shows this in place of
 * its own page while it is asked. */
#pragma once

#include "screens/shared/chrome.h"

#include "domain/decision.h"
#include "domain/record.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

struct tap;

struct signing {
    bool asks_same; /* whether to sign with the initials used last */
    bool typing;    /* the page that says what to type is done, where there is one */
    struct keyboard keyboard;
    char initials[INITIALS_SIZE];
};

/* What is signed. */
struct signing_words {
    const struct visit_record *record; /* the visit that it is about */
    const char *what;                  /* "Proceed as planned" */
    const char *act;                   /* on the button: "Save decision" */
    const char *act_short;             /* the same on a low panel, and before "signed MR" */
};

enum signing_end {
    SIGNING_GOES_ON,
    SIGNING_LEFT, /* the person went back to the screen's own page */
    SIGNING_DONE, /* with *initials, which live as long as state and stay */
};

void signing_begin(struct app *app, struct signing *signing);
enum signing_end signing_update(struct app *app, struct signing *signing, struct tap tap,
                                const char **initials);
void signing_view(const struct app *app, struct ui *ui, struct areas *areas,
                  const struct signing *signing, const struct signing_words *words);
