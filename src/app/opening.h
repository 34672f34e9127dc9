/* Whether the clinic is open: by its hours (domain/hours.h), or by hand at the kiosk, which the
 * database keeps. A closed clinic locks nobody out; it only decides what the screen shows while it
 * waits. */
#pragma once

#include "app/screen.h"

bool app_is_open(const struct app *app);
/* When the clinic opens next, wall clock; HOURS_NEVER if that is not known. */
int64_t app_opens_ms(const struct app *app);
/* Closes by hand until the next opening hours begin, or opens by hand until midnight or the
 * next opening hours, whichever comes first. Kept over a restart and noted in the audit. False, and
 * nothing changed, if that failed. */
bool app_set_open(struct app *app, bool open, struct err *err);

/* For the files of this layer: */

/* Reads an opening or closing by hand back from the database, once the database is there. If it
 * cannot be read, that is logged and the hours apply. */
void opening_recall(struct app *app);
/* The screen to show while nobody uses the kiosk. */
enum screen_id opening_screen(const struct app *app);
/* True if the screen shown while nobody uses the kiosk is no longer the right one. */
bool opening_changed(const struct app *app);
/* When it stops being the right one: monotonic; INT64_MAX for never, or while somebody uses the
 * kiosk. */
int64_t opening_deadline_ms(const struct app *app);
