/* admin/: who arrived. */
#include "admin_test.h"

static void arrivals_begin_with_the_most_urgent(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Zo\xC3\xAB \x1B[31m", &visit));
    fixture->fake.wall_ms += MINUTE_MS;
    visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, complete(fixture, visit, response));
    struct run run = RUN(fixture, "arrivals");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(
        run.out,
        "visit  arrived  booked  client      therapist  kind     identity    questionnaire  seen  "
        "attention\n"
        "    2  10:01    10:30   Joan Smith  Mei R.     on-time  phone       completed            "
        "stop, undecided\n"
        "    1  10:00            Zo\xC3\xAB  [31m   Mei R.     walk-in  unverified  none\n");
    run = RUN(fixture, "arrivals", "--date", "2026-11-21");
    assert_string_equal(run.out, "Nobody arrived on 2026-11-21.\n");
    run = RUN(fixture, "arrivals", "--json");
    json_t *json = read_json(run.out);
    assert_int_equal(json_array_size(json), 2);
    assert_string_equal(member(json_array_get(json, 0), "client_name"), "Joan Smith");
    assert_string_equal(member(json_array_get(json, 0), "attention"), "stop");
    json_decref(json);
    run = RUN(fixture, "arrivals", "--date", "2026-11-21", "--json");
    assert_string_equal(run.out, "[]\n");
}

static void arrivals_that_were_taken_back_are_shown_when_asked_for(void **state)
{
    struct fixture *fixture = *state;
    taken_back(fixture);
    struct run run = RUN(fixture, "arrivals");
    assert_string_equal(run.out, "Nobody arrived on 2026-11-22.\n"
                                 "1 arrival taken back, 1 with an emergency that nobody has "
                                 "decided about (--undone)\n");
    run = RUN(fixture, "arrivals", "--json");
    assert_string_equal(run.out, "[]\n");
    run = RUN(fixture, "arrivals", "--undone");
    assert_has(run.out, "attention        taken back  by\n");
    assert_has(run.out, "stop, undecided  10:01       MR\n");
    run = RUN(fixture, "arrivals", "--undone", "--json");
    json_t *json = read_json(run.out);
    assert_string_equal(member(json_array_get(json, 0), "undone_at"), "2026-11-22T10:01:00-08:00");
    assert_string_equal(member(json_array_get(json, 0), "undone_by"), "MR");
    json_decref(json);
    run = RUN(fixture, "arrivals", "--undone", "--date", "2026-11-21");
    assert_string_equal(run.out, "No arrival of 2026-11-21 was taken back.\n");
}

/* Who saw it may not have acted on it: it is marked until somebody decides with their initials. */
static void arrivals_mark_what_was_seen_and_not_decided(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, complete(fixture, visit, response));
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));
    assert_has(RUN(fixture, "arrivals").out, "10:00  hold, undecided\n");
    struct run run = RUN(fixture, "arrivals", "--json");
    json_t *json = read_json(run.out);
    assert_true(json_is_true(json_object_get(json_array_get(json, 0), "undecided")));
    json_decref(json);
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    assert_has(RUN(fixture, "arrivals").out, "10:00  hold\n");
    run = RUN(fixture, "arrivals", "--json");
    json = read_json(run.out);
    assert_true(json_is_false(json_object_get(json_array_get(json, 0), "undecided")));
    json_decref(json);
}

static void arrivals_say_how_urgent_what_was_taken_back_is(void **state)
{
    struct fixture *fixture = *state;
    const struct visit_id first = taken_back(fixture);
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, complete(fixture, visit, response));
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    assert_has(RUN(fixture, "arrivals").out,
               "2 arrivals taken back, 1 with an emergency and 1 with a same-day matter that "
               "nobody has decided about (--undone)\n");
    assert_done(fixture, store_decide(fixture->store, first, DECISION_REFERRED, "MR", "kiosk",
                                      &fixture->err));
    assert_has(RUN(fixture, "arrivals").out, "2 arrivals taken back, 1 with a same-day matter that "
                                             "nobody has decided about (--undone)\n");
    run_sql(DATABASE, "update raised_flags set decided_at = '2026-11-22T10:02:00-08:00'");
    assert_has(RUN(fixture, "arrivals").out, "2 arrivals taken back (--undone)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(arrivals_begin_with_the_most_urgent),
        FIXTURE_TEST(arrivals_that_were_taken_back_are_shown_when_asked_for),
        FIXTURE_TEST(arrivals_mark_what_was_seen_and_not_decided),
        FIXTURE_TEST(arrivals_say_how_urgent_what_was_taken_back_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
