/* The buttons of a question: back and onward, and the way round it. */
#pragma once

#include "screens/question_state.h"

/* The row with the way round the question: "I'd rather tell", and "More answers" if both fit. */
struct question_side_row {
    struct rect box;
    bool both;
};

/* Cuts the row off the bottom of *holder, high enough for whatever may come to stand in it. */
struct question_side_row question_cut_side_row(const struct app *app, struct ui *ui,
                                               struct rect *holder);

/*
 * Back and onward, and above them the way round the question. A list that must be seen whole goes
 * on page by page; one that need not can be left from any page, and then what is most likely wanted
 * is the larger button: the rest of the list while nothing is chosen, else to go on.
 */
void question_foot(const struct app *app, struct ui *ui, const struct areas *areas,
                   struct question_side_row row, struct question_shown shown);
