/*
 * Charts from numbers: bars, dots, filled steps and a curve, with their labels as text like any
 * other. They lie on a card that whoever draws them puts there.
 */
#pragma once

#include "domain/document.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>

/* What all rows of a chart agree on, so that their bars begin below each other. In px. */
struct chart_look {
    const struct chart *chart;
    int width;
    int pad;           /* left and right */
    int label_width;   /* beside the bars; 0: labels stand above them */
    int plot_width;    /* what the whole scale takes */
    bool words_behind; /* words stand behind the end of the bar; else behind the label */
};

struct chart_look chart_look(const struct ui *ui, const struct chart *chart, int width);

/* The plot of a curve. */
int chart_plot_height(const struct ui *ui, const struct chart_look *look);
void chart_plot_draw(struct ui *ui, const struct chart_look *look, struct rect box);

int chart_row_height(const struct ui *ui, const struct chart_look *look, size_t index);
void chart_row_draw(struct ui *ui, const struct chart_look *look, size_t index, struct rect box);
