/* The buttons of a question: back and onward, and the way round it. */
#pragma once

#include "screens/questionnaire/question_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* Where one can go from the page that is shown. */
struct question_ways {
    struct foot_button back;
    struct foot_button on;     /* what is most likely wanted */
    struct foot_button beside; /* what else there is; label NULL: nothing */
};

/*
 * A list that must be seen whole goes on page by page; one that need not can be left from any page,
 * and then what is most likely wanted is onward: the rest of the list while nothing is chosen, else
 * to go on.
 */
struct question_ways question_ways(const struct app *app, struct ui *ui,
                                   struct question_shown shown);

/* The row with the way round the question: "I'd rather tell", and "More answers" if both fit. */
struct question_side_row {
    struct rect box; /* of no height: it stands elsewhere */
    bool both;
    bool of_figure; /* also the way from the list of a low panel back to the figure */
};

/* Cuts the row off the bottom of *holder, high enough for whatever may come to stand in it. */
struct question_side_row question_cut_side_row(const struct app *app, struct ui *ui,
                                               struct rect *holder);
/* The same for the list that stands in for a figure: three in a row. */
struct question_side_row question_cut_list_row(const struct app *app, struct ui *ui,
                                               struct rect *holder);

/* Back and onward, and above them the way round the question with what else there is. */
void question_foot(const struct app *app, struct ui *ui, const struct areas *areas,
                   struct question_side_row row, struct question_shown shown);

/* "I'd rather tell" by itself; in fewer words where the whole sentence takes more than a line of
 * the box. */
void question_tell(const struct app *app, struct ui *ui, struct rect box);
/* The height in px that it needs at this width; on a low panel, where two lines fill the least that
 * a button has. */
int question_tell_height(const struct app *app, const struct ui *ui, int width);
/* The words that it shows in this width. */
const char *question_tell_words(const struct app *app, struct ui *ui, int width);
/* True if it is to end the question's list of answers too: on a small panel, where an answer has to
 * be given, so that nobody is stuck at the end. */
bool question_tell_ends_list(const struct app *app, const struct ui *ui);
