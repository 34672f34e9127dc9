/* Drives the app in a window: sleeps until there is input or something is due, then draws only if
 * the picture changed. */
#pragma once

#include "base/clock.h"

#include <stdbool.h>
#include <stdint.h>

struct app;
struct display;

struct loop_counts {
    uint64_t wakeups; /* how often it woke from waiting */
    uint64_t frames;  /* frames drawn */
};

/* What is left to do when the first picture shows. The loop does it piece by piece while nobody
 * touches; a touch that leads beyond the first screen waits until all of it is done. */
struct loop_work {
    /* Does a piece; false after the last one. */
    bool (*step)(void *self);
    /* After the last piece: false ends the loop. */
    bool (*end)(void *self);
    void *self;
};

/* Runs until SIGTERM, SIGINT, the end of the session (SDL_QUIT), until the staff end the kiosk
 * (app_wants_to_end), or until a window that may be closed is closed. clock is the app's clock.
 * work may be NULL. Tells the service manager when all is done and the picture shows, and sends a
 * sign of life every half of WATCHDOG_USEC. counts may be NULL and is kept up to date while it
 * runs. */
void loop_run(struct app *app, struct display *display, const struct clock *clock,
              const struct loop_work *work, struct loop_counts *counts);
