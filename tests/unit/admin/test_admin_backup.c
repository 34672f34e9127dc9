/* admin/: backups while others write, and putting them back. */
#include "admin_test.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#define COPY     "copy.db"
#define KEPT     DATABASE ".replaced.2026-11-22T10-00-00"
#define RESTORED "restored.db"

static int set_up(void **state)
{
    static const char *const files[] = {COPY, COPY ".new", KEPT, RESTORED, DATABASE ".restoring"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        remove_database(files[i]);
    }
    return fixture_set_up(state);
}

static void close_store(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = NULL;
}

static void write_text(struct fixture *fixture, const char *path, const char *text)
{
    assert_done(fixture, file_replace(path, text, strlen(text), &fixture->err));
}

static const char *read_text(struct fixture *fixture, const char *path, size_t *length)
{
    char *bytes = NULL;
    assert_done(fixture, file_read(fixture->arena, path, 1 << 24, &bytes, length, &fixture->err));
    return bytes;
}

static void backup_is_one_private_file_and_is_noted(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    visits_of_joan(fixture, (const long[]){7}, 1);
    struct run run = RUN(fixture, "backup", COPY);
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.err, COPY ": written and checked\n");
    assert_int_equal(stat(COPY, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_not_equal(access(COPY "-wal", F_OK), 0);
    assert_int_not_equal(access(COPY ".new", F_OK), 0);
    assert_rows(fixture,
                "select count(*), (select min(backups.change_number >= visits.change_number)"
                " from visits) from backups",
                "1|1\n");
    assert_rows(fixture,
                "attach '" COPY "' as copy; select client_name from copy.visits;"
                "select * from given_answers except select * from copy.given_answers",
                "Joan Smith\n");
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE); /* an earlier copy may be replaced */
    assert_rows(fixture, "select count(*) from backups", "2\n");
}

static void backup_takes_the_place_of_nothing_else(void **state)
{
    struct fixture *fixture = *state;
    write_text(fixture, COPY, "a letter");
    struct run run = RUN(fixture, "backup", COPY);
    assert_code(run, ADMIN_REFUSED);
    assert_string_equal(run.err, "cozy-admin: " COPY
                                 ": is there already, and no copy of a kiosk's database\n");
    size_t length = 0;
    assert_string_equal(read_text(fixture, COPY, &length), "a letter");
    assert_code(RUN(fixture, "backup", DATABASE), ADMIN_REFUSED);
    run = RUN(fixture, "backup", "no-such/copy.db");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, "no-such/copy.db");
    assert_rows(fixture, "select count(*) from backups", "0\n");
}

static void names_that_are_used_on_the_way_are_not_given_away(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_int_equal(link(DATABASE, COPY ".new"), 0);
    assert_code(RUN(fixture, "backup", COPY), ADMIN_REFUSED);
    assert_int_equal(unlink(COPY ".new"), 0); /* it is still there */
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    close_store(fixture);
    assert_int_equal(rename(COPY, DATABASE ".restoring"), 0);
    assert_code(RUN(fixture, "restore", DATABASE ".restoring"), ADMIN_REFUSED);
    assert_int_equal(access(DATABASE ".restoring", F_OK), 0);
}

static void backup_shows_how_far_it_is_only_on_a_terminal(void **state)
{
    struct fixture *fixture = *state;
    const char *const arguments[] = {"backup", COPY, NULL};
    assert_has(run_on(fixture, (struct terminal){.err = true}, arguments).err,
               "backing up [##############################] 100 %\r\033[K");
    assert_has_not(RUN(fixture, "backup", COPY).err, "#");
}

/* Ctrl-C takes effect only after the unfinished copy is removed; here the signal stays pending, so
 * that the test goes on. */
static void backup_that_was_stopped_leaves_nothing_behind(void **state)
{
    static const char *const tasks[][3] = {{"backup", COPY, COPY ".new"},
                                           {"restore", COPY, DATABASE ".restoring"}};
    struct fixture *fixture = *state;
    sigset_t interrupt;
    int got = 0;
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    close_store(fixture);
    for (size_t i = 0; i < COUNT_OF(tasks); i++) {
        const char *journal = arena_printf(fixture->arena, "%s-journal", tasks[i][2]);
        write_text(fixture, journal, "of a run that lost its power");
        sigemptyset(&interrupt);
        sigaddset(&interrupt, SIGINT);
        sigprocmask(SIG_BLOCK, &interrupt, NULL);
        raise(SIGINT);
        struct run run = RUN(fixture, tasks[i][0], tasks[i][1]);
        assert_int_equal(sigwait(&interrupt, &got), 0);
        sigprocmask(SIG_UNBLOCK, &interrupt, NULL);
        assert_code(run, ADMIN_REFUSED);
        assert_has(run.err, tasks[i][2]);
        assert_has(run.err, ": interrupted");
        assert_int_not_equal(access(tasks[i][2], F_OK), 0);
        assert_int_not_equal(access(journal, F_OK), 0);
    }
    assert_rows(fixture, "select count(*) from backups; select client_name from visits",
                "1\nJoan Smith\n");
}

/* One message for each visit made. The pipe holds few of them, so that the child is never far ahead
 * of its reader and leaves room for other writers. */
enum { MESSAGE = 256, PIPE = 4096 };

/* In the child: makes visits without end, as a kiosk does. */
static _Noreturn void write_without_end(struct fixture *fixture, int out)
{
    struct visit_id visit = {0};
    struct err err;
    static const char told[MESSAGE];
    struct store *store = store_open(DATABASE, &fixture->clock, &err);
    fixture->store = store;
    while (store != NULL && walk_in(fixture, "Ida", &visit)) {
        struct response *response = response_create(fixture->arena, &test_form);
        response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
        response_set_number(response, ITEM_PAIN, 6);
        if (!store_begin_response(store, visit, response, &test_notice, &err) ||
            !store_save_answer(store, response, "en", &err) ||
            !store_set_star(store, visit, "sleep", "Sleep", true, &err) ||
            write(out, told, sizeof(told)) != MESSAGE) {
            break;
        }
    }
    _exit(1);
}

/* Each copy made meanwhile holds the first visits completely, and nothing of a later moment. */
static void backup_under_load_restores_what_was_there(void **state)
{
    enum { COPIES = 3, VISITS_BETWEEN = 15 };
    struct fixture *fixture = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(fcntl(ends[1], F_SETPIPE_SZ, PIPE) >= PIPE);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        write_without_end(fixture, ends[1]);
    }
    close(ends[1]);
    for (int copy = 0; copy < COPIES; copy++) {
        char told[VISITS_BETWEEN * MESSAGE];
        for (ssize_t had = 0; had < (ssize_t)sizeof(told);) {
            ssize_t got = read(ends[0], told, sizeof(told) - (size_t)had);
            assert_true(got > 0); /* the child still writes */
            had += got;
        }
        const char *path = arena_printf(fixture->arena, "copy%d.db", copy);
        unlink(path);
        assert_code(RUN(fixture, "backup", path), ADMIN_DONE);
    }
    kill(child, SIGKILL);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    close(ends[0]);
    for (int copy = 0; copy < COPIES; copy++) {
        remove_database(RESTORED);
        const char *path = arena_printf(fixture->arena, "copy%d.db", copy);
        assert_code(RUN(fixture, "--db", RESTORED, "restore", path), ADMIN_DONE);
        assert_rows(
            fixture,
            arena_printf(fixture->arena,
                         "attach '" RESTORED "' as r; pragma r.integrity_check;"
                         "select count(*) >= %d from r.visits;"
                         /* all visits up to the one that was being written */
                         "select count(*) from visits where id < (select max(id) from r.visits)"
                         " and id not in (select id from r.visits);"
                         "select count(*) from (select * from r.given_answers"
                         " except select * from given_answers);"
                         "select count(*) from (select given_answers.* from given_answers"
                         " join responses on responses.id = response_id where visit_id <"
                         " (select max(id) from r.visits) except select * from r.given_answers);"
                         "select count(*) from (select * from starred_pages where visit_id <"
                         " (select max(id) from r.visits) except select * from r.starred_pages)",
                         VISITS_BETWEEN * (copy + 1)),
            "ok\n1\n0\n0\n0\n0\n");
        unlink(path);
    }
}

static void restore_puts_the_copy_in_place_and_keeps_the_old_one(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct stat status;
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    assert_done(fixture, walk_in(fixture, "Later", &visit));
    close_store(fixture);
    struct run run = RUN(fixture, "restore", COPY);
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.err,
                        DATABASE ": restored from " COPY "\n" KEPT ": what was there before\n");
    assert_rows(fixture, "select client_name from visits", "Joan Smith\n");
    assert_rows(fixture, "select command from audit", "backup\nrestore\n");
    assert_rows(fixture, "attach '" KEPT "' as kept; select client_name from kept.visits",
                "Joan Smith\nLater\n");
    assert_int_equal(stat(DATABASE, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(KEPT, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_not_equal(access(DATABASE ".restoring", F_OK), 0);
    reopen(fixture); /* the kiosk goes on with the restored database */
    assert_done(fixture, walk_in(fixture, "After", &visit));
}

static void restore_where_nothing_is_needs_nothing_kept(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    struct run run = RUN(fixture, "--db", RESTORED, "restore", COPY);
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.err, RESTORED ": restored from " COPY "\n");
}

/* The time of the note is in the zone of the clinic, which the kiosk's copy has. */
static void restore_is_noted_at_the_time_of_the_clinic(void **state)
{
    struct fixture *fixture = *state;
    const char *zone = getenv("TZ");
    assert_done(fixture, store_set_timezone(fixture->store, zone, &fixture->err));
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    zone = set_machine_zone(fixture, "UTC0");
    struct run now = RUN(fixture, "--db", RESTORED, "restore", COPY);
    remove_database(RESTORED);
    set_machine_zone(fixture, "UTC0");
    struct run said =
        RUN(fixture, "--db", RESTORED, "--clock", "2026-11-22T09:30", "restore", COPY);
    set_machine_zone(fixture, zone);
    assert_code(now, ADMIN_DONE);
    assert_code(said, ADMIN_DONE);
    assert_rows(fixture, "attach '" RESTORED "' as r; select command, at from r.audit",
                "backup|2026-11-22T10:00:00-08:00\nrestore|2026-11-22T09:30:00-08:00\n");
}

static void restore_replaces_a_damaged_database(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    close_store(fixture);
    write_text(fixture, DATABASE,
               "no longer a database, and longer than a header of one is "
               "................................................");
    write_text(fixture, DATABASE "-wal", "left over");
    assert_code(RUN(fixture, "arrivals"), ADMIN_DATABASE);
    assert_code(RUN(fixture, "restore", COPY), ADMIN_DONE);
    assert_rows(fixture, "pragma integrity_check; select client_name from visits",
                "ok\nJoan Smith\n");
    size_t length = 0;
    assert_has(read_text(fixture, KEPT, &length), "no longer a database");
}

/* Asserts that restoring is refused with these words and that the database did not change. */
static void assert_refused(struct fixture *fixture, const char *words)
{
    struct run run = RUN(fixture, "restore", COPY);
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, words);
    assert_has_not(run.err, "Joan");
    assert_rows(fixture, "select client_name from visits", "Joan Smith\n");
    assert_int_not_equal(access(KEPT, F_OK), 0);
    assert_int_not_equal(access(DATABASE ".restoring", F_OK), 0);
}

static void restore_refuses_what_is_no_sound_copy(void **state)
{
    struct fixture *fixture = *state;
    size_t length = 0;
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    const char *good = read_text(fixture, COPY, &length);
    close_store(fixture);

    char *bytes = arena_alloc(fixture->arena, length);
    memcpy(bytes, good, length);
    memset(bytes + length - 6000, 0x55, 5000);
    assert_done(fixture, file_replace(COPY, bytes, length, &fixture->err));
    assert_refused(fixture, COPY ": ");
    assert_done(fixture, file_replace(COPY, good, length / 2, &fixture->err));
    assert_refused(fixture, COPY ": ");
    write_text(fixture, COPY,
               "a letter, not a database, and long enough for a header to be read "
               "from it by whoever tries to");
    assert_refused(fixture, COPY ": cannot be read as a database: file is not a database");
    write_text(fixture, COPY, "");
    assert_refused(fixture, COPY ": is empty");
    unlink(COPY);
    assert_refused(fixture, COPY ": cannot be opened");
    run_sql(COPY, "create table accounts (id)");
    assert_refused(fixture, COPY ": is a database of another program");

    assert_done(fixture, file_replace(COPY, good, length, &fixture->err));
    run_sql(COPY, "pragma user_version = 1000");
    assert_refused(fixture, COPY ": was written by a newer version of the kiosk");
    assert_done(fixture, file_replace(COPY, good, length, &fixture->err));
    run_sql(COPY, "pragma foreign_keys = off; delete from responses");
    assert_refused(fixture, COPY ": is damaged (foreign_key_check)");
    assert_code(RUN(fixture, "restore", DATABASE), ADMIN_REFUSED);
}

static void restore_is_refused_while_the_kiosk_runs(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    close_store(fixture);
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) { /* an idle kiosk */
        char told = 1;
        struct err err;
        struct store *store = store_open(DATABASE, &fixture->clock, &err);
        if (store != NULL && write(ready[1], &told, 1) == 1) {
            pause();
        }
        _exit(1);
    }
    char told = 0;
    assert_int_equal(read(ready[0], &told, 1), 1);
    assert_refused(fixture, DATABASE ": is in use; stop the kiosk first");
    kill(child, SIGKILL);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    close(ready[0]);
    close(ready[1]);
    assert_code(RUN(fixture, "restore", COPY), ADMIN_DONE);
}

#define BACKUP_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BACKUP_TEST(backup_is_one_private_file_and_is_noted),
        BACKUP_TEST(backup_takes_the_place_of_nothing_else),
        BACKUP_TEST(names_that_are_used_on_the_way_are_not_given_away),
        BACKUP_TEST(backup_shows_how_far_it_is_only_on_a_terminal),
        BACKUP_TEST(backup_that_was_stopped_leaves_nothing_behind),
        BACKUP_TEST(backup_under_load_restores_what_was_there),
        BACKUP_TEST(restore_puts_the_copy_in_place_and_keeps_the_old_one),
        BACKUP_TEST(restore_where_nothing_is_needs_nothing_kept),
        BACKUP_TEST(restore_is_noted_at_the_time_of_the_clinic),
        BACKUP_TEST(restore_replaces_a_damaged_database),
        BACKUP_TEST(restore_refuses_what_is_no_sound_copy),
        BACKUP_TEST(restore_is_refused_while_the_kiosk_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
