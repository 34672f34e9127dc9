/* Strikes that come soon after another: double taps, fast typing, and what was meant for the page
 * before. */
#include "press_support.h"

static void press_counts_a_double_strike_once_T9(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    assert_int_equal(touched(fake, &press, 150, 120, NOW), 0); /* acts at NOW + 50 */
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 50 + PRESS_LOCK_OUT_MS - 1), -1);
    /* another target may follow at once, and does not free the first one */
    assert_int_equal(touched(fake, &press, 400, 120, NOW + 100), 1);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 160), -1);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 50 + PRESS_LOCK_OUT_MS), 0);
    /* held for long and moved a little, it acts once, when it is lifted */
    down(fake, &press, 150, 120, NOW + 10000);
    for (int i = 0; i < 100; i++) {
        assert_false(move(fake, &press, 150 + i % 2, 120).acted);
    }
    assert_true(up(fake, &press, 150, 120, NOW + 20000).acted);
    assert_false(up(fake, &press, 150, 120, NOW + 20010).acted);
    fake_ui_destroy(fake);
}

/* The second tap of a double tap may meet another target, which was not meant. */
static void press_locks_the_place_and_not_the_name_T9(void **state)
{
    (void)state;
    static const struct {
        int x;
        int y;
        bool locked;
    } cases[] = {
        {150, 120, true},           /* the same point */
        {290, 170, true},           /* in the box that the button had */
        {102 - 6 * MM, 120, true},  /* beside it, 6 mm from the point */
        {102 - 7 * MM, 120, false}, /* farther than 6 mm */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_ui *fake = two_buttons();
        struct press press = fresh();
        const int first = cases[i].x < 100 ? 102 : 150;
        assert_int_equal(touched(fake, &press, first, 120, NOW), 0); /* acts at NOW + 50 */
        fake->frame.target_count = 0;
        frame_target(&fake->frame, target_at(5, (struct rect){40, 90, 300, 100}));
        const int64_t last = NOW + 50 + PRESS_LOCK_OUT_MS;
        assert_int_equal(touched(fake, &press, cases[i].x, cases[i].y, last - 1),
                         cases[i].locked ? -1 : 5);
        assert_int_equal(
            touched(fake, &press, cases[i].x, cases[i].y, last + 2 * PRESS_LOCK_OUT_MS), 5);
        fake_ui_destroy(fake);
    }
}

static void keys_count_each_strike_T9(void **state)
{
    (void)state;
    struct fake_ui *fake = two_keys();
    struct press press = fresh();
    for (int i = 0; i < 5; i++) { /* time counts from touch to touch, however long each is held */
        const int64_t at = NOW + (int64_t)i * PRESS_KEY_MS;
        assert_int_equal(struck(fake, &press, 140, at, PRESS_KEY_MS - PRESS_BOUNCE_MS), 0);
    }
    fake_ui_destroy(fake);
}

static void keys_that_bounce_count_once_T9(void **state)
{
    (void)state;
    struct fake_ui *fake = two_keys();
    struct press press = fresh();
    assert_int_equal(struck(fake, &press, 140, NOW, 10), 0);
    assert_int_equal(struck(fake, &press, 140, NOW + PRESS_KEY_MS - 1, 10), -1);
    assert_int_equal(struck(fake, &press, 140, NOW + PRESS_KEY_MS, 10), 0);
    /* contact was lost for a moment while it was lifted, after a long hold */
    assert_int_equal(struck(fake, &press, 140, NOW + 1000, 500), 0);
    assert_int_equal(struck(fake, &press, 140, NOW + 1500 + PRESS_BOUNCE_MS - 1, 10), -1);
    assert_int_equal(struck(fake, &press, 140, NOW + 1500 + PRESS_BOUNCE_MS, 10), 0);
    /* a touch on the line between two keys is one of them */
    assert_int_equal(struck(fake, &press, 175, NOW + 3000, 10), 0);
    assert_int_equal(struck(fake, &press, 185, NOW + 3040, 10), -1);
    /* with two hands another key may follow at once */
    assert_int_equal(struck(fake, &press, 110, NOW + 5000, 10), 0);
    assert_int_equal(struck(fake, &press, 240, NOW + 5020, 10), 1);
    assert_int_equal(struck(fake, &press, 110, NOW + 5095, 10), 0);
    fake_ui_destroy(fake);
}

/* A key that changes the keyboard's page types nothing, and the letter that comes up under the
 * finger is not typed either. */
static void keys_that_do_not_type_count_a_double_strike_once_T9(void **state)
{
    (void)state;
    struct fake_ui *fake = two_keys();
    struct press press = fresh();
    fake->frame.targets[0].types = false;
    assert_int_equal(struck(fake, &press, 140, NOW, 50), 0);
    fake->frame.targets[0].types = true;
    assert_int_equal(struck(fake, &press, 140, NOW + 200, 50), -1);
    assert_int_equal(struck(fake, &press, 140, NOW + 50 + PRESS_LOCK_OUT_MS, 50), 0);
    /* nor does a target that comes up under a key that typed */
    fake->frame.targets[0].types = false;
    assert_int_equal(struck(fake, &press, 140, NOW + 700, 50), -1);
    assert_int_equal(struck(fake, &press, 140, NOW + 500 + PRESS_LOCK_OUT_MS, 50), 0);
    fake_ui_destroy(fake);
}

/* A key is struck and leads on, at NOW + 10, to a page with a button beside it. */
static struct fake_ui *last_key(struct press *press)
{
    struct fake_ui *fake = two_keys();
    assert_int_equal(struck(fake, press, 140, NOW, 10), 0);
    press_page_changed(press, NOW + 10);
    fake->frame.targets[1].types = false;
    return fake;
}

/* Somebody types a whole number, although four digits lead on. */
static void press_lets_nobody_type_on_into_the_next_page_T10(void **state)
{
    (void)state;
    struct press press = fresh();
    struct fake_ui *fake = last_key(&press);
    for (int i = 1; i < 10; i++) {
        assert_int_equal(struck(fake, &press, 220, NOW + i * 200, 10), -1);
    }
    assert_int_equal(struck(fake, &press, 220, NOW + 1800 + PRESS_LOCK_OUT_MS, 10), 1);
    /* after a button led here, the lock-out ends with its time */
    press_page_changed(&press, NOW + 4000);
    assert_int_equal(struck(fake, &press, 220, NOW + 4000 + PRESS_LOCK_OUT_MS - 1, 10), -1);
    assert_int_equal(struck(fake, &press, 220, NOW + 4000 + PRESS_LOCK_OUT_MS, 10), 1);
    fake_ui_destroy(fake);
}

/* A hand that never rests after the last digit does not make the next page deaf. */
static void press_lets_typing_on_make_no_page_deaf_T10(void **state)
{
    (void)state;
    struct press press = fresh();
    struct fake_ui *fake = last_key(&press);
    int64_t after = 250;
    while (after < 10000 && struck(fake, &press, 220, NOW + 10 + after, 10) < 0) {
        after += 250;
    }
    assert_in_range(after, PRESS_TYPE_ON_MS, PRESS_TYPE_ON_MS + PRESS_LOCK_OUT_MS + 250);
    fake_ui_destroy(fake);
}

/* Only where keys stood does somebody type on: not on empty glass, where a palm may tremble. */
static void press_lets_a_palm_beside_the_keys_make_no_page_deaf_T10(void **state)
{
    (void)state;
    struct press press = fresh();
    struct fake_ui *fake = last_key(&press);
    for (int i = 1; i < 4; i++) {
        assert_int_equal(touched(fake, &press, 140, 800, NOW + i * 100), -1);
    }
    assert_int_equal(struck(fake, &press, 220, NOW + 10 + PRESS_LOCK_OUT_MS, 10), 1);
    fake_ui_destroy(fake);
}

/* While a slow computer draws, the visitor still sees the old picture and may tap it again. */
static void press_locks_from_when_the_change_is_seen_T9(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    assert_int_equal(touched(fake, &press, 150, 120, NOW), 0); /* acts at NOW + 50 */
    press_shown(&press, NOW + 900);
    press_shown(&press, NOW + 1000); /* a picture later changes nothing */
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 900 + PRESS_LOCK_OUT_MS - 1), -1);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 900 + PRESS_LOCK_OUT_MS), 0);
    fake_ui_destroy(fake);
}

/* Handling the tap took long, and the second tap of a double tap waited meanwhile. */
static void press_locks_from_when_the_tap_is_done_T9(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    assert_int_equal(touched(fake, &press, 150, 120, NOW), 0);
    press_done(&press, NOW + 900);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 901), -1);
    fake_ui_destroy(fake);
}

/* Nobody knows when a touch came that waited: it may belong to the tap before. */
static void press_takes_a_tap_that_waited_for_a_double_tap_T9(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    struct finger at = {.x = 150, .y = 120, .ms = NOW};
    press_down(&press, &fake->frame, &fake->metrics, at);
    assert_true(press_up(&press, &fake->frame, &fake->metrics, at).acted);
    press_shown(&press, NOW);
    at.ms = NOW + PRESS_LOCK_OUT_MS + 30;
    at.late_ms = PRESS_LOCK_OUT_MS - 20;
    press_down(&press, &fake->frame, &fake->metrics, at);
    assert_false(press_up(&press, &fake->frame, &fake->metrics, at).acted);
    fake_ui_destroy(fake);
}

static void press_ignores_touches_until_the_page_is_seen_T10(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    press_page_changed(&press, NOW);
    press_shown(&press, NOW + 900);
    press_shown(&press, NOW + 1000);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 900 + PRESS_LOCK_OUT_MS - 1), -1);
    /* one that waited may have come before that */
    struct finger at = {.x = 400, .y = 120, .ms = NOW + 900 + PRESS_LOCK_OUT_MS, .late_ms = 20};
    press_down(&press, &fake->frame, &fake->metrics, at);
    assert_false(press_up(&press, &fake->frame, &fake->metrics, at).acted);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 900 + PRESS_LOCK_OUT_MS), 0);
    fake_ui_destroy(fake);
}

static bool struck_late(struct fake_ui *fake, struct press *press, int64_t now, int64_t late_ms)
{
    struct finger at = finger_at(140, now);
    at.late_ms = late_ms;
    press_down(press, &fake->frame, &fake->metrics, at);
    return press_up(press, &fake->frame, &fake->metrics, at).acted;
}

/* Typed while the computer was busy: nobody knows how long the strikes were apart. */
static void keys_count_each_strike_that_had_to_wait_T9(void **state)
{
    (void)state;
    struct fake_ui *fake = two_keys();
    struct press press = fresh();
    for (int i = 0; i < 3; i++) { /* all come at once */
        assert_true(struck_late(fake, &press, NOW, PRESS_KEY_MS));
    }
    /* the first came late and the second in time, so they seem closer than they were */
    assert_true(struck_late(fake, &press, NOW + 1000, 60));
    assert_true(struck_late(fake, &press, NOW + 1030 + PRESS_BOUNCE_MS, 0));
    /* a bounce while the pressed key was drawn is still a bounce */
    assert_true(struck_late(fake, &press, NOW + 2000, PRESS_BOUNCE_MS - 1));
    assert_false(struck_late(fake, &press, NOW + 2000, PRESS_BOUNCE_MS - 1));
    /* what is no key acts once all the same */
    fake->frame.targets[0].types = false;
    assert_true(struck_late(fake, &press, NOW + 5000, 0));
    assert_false(struck_late(fake, &press, NOW + 5000, PRESS_LOCK_OUT_MS));
    fake_ui_destroy(fake);
}

/* The last digit waited, or what it led to took long. */
static void press_knows_on_a_slow_computer_who_types_on_T10(void **state)
{
    (void)state;
    static const struct {
        int64_t late_ms;
        int64_t took_ms;
    } cases[] = {{0, 900}, {900, 0}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_ui *fake = two_keys();
        struct press press = fresh();
        assert_true(struck_late(fake, &press, NOW, cases[i].late_ms));
        press_page_changed(&press, NOW + cases[i].took_ms);
        press_shown(&press, NOW + cases[i].took_ms);
        fake->frame.targets[1].types = false;
        for (int k = 1; k < 10; k++) {
            assert_int_equal(struck(fake, &press, 220, NOW + cases[i].took_ms + k * 200, 10), -1);
        }
        fake_ui_destroy(fake);
    }
}

/* Two thumbs type while the computer is busy for a second: neither of them rested. */
static void keys_count_for_two_thumbs_that_had_to_wait_T8(void **state)
{
    (void)state;
    struct fake_ui *fake = two_keys();
    struct press press = fresh();
    struct finger left = finger_at(140, NOW);
    struct finger right = finger_at(220, NOW);
    right.id = 1;
    left.late_ms = right.late_ms = 2 * PRESS_REST_MS;
    assert_false(press_down(&press, &fake->frame, &fake->metrics, left).acted);
    assert_int_equal(press_down(&press, &fake->frame, &fake->metrics, right).target->index, 0);
    assert_false(press_up(&press, &fake->frame, &fake->metrics, left).acted);
    assert_int_equal(press_up(&press, &fake->frame, &fake->metrics, right).target->index, 1);
    fake_ui_destroy(fake);
}

static void press_ignores_touches_meant_for_the_page_before_T10(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    press_page_changed(&press, NOW);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + PRESS_LOCK_OUT_MS - 1), -1);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + PRESS_LOCK_OUT_MS), 0);
    /* a finger that was down when the page changed acts on nothing */
    down(fake, &press, 400, 120, NOW + 2000);
    press_page_changed(&press, NOW + 2010);
    assert_false(up(fake, &press, 400, 120, NOW + 4000).acted);
    /* after press_settle, which scripts call before each tap, there is no lock-out */
    press_page_changed(&press, NOW + 5000);
    press_settle(&press);
    assert_int_equal(touched(fake, &press, 150, 120, NOW + 5001), 0);
    fake_ui_destroy(fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(press_counts_a_double_strike_once_T9),
        cmocka_unit_test(press_locks_the_place_and_not_the_name_T9),
        cmocka_unit_test(keys_count_each_strike_T9),
        cmocka_unit_test(keys_that_bounce_count_once_T9),
        cmocka_unit_test(keys_that_do_not_type_count_a_double_strike_once_T9),
        cmocka_unit_test(press_lets_nobody_type_on_into_the_next_page_T10),
        cmocka_unit_test(press_lets_typing_on_make_no_page_deaf_T10),
        cmocka_unit_test(press_lets_a_palm_beside_the_keys_make_no_page_deaf_T10),
        cmocka_unit_test(press_locks_from_when_the_change_is_seen_T9),
        cmocka_unit_test(press_ignores_touches_until_the_page_is_seen_T10),
        cmocka_unit_test(keys_count_each_strike_that_had_to_wait_T9),
        cmocka_unit_test(press_locks_from_when_the_tap_is_done_T9),
        cmocka_unit_test(press_takes_a_tap_that_waited_for_a_double_tap_T9),
        cmocka_unit_test(press_knows_on_a_slow_computer_who_types_on_T10),
        cmocka_unit_test(keys_count_for_two_thumbs_that_had_to_wait_T8),
        cmocka_unit_test(press_ignores_touches_meant_for_the_page_before_T10),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
