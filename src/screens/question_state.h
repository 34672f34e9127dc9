/* What the files of the question's screen share: what its taps do, its state, what of it is shown.
 */
#pragma once

#include "screens/question_map.h"
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

struct question_state {
    size_t item; /* the page and the keyboard belong to this one */
    int page;    /* of reading and answers that are longer than the screen */
    struct keyboard keyboard;
    struct question_map map;
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
