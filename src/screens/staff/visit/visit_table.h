/* The numbers of a visit as a table: the question, then first, last, today, and the change. */
#pragma once

#include "app/screen.h"
#include "domain/numbers.h"
#include "ui/ui.h"

/* A number of today with earlier ones. */
struct visit_number {
    const char *what;
    const struct number_row *row; /* NULL: the titles of the columns */
};

enum column { COLUMN_FIRST, COLUMN_LAST, COLUMN_TODAY, COLUMN_CHANGE, COLUMN_COUNT };

/* Widths of the columns in px; 0 for a column without entries, because no visit came before. */
struct visit_table {
    int names;
    int columns[COLUMN_COUNT];
    int gap;
    bool fits; /* there is enough room for the names */
};

struct visit_table visit_table_of(const struct app *app, struct ui *ui,
                                  const struct visit_number *numbers, size_t count, int width,
                                  int gap);
/* Draws one row at the top of box; returns its height in px. */
int visit_table_row(const struct app *app, struct ui *ui, const struct visit_table *table,
                    struct rect box, const struct visit_number *number, bool draw);
/* The same row as a sentence, where columns do not fit: "first 7, last 5, today 3, –2 (–40 %)". */
const char *visit_number_words(const struct app *app, struct ui *ui, const struct number_row *row);
/* The short name of a number if the kiosk has one, with what it is about; otherwise the question.
 */
const char *visit_number_name(const struct app *app, struct ui *ui, const struct number_row *row);
const char *visit_digits(struct ui *ui, long number);
