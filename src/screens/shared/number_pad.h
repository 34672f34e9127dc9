/* Ten digits as on a telephone, with a key to erase and, if wanted, one that says "done". */
#pragma once

#include "screens/shared/chrome.h"
#include "ui/ui.h"

struct number_pad {
    int digit; /* action of the screen; the tap's index is the digit */
    int erase;
    int enter;               /* used with enter_label */
    const char *enter_label; /* NULL: no such key */
    bool empty;              /* nothing to erase */
    bool incomplete;         /* too few digits: "done" is disabled */
    bool disabled;           /* the whole pad is disabled */
};

/* Draws the pad in the middle of the room, no larger than fingers need. */
void number_pad_view(const struct app *app, struct ui *ui, struct rect room,
                     const struct number_pad *pad);
/* The least height in px that it needs. */
int number_pad_least_height(const struct ui *ui);
/* The height in px of the line that shows what was typed; and that line cut off the top of the
 * pad's room, as wide as the pad. */
int number_pad_line_height(const struct ui *ui);
struct rect number_pad_cut_line(const struct ui *ui, struct rect *room);
