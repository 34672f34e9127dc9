/* platform/input and rotation: the input made from fingers, mouse and keypad. */
#include "expect.h"
#include "platform/input.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>

static SDL_Event finger(Uint32 type, int id, float x, float y, Uint32 ms)
{
    SDL_Event event = {0};
    event.tfinger.type = type;
    event.tfinger.timestamp = ms;
    event.tfinger.touchId = 7;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

static SDL_Event button(Uint32 type, Uint32 which, Uint8 which_button, int x, int y)
{
    SDL_Event event = {0};
    event.button.type = type;
    event.button.which = which;
    event.button.button = which_button;
    event.button.x = x;
    event.button.y = y;
    return event;
}

static SDL_Event key(SDL_Keycode sym, Uint16 mod, Uint8 repeat)
{
    SDL_Event event = {0};
    event.key.type = SDL_KEYDOWN;
    event.key.keysym.sym = sym;
    event.key.keysym.mod = mod;
    event.key.repeat = repeat;
    return event;
}

static const struct rotation upright = {0, 1000, 600};

static size_t feed(struct pointer *pointer, SDL_Event event, struct input out[INPUT_MAX])
{
    return input_translate(pointer, upright, &event, out);
}

static void input_maps_corners_when_the_picture_is_turned_T13(void **state)
{
    (void)state;
    /* the window's corners, clockwise from its top left */
    static const float corners[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    static const struct {
        int degrees;
        int width;
        int height;
        int first; /* corner of the picture, clockwise, at the window's top left */
    } cases[] = {{0, 1000, 600, 0}, {90, 600, 1000, 3}, {180, 1000, 600, 2}, {270, 600, 1000, 1}};
    for (size_t i = 0; i < 4; i++) {
        const struct rotation rotation = {cases[i].degrees, 1000, 600};
        assert_int_equal(rotation_width(rotation), cases[i].width);
        assert_int_equal(rotation_height(rotation), cases[i].height);
        for (int corner = 0; corner < 4; corner++) {
            struct pointer pointer = {0};
            struct input out[INPUT_MAX];
            const SDL_Event event =
                finger(SDL_FINGERDOWN, 0, corners[corner][0], corners[corner][1], 1);
            assert_int_equal(input_translate(&pointer, rotation, &event, out), 1);
            const float *seen = corners[(corner + cases[i].first) % 4];
            assert_int_equal(out[0].x, seen[0] > 0 ? cases[i].width - 1 : 0);
            assert_int_equal(out[0].y, seen[1] > 0 ? cases[i].height - 1 : 0);
        }
        /* a rectangle goes to the window and its first pixel comes back */
        const struct rect rect = {10, 20, 30, 40};
        const struct rect there = rotation_to_window(rotation, rect);
        for (int corner = 0; corner < 4; corner++) {
            int x = there.x + (corner % 2 == 0 ? 0 : there.w - 1);
            int y = there.y + (corner / 2 == 0 ? 0 : there.h - 1);
            rotation_to_picture(rotation, &x, &y);
            assert_true(rect_contains(rect, x, y));
            assert_true(x == rect.x || x == rect.x + rect.w - 1);
            assert_true(y == rect.y || y == rect.y + rect.h - 1);
        }
    }
}

static void input_gives_one_tap_with_or_without_synthetic_mouse_T12(void **state)
{
    (void)state;
    for (int synthetic = 0; synthetic < 2; synthetic++) {
        struct pointer pointer = {0};
        struct input out[INPUT_MAX];
        size_t downs = 0;
        size_t ups = 0;
        const SDL_Event events[] = {
            finger(SDL_FINGERDOWN, 3, 0.5F, 0.5F, 1),
            button(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, SDL_BUTTON_LEFT, 500, 300),
            finger(SDL_FINGERUP, 3, 0.5F, 0.5F, 2),
            button(SDL_MOUSEBUTTONUP, SDL_TOUCH_MOUSEID, SDL_BUTTON_LEFT, 500, 300),
        };
        for (size_t i = 0; i < 4; i += synthetic == 0 ? 2 : 1) {
            for (size_t n = feed(&pointer, events[i], out); n > 0; n--) {
                downs += out[n - 1].kind == INPUT_DOWN ? 1 : 0;
                ups += out[n - 1].kind == INPUT_UP ? 1 : 0;
                assert_int_equal(out[n - 1].x, 500);
                assert_int_equal(out[n - 1].y, 300);
            }
        }
        assert_int_equal(downs, 1);
        assert_int_equal(ups, 1);
    }
    /* the other way round: a mouse event that SDL makes a finger of */
    struct pointer pointer = {0};
    struct input out[INPUT_MAX];
    SDL_Event made_up = finger(SDL_FINGERDOWN, 0, 0.1F, 0.1F, 1);
    made_up.tfinger.touchId = SDL_MOUSE_TOUCHID;
    assert_int_equal(feed(&pointer, made_up, out), 0);
    assert_int_equal(feed(&pointer, button(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_LEFT, 5, 6), out), 1);
    assert_int_equal(feed(&pointer, button(SDL_MOUSEBUTTONUP, 0, SDL_BUTTON_LEFT, 5, 6), out), 1);
    assert_int_equal(out[0].kind, INPUT_UP);
    assert_int_equal(feed(&pointer, button(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_RIGHT, 5, 6), out),
                     0);
}

static void input_tells_fingers_apart_T8(void **state)
{
    (void)state;
    struct pointer pointer = {0};
    struct input first[INPUT_MAX];
    struct input out[INPUT_MAX];
    assert_int_equal(feed(&pointer, finger(SDL_FINGERDOWN, 1, 0.1F, 0.1F, 100), first), 1);
    assert_int_equal(feed(&pointer, finger(SDL_FINGERDOWN, 2, 0.9F, 0.9F, 200), out), 1);
    assert_int_equal(out[0].kind, INPUT_DOWN);
    assert_int_not_equal(out[0].finger, first[0].finger);
    const int second = out[0].finger;
    assert_int_equal(feed(&pointer, button(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_LEFT, 5, 6), out), 1);
    assert_int_not_equal(out[0].finger, first[0].finger);
    assert_int_not_equal(out[0].finger, second);
    assert_int_equal(feed(&pointer, finger(SDL_FINGERMOTION, 2, 0.8F, 0.9F, 210), out), 1);
    assert_int_equal(out[0].kind, INPUT_MOVE);
    assert_int_equal(out[0].finger, second);
    assert_int_equal(out[0].x, 800);
    assert_int_equal(feed(&pointer, finger(SDL_FINGERUP, 1, 0.2F, 0.1F, 240), out), 1);
    assert_int_equal(out[0].kind, INPUT_UP);
    assert_int_equal(out[0].finger, first[0].finger);
    assert_int_equal(feed(&pointer, finger(SDL_FINGERUP, 1, 0.2F, 0.1F, 250), out), 0);
    assert_int_equal(feed(&pointer, finger(SDL_FINGERMOTION, 1, 0.2F, 0.1F, 250), out), 0);
    assert_int_equal(feed(&pointer, finger(SDL_FINGERUP, 2, 0.2F, 0.1F, 260), out), 1);
    assert_int_equal(out[0].finger, second);
}

/* Without a desktop SDL cannot say which window a finger touched. */
static void input_takes_fingers_of_no_window_T12(void **state)
{
    (void)state;
    for (Uint32 window = 0; window < 2; window++) {
        struct pointer pointer = {0};
        struct input out[INPUT_MAX];
        SDL_Event down = finger(SDL_FINGERDOWN, 5, 0.25F, 0.5F, 10);
        SDL_Event up = finger(SDL_FINGERUP, 5, 0.25F, 0.5F, 60);
        down.tfinger.windowID = window;
        up.tfinger.windowID = window;
        assert_int_equal(feed(&pointer, down, out), 1);
        assert_int_equal(out[0].kind, INPUT_DOWN);
        assert_int_equal(out[0].x, 250);
        assert_int_equal(out[0].y, 300);
        assert_int_equal(feed(&pointer, up, out), 1);
        assert_int_equal(out[0].kind, INPUT_UP);
    }
}

/* Fingers that never lift leave room for others, however many there were. */
static void input_takes_fingers_when_others_were_lost(void **state)
{
    (void)state;
    struct pointer pointer = {0};
    struct input out[INPUT_MAX];
    for (int id = 0; id < 3 * FINGERS_MAX; id++) {
        assert_int_equal(feed(&pointer, finger(SDL_FINGERDOWN, id, 0.5F, 0.5F, 100), out), 1);
        assert_int_equal(out[0].kind, INPUT_DOWN);
        assert_in_range(out[0].finger, 1, FINGERS_MAX);
        const int number = out[0].finger;
        assert_int_equal(feed(&pointer, finger(SDL_FINGERMOTION, id, 0.6F, 0.5F, 110), out), 1);
        assert_int_equal(out[0].finger, number);
    }
    /* a finger that comes down again without having been lifted is the same one */
    feed(&pointer, finger(SDL_FINGERDOWN, 1000, 0.5F, 0.5F, 200), out);
    const int number = out[0].finger;
    assert_int_equal(feed(&pointer, finger(SDL_FINGERDOWN, 1000, 0.1F, 0.5F, 300), out), 1);
    assert_int_equal(out[0].finger, number);
}

static void input_cancels_when_the_window_goes_away(void **state)
{
    (void)state;
    struct pointer pointer = {0};
    struct input out[INPUT_MAX];
    SDL_Event event = {0};
    event.window.type = SDL_WINDOWEVENT;
    event.window.event = SDL_WINDOWEVENT_FOCUS_LOST;
    assert_int_equal(feed(&pointer, event, out), 0);
    feed(&pointer, finger(SDL_FINGERDOWN, 1, 0.1F, 0.1F, 100), out);
    assert_int_equal(feed(&pointer, event, out), 1);
    assert_int_equal(out[0].kind, INPUT_CANCEL);
    assert_int_equal(feed(&pointer, finger(SDL_FINGERUP, 1, 0.1F, 0.1F, 110), out), 0);
}

static void input_passes_only_assistive_keys(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode sym;
        Uint16 mod;
        Uint8 repeat;
        int key; /* -1: swallowed */
    } cases[] = {
        {SDLK_TAB, 0, 0, KEY_NEXT},
        {SDLK_TAB, KMOD_LSHIFT, 0, KEY_PREVIOUS},
        {SDLK_TAB, KMOD_LALT, 0, -1},
        {SDLK_RIGHT, 0, 1, KEY_NEXT},
        {SDLK_DOWN, 0, 0, KEY_NEXT},
        {SDLK_LEFT, 0, 0, KEY_PREVIOUS},
        {SDLK_UP, KMOD_NUM, 0, KEY_PREVIOUS},
        {SDLK_RETURN, 0, 0, KEY_ACTIVATE},
        {SDLK_RETURN, 0, 1, -1},
        {SDLK_KP_ENTER, 0, 0, KEY_ACTIVATE},
        {SDLK_SPACE, 0, 0, KEY_ACTIVATE},
        {SDLK_ESCAPE, 0, 0, KEY_BACK},
        {SDLK_F4, KMOD_LALT, 0, -1},
        {SDLK_a, 0, 0, -1},
        {SDLK_c, KMOD_LCTRL, 0, -1},
        {SDLK_DELETE, KMOD_LCTRL | KMOD_LALT, 0, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct pointer pointer = {0};
        struct input out[INPUT_MAX];
        const size_t count = feed(&pointer, key(cases[i].sym, cases[i].mod, cases[i].repeat), out);
        assert_int_equal(count, cases[i].key >= 0 ? 1 : 0);
        if (count == 1) {
            assert_int_equal(out[0].kind, INPUT_KEY);
            assert_int_equal(out[0].key, cases[i].key);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(input_maps_corners_when_the_picture_is_turned_T13),
        cmocka_unit_test(input_gives_one_tap_with_or_without_synthetic_mouse_T12),
        cmocka_unit_test(input_tells_fingers_apart_T8),
        cmocka_unit_test(input_takes_fingers_of_no_window_T12),
        cmocka_unit_test(input_takes_fingers_when_others_were_lost),
        cmocka_unit_test(input_cancels_when_the_window_goes_away),
        cmocka_unit_test(input_passes_only_assistive_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
