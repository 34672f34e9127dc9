/* store/: a purge takes what belongs to the visits that go, in steps that keep nobody waiting. */
#include "fault_vfs.h"
#include "purge_test.h"

static void changes_of_the_booking_go_with_the_visit(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    joan.therapist = "Qxzw R.";
    import_day(fixture, &joan, 1);
    assert_rows(fixture, "select count(*) from booking_changes", "1\n");
    mark_exported(fixture, visit);
    assert_int_equal(purge(fixture).gone, 1);
    assert_rows(fixture, "select count(*) from booking_changes", "0\n");
}

/* A table that comes to this list must be emptied by purge.c, or no visit can go any more. */
static void tables_of_a_visit_are_known_to_the_purge(void **state)
{
    assert_rows(*state,
                "select distinct tables.name from sqlite_schema as tables"
                " join pragma_foreign_key_list(tables.name) as keys on keys.\"table\" = 'visits'"
                " where tables.type = 'table' order by 1",
                "booking_changes\nmade_decisions\nmoved_responses\nresponses\nstarred_pages\n"
                "visit_appointments\n");
}

static void day_by_hand_and_delays_go_with_the_day(void **state)
{
    struct fixture *fixture = *state;
    assert_done(fixture, store_put_appointment(fixture->store, &joan, "kiosk", &fixture->err));
    assert_done(fixture, store_set_delay(fixture->store, "Mei R.", 10, "kiosk", &fixture->err));
    purge(fixture);
    assert_rows(fixture, "select id from appointments; select day from delays", "");
}

/* --- many visits at once --- */

enum { MANY = 600 };

/* Past visits that were exported, each of a client and for an appointment of its own. They are
 * made without the store, which would take longer. */
static void make_many(void)
{
    char sql[1024];
    snprintf(
        sql, sizeof(sql),
        "create temp table n as with recursive n(i) as"
        "  (select 1 union all select i + 1 from n where i < %d) select i from n;"
        " insert into clients select i, 'client ' || i from n;"
        " insert into appointments (id, uid, start_ms, end_ms, client_name, phone, therapist,"
        "  service, status, listed) select i, 'uid ' || i, 0, 1, 'Ida', '', '', '', 'booked', 1"
        "  from n;"
        " insert into visits (id, client_id, arrived_at, client_name, initials, therapist,"
        "  arrival_kind, identity, language) select i, i, '2026-11-22T10:00:00-08:00', 'Ida',"
        "  'I.', '', 'on-time', 'name', 'en' from n;"
        " insert into visit_appointments select i, i, i %% 2 from n;"
        " update visits set exported_change = (select number from changes)",
        MANY);
    run_sql(DATABASE, sql);
}

enum { ROWS_A_STEP = 250 };

/* What is seen in between the steps of a purge. */
struct watch {
    struct fixture *fixture;
    int64_t done; /* visits */
    int64_t rows; /* what is there of all that is to go */
    int64_t most; /* rows that went in one step */
    int steps;
    int stop_after;     /* 0: never */
    const char *change; /* what somebody does after the first step; NULL: nothing */
};

/* Somebody at the kiosk checks in, without having to wait. */
static void check_in_at_once(void)
{
    run_sql(DATABASE, "begin immediate; insert into counters values"
                      " ('2026-11-24', 'page', hex(randomblob(4)), 1); commit");
}

static bool watch_step(void *self, int64_t done, int64_t total)
{
    struct watch *watch = self;
    const int64_t rows_now = atoll(rows(watch->fixture, "select (select count(*) from visits) +"
                                                        " (select count(*) from appointments) +"
                                                        " (select count(*) from clients)"));
    assert_int_equal(total, MANY);
    assert_true(done >= watch->done);
    watch->most = watch->rows - rows_now > watch->most ? watch->rows - rows_now : watch->most;
    watch->done = done;
    watch->rows = rows_now;
    watch->steps++;
    if (watch->steps == 1 && watch->change != NULL) {
        run_sql(DATABASE, watch->change);
    }
    check_in_at_once();
    return watch->steps != watch->stop_after;
}

static bool purge_watched(struct watch *watch, struct purge_result *result)
{
    const struct store_progress progress = {watch, watch_step};
    return store_purge(watch->fixture->store, &before_after, &progress, result,
                       &watch->fixture->err);
}

/* A disk on which pauses take no time, and in each of which somebody at the kiosk checks in. */
struct quick_disk {
    struct fault_vfs disk; /* first, so that SQLite's pointer is ours */
    int pauses;
    int shortest_pause_us;
};

static int pause_at_once(sqlite3_vfs *vfs, int microseconds)
{
    struct quick_disk *quick = (struct quick_disk *)vfs;
    if (microseconds == 0) {
        return 0;
    }
    if (quick->pauses++ == 0 || microseconds < quick->shortest_pause_us) {
        quick->shortest_pause_us = microseconds;
    }
    check_in_at_once();
    return microseconds;
}

static void install_quick_disk(struct quick_disk *quick)
{
    *quick = (struct quick_disk){.pauses = 0};
    fault_vfs_install(&quick->disk);
    quick->disk.vfs.xSleep = pause_at_once;
}

static void purge_of_many_lets_others_write_in_between(void **state)
{
    struct fixture *fixture = *state;
    struct watch watch = {.fixture = fixture, .rows = (int64_t)3 * MANY};
    struct purge_result result;
    static struct quick_disk quick;
    install_quick_disk(&quick);
    make_many();
    assert_done(fixture, purge_watched(&watch, &result));
    fault_vfs_remove(&quick.disk);
    /* a program that has waited for less than 100 ms looks again within 25 ms */
    assert_true(quick.pauses > 0 && quick.shortest_pause_us > 25 * 1000);
    assert_int_equal(result.gone, MANY);
    assert_int_equal(watch.done, MANY);
    assert_true(watch.most <= ROWS_A_STEP); /* clients and appointments do not go all at once */
    assert_rows(fixture,
                "select count(*) from visits; select count(*) from audit;"
                "select count(*) from appointments; select count(*) from clients;"
                "select detail, count from counters where kind = 'arrived';"
                "pragma integrity_check; pragma foreign_key_check",
                "0\n1\n0\n0\non-time|600\nok\n");
}

/* Each look at this clock is 1 ms after the one before; or 40 ms, on a disk that is very slow. */
static int64_t hurried_ms(void *self)
{
    struct fake_clock *fake = self;
    fake->monotonic_ms += 1;
    return fake->monotonic_ms;
}

static int64_t slow_ms(void *self)
{
    struct fake_clock *fake = self;
    fake->monotonic_ms += 40;
    return fake->monotonic_ms;
}

static void on_a_slow_disk_a_step_of_a_purge_takes_less(void **state)
{
    struct fixture *fixture = *state;
    struct watch watch = {.fixture = fixture, .rows = (int64_t)3 * MANY};
    struct purge_result result;
    static struct quick_disk quick;
    fixture->clock.monotonic_ms = hurried_ms;
    install_quick_disk(&quick);
    make_many();
    assert_done(fixture, purge_watched(&watch, &result));
    fault_vfs_remove(&quick.disk);
    assert_int_equal(result.gone, MANY);
    assert_in_range(watch.most, 1, 20); /* in 20 ms */
}

/* A connection that waits for a slow step tries again every 100 ms, and must not miss the pause. */
static void after_a_slow_step_a_purge_pauses_for_longer(void **state)
{
    struct fixture *fixture = *state;
    struct watch watch = {.fixture = fixture, .stop_after = 5};
    struct purge_result result;
    static struct quick_disk quick;
    fixture->clock.monotonic_ms = slow_ms;
    install_quick_disk(&quick);
    make_many();
    assert_false(purge_watched(&watch, &result));
    fault_vfs_remove(&quick.disk);
    assert_int_equal(quick.pauses, 4);
    assert_true(quick.shortest_pause_us > 100 * 1000);
}

/* What a purge has found is asked again when its turn comes. */
static void what_changes_while_a_purge_is_under_way_is_left(void **state)
{
    struct fixture *fixture = *state;
    struct watch watch = {
        .fixture = fixture,
        .change = "update visits set seen_at = '2026-11-23T09:00:00-08:00' where id in (100, 600);"
                  "insert into visits (client_id, arrived_at, client_name, initials, therapist,"
                  "  arrival_kind, identity, language) values (200, '2026-11-23T09:00:00-08:00',"
                  "  'Ida', 'I.', '', 'on-time', 'name', 'en')"};
    struct purge_result result;
    static struct quick_disk quick;
    fixture->clock.monotonic_ms = hurried_ms;
    install_quick_disk(&quick);
    make_many();
    assert_done(fixture, purge_watched(&watch, &result));
    fault_vfs_remove(&quick.disk);
    assert_int_equal(result.gone, MANY - 3);
    assert_int_equal(result.not_exported, 2);
    assert_int_equal(result.client_came_since, 1); /* came while it was under way */
    assert_rows(fixture,
                "select id from visits order by id; select '-'; select id from clients; select '-';"
                "select id from appointments; pragma foreign_key_check",
                "100\n200\n600\n601\n-\n100\n200\n600\n-\n100\n200\n600\n");
}

/* A connection that reads for long keeps the purge from emptying the log, but no one from writing.
 */
static void purge_that_waits_for_a_reader_keeps_nobody_from_writing(void **state)
{
    struct fixture *fixture = *state;
    sqlite3 *reader = NULL;
    static struct quick_disk quick;
    install_quick_disk(&quick);
    reopen(fixture); /* on that disk */
    assert_int_equal(sqlite3_open(DATABASE, &reader), SQLITE_OK);
    assert_int_equal(sqlite3_exec(reader, "begin; select count(*) from visits", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_false(purge(fixture).log_emptied);
    assert_true(quick.pauses > 0);
    sqlite3_close(reader);
    store_close(fixture->store);
    fixture->store = NULL;
    fault_vfs_remove(&quick.disk);
}

/* A purge waits less for readers while it tidies up; afterwards a write waits as long as before. */
static void purge_leaves_the_waiting_time_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    store_wait_up_to(fixture->store, 4321);
    purge(fixture);
    assert_int_equal(fixture->store->patience_ms, 4321);
}

static void purge_that_was_stopped_goes_on_the_next_time(void **state)
{
    struct fixture *fixture = *state;
    struct watch watch = {.fixture = fixture, .stop_after = 1};
    struct purge_result result;
    make_many();
    assert_false(purge_watched(&watch, &result));
    assert_non_null(strstr(fixture->err.text, "stopped after 250 of 600 visits"));
    assert_rows(fixture,
                "select count(*) from visits; select count from counters where kind = 'arrived'",
                "350\n250\n");
    assert_int_equal(purge(fixture).gone, MANY - 250);
    assert_rows(fixture,
                "select count(*) from visits; select count from counters where kind = 'arrived'",
                "0\n600\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(changes_of_the_booking_go_with_the_visit),
        FIXTURE_TEST(tables_of_a_visit_are_known_to_the_purge),
        FIXTURE_TEST(day_by_hand_and_delays_go_with_the_day),
        FIXTURE_TEST(purge_of_many_lets_others_write_in_between),
        FIXTURE_TEST(on_a_slow_disk_a_step_of_a_purge_takes_less),
        FIXTURE_TEST(after_a_slow_step_a_purge_pauses_for_longer),
        FIXTURE_TEST(what_changes_while_a_purge_is_under_way_is_left),
        FIXTURE_TEST(purge_that_waits_for_a_reader_keeps_nobody_from_writing),
        FIXTURE_TEST(purge_leaves_the_waiting_time_as_it_was),
        FIXTURE_TEST(purge_that_was_stopped_goes_on_the_next_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
