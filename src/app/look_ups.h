/*
 * Look-ups are limited, so that nobody can try out numbers and names: after five in a row they
 * pause for 30 s, and for longer if that goes on (domain/ration.h). What was counted is kept in the
 * database over a restart. Whoever was found and has arrived is no stranger: it is forgotten then,
 * and when the staff give their PIN.
 */
#pragma once

#include <stdint.h>

struct app;

/* Reads the pause that a program before this one left; a check-in begins with it. */
void app_recall_look_ups(struct app *app);
/* Counts one look-up, whatever it found: somebody who is shown a visit and says "no" may be looking
 * for the visit of somebody else. While the database takes nothing it is counted in memory. */
void app_count_look_up(struct app *app);
/* The visitor's booking was found and they have arrived, or the staff are at the screen. */
void app_forget_look_ups(struct app *app);
/* Seconds until look-ups are allowed again; 0 when they are. */
int app_look_up_pause_seconds(const struct app *app);
/* What a countdown of so many seconds says: whole minutes from 61 s on, 0 for the seconds. */
int app_look_up_pause_minutes(const struct app *app);
/* When the number shown changes next; INT64_MAX without a pause. */
int64_t app_look_up_pause_deadline(const struct app *app);
