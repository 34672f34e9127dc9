/* What the files of the question's screen share: what its taps do, its state, what of it is shown.
 */
#pragma once

#include "app/screen.h"
#include "screens/questionnaire/question_map_state.h"
#include "ui/keyboard.h"

#include <stdbool.h>
#include <stddef.h>

enum question_action {
    QUESTION_OPTION = ACTION_OWN,
    QUESTION_NUMBER,
    QUESTION_YES_NO,
    QUESTION_KEY,
    QUESTION_CONTINUE, /* value not 0: to the question's next page */
    QUESTION_MORE,
    QUESTION_BACK,
    QUESTION_RATHER_TELL,
};

/* What is read on pages of its own before the answers, so that nobody can answer a list that they
 * have not seen. */
enum question_first {
    QUESTION_FIRST_NOTHING,
    QUESTION_FIRST_LIST,
    QUESTION_FIRST_ALL, /* the hint too */
};

struct question_arrangement {
    bool across; /* on a low panel the other way than it is divided: words above, or at the left */
    bool of_figure; /* the list of a low panel, with a way back to its figure */
    enum question_first first;
};

/* The arrangement that was found. */
struct question_arranged {
    bool found;
    bool as_list; /* it holds for the list in place of the figure, or for the figure */
    struct question_arrangement how;
};

struct question_state {
    size_t item; /* all below belongs to this one */
    int page;    /* of reading and answers that are longer than the screen */
    struct keyboard keyboard;
    struct question_map map;
    struct question_arranged arranged;
};

/* What follows the page of the question that is on screen. */
enum question_more { QUESTION_MORE_NOTHING, QUESTION_MORE_TO_READ, QUESTION_MORE_ANSWERS };

struct question_shown {
    enum question_more more;
    int page; /* of the answers, from 0 */
    int pages;
    int rows;  /* of numbers; more are harder to read as one scale */
    int total; /* pages of reading and answers */
    bool figure;
    bool cut; /* an answer, on whichever page */
};
