/* platform/loop: the kiosk in a window of SDL that nobody sees, touched by SDL's own events. */
#include "kiosk.h"
#include "manager.h"

#include "app/words.h"
#include "platform/display.h"
#include "platform/images.h"
#include "platform/loop.h"
#include "ui/press.h"

#include <string.h>

#include <SDL.h>

#define WIDTH  1080
#define HEIGHT 1920

/* The loop asks its clock once before each wait, and nothing else uses that clock. So asking it is
 * the moment for the visitor's next step, while nothing else happens. */
struct visitor {
    struct kiosk *kiosk;
    struct images *images;
    struct display *display;
    struct loop_counts counts;
    const struct loop_work *work;
    struct manager manager;
    /* Does step number `step`; false when there are no more, which ends the kiosk. */
    bool (*act)(struct visitor *visitor, int step);
    int step;
    int signs; /* of life that the service manager heard */
    uint64_t frames_before;
    int64_t called_ms; /* by the fake clock: when the step before was done */
    struct text_engine text;
    int slow_ms;            /* how long the next picture takes to draw */
    SDL_Event meanwhile[6]; /* what comes while it is drawn */
    size_t meanwhile_count;
};

static struct app *app_of(const struct visitor *visitor)
{
    return visitor->kiosk->player.app;
}

static void push(SDL_Event event)
{
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static int64_t before_a_wait(void *self)
{
    struct visitor *visitor = self;
    struct fake_clock *fake = &visitor->kiosk->fake;
    if (!display_is_turning(visitor->display)) {
        const int step = visitor->step++;
        if (!visitor->act(visitor, step)) {
            push((SDL_Event){.type = SDL_QUIT});
        }
        visitor->frames_before = visitor->counts.frames;
    }
    return fake->monotonic_ms;
}

/* The text engine, which takes slow_ms once. */
static int slow_width(void *self, struct font font, const char *text, size_t length)
{
    struct visitor *visitor = self;
    if (visitor->slow_ms > 0) {
        SDL_Delay((Uint32)visitor->slow_ms); /* the loop asks the machine how long it was busy */
        fake_clock_advance(&visitor->kiosk->fake, visitor->slow_ms);
        visitor->slow_ms = 0;
        for (size_t k = 0; k < visitor->meanwhile_count; k++) {
            push(visitor->meanwhile[k]);
        }
        visitor->meanwhile_count = 0;
    }
    return visitor->text.width(visitor->text.self, font, text, length);
}

static int ascent(void *self, struct font font, int *height)
{
    const struct text_engine *text = &((struct visitor *)self)->text;
    return text->ascent(text->self, font, height);
}

static bool has_glyph(void *self, enum face face, uint32_t character)
{
    const struct text_engine *text = &((struct visitor *)self)->text;
    return text->has_glyph(text->self, face, character);
}

static struct visitor *come_in_with(struct display_options options,
                                    bool (*act)(struct visitor *visitor, int step))
{
    struct visitor *visitor = calloc(1, sizeof(*visitor));
    struct err err;
    assert_non_null(visitor);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    visitor->act = act;
    visitor->kiosk = kiosk_open((struct kiosk_options){0});
    visitor->text = visitor->kiosk->text;
    visitor->kiosk->text = (struct text_engine){visitor, slow_width, ascent, has_glyph};
    visitor->images = images_create(KIOSK_SOURCE_DIR "/assets/images", &visitor->kiosk->world.day);
    visitor->display = display_open(&options, visitor->kiosk->fonts, visitor->images, &err);
    if (visitor->display == NULL) {
        fail_msg("%s", err.text);
    }
    display_show(visitor->display, app_frame(app_of(visitor))); /* the program does the same */
    SDL_PumpEvents();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT); /* what a window says while it opens */
    return visitor;
}

static struct visitor *come_in(bool (*act)(struct visitor *visitor, int step))
{
    return come_in_with((struct display_options){.width = WIDTH, .height = HEIGHT}, act);
}

static void run(struct visitor *visitor)
{
    const struct clock clock = {.self = visitor, .monotonic_ms = before_a_wait};
    loop_run(app_of(visitor), visitor->display, &clock, visitor->work, &visitor->counts);
}

static void go(struct visitor *visitor)
{
    display_close(visitor->display);
    images_destroy(visitor->images);
    kiosk_close(visitor->kiosk);
    free(visitor);
}

/* A finger that comes down on the middle of a target of the current picture. */
static SDL_Event finger_on(struct visitor *visitor, const char *name, int index)
{
    const struct target *target = frame_find(app_frame(app_of(visitor)), name, index, NULL);
    assert_non_null(target);
    SDL_Event finger = {.tfinger = {.type = SDL_FINGERDOWN, .touchId = 7, .fingerId = 1}};
    finger.tfinger.x =
        ((float)target->box.x + (float)target->box.w / 2) / (float)display_width(visitor->display);
    finger.tfinger.y =
        ((float)target->box.y + (float)target->box.h / 2) / (float)display_height(visitor->display);
    return finger;
}

static SDL_Event lifted(SDL_Event finger)
{
    finger.tfinger.type = SDL_FINGERUP;
    return finger;
}

/* Touches a target and lifts the finger at once. */
static void strike(struct visitor *visitor, const char *name, int index)
{
    const SDL_Event finger = finger_on(visitor, name, index);
    push(finger);
    push(lifted(finger));
}

/* The same, while the next picture is drawn. */
static void strike_meanwhile(struct visitor *visitor, const char *name, int index)
{
    const SDL_Event finger = finger_on(visitor, name, index);
    visitor->meanwhile[visitor->meanwhile_count++] = finger;
    visitor->meanwhile[visitor->meanwhile_count++] = lifted(finger);
}

/* The same, one second after everything before it. */
static void touch(struct visitor *visitor, const char *name, int index)
{
    fake_clock_advance(&visitor->kiosk->fake, SECOND_MS);
    strike(visitor, name, index);
}

static void assert_on(const struct visitor *visitor, const char *screen)
{
    assert_string_equal(app_screen_name(app_of(visitor)), screen);
}

static bool drew(const struct visitor *visitor)
{
    return visitor->counts.frames > visitor->frames_before;
}

static SDL_Surface *window_surface(void)
{
    SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    assert_non_null(surface);
    return surface;
}

/* True if the window shows exactly the picture of the app, as a display without a window does. */
static bool shows_the_picture(const struct visitor *visitor)
{
    const struct metrics *metrics = app_metrics(app_of(visitor));
    const struct display_options options = {
        .headless = true, .width = metrics->width, .height = metrics->height};
    struct err err;
    struct display *other = display_open(&options, visitor->kiosk->fonts, visitor->images, &err);
    assert_non_null(other);
    display_show(other, app_frame(app_of(visitor)));
    const SDL_Surface *expected = display_surface(other);
    const SDL_Surface *shown = window_surface();
    assert_int_equal(shown->w, options.width);
    assert_int_equal(shown->h, options.height);
    assert_int_equal(shown->format->format, expected->format->format);
    bool same = true;
    for (ptrdiff_t y = 0; y < options.height; y++) {
        same = same && memcmp((const char *)shown->pixels + y * shown->pitch,
                              (const char *)expected->pixels + y * expected->pitch,
                              (size_t)options.width * shown->format->BytesPerPixel) == 0;
    }
    display_close(other);
    return same;
}

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
    assert_true(step == 0 || drew(visitor));
    assert_true(shows_the_picture(visitor));
    if (step == COUNT_OF(way)) {
        assert_string_not_equal(app_screen_name(app_of(visitor)), "check_in_confirm");
        return false;
    }
    assert_on(visitor, way[step].screen);
    touch(visitor, way[step].name, way[step].index);
    return true;
}

static void a_visitor_checks_in_by_finger(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(walk_to_the_arrival);
    run(visitor);
    assert_int_equal(visitor->step, 8);
    assert_query(visitor->kiosk, "SELECT client_name FROM arrivals", "Joan Sample");
    go(visitor);
}

static bool next_leaves_are_drawn(const struct visitor *visitor)
{
    struct ui_frame frame = {.arena = arena_create((size_t)64 * 1024)};
    bool drawn = true;
    for (size_t index = 0; app_ahead(app_of(visitor), index, &frame); index++) {
        for (size_t i = 0; i < frame.draw_count; i++) {
            const struct draw *draw = &frame.draws[i];
            drawn = drawn && (draw->kind != DRAW_PICTURE ||
                              images_is_there(visitor->images, draw->text, draw->box.w, draw->box.h,
                                              draw->radius));
        }
    }
    arena_destroy(frame.arena);
    return drawn;
}

/* Reads the last leaf of a page and touches nothing until the next page's picture is drawn. */
static bool read_on(struct visitor *visitor, int step)
{
    static const char *const way[] = {"start", "read", "page", "next"};
    if (step < (int)COUNT_OF(way)) {
        touch(visitor, way[step], 0);
        return true;
    }
    assert_on(visitor, "reader");
    if (step == (int)COUNT_OF(way)) {
        assert_false(next_leaves_are_drawn(visitor));
    }
    assert_true(step < 1000);
    return !next_leaves_are_drawn(visitor);
}

static void the_next_page_is_drawn_while_a_visitor_reads(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(read_on);
    run(visitor);
    go(visitor);
}

/* --- what is read after the first picture --- */

enum { PIECES = 40 };

struct reading {
    struct visitor *visitor;
    int pieces;
    bool ended;
    bool in_order;
};

/* Touches while it is read: the first touch is answered at once, the second after all is read. */
static bool read_a_piece(void *self)
{
    struct reading *reading = self;
    assert_false(reading->ended);
    switch (reading->pieces++) {
    case 0:
        assert_on(reading->visitor, "attract");
        touch(reading->visitor, "start", 0);
        break;
    case 1:
        assert_on(reading->visitor, "home");
        touch(reading->visitor, "read", 0);
        break;
    default:
        assert_on(reading->visitor, "home");
        assert_int_equal(reading->visitor->step, 0); /* no piece waits for anything */
        break;
    }
    return reading->pieces < PIECES;
}

static bool end_reading(void *self)
{
    struct reading *reading = self;
    assert_int_equal(reading->pieces, PIECES);
    assert_on(reading->visitor, "home");
    reading->ended = true;
    return reading->in_order;
}

static bool leave_at_once(struct visitor *visitor, int step)
{
    (void)step;
    assert_on(visitor, "contents");
    return false;
}

static void a_touch_while_the_pages_are_read_is_answered(void **state)
{
    (void)state;
    for (int in_order = 0; in_order < 2; in_order++) {
        struct visitor *visitor = come_in(leave_at_once);
        struct reading reading = {.visitor = visitor, .in_order = in_order == 1};
        const struct loop_work work = {read_a_piece, end_reading, &reading};
        visitor->work = &work;
        run(visitor);
        assert_true(reading.ended);
        /* the kiosk ends itself where the pages are not in order, and shows none of them */
        assert_int_equal(visitor->step, in_order);
        assert_on(visitor, in_order == 1 ? "contents" : "home");
        go(visitor);
    }
}

/* While the kiosk is busy with the first digit somebody types the others; they come in one go. */
static bool type_while_it_is_busy(struct visitor *visitor, int step)
{
    static const int digits[] = {5, 5, 0, 0};
    if (step == 0) {
        touch(visitor, "start", 0);
    } else if (step == 1) {
        touch(visitor, "check_in", 0);
    } else if (step == 2) {
        assert_on(visitor, "check_in_phone");
        fake_clock_advance(&visitor->kiosk->fake, SECOND_MS);
        strike(visitor, "digit", digits[0]);
        for (size_t i = 1; i < COUNT_OF(digits); i++) {
            strike_meanwhile(visitor, "digit", digits[i]);
        }
        visitor->slow_ms = 2 * PRESS_KEY_MS;
    } else {
        return false;
    }
    return true;
}

static void digits_typed_while_the_kiosk_was_busy_arrive(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(type_while_it_is_busy);
    run(visitor);
    assert_on(visitor, "check_in_missing"); /* nobody has 5500: all four digits are there */
    go(visitor);
}

/* A tap while a slow computer still draws what the first tap did: nobody saw the change yet. */
static bool tap_again_before_it_is_seen(struct visitor *visitor, int step)
{
    if (step == 0) {
        touch(visitor, "start", 0);
    } else if (step == 1) {
        touch(visitor, "language", 1);
        visitor->slow_ms = 700;
    } else if (step == 2) {
        strike(visitor, "language", 0); /* where the other language stood */
    } else {
        return false;
    }
    return true;
}

static void a_second_tap_before_the_change_is_seen_does_nothing(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(tap_again_before_it_is_seen);
    run(visitor);
    assert_string_equal(app_language(app_of(visitor)), "fr");
    go(visitor);
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
    assert_on(visitor, "attract");
    assert_true(step == 0 || !drew(visitor));
    assert_int_equal(visitor->counts.wakeups, step);
    if (step == COUNT_OF(events)) {
        return false;
    }
    push(events[step]);
    return true;
}

static void events_that_are_not_for_visitors_neither_end_nor_draw(void **state)
{
    (void)state;
    struct visitor *visitor = come_in_with((struct display_options){0}, disturb);
    run(visitor);
    assert_int_equal(visitor->step, 8);
    go(visitor);
}

static bool close_the_window(struct visitor *visitor, int step)
{
    (void)visitor;
    assert_int_equal(step, 0); /* after that the loop does not wait again */
    push(window_event(SDL_WINDOWEVENT_CLOSE));
    return true;
}

/* Of --windowed, which somebody at a desk tries out. */
static void a_window_that_is_not_the_whole_screen_can_be_closed(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(close_the_window);
    run(visitor);
    assert_int_equal(visitor->step, 1);
    go(visitor);
}

/* --- a picture that was lost --- */

static void blacken(void)
{
    SDL_Surface *surface = window_surface();
    SDL_SetClipRect(surface, NULL); /* the area that the painter painted last */
    SDL_FillRect(surface, NULL, 0);
}

static bool lose_the_picture(struct visitor *visitor, int step)
{
    static const Uint32 types[] = {SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET};
    assert_true(shows_the_picture(visitor));
    if (step == COUNT_OF(types)) {
        return false;
    }
    blacken();
    assert_false(shows_the_picture(visitor));
    push((SDL_Event){.type = types[step]});
    return true;
}

static void a_picture_that_was_lost_comes_back(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(lose_the_picture);
    run(visitor);
    assert_int_equal(visitor->step, 3);
    assert_int_equal(visitor->counts.frames, 0); /* the app did not have to draw again */
    go(visitor);
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
    {1, 1},       {WIDTH, HEIGHT},
};

static bool change_the_size(struct visitor *visitor, int step)
{
    static const int digits[] = {0, 1, 4, 2};
    const int typed = step - 2 - (int)COUNT_OF(sizes);
    assert_true(shows_the_picture(visitor));
    if (step == 0) {
        touch(visitor, "start", 0);
    } else if (step == 1) {
        touch(visitor, "check_in", 0);
    } else if (typed < 0) {
        assert_on(visitor, "check_in_phone");
        SDL_SetWindowSize(SDL_GetWindowFromID(1), sizes[step - 2].width, sizes[step - 2].height);
    } else if (typed < (int)COUNT_OF(digits)) {
        assert_on(visitor, "check_in_phone");
        touch(visitor, "digit", digits[typed]);
    } else {
        assert_on(visitor, "check_in_confirm");
        return false;
    }
    return true;
}

static void a_window_of_another_size_is_filled_by_the_same_page(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(change_the_size);
    run(visitor);
    assert_int_equal(visitor->step, 3 + COUNT_OF(sizes) + 4);
    go(visitor);
}

static bool type_while_it_turns(struct visitor *visitor, int step)
{
    static const int digits[] = {0, 1, 4, 2};
    SDL_Window *window = SDL_GetWindowFromID(1);
    assert_true(shows_the_picture(visitor));
    if (step == 0) {
        touch(visitor, "start", 0);
    } else if (step == 1) {
        touch(visitor, "check_in", 0);
    } else if (step < 9) {
        assert_on(visitor, "check_in_phone");
        if (step % 2 == 0) {
            touch(visitor, "digit", digits[step / 2 - 1]);
        } else {
            SDL_SetWindowSize(window, step % 4 == 1 ? WIDTH : HEIGHT,
                              step % 4 == 1 ? HEIGHT : WIDTH);
        }
    }
    if (step == 9) {
        assert_on(visitor, "check_in_confirm");
        return false;
    }
    return true;
}

static void a_visitor_types_on_after_the_panel_was_turned(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(type_while_it_turns);
    run(visitor);
    assert_on(visitor, "check_in_confirm");
    go(visitor);
}

/* --- time --- */

/* Lets time pass without a visitor: each deadline of the app comes at once. */
static bool let_time_pass(struct visitor *visitor, int step)
{
    struct fake_clock *fake = &visitor->kiosk->fake;
    if (step == 0) {
        touch(visitor, "start", 0);
        return true;
    }
    if (step == 1) {
        assert_on(visitor, "home");
        visitor->called_ms = fake->monotonic_ms;
    }
    if (strcmp(app_screen_name(app_of(visitor)), "attract") == 0) {
        assert_true(shows_the_picture(visitor));
        return false;
    }
    const int64_t deadline = app_deadline_ms(app_of(visitor));
    assert_true(deadline < INT64_MAX);
    assert_true(deadline > fake->monotonic_ms);
    fake_clock_advance(fake, deadline - fake->monotonic_ms);
    return true;
}

static void the_attract_screen_follows_a_visitor_who_went_away(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(let_time_pass);
    run(visitor);
    assert_int_equal(visitor->kiosk->fake.monotonic_ms - visitor->called_ms, 90 * SECOND_MS);
    go(visitor);
}

/* --- the end --- */

static bool end_it(struct visitor *visitor, int step)
{
    assert_int_equal(step, 0); /* after the tap the loop does not wait again */
    assert_on(visitor, "staff_leave");
    touch(visitor, "leave", 0);
    return true;
}

static void the_staff_end_the_program(void **state)
{
    (void)state;
    struct visitor *visitor = come_in(end_it);
    kiosk_staff_open(visitor->kiosk);
    kiosk_play(visitor->kiosk, "tap more\ntap leave\nexpect screen staff_leave");
    run(visitor);
    assert_true(app_wants_to_end(app_of(visitor)));
    go(visitor);
}

/* --- the service manager --- */

#define SIGNS 4

static bool hear(struct visitor *visitor, int step)
{
    if (step == 0) {
        assert_string_equal(manager_hears(&visitor->manager), "READY=1");
        assert_true(shows_the_picture(visitor));
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
    struct visitor *visitor = come_in(hear);
    visitor->manager = manager_listen_at_a_path();
    setenv("WATCHDOG_USEC", "4000", 1);
    run(visitor);
    assert_int_equal(visitor->signs, SIGNS);
    manager_close(&visitor->manager);
    go(visitor);
}

#define TEST(test) cmocka_unit_test_setup(test, manager_forget)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_visitor_checks_in_by_finger),
        TEST(a_touch_while_the_pages_are_read_is_answered),
        TEST(the_next_page_is_drawn_while_a_visitor_reads),
        TEST(digits_typed_while_the_kiosk_was_busy_arrive),
        TEST(a_second_tap_before_the_change_is_seen_does_nothing),
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
