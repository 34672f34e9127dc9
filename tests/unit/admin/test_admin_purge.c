/* admin/: deleting visits that were exported, and what the statistics still have. */
#include "admin_test.h"

#define COPY "copy.db"

static int set_up(void **state)
{
    remove_database(COPY);
    unlink(DATABASE ".v1.2026-11-22T10-00-00");
    return fixture_set_up(state);
}

static bool file_holds(struct fixture *fixture, const char *path, const char *word)
{
    char *bytes = NULL;
    size_t length = 0;
    if (access(path, F_OK) != 0) {
        return false;
    }
    assert_done(fixture, file_read(fixture->arena, path, 1 << 24, &bytes, &length, &fixture->err));
    return memmem(bytes, length, word, strlen(word)) != NULL;
}

static void days_later(struct fixture *fixture, int days)
{
    fixture->fake.wall_ms += days * 24 * HOUR_MS;
}

static void export_all(struct fixture *fixture)
{
    assert_code(
        RUN(fixture, "export", "--from", "2026-11-01", "--to", "2026-12-31", "--format", "json"),
        ADMIN_DONE);
}

static const char *const tables =
    "select count(*) from visits; select count(*) from responses;"
    "select count(*) from given_answers; select count(*) from raised_flags;"
    "select count(*) from starred_pages; select count(*) from visit_appointments;"
    "select count(*) from appointments; select count(*) from clients";

static void what_was_exported_is_gone_without_a_trace(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = visits_of_joan(fixture, (const long[]){7}, 1);
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep", true, &fixture->err));
    export_all(fixture);
    days_later(fixture, 8);
    assert_true(file_holds(fixture, DATABASE, "2505550142") ||
                file_holds(fixture, DATABASE "-wal", "2505550142"));
    struct run run = RUN(fixture, "purge", "--older-than", "7");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "1 visit from before 2026-11-23 deleted\n");
    assert_rows(fixture, tables, "0\n0\n0\n0\n0\n0\n0\n0\n");
    static const char *const words[] = {"Joan", "joan smith", "2505550142", "Fever", "joan-0"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        assert_false(file_holds(fixture, DATABASE, words[i]));
        assert_false(file_holds(fixture, DATABASE "-wal", words[i]));
    }
    assert_rows(fixture, "pragma integrity_check; select scope from audit where command = 'purge'",
                "ok\nbefore 2026-11-23\n");
}

static void what_nobody_has_is_left_and_said(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id undone = {0};
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_done(fixture, walk_in(fixture, "Ida", &undone));
    assert_done(fixture, store_undo_arrival(fixture->store, undone, "kiosk", &fixture->err));
    days_later(fixture, 30);
    struct run run = RUN(fixture, "purge", "--older-than", "7");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "0 visits from before 2026-12-15 deleted\n"
                                 "1 left: neither exported nor backed up since they last changed\n"
                                 "1 undone arrival left: only a backup keeps those\n");
    assert_rows(fixture, "select count(*) from visits", "2\n");
    export_all(fixture);
    run = RUN(fixture, "purge", "--older-than", "7");
    assert_string_equal(run.out, "1 visit from before 2026-12-15 deleted\n"
                                 "1 undone arrival left: only a backup keeps those\n");
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    run = RUN(fixture, "purge", "--older-than", "7");
    assert_string_equal(run.out, "1 visit from before 2026-12-15 deleted\n");
    assert_rows(fixture, "select count(*) from visits", "0\n");
}

static void what_changed_since_is_left(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = visits_of_joan(fixture, (const long[]){7}, 1);
    export_all(fixture);
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep", true, &fixture->err));
    days_later(fixture, 8);
    assert_has(RUN(fixture, "purge", "--older-than", "7").out, "0 visits");
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    assert_has(RUN(fixture, "purge", "--older-than", "7").out, "1 visit");
}

static void what_is_younger_is_left(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7, 5}, 2); /* a week between them */
    export_all(fixture);
    struct run run = RUN(fixture, "purge", "--older-than", "1");
    assert_string_equal(run.out, "1 visit from before 2026-11-28 deleted\n");
    assert_rows(fixture, tables, "1\n1\n4\n2\n0\n1\n1\n1\n");
    run = RUN(fixture, "purge", "--older-than", "1");
    assert_string_equal(run.out, "0 visits from before 2026-11-28 deleted\n");
    /* a visit's id is not used again */
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_int_equal(visit.value, 3);
}

static void older_copies_beside_the_database_are_named(void **state)
{
    struct fixture *fixture = *state;
    static const char *const copies[] = {DATABASE ".v1.2026-11-22T10-00-00",
                                         DATABASE ".replaced.2026-11-22T10-00-00",
                                         DATABASE ".restoring"};
    for (size_t i = 0; i < COUNT_OF(copies); i++) {
        assert_done(fixture, file_replace(copies[i], "x", 1, &fixture->err));
        struct run run = RUN(fixture, "purge", "--older-than", "7");
        assert_has(run.out, arena_printf(fixture->arena, "%s: an older copy", copies[i]));
        unlink(copies[i]);
    }
}

static void a_reader_keeps_the_log_and_it_is_said(void **state)
{
    struct fixture *fixture = *state;
    sqlite3 *reader = NULL;
    visits_of_joan(fixture, (const long[]){7}, 1);
    export_all(fixture);
    days_later(fixture, 8);
    assert_int_equal(sqlite3_open(DATABASE, &reader), SQLITE_OK);
    assert_int_equal(sqlite3_exec(reader, "begin; select count(*) from visits", NULL, NULL, NULL),
                     SQLITE_OK);
    struct run run = RUN(fixture, "purge", "--older-than", "7");
    sqlite3_close(reader);
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "1 visit from before 2026-11-23 deleted\n" DATABASE
                        "-wal: another program was reading");
}

static void wrong_numbers_of_days_are_said(void **state)
{
    struct fixture *fixture = *state;
    static const char *const wrong[] = {"0", "-1", "week", "7d", "", "99999999999999999999"};
    assert_code(RUN(fixture, "purge"), ADMIN_USAGE);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_code(RUN(fixture, "purge", "--older-than", wrong[i]), ADMIN_USAGE);
    }
}

/* A month in which two clients arrive, one of whom stops after the number, somebody reads, and one
 * is not found. */
static void a_month(struct fixture *fixture)
{
    struct visit_id visit = visits_of_joan(fixture, (const long[]){7}, 1);
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_done(fixture,
                store_begin_response(fixture->store, visit, &test_form, "1", &fixture->err));
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NONE);
    response_set_number(response, ITEM_PAIN, 6);
    assert_done(fixture, store_save_answer(fixture->store, visit, response, "en", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "page", "firm", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "look-up", "phone-none", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "language", "fr", &fixture->err));
    days_later(fixture, 30);
    assert_done(fixture, store_count(fixture->store, "page", "december", &fixture->err));
}

static void usage_counts_the_month(void **state)
{
    struct fixture *fixture = *state;
    a_month(fixture);
    struct run run = RUN(fixture, "usage", "--month", "2026-11");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "2026-11\n\n"
                                 "2  Arrivals\n1  on-time\n1  walk-in\n\n"
                                 "2  Questionnaires\n1  completed\n1  not finished\n\n"
                                 "1  Not finished: answered last\n1  pain\n\n"
                                 "3  Pages opened\n2  sleep\n1  firm\n\n"
                                 "1  Look-ups that failed\n1  phone-none\n\n"
                                 "1  language\n1  fr\n");
    assert_has(RUN(fixture, "usage").out, "1  december");
    run = RUN(fixture, "usage", "--month", "2026-11", "--json");
    json_t *json = read_json(run.out);
    assert_string_equal(member(json, "month"), "2026-11");
    assert_int_equal(json_integer_value(json_object_get(json_object_get(json, "page"), "sleep")),
                     2);
    assert_int_equal(
        json_integer_value(json_object_get(json_object_get(json, "stopped-after"), "pain")), 1);
    json_decref(json);
    assert_code(RUN(fixture, "usage", "--month", "November"), ADMIN_USAGE);
    assert_code(RUN(fixture, "usage", "--month", "2026-13"), ADMIN_USAGE);
}

static void usage_knows_what_was_purged(void **state)
{
    struct fixture *fixture = *state;
    a_month(fixture);
    const char *before = RUN(fixture, "usage", "--month", "2026-11").out;
    export_all(fixture);
    assert_has(RUN(fixture, "purge", "--older-than", "7").out, "2 visits");
    assert_string_equal(RUN(fixture, "usage", "--month", "2026-11").out, before);
}

#define PURGE_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PURGE_TEST(what_was_exported_is_gone_without_a_trace),
        PURGE_TEST(what_nobody_has_is_left_and_said),
        PURGE_TEST(what_changed_since_is_left),
        PURGE_TEST(what_is_younger_is_left),
        PURGE_TEST(older_copies_beside_the_database_are_named),
        PURGE_TEST(a_reader_keeps_the_log_and_it_is_said),
        PURGE_TEST(wrong_numbers_of_days_are_said),
        PURGE_TEST(usage_counts_the_month),
        PURGE_TEST(usage_knows_what_was_purged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
