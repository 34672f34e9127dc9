/*
 * The staff area: who is in it, and for how long. What was on the screen before stays below and
 * comes back when the staff are done, unless they changed the visit it belongs to.
 */
#pragma once

#include "domain/ids.h"

#include <stdbool.h>
#include <stdint.h>

struct app;

#define STAFF_IDLE_MS 60000

/* The PIN was right: the staff area begins, in place of the screen on top. */
void app_staff_enter(struct app *app);
bool app_staff_is_open(const struct app *app);
/* Seconds until the screen on top closes by itself; 0 if it does not. */
int app_staff_seconds(const struct app *app);
/* The initials that somebody signed with last in this stay, to offer again; "" for nobody. */
const char *app_staff_initials(const struct app *app);
/* How many wrong PINs were typed since the last right one before this stay. */
int64_t app_staff_wrong_pins(const struct app *app);
/* A kiosk for visitors needs a PIN: looks again whether there is one. */
void app_staff_recheck(struct app *app);
/* Ends the program with an exit code of its own: nothing is to start it again by itself. */
void app_quit(struct app *app);

/* For the files of this layer: */

/* Whether the screen on top closes by itself, without asking: the pages of the staff, and whatever
 * else comes over them, such as a fault. */
bool staff_closes(const struct app *app);
