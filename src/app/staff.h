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
/* How many wrong PINs were typed between the last right one and this stay. */
int64_t app_staff_wrong_pins(const struct app *app);
/* Asks the database again whether there is a PIN, which a kiosk for visitors needs. */
void app_staff_recheck(struct app *app);
/* Ends the program with an exit code of its own, so that the service does not start it again. */
void app_quit(struct app *app);

/* For the files of this layer: */

/* Whether the screen on top closes by itself without asking: pages of the staff, and whatever opens
 * over them, such as the fault screen. */
bool staff_closes(const struct app *app);
