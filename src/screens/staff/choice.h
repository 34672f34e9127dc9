/* A few choices, of which one is chosen before the button at the foot: a tap on a row alone changes
 * nothing. */
#pragma once

#include "screens/shared/chrome.h"
#include "ui/ui.h"

struct staff_choice {
    const char *name; /* name of the targets; their index is the row's */
    int action;
    int turn; /* action of the buttons that turn the page; the tap's value is the new page */
    const char *const *labels;
    size_t count;
    int chosen; /* index; below 0 for none */
    int page;   /* current page, on a panel where the rows do not fit on one */
    struct foot_button back;
    struct foot_button act; /* disabled until one is chosen */
};

/* Draws the rows into areas->body, and the foot. */
void staff_choice_view(const struct app *app, struct ui *ui, const struct areas *areas,
                       const struct staff_choice *choice);

/* Draws large buttons below each other, one for each way on. */
void staff_buttons_view(struct ui *ui, struct rect room, const struct button *buttons,
                        size_t count);
