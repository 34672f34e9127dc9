/* Drives the app in a window: sleeps until there is input or something is due, then draws only if
 * the picture changed. */
#pragma once

#include "base/clock.h"

#include <stdint.h>

struct app;
struct display;

struct loop_counts {
    uint64_t wakeups; /* times it woke from waiting */
    uint64_t frames;  /* frames drawn */
};

/*
 * Runs until SIGTERM, SIGINT, the end of the session (SDL_QUIT), or the staff ended the kiosk
 * (app_wants_to_end). clock is the app's clock. Tells the service manager that it is ready once the
 * first picture shows, and that it lives at half of WATCHDOG_USEC. counts may be NULL and is kept
 * up to date while it runs.
 */
void loop_run(struct app *app, struct display *display, const struct clock *clock,
              struct loop_counts *counts);
