/* How one picture follows another: the platform may show it as a short movement. */
#pragma once

enum turn {
    TURN_NONE,    /* at once */
    TURN_FORWARD, /* the new page comes from the right */
    TURN_BACK,    /* … from the left */
    TURN_FADE,    /* in the same place, as a dialog comes and goes */
};
