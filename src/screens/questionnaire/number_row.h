/*
 * Number buttons from minimum to maximum. What is chosen stands large above them with its word
 * ("6 moderate"); the ends have their words below. Nothing is shown by colour alone.
 */
#pragma once

#include "ui/ui.h"

#include "domain/response.h"

struct number_row {
    const struct item *item;
    const struct answer *answer;
    const char *language;
    int action; /* of the targets "number N" */
};

/* In the middle of room, as large as it allows. Returns how many rows the buttons took. */
int number_row(struct ui *ui, struct rect room, const struct number_row *row);
