/* store/: what is opened, what is refused and with which words, and the way to a newer version. */
#include "fault_vfs.h"
#include "store_test.h"

#include <inttypes.h>
#include <sys/stat.h>

#define OPEN_TEST(function)                                                                        \
    cmocka_unit_test_setup_teardown(function, fixture_set_up_closed, fixture_tear_down)

static int mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return (int)(status.st_mode & 0777);
}

static void write_text(const char *path, const char *text, size_t length)
{
    struct err err;
    if (!file_replace(path, text, length, &err)) {
        fail_msg("%s", err.text);
    }
}

/* Refused with exactly these words. */
static void assert_refused(struct fixture *fixture, const char *path, const char *words)
{
    fixture->err.text[0] = '\0';
    assert_null(store_open(path, &fixture->clock, &fixture->err));
    assert_string_equal(fixture->err.text, words);
}

/* Refused, and not one byte of the file or its mode is changed. */
static void assert_refused_untouched(struct fixture *fixture, const char *words)
{
    char *before = NULL;
    char *after = NULL;
    size_t length = 0;
    size_t length_after = 0;
    struct err *err = &fixture->err;
    assert_int_equal(chmod(DATABASE, 0644), 0);
    assert_done(fixture, file_read(fixture->arena, DATABASE, 1 << 20, &before, &length, err));
    assert_refused(fixture, DATABASE, words);
    assert_done(fixture, file_read(fixture->arena, DATABASE, 1 << 20, &after, &length_after, err));
    assert_int_equal(length_after, length);
    assert_memory_equal(after, before, length);
    assert_int_equal(mode_of(DATABASE), 0644);
}

static int64_t setting(struct fixture *fixture, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(fixture->store->sqlite, sql, -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

/* FNV-1a, 64 bits, of the statements of each step. Databases of clinics have run these steps. */
static const uint64_t steps_that_stand[] = {
    UINT64_C(0xD91DA667E3AE8281),
    UINT64_C(0xEF3E4D64D8A541A7),
    UINT64_C(0x467FD0647C2FD315),
    UINT64_C(0x76D767ECDBA82A09),
};

static uint64_t digest_of(const char *const *step)
{
    uint64_t digest = UINT64_C(14695981039346656037);
    for (; *step != NULL; step++) {
        for (const char *c = *step;; c++) {
            digest = (digest ^ (unsigned char)*c) * UINT64_C(1099511628211);
            if (*c == '\0') {
                break;
            }
        }
    }
    return digest;
}

static void steps_that_stand_are_not_edited(void **state)
{
    (void)state;
    const struct schema schema = schema_current();
    assert_true(schema.count >= COUNT_OF(steps_that_stand));
    for (size_t i = 0; i < schema.count; i++) {
        const uint64_t digest = digest_of(schema.steps[i]);
        if (i >= COUNT_OF(steps_that_stand)) {
            print_message("step %zu may still be edited; its digest is 0x%016" PRIX64 "\n", i + 1,
                          digest);
        } else if (digest != steps_that_stand[i]) {
            fail_msg("step %zu of src/store/schema.c was edited (0x%016" PRIX64 "), which databases"
                     " of clinics have run already: leave it, and add a step at the end",
                     i + 1, digest);
        }
    }
}

static void open_sets_what_keeps_the_data_safe(void **state)
{
    struct fixture *fixture = *state;
    for (int time = 0; time < 2; time++) { /* created, and opened again */
        reopen(fixture);
        assert_int_equal(setting(fixture, "pragma application_id"), 0x436f7a79);
        assert_version(fixture, schema_current().count);
        assert_int_equal(setting(fixture, "pragma foreign_keys"), 1);
        assert_int_equal(setting(fixture, "pragma synchronous"), 2); /* FULL */
        assert_int_equal(setting(fixture, "pragma secure_delete"), 1);
        assert_int_equal(setting(fixture, "pragma trusted_schema"), 0);
        assert_true(fixture->store->patience_ms > 0);
        assert_int_equal(setting(fixture, "select journal_mode = 'wal' from pragma_journal_mode"),
                         1);
        int defensive = 0;
        assert_int_equal(
            sqlite3_db_config(fixture->store->sqlite, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive),
            SQLITE_OK);
        assert_int_equal(defensive, 1);
    }
    assert_int_equal(setting(fixture,
                             "select count(*) from pragma_table_list where type = 'table' and"
                             " schema = 'main' and name not like 'sqlite_%' and not strict"),
                     0);
}

static void open_makes_the_file_private(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    reopen(fixture);
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_int_equal(mode_of(DATABASE), 0600);
    assert_int_equal(mode_of(DATABASE "-wal"), 0600);
    store_close(fixture->store);
    fixture->store = NULL;
    assert_int_equal(chmod(DATABASE, 0664), 0);
    reopen(fixture);
    assert_int_equal(mode_of(DATABASE), 0600);
}

static void open_in_memory_leaves_no_file(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    fixture->store = store_open(":memory:", &fixture->clock, &fixture->err);
    assert_non_null(fixture->store);
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_int_equal(visit.value, 1);
    assert_int_not_equal(access(":memory:", F_OK), 0);
}

static void open_takes_an_empty_file_as_new(void **state)
{
    struct fixture *fixture = *state;
    write_text(DATABASE, "", 0);
    assert_false(store_is_current(DATABASE));
    reopen(fixture);
    store_close(fixture->store);
    fixture->store = NULL;
    assert_true(store_is_current(DATABASE));
    reopen(fixture);
    assert_version(fixture, schema_current().count);
}

static void close_takes_null(void **state)
{
    (void)state;
    store_close(NULL);
}

static void open_fails_when_the_directory_is_missing(void **state)
{
    assert_refused(*state, "no-such-directory/kiosk.db",
                   "no-such-directory/kiosk.db: cannot be created: No such file or directory");
}

static void open_fails_when_the_path_is_a_directory(void **state)
{
    assert_refused(*state, ".", ".: cannot be opened: unable to open database file");
}

static void open_fails_when_the_file_is_read_only(void **state)
{
    struct fixture *fixture = *state;
    static struct fault_vfs disk;
    reopen(fixture);
    store_close(fixture->store);
    fixture->store = NULL;
    fault_vfs_install(&disk);
    disk.read_only = true;
    assert_refused(fixture, DATABASE, DATABASE ": is not writable for this user");
    fault_vfs_remove(&disk);
}

static void open_refuses_what_is_no_database(void **state)
{
    struct fixture *fixture = *state;
    char text[4096];
    memset(text, 'x', sizeof(text));
    write_text(DATABASE, text, sizeof(text));
    assert_refused_untouched(fixture,
                             DATABASE ": cannot be read as a database: file is not a database");
}

static void open_refuses_a_database_of_another_program(void **state)
{
    struct fixture *fixture = *state;
    static const char *const foreign[] = {
        "create table accounts (id)", "pragma application_id = 1196444487",
        "pragma user_version = 1",
        "pragma application_id = 0x436f7a79", /* ours always has a version */
    };
    for (size_t i = 0; i < COUNT_OF(foreign); i++) {
        remove_database(DATABASE);
        run_sql(DATABASE, foreign[i]);
        assert_refused_untouched(fixture, DATABASE
                                 ": is a database of another program; choose another file");
    }
}

static void open_refuses_a_damaged_file(void **state)
{
    struct fixture *fixture = *state;
    char *bytes = NULL;
    size_t length = 0;
    reopen(fixture);
    store_close(fixture->store);
    fixture->store = NULL;
    assert_done(fixture,
                file_read(fixture->arena, DATABASE, 1 << 20, &bytes, &length, &fixture->err));
    assert_true(length > 8192);
    write_text(DATABASE, bytes, 4096); /* cut off */
    assert_refused(fixture, DATABASE,
                   DATABASE ": cannot be read as a database: database disk image is malformed");
    memset(bytes + 100, 0x55, 3000); /* the page that lists the tables */
    write_text(DATABASE, bytes, length);
    assert_refused(fixture, DATABASE,
                   DATABASE ": cannot be read as a database: database disk image is malformed");
}

static const char *const step_that_adds[] = {
    "create table added (id integer primary key) strict",
    NULL,
};
static const char *const step_that_fails[] = {
    "create table half (id integer primary key) strict",
    "insert into no_such_table values (1)",
    NULL,
};

/* The schema of today with one or two more steps. */
static struct schema later_schema(struct arena *arena, const char *const *second,
                                  const char *const *third)
{
    struct schema today = schema_current();
    const char *const **steps = ARENA_ARRAY(arena, const char *const *, today.count + 2);
    for (size_t i = 0; i < today.count; i++) {
        steps[i] = today.steps[i];
    }
    steps[today.count] = second;
    steps[today.count + 1] = third;
    return (struct schema){steps, today.count + (third == NULL ? 1 : 2)};
}

/* Where a migration from today's version keeps the old file. */
static const char *copy_name(struct fixture *fixture)
{
    return arena_printf(fixture->arena, DATABASE ".v%zu.2026-11-22T10-00-00",
                        schema_current().count);
}

/* A database of today's version with one arrival in it. */
static void make_old_database(struct fixture *fixture)
{
    struct visit_id visit = {0};
    remove_copies(fixture);
    reopen(fixture);
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    store_close(fixture->store);
    fixture->store = NULL;
}

static size_t count_copies(struct fixture *fixture)
{
    const char **names = NULL;
    return find_copies(fixture, &names);
}

static void migration_copies_the_old_file_and_keeps_the_data(void **state)
{
    struct fixture *fixture = *state;
    make_old_database(fixture);
    struct schema schema = later_schema(fixture->arena, step_that_adds, NULL);
    for (int time = 0; time < 2; time++) { /* the second time there is nothing to do */
        fixture->store = store_open_with(DATABASE, &fixture->clock, &schema, &fixture->err);
        assert_done(fixture, fixture->store != NULL);
        assert_version(fixture, schema_current().count + 1);
        assert_int_equal(setting(fixture, "select count(*) from added"), 0);
        assert_int_equal(setting(fixture, "select count(*) from arrivals"), 1);
        assert_int_equal(count_copies(fixture), 1);
        store_close(fixture->store);
        fixture->store = NULL;
    }
    assert_int_equal(mode_of(copy_name(fixture)), 0600);
    /* the copy is a whole database of the old version */
    fixture->store = store_open(copy_name(fixture), &fixture->clock, &fixture->err);
    assert_done(fixture, fixture->store != NULL);
    assert_number("version of the copy", setting(fixture, "pragma user_version"),
                  schema_current().count);
    assert_int_equal(setting(fixture, "select client_name = 'Ida' from arrivals"), 1);
    store_close(fixture->store);
    fixture->store = NULL;
    remove_copies(fixture);
    /* and the program of yesterday refuses what it does not know */
    assert_false(store_is_current(DATABASE));
    assert_refused_untouched(fixture,
                             arena_printf(fixture->arena,
                                          DATABASE ": was written by a newer version of the kiosk "
                                                   "(database version %zu, this one knows up to "
                                                   "%zu); install that version again",
                                          schema_current().count + 1, schema_current().count));
}

static void new_database_goes_through_all_steps_without_a_copy(void **state)
{
    struct fixture *fixture = *state;
    struct schema schema = later_schema(fixture->arena, step_that_adds, NULL);
    remove_copies(fixture);
    fixture->store = store_open_with(DATABASE, &fixture->clock, &schema, &fixture->err);
    assert_done(fixture, fixture->store != NULL);
    assert_version(fixture, schema_current().count + 1);
    assert_int_equal(count_copies(fixture), 0);
}

static void migration_leaves_the_old_version_when_its_step_fails(void **state)
{
    struct fixture *fixture = *state;
    make_old_database(fixture);
    struct schema schema = later_schema(fixture->arena, step_that_fails, NULL);
    assert_null(store_open_with(DATABASE, &fixture->clock, &schema, &fixture->err));
    assert_string_equal(fixture->err.text,
                        DATABASE ": cannot be brought to the current version: no such table: "
                                 "no_such_table");
    assert_int_equal(count_copies(fixture), 0);
    reopen(fixture);
    assert_version(fixture, schema_current().count);
    assert_int_equal(setting(fixture, "select count(*) from sqlite_schema where name = 'half'"), 0);
    assert_int_equal(setting(fixture, "select count(*) from arrivals"), 1);
}

static void migration_keeps_finished_steps_and_the_copy_when_a_later_one_fails(void **state)
{
    struct fixture *fixture = *state;
    make_old_database(fixture);
    struct schema two = later_schema(fixture->arena, step_that_adds, NULL);
    struct schema three = later_schema(fixture->arena, step_that_adds, step_that_fails);
    assert_null(store_open_with(DATABASE, &fixture->clock, &three, &fixture->err));
    assert_int_equal(count_copies(fixture), 1);
    fixture->store = store_open_with(DATABASE, &fixture->clock, &two, &fixture->err);
    assert_done(fixture, fixture->store != NULL);
    assert_version(fixture, schema_current().count + 1);
    assert_int_equal(setting(fixture, "select count(*) from sqlite_schema where name = 'half'"), 0);
    remove_copies(fixture);
}

static void migration_does_not_begin_when_no_copy_can_be_made(void **state)
{
    struct fixture *fixture = *state;
    make_old_database(fixture);
    write_text(copy_name(fixture), "in the way", 10);
    struct schema schema = later_schema(fixture->arena, step_that_adds, NULL);
    assert_null(store_open_with(DATABASE, &fixture->clock, &schema, &fixture->err));
    assert_string_equal(fixture->err.text,
                        arena_printf(fixture->arena,
                                     "%s: cannot make a copy before the update: File exists",
                                     copy_name(fixture)));
    assert_int_equal(count_copies(fixture), 1);
    reopen(fixture);
    assert_version(fixture, schema_current().count);
    remove_copies(fixture);
}

static void write_fails_with_words_when_another_program_is_writing(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    sqlite3 *other = NULL;
    reopen(fixture);
    store_wait_up_to(fixture->store, 0); /* no waiting in a test */
    assert_int_equal(sqlite3_open(DATABASE, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "begin immediate", NULL, NULL, NULL), SQLITE_OK);
    assert_false(walk_in(fixture, "Ida", &visit));
    assert_string_equal(fixture->err.text,
                        DATABASE ": cannot record the arrival: database is locked");
    sqlite3_close(other);
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
}

static void call_fails_with_words_when_its_table_is_gone(void **state)
{
    struct fixture *fixture = *state;
    reopen(fixture);
    run_sql(DATABASE, "drop table counters");
    assert_false(store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_string_equal(fixture->err.text, DATABASE ": cannot count: no such table: counters");
}

/* The disk fills up at one write after the other: afterwards the database is whole, of the old
 * version or the new, and the next start brings it there. */
static void migration_can_be_tried_again_when_a_write_fails(void **state)
{
    struct fixture *fixture = *state;
    struct schema two = later_schema(fixture->arena, step_that_adds, NULL);
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    int refused = 0;
    for (int write = 1; write < 400; write++) {
        remove_database(DATABASE);
        make_old_database(fixture);
        fault_vfs_arm(&disk, write, SQLITE_FULL, true);
        struct store *store = store_open_with(DATABASE, &fixture->clock, &two, &fixture->err);
        bool failed = disk.fired;
        bool opened = store != NULL;
        store_close(store);
        fault_vfs_mend(&disk);
        if (opened && !failed) {
            break;
        }
        refused += opened ? 0 : 1;
        assert_int_equal(count_copies(fixture), opened ? 1 : 0);
        fixture->store = store_open_with(DATABASE, &fixture->clock, &two, &fixture->err);
        assert_done(fixture, fixture->store != NULL);
        assert_version(fixture, schema_current().count + 1);
        assert_int_equal(setting(fixture, "select count(*) from added"), 0);
        assert_int_equal(setting(fixture, "select count(*) from arrivals"), 1);
        store_close(fixture->store);
        fixture->store = NULL;
    }
    assert_in_range(refused, 10, 300); /* the copy and the step */
    fault_vfs_remove(&disk);
    remove_copies(fixture);
}

/* The views are read by other programs. What the store itself asks for is looked at at the end of
 * each of its tests (store_test.h). */
static void views_look_up_by_index(void **state)
{
    struct fixture *fixture = *state;
    static const char *const queries[] = {
        "select * from arrivals where visit_id = 1",
        "select * from arrivals where arrived_at >= '2026-11-22'",
        "select * from answers where visit_id = 1",
        "select * from flags where visit_id = 1",
        "select * from trends where client_id = 1",
        "select * from stars where visit_id = 1",
        "select * from decisions where visit_id = 1",
    };
    reopen(fixture);
    sqlite3 *db = fixture->store->sqlite;
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        const char *plan = plan_of(db, fixture->arena, queries[i]);
        assert_string_not_equal(plan, "");
        if (reads_through_a_table(plan)) {
            fail_msg("%s\n%s", queries[i], plan);
        }
    }
    /* a plan that does read through a table is recognised */
    assert_true(reads_through_a_table(plan_of(db, fixture->arena, "select * from visits")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPEN_TEST(steps_that_stand_are_not_edited),
        OPEN_TEST(open_sets_what_keeps_the_data_safe),
        OPEN_TEST(open_makes_the_file_private),
        OPEN_TEST(open_in_memory_leaves_no_file),
        OPEN_TEST(open_takes_an_empty_file_as_new),
        OPEN_TEST(close_takes_null),
        OPEN_TEST(open_fails_when_the_directory_is_missing),
        OPEN_TEST(open_fails_when_the_path_is_a_directory),
        OPEN_TEST(open_fails_when_the_file_is_read_only),
        OPEN_TEST(open_refuses_what_is_no_database),
        OPEN_TEST(open_refuses_a_database_of_another_program),
        OPEN_TEST(open_refuses_a_damaged_file),
        OPEN_TEST(migration_copies_the_old_file_and_keeps_the_data),
        OPEN_TEST(new_database_goes_through_all_steps_without_a_copy),
        OPEN_TEST(migration_leaves_the_old_version_when_its_step_fails),
        OPEN_TEST(migration_keeps_finished_steps_and_the_copy_when_a_later_one_fails),
        OPEN_TEST(migration_does_not_begin_when_no_copy_can_be_made),
        OPEN_TEST(migration_can_be_tried_again_when_a_write_fails),
        OPEN_TEST(write_fails_with_words_when_another_program_is_writing),
        OPEN_TEST(call_fails_with_words_when_its_table_is_gone),
        OPEN_TEST(views_look_up_by_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
