/* How the app calls the staff; whoever starts the kiosk says by what means. */
#pragma once

#include <stdbool.h>

struct alarm {
    /* Runs the clinic's command for an emergency, or for what has to be talked about before any
     * treatment, and plays its sound. Returns at once. NULL: there is no alarm. */
    void (*sound)(void *self, bool emergency);
    /* Called now and then: puts away what has ended. */
    void (*look)(void *self);
    void *self;
};
