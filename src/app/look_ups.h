/* Look-ups are limited, so that nobody can try out numbers and names: after five in a row that find
 * nobody they pause for 30 s. */
#pragma once

#include <stdint.h>

struct app;

#define LOOK_UP_FAILURES_MAX 5
#define LOOK_UP_PAUSE_MS     30000

void app_look_up_failed(struct app *app);
void app_look_up_succeeded(struct app *app);
/* Seconds until look-ups are allowed again; 0 when they are. */
int app_look_up_pause_seconds(const struct app *app);
/* When the number of seconds shown changes next; INT64_MAX without a pause. */
int64_t app_look_up_pause_deadline(const struct app *app);
