/* Turns SDL events into one stream of input. Fingers and the mouse are passed on alike, each under
 * its own number; ui/press decides what several of them mean. Events that SDL makes up from the
 * other kind are dropped. */
#pragma once

#include "app/input.h"
#include "platform/rotation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

union SDL_Event;

/* More fingers than a panel reports. When one more comes, the oldest is forgotten: its lifting was
 * not reported (a touch controller that was reset). */
#define FINGERS_MAX 10

/* The fingers and buttons that are down; all zero at start. */
struct pointer {
    bool mouse;
    struct {
        bool down;
        int64_t touch;
        int64_t finger;
    } fingers[FINGERS_MAX];
    size_t oldest; /* index of the oldest finger, once all places are taken */
};

#define INPUT_MAX 1
/* Turns one event into 0 to INPUT_MAX inputs in out and returns how many. The mouse is finger 0 of
 * the input, a finger 1 to FINGERS_MAX. */
size_t input_translate(struct pointer *pointer, struct rotation rotation,
                       const union SDL_Event *event, struct input out[INPUT_MAX]);
