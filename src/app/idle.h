/* When nobody touches the screen, a curtain hides everything after a while and counts down. Any
 * touch lifts it (WCAG 2.2.1: warn, at least 20 s, one simple action, as often as wanted);
 * otherwise the visit ends and all of it is wiped. */
#pragma once

#include <stdint.h>

struct app;

/* Seconds until the curtain ends the visit. */
int app_curtain_seconds(const struct app *app);

/* For the files of this layer: */

/* When the curtain falls, when the number on it changes, or when the staff area closes. */
int64_t idle_deadline_ms(const struct app *app);
void idle_advance(struct app *app);
/* Somebody touched the screen: lifts the curtain. */
void idle_touched(struct app *app);
