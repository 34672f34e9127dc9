/* Number buttons from minimum to maximum. The chosen number stands large above them with its word
 * ("6 moderate"); the words of both ends stand below. Nothing is shown by colour alone. */
#pragma once

#include "ui/ui.h"

#include "domain/response.h"

struct number_row {
    const struct item *item;
    const struct answer *answer;
    const char *language;
    int action; /* of the targets "number N" */
};

/* Draws the row in the middle of room, as large as fits. Returns how many rows the buttons took. */
int number_row(struct ui *ui, struct rect room, const struct number_row *row);
