/* Input of all kinds in one stream: finger, mouse, keyboard or a script. */
#pragma once

#include <stdint.h>

enum input_kind {
    INPUT_DOWN, /* finger or left button down at x, y */
    INPUT_MOVE,
    INPUT_UP,
    INPUT_CANCEL, /* the system cancelled all touches */
    INPUT_KEY,    /* an assistive key */
    INPUT_REDRAW, /* the window lost its picture */
};

enum input_key {
    KEY_NEXT,     /* Tab, right, down */
    KEY_PREVIOUS, /* Shift+Tab, left, up */
    KEY_ACTIVATE, /* Enter, space */
    KEY_BACK,     /* Escape */
};

struct input {
    enum input_kind kind;
    int x; /* px in the picture as seen, after rotation */
    int y;
    enum input_key key;
    int finger; /* number of the finger among those that are down; 0 for a mouse and for scripts */
    int64_t late_ms; /* it may have happened so long ago at most, while the kiosk was busy */
};
