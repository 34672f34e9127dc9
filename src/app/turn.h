/* How one picture leads to the next: what the platform may make a short movement of. */
#pragma once

enum turn {
    TURN_NONE,    /* at once */
    TURN_FORWARD, /* the new page comes from the right */
    TURN_BACK,    /* … from the left */
    TURN_FADE,    /* in its place, as a dialog comes and goes */
};
