/* store/: look-ups and arrivals without a booking are counted over a restart. */
#include "domain/ration.h"
#include "store/rations.h"
#include "store_test.h"

#define SECOND_MS INT64_C(1000)

static void assert_pause(struct fixture *fixture, int64_t expected_ms)
{
    int64_t pause_ms = -1;
    assert_done(fixture, store_look_up_pause(fixture->store, &pause_ms, &fixture->err));
    assert_int_equal(pause_ms, expected_ms);
}

static int64_t look_up(struct fixture *fixture, int times)
{
    int64_t pause_ms = -1;
    for (int i = 0; i < times; i++) {
        assert_done(fixture, store_count_look_up(fixture->store, &pause_ms, &fixture->err));
    }
    return pause_ms;
}

static void pause_is_kept_over_a_restart(void **state)
{
    struct fixture *fixture = *state;
    assert_pause(fixture, 0);
    assert_int_equal(look_up(fixture, 4), 0);
    assert_int_equal(look_up(fixture, 1), 30 * SECOND_MS);
    fixture->fake.wall_ms += 10 * SECOND_MS;
    reopen(fixture);
    assert_pause(fixture, 20 * SECOND_MS);
    fixture->fake.wall_ms += 20 * SECOND_MS;
    assert_pause(fixture, 0);
    assert_int_equal(look_up(fixture, 5), 60 * SECOND_MS);
}

static void pause_does_not_grow_when_the_clock_is_set_back(void **state)
{
    struct fixture *fixture = *state;
    look_up(fixture, 5);
    fixture->fake.wall_ms -= 365 * 24 * 60 * MINUTE_MS;
    reopen(fixture);
    assert_pause(fixture, 30 * SECOND_MS);
    assert_int_equal(look_up(fixture, 1), 0);
    assert_pause(fixture, 0);
}

static void arrival_forgets_look_ups(void **state)
{
    struct fixture *fixture = *state;
    look_up(fixture, 4);
    assert_done(fixture, store_forget_look_ups(fixture->store, &fixture->err));
    assert_int_equal(look_up(fixture, 4), 0);
}

static void reading_the_pause_writes_nothing(void **state)
{
    struct fixture *fixture = *state;
    look_up(fixture, 5);
    fixture->fake.wall_ms -= 60 * MINUTE_MS;
    const char *before = rows(fixture, "select * from look_ups");
    assert_pause(fixture, 30 * SECOND_MS);
    assert_rows(fixture, "select * from look_ups", before);
}

static int64_t walk_ins(struct fixture *fixture)
{
    int64_t count = -1;
    assert_done(fixture, store_walk_ins_in_a_row(fixture->store, &count, &fixture->err));
    return count;
}

static void come_without_a_booking(struct fixture *fixture, int times)
{
    for (int i = 0; i < times; i++) {
        struct visit_id visit = {0};
        assert_done(fixture, walk_in(fixture, "", &visit));
    }
}

static void walk_ins_count_from_the_last_booking(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    assert_int_equal(walk_ins(fixture), 0);
    come_without_a_booking(fixture, 1);
    fixture->fake.wall_ms += 6 * MINUTE_MS;
    come_without_a_booking(fixture, 1);
    assert_int_equal(walk_ins(fixture), 2);
    fixture->fake.wall_ms += 5 * MINUTE_MS; /* the first is 11 minutes ago */
    assert_int_equal(walk_ins(fixture), 1);
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_int_equal(walk_ins(fixture), 0);
    come_without_a_booking(fixture, 1);
    assert_int_equal(walk_ins(fixture), 1);
    /* of many thousands only the last are looked at */
    come_without_a_booking(fixture, 2 * WALK_INS_NO_LIST_MAX);
    assert_int_equal(walk_ins(fixture), WALK_INS_NO_LIST_MAX);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        FIXTURE_TEST(pause_is_kept_over_a_restart),
        FIXTURE_TEST(pause_does_not_grow_when_the_clock_is_set_back),
        FIXTURE_TEST(arrival_forgets_look_ups),
        FIXTURE_TEST(reading_the_pause_writes_nothing),
        FIXTURE_TEST(walk_ins_count_from_the_last_booking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
