/* store/: a purge leaves nothing of what the staff did with the visits that go. */
#include "base/file.h"
#include "fault_vfs.h"
#include "store_test.h"

#define AFTER "2026-11-23"

static void mark_exported(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    const struct visit_records records = {&record, 1};
    assert_done(fixture, store_mark_exported(fixture->store, &records, &fixture->err));
}

static void decide(struct fixture *fixture, struct visit_id visit)
{
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_MODIFY, "QXZW", "kiosk",
                                      &fixture->err));
}

static const struct purge before_after = {AFTER, "ana", "before " AFTER};

static struct purge_result purge(struct fixture *fixture)
{
    struct purge_result result;
    assert_done(fixture,
                store_purge(fixture->store, &before_after, &no_progress, &result, &fixture->err));
    assert_rows(fixture, "pragma integrity_check; pragma foreign_key_check", "ok\n");
    return result;
}

/* Tom answered under Joan's name; his answers were moved to him, and both visits are decided. */
static void make_moved(struct fixture *fixture, struct visit_id *from, struct visit_id *to)
{
    struct day_list list = import_day(fixture, (const struct appointment[]){joan, tom}, 2);
    assert_done(fixture, arrive(fixture, &list.items[0], 1, from));
    assert_done(fixture, arrive(fixture, &list.items[1], 1, to));
    assert_done(fixture,
                store_begin_response(fixture->store, *from, &test_form, "notice-1", &fixture->err));
    const struct answers_move move = {.from = *from, .to = *to};
    assert_done(fixture, store_move_answers(fixture->store, &move, "kiosk", to, &fixture->err));
    decide(fixture, *from);
    decide(fixture, *to);
}

static const char *const left =
    "select id from visits; select visit_id from responses;"
    "select visit_id from made_decisions; select id from moved_responses";

static bool file_has(struct fixture *fixture, const char *text)
{
    char *bytes = NULL;
    size_t length = 0;
    assert_done(fixture,
                file_read(fixture->arena, DATABASE, 1 << 22, &bytes, &length, &fixture->err));
    return memmem(bytes, length, text, strlen(text)) != NULL;
}

static void decisions_and_moves_go_with_their_visits(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = {0};
    struct visit_id to = {0};
    make_moved(fixture, &from, &to);
    reopen(fixture); /* from the log into the file */
    assert_true(file_has(fixture, "QXZW"));
    mark_exported(fixture, from);
    mark_exported(fixture, to);
    assert_int_equal(purge(fixture).gone, 2);
    assert_rows(fixture, left, "");
    assert_false(file_has(fixture, "QXZW"));
}

static void visit_that_stays_keeps_what_is_its_own(void **state)
{
    struct fixture *fixture = *state;
    for (int round = 0; round < 2; round++) {
        struct visit_id visits[2] = {{0}, {0}}; /* from, to */
        store_close(fixture->store);
        fixture->store = NULL;
        remove_database(DATABASE);
        reopen(fixture);
        make_moved(fixture, &visits[0], &visits[1]);
        mark_exported(fixture, visits[round]);
        struct purge_result result = purge(fixture);
        assert_int_equal(result.gone, 1);
        assert_int_equal(result.left, 1);
        /* the answers stay with Tom (2) or go with him */
        assert_rows(fixture, left, round == 0 ? "2\n2\n2\n" : "1\n1\n");
    }
}

/* What was exported does not have a decision that came later, so the visit must stay. */
static void visit_stays_that_was_decided_or_moved_since(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = {0};
    struct visit_id to = {0};
    make_moved(fixture, &from, &to);
    mark_exported(fixture, from);
    mark_exported(fixture, to);
    decide(fixture, from);
    assert_int_equal(purge(fixture).gone, 1);
    assert_rows(fixture, "select id from visits", "1\n");
    mark_exported(fixture, from);
    assert_int_equal(purge(fixture).gone, 1);
    assert_rows(fixture, left, "");

    make_moved(fixture, &from, &to);
    mark_exported(fixture, from);
    mark_exported(fixture, to);
    const struct answers_move back = {.from = to, .to = from};
    assert_done(fixture, store_move_answers(fixture->store, &back, "kiosk", &to, &fixture->err));
    assert_int_equal(purge(fixture).gone, 0);
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

/* Past visits that are in a backup. They are made without the store, which would take longer. */
static void make_many(void)
{
    char sql[512];
    snprintf(sql, sizeof(sql),
             "with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)"
             " insert into visits (arrived_at, client_name, initials, therapist, arrival_kind,"
             "  identity, language) select '2026-11-22T10:00:00-08:00', 'Ida', 'I.', '', 'walk-in',"
             "  'unverified', 'en' from n;"
             " insert into backups (at, change_number) select '2026-11-22', number from changes",
             MANY);
    run_sql(DATABASE, sql);
}

/* What is seen in between the steps of a purge. */
struct watch {
    struct fixture *fixture;
    int64_t done[8];
    int steps;
    int stop_after; /* 0: never */
};

static bool watch_step(void *self, int64_t done, int64_t total)
{
    struct watch *watch = self;
    assert_int_equal(total, MANY);
    assert_true(watch->steps < (int)COUNT_OF(watch->done));
    watch->done[watch->steps++] = done;
    /* somebody at the kiosk checks in, without having to wait */
    run_sql(DATABASE, "begin immediate; insert into counters values"
                      " ('2026-11-24', 'page', hex(randomblob(4)), 1); commit");
    return watch->steps != watch->stop_after;
}

static bool purge_watched(struct watch *watch, struct purge_result *result)
{
    const struct store_progress progress = {watch, watch_step};
    return store_purge(watch->fixture->store, &before_after, &progress, result,
                       &watch->fixture->err);
}

/* A disk on which pauses take no time. */
struct quick_disk {
    struct fault_vfs disk; /* first, so that SQLite's pointer is ours */
    int longest_pause_us;
};

static int pause_at_once(sqlite3_vfs *vfs, int microseconds)
{
    struct quick_disk *quick = (struct quick_disk *)vfs;
    if (microseconds > quick->longest_pause_us) {
        quick->longest_pause_us = microseconds;
    }
    return microseconds;
}

static void purge_of_many_lets_others_write_in_between(void **state)
{
    struct fixture *fixture = *state;
    struct watch watch = {.fixture = fixture};
    struct purge_result result;
    static struct quick_disk quick;
    fault_vfs_install(&quick.disk);
    quick.disk.vfs.xSleep = pause_at_once;
    make_many();
    assert_done(fixture, purge_watched(&watch, &result));
    fault_vfs_remove(&quick.disk);
    assert_true(quick.longest_pause_us > 100 * 1000); /* a program that waits looks every 100 ms */
    assert_int_equal(result.gone, MANY);
    assert_true(watch.steps >= 3);
    assert_int_equal(watch.done[watch.steps - 1], MANY);
    assert_rows(fixture,
                "select count(*) from visits; select count(*) from audit;"
                "select detail, count from counters where kind = 'arrived';"
                "pragma integrity_check; select name from sqlite_schema where name = "
                "'visits_by_appointment'",
                "0\n1\nwalk-in|600\nok\n");
}

/* A purge waits less for readers while it tidies up; afterwards a write waits as long as before. */
static void purge_leaves_the_waiting_time_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    store_wait_up_to(fixture->store, 4321);
    purge(fixture);
    db_begin(fixture->store, DB_READ, "cannot read", &fixture->err);
    struct query query = db_query(fixture->store, "PRAGMA busy_timeout");
    assert_int_equal(db_run_int(&query), 4321);
    assert_true(db_end(fixture->store));
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
        FIXTURE_TEST(decisions_and_moves_go_with_their_visits),
        FIXTURE_TEST(visit_that_stays_keeps_what_is_its_own),
        FIXTURE_TEST(visit_stays_that_was_decided_or_moved_since),
        FIXTURE_TEST(day_by_hand_and_delays_go_with_the_day),
        FIXTURE_TEST(purge_of_many_lets_others_write_in_between),
        FIXTURE_TEST(purge_leaves_the_waiting_time_as_it_was),
        FIXTURE_TEST(purge_that_was_stopped_goes_on_the_next_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
