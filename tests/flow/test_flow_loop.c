/* platform/loop: what the kiosk answers to the events of SDL, to time and to the service manager.
 */
#include "visitor.h"

#include <string.h>

/* --- fingers --- */

static bool walk_to_the_arrival(struct visitor *visitor, int step)
{
    static const struct {
        const char *screen;
        const char *name;
        int index;
    } way[] = {
        {"attract", "start", 0},
        {"home", "check_in", 0},
        {"check_in_phone", "digit", 0},
        {"check_in_phone", "digit", 1},
        {"check_in_phone", "digit", 4},
        {"check_in_phone", "digit", 2},
        {"check_in_confirm", "confirm_yes", 0},
    };
    assert_true(step == 0 || visitor_drew(visitor));
    assert_true(visitor_shows_the_picture(visitor));
    if (step == COUNT_OF(way)) {
        assert_string_not_equal(app_screen_name(visitor_app(visitor)), "check_in_confirm");
        return false;
    }
    visitor_assert_on(visitor, way[step].screen);
    visitor_touch(visitor, way[step].name, way[step].index);
    return true;
}

static void a_visitor_checks_in_by_finger(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(walk_to_the_arrival);
    visitor_run(visitor);
    assert_int_equal(visitor->step, 8);
    assert_query(visitor->kiosk, "SELECT client_name FROM arrivals", "Joan Sample");
    visitor_close(visitor);
}

/* --- events that the kiosk ignores --- */

static SDL_Event window_event(Uint8 event)
{
    return (SDL_Event){.window = {.type = SDL_WINDOWEVENT, .event = event}};
}

static bool disturb(struct visitor *visitor, int step)
{
    const SDL_Event events[] = {
        window_event(SDL_WINDOWEVENT_CLOSE),
        window_event(SDL_WINDOWEVENT_FOCUS_LOST),
        window_event(SDL_WINDOWEVENT_LEAVE),
        {.motion = {.type = SDL_MOUSEMOTION, .x = 500, .y = 900}},
        {.key = {.type = SDL_KEYUP, .keysym = {.sym = SDLK_F4, .mod = KMOD_LALT}}},
        {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_q, .mod = KMOD_LCTRL}}},
        {.type = SDL_CLIPBOARDUPDATE},
    };
    visitor_assert_on(visitor, "attract");
    assert_true(step == 0 || !visitor_drew(visitor));
    assert_int_equal(visitor->counts.wakeups, step);
    if (step == COUNT_OF(events)) {
        return false;
    }
    visitor_push(events[step]);
    return true;
}

static void events_that_are_not_for_visitors_neither_end_nor_draw(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open_with((struct display_options){0}, disturb);
    visitor_run(visitor);
    assert_int_equal(visitor->step, 8);
    visitor_close(visitor);
}

static bool close_the_window(struct visitor *visitor, int step)
{
    (void)visitor;
    assert_int_equal(step, 0); /* after that the loop does not wait again */
    visitor_push(window_event(SDL_WINDOWEVENT_CLOSE));
    return true;
}

/* Of --windowed, which somebody at a desk tries out. */
static void a_window_that_is_not_the_whole_screen_can_be_closed(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(close_the_window);
    visitor_run(visitor);
    assert_int_equal(visitor->step, 1);
    visitor_close(visitor);
}

/* --- a picture that was lost --- */

static void blacken(void)
{
    SDL_Surface *surface = visitor_surface();
    SDL_SetClipRect(surface, NULL); /* the area that the painter painted last */
    SDL_FillRect(surface, NULL, 0);
}

static bool lose_the_picture(struct visitor *visitor, int step)
{
    static const Uint32 types[] = {SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET};
    assert_true(visitor_shows_the_picture(visitor));
    if (step == COUNT_OF(types)) {
        return false;
    }
    blacken();
    assert_false(visitor_shows_the_picture(visitor));
    visitor_push((SDL_Event){.type = types[step]});
    return true;
}

static void a_picture_that_was_lost_comes_back(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(lose_the_picture);
    visitor_run(visitor);
    assert_int_equal(visitor->step, 3);
    assert_int_equal(visitor->counts.frames, 0); /* the app did not have to draw again */
    visitor_close(visitor);
}

/* --- another size --- */

static const struct {
    int width;
    int height;
} sizes[] = {
    {1920, 1080}, /* it was turned */
    {540, 960},   /* the same glass with fewer pixels, */
    {2160, 3840}, /* and with more */
    {64, 48},     /* no room for anything */
    {1, 1},       {VISITOR_WIDTH, VISITOR_HEIGHT},
};

static bool change_the_size(struct visitor *visitor, int step)
{
    static const int digits[] = {0, 1, 4, 2};
    const int typed = step - 2 - (int)COUNT_OF(sizes);
    assert_true(visitor_shows_the_picture(visitor));
    if (step == 0) {
        visitor_touch(visitor, "start", 0);
    } else if (step == 1) {
        visitor_touch(visitor, "check_in", 0);
    } else if (typed < 0) {
        visitor_assert_on(visitor, "check_in_phone");
        SDL_SetWindowSize(SDL_GetWindowFromID(1), sizes[step - 2].width, sizes[step - 2].height);
    } else if (typed < (int)COUNT_OF(digits)) {
        visitor_assert_on(visitor, "check_in_phone");
        visitor_touch(visitor, "digit", digits[typed]);
    } else {
        visitor_assert_on(visitor, "check_in_confirm");
        return false;
    }
    return true;
}

static void a_window_of_another_size_is_filled_by_the_same_page(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(change_the_size);
    visitor_run(visitor);
    assert_int_equal(visitor->step, 3 + COUNT_OF(sizes) + 4);
    visitor_close(visitor);
}

static bool type_while_it_turns(struct visitor *visitor, int step)
{
    static const int digits[] = {0, 1, 4, 2};
    SDL_Window *window = SDL_GetWindowFromID(1);
    assert_true(visitor_shows_the_picture(visitor));
    if (step == 0) {
        visitor_touch(visitor, "start", 0);
    } else if (step == 1) {
        visitor_touch(visitor, "check_in", 0);
    } else if (step < 9) {
        visitor_assert_on(visitor, "check_in_phone");
        if (step % 2 == 0) {
            visitor_touch(visitor, "digit", digits[step / 2 - 1]);
        } else {
            SDL_SetWindowSize(window, step % 4 == 1 ? VISITOR_WIDTH : VISITOR_HEIGHT,
                              step % 4 == 1 ? VISITOR_HEIGHT : VISITOR_WIDTH);
        }
    }
    if (step == 9) {
        visitor_assert_on(visitor, "check_in_confirm");
        return false;
    }
    return true;
}

static void a_visitor_types_on_after_the_panel_was_turned(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(type_while_it_turns);
    visitor_run(visitor);
    visitor_assert_on(visitor, "check_in_confirm");
    visitor_close(visitor);
}

/* --- time --- */

/* Lets time pass without a visitor: each deadline of the app comes at once. */
static bool let_time_pass(struct visitor *visitor, int step)
{
    struct fake_clock *fake = &visitor->kiosk->fake;
    if (step == 0) {
        visitor_touch(visitor, "start", 0);
        return true;
    }
    if (step == 1) {
        visitor_assert_on(visitor, "home");
        visitor->called_ms = fake->monotonic_ms;
    }
    if (strcmp(app_screen_name(visitor_app(visitor)), "attract") == 0) {
        assert_true(visitor_shows_the_picture(visitor));
        return false;
    }
    const int64_t deadline = app_deadline_ms(visitor_app(visitor));
    assert_true(deadline < INT64_MAX);
    assert_true(deadline > fake->monotonic_ms);
    fake_clock_advance(fake, deadline - fake->monotonic_ms);
    return true;
}

static void the_attract_screen_follows_a_visitor_who_went_away(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(let_time_pass);
    visitor_run(visitor);
    assert_int_equal(visitor->kiosk->fake.monotonic_ms - visitor->called_ms, 90 * SECOND_MS);
    visitor_close(visitor);
}

/* --- the end --- */

static bool end_it(struct visitor *visitor, int step)
{
    assert_int_equal(step, 0); /* after the tap the loop does not wait again */
    visitor_assert_on(visitor, "staff_leave");
    visitor_touch(visitor, "leave", 0);
    return true;
}

static void the_staff_end_the_program(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(end_it);
    kiosk_staff_open(visitor->kiosk);
    kiosk_play(visitor->kiosk, "tap more\ntap leave\nexpect screen staff_leave");
    visitor_run(visitor);
    assert_true(app_wants_to_end(visitor_app(visitor)));
    visitor_close(visitor);
}

/* --- the service manager --- */

#define SIGNS 4

static bool hear(struct visitor *visitor, int step)
{
    if (step == 0) {
        assert_string_equal(manager_hears(&visitor->manager), "READY=1");
        assert_true(visitor_shows_the_picture(visitor));
    }
    assert_in_range(step, 0, 100 * SIGNS);
    const char *sign = manager_hears(&visitor->manager);
    if (sign[0] == '\0') {
        return true; /* a wait may end a moment before it is due, and then the loop waits again */
    }
    assert_string_equal(sign, "WATCHDOG=1");
    assert_string_equal(manager_hears(&visitor->manager), "");
    assert_int_equal(visitor->counts.frames, 0);
    return ++visitor->signs < SIGNS;
}

/* The loop wakes for the next sign of life, and draws nothing for it. */
static void the_service_manager_hears_that_the_kiosk_lives(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(hear);
    visitor->manager = manager_listen_at_a_path();
    setenv("WATCHDOG_USEC", "4000", 1);
    visitor_run(visitor);
    assert_int_equal(visitor->signs, SIGNS);
    manager_close(&visitor->manager);
    visitor_close(visitor);
}

#define TEST(test) cmocka_unit_test_setup(test, manager_forget)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_visitor_checks_in_by_finger),
        TEST(events_that_are_not_for_visitors_neither_end_nor_draw),
        TEST(a_window_that_is_not_the_whole_screen_can_be_closed),
        TEST(a_picture_that_was_lost_comes_back),
        TEST(a_window_of_another_size_is_filled_by_the_same_page),
        TEST(a_visitor_types_on_after_the_panel_was_turned),
        TEST(the_attract_screen_follows_a_visitor_who_went_away),
        TEST(the_staff_end_the_program),
        TEST(the_service_manager_hears_that_the_kiosk_lives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
