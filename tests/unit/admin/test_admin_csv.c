/* admin/: exports as a table. */
#include "admin/csv.h"

#include "admin_test.h"

#define DAYS "--from", "2026-11-22", "--to", "2026-11-22"

static void csv_quotes_what_must_be_quoted(void **state)
{
    struct fixture *fixture = *state;
    struct text_buffer out = {.arena = fixture->arena};
    csv_record(&out, (const char *const[]){"a", "", "b c", "d,e", "\"f\"", "g\nh", "\r"}, 7);
    assert_string_equal(out.text, "a,,b c,\"d,e\",\"\"\"f\"\"\",\"g\nh\",\"\r\"\r\n");
}

/* The columns that programs know by their place. What else a day list tells comes behind them. */
#define HEADER                                                                                     \
    "visit_id,arrived_at,appointment_at,client_name,phone,therapist,service,arrival_kind,"         \
    "identity,questionnaire_status,attention,seen_at,language,flags,stars,decisions,"              \
    "questionnaire,version,notice_version,started_at,completed_at,link_id,question,answer,code,"   \
    "number,notice_sha256"

static void csv_has_a_row_for_each_answer_and_for_who_gave_none(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct visit_id visit_of_joan = visits_of_joan(fixture, (const long[]){7}, 1);
    assert_done(fixture, walk_in(fixture, "Ida, of course", &visit));
    assert_done(fixture, store_decide(fixture->store, visit_of_joan, DECISION_SEEN, "", "kiosk",
                                      &fixture->err));
    assert_done(fixture, store_decide(fixture->store, visit_of_joan, DECISION_NOT_TODAY, "MR",
                                      "kiosk", &fixture->err));
    struct run run = RUN(fixture, "export", DAYS, "--format", "csv");
    assert_code(run, ADMIN_DONE);
    static const char *const joan_fields =
        "1,2026-11-22T10:00:00-08:00,2026-11-22T10:30:00-08:00,Joan Smith,2505550142,Mei R.,"
        "Deep tissue 60,on-time,phone,completed,hold,2026-11-22T10:00:00-08:00,en,"
        "hold D5: Any of these? Fever; ask: Pregnant?,,"
        "seen 2026-11-22T10:00:00-08:00; not-today MR 2026-11-22T10:00:00-08:00,"
        "https://clinic.example/q/test,1.2,2026-11-22,2026-11-22T10:00:00-08:00,"
        "2026-11-22T10:00:00-08:00,";
    const char *names = "";
    const char *blanks = "";
#define ADD(ID, name, usual, presence)                                                             \
    if (strstr(HEADER, "," #name ",") == NULL) {                                                   \
        names = arena_printf(fixture->arena, "%s," #name, names);                                  \
        blanks = arena_printf(fixture->arena, "%s,", blanks);                                      \
    }
    APPOINTMENT_TEXTS(ADD)
    names = arena_printf(fixture->arena, "%s,undone_at,undone_by,moves,told_before,urgent_before",
                         names);
    blanks = arena_printf(fixture->arena, "%s,,,,,", blanks);
    const char *expected = arena_printf(
        fixture->arena,
        HEADER
        "%s\r\n"
        "%ssigns,Any of these?,Fever,fever,," TEST_NOTICE_SHA256 "%s\r\n"
        "%spain,Pain now?,7,,7," TEST_NOTICE_SHA256 "%s\r\n"
        "%spregnant,Pregnant?,,asked-declined,," TEST_NOTICE_SHA256 "%s\r\n"
        "%swords,Anything else?,,unknown,," TEST_NOTICE_SHA256 "%s\r\n"
        "2,2026-11-22T10:00:00-08:00,,\"Ida, of course\",,Mei R.,,walk-in,unverified,none,,,fr,"
        ",,,,,,,,,,,,,%s\r\n",
        names, joan_fields, blanks, joan_fields, blanks, joan_fields, blanks, joan_fields, blanks,
        blanks);
    assert_string_equal(run.out, expected);
}

/* In columns of their own, the last ones, in each row of the visit. */
static void csv_has_what_was_told_at_earlier_visits(void **state)
{
    struct fixture *fixture = *state;
    told_at_the_visit_before(fixture);
    const char *out =
        RUN(fixture, "export", "--from", "2026-11-29", "--to", "2026-11-29", "--format", "csv").out;
    assert_has(out, ",told_before,urgent_before\r\n");
    assert_has(out, ",2026-11-22 true: Pregnant? Yes,\"2026-11-22 hold D5: Any of these? Fever, "
                    "decided: not-today MR 2026-11-22T10:01:00-08:00\"\r\n");
}

static void csv_says_who_took_an_arrival_back_and_moved_answers(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = begin_visit(fixture, &test_form);
    struct visit_id to = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &to));
    const struct answers_move move = {.from = from, .to = to, .initials = "MR", .undo_from = true};
    assert_done(fixture, store_move_answers(fixture->store, &move, "kiosk", &to, &fixture->err));
    struct run run =
        RUN(fixture, "export", "--from", "2026-11-22", "--to", "2026-11-22", "--format", "csv");
    assert_has(run.out,
               ",2026-11-22T10:00:00-08:00,MR,to visit 2 2026-11-22T10:00:00-08:00 MR,,\r\n");
    assert_has(run.out, ",,,from visit 1 2026-11-22T10:00:00-08:00 MR,,\r\n");
}

static void csv_holds_nothing_that_a_spreadsheet_would_run(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *typed;
        const char *field;
    } names[] = {
        {"=1+1", ",'=1+1,"},
        {"@SUM(A1)", ",'@SUM(A1),"},
        {"+1+cmd", ",'+1+cmd,"},
        {"-x", ",'-x,"},
        {"\t=1", ",'\t=1,"},
        {"-5", ",-5,"},
        {"+1 250", ",+1 250,"},
        {"a=1", ",a=1,"},
        {"\r=1", ",\"'\r=1\","},
        {"\uFF1D1", ",'\uFF1D1,"},
        {"\u0166\u0259la", ",\u0166\u0259la,"},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct visit_id visit = {0};
        assert_done(fixture, walk_in(fixture, names[i].typed, &visit));
    }
    struct run run = RUN(fixture, "export", DAYS, "--format", "csv");
    assert_code(run, ADMIN_DONE);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_has(run.out, names[i].field);
    }
    assert_has(RUN(fixture, "export", DAYS, "--format", "json").out, "\"=1+1\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(csv_quotes_what_must_be_quoted),
        FIXTURE_TEST(csv_has_a_row_for_each_answer_and_for_who_gave_none),
        FIXTURE_TEST(csv_has_what_was_told_at_earlier_visits),
        FIXTURE_TEST(csv_says_who_took_an_arrival_back_and_moved_answers),
        FIXTURE_TEST(csv_holds_nothing_that_a_spreadsheet_would_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
