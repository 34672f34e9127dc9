/*
 * Whether the clinic is open: by its hours (domain/hours.h), or as the staff said at the kiosk.
 * What they said is not kept on disk: after a restart the hours hold. Nobody is locked out by it;
 * it only decides what the screen shows while it waits.
 */
#pragma once

#include "app/screen.h"

#include <stdbool.h>
#include <stdint.h>

struct opening {
    bool by_hand;
    bool open;        /* if by hand: open against the hours, or closed */
    int64_t until_ms; /* wall clock; HOURS_NEVER: until somebody says otherwise */
};

/* What shows while nobody uses the kiosk. */
enum screen_id opening_screen(const struct app *app);
/* When that becomes another one: monotonic; INT64_MAX for never, or while somebody uses it. */
int64_t opening_deadline_ms(const struct app *app);
void opening_advance(struct app *app);
