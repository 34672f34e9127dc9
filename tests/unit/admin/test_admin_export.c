/* admin/: where exported visits go, and what counts as exported. */
#include "admin_test.h"

#include <fcntl.h>

#define DAYS "--from", "2026-11-22", "--to", "2026-11-22"

static void nothing_to_export_is_whole_too(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(RUN(fixture, "export", DAYS, "--format", "json").out, "[]");
    assert_int_equal(strncmp(RUN(fixture, "export", DAYS, "--format", "csv").out, "visit_id,", 9),
                     0);
}

/* --- where it goes and what counts --- */

static const char *const exported = "select id, exported_change = change_number from visits";

static void what_was_exported_counts_until_it_changes(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = visits_of_joan(fixture, (const long[]){7}, 1);
    struct visit_id other = {0};
    fixture->fake.wall_ms += 24 * HOUR_MS;
    assert_done(fixture, walk_in(fixture, "Ida", &other));
    assert_rows(fixture, exported, "1|0\n2|0\n");
    assert_code(RUN(fixture, "export", DAYS, "--format", "json", "--output", "out.json"),
                ADMIN_DONE);
    assert_rows(fixture, exported, "1|1\n2|0\n");
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep", true, &fixture->err));
    assert_rows(fixture, exported, "1|0\n2|0\n");
}

static void what_ran_over_a_screen_does_not_count(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7}, 1);
    const char *const arguments[] = {"export", DAYS, "--format", "csv", NULL};
    struct run run = run_on(fixture, (struct terminal){.out = true}, arguments);
    assert_code(run, ADMIN_DONE);
    assert_has(run.err, "do not count");
    assert_rows(fixture, exported, "1|0\n");
}

static void a_file_is_private_and_whole(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    visits_of_joan(fixture, (const long[]){7}, 1);
    unlink("out.json");
    unlink("out.json.new");
    /* left by a run that was interrupted */
    int stale = open("out.json.new", O_WRONLY | O_CREAT, 0644);
    assert_true(stale >= 0);
    close(stale);
    struct run run = RUN(fixture, "export", DAYS, "--format", "json", "--output", "out.json");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "");
    assert_string_equal(run.err, "1 visit exported\n");
    assert_int_equal(stat("out.json", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    char *bytes = NULL;
    size_t length = 0;
    assert_done(fixture,
                file_read(fixture->arena, "out.json", 1 << 20, &bytes, &length, &fixture->err));
    assert_string_equal(bytes, RUN(fixture, "export", DAYS, "--format", "json").out);
    json_t *json = read_json(bytes);
    assert_string_equal(member(json_array_get(json, 0), "client_name"), "Joan Smith");
    json_decref(json);
}

static void a_file_that_cannot_be_written_exports_nothing(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7}, 1);
    struct run run =
        RUN(fixture, "export", DAYS, "--format", "json", "--output", "no-such/out.json");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, "no-such/out.json");
    assert_has_not(run.err, "Joan");
    assert_rows(fixture, exported, "1|0\n");
    run = RUN(fixture, "export", DAYS, "--format", "json", "--output", "./" DATABASE);
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, "is the database itself");
    run = RUN(fixture, "export", DAYS, "--format", "json", "--output", DATABASE "-wal");
    assert_code(run, ADMIN_REFUSED);
    unlink("day.new");
    assert_int_equal(link(DATABASE, "day.new"),
                     0); /* a database with the name of the temporary file */
    run = RUN(fixture, "export", DAYS, "--format", "json", "--output", "day");
    assert_code(run, ADMIN_REFUSED);
    assert_int_equal(unlink("day.new"), 0);
    assert_rows(fixture, "pragma integrity_check", "ok\n");
}

/* A file written beside and renamed would replace a device such as /dev/null. */
static void only_ordinary_files_are_replaced(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    visits_of_joan(fixture, (const long[]){7}, 1);
    unlink("pipe");
    assert_int_equal(mkfifo("pipe", 0600), 0);
    struct run run = RUN(fixture, "export", DAYS, "--format", "json", "--output", "pipe");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, "pipe: is there already, and no ordinary file");
    assert_code(RUN(fixture, "backup", "pipe"), ADMIN_REFUSED);
    assert_int_equal(stat("pipe", &status), 0);
    assert_true(S_ISFIFO(status.st_mode));
    assert_int_equal(unlink("pipe"), 0);
    assert_rows(fixture, exported, "1|0\n");
    assert_rows(fixture, "select count(*) from backups", "0\n");
}

static void wrong_days_and_formats_are_said(void **state)
{
    struct fixture *fixture = *state;
    assert_code(RUN(fixture, "export", DAYS), ADMIN_USAGE);
    assert_code(RUN(fixture, "export", "--from", "2026-11-22", "--format", "csv"), ADMIN_USAGE);
    assert_code(RUN(fixture, "export", DAYS, "--format", "xml"), ADMIN_USAGE);
    struct run run =
        RUN(fixture, "export", "--from", "2026-11-23", "--to", "2026-11-22", "--format", "csv");
    assert_code(run, ADMIN_USAGE);
    assert_has(run.err, "--to 2026-11-22: is before --from 2026-11-23");
    assert_rows(fixture, "select count(*) from audit", "0\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(nothing_to_export_is_whole_too),
        FIXTURE_TEST(what_was_exported_counts_until_it_changes),
        FIXTURE_TEST(what_ran_over_a_screen_does_not_count),
        FIXTURE_TEST(a_file_is_private_and_whole),
        FIXTURE_TEST(a_file_that_cannot_be_written_exports_nothing),
        FIXTURE_TEST(only_ordinary_files_are_replaced),
        FIXTURE_TEST(wrong_days_and_formats_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
