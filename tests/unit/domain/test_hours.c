/* domain/hours: reading opening hours, and applying them on days of 23, 24 and 25 hours. */
#include "base/clock.h"
#include "domain/hours.h"
#include "expect.h"

#include <stddef.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MINUTE_MS    INT64_C(60000)

static int64_t at(const char *text)
{
    int64_t ms = 0;
    assert_true(iso8601_parse(text, &ms));
    return ms;
}

/* Seven days from Sunday on. */
static struct hours week(const char *const days[HOURS_DAYS])
{
    struct hours hours = {.known = true};
    for (size_t i = 0; i < HOURS_DAYS; i++) {
        assert_true(hours_day_parse(days[i], &hours.days[i]));
    }
    return hours;
}

/* The hours of a usual clinic: Monday to Friday, with a break on Friday. */
static struct hours usual(void)
{
    static const char *const days[] = {"closed",      "09:00-17:30", "09:00-17:30",
                                       "09:00-17:30", "09:00-17:30", "9:00-12:00, 13:00-17:30",
                                       "closed"};
    return week(days);
}

static struct hours every_day(const char *text)
{
    const char *const days[] = {text, text, text, text, text, text, text};
    return week(days);
}

static void day_is_read_as_people_write_it(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct hours_day day;
    } cases[] = {
        {"closed", {.count = 0}},
        {"09:00-17:30", {{{540, 1050}}, 1}},
        {" 9:00 - 17:30 ", {{{540, 1050}}, 1}},
        {"00:00-24:00", {{{0, 1440}}, 1}},
        {"9:00-12:00,13:00-17:30", {{{540, 720}, {780, 1050}}, 2}},
        {"8:00-9:00, 9:00-10:00", {{{480, 540}, {540, 600}}, 2}},
        {"1:00-2:00, 3:00-4:00, 5:00-6:00, 7:00-8:00",
         {{{60, 120}, {180, 240}, {300, 360}, {420, 480}}, 4}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct hours_day day;
        assert_true(hours_day_parse(cases[i].text, &day));
        assert_int_equal(day.count, cases[i].day.count);
        assert_memory_equal(day.ranges, cases[i].day.ranges, sizeof(day.ranges));
    }
}

static void day_is_refused_when_it_says_anything_else(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "open",
        "Closed",
        "9-17",
        "09:00",
        "09:00-",
        "-17:00",
        "09:00-17:30 ,",
        "09:00-17:30,",
        "09:00-17:30 and 18:00-19:00",
        "09:00-17:3",
        "09:00-17:300",
        "09:60-17:00",
        "09:00-25:00",
        "09:00-24:01",
        "009:00-17:00",
        "09 00-17:00",
        "+9:00-17:00",
        "09:00\u201317:30",
        "17:30-09:00",
        "09:00-09:00",
        "13:00-17:30, 09:00-12:00",
        "09:00-13:00, 12:00-17:30",
        "closed, 09:00-12:00",
        "1:00-2:00, 3:00-4:00, 5:00-6:00, 7:00-8:00, 9:00-10:00",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct hours_day day;
        if (hours_day_parse(texts[i], &day)) {
            fail_msg("taken: '%s'", texts[i]);
        }
    }
}

static void unknown_hours_are_always_open(void **state)
{
    (void)state;
    const struct hours hours = {.known = false};
    const int64_t now = at("2026-11-22T03:00");
    assert_true(hours_open_at(&hours, now));
    assert_int_equal(hours_next_change(&hours, now), HOURS_NEVER);
    assert_int_equal(hours_next_opening(&hours, now), HOURS_NEVER);
}

/* Whether the clinic is open at a moment, and the next change. 2026-11-23 is a Monday. */
static void a_week_opens_and_closes_where_it_is_written(void **state)
{
    (void)state;
    static const struct {
        const char *now;
        bool open;
        const char *change;
        const char *opening;
    } cases[] = {
        {"2026-11-23T08:59:59", false, "2026-11-23T09:00", "2026-11-23T09:00"},
        {"2026-11-23T09:00", true, "2026-11-23T17:30", "2026-11-24T09:00"},
        {"2026-11-23T17:29:59", true, "2026-11-23T17:30", "2026-11-24T09:00"},
        {"2026-11-23T17:30", false, "2026-11-24T09:00", "2026-11-24T09:00"},
        {"2026-11-27T11:00", true, "2026-11-27T12:00", "2026-11-27T13:00"},
        {"2026-11-27T12:30", false, "2026-11-27T13:00", "2026-11-27T13:00"},
        {"2026-11-27T18:00", false, "2026-11-30T09:00", "2026-11-30T09:00"},
        {"2026-11-29T00:00", false, "2026-11-30T09:00", "2026-11-30T09:00"},
        {"2026-12-31T23:59", false, "2027-01-01T09:00", "2027-01-01T09:00"},
    };
    const struct hours hours = usual();
    for (size_t i = 0; i < COUNT(cases); i++) {
        const int64_t now = at(cases[i].now);
        assert_int_equal(hours_open_at(&hours, now), cases[i].open);
        assert_int_equal(hours_next_change(&hours, now), at(cases[i].change));
        assert_int_equal(hours_next_opening(&hours, now), at(cases[i].opening));
    }
}

static void one_day_a_week_is_found_a_week_later(void **state)
{
    (void)state;
    static const char *const days[] = {"closed", "09:00-10:00", "closed", "closed",
                                       "closed", "closed",      "closed"};
    const struct hours hours = week(days);
    assert_int_equal(hours_next_opening(&hours, at("2026-11-23T09:00")), at("2026-11-30T09:00"));
    assert_int_equal(hours_next_change(&hours, at("2026-11-23T10:00")), at("2026-11-30T09:00"));
}

static void days_that_touch_at_midnight_are_one(void **state)
{
    (void)state;
    const struct hours always = every_day("00:00-24:00");
    assert_true(hours_open_at(&always, at("2026-11-24T00:00")));
    assert_int_equal(hours_next_change(&always, at("2026-11-23T12:00")), HOURS_NEVER);
    const struct hours never = every_day("closed");
    assert_false(hours_open_at(&never, at("2026-11-23T12:00")));
    assert_int_equal(hours_next_change(&never, at("2026-11-23T12:00")), HOURS_NEVER);
    const struct hours touching = every_day("08:00-12:00, 12:00-16:00");
    assert_int_equal(hours_next_change(&touching, at("2026-11-23T09:00")), at("2026-11-23T16:00"));
    static const char *const night[] = {"closed", "20:00-24:00", "00:00-02:00", "closed",
                                        "closed", "closed",      "closed"};
    const struct hours late = week(night);
    assert_int_equal(hours_next_change(&late, at("2026-11-23T21:00")), at("2026-11-24T02:00"));
}

/* The tests' zone goes from 2:00 to 3:00 on 2026-03-08 and from 2:00 to 1:00 on 2026-11-01. */
static void a_day_on_which_the_clocks_change_opens_by_the_wall(void **state)
{
    (void)state;
    const struct hours hours = every_day("09:00-17:00");
    const int64_t spring = at("2026-03-07T17:00");
    assert_int_equal(hours_next_opening(&hours, spring), at("2026-03-08T09:00"));
    assert_int_equal(at("2026-03-08T09:00") - spring, 15 * 60 * MINUTE_MS);
    const int64_t autumn = at("2026-10-31T17:00");
    assert_int_equal(hours_next_opening(&hours, autumn), at("2026-11-01T09:00"));
    assert_int_equal(at("2026-11-01T09:00") - autumn, 17 * 60 * MINUTE_MS);
    assert_true(hours_open_at(&hours, at("2026-11-01T16:59")));
    assert_false(hours_open_at(&hours, at("2026-11-01T17:00")));
}

static void a_time_that_the_clocks_skip_or_repeat_is_one_moment(void **state)
{
    (void)state;
    const struct hours skipped = every_day("02:30-05:00");
    assert_int_equal(hours_next_opening(&skipped, at("2026-03-07T12:00")), at("2026-03-08T03:30"));
    const struct hours twice = every_day("01:30-05:00");
    assert_int_equal(hours_next_opening(&twice, at("2026-10-31T12:00")),
                     at("2026-11-01T00:30") + 60 * MINUTE_MS);
}

/* Going from change to change, time always advances, and each change really is one. */
static void every_change_of_a_year_opens_or_closes(void **state)
{
    (void)state;
    static const char *const texts[] = {"09:00-17:00", "01:30-02:30, 02:45-03:15", "00:00-24:00",
                                        "01:00-01:30"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        const char *const days[] = {texts[i], "closed", texts[i], texts[i],
                                    texts[i], "closed", texts[i]};
        const struct hours hours = week(days);
        int64_t now = at("2026-01-01T12:00");
        while (now < at("2027-01-01T12:00")) {
            const bool open = hours_open_at(&hours, now);
            const int64_t change = hours_next_change(&hours, now);
            assert_true(change > now && change != HOURS_NEVER);
            assert_true(hours_open_at(&hours, change) != open);
            assert_true(hours_open_at(&hours, change - 1) == open);
            now = change;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_is_read_as_people_write_it),
        cmocka_unit_test(day_is_refused_when_it_says_anything_else),
        cmocka_unit_test(unknown_hours_are_always_open),
        cmocka_unit_test(a_week_opens_and_closes_where_it_is_written),
        cmocka_unit_test(one_day_a_week_is_found_a_week_later),
        cmocka_unit_test(days_that_touch_at_midnight_are_one),
        cmocka_unit_test(a_day_on_which_the_clocks_change_opens_by_the_wall),
        cmocka_unit_test(a_time_that_the_clocks_skip_or_repeat_is_one_moment),
        cmocka_unit_test(every_change_of_a_year_opens_or_closes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
