/* platform/loop: what the kiosk does between touches, and touches that come while it is busy. */
#include "visitor.h"

#include "app/words.h"
#include "ui/press.h"

/* --- the pictures of the next page --- */

static bool next_leaves_are_drawn(const struct visitor *visitor)
{
    struct ui_frame frame = {.arena = arena_create((size_t)64 * 1024)};
    bool drawn = true;
    for (size_t index = 0; app_ahead(visitor_app(visitor), index, &frame); index++) {
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
        visitor_touch(visitor, way[step], 0);
        return true;
    }
    visitor_assert_on(visitor, "reader");
    if (step == (int)COUNT_OF(way)) {
        assert_false(next_leaves_are_drawn(visitor));
    }
    assert_true(step < 1000);
    return !next_leaves_are_drawn(visitor);
}

static void the_next_page_is_drawn_while_a_visitor_reads(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(read_on);
    visitor_run(visitor);
    visitor_close(visitor);
}

/* --- what is read after the first picture --- */

enum { PIECES = 40 };

struct reading {
    struct visitor *visitor;
    int pieces;
    uint64_t wakeups;
    bool ended;
    bool in_order;
};

/* A finger beside everything that can be touched. */
static SDL_Event resting(Uint32 type)
{
    return (SDL_Event){
        .tfinger = {.type = type, .touchId = 7, .fingerId = 1, .x = 0.5F, .y = 0.01F}};
}

/* Touches while it is read: the first touch is answered at once. While a finger rests on the
 * next screen the kiosk reads on piece by piece. The touch that leads further is answered after all
 * is read. */
static bool read_a_piece(void *self)
{
    struct reading *reading = self;
    assert_false(reading->ended);
    switch (reading->pieces++) {
    case 0:
        visitor_assert_on(reading->visitor, "attract");
        visitor_touch(reading->visitor, "start", 0);
        break;
    case 1:
        visitor_assert_on(reading->visitor, "home");
        visitor_push(resting(SDL_FINGERDOWN));
        break;
    case 2: reading->wakeups = reading->visitor->counts.wakeups; break;
    case 3:
        assert_true(reading->visitor->counts.wakeups > reading->wakeups);
        visitor_push(resting(SDL_FINGERUP));
        visitor_touch(reading->visitor, "read", 0);
        break;
    default:
        visitor_assert_on(reading->visitor, "home");
        assert_int_equal(reading->visitor->step, 0); /* no piece waits for anything */
        break;
    }
    return reading->pieces < PIECES;
}

static bool end_reading(void *self)
{
    struct reading *reading = self;
    assert_int_equal(reading->pieces, PIECES);
    visitor_assert_on(reading->visitor, "home");
    reading->ended = true;
    return reading->in_order;
}

static bool leave_at_once(struct visitor *visitor, int step)
{
    (void)step;
    visitor_assert_on(visitor, "contents");
    return false;
}

static void a_touch_while_the_pages_are_read_is_answered(void **state)
{
    (void)state;
    for (int in_order = 0; in_order < 2; in_order++) {
        struct visitor *visitor = visitor_open(leave_at_once);
        struct reading reading = {.visitor = visitor, .in_order = in_order == 1};
        const struct loop_work work = {read_a_piece, end_reading, &reading};
        visitor->work = &work;
        visitor_run(visitor);
        assert_true(reading.ended);
        /* the kiosk ends itself where the pages are not in order, and shows none of them */
        assert_int_equal(visitor->step, in_order);
        visitor_assert_on(visitor, in_order == 1 ? "contents" : "home");
        visitor_close(visitor);
    }
}

/* While the kiosk is busy with the first digit somebody types the others; they come in one go. */
static bool type_while_it_is_busy(struct visitor *visitor, int step)
{
    static const int digits[] = {5, 5, 0, 0};
    if (step == 0) {
        visitor_touch(visitor, "start", 0);
    } else if (step == 1) {
        visitor_touch(visitor, "check_in", 0);
    } else if (step == 2) {
        visitor_assert_on(visitor, "check_in_phone");
        fake_clock_advance(&visitor->kiosk->fake, SECOND_MS);
        visitor_strike(visitor, "digit", digits[0]);
        for (size_t i = 1; i < COUNT_OF(digits); i++) {
            visitor_strike_meanwhile(visitor, "digit", digits[i]);
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
    struct visitor *visitor = visitor_open(type_while_it_is_busy);
    visitor_run(visitor);
    visitor_assert_on(visitor, "check_in_missing"); /* nobody has 5500: all four digits are there */
    visitor_close(visitor);
}

/* A tap while a slow computer still draws what the first tap did: nobody saw the change yet. */
static bool tap_again_before_it_is_seen(struct visitor *visitor, int step)
{
    if (step == 0) {
        visitor_touch(visitor, "start", 0);
    } else if (step == 1) {
        visitor_touch(visitor, "language", 1);
        visitor->slow_ms = 700;
    } else if (step == 2) {
        visitor_strike(visitor, "language", 0); /* where the other language stood */
    } else {
        return false;
    }
    return true;
}

static void a_second_tap_before_the_change_is_seen_does_nothing(void **state)
{
    (void)state;
    struct visitor *visitor = visitor_open(tap_again_before_it_is_seen);
    visitor_run(visitor);
    assert_string_equal(app_language(visitor_app(visitor)), "fr");
    visitor_close(visitor);
}

#define TEST(test) cmocka_unit_test_setup(test, manager_forget)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_next_page_is_drawn_while_a_visitor_reads),
        TEST(a_touch_while_the_pages_are_read_is_answered),
        TEST(digits_typed_while_the_kiosk_was_busy_arrive),
        TEST(a_second_tap_before_the_change_is_seen_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
