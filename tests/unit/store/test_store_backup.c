/* store/: a backup is whole or not there, and a database that is to be replaced stays until its
 * successor is in place, whatever fails in between. */
#include "base/file.h"
#include "fault_vfs.h"
#include "store_test.h"

#include <sys/stat.h>

#define COPY "copy.db"
#define KEPT DATABASE ".replaced.2026-11-22T10-00-00"

static const char *const visitors = "select client_name from visits order by id";

static void remove_all(void)
{
    static const char *const names[] = {COPY, KEPT, "copy.db.new", "kiosk.db.restoring"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        remove_database(names[i]);
        rmdir(names[i]);
    }
    rmdir(KEPT "-journal");
    rmdir("folder");
}

static int set_up(void **state)
{
    remove_all();
    return fixture_set_up(state);
}

static int tear_down(void **state)
{
    int result = fixture_tear_down(state);
    remove_all();
    return result;
}

static void arrive_as(struct fixture *fixture, const char *name)
{
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, name, &visit));
}

static bool back_up(struct fixture *fixture)
{
    fixture->err.text[0] = '\0';
    return store_backup(fixture->store, COPY, &no_progress, &fixture->err);
}

static void close_store(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = NULL;
}

static bool restore_watched(struct fixture *fixture, const struct store_progress *progress)
{
    const char *kept = "";
    fixture->err.text[0] = '\0';
    return store_restore(fixture->arena, DATABASE, COPY, &fixture->clock, progress, &kept,
                         &fixture->err);
}

static bool restore(struct fixture *fixture)
{
    return restore_watched(fixture, &no_progress);
}

/* The names of a database file at path, as another program sees them. */
static const char *names_in(struct fixture *fixture, const char *path)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, visitors, -1, &statement, NULL), SQLITE_OK);
    const char *names = statement_rows(fixture, statement, "");
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return names;
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

/* A copy that knows of Ida, and a database that knows of somebody else as well. */
static void make_copy_and_go_on(struct fixture *fixture)
{
    arrive_as(fixture, "Ida");
    assert_done(fixture, back_up(fixture));
    arrive_as(fixture, "Ben");
}

/* --- backup --- */

/* fault_vfs_arm or fault_vfs_arm_read. */
typedef void arm_disk(struct fault_vfs *fault, int number, int code, bool dead);

/* An earlier copy is still there, or the new one is; nothing is left beside it. */
static void back_up_on(struct fixture *fixture, arm_disk *arm, int code)
{
    static struct fault_vfs disk;
    int failures = 0;
    close_store(fixture);
    fault_vfs_install(&disk);
    reopen(fixture);
    make_copy_and_go_on(fixture);
    for (int number = 1; number < 500; number++) {
        const char *before = names_in(fixture, COPY);
        arm(&disk, number, code, false);
        bool ok = back_up(fixture);
        bool fired = disk.fired;
        fault_vfs_mend(&disk);
        assert_false(is_there(COPY ".new"));
        assert_true(ok || fired);
        if (!fired) {
            break;
        }
        if (!ok) {
            failures++;
            assert_non_null(strstr(fixture->err.text, ".db"));
            const char *now = names_in(fixture, COPY);
            assert_true(strcmp(now, before) == 0 || strcmp(now, "Ida\nBen\n") == 0);
        }
    }
    assert_in_range(failures, 3, 400);
    assert_string_equal(names_in(fixture, COPY), "Ida\nBen\n");
    close_store(fixture);
    fault_vfs_remove(&disk);
}

static void backup_is_whole_or_not_there_when_a_write_fails(void **state)
{
    back_up_on(*state, fault_vfs_arm, SQLITE_FULL);
}

static void backup_is_whole_or_not_there_when_a_read_fails(void **state)
{
    back_up_on(*state, fault_vfs_arm_read, SQLITE_IOERR_READ);
}

static void assert_no_backup(struct fixture *fixture, const char *path, const char *words)
{
    assert_false(store_backup(fixture->store, path, &no_progress, &fixture->err));
    assert_string_equal(fixture->err.text, words);
    assert_rows(fixture, "select count(*) from backups", "0\n");
}

static void backup_says_where_it_cannot_be_put(void **state)
{
    struct fixture *fixture = *state;
    assert_no_backup(fixture, "no-such-folder/" COPY,
                     "no-such-folder/" COPY ".new: cannot be created: No such file or directory");
    assert_no_backup(fixture, DATABASE "/" COPY, DATABASE "/" COPY ": Not a directory");
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_no_backup(fixture, "folder",
                     "folder: is there already, and no copy of a kiosk's database");
}

/* Somebody makes a folder of that name meanwhile. */
static bool make_folder(void *self, int64_t done, int64_t total)
{
    (void)self;
    (void)done;
    (void)total;
    assert_true(mkdir(COPY, 0700) == 0);
    return true;
}

static void backup_that_cannot_take_its_name_is_not_noted(void **state)
{
    struct fixture *fixture = *state;
    const struct store_progress progress = {NULL, make_folder};
    arrive_as(fixture, "Ida");
    assert_false(store_backup(fixture->store, COPY, &progress, &fixture->err));
    assert_string_equal(fixture->err.text, COPY ": Is a directory");
    assert_false(is_there(COPY ".new"));
    assert_rows(fixture, "select count(*) from backups", "0\n");
}

static void backup_fails_when_its_table_is_gone(void **state)
{
    struct fixture *fixture = *state;
    run_sql(DATABASE, "drop table changes");
    assert_no_backup(fixture, COPY, DATABASE ": cannot be copied: no such table: changes");
    assert_false(is_there(COPY));
}

/* --- restore --- */

static void assert_as_before(struct fixture *fixture)
{
    assert_string_equal(names_in(fixture, DATABASE), "Ida\nBen\n");
    assert_false(is_there(DATABASE ".restoring"));
}

static void restore_on(struct fixture *fixture, arm_disk *arm, int code)
{
    static struct fault_vfs disk;
    int failures = 0;
    make_copy_and_go_on(fixture);
    close_store(fixture);
    fault_vfs_install(&disk);
    for (int number = 1; number < 500; number++) {
        arm(&disk, number, code, false);
        bool ok = restore(fixture);
        bool fired = disk.fired;
        fault_vfs_mend(&disk);
        if (ok) {
            break;
        }
        failures++;
        assert_true(fired);
        assert_as_before(fixture);
    }
    assert_in_range(failures, 3, 400);
    fault_vfs_remove(&disk);
    assert_string_equal(names_in(fixture, DATABASE), "Ida\n");
    assert_string_equal(names_in(fixture, KEPT), "Ida\nBen\n");
}

static void restore_leaves_the_database_when_a_write_fails(void **state)
{
    restore_on(*state, fault_vfs_arm, SQLITE_FULL);
}

static void restore_leaves_the_database_when_a_read_fails(void **state)
{
    restore_on(*state, fault_vfs_arm_read, SQLITE_IOERR_READ);
}

static bool stop(void *self, int64_t done, int64_t total)
{
    (void)self;
    (void)done;
    (void)total;
    return false;
}

static void restore_that_was_stopped_leaves_the_database(void **state)
{
    struct fixture *fixture = *state;
    const struct store_progress progress = {NULL, stop};
    make_copy_and_go_on(fixture);
    close_store(fixture);
    assert_false(restore_watched(fixture, &progress));
    assert_string_equal(fixture->err.text,
                        COPY ": cannot be copied to " DATABASE ".restoring: interrupted");
    assert_as_before(fixture);
}

static void restore_keeps_the_old_one_or_does_nothing(void **state)
{
    struct fixture *fixture = *state;
    make_copy_and_go_on(fixture);
    close_store(fixture);
    assert_int_equal(mkdir(KEPT, 0700), 0);
    assert_false(restore(fixture));
    assert_string_equal(fixture->err.text, KEPT ": the old database cannot be kept: File exists");
    assert_as_before(fixture);
    assert_int_equal(rmdir(KEPT), 0);
    /* and what is left of its log */
    struct err err;
    assert_true(file_replace(DATABASE "-journal", "", 0, &err));
    assert_int_equal(mkdir(KEPT "-journal", 0700), 0);
    assert_false(restore(fixture));
    assert_string_equal(fixture->err.text, DATABASE "-journal: cannot be kept: Is a directory");
    assert_as_before(fixture);
}

static void restore_refuses_an_empty_file_and_its_own_name(void **state)
{
    struct fixture *fixture = *state;
    const char *kept = "";
    make_copy_and_go_on(fixture);
    close_store(fixture);
    struct err err;
    assert_true(file_replace(COPY, "", 0, &err));
    assert_false(restore(fixture));
    assert_string_equal(fixture->err.text, COPY ": is empty");
    assert_as_before(fixture);
    assert_true(file_replace(DATABASE ".restoring", "", 0, &err));
    assert_false(store_restore(fixture->arena, DATABASE, DATABASE ".restoring", &fixture->clock,
                               &no_progress, &kept, &fixture->err));
    assert_string_equal(fixture->err.text,
                        DATABASE ".restoring: this name is used while restoring; give it another "
                                 "one");
    assert_false(store_restore(fixture->arena, DATABASE, "no-such-file", &fixture->clock,
                               &no_progress, &kept, &fixture->err));
    assert_string_equal(fixture->err.text,
                        "no-such-file: cannot be opened: unable to open database file");
    assert_string_equal(names_in(fixture, DATABASE), "Ida\nBen\n");
}

#define BACKUP_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BACKUP_TEST(backup_is_whole_or_not_there_when_a_write_fails),
        BACKUP_TEST(backup_is_whole_or_not_there_when_a_read_fails),
        BACKUP_TEST(backup_says_where_it_cannot_be_put),
        BACKUP_TEST(backup_that_cannot_take_its_name_is_not_noted),
        BACKUP_TEST(backup_fails_when_its_table_is_gone),
        BACKUP_TEST(restore_leaves_the_database_when_a_write_fails),
        BACKUP_TEST(restore_leaves_the_database_when_a_read_fails),
        BACKUP_TEST(restore_that_was_stopped_leaves_the_database),
        BACKUP_TEST(restore_keeps_the_old_one_or_does_nothing),
        BACKUP_TEST(restore_refuses_an_empty_file_and_its_own_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
