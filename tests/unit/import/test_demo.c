/* import/: the demonstration's day list. */
#include "domain/checkin.h"
#include "import_support.h"

#include "base/file.h"

#define DEMO KIOSK_SOURCE_DIR "/assets/demo/day-list.csv"

static const struct checkin_rules rules = {.early_minutes = 60, .late_minutes = 10};

static struct day_list demo_at(struct arena *arena, const char *now)
{
    struct import_result result = {0};
    struct err err = {.text = ""};
    if (!import_demo(arena, DEMO, at(now), &result, &err)) {
        fail_msg("%s", err.text);
    }
    return result.list;
}

static void demo_has_every_outcome(void **state)
{
    static const struct {
        const char *digits;
        size_t matches;
        size_t appointments;
        enum arrival_kind kind;
    } cases[] = {
        {"0142", 1, 1, ARRIVAL_ON_TIME}, {"0103", 1, 1, ARRIVAL_LATE},
        {"0101", 1, 1, ARRIVAL_LATE},    {"0170", 1, 1, ARRIVAL_EARLY},
        {"0155", 1, 2, ARRIVAL_ON_TIME}, {"0160", 2, 1, ARRIVAL_ON_TIME},
        {"0131", 1, 1, ARRIVAL_ON_TIME}, {"0132", 1, 1, ARRIVAL_ON_TIME},
        {"0133", 1, 1, ARRIVAL_ON_TIME}, {"0144", 0, 0, ARRIVAL_WALK_IN},
        {"9999", 0, 0, ARRIVAL_WALK_IN},
    };
    static const char now[] = "2025-11-24T10:02";
    struct day_list list = demo_at(*state, now);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct checkin_matches found =
            checkin_by_phone(*state, &list, &rules, at(now), cases[i].digits);
        assert_int_equal(found.count, cases[i].matches);
        if (found.count > 0) {
            assert_int_equal(found.items[0].count, cases[i].appointments);
            assert_int_equal(found.items[0].kind, cases[i].kind);
        }
    }
    static const struct {
        const char *given;
        const char *initial;
        size_t matches;
    } names[] = {{"Maya", "S", 2}, {"noah", "p", 1},    {"zoe", "e", 1},
                 {"təla", "x", 1}, {"siobhan", "o", 1}, {"Carla", "C", 0}};
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_int_equal(
            checkin_by_name(*state, &list, &rules, at(now), names[i].given, names[i].initial, false)
                .count,
            names[i].matches);
    }
}

static void demo_is_rounded_to_five_minutes_from_now(void **state)
{
    static const struct {
        const char *now;
        const char *start;
    } cases[] = {
        {"2025-11-24T10:02:29", "2025-11-24T10:10"},
        {"2025-11-24T10:02:30", "2025-11-24T10:15"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = demo_at(*state, cases[i].now);
        struct checkin_matches found =
            checkin_by_phone(*state, &list, &rules, at(cases[i].now), "0142");
        assert_int_equal(found.count, 1);
        const struct appointment *joan = found.items[0].appointments[0];
        assert_int_equal(joan->start_ms, at(cases[i].start));
        assert_string_equal(joan->client_name, "Joan Sample");
        assert_string_equal(joan->therapist, "Mei R.");
    }
}

static void demo_stays_within_the_day_near_midnight(void **state)
{
    static const char *const moments[] = {"2025-11-24T00:00:30", "2025-11-24T23:59:59",
                                          "2025-03-09T00:10", "2025-03-09T23:50"};
    for (size_t i = 0; i < COUNT(moments); i++) {
        int64_t now = at(moments[i]);
        struct day_list list = demo_at(*state, moments[i]);
        assert_int_equal(list.count, 15);
        int64_t day_start = civil_day_start_ms(now);
        for (size_t j = 0; j < list.count; j++) {
            assert_true(list.items[j].start_ms >= day_start);
            assert_true(list.items[j].end_ms <= civil_next_day_ms(day_start));
        }
        /* the list was moved as a whole: the first is still 160 minutes before the last but one */
        assert_int_equal(list.items[14].start_ms - list.items[0].start_ms, 240 * 60000);
    }
}

static void demo_moves_the_same_appointments_when_started_again(void **state)
{
    struct day_list before = demo_at(*state, "2025-11-24T10:00");
    struct day_list after = demo_at(*state, "2025-11-24T11:00");
    struct day_list tomorrow = demo_at(*state, "2025-11-25T10:00");
    for (size_t i = 0; i < before.count; i++) {
        assert_string_equal(before.items[i].uid, after.items[i].uid);
        assert_string_not_equal(before.items[i].uid, tomorrow.items[i].uid);
    }
}

static void demo_refuses_times_that_are_no_minutes(void **state)
{
    static const char *const starts[] = {"soon", "10:30", "1441", "-1441", "99999999999999999999"};
    for (size_t i = 0; i < COUNT(starts); i++) {
        const char *text = arena_printf(
            *state, "start,end,client,phone,therapist,service,status\n%s,,A,,,,\n", starts[i]);
        struct err err = {.text = ""};
        struct import_result result;
        assert_true(file_replace("demo.csv", text, strlen(text), &err));
        assert_false(import_demo(*state, "demo.csv", at("2025-11-24T10:00"), &result, &err));
        assert_string_equal(err.text, "demo.csv:2: the start is not a time that can be read");
    }
    struct err err = {.text = ""};
    struct import_result result;
    assert_false(import_demo(*state, "absent.csv", 0, &result, &err));
    assert_non_null(strstr(err.text, "absent.csv"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(demo_has_every_outcome),
        cmocka_unit_test(demo_is_rounded_to_five_minutes_from_now),
        cmocka_unit_test(demo_stays_within_the_day_near_midnight),
        cmocka_unit_test(demo_moves_the_same_appointments_when_started_again),
        cmocka_unit_test(demo_refuses_times_that_are_no_minutes),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
