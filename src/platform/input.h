/*
 * SDL events to one stream of input. Fingers and mouse share one pointer: whoever is down first has
 * it until it lifts. Events that SDL makes up from the other kind are dropped.
 */
#pragma once

#include "app/input.h"
#include "platform/rotation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

union SDL_Event;

enum pointer_owner { POINTER_FREE, POINTER_MOUSE, POINTER_FINGER };

/* What is down now; all zero at start. */
struct pointer {
    enum pointer_owner owner;
    int64_t touch;
    int64_t finger;
    uint32_t last_ms; /* time stamp of its last event */
    int x;            /* px in the picture, of its last event */
    int y;
};

#define INPUT_MAX 2
/* Turns one event into 0 to INPUT_MAX inputs in out and returns how many. */
size_t input_translate(struct pointer *pointer, struct rotation rotation,
                       const union SDL_Event *event, struct input out[INPUT_MAX]);
