/* admin/: the command line, one visit, the audit. */
#include "admin/text.h"
#include "admin_test.h"
#include "domain/numbers.h"
#include "domain/plain.h"

static void help_and_version_need_no_database(void **state)
{
    struct fixture *fixture = *state;
    struct run run = RUN(fixture, "--help");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "arrivals");
    assert_string_equal(run.err, "");
    run = RUN(fixture, "show", "--help");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "show VISIT");
    run = RUN(fixture, "--version");
    assert_string_equal(run.out, "cozy-admin 1.2.3\n");
    assert_rows(fixture, "select count(*) from audit", "0\n");
}

static void notice_that_was_agreed_to_can_be_read(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = visits_of_joan(fixture, (const long[]){7}, 1);
    struct visit_id other = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &other));
    struct run run = RUN(fixture, "notice", "1");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out,
                        "Agreed to at 2026-11-22T10:00:00-08:00, in en. First agreed to on "
                        "2026-11-22. SHA-256 " TEST_NOTICE_SHA256 "\n\n"
                        "May we ask?\nWe keep that record for 16 years.\n");
    assert_has(RUN(fixture, "notice", "2").out, "Nobody agreed to a notice in visit 2.");
    run = RUN(fixture, "notice", "9");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, "there is no visit 9");
    assert_code(RUN(fixture, "notice", "Joan"), ADMIN_USAGE);
    /* of before the words were kept */
    run_sql(DATABASE, "update responses set notice_sha256 = null, notice_version = '2026-11'");
    assert_has(RUN(fixture, "notice", "1").out, "version 2026-11, whose words were not kept");
    assert_has_not(RUN(fixture, "show", "1").out, "agreed to");
    assert_int_equal(visit.value, 1);
    assert_rows(fixture, "select distinct scope from audit where command = 'notice'",
                "visit 1\nvisit 2\nvisit 9\n");
}

static void help_fits_a_terminal_of_80_columns(void **state)
{
    static const char *const commands[] = {"arrivals", "show",    "export", "backup",
                                           "restore",  "notice",  "purge",  "usage",
                                           "import",   "set-pin", "audit"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        struct run run = RUN(fixture, commands[i], "--help");
        assert_code(run, ADMIN_DONE);
        for (const char *line = run.out; *line != '\0'; line += strcspn(line, "\n") + 1) {
            if (strcspn(line, "\n") > 80) {
                fail_msg("%s --help: %.*s", commands[i], (int)strcspn(line, "\n"), line);
            }
        }
    }
}

static void wrong_usage_is_said_and_touches_nothing(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *arguments[4];
        const char *says;
    } cases[] = {
        {{NULL}, "which command?"},
        {{"toast", NULL}, "toast: there is no such command"},
        {{"arrivals", "--month", "2026-11", NULL}, "--month: not an option of arrivals"},
        {{"arrivals", "--date", "today", NULL}, "--date today: not a day such as 2026-11-22"},
        {{"arrivals", "--date", "2026-11-22T10:00", NULL}, "not a day"},
        {{"arrivals", "--date", NULL}, "--date: needs an argument"},
        {{"arrivals", "more", NULL}, "more: there is nothing more to say"},
        {{"arrivals", "--colour", NULL}, "--colour: unknown option"},
        {{"show", NULL}, "show: needs one VISIT"},
        {{"show", "1", "2", NULL}, "show: needs one VISIT"},
        {{"show", "Joan", NULL}, "not the number of a visit"},
        {{"show", "0", NULL}, "not the number of a visit"},
        {{"show", "99999999999999999999", NULL}, "not the number of a visit"},
        {{"--clock", "noon", "audit", NULL}, "--clock noon"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct run run = run_on(fixture, (struct terminal){0}, cases[i].arguments);
        assert_code(run, ADMIN_USAGE);
        assert_has(run.err, cases[i].says);
        assert_has(run.err, "--help");
        assert_string_equal(run.out, "");
    }
    assert_rows(fixture, "select count(*) from audit", "0\n");
}

static void a_mistyped_database_is_not_created(void **state)
{
    struct fixture *fixture = *state;
    struct run run = RUN(fixture, "--db", "kisok.db", "arrivals");
    assert_code(run, ADMIN_DATABASE);
    assert_string_equal(run.err, "cozy-admin: kisok.db: there is no such database\n");
    assert_int_not_equal(access("kisok.db", F_OK), 0);
}

static void show_of_a_visit_taken_back_says_so_and_shows_it_when_asked(void **state)
{
    struct fixture *fixture = *state;
    taken_back(fixture);
    struct run run = RUN(fixture, "show", "1");
    assert_code(run, ADMIN_REFUSED);
    assert_string_equal(
        run.err, "cozy-admin: visit 1 was taken back 2026-11-22 10:01  MR; --undone shows it\n");
    run = RUN(fixture, "show", "1", "--undone");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "taken back     2026-11-22 10:01  MR\n");
    assert_has(run.out, "STOP");
}

static void show_tells_that_answers_were_moved(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = begin_visit(fixture, &test_form);
    struct visit_id to = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &to));
    const struct answers_move move = {.from = from, .to = to, .initials = "MR"};
    assert_done(fixture, store_move_answers(fixture->store, &move, "kiosk", &to, &fixture->err));
    assert_has(RUN(fixture, "show", "1").out, "answers moved  to visit 2  2026-11-22 10:00  MR\n");
    assert_has(RUN(fixture, "show", "2").out,
               "answers moved  from visit 1  2026-11-22 10:00  MR\n");
    struct run run = RUN(fixture, "show", "2", "--json");
    json_t *json = read_json(run.out);
    const json_t *moved = json_array_get(json_object_get(json, "moves"), 0);
    assert_int_equal(json_integer_value(json_object_get(moved, "from_visit_id")), 1);
    assert_string_equal(member(moved, "initials"), "MR");
    json_decref(json);
}

static void show_puts_what_is_urgent_first_and_compares_numbers(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = visits_of_joan(fixture, (const long[]){7, 5, 3}, 3);
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep well", true, &fixture->err));
    struct run run = RUN(fixture, "show", "3");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out,
                        "Visit 3        Joan Smith  J. S.\n"
                        "arrived        2026-12-06 10:00, on-time, found by phone\n"
                        "booked         2026-12-06 10:30  Mei R.  Deep tissue 60\n"
                        "visits         number 3, last 7 days before\n"
                        "questionnaire  completed 2026-12-06 10:00, in en\n"
                        "agreed to      the notice of 2026-11-22, a3e67343 (cozy-admin notice 3)\n"
                        "\n"
                        "Attention      the client's own answer\n"
                        "HOLD       D5  Any of these? Fever\n"
                        "               not decided\n"
                        "ASK            Pregnant?\n"
                        "\n"
                        "Earlier               stops and holds\n"
                        "2026-11-29  HOLD  D5  Any of these? Fever\n"
                        "                      not decided\n"
                        "2026-11-22  HOLD  D5  Any of these? Fever\n"
                        "                      not decided\n"
                        "\n"
                        "Numbers    first  last  today  since last\n"
                        "Pain now?      7     5      3  -2 (-40 %) meaningful\n"
                        "\n"
                        "Other answers\n"
                        "Any of these?  Fever\n"
                        "\n"
                        "Not answered\n"
                        "Pregnant? (would rather tell you)\n"
                        "Anything else? (passed over)\n"
                        "\n"
                        "Would like to ask about\n"
                        "Sleep well\n"
                        "\n"
                        "This is what the client said; nobody has checked it.\n");
}

/* Times stand as in the head of the visit. */
static void show_says_when_an_answer_and_an_arrival_were_taken_back(void **state)
{
    struct fixture *fixture = *state;
    const struct visit_id first = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, first, response));
    fixture->fake.wall_ms += MINUTE_MS;
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, first, response));
    assert_has(RUN(fixture, "show", "1").out,
               "HOLD       D5  Any of these? Fever\n"
               "               taken back by the client 2026-11-22 10:01\n"
               "               not decided\n");
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_undo_arrival(fixture->store, first, "MR", "kiosk", &fixture->err));
    fixture->fake.wall_ms += 7 * 24 * HOUR_MS - 2 * MINUTE_MS;
    visits_of_joan(fixture, (const long[]){5}, 1);
    assert_has(RUN(fixture, "show", "2").out,
               "                      taken back by the client 2026-11-22 10:01\n"
               "                      not decided\n"
               "                      that arrival was taken back 2026-11-22 10:02\n");
}

static void show_has_what_was_told_at_earlier_visits(void **state)
{
    struct fixture *fixture = *state;
    told_at_the_visit_before(fixture);
    assert_has(RUN(fixture, "show", "2").out,
               "\nTold before        what lasts, told last on that day\n"
               "2026-11-22   true  Pregnant? Yes\n"
               "\n"
               "Earlier               stops and holds\n"
               "2026-11-22  HOLD  D5  Any of these? Fever\n"
               "                      decided: not-today MR 2026-11-22 10:01\n");
    assert_has_not(RUN(fixture, "show", "1").out, "before");
    json_t *json = read_json(RUN(fixture, "show", "2", "--json").out);
    const json_t *told = json_array_get(json_object_get(json, "told_before"), 0);
    assert_string_equal(member(told, "staff_text"), "Pregnant? Yes");
    assert_string_equal(member(told, "raised_at"), "2026-11-22T10:00:00-08:00");
    assert_string_equal(member(told, "not_ticked_at"), "");
    const json_t *urgent = json_array_get(json_object_get(json, "urgent_before"), 0);
    assert_int_equal(json_integer_value(json_object_get(urgent, "visit_id")), 1);
    assert_string_equal(member(urgent, "tier"), "hold");
    assert_string_equal(member(urgent, "decision"), "not-today");
    assert_string_equal(member(urgent, "initials"), "MR");
    json_decref(json);

    /* the question answered otherwise: what was told stays, and so does that it was not repeated */
    assert_rows(fixture,
                "UPDATE given_answers SET answer = 'No', code = 'false'"
                " WHERE response_id = 2 AND link_id = 'pregnant'",
                "");
    assert_has(RUN(fixture, "show", "2").out, "Pregnant? Yes\n"
                                              "                   not ticked on 2026-11-29\n");
}

static void show_says_how_numbers_changed_and_nothing_else(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        long before, now;
        const char *says;
    } cases[] = {
        {0, 1, "      1  +1\n"},          {5, 5, "      5  0\n"},
        {5, 4, " -1 (-20 %)\n"},          {8, 6, "-2 (-25 %)\n"},
        {10, 7, "-3 (-30 %) meaningful"}, {2, 3, "+1 (+50 %)\n"},
        {9, 10, " +1 (+11 %)\n"},         {0, 2, " +2 worse\n"},
        {3, 5, "+2 (+66 %) worse"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        store_close(fixture->store);
        fixture->store = NULL;
        remove_database(DATABASE);
        reopen(fixture);
        visits_of_joan(fixture, (const long[]){cases[i].before, cases[i].now}, 2);
        assert_has(RUN(fixture, "show", "2").out, cases[i].says);
    }
}

/* The form of these tests asks for the pain now; the question that is compared over time has
 * another linkId. */
static void show_asks_for_a_review_of_the_plan(void **state)
{
    struct fixture *fixture = *state;
    const char *const says = "\nVisit 4, no meaningful change since the first: review the plan?\n";
    visits_of_joan(fixture, (const long[]){6, 6, 5, 5}, 4);
    assert_has_not(RUN(fixture, "show", "4").out, "review the plan");
    assert_rows(fixture,
                "UPDATE given_answers SET link_id = '" NUMBER_USUAL_PAIN "' WHERE link_id = 'pain'",
                "");
    assert_has(RUN(fixture, "show", "4").out, says);
    assert_has_not(RUN(fixture, "show", "3").out, "review the plan");
    json_t *json = read_json(RUN(fixture, "show", "4", "--json").out);
    assert_true(json_is_true(json_object_get(json, "review_plan")));
    json_decref(json);
    json = read_json(RUN(fixture, "show", "3", "--json").out);
    assert_true(json_is_false(json_object_get(json, "review_plan")));
    json_decref(json);
}

static void show_of_a_first_visit_has_no_past(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){6}, 1);
    struct run run = RUN(fixture, "show", "1");
    assert_has(run.out, "the first that is kept here");
    assert_has(run.out, "Pain now?                   6\n");
    run = RUN(fixture, "show", "1", "--json");
    json_t *json = read_json(run.out);
    const json_t *number = json_array_get(json_object_get(json, "numbers"), 0);
    assert_int_equal(json_integer_value(json_object_get(number, "today")), 6);
    assert_null(json_object_get(number, "last"));
    json_decref(json);
}

static void show_says_when_a_questionnaire_was_not_finished_or_not_begun(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    begin_visit(fixture, &test_form);
    assert_has(RUN(fixture, "show", "1").out, "the questionnaire was not finished");
    assert_done(fixture, walk_in(fixture, "", &visit));
    assert_has(RUN(fixture, "show", "2").out, "no questionnaire was begun");
}

static void decide(struct fixture *fixture, enum decision decision, const char *initials)
{
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_decide(fixture->store, (struct visit_id){1}, decision, initials,
                                      "kiosk", &fixture->err));
}

static void show_says_what_was_decided_and_by_whom(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){6}, 1);
    assert_has_not(RUN(fixture, "show", "1").out, "\ndecided");
    decide(fixture, DECISION_SEEN, "");
    decide(fixture, DECISION_NOT_TODAY, "M.R.");
    assert_has(RUN(fixture, "show", "1").out, "seen           2026-11-22 10:01\n"
                                              "decided        seen  2026-11-22 10:01\n"
                                              "               not-today  M.R.  2026-11-22 10:02\n");
    json_t *json = read_json(RUN(fixture, "show", "1", "--json").out);
    const json_t *decisions = json_object_get(json, "decisions");
    assert_int_equal(json_array_size(decisions), 2);
    assert_string_equal(member(json_array_get(decisions, 0), "initials"), "");
    assert_string_equal(member(json_array_get(decisions, 1), "decision"), "not-today");
    assert_string_equal(member(json_array_get(decisions, 1), "initials"), "M.R.");
    assert_string_equal(member(json_array_get(decisions, 1), "at"), "2026-11-22T10:02:00-08:00");
    json_decref(json);
}

static void show_as_json_has_everything(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7, 9}, 2);
    struct run run = RUN(fixture, "show", "2", "--json");
    assert_code(run, ADMIN_DONE);
    json_t *json = read_json(run.out);
    assert_int_equal(json_integer_value(json_object_get(json, "visit_id")), 2);
    assert_int_equal(json_integer_value(json_object_get(json, "visit_number")), 2);
    assert_int_equal(json_array_size(json_object_get(json, "answers")), 4);
    const json_t *flag = json_array_get(json_object_get(json, "flags"), 0);
    assert_string_equal(member(flag, "tier"), "hold");
    assert_string_equal(member(flag, "code"), "D5");
    const json_t *number = json_array_get(json_object_get(json, "numbers"), 0);
    assert_string_equal(member(number, "trend"), "worse");
    assert_int_equal(json_integer_value(json_object_get(number, "change")), 2);
    json_decref(json);
}

static void show_finds_the_place_by_the_questionnaire(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = everything(fixture);
    struct visit_id visit = begin_visit(fixture, form);
    struct response *response = empty_response(fixture, form);
    response_tap_option(response, questionnaire_find(form, "where"), 0);
    assert_done(fixture, complete(fixture, visit, response));
    struct run run = RUN(fixture, "show", "1", "--assets", "clinic");
    assert_has(run.out, "\nWhere?\nBack\n");
    run = RUN(fixture, "show", "1"); /* without its file: the database has kept it */
    assert_has(run.out, "\nWhere?\nBack\n");
    run_sql(DATABASE, "update questionnaires set text = null"); /* as before it was kept */
    run = RUN(fixture, "show", "1");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "Other answers\nWhere?         Back\n");
    assert_has_not(run.out, "\nWhere?\n");
    run = RUN(fixture, "show", "1", "--assets", "no-such");
    assert_has(run.err, "no-such/questionnaires: No such file or directory");
}

static void show_of_no_visit_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct run run = RUN(fixture, "show", "7");
    assert_code(run, ADMIN_REFUSED);
    assert_string_equal(run.err, "cozy-admin: " DATABASE ": there is no visit 7\n");
}

static void an_empty_file_is_no_database(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    assert_done(fixture, file_replace("empty.db", "", 0, &fixture->err));
    struct run run = RUN(fixture, "--db", "empty.db", "arrivals");
    assert_code(run, ADMIN_DATABASE);
    assert_string_equal(run.err, "cozy-admin: empty.db: is empty\n");
    assert_int_equal(stat("empty.db", &status), 0);
    assert_int_equal(status.st_size, 0);
}

static void a_terminal_gets_bold_and_wrapped_lines_and_a_file_does_not(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7}, 1);
    const char *const arguments[] = {"show", "1", NULL};
    struct run run = run_on(fixture, (struct terminal){.out = true, .columns = 40}, arguments);
    assert_has(run.out, "\033[1m");
    assert_has(run.out,
               "arrived        2026-11-22 10:00,\n               on-time, found by phone\n");
    assert_has(run.out, "Numbers    first  last  today\n    since last\n\033[0m"
                        "Pain now?                   7\n\n");
    assert_has_not(RUN(fixture, "show", "1").out, "\033");
}

/* Columns that do not fit continue below, at the same place in each row. */
static void a_table_is_never_broken_in_the_middle_of_a_cell(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    const char *const arguments[] = {"arrivals", NULL};
    struct run run = run_on(fixture, (struct terminal){.columns = 60}, arguments);
    assert_string_equal(run.out, "visit  arrived  booked  client      therapist  kind\n"
                                 "       identity    questionnaire  seen  attention\n"
                                 "    1  10:00    10:30   Joan Smith  Mei R.     on-time\n"
                                 "       phone       completed            hold, undecided\n"
                                 "    2  10:00            Ida         Mei R.     walk-in\n"
                                 "       unverified  none\n");
}

static void audit_says_who_did_what_and_no_names(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7}, 1);
    RUN(fixture, "arrivals");
    RUN(fixture, "show", "1");
    struct run run = RUN(fixture, "audit");
    assert_string_equal(run.out, "at                         who          command   about\n"
                                 "2026-11-22T10:00:00-08:00  kiosk (ana)  arrivals  2026-11-22\n"
                                 "2026-11-22T10:00:00-08:00  kiosk (ana)  show      visit 1\n"
                                 "2026-11-22T10:00:00-08:00  kiosk (ana)  audit\n");
    run = RUN(fixture, "audit", "--json");
    json_t *json = read_json(run.out);
    assert_int_equal(json_array_size(json), 4);
    assert_string_equal(member(json_array_get(json, 1), "scope"), "visit 1");
    json_decref(json);
}

static void widths_are_cells_and_lines_break_at_spaces(void **state)
{
    (void)state;
    assert_int_equal(text_width("Zo\xC3\xAB"), 3);
    assert_int_equal(text_width("e\xCC\x81"), 1);                /* e and an accent */
    assert_int_equal(text_width("\xE6\x9D\x8E\xE6\x98\x8E"), 4); /* two wide characters */
    size_t next = 0;
    assert_int_equal(text_break("one two three", 8, &next), 7);
    assert_int_equal(next, 8);
    assert_int_equal(text_break("one two", 7, &next), 7);
    assert_int_equal(next, 7);
    assert_int_equal(text_break("onetwothree", 4, &next), 4);
    assert_int_equal(next, 4);
    assert_int_equal(text_break("\xE6\x9D\x8E", 1, &next), 3); /* at least one character */
    struct arena *arena = arena_create(256);
    assert_string_equal(plain_text(arena, "a\tb\nc\xE2\x80\xAE"
                                          "d\xC2\x9B"
                                          "e\xFF"),
                        "a b c d e ");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(help_and_version_need_no_database),
        FIXTURE_TEST(notice_that_was_agreed_to_can_be_read),
        FIXTURE_TEST(help_fits_a_terminal_of_80_columns),
        FIXTURE_TEST(wrong_usage_is_said_and_touches_nothing),
        FIXTURE_TEST(a_mistyped_database_is_not_created),
        FIXTURE_TEST(show_of_a_visit_taken_back_says_so_and_shows_it_when_asked),
        FIXTURE_TEST(show_tells_that_answers_were_moved),
        FIXTURE_TEST(show_puts_what_is_urgent_first_and_compares_numbers),
        FIXTURE_TEST(show_says_when_an_answer_and_an_arrival_were_taken_back),
        FIXTURE_TEST(show_has_what_was_told_at_earlier_visits),
        FIXTURE_TEST(show_says_how_numbers_changed_and_nothing_else),
        FIXTURE_TEST(show_asks_for_a_review_of_the_plan),
        FIXTURE_TEST(show_of_a_first_visit_has_no_past),
        FIXTURE_TEST(show_says_when_a_questionnaire_was_not_finished_or_not_begun),
        FIXTURE_TEST(show_says_what_was_decided_and_by_whom),
        FIXTURE_TEST(show_as_json_has_everything),
        FIXTURE_TEST(show_finds_the_place_by_the_questionnaire),
        FIXTURE_TEST(show_of_no_visit_is_refused),
        FIXTURE_TEST(an_empty_file_is_no_database),
        FIXTURE_TEST(a_table_is_never_broken_in_the_middle_of_a_cell),
        FIXTURE_TEST(a_terminal_gets_bold_and_wrapped_lines_and_a_file_does_not),
        FIXTURE_TEST(audit_says_who_did_what_and_no_names),
        cmocka_unit_test(widths_are_cells_and_lines_break_at_spaces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
