/* One of a few, to be chosen before the act at the foot: nothing happens by a tap on a row alone.
 */
#pragma once

#include "screens/shared/chrome.h"
#include "ui/ui.h"

struct staff_choice {
    const char *name; /* of the targets; the index is the row's */
    int action;
    int turn; /* action that turns the page: the tap's value is the new one */
    const char *const *labels;
    size_t count;
    int chosen; /* index; below 0 for none */
    int page;   /* on a panel where they have no room together */
    struct foot_button back;
    struct foot_button act; /* disabled until one is chosen */
};

/* Draws the rows into areas->body, and the foot. */
void staff_choice_view(const struct app *app, struct ui *ui, const struct areas *areas,
                       const struct staff_choice *choice);

/* Large buttons below each other, for ways that part here. */
void staff_buttons_view(struct ui *ui, struct rect room, const struct button *buttons,
                        size_t count);
