#include "platform/input.h"

#include <SDL.h>

static size_t place(struct rotation rotation, enum input_kind kind, int x, int y, size_t finger,
                    struct input *out)
{
    rotation_to_picture(rotation, &x, &y);
    *out = (struct input){.kind = kind, .x = x, .y = y, .finger = (int)finger};
    return 1;
}

static size_t cancel(struct pointer *pointer, struct input *out)
{
    bool any = pointer->mouse;
    for (size_t i = 0; i < FINGERS_MAX; i++) {
        any = any || pointer->fingers[i].down;
    }
    *pointer = (struct pointer){0};
    *out = (struct input){.kind = INPUT_CANCEL};
    return any ? 1 : 0;
}

static size_t translate_button(struct pointer *pointer, struct rotation rotation,
                               const SDL_MouseButtonEvent *event, struct input *out)
{
    const bool down = event->type == SDL_MOUSEBUTTONDOWN;
    if (event->which == SDL_TOUCH_MOUSEID || event->button != SDL_BUTTON_LEFT ||
        (!down && !pointer->mouse)) {
        return 0;
    }
    pointer->mouse = down;
    return place(rotation, down ? INPUT_DOWN : INPUT_UP, event->x, event->y, 0, out);
}

static size_t translate_motion(const struct pointer *pointer, struct rotation rotation,
                               const SDL_MouseMotionEvent *event, struct input *out)
{
    if (event->which == SDL_TOUCH_MOUSEID || !pointer->mouse) {
        return 0;
    }
    return place(rotation, INPUT_MOVE, event->x, event->y, 0, out);
}

/* Index of this finger among those that are down; FINGERS_MAX if it is not one of them. */
static size_t find(const struct pointer *pointer, const SDL_TouchFingerEvent *event)
{
    size_t i = 0;
    while (i < FINGERS_MAX &&
           !(pointer->fingers[i].down && pointer->fingers[i].touch == event->touchId &&
             pointer->fingers[i].finger == event->fingerId)) {
        i++;
    }
    return i;
}

static size_t take(struct pointer *pointer, const SDL_TouchFingerEvent *event)
{
    size_t i = 0;
    while (i < FINGERS_MAX && pointer->fingers[i].down) {
        i++;
    }
    if (i == FINGERS_MAX) {
        i = pointer->oldest++ % FINGERS_MAX;
    }
    pointer->fingers[i].down = true;
    pointer->fingers[i].touch = event->touchId;
    pointer->fingers[i].finger = event->fingerId;
    return i;
}

static size_t translate_finger(struct pointer *pointer, struct rotation rotation,
                               const SDL_TouchFingerEvent *event, struct input *out)
{
    if (event->touchId == SDL_MOUSE_TOUCHID) {
        return 0;
    }
    const bool down = event->type == SDL_FINGERDOWN;
    size_t i = find(pointer, event);
    if (i == FINGERS_MAX && !down) {
        return 0;
    }
    if (i == FINGERS_MAX) {
        i = take(pointer, event);
    }
    pointer->fingers[i].down = event->type != SDL_FINGERUP;
    /* coordinates run from 0 to 1 of the window; windowID is not checked, because without a desktop
     * it is 0 */
    const int x = (int)(event->x * (float)rotation.window_width);
    const int y = (int)(event->y * (float)rotation.window_height);
    const enum input_kind kind = down                              ? INPUT_DOWN
                                 : event->type == SDL_FINGERMOTION ? INPUT_MOVE
                                                                   : INPUT_UP;
    return place(rotation, kind, x, y, i + 1, out);
}

/* Passes on only the keys that assistive keypads send. All other keys, and these with another
 * modifier, are dropped. */
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
            return cancel(pointer, out);
        }
        return 0;
    default: return 0;
    }
}
