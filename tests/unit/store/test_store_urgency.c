/* store/: how urgent a visit is, what is told after sending, and what goes of somebody under age.
 */
#include "store_test.h"

#include "store/decisions.h"
#include "store/urgency.h"

/* A response in which the client chose this sign. */
static struct response *signs(struct fixture *fixture, bool addition, size_t sign)
{
    struct response *response = addition ? response_create_addition(fixture->arena, &test_form)
                                         : response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, sign);
    return response;
}

static void assert_urgency(struct fixture *fixture, struct visit_id visit, enum tier highest,
                           bool stop_undecided)
{
    struct visit_urgency urgency;
    assert_done(fixture, store_visit_urgency(fixture->store, visit, &urgency, &fixture->err));
    assert_int_equal(urgency.highest, highest);
    assert_int_equal(urgency.stop_undecided, stop_undecided);
}

static void a_visit_is_as_urgent_as_the_worst_that_was_ever_said(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct visit_id other = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &other));
    assert_urgency(fixture, visit, TIER_NONE, false);
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_FEVER)));
    assert_urgency(fixture, visit, TIER_HOLD, false);
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_NUMB)));
    assert_urgency(fixture, visit, TIER_STOP, true);
    /* taken back is not unsaid */
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_NONE)));
    assert_urgency(fixture, visit, TIER_STOP, true);
    assert_urgency(fixture, other, TIER_NONE, false);
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));
    assert_urgency(fixture, visit, TIER_STOP, true);
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    assert_urgency(fixture, visit, TIER_STOP, false);
}

/* Joan has a second appointment in the afternoon: what she said in the morning counts there too,
 * but not on the next day. */
static void an_emergency_stands_for_all_visits_of_the_client_on_that_day(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id morning = begin_visit(fixture, &test_form);
    assert_done(fixture, save(fixture, morning, signs(fixture, false, SIGN_NUMB)));
    for (int i = 0; i < 2; i++) {
        const int64_t later_ms = i == 0 ? 4 * HOUR_MS : 24 * HOUR_MS;
        struct appointment again = joan;
        struct visit_id visit = {0};
        again.uid = i == 0 ? "joan-afternoon" : "joan-next-day";
        again.start_ms += later_ms;
        again.end_ms += later_ms;
        struct day_list list = {&again, 1};
        fixture->fake.wall_ms = NOW_MS + later_ms;
        assert_done(fixture, import_list(fixture, &list, again.start_ms, again.end_ms));
        assert_done(fixture, store_day_list(fixture->store, fixture->arena, again.start_ms,
                                            again.end_ms, &list, &fixture->err));
        assert_done(fixture, arrive(fixture, list.items, 1, &visit));
        assert_true(visit.value != morning.value);
        assert_urgency(fixture, visit, i == 0 ? TIER_STOP : TIER_NONE, i == 0);
    }
}

static void assert_unseen(struct fixture *fixture, bool hold, bool stop)
{
    struct unseen unseen;
    assert_done(fixture,
                store_unseen(fixture->store, fixture->fake.wall_ms, &unseen, &fixture->err));
    assert_int_equal(unseen.hold.count > 0, hold);
    assert_int_equal(unseen.stop.count > 0, stop);
}

static void what_nobody_has_seen_today_calls_for_somebody(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    assert_unseen(fixture, false, false);
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_FEVER)));
    assert_unseen(fixture, true, false);
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));
    assert_unseen(fixture, false, false);
    /* a sign that comes later calls again, and what is taken back goes on calling */
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_NUMB)));
    assert_unseen(fixture, true, true);
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_NONE)));
    assert_unseen(fixture, true, true);
    fixture->fake.wall_ms += 24 * HOUR_MS;
    assert_unseen(fixture, false, false); /* of the day that is asked for, and later ones */
}

/* Somebody was seen and decided about, and says the same emergency again: nobody knows of this one.
 * The draft of the first time, saved on, is no news. */
static void what_was_decided_and_is_said_again_calls_again(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_NUMB)));
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_NUMB)));
    assert_unseen(fixture, false, false);
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_NUMB)));
    assert_unseen(fixture, false, true);
    assert_rows(fixture, "select seen_at, undecided from arrivals", "|1\n");
    assert_rows(fixture, "select raised_at, decided_at from flags", "2026-11-22T10:01:00-08:00|\n");
}

/* Said in English and decided about, and again in French: that is one sign, in the words of the
 * last time, and nobody has decided about it. */
static void a_sign_in_two_languages_is_one(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    assert_done(fixture, save(fixture, visit, signs(fixture, false, SIGN_NUMB)));
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    assert_done(fixture, save_in(fixture, visit, signs(fixture, false, SIGN_NUMB), "fr"));
    assert_rows(fixture, "select text, question, staff_text, raised_at, decided_at from flags",
                "Engourdissement|Avez-vous ceci\u00a0?|Numb saddle|2026-11-22T10:01:00-08:00|\n");
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    assert_int_equal(record.flags.count, 1);
    const struct flag *flag = &record.flags.items[0];
    assert_string_equal(flag->decided_before_at, "2026-11-22T10:00:00-08:00");
    assert_string_equal(visit_record_decision_of(&record, flag)->initials, "MR");

    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_NOT_TODAY, "AL", "kiosk",
                                      &fixture->err));
    assert_rows(fixture, "select text, decided_at from flags",
                "Engourdissement|2026-11-22T10:02:00-08:00\n");
}

static void an_addition_flags_and_leaves_what_was_sent(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *addition = signs(fixture, true, SIGN_FEVER);
    assert_false(store_begin_addition(fixture->store, visit, addition, &fixture->err));
    assert_string_equal(fixture->err.text, DATABASE ": the questionnaire of visit 1 was not sent "
                                                    "yet");
    assert_done(fixture, complete(fixture, visit, signs(fixture, false, SIGN_NONE)));
    const char *sent = rows(fixture, "select * from answers");
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));

    assert_false(save(fixture, visit, addition)); /* it was not begun */
    assert_done(fixture, store_begin_addition(fixture->store, visit, addition, &fixture->err));
    assert_int_equal(response_next(addition, ITEM_SIGNS), RESPONSE_END); /* no other question */
    assert_done(fixture, save(fixture, visit, addition));
    assert_rows(fixture, "select * from answers", sent);
    assert_rows(fixture, "select questionnaire_status, attention, undecided, seen_at from arrivals",
                "completed|hold|1|\n");
    assert_done(fixture, complete(fixture, visit, addition));
    assert_false(save(fixture, visit, addition));
    assert_rows(fixture, "select * from answers", sent);
    assert_rows(fixture, "select tier, text from flags", "hold|Fever\n");
    assert_rows(fixture, "select count(distinct notice_sha256), max(addition) from responses",
                "1|1\n");
}

static void of_somebody_under_age_only_what_is_urgent_stays(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = signs(fixture, false, SIGN_FEVER);
    response_set_number(response, ITEM_PAIN, 7);
    assert_done(fixture, save(fixture, visit, response));
    assert_done(fixture, store_set_questionnaire_status(fixture->store, visit,
                                                        QUESTIONNAIRE_UNDER_AGE, &fixture->err));
    assert_rows(fixture, "select count(*) from given_answers", "0\n");
    assert_rows(fixture, "select tier, text from flags", "hold|Fever\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_visit_is_as_urgent_as_the_worst_that_was_ever_said),
        FIXTURE_TEST(an_emergency_stands_for_all_visits_of_the_client_on_that_day),
        FIXTURE_TEST(what_nobody_has_seen_today_calls_for_somebody),
        FIXTURE_TEST(what_was_decided_and_is_said_again_calls_again),
        FIXTURE_TEST(a_sign_in_two_languages_is_one),
        FIXTURE_TEST(an_addition_flags_and_leaves_what_was_sent),
        FIXTURE_TEST(of_somebody_under_age_only_what_is_urgent_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
