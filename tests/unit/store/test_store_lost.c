/* store/: a database whose file is deleted, renamed or replaced while it is open: nothing is called
 * saved that is not, and what it held is kept. */
#include "store/lost.h"
#include "store_test.h"

#define LOST_WORDS "the file was removed or replaced while it was in use"
#define KEPT       DATABASE ".lost.2026-11-22T10-00-00"
#define KEPT_LOG   DATABASE ".lost-log.2026-11-22T10-00-00-wal"

static void remove_all(void)
{
    static const char *const names[] = {DATABASE, KEPT, "elsewhere.db", "other.db"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        remove_database(names[i]);
    }
    unlink(KEPT_LOG);
}

static int set_up(void **state)
{
    remove_all();
    return fixture_set_up(state);
}

#define LOST_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, fixture_tear_down)

static void move(const char *from, const char *to)
{
    assert_int_equal(rename(from, to), 0);
}

/* Another database of ours, in which nobody has arrived. */
static void make_other(struct fixture *fixture)
{
    struct store *other = store_open("other.db", &fixture->clock, &fixture->err);
    assert_non_null(other);
    store_close(other);
}

static void file_is_deleted(struct fixture *fixture)
{
    (void)fixture;
    assert_int_equal(unlink(DATABASE), 0);
}

static void all_files_are_deleted(struct fixture *fixture)
{
    (void)fixture;
    remove_database(DATABASE);
}

static void file_is_renamed(struct fixture *fixture)
{
    (void)fixture;
    move(DATABASE, "elsewhere.db");
}

static void file_is_replaced(struct fixture *fixture)
{
    make_other(fixture);
    move("other.db", DATABASE);
}

static void log_is_deleted(struct fixture *fixture)
{
    (void)fixture;
    assert_int_equal(unlink(DATABASE "-wal"), 0);
}

static const struct {
    const char *what;
    void (*happens)(struct fixture *fixture);
} losses[] = {
    {"deleted", file_is_deleted}, {"deleted with its log", all_files_are_deleted},
    {"renamed", file_is_renamed}, {"replaced", file_is_replaced},
    {"its log", log_is_deleted},
};

static void assert_refused(struct fixture *fixture, bool done, const char *doing)
{
    assert_false(done);
    assert_string_equal(fixture->err.text,
                        arena_printf(fixture->arena, DATABASE ": %s: " LOST_WORDS, doing));
}

/* With a new database and none of what the loss before left. */
static void begin_again(struct fixture *fixture)
{
    store_close(fixture->store);
    remove_all();
    fixture->store = store_open(DATABASE, &fixture->clock, &fixture->err);
    assert_non_null(fixture->store);
}

static void lost_file_takes_no_arrival_and_tells_nothing(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(losses); i++) {
        struct visit_id visit = {0};
        const struct day_list list = import_day(fixture, &joan, 1);
        assert_false(store_is_lost(fixture->store));
        losses[i].happens(fixture);
        assert_true(store_is_lost(fixture->store));
        assert_refused(fixture, arrive(fixture, list.items, 1, &visit),
                       "cannot record the arrival");
        assert_int_equal(visit.value, 0);
        struct day_list read;
        assert_refused(
            fixture,
            store_day_list(fixture->store, fixture->arena, 0, NOW_MS, &read, &fixture->err),
            "cannot read the day list");
        begin_again(fixture);
    }
}

static void file_that_goes_in_the_middle_is_not_written(void **state)
{
    struct fixture *fixture = *state;
    db_begin(fixture->store, DB_WRITE, "cannot keep the star", &fixture->err);
    db_exec(fixture->store, "INSERT INTO settings VALUES ('star', 'kept')");
    move(DATABASE, "elsewhere.db");
    assert_refused(fixture, db_end(fixture->store), "cannot keep the star");
    move("elsewhere.db", DATABASE);
    assert_rows(fixture, "select count(*) from settings where key = 'star'", "0\n");
}

static void file_that_is_put_back_works_again(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    const struct day_list list = import_day(fixture, &joan, 1);
    move(DATABASE, "elsewhere.db");
    assert_false(arrive(fixture, list.items, 1, &visit));
    move("elsewhere.db", DATABASE);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
}

static void what_was_said_until_then_is_kept(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    const char *kept = NULL;
    const struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    remove_database(DATABASE);
    assert_done(fixture, store_keep_lost(fixture->store, &kept, &fixture->err));
    assert_string_equal(kept, KEPT);
    store_close(fixture->store);
    fixture->store = store_open(KEPT, &fixture->clock, &fixture->err);
    assert_non_null(fixture->store);
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    assert_string_equal(record.client_name, "Joan Smith");
}

/* SQLite would read it with the file that stands there now, and nothing would say so. */
static void log_of_the_lost_file_is_not_read_with_the_new_one(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    const struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    file_is_replaced(fixture);
    reopen(fixture);
    assert_rows(fixture, "select count(*) from arrivals; pragma integrity_check", "0\nok\n");
    assert_int_equal(access(KEPT_LOG, F_OK), 0);
}

static void others_at_work_are_no_loss(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    const struct day_list list = import_day(fixture, &joan, 1);
    assert_done(fixture, store_backup(fixture->store, "other.db", &no_progress, &fixture->err));
    struct store *other = store_open(DATABASE, &fixture->clock, &fixture->err);
    assert_non_null(other);
    assert_done(fixture, store_audit(other, "dana", "arrivals", "", &fixture->err));
    store_close(other);
    assert_rows(fixture, "vacuum; select 1", "1\n");
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_false(store_is_lost(fixture->store));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOST_TEST(lost_file_takes_no_arrival_and_tells_nothing),
        LOST_TEST(file_that_goes_in_the_middle_is_not_written),
        LOST_TEST(file_that_is_put_back_works_again),
        LOST_TEST(what_was_said_until_then_is_kept),
        LOST_TEST(log_of_the_lost_file_is_not_read_with_the_new_one),
        LOST_TEST(others_at_work_are_no_loss),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
