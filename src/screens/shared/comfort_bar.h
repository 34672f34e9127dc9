/*
 * The bar at the bottom of every screen: when to see a doctor (in the staff area: the way out of
 * it), language, text size, contrast, help; always in the same order and place. One row; where
 * words have no room it shows icons and the language's code instead, and keeps the words as labels.
 */
#pragma once

#include "app/screen.h"
#include "ui/ui.h"

/* On a low panel: between the bar's edge and its controls, in mm. */
#define COMFORT_BAR_PAD_LOW 1.0

struct comfort_bar {
    bool finish;        /* in: also "Finish", for a panel without a row for it */
    bool staff;         /* in: for the staff area, with its way out */
    bool demonstration; /* out: has a mark that this is a demonstration */
};

/* Cuts the bar off the bottom of *room and draws it. */
void comfort_bar(const struct app *app, struct ui *ui, struct rect *room,
                 struct comfort_bar *asked);
