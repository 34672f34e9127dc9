/* store/: what the client of a visit told before it. */
#include "store_test.h"

#define DAY_MS (24 * HOUR_MS)

/* A visit of Joan's on the day of the clock, with the questionnaire begun. */
static struct visit_id visit_of_joan(struct fixture *fixture)
{
    struct visit_id visit = {0};
    struct appointment appointment = joan;
    const int64_t now = fixture->fake.wall_ms;
    appointment.uid = arena_printf(fixture->arena, "joan-%lld", (long long)now);
    appointment.start_ms = now + 30 * MINUTE_MS;
    appointment.end_ms = now + 90 * MINUTE_MS;
    struct day_list list = {&appointment, 1};
    const int64_t from = civil_day_start_ms(now);
    assert_done(fixture, import_list(fixture, &list, from, civil_next_day_ms(from)));
    assert_done(fixture, store_day_list(fixture->store, fixture->arena, from,
                                        civil_next_day_ms(from), &list, &fixture->err));
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    return visit;
}

enum said { SAYS_NOTHING, SAYS_NO, SAYS_YES, RATHER_TELLS };

static struct response *answered(struct fixture *fixture, long pain, enum said pregnant, bool fever)
{
    struct response *response = response_create(fixture->arena, &test_form);
    response_set_number(response, ITEM_PAIN, pain);
    if (pregnant == RATHER_TELLS) {
        response_decline(response, ITEM_PREGNANT);
    } else if (pregnant != SAYS_NOTHING) {
        response_set_boolean(response, ITEM_PREGNANT, pregnant == SAYS_YES);
    }
    if (fever) {
        response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    }
    return response;
}

/* A visit a week after the one before, with these answers sent. */
static struct visit_id week_later(struct fixture *fixture, enum said pregnant, bool fever)
{
    fixture->fake.wall_ms += 7 * DAY_MS;
    struct visit_id visit = visit_of_joan(fixture);
    assert_done(fixture, complete(fixture, visit, answered(fixture, 5, pregnant, fever)));
    return visit;
}

static struct client_history history_of(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    struct client_history history;
    assert_done(fixture, store_record_with_history(fixture->store, fixture->arena, visit, &record,
                                                   &history, &fixture->err));
    return history;
}

static void history_has_the_numbers_of_finished_visits_before(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visits[4];
    for (int i = 0; i < 4; i++) {
        fixture->fake.wall_ms += DAY_MS;
        visits[i] = visit_of_joan(fixture);
        if (i == 1) { /* never sent */
            assert_done(fixture,
                        save(fixture, visits[i], answered(fixture, 9, SAYS_NOTHING, false)));
        } else {
            assert_done(fixture, complete(fixture, visits[i],
                                          answered(fixture, 7 - i, SAYS_NOTHING, false)));
        }
    }
    struct client_history history = history_of(fixture, visits[3]);
    assert_int_equal(history.visit_count, 3);
    assert_string_equal(history.last_visit_at, "2026-11-25T10:00:00-08:00");
    assert_int_equal(history.count, 2);
    assert_int_equal(history.numbers[0].number, 7);
    assert_int_equal(history.numbers[1].number, 5);
    history = history_of(fixture, visits[0]);
    assert_int_equal(history.visit_count + history.count, 0);
    assert_string_equal(history.last_visit_at, "");
}

/* What lasts is told once, with the date of the last time; what is true today only is not. */
static void what_lasts_is_known_at_every_later_visit(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id first = visit_of_joan(fixture);
    assert_done(fixture, complete(fixture, first, answered(fixture, 5, SAYS_YES, true)));
    struct visit_id second = week_later(fixture, SAYS_NOTHING, false);
    struct client_history history = history_of(fixture, second);
    assert_int_equal(history.cautions.count, 1);
    const struct past_flag *told = &history.cautions.items[0];
    assert_int_equal(told->visit.value, first.value);
    assert_string_equal(told->flag.staff_text, "Pregnant? Yes");
    assert_string_equal(told->flag.raised_at, "2026-11-22T10:00:00-08:00");
    assert_string_equal(told->unticked_at, "");

    struct visit_id third = week_later(fixture, SAYS_YES, false);
    struct visit_id fourth = week_later(fixture, SAYS_NOTHING, false);
    history = history_of(fixture, fourth);
    assert_int_equal(history.cautions.count, 1);
    assert_int_equal(history.cautions.items[0].visit.value, third.value);
    /* the page of that visit has it among what was said there */
    assert_int_equal(history_of(fixture, third).cautions.count, 0);
    assert_int_equal(history_of(fixture, first).cautions.count, 0);
}

/* Answered otherwise later, it is still told, and so is that it was. To decline says nothing. */
static void what_is_not_said_again_is_dated_and_not_dropped(void **state)
{
    struct fixture *fixture = *state;
    assert_done(fixture,
                complete(fixture, visit_of_joan(fixture), answered(fixture, 5, SAYS_YES, false)));
    struct visit_id second = week_later(fixture, RATHER_TELLS, false);
    struct client_history history = history_of(fixture, second);
    assert_int_equal(history.cautions.count, 1);
    assert_string_equal(history.cautions.items[0].unticked_at, "");

    struct visit_id third = week_later(fixture, SAYS_NO, false);
    history = history_of(fixture, third);
    assert_int_equal(history.cautions.count, 1);
    assert_string_equal(history.cautions.items[0].flag.raised_at, "2026-11-22T10:00:00-08:00");
    assert_string_equal(history.cautions.items[0].unticked_at, "2026-12-06T10:00:00-08:00");
}

/* What was ticked and never sent counts as told: it is kept as the client goes on. */
static void what_was_not_sent_is_known_too(void **state)
{
    struct fixture *fixture = *state;
    assert_done(fixture,
                save(fixture, visit_of_joan(fixture), answered(fixture, 5, SAYS_YES, true)));
    struct client_history history = history_of(fixture, week_later(fixture, SAYS_NOTHING, false));
    assert_int_equal(history.cautions.count, 1);
    assert_int_equal(history.urgent.count, 1);
}

static void an_arrival_that_was_taken_back_tells_nothing_that_lasts(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id first = visit_of_joan(fixture);
    assert_done(fixture, complete(fixture, first, answered(fixture, 5, SAYS_YES, false)));
    assert_done(fixture, store_undo_arrival(fixture->store, first, "MR", "kiosk", &fixture->err));
    assert_int_equal(history_of(fixture, week_later(fixture, SAYS_NOTHING, false)).cautions.count,
                     0);
}

/* Earlier stops and holds are all there, newest first, whatever became of them. */
static void earlier_warning_signs_are_told_with_what_was_decided(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id decided = visit_of_joan(fixture);
    assert_done(fixture, complete(fixture, decided, answered(fixture, 5, SAYS_NOTHING, true)));
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture, store_decide(fixture->store, decided, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture, store_decide(fixture->store, decided, DECISION_NOT_TODAY, "AL", "kiosk",
                                      &fixture->err));

    fixture->fake.wall_ms += 7 * DAY_MS;
    struct visit_id withdrawn = visit_of_joan(fixture);
    assert_done(fixture, save(fixture, withdrawn, answered(fixture, 5, SAYS_NOTHING, true)));
    assert_done(fixture, complete(fixture, withdrawn, answered(fixture, 5, SAYS_NOTHING, false)));

    struct visit_id undone = week_later(fixture, SAYS_NOTHING, true);
    assert_done(fixture, store_undo_arrival(fixture->store, undone, "MR", "kiosk", &fixture->err));

    struct client_history history = history_of(fixture, week_later(fixture, SAYS_NOTHING, false));
    assert_int_equal(history.urgent.count, 3);
    const struct past_flag *signs = history.urgent.items;
    assert_int_equal(signs[0].visit.value, undone.value);
    assert_string_equal(signs[0].undone_at, "2026-12-06T10:02:00-08:00");
    assert_string_equal(signs[0].decided.at, "");
    assert_int_equal(signs[1].visit.value, withdrawn.value);
    assert_string_equal(signs[1].flag.withdrawn_at, "2026-11-29T10:02:00-08:00");
    assert_string_equal(signs[1].decided.at, "");
    assert_int_equal(signs[2].visit.value, decided.value);
    assert_int_equal(signs[2].flag.tier, TIER_HOLD);
    assert_string_equal(signs[2].flag.staff_question, "Any of these?");
    assert_string_equal(signs[2].flag.staff_text, "Fever");
    assert_string_equal(signs[2].decided.decision, "not-today"); /* the last one holds */
    assert_string_equal(signs[2].decided.initials, "AL");
    assert_string_equal(signs[2].decided.at, "2026-11-22T10:02:00-08:00");
}

/* A questionnaire that was begun again raises its warning once, and it waits until both of them are
 * decided about; what was decided in between is told all the same. */
static void a_sign_of_one_visit_stands_once(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = visit_of_joan(fixture);
    assert_done(fixture, save(fixture, visit, answered(fixture, 5, SAYS_NOTHING, true)));
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    assert_done(fixture, complete(fixture, visit, answered(fixture, 5, SAYS_NOTHING, true)));
    struct client_history history = history_of(fixture, week_later(fixture, SAYS_NOTHING, false));
    assert_int_equal(history.urgent.count, 1);
    const struct past_flag *sign = &history.urgent.items[0];
    assert_string_equal(sign->flag.decided_at, "");
    assert_string_equal(sign->flag.decided_before_at, "2026-11-22T10:00:00-08:00");
    assert_string_equal(sign->flag.raised_at, "2026-11-22T10:01:00-08:00");
    assert_string_equal(sign->decided.decision, "proceed");
    assert_string_equal(sign->decided.initials, "MR");
}

/* Nobody knows what somebody said who was never checked. */
static void a_walk_in_has_no_history(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    assert_done(fixture,
                complete(fixture, visit_of_joan(fixture), answered(fixture, 5, SAYS_YES, true)));
    assert_done(fixture, walk_in(fixture, "Joan", &visit));
    struct client_history history = history_of(fixture, visit);
    assert_int_equal(history.visit_count + history.cautions.count + history.urgent.count, 0);
}

static void the_visits_of_some_days_come_with_their_histories(void **state)
{
    struct fixture *fixture = *state;
    struct visit_records records;
    const struct client_history *histories = NULL;
    assert_done(fixture,
                complete(fixture, visit_of_joan(fixture), answered(fixture, 5, SAYS_YES, true)));
    week_later(fixture, SAYS_NOTHING, false);
    assert_done(fixture,
                store_records_with_history(fixture->store, fixture->arena, "2026-11-22",
                                           "2026-12-01", &records, &histories, &fixture->err));
    assert_int_equal(records.count, 2);
    assert_int_equal(histories[0].cautions.count, 0);
    assert_int_equal(histories[1].cautions.count, 1);
    assert_int_equal(histories[1].urgent.count, 1);
}

/* Days on which somebody arrived, undone or not, whatever the hour; the days themselves left out.
 */
static void days_beside_a_day_are_those_with_arrivals(void **state)
{
    struct fixture *fixture = *state;
    const char *before = NULL;
    const char *after = NULL;
    visit_of_joan(fixture);
    week_later(fixture, SAYS_NOTHING, false);
    week_later(fixture, SAYS_NOTHING, false);
    assert_done(fixture, store_days_beside(fixture->store, fixture->arena, "2026-11-29",
                                           "2026-12-07", &before, &after, &fixture->err));
    assert_string_equal(before, "2026-11-22");
    assert_string_equal(after, "2026-12-06");
    assert_done(fixture, store_days_beside(fixture->store, fixture->arena, "2026-11-22",
                                           "2026-11-29", &before, &after, &fixture->err));
    assert_string_equal(before, "");
    assert_string_equal(after, ""); /* not from the last day on */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(history_has_the_numbers_of_finished_visits_before),
        FIXTURE_TEST(what_lasts_is_known_at_every_later_visit),
        FIXTURE_TEST(what_is_not_said_again_is_dated_and_not_dropped),
        FIXTURE_TEST(what_was_not_sent_is_known_too),
        FIXTURE_TEST(an_arrival_that_was_taken_back_tells_nothing_that_lasts),
        FIXTURE_TEST(earlier_warning_signs_are_told_with_what_was_decided),
        FIXTURE_TEST(a_sign_of_one_visit_stands_once),
        FIXTURE_TEST(a_walk_in_has_no_history),
        FIXTURE_TEST(the_visits_of_some_days_come_with_their_histories),
        FIXTURE_TEST(days_beside_a_day_are_those_with_arrivals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
