/*
 * The bar at the bottom of every screen: when to see a doctor (in the staff area: Close), language,
 * text size, contrast, help; always in the same order and place. Where words do not fit it shows
 * icons and the language's code instead, and keeps the words as labels.
 */
#pragma once

#include "app/screen.h"
#include "ui/ui.h"

/* On a low panel: between the bar's edge and its controls, in mm. */
#define COMFORT_BAR_PAD_LOW 1.0

struct comfort_bar {
    bool finish;        /* in: also draw "Finish", for a panel without a row for it */
    bool staff;         /* in: draw the bar of the staff area, with Close */
    bool demonstration; /* out: the bar has the mark of a demonstration */
};

/* Cuts the bar off the bottom of *room and draws it. */
void comfort_bar(const struct app *app, struct ui *ui, struct rect *room,
                 struct comfort_bar *asked);
