/* store/: visits as they are handed on, what changed since, the audit, the PIN. */
#include "store/schema.h"
#include "store_test.h"

#define DAY   "2026-11-22"
#define AFTER "2026-11-23"

static struct visit_record record_of(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    return record;
}

static struct response *answered(struct fixture *fixture, long pain)
{
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_set_number(response, ITEM_PAIN, pain);
    response_decline(response, ITEM_PREGNANT);
    response_skip(response, ITEM_WORDS);
    return response;
}

static void star(struct fixture *fixture, struct visit_id visit, bool on)
{
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep well", on, &fixture->err));
}

static void record_has_all_that_is_kept_of_a_visit(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    assert_done(fixture, save(fixture, visit, answered(fixture, 6)));
    star(fixture, visit, true);
    struct visit_record record = record_of(fixture, visit);
    assert_string_equal(record.arrived_at, "2026-11-22T10:00:00-08:00");
    assert_string_equal(record.appointment_at, "2026-11-22T10:30:00-08:00");
    assert_string_equal(record.client_name, "Joan Smith");
    assert_string_equal(record.attention, "stop");
    assert_string_equal(record.seen_at, "");
    assert_int_not_equal(record.client.value, 0);
    assert_int_equal(record.appointments.count, 1);
    assert_string_equal(record.appointments.items[0].phone, "2505550142");
    assert_string_equal(record.response_status, "in-progress");
    assert_string_equal(record.notice_version, "2026-11-22");
    assert_string_equal(record.notice_sha256, TEST_NOTICE_SHA256);
    assert_string_equal(record.sha256, "0f0f");
    assert_true(visit_record_has_response(&record));
    assert_int_equal(record.answer_count, 5);
    assert_string_equal(record.answers[0].code, "numb");
    assert_int_equal(answer_record_state(&record.answers[0]), ANSWER_GIVEN);
    assert_true(record.answers[2].has_number);
    assert_int_equal(record.answers[2].number, 6);
    assert_int_equal(answer_record_state(&record.answers[3]), ANSWER_DECLINED);
    assert_int_equal(answer_record_state(&record.answers[4]), ANSWER_SKIPPED);
    assert_int_equal(record.flags.count, 3);
    assert_int_equal(record.flags.items[0].tier, TIER_STOP);
    assert_string_equal(record.flags.items[0].text, "Numb saddle");
    assert_int_equal(record.star_count, 1);
    assert_string_equal(record.stars[0].title, "Sleep well");
}

static void records_are_those_of_the_days_asked_for(void **state)
{
    struct fixture *fixture = *state;
    struct visit_records records;
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_done(fixture, walk_in(fixture, "", &visit));
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    fixture->fake.wall_ms += 24 * HOUR_MS;
    assert_done(fixture, walk_in(fixture, "Tomorrow", &visit));
    assert_done(fixture,
                store_records(fixture->store, fixture->arena, DAY, AFTER, &records, &fixture->err));
    assert_int_equal(records.count, 2);
    assert_string_equal(records.items[0].client_name, "Ida");
    assert_false(visit_record_has_response(&records.items[0]));
    assert_false(visit_record_is_undone(&records.items[0]));
    assert_string_equal(records.items[1].undone_at, "2026-11-22T10:00:00-08:00");
    assert_string_equal(records.items[1].undone_by, "MR");
    assert_done(fixture, store_records(fixture->store, fixture->arena, DAY, "2026-11-24", &records,
                                       &fixture->err));
    assert_int_equal(records.count, 3);
}

/* Taken back or not, what was said in a visit can be read, and says whether it is decided about. */
static void record_of_a_visit_that_was_taken_back_tells_all(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    assert_done(fixture, complete(fixture, visit, answered(fixture, 6)));
    star(fixture, visit, true);
    const struct visit_record before = record_of(fixture, visit);
    assert_true(before.undecided);
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    const struct visit_record after = record_of(fixture, visit);
    assert_true(visit_record_is_undone(&after));
    assert_true(after.undecided);
    assert_int_equal(after.answer_count, before.answer_count);
    assert_int_equal(after.flags.count, before.flags.count);
    assert_int_equal(after.flags.items[0].tier, TIER_STOP);
    assert_int_equal(after.star_count, 1);
    assert_rows(fixture,
                "select * from arrivals; select * from answers; select * from flags;"
                " select * from stars",
                "");
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_REFERRED, "AL", "kiosk",
                                      &fixture->err));
    const struct visit_record decided = record_of(fixture, visit);
    assert_false(decided.undecided);
    assert_string_equal(decided.decisions[0].initials, "AL");
    assert_string_equal(decided.undone_by, "MR");
}

static void record_of_no_visit_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct visit_record record;
    assert_false(
        store_record(fixture->store, fixture->arena, (struct visit_id){9}, &record, &fixture->err));
    assert_string_equal(fixture->err.text, DATABASE ": there is no visit 9");
}

/* The second program at the database, which puts a star on a page while the first one reads. */
struct other_program {
    struct store *store;
    struct visit_id visit;
    bool wrote;
};

/* SQLite calls this when a statement of the first program begins. */
static int star_before_stars_are_read(unsigned event, void *self, void *statement, void *sql)
{
    (void)event;
    (void)statement;
    struct other_program *other = self;
    struct err err;
    if (!other->wrote && strstr(sql, "FROM starred_pages") != NULL) {
        other->wrote =
            store_set_star(other->store, other->visit, "sleep", "Sleep well", true, &err);
    }
    return 0;
}

static void records_are_all_of_one_moment(void **state)
{
    struct fixture *fixture = *state;
    struct visit_records records;
    struct other_program other = {.visit = begin_visit(fixture, &test_form)};
    const int64_t change = record_of(fixture, other.visit).change;
    other.store = store_open(DATABASE, &fixture->clock, &fixture->err);
    assert_non_null(other.store);
    sqlite3_trace_v2(fixture->store->sqlite, SQLITE_TRACE_STMT, star_before_stars_are_read, &other);
    assert_done(fixture,
                store_records(fixture->store, fixture->arena, DAY, AFTER, &records, &fixture->err));
    assert_true(other.wrote);
    assert_int_equal(records.items[0].change, change);
    assert_int_equal(records.items[0].star_count, 0);
    assert_int_equal(record_of(fixture, other.visit).star_count, 1);
    /* the same of one visit, from which the star is taken away */
    star(fixture, other.visit, false);
    other.wrote = false;
    assert_int_equal(record_of(fixture, other.visit).star_count, 0);
    assert_true(other.wrote);
    assert_int_equal(record_of(fixture, other.visit).star_count, 1);
    store_close(other.store);
}

/* The change number of a visit moves with whatever is kept of it, by whatever program. */
static void every_change_to_a_visit_is_numbered(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id other = {0};
    struct visit_id visit = begin_visit(fixture, &test_form);
    assert_done(fixture, walk_in(fixture, "Ida", &other));
    int64_t before_other = record_of(fixture, other).change;
    int64_t before = record_of(fixture, visit).change;
    static const char *const by_hand[] = {
        /* the visit and its response are the first */
        "update visits set seen_at = '2026-11-22T10:40:00-08:00' where id = 1",
        "update given_answers set answer = 'x' where response_id = 1 and position = 1",
        "update responses set notice_version = 'x' where visit_id = 1",
        "delete from raised_flags where response_id = 1",
        "update visit_appointments set stands = 0 where visit_id = 1",
    };
    for (size_t step = 0; step < 5 + COUNT_OF(by_hand); step++) {
        switch (step) {
        case 0: assert_done(fixture, save(fixture, visit, answered(fixture, 4))); break;
        case 1: assert_done(fixture, save(fixture, visit, answered(fixture, 4))); break;
        case 2: star(fixture, visit, true); break;
        case 3: star(fixture, visit, false); break;
        case 4: assert_done(fixture, complete(fixture, visit, answered(fixture, 5))); break;
        default: rows(fixture, by_hand[step - 5]);
        }
        int64_t after = record_of(fixture, visit).change;
        if (after <= before) {
            fail_msg("step %zu: the change number stays %lld", step, (long long)after);
        }
        before = after;
    }
    assert_int_equal(record_of(fixture, other).change, before_other);
    struct visit_records all = {&(struct visit_record){.id = visit, .change = before}, 1};
    assert_done(fixture, store_mark_exported(fixture->store, &all, &fixture->err));
    assert_int_equal(record_of(fixture, visit).change, before); /* handing on changes nothing */
    assert_rows(fixture, "select id from visits where exported_change = change_number", "1\n");
}

static void audit_is_only_added_to(void **state)
{
    struct fixture *fixture = *state;
    struct audit_log log;
    assert_done(fixture, store_audit(fixture->store, "ana", "show", "visit 1", &fixture->err));
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_audit(fixture->store, "ben", "purge", "", &fixture->err));
    assert_int_not_equal(
        sqlite3_exec(fixture->store->sqlite, "update audit set who = 'x'", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_not_equal(
        sqlite3_exec(fixture->store->sqlite, "delete from audit", NULL, NULL, NULL), SQLITE_OK);
    assert_done(fixture, store_audit_read(fixture->store, fixture->arena, &log, &fixture->err));
    assert_int_equal(log.count, 2);
    assert_string_equal(log.items[0].who, "ana");
    assert_string_equal(log.items[0].scope, "visit 1");
    assert_string_equal(log.items[1].at, "2026-11-22T10:01:00-08:00");
}

static enum pin_check check(struct fixture *fixture, const char *pin)
{
    struct pin_try result;
    assert_done(fixture, store_try_pin(fixture->store, pin, &result, &fixture->err));
    return result.check;
}

static void pin_is_kept_as_a_hash(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(check(fixture, "2580"), PIN_NOT_SET);
    assert_done(fixture, store_set_pin(fixture->store, "2580", "ana", &fixture->err));
    assert_int_equal(check(fixture, "2580"), PIN_RIGHT);
    assert_int_equal(check(fixture, "2581"), PIN_WRONG);
    assert_int_equal(check(fixture, ""), PIN_WRONG);
    assert_done(fixture, store_set_pin(fixture->store, "974263", "ana", &fixture->err));
    reopen(fixture);
    assert_int_equal(check(fixture, "2580"), PIN_WRONG);
    assert_int_equal(check(fixture, "974263"), PIN_RIGHT);
    assert_rows(fixture,
                "select value like '$argon2id$%', value like '%974263%' from settings"
                " where key = 'pin'",
                "1|0\n");
    assert_rows(fixture, "select who, command, scope from audit", "ana|set-pin|\nana|set-pin|\n");
}

/* SQL that writes what the first version of the program wrote. */
static const char *const of_the_first_version =
    "insert into clients values (1, '2505550142|joan smith');"
    "insert into appointments values (1, 'joan-1030', 1795372200000, 1795375800000, 'Joan Smith',"
    "  '2505550142', 'Mei R.', 'Deep tissue 60', 'booked', 1);"
    "insert into visits values (1, 1, '2026-11-22T10:00:00-08:00', '2026-11-22T10:30:00-08:00',"
    "  'Joan Smith', 'J. S.', 'Mei R.', 'on-time', 'phone', 'completed', null, 'en', null);"
    "insert into visit_appointments values (1, 1, 1);"
    "insert into responses values (1, 1, 'https://clinic.example/q/test', '1.2', '0f0f',"
    "  'notice-1', 'completed', '2026-11-22T10:00:00-08:00', '2026-11-22T10:02:00-08:00');"
    "insert into given_answers values (1, 2, 0, 'pain', 'Pain now?', '6', '', 6);"
    "insert into raised_flags values (1, 0, 'hold', 'signs', 'D5', 'Fever');"
    "insert into starred_pages values (1, 'sleep', 'Sleep well')";

/* A database of an earlier version with what the first one wrote. */
static void make_earlier(struct fixture *fixture, size_t version)
{
    struct schema earlier = schema_current();
    assert_true(version < earlier.count);
    store_close(fixture->store);
    remove_database(DATABASE);
    earlier.count = 1;
    fixture->store = store_open_with(DATABASE, &fixture->clock, &earlier, &fixture->err);
    assert_non_null(fixture->store);
    assert_int_equal(sqlite3_exec(fixture->store->sqlite, of_the_first_version, NULL, NULL, NULL),
                     SQLITE_OK);
    for (earlier.count = 2; earlier.count <= version; earlier.count++) {
        store_close(fixture->store);
        fixture->store = store_open_with(DATABASE, &fixture->clock, &earlier, &fixture->err);
        assert_non_null(fixture->store);
    }
    store_close(fixture->store);
    fixture->store = NULL;
}

/* The views with the columns that they have had from the beginning. */
static const char *const views_of_the_first_version =
    "select visit_id, arrived_at, appointment_at, client_name, initials, therapist, arrival_kind,"
    "  identity, questionnaire_status, attention, seen_at, language from arrivals;"
    "select visit_id, questionnaire, version, link_id, position, question,"
    "  answer, code, number from answers; "
    "select visit_id, tier, link_id, code, text from flags; select * from trends;"
    "select * from stars";

/* Each earlier version keeps all it has, counts as changed no more than before, and is worked on as
 * if it had always been of this one. */
static void earlier_versions_are_brought_to_this_one_with_their_visits(void **state)
{
    struct fixture *fixture = *state;
    const struct visit_id visit = {1};
    for (size_t version = 1; version < schema_current().count; version++) {
        bool counts = version > 1; /* whether the earlier version knows what was handed on */
        remove_copies(fixture);
        make_earlier(fixture, version);
        if (counts) {
            run_sql(DATABASE, "update visits set exported_change = change_number");
        }
        const char *before = rows(fixture, views_of_the_first_version);
        reopen(fixture);
        assert_rows(fixture, views_of_the_first_version, before);
        assert_int_equal(strlen(before) > 200, 1);
        assert_rows(fixture, "select change_number > exported_change from visits",
                    counts ? "0\n" : "1\n");
        assert_rows(fixture, "select origin from appointments", "list\n");
        assert_rows(fixture, "select type from answers", "\n"); /* nobody has kept it */
        int64_t change = record_of(fixture, visit).change;
        assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                          &fixture->err));
        struct visit_record record = record_of(fixture, visit);
        assert_true(record.change > change);
        assert_int_equal(record.decision_count, 1);
        assert_string_equal(record.decisions[0].decision, "proceed");
    }
    remove_copies(fixture);
}

static void each_database_has_a_mark_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    const char *first = "";
    const char *again = "";
    assert_done(fixture, store_installation(fixture->store, fixture->arena, &first, &fixture->err));
    assert_int_equal(strlen(first), 32);
    reopen(fixture);
    assert_done(fixture, store_installation(fixture->store, fixture->arena, &again, &fixture->err));
    assert_string_equal(first, again);
    store_close(fixture->store);
    remove_database(DATABASE);
    fixture->store = NULL;
    reopen(fixture);
    assert_done(fixture, store_installation(fixture->store, fixture->arena, &again, &fixture->err));
    assert_string_not_equal(first, again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(record_has_all_that_is_kept_of_a_visit),
        FIXTURE_TEST(records_are_those_of_the_days_asked_for),
        FIXTURE_TEST(record_of_a_visit_that_was_taken_back_tells_all),
        FIXTURE_TEST(record_of_no_visit_is_refused),
        FIXTURE_TEST(records_are_all_of_one_moment),
        FIXTURE_TEST(every_change_to_a_visit_is_numbered),
        FIXTURE_TEST(audit_is_only_added_to),
        FIXTURE_TEST(pin_is_kept_as_a_hash),
        cmocka_unit_test_setup_teardown(earlier_versions_are_brought_to_this_one_with_their_visits,
                                        fixture_set_up_closed, fixture_tear_down),
        FIXTURE_TEST(each_database_has_a_mark_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
