/* store/: answers given under another's name go to whom they belong to, and nothing is forgotten.
 */
#include "store_test.h"

/* Two clients have arrived; the first one has answered. */
struct mistake {
    struct visit_id from;
    struct visit_id to;
};

static struct response *answered(struct fixture *fixture)
{
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_set_number(response, ITEM_PAIN, 6);
    return response;
}

static void begin(struct fixture *fixture, struct visit_id visit)
{
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    assert_done(fixture, save(fixture, visit, answered(fixture)));
}

static void send(struct fixture *fixture, struct visit_id visit)
{
    assert_done(fixture, complete(fixture, visit, answered(fixture)));
}

static void star(struct fixture *fixture, struct visit_id visit, const char *page)
{
    assert_done(fixture, store_set_star(fixture->store, visit, page, page, true, &fixture->err));
}

static struct mistake make_mistake(struct fixture *fixture)
{
    struct mistake mistake = {0};
    struct day_list list = import_day(fixture, (const struct appointment[]){joan, tom}, 2);
    assert_done(fixture, arrive(fixture, &list.items[0], 1, &mistake.from));
    assert_done(fixture, arrive(fixture, &list.items[1], 1, &mistake.to));
    begin(fixture, mistake.from);
    return mistake;
}

static int64_t change_of(struct fixture *fixture, struct visit_id visit)
{
    struct visit_record record;
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    return record.change;
}

static void move(struct fixture *fixture, struct mistake mistake)
{
    const struct answers_move order = {.from = mistake.from, .to = mistake.to, .initials = "MR"};
    struct visit_id to = {0};
    assert_done(fixture, store_move_answers(fixture->store, &order, "kiosk", &to, &fixture->err));
    assert_int_equal(to.value, mistake.to.value);
}

static void answers_flags_and_stars_go_with_the_person(void **state)
{
    struct fixture *fixture = *state;
    struct mistake mistake = make_mistake(fixture);
    begin(fixture, mistake.from); /* once more: two responses */
    send(fixture, mistake.from);
    star(fixture, mistake.from, "sleep");
    star(fixture, mistake.from, "pacing");
    star(fixture, mistake.to, "sleep"); /* both have the star */
    int64_t change_from = change_of(fixture, mistake.from);
    int64_t change_to = change_of(fixture, mistake.to);
    fixture->fake.wall_ms += MINUTE_MS;
    move(fixture, mistake);
    assert_rows(fixture,
                "select visit_id, questionnaire_status, attention from arrivals order by 1",
                "1|none|\n2|completed|hold\n");
    assert_rows(fixture, "select visit_id, link_id, answer from answers",
                "2|signs|Fever\n2|pain|6\n");
    assert_rows(fixture, "select visit_id, tier, code from flags", "2|hold|D5\n");
    assert_rows(fixture, "select visit_id, page_id from stars", "2|pacing\n2|sleep\n");
    assert_rows(fixture, "select trends.visit_id, key from trends join clients on id = client_id",
                "2|2505550199|tom baker\n");
    assert_rows(fixture,
                "select response_id, from_visit_id, to_visit_id, at, moved_by"
                " from moved_responses",
                "1|1|2|2026-11-22T10:01:00-08:00|MR\n2|1|2|2026-11-22T10:01:00-08:00|MR\n");
    assert_rows(fixture, "select who, command, scope from audit",
                "kiosk|move-answers|visit 1 to visit 2\n");
    assert_true(change_of(fixture, mistake.from) > change_from);
    assert_true(change_of(fixture, mistake.to) > change_to);
}

/* Several responses that move at once are one move. */
static void both_visits_tell_of_the_move(void **state)
{
    struct fixture *fixture = *state;
    struct mistake mistake = make_mistake(fixture);
    const struct visit_id both[] = {mistake.from, mistake.to};
    begin(fixture, mistake.from); /* once more: two responses */
    fixture->fake.wall_ms += MINUTE_MS;
    move(fixture, mistake);
    for (size_t i = 0; i < COUNT_OF(both); i++) {
        struct visit_record record;
        assert_done(fixture,
                    store_record(fixture->store, fixture->arena, both[i], &record, &fixture->err));
        assert_int_equal(record.move_count, 1);
        assert_string_equal(record.moves[0].at, "2026-11-22T10:01:00-08:00");
        assert_string_equal(record.moves[0].initials, "MR");
        assert_int_equal(record.moves[0].away, i == 0);
        assert_int_equal(record.moves[0].other.value, both[1 - i].value);
        assert_string_equal(record.moves[0].other_initials, i == 0 ? "T. B." : "J. S.");
    }
}

static void draft_that_was_moved_is_still_not_finished(void **state)
{
    struct fixture *fixture = *state;
    struct mistake mistake = make_mistake(fixture);
    move(fixture, mistake);
    assert_rows(fixture, "select questionnaire_status from arrivals order by visit_id",
                "none\nnot finished\n");
    send(fixture, mistake.to);    /* Tom goes on with the answers that were moved */
    begin(fixture, mistake.from); /* and Joan is asked for herself */
    send(fixture, mistake.from);
    assert_rows(fixture, "select visit_id, count(*) from answers group by 1", "1|2\n2|2\n");
}

static void what_was_declined_before_does_not_stand_against_answers(void **state)
{
    struct fixture *fixture = *state;
    struct mistake mistake = make_mistake(fixture);
    assert_done(fixture, store_set_questionnaire_status(fixture->store, mistake.to,
                                                        QUESTIONNAIRE_DECLINED, &fixture->err));
    move(fixture, mistake);
    assert_rows(fixture, "select questionnaire_status from arrivals where visit_id = 2",
                "not finished\n");
}

static void answers_may_move_on_and_back(void **state)
{
    struct fixture *fixture = *state;
    struct mistake mistake = make_mistake(fixture);
    move(fixture, mistake);
    move(fixture, (struct mistake){mistake.to, mistake.from});
    assert_rows(fixture, "select distinct visit_id from answers", "1\n");
    assert_rows(fixture, "select from_visit_id, to_visit_id from moved_responses order by id",
                "1|2\n2|1\n");
}

/* Tom was checked in as Joan, who then comes in herself. */
static void whom_they_belong_to_is_checked_in_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = {0};
    struct visit_id to = {0};
    struct day_list list = import_day(fixture, (const struct appointment[]){joan, tom}, 2);
    assert_done(fixture, arrive(fixture, &list.items[0], 1, &from));
    begin(fixture, from);
    send(fixture, from);
    const struct appointment *of_tom = &list.items[1];
    const struct arrival arrival = {
        .appointments = &of_tom,
        .appointment_count = 1,
        .arrived_ms = NOW_MS,
        .kind = ARRIVAL_ON_TIME,
        .identity = IDENTITY_NAME,
        .therapist = "",
        .typed_name = "",
        .language = "en",
    };
    const struct answers_move order = {
        .from = from, .arrival = &arrival, .initials = "MR", .undo_from = true};
    assert_done(fixture, store_move_answers(fixture->store, &order, "kiosk", &to, &fixture->err));
    assert_rows(fixture, "select visit_id, client_name, identity, attention from arrivals",
                "2|Tom Baker|name|hold\n");
    assert_int_equal(to.value, 2);
    assert_rows(fixture, "select scope from audit", "visit 1 to visit 2, undone\n");
    assert_rows(fixture, "select id, undone_at is null, questionnaire_status from visits",
                "1|0|none\n2|1|completed\n");
    struct visit_id joans = {0};
    assert_done(fixture, arrive(fixture, &list.items[0], 1, &joans));
    assert_int_equal(joans.value, 3);
}

static void assert_refused(struct fixture *fixture, struct answers_move order, const char *text)
{
    static const char *const everything =
        "select * from visits; select * from visit_appointments; select * from responses;"
        "select * from starred_pages; select * from moved_responses; select * from audit";
    const char *before = rows(fixture, everything);
    struct visit_id to = {77};
    assert_false(store_move_answers(fixture->store, &order, "kiosk", &to, &fixture->err));
    assert_string_equal(fixture->err.text, text);
    assert_int_equal(to.value, 77);
    assert_rows(fixture, everything, before);
}

static void move_is_refused_where_it_makes_no_sense(void **state)
{
    struct fixture *fixture = *state;
    struct mistake mistake = make_mistake(fixture);
    struct visit_id from = mistake.from;
    struct visit_id to = mistake.to;
    struct visit_id nobody = {99};
    struct visit_id gone = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &gone));
    begin(fixture, gone);
    assert_done(fixture, store_undo_arrival(fixture->store, gone, "MR", "kiosk", &fixture->err));
    star(fixture, from, "sleep");
    assert_refused(fixture, (struct answers_move){.from = from, .initials = "MR", .to = from},
                   DATABASE ": the answers are with visit 1 already");
    assert_refused(fixture, (struct answers_move){.from = to, .initials = "MR", .to = from},
                   DATABASE ": visit 2 has no answers to move");
    assert_refused(fixture, (struct answers_move){.from = from, .initials = "MR", .to = nobody},
                   DATABASE ": there is no visit 99, or it was undone");
    assert_refused(fixture, (struct answers_move){.from = nobody, .initials = "MR", .to = to},
                   DATABASE ": there is no visit 99, or it was undone");
    assert_refused(fixture, (struct answers_move){.from = from, .initials = "MR", .to = gone},
                   DATABASE ": there is no visit 3, or it was undone");
    assert_refused(fixture, (struct answers_move){.from = gone, .initials = "MR", .to = to},
                   DATABASE ": there is no visit 3, or it was undone");
    begin(fixture, to);
    assert_refused(
        fixture, (struct answers_move){.from = from, .initials = "MR", .to = to, .undo_from = true},
        DATABASE ": visit 2 has answers of its own");
}

/* A move that fails also takes back the arrival that it recorded: here with a second appointment of
 * Joan's. */
static void refused_move_leaves_nothing_of_the_arrival(void **state)
{
    struct fixture *fixture = *state;
    struct mistake mistake = make_mistake(fixture);
    struct appointment next = joan;
    next.uid = "joan-1130";
    next.start_ms = joan.end_ms;
    next.end_ms = joan.end_ms + HOUR_MS;
    struct day_list list = import_day(fixture, (const struct appointment[]){joan, tom, next}, 3);
    const struct appointment *of_joan[] = {&list.items[0], &list.items[2]};
    const struct arrival arrival = {
        .appointments = of_joan,
        .appointment_count = COUNT_OF(of_joan),
        .arrived_ms = NOW_MS,
        .kind = ARRIVAL_ON_TIME,
        .identity = IDENTITY_NAME,
        .therapist = "",
        .typed_name = "",
        .language = "en",
    };
    assert_string_equal(of_joan[1]->uid, "joan-1130");
    assert_refused(
        fixture, (struct answers_move){.from = mistake.from, .initials = "MR", .arrival = &arrival},
        DATABASE ": the answers are with visit 1 already");
    assert_rows(fixture, "select count(*) from visit_appointments", "2\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(answers_flags_and_stars_go_with_the_person),
        FIXTURE_TEST(both_visits_tell_of_the_move),
        FIXTURE_TEST(draft_that_was_moved_is_still_not_finished),
        FIXTURE_TEST(what_was_declined_before_does_not_stand_against_answers),
        FIXTURE_TEST(answers_may_move_on_and_back),
        FIXTURE_TEST(whom_they_belong_to_is_checked_in_at_once),
        FIXTURE_TEST(move_is_refused_where_it_makes_no_sense),
        FIXTURE_TEST(refused_move_leaves_nothing_of_the_arrival),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
