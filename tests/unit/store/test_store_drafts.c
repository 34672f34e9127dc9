/* store/: several drafts of one visit, and what becomes of a draft while the client answers. */
#include "store_test.h"

#include "store/urgency.h"

/* Begins a draft of the visit, as another kiosk does, with this pain. */
static struct response *draft_with_pain(struct fixture *fixture, struct visit_id visit, long pain)
{
    struct response *draft = response_create(fixture->arena, &test_form);
    assert_done(fixture,
                store_begin_response(fixture->store, visit, draft, &test_notice, &fixture->err));
    response_set_number(draft, ITEM_PAIN, pain);
    assert_done(fixture, store_save_answer(fixture->store, draft, "en", &fixture->err));
    return draft;
}

/* A client begins at one kiosk and goes on at another one. Neither writes over what was said at the
 * other, and what was sent is what is read. */
static void drafts_of_two_kiosks_keep_apart(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    struct response *first = draft_with_pain(fixture, visit, 3);
    struct response *second = draft_with_pain(fixture, visit, 4);
    response_tap_option(second, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, store_save_answer(fixture->store, second, "en", &fixture->err));
    assert_done(fixture, store_save_answer(fixture->store, first, "en", &fixture->err));
    assert_rows(fixture, "select tier, withdrawn_at from flags", "stop|\n");
    assert_rows(fixture, "select number from answers where link_id = 'pain'", "4\n");

    struct flags none = {0};
    assert_done(fixture,
                store_complete_response(fixture->store, first, "en", &none, &fixture->err));
    assert_rows(fixture, "select number from answers where link_id = 'pain'", "3\n");
    response_tap_option(second, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, store_save_answer(fixture->store, second, "en", &fixture->err));
    assert_rows(fixture, "select tier from flags", "stop\nhold\n");
    assert_rows(fixture, "select number from answers where link_id = 'pain'", "3\n");
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    assert_string_equal(record.response_status, "completed");
    assert_int_equal(record.answers[0].number, 3);
}

/* What was sent last is read, whichever was begun first. */
static void what_was_sent_last_is_read(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct flags none = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    struct response *first = draft_with_pain(fixture, visit, 9);
    struct response *second = draft_with_pain(fixture, visit, 4);
    assert_done(fixture,
                store_complete_response(fixture->store, second, "en", &none, &fixture->err));
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture,
                store_complete_response(fixture->store, first, "en", &none, &fixture->err));
    assert_rows(fixture, "select number from answers where link_id = 'pain'", "9\n");
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    assert_string_equal(record.completed_at, "2026-11-22T10:01:00-08:00");
}

/* Somebody says at one kiosk that they are under 19, and goes on at another one. */
static void of_somebody_under_age_elsewhere_only_flags_are_kept(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    struct response *draft = draft_with_pain(fixture, visit, 9);
    assert_done(fixture, store_set_questionnaire_status(fixture->store, visit,
                                                        QUESTIONNAIRE_UNDER_AGE, &fixture->err));
    response_tap_option(draft, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, store_save_answer(fixture->store, draft, "en", &fixture->err));
    assert_rows(fixture, "select count(*) from given_answers", "0\n");
    assert_rows(fixture, "select tier from flags", "hold\n");
    struct flags flags = response_flags(draft, "en", fixture->arena);
    assert_done(fixture,
                store_complete_response(fixture->store, draft, "en", &flags, &fixture->err));
    assert_rows(fixture, "select questionnaire_status from arrivals", "under-age\n");
}

/* Staff move the answers, or take the arrival back, while the client is still answering: what is
 * said goes where the draft is, and calls for somebody. */
static void draft_is_saved_where_the_staff_put_it(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct visit_id to = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_done(fixture, walk_in(fixture, "Bo", &to));
    struct response *draft = draft_with_pain(fixture, visit, 3);
    const struct answers_move move = {.from = visit, .to = to, .initials = "MR"};
    assert_done(fixture, store_move_answers(fixture->store, &move, "kiosk", &to, &fixture->err));
    response_tap_option(draft, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, store_save_answer(fixture->store, draft, "en", &fixture->err));
    assert_rows(fixture, "select visit_id, tier from flags", "2|hold\n");

    assert_done(fixture,
                store_decide(fixture->store, to, DECISION_PROCEED, "MR", "kiosk", &fixture->err));
    assert_done(fixture, store_undo_arrival(fixture->store, to, "MR", "kiosk", &fixture->err));
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    response_tap_option(draft, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, store_save_answer(fixture->store, draft, "en", &fixture->err));
    assert_rows(fixture, "select undecided from every_arrival where visit_id = 2", "1\n");
    struct unseen unseen;
    assert_done(fixture,
                store_unseen(fixture->store, fixture->fake.wall_ms, &unseen, &fixture->err));
    assert_int_equal(unseen.stop.count, 1);
    assert_int_equal(unseen.hold.count, 0);
}

/* A client gives up, comes back and begins again: what they said before is still read, and what
 * they say now comes first. */
static void answers_of_an_earlier_draft_stay_until_something_is_sent(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *first = response_create(fixture->arena, &test_form);
    response_tap_option(first, ITEM_SIGNS, SIGN_NUMB);
    response_tap_option(first, ITEM_SIGNS, SIGN_FEVER);
    response_set_number(first, ITEM_PAIN, 7);
    response_set_boolean(first, ITEM_PREGNANT, false);
    assert_done(fixture, save(fixture, visit, first));
    static const char *const read = "select link_id, code, number from answers";
    const char *said = rows(fixture, read);
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    assert_rows(fixture, read, said);

    struct response *second = response_create(fixture->arena, &test_form);
    response_tap_option(second, ITEM_SIGNS, SIGN_NONE);
    response_skip(second, ITEM_PAIN);
    response_decline(second, ITEM_PREGNANT);
    response_skip(second, ITEM_WORDS);
    assert_done(fixture, save(fixture, visit, second));
    assert_rows(fixture, read, "signs|none|\npain||7\npregnant|asked-declined|\nwords|unknown|\n");
    assert_done(fixture, complete(fixture, visit, second));
    assert_rows(fixture, read,
                "signs|none|\npain|unknown|\npregnant|asked-declined|\nwords|unknown|\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(drafts_of_two_kiosks_keep_apart),
        FIXTURE_TEST(what_was_sent_last_is_read),
        FIXTURE_TEST(of_somebody_under_age_elsewhere_only_flags_are_kept),
        FIXTURE_TEST(draft_is_saved_where_the_staff_put_it),
        FIXTURE_TEST(answers_of_an_earlier_draft_stay_until_something_is_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
