/*
 * Whether the clinic is open: by its hours (domain/hours.h), or as the staff said at the kiosk,
 * which is kept in the database. Nobody is locked out by it; it only decides what the screen shows
 * while it waits.
 */
#pragma once

#include "app/screen.h"

bool app_is_open(const struct app *app);
/* When the clinic opens next, wall clock; HOURS_NEVER if that is not known. */
int64_t app_opens_ms(const struct app *app);
/* Closed by hand until it opens next by its hours; open by hand against them until midnight. Kept
 * over a restart and noted in the audit; false, and nothing changed, if that failed. */
bool app_set_open(struct app *app, bool open, struct err *err);

/* For the files of this layer: */

/* What was said before the program last ended holds again. Looks once, when the database is there:
 * if it cannot be read, that is logged and the hours hold. */
void opening_recall(struct app *app);
/* What shows while nobody uses the kiosk. */
enum screen_id opening_screen(const struct app *app);
/* True if the screen that waits for somebody is no longer that one. */
bool opening_changed(const struct app *app);
/* When that comes about: monotonic; INT64_MAX for never, or while somebody uses it. */
int64_t opening_deadline_ms(const struct app *app);
