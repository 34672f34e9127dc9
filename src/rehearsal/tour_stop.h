/* A screen at which the tour stops, as its caller gets it. */
#pragma once

#include "app/app.h"

struct tour_stop {
    const char *name; /* "052-fr-contrast-large-notice" */
    struct app *app;  /* at this screen; a caller that changes it leads the tour astray */
    const struct ui_frame *frame;
};
