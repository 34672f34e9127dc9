/* A screen at which the tour stops: what whoever keeps or checks its pictures is handed. */
#pragma once

#include "app/app.h"

struct tour_stop {
    const char *name; /* "052-fr-contrast-large-notice" */
    struct app *app;  /* as it is there; who changes it leads the tour astray */
    const struct ui_frame *frame;
};
