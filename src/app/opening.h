/*
 * Whether the clinic is open: by its hours (domain/hours.h), or as the staff said at the kiosk,
 * which is kept in the database. Nobody is locked out by it; it only decides what the screen shows
 * while it waits.
 */
#pragma once

#include "app/screen.h"

#include <stdint.h>

/* What was said before the program last ended holds again. Looks once, when the database is there:
 * if it cannot be read, that is logged and the hours hold. */
void opening_recall(struct app *app);
/* What shows while nobody uses the kiosk. */
enum screen_id opening_screen(const struct app *app);
/* When that becomes another one: monotonic; INT64_MAX for never, or while somebody uses it. */
int64_t opening_deadline_ms(const struct app *app);
void opening_advance(struct app *app);
