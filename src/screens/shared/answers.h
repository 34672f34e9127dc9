/* Lays out a list of answers: in one column or several, and on pages when even that is too little.
 * Nothing scrolls. */
#pragma once

#include "app/screen.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>

struct answers_layout {
    int pages;
    int *page_of;       /* of each answer */
    struct rect *boxes; /* of each answer, on its page */
    enum style style;   /* the same for all answers */
    bool cut;           /* an answer is higher than the room and is cut off */
};

/* Lays out labels[0..count) in 1 to at_most_columns (at most 3) columns. In the frame's arena. */
struct answers_layout answers_lay_out(const struct ui *ui, struct rect room,
                                      const char *const *labels, size_t count, int at_most_columns);
/* The least height in px of all of them on one page of this width, in so many columns; INT_MAX if
 * these would be too narrow. */
int answers_height(const struct ui *ui, int width, const char *const *labels, size_t count,
                   int columns);
/* "More answers (1 of 3)", on a low panel "More (1 of 3)"; page counts from 0. */
const char *answers_more_label(const struct app *app, struct ui *ui, int page, int pages);
