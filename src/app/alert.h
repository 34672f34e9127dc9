/*
 * Somebody gave an urgent answer that none of the staff has seen yet: the waiting screen asks them
 * to look, and the alarm, if the clinic has one, goes off again and again until somebody has.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct app;

/* For so many days something urgent that nobody decided about stands on the list of today, and the
 * alert for what nobody has seen. */
#define UNDECIDED_DAYS 7

#define ALERT_READ_MS 15000 /* how often the database is asked: other programs write too */

/* Asks the database at the next turn: something urgent may have been said or seen just now. */
void app_alert_soon(struct app *app);
/* True while the waiting screen asks the staff to look. */
bool app_alert_shows(const struct app *app);
/* The visit ends: the alert goes on for an urgent answer that could not be saved. */
void app_alert_keep_unsaved(struct app *app);
/* Somebody of the staff has read that an urgent answer could not be saved. */
void app_alert_forget_unsaved(struct app *app);
/* When that was, as wall clock in ms; 0 if there was none. */
int64_t app_alert_unsaved_ms(const struct app *app);

/* For the files of this layer: */

int64_t alert_due_ms(const struct app *app);
/* Asks the database if it is time to, and sets the alarm off. */
void alert_advance(struct app *app);
