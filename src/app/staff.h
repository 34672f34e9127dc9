/*
 * The way into the staff area: five taps in the top left corner, which has no sign and no control,
 * and then the PIN. What was on the screen before stays below and comes back when the staff are
 * done, unless they changed the visit it belongs to.
 */
#pragma once

#include "app/app.h"
#include "domain/decision.h"
#include "domain/ids.h"

#include <stdbool.h>
#include <stdint.h>

/* Five taps within two seconds, in a corner of 20 mm (12 mm on a small panel). */
#define STAFF_TAPS            5
#define STAFF_TAPS_MS         2000
#define STAFF_CORNER_MM       20.0
#define STAFF_CORNER_SMALL_MM 12.0

struct staff {
    /* taps in the corner */
    int taps;
    int64_t first_ms; /* monotonic: the first of them */
    bool touching;    /* a finger went down in the corner: the page does not hear of it */
    int finger;       /* which one */
    bool wakes;       /* the first of them was on a page where any touch does something */

    bool ready;         /* whether visitors may use the kiosk was looked up */
    bool refuses;       /* they may not: there is no PIN */
    bool open;          /* the PIN was right */
    int64_t wrong_pins; /* in a row, before the page for it was opened */
    size_t depth;       /* of the stack, with what was there before the staff came on top */
    char initials[INITIALS_SIZE]; /* of who signed last since the PIN; "" for nobody */
    bool changed;                 /* the visit in front was undone, or its answers moved */

    struct visit_id visit;             /* that they look at; 0 for none */
    struct appointment_id appointment; /* that they change; 0 for a new one */
};

/* True if this touch is one of the corner's and nobody else's. */
bool staff_takes(struct app *app, const struct input *input);
/* Whether the screen on top closes by itself, without asking: the pages of the staff, and whatever
 * else comes over them, such as a fault. */
bool staff_closes(const struct app *app);
/* When a tap in the corner that led nowhere counts as any other touch of the page. */
int64_t staff_deadline_ms(const struct app *app);
void staff_advance(struct app *app);
