/* Number buttons from minimum to maximum. The chosen number stands large above them with its word
 * ("6 moderate"); the words of both ends stand below. Nothing is shown by colour alone. */
#pragma once

#include "screens/questionnaire/question_kind.h"
#include "ui/ui.h"

#include "domain/response.h"

struct number_row {
    const struct item *item;
    const struct answer *answer;
    const char *language;
    const char *target; /* what its targets are called, such as "number" */
    int action;         /* of the targets */
};

/* Draws the row in the middle of room, as large as fits. Returns how many rows the buttons took. */
int number_row(struct ui *ui, struct rect room, const struct number_row *row);
/* Where it shares the screen with other questions. It does not where the keys take two rows: then
 * it wants the whole height of the screen. */
struct question_heights number_row_heights(struct ui *ui, int width, const struct number_row *row);
