/* domain/ration: strangers cannot try numbers out, and a waiting room does not notice. */
#include "domain/ration.h"
#include "expect.h"

#include <stddef.h>
#include <stdint.h>

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define DAY    (24 * 60 * MINUTE)
#define START  INT64_C(1764500000000)

/* How long this many look-ups take somebody who waits for each pause to end, typing_ms each. */
static int64_t fastest_ms(int tries, int64_t typing_ms)
{
    struct ration ration = {0};
    int64_t now_ms = START;
    for (int i = 0; i < tries; i++) {
        now_ms += ration_pause_ms(&ration, now_ms) + typing_ms;
        ration = ration_count(&ration, now_ms);
    }
    return now_ms - START;
}

static void ten_thousand_tries_take_weeks(void **state)
{
    (void)state;
    assert_true(fastest_ms(10000, 0) > 14 * DAY);
    assert_true(fastest_ms(10000, 2 * SECOND) > 14 * DAY);
    /* somebody who dodges the pauses by waiting before each try is no faster */
    assert_true(fastest_ms(10000, 4 * MINUTE) > 14 * DAY);
    print_message("10,000 look-ups take %.1f days\n",
                  (double)fastest_ms(10000, 2 * SECOND) / (double)DAY);
}

static void every_fifth_look_up_in_a_row_pauses_for_longer(void **state)
{
    (void)state;
    static const int64_t seconds[] = {30, 60, 120, 240};
    struct ration ration = {0};
    int64_t now_ms = START;
    for (int i = 0; i < 20; i++) {
        ration = ration_count(&ration, now_ms);
        const int64_t pause_ms = i % 5 == 4 ? seconds[i / 5] * SECOND : 0;
        assert_int_equal(ration_pause_ms(&ration, now_ms), pause_ms);
        now_ms += 100; /* faster than the pauses allow: the program may have been started again */
    }
}

static void pause_is_at_most_an_hour(void **state)
{
    (void)state;
    struct ration ration = {0};
    for (int i = 0; i < 1000; i++) {
        ration = ration_count(&ration, START);
        assert_in_range(ration_pause_ms(&ration, START), 0, 60 * MINUTE);
    }
    assert_int_equal(ration_pause_ms(&ration, START), 60 * MINUTE);
    assert_int_equal(ration_pause_ms(&ration, START + 59 * MINUTE), MINUTE);
    assert_int_equal(ration_pause_ms(&ration, START + 61 * MINUTE), 0);
}

/* Nobody of these is found, so that nothing is forgotten but by time. */
static void busy_morning_is_hardly_paused(void **state)
{
    (void)state;
    static const struct {
        int visitors;
        int64_t every_ms;
        int64_t longest_ms;
    } mornings[] = {
        {20, 9 * MINUTE, 0}, {20, 3 * MINUTE, 0},           {20, 90 * SECOND, 60 * SECOND},
        {4, 10 * SECOND, 0}, {8, 10 * SECOND, 30 * SECOND},
    };
    for (size_t m = 0; m < sizeof(mornings) / sizeof(mornings[0]); m++) {
        struct ration ration = {0};
        int64_t longest_ms = 0;
        for (int i = 0; i < mornings[m].visitors; i++) {
            const int64_t now_ms = START + i * mornings[m].every_ms;
            ration = ration_count(&ration, now_ms);
            const int64_t pause_ms = ration_pause_ms(&ration, now_ms);
            longest_ms = pause_ms > longest_ms ? pause_ms : longest_ms;
        }
        assert_in_range(longest_ms, 0, mornings[m].longest_ms);
    }
}

static void clock_set_back_lengthens_no_pause(void **state)
{
    (void)state;
    struct ration ration = {0};
    for (int i = 0; i < 5; i++) {
        ration = ration_count(&ration, START);
    }
    assert_int_equal(ration_pause_ms(&ration, START - 400 * DAY), 30 * SECOND);
    ration = ration_count(&ration, START - 400 * DAY);
    assert_int_equal(ration_pause_ms(&ration, START - 400 * DAY), 0);
    assert_true(ration.owed_ms <= 6 * RATION_FORGET_MS);
    assert_int_equal(ration.at_ms, START - 400 * DAY);
}

static void few_in_a_row_may_come_without_a_booking(void **state)
{
    (void)state;
    assert_true(walk_in_allowed(0, false));
    assert_true(walk_in_allowed(2, false));
    assert_false(walk_in_allowed(3, false));
    /* without a list nobody has a booking */
    assert_true(walk_in_allowed(9, true));
    assert_false(walk_in_allowed(10, true));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_thousand_tries_take_weeks),
        cmocka_unit_test(every_fifth_look_up_in_a_row_pauses_for_longer),
        cmocka_unit_test(pause_is_at_most_an_hour),
        cmocka_unit_test(busy_morning_is_hardly_paused),
        cmocka_unit_test(clock_set_back_lengthens_no_pause),
        cmocka_unit_test(few_in_a_row_may_come_without_a_booking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
