/* What the files of the question's screen share: its actions, its state, and what a drawn page
 * tells. */
#pragma once

#include "app/screen.h"
#include "screens/questionnaire/question_map_state.h"
#include "ui/keyboard.h"

#include <stdbool.h>
#include <stddef.h>

enum question_action {
    QUESTION_CONTINUE = ACTION_OWN, /* value not 0: to the question's next page */
    QUESTION_MORE,
    QUESTION_BACK,
    QUESTION_RATHER_TELL,
    /* What is tapped to answer, by the type of the question. A type that needs several actions
     * counts on from here. */
    QUESTION_ANSWER,
    /* The same for several questions on one screen: the place on the page is added, from 0. It lies
     * after the actions of the figure. */
    QUESTION_ON_PAGE = QUESTION_MAP_ACTION + 50,
};

/* What is read on separate pages before the answers, so that nobody answers a list without having
 * seen it. */
enum question_first {
    QUESTION_FIRST_NOTHING,
    QUESTION_FIRST_LIST,
    QUESTION_FIRST_ALL, /* the list and the hint */
};

struct question_arrangement {
    /* on a low panel: the words stand above the body instead of beside it, or the other way
     * round */
    bool across;
    /* upright: the answers begin as high as a hand from a wheelchair reaches */
    bool high;
    bool of_figure; /* the list of a low panel, with a button back to the figure */
    enum question_first first;
};

/* The arrangement, once it was found. */
struct question_arranged {
    bool found;
    bool as_list; /* found for the list in place of the figure */
    struct question_arrangement how;
};

struct question_state {
    size_t item; /* the question that the members below belong to */
    int page;    /* current page, where the question has several */
    struct keyboard keyboard;
    struct question_map map;
    struct question_arranged arranged;
};

/* What follows the current page of the question. */
enum question_more { QUESTION_MORE_NOTHING, QUESTION_MORE_TO_READ, QUESTION_MORE_ANSWERS };

struct question_shown {
    enum question_more more;
    int page; /* of the answers, from 0 */
    int pages;
    int rows;  /* rows of number buttons; more rows are harder to read as one scale */
    int total; /* pages of reading and answers */
    bool figure;
    bool cut; /* an answer is cut off, on any page */
};
