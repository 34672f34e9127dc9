/* admin/: deleting visits that were exported. */
#include "admin_purge_test.h"

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

static const char *const tables =
    "select count(*) from visits; select count(*) from responses;"
    "select count(*) from given_answers; select count(*) from raised_flags;"
    "select count(*) from starred_pages; select count(*) from visit_appointments;"
    "select count(*) from appointments; select count(*) from clients";

static void what_was_exported_is_gone_without_a_trace(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = joan_came(fixture, (const long[]){7}, 1);
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

static void what_was_not_exported_is_left_and_said(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id undone = {0};
    joan_came(fixture, (const long[]){7}, 1);
    assert_done(fixture, walk_in(fixture, "Ida", &undone));
    assert_done(fixture, begin_form(fixture, undone, &test_form));
    assert_done(fixture, store_undo_arrival(fixture->store, undone, "MR", "kiosk", &fixture->err));
    days_later(fixture, 30);
    static const char *const nothing_goes =
        "0 visits from before 2026-12-15 deleted\n"
        "1 visit left: not exported since it last changed; a backup does not count\n"
        "1 undone arrival left: not exported since it last changed; a backup does not count\n";
    assert_string_equal(RUN(fixture, "purge", "--older-than", "7").out, nothing_goes);
    /* the backup will be removed one day, and the visit would be nowhere */
    assert_code(RUN(fixture, "backup", COPY), ADMIN_DONE);
    assert_string_equal(RUN(fixture, "purge", "--older-than", "7").out, nothing_goes);
    assert_rows(fixture, "select count(*) from visits", "2\n");
    export_all(fixture);
    assert_has(RUN(fixture, "purge", "--older-than", "7").out,
               "2 visits from before 2026-12-15 deleted\n");
    assert_rows(fixture, "select count(*) from visits", "0\n");
}

/* Somebody touched the wrong name, and it was taken back at once. */
static void undone_arrival_in_which_nothing_was_said_goes(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id undone = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &undone));
    assert_done(fixture, store_undo_arrival(fixture->store, undone, "MR", "kiosk", &fixture->err));
    days_later(fixture, 30);
    assert_string_equal(RUN(fixture, "purge", "--older-than", "7").out,
                        "1 visit from before 2026-12-15 deleted\n");
    assert_rows(fixture, "select count(*) from visits", "0\n");
}

static void undecided_urgent_answer_is_left_and_said(void **state)
{
    struct fixture *fixture = *state;
    const struct visit_id visit = visits_of_joan(fixture, (const long[]){7}, 1); /* a fever */
    export_all(fixture);
    days_later(fixture, 30);
    struct run run = RUN(fixture, "purge", "--older-than", "7");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "0 visits from before 2026-12-15 deleted\n"
                                 "1 visit left: nobody has decided on an urgent answer\n");
    /* nor if somebody takes the arrival back, or knows only that the client is there */
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    run_sql(DATABASE, "update visits set exported_change = change_number");
    assert_has(RUN(fixture, "purge", "--older-than", "7").out,
               "1 visit left: nobody has decided on an urgent answer\n");
    assert_rows(fixture, "select tier from raised_flags where tier = 'hold'", "hold\n");
}

static void dry_run_says_the_same_and_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id ida = {0};
    joan_came(fixture, (const long[]){7}, 1);
    export_all(fixture);
    assert_done(fixture, walk_in(fixture, "Ida", &ida));
    days_later(fixture, 30);
    static const char *const stays =
        "1 visit left: not exported since it last changed; a backup does not count\n";
    static const char *const all = "select count(*) from visits;"
                                   " select count(*) from audit where command = 'purge'";
    struct run run = RUN(fixture, "purge", "--older-than", "7", "--dry-run");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(
        run.out,
        arena_printf(fixture->arena, "1 visit from before 2026-12-15 would be deleted\n%s", stays));
    assert_rows(fixture, all, "2\n0\n");
    run = RUN(fixture, "purge", "--older-than", "7");
    assert_string_equal(
        run.out, arena_printf(fixture->arena, "1 visit from before 2026-12-15 deleted\n%s", stays));
}

/* Joan answered as Noor, who told of a fever; her answers were moved to her, and Noor's arrival
 * taken back. Nobody has decided yet, so Joan's visit stays, and with it the note of the move. */
static void note_of_a_move_stays_with_what_is_left(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id noor = {0};
    struct prior_response prior;
    assert_done(fixture, walk_in(fixture, "Noor", &noor));
    assert_done(fixture, begin_form(fixture, noor, &test_form));
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, complete(fixture, noor, response));
    struct day_list list = import_day(fixture, &joan, 1);
    struct visit_id joans = {0};
    assert_done(fixture, arrive(fixture, list.items, 1, &joans));
    const struct answers_move move = {
        .from = noor, .to = joans, .undo_from = true, .initials = "MR"};
    assert_done(fixture, store_move_answers(fixture->store, &move, "kiosk", &joans, &fixture->err));
    export_all(fixture);
    days_later(fixture, 30);
    static const char *const stays = "1 visit left: nobody has decided on an urgent answer\n"
                                     "1 visit left: answers were moved from it to a visit that is "
                                     "left\n";
    assert_string_equal(RUN(fixture, "purge", "--older-than", "7", "--dry-run").out,
                        arena_printf(fixture->arena,
                                     "0 visits from before 2026-12-15 would be deleted\n%s",
                                     stays));
    assert_string_equal(
        RUN(fixture, "purge", "--older-than", "7").out,
        arena_printf(fixture->arena, "0 visits from before 2026-12-15 deleted\n%s", stays));
    assert_has(RUN(fixture, "show", "2").out, "answers moved  from visit 1  2026-11-22 10:00  MR");
    /* at her next visit she is asked what a first visit asks */
    joan.uid = "joan-again";
    joan.start_ms = fixture->fake.wall_ms + HOUR_MS;
    joan.end_ms = joan.start_ms + HOUR_MS;
    list = import_day(fixture, &joan, 1);
    struct visit_id again = {0};
    assert_done(fixture, arrive(fixture, list.items, 1, &again));
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, again, NULL, &prior,
                                              &fixture->err));
    assert_false(prior.exists);
}

static void assert_clock_is_doubted(struct fixture *fixture, const char *today,
                                    const char *last_visit)
{
    struct run run = RUN(fixture, "purge", "--older-than", "7");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err,
               arena_printf(fixture->arena,
                            DATABASE ": this machine says that today is %s, and the last visit "
                                     "that is more than a week old was on %s.",
                            today, last_visit));
    assert_has(run.err, "set it right");
    assert_has(run.err, "wait until your first visit since then is a week old");
    assert_string_equal(run.out, "");
}

static void set_clock(struct fixture *fixture, const char *time)
{
    assert_true(iso8601_parse(time, &fixture->fake.wall_ms));
}

/* A battery that is empty, and a date of years from now: everything would be old. */
static void clock_far_ahead_of_the_last_visit_deletes_nothing(void **state)
{
    struct fixture *fixture = *state;
    joan_came(fixture, (const long[]){7}, 1);
    export_all(fixture);
    set_clock(fixture, "2038-01-01T22:30:00-08:00");
    assert_clock_is_doubted(fixture, "2038-01-01", "2026-11-22");
    set_clock(fixture, "2027-01-22T10:00:00-08:00");
    assert_clock_is_doubted(fixture, "2027-01-22", "2026-11-22");
    assert_rows(fixture, "select count(*) from visits", "1\n");
    set_clock(fixture, "2027-01-20T10:00:00-08:00");
    assert_has(RUN(fixture, "purge", "--older-than", "7").out, "1 visit");
}

/* People go on checking in by the wrong clock, which proves nothing until a week has passed. A
 * clinic that opens again after a long time has the same. */
static void visits_of_a_week_make_the_clock_believed(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    joan_came(fixture, (const long[]){7}, 1);
    export_all(fixture);
    set_clock(fixture, "2038-01-01T10:00:00-08:00");
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_clock_is_doubted(fixture, "2038-01-01", "2026-11-22");
    days_later(fixture, 6);
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_clock_is_doubted(fixture, "2038-01-07", "2026-11-22");
    assert_rows(fixture, "select count(*) from visits", "3\n");
    days_later(fixture, 2);
    assert_has(RUN(fixture, "purge", "--older-than", "7").out, "1 visit from before");
}

/* In the first week of a kiosk there is nothing to compare with. */
static void in_the_first_week_the_clock_is_believed(void **state)
{
    struct fixture *fixture = *state;
    joan_came(fixture, (const long[]){7}, 1);
    export_all(fixture);
    days_later(fixture, 3);
    assert_string_equal(RUN(fixture, "purge", "--older-than", "2").out,
                        "1 visit from before 2026-11-23 deleted\n");
}

/* The shipped configuration as that of a clinic, with these years. */
static void write_configuration(struct fixture *fixture, const char *demonstration,
                                const char *years)
{
    char *bytes = NULL;
    size_t length = 0;
    assert_done(fixture, file_read(fixture->arena, KIOSK_SOURCE_DIR "/assets/kiosk.yaml", 1 << 20,
                                   &bytes, &length, &fixture->err));
    static const char *const keys[] = {"\ndemonstration: ", "  retention_years: "};
    const char *const values[] = {demonstration, years};
    const char *text = bytes;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const char *at = strstr(text, keys[i]);
        assert_non_null(at);
        at += strlen(keys[i]);
        text = arena_printf(fixture->arena, "%.*s%s%s", (int)(at - text), text, values[i],
                            strchr(at, '\n'));
    }
    assert_done(fixture, file_replace("kiosk.yaml", text, strlen(text), &fixture->err));
}

static void years_of_the_notice_are_those_of_the_purge(void **state)
{
    struct fixture *fixture = *state;
    joan_came(fixture, (const long[]){7}, 1);
    export_all(fixture);
    run_sql(DATABASE, "insert into visits (arrived_at, client_name, initials, therapist,"
                      " arrival_kind, identity, language, change_number, exported_change)"
                      " select value, 'Ida', 'I.', '', 'walk-in', 'unverified', 'en', 1, 99"
                      " from json_each('[\"2010-11-21T10:00:00-08:00\","
                      "  \"2010-11-22T10:00:00-08:00\"]')");
    run_sql(DATABASE, "update visits set exported_change = 99");
    run_sql(DATABASE, "update visits set arrived_at = '2026-11-14T10:00:00-08:00' where id = 1");
    struct visit_id today = {0};
    assert_done(fixture, walk_in(fixture, "Bo", &today));
    write_configuration(fixture, "false", "16");
    struct run run = RUN(fixture, "purge", "--config", "kiosk.yaml");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "1 visit from before 2010-11-22 deleted\n");
    write_configuration(fixture, "true", "\"\"");
    run = RUN(fixture, "purge", "--config", "kiosk.yaml");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, "kiosk.yaml: 'privacy.retention_years' is empty");
    write_configuration(fixture, "false", "\"\"");
    run = RUN(fixture, "purge", "--config", "kiosk.yaml");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, "'privacy.retention_years' is empty: say for how many years");
    assert_code(RUN(fixture, "purge", "--config", "kiosk.yaml", "--older-than", "7"), ADMIN_USAGE);
    assert_rows(fixture, "select count(*) from visits", "3\n");
}

static void what_changed_since_is_left(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = joan_came(fixture, (const long[]){7}, 1);
    export_all(fixture);
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep", true, &fixture->err));
    days_later(fixture, 8);
    assert_has(RUN(fixture, "purge", "--older-than", "7").out, "0 visits");
    export_all(fixture);
    assert_has(RUN(fixture, "purge", "--older-than", "7").out, "1 visit");
}

static void what_is_younger_is_left(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    days_later(fixture, 7);
    assert_done(fixture, walk_in(fixture, "Ida", &visit)); /* nobody knows that it is the same */
    export_all(fixture);
    struct run run = RUN(fixture, "purge", "--older-than", "1");
    assert_string_equal(run.out, "1 visit from before 2026-11-28 deleted\n");
    assert_rows(fixture, "select id from visits", "2\n");
    run = RUN(fixture, "purge", "--older-than", "1");
    assert_string_equal(run.out, "0 visits from before 2026-11-28 deleted\n");
    /* a visit's id is not used again */
    assert_done(fixture, walk_in(fixture, "Bo", &visit));
    assert_int_equal(visit.value, 3);
}

/* What is kept of somebody is kept from the last visit on: the cautions of the first visit hold for
 * whoever still comes. */
static void visits_of_a_client_who_still_comes_are_left_and_said(void **state)
{
    struct fixture *fixture = *state;
    const struct visit_id last = joan_came(fixture, (const long[]){7, 5}, 2); /* a week between */
    export_all(fixture);
    static const char *const left = "1 visit left: of clients who have come since then\n";
    assert_string_equal(
        RUN(fixture, "purge", "--older-than", "1", "--dry-run").out,
        arena_printf(fixture->arena, "0 visits from before 2026-11-28 would be deleted\n%s", left));
    assert_string_equal(
        RUN(fixture, "purge", "--older-than", "1").out,
        arena_printf(fixture->arena, "0 visits from before 2026-11-28 deleted\n%s", left));
    assert_rows(fixture, tables, "2\n2\n8\n4\n0\n2\n2\n1\n");
    /* she was not here if that arrival was taken back */
    assert_done(fixture, store_undo_arrival(fixture->store, last, "MR", "kiosk", &fixture->err));
    assert_string_equal(RUN(fixture, "purge", "--older-than", "1").out,
                        "1 visit from before 2026-11-28 deleted\n");
}

static void all_visits_of_a_client_go_once_the_last_is_old(void **state)
{
    struct fixture *fixture = *state;
    joan_came(fixture, (const long[]){7, 5}, 2);
    export_all(fixture);
    days_later(fixture, 30);
    assert_string_equal(RUN(fixture, "purge", "--older-than", "7").out,
                        "2 visits from before 2026-12-22 deleted\n");
    assert_rows(fixture, tables, "0\n0\n0\n0\n0\n0\n0\n0\n");
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
    joan_came(fixture, (const long[]){7}, 1);
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

#define PURGE_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PURGE_TEST(what_was_exported_is_gone_without_a_trace),
        PURGE_TEST(what_was_not_exported_is_left_and_said),
        PURGE_TEST(undone_arrival_in_which_nothing_was_said_goes),
        PURGE_TEST(undecided_urgent_answer_is_left_and_said),
        PURGE_TEST(dry_run_says_the_same_and_changes_nothing),
        PURGE_TEST(note_of_a_move_stays_with_what_is_left),
        PURGE_TEST(clock_far_ahead_of_the_last_visit_deletes_nothing),
        PURGE_TEST(visits_of_a_week_make_the_clock_believed),
        PURGE_TEST(in_the_first_week_the_clock_is_believed),
        PURGE_TEST(years_of_the_notice_are_those_of_the_purge),
        PURGE_TEST(what_changed_since_is_left),
        PURGE_TEST(what_is_younger_is_left),
        PURGE_TEST(visits_of_a_client_who_still_comes_are_left_and_said),
        PURGE_TEST(all_visits_of_a_client_go_once_the_last_is_old),
        PURGE_TEST(older_copies_beside_the_database_are_named),
        PURGE_TEST(a_reader_keeps_the_log_and_it_is_said),
        PURGE_TEST(wrong_numbers_of_days_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
