/*
 * A few numbers over time as one small line: how it went, not how much. The first and the last
 * stand beside it in digits; who cannot see it gets the sentence that comes with it.
 */
#pragma once

#include "ui/ui.h"

#include <stddef.h>

struct sparkline {
    const long *values; /* oldest first, all in [low, high] */
    size_t count;       /* at least 1 */
    long low;           /* the value at the foot of the drawing */
    long high;          /* the value at its top */
    const char *words;  /* the same in a sentence */
};

/* The height in px that it is drawn at. */
int sparkline_height(const struct ui *ui);
/* Draws it into the width of box, on what is behind. */
void sparkline_draw(struct ui *ui, struct rect box, const struct sparkline *line);
