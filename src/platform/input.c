#include "platform/input.h"

#include <SDL.h>

/* A finger that has not been heard of for this long has left without saying so (a touch controller
 * that was reset); the next one takes over, or the kiosk would be deaf for good. */
#define LOST_FINGER_MS 10000

static size_t pointer_input(const struct pointer *pointer, enum input_kind kind, struct input *out)
{
    *out = (struct input){.kind = kind, .x = pointer->x, .y = pointer->y};
    return 1;
}

static void pointer_place(struct pointer *pointer, struct rotation rotation, int x, int y,
                          uint32_t time_ms)
{
    rotation_to_picture(rotation, &x, &y);
    pointer->x = x;
    pointer->y = y;
    pointer->last_ms = time_ms;
}

static size_t pointer_cancel(struct pointer *pointer, struct input *out)
{
    if (pointer->owner == POINTER_FREE) {
        return 0;
    }
    pointer->owner = POINTER_FREE;
    return pointer_input(pointer, INPUT_CANCEL, out);
}

static size_t translate_button(struct pointer *pointer, struct rotation rotation,
                               const SDL_MouseButtonEvent *event, struct input *out)
{
    if (event->which == SDL_TOUCH_MOUSEID || event->button != SDL_BUTTON_LEFT) {
        return 0;
    }
    if (event->type == SDL_MOUSEBUTTONDOWN) {
        if (pointer->owner == POINTER_FINGER) {
            return 0;
        }
        pointer->owner = POINTER_MOUSE;
        pointer_place(pointer, rotation, event->x, event->y, event->timestamp);
        return pointer_input(pointer, INPUT_DOWN, out);
    }
    if (pointer->owner != POINTER_MOUSE) {
        return 0;
    }
    pointer_place(pointer, rotation, event->x, event->y, event->timestamp);
    pointer->owner = POINTER_FREE;
    return pointer_input(pointer, INPUT_UP, out);
}

static size_t translate_motion(struct pointer *pointer, struct rotation rotation,
                               const SDL_MouseMotionEvent *event, struct input *out)
{
    if (event->which == SDL_TOUCH_MOUSEID || pointer->owner != POINTER_MOUSE) {
        return 0;
    }
    pointer_place(pointer, rotation, event->x, event->y, event->timestamp);
    return pointer_input(pointer, INPUT_MOVE, out);
}

static size_t translate_finger(struct pointer *pointer, struct rotation rotation,
                               const SDL_TouchFingerEvent *event, struct input out[INPUT_MAX])
{
    if (event->touchId == SDL_MOUSE_TOUCHID) {
        return 0;
    }
    size_t count = 0;
    const bool ours = pointer->owner == POINTER_FINGER && pointer->touch == event->touchId &&
                      pointer->finger == event->fingerId;
    if (event->type == SDL_FINGERDOWN) {
        const bool lost = event->timestamp - pointer->last_ms > LOST_FINGER_MS;
        if (pointer->owner != POINTER_FREE && !ours && !lost) {
            return 0;
        }
        count = pointer_cancel(pointer, out);
        pointer->owner = POINTER_FINGER;
        pointer->touch = event->touchId;
        pointer->finger = event->fingerId;
    } else if (!ours) {
        return 0;
    }
    /* 0 to 1 of the window; the windowID is not looked at: without a desktop it is 0 */
    const int x = (int)(event->x * (float)rotation.window_width);
    const int y = (int)(event->y * (float)rotation.window_height);
    pointer_place(pointer, rotation, x, y, event->timestamp);
    if (event->type == SDL_FINGERDOWN) {
        return count + pointer_input(pointer, INPUT_DOWN, out + count);
    }
    if (event->type == SDL_FINGERMOTION) {
        return pointer_input(pointer, INPUT_MOVE, out);
    }
    pointer->owner = POINTER_FREE;
    return pointer_input(pointer, INPUT_UP, out);
}

/* Only what assistive keypads send; everything else is swallowed, with any other modifier too. */
static size_t translate_key(const SDL_KeyboardEvent *event, struct input *out)
{
    const SDL_Keymod modifiers = (SDL_Keymod)event->keysym.mod;
    if ((modifiers & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) {
        return 0;
    }
    enum input_key key = KEY_NEXT;
    bool repeats = true;
    switch (event->keysym.sym) {
    case SDLK_TAB: key = (modifiers & KMOD_SHIFT) != 0 ? KEY_PREVIOUS : KEY_NEXT; break;
    case SDLK_RIGHT:
    case SDLK_DOWN: key = KEY_NEXT; break;
    case SDLK_LEFT:
    case SDLK_UP: key = KEY_PREVIOUS; break;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
        key = KEY_ACTIVATE;
        repeats = false;
        break;
    case SDLK_ESCAPE:
        key = KEY_BACK;
        repeats = false;
        break;
    default: return 0;
    }
    if (event->repeat != 0 && !repeats) {
        return 0;
    }
    *out = (struct input){.kind = INPUT_KEY, .key = key};
    return 1;
}

size_t input_translate(struct pointer *pointer, struct rotation rotation,
                       const union SDL_Event *event, struct input out[INPUT_MAX])
{
    switch (event->type) {
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return translate_button(pointer, rotation, &event->button, out);
    case SDL_MOUSEMOTION: return translate_motion(pointer, rotation, &event->motion, out);
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: return translate_finger(pointer, rotation, &event->tfinger, out);
    case SDL_KEYDOWN: return translate_key(&event->key, out);
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_FOCUS_LOST ||
            event->window.event == SDL_WINDOWEVENT_HIDDEN ||
            event->window.event == SDL_WINDOWEVENT_MINIMIZED) {
            return pointer_cancel(pointer, out);
        }
        return 0;
    default: return 0;
    }
}
