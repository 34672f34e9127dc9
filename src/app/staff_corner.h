/* The way into the staff area: five taps in the top left corner, which has no sign and no control,
 * and then the PIN. */
#pragma once

#include "app/input.h"

#include <stdbool.h>
#include <stdint.h>

struct app;

/* Five taps within two seconds, in a corner of 20 mm (12 mm on a small panel). */
#define STAFF_TAPS            5
#define STAFF_TAPS_MS         2000
#define STAFF_CORNER_MM       20.0
#define STAFF_CORNER_SMALL_MM 12.0

/* True if this touch belongs to the corner and must not reach the page. */
bool staff_corner_takes(struct app *app, const struct input *input);
/* When a tap in the corner that did not lead to the PIN is passed on as a touch of the page. */
int64_t staff_corner_deadline_ms(const struct app *app);
void staff_corner_advance(struct app *app);
