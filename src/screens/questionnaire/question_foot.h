/* The buttons of a question: back, onward, and "I'd rather tell". */
#pragma once

#include "screens/questionnaire/question_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* The buttons that lead away from the page that is shown. */
struct question_ways {
    struct foot_button back;
    struct foot_button on;     /* the most likely next step */
    struct foot_button beside; /* another way on; label NULL: none */
};

/* A list that must be seen whole goes on page by page. Any other list can be left from each of its
 * pages: the onward button then turns to the next page while nothing is chosen, and goes to the
 * next question once something is. */
struct question_ways question_ways(const struct app *app, struct ui *ui,
                                   struct question_shown shown);

/* The row with "I'd rather tell", and with "More answers" if both fit. */
struct question_side_row {
    struct rect box; /* no height: the button is drawn elsewhere */
    bool both;
    bool of_figure; /* also has the button from the list of a low panel back to the figure */
};

/* Cuts the row off the bottom of *holder, high enough for every button that it may have to hold. */
struct question_side_row question_cut_side_row(const struct app *app, struct ui *ui,
                                               struct rect *holder);
/* The same for several questions on a screen, which have no "More answers": as high whichever
 * of them the screen was opened with. */
struct question_side_row question_cut_page_row(const struct app *app, struct ui *ui,
                                               struct rect *holder);
/* The same for the list in place of a figure: three buttons in a row. */
struct question_side_row question_cut_list_row(const struct app *app, struct ui *ui,
                                               struct rect *holder);

/* Draws back and onward, and above them the side row with "I'd rather tell". */
void question_foot(const struct app *app, struct ui *ui, const struct areas *areas,
                   struct question_side_row row, struct question_shown shown);

/* Draws "I'd rather tell" alone; with the short words where the long ones take more than one
 * line. */
void question_rather_tell(const struct app *app, struct ui *ui, struct rect box);
/* The height in px that it needs at this width. Only for a low panel, where two lines fit into the
 * least height of a button. */
int question_rather_tell_height(const struct app *app, const struct ui *ui, int width);
/* The words that it shows in this width. */
const char *question_rather_tell_words(const struct app *app, struct ui *ui, int width);
/* True if the list of answers ends with it too: on a small panel, where an answer is required, so
 * that nobody is stuck on the last page. */
bool question_rather_tell_ends_list(const struct app *app, const struct ui *ui);
