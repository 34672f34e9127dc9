/* store/: what a client answered at earlier visits. */
#include "store_test.h"

/* Joan comes on the day that is days after today, and sends pain as her answer; -1: does not send.
 */
static struct visit_id come_again(struct fixture *fixture, int days, long pain)
{
    struct appointment appointment = joan;
    appointment.uid = arena_printf(fixture->arena, "joan-day-%d", days);
    appointment.start_ms += days * 24 * HOUR_MS;
    appointment.end_ms += days * 24 * HOUR_MS;
    struct day_list list = {&appointment, 1};
    struct visit_id visit = {0};
    fixture->fake.wall_ms = NOW_MS + days * 24 * HOUR_MS;
    assert_done(fixture, import_list(fixture, &list, appointment.start_ms, appointment.end_ms));
    assert_done(fixture, store_day_list(fixture->store, fixture->arena, appointment.start_ms,
                                        appointment.end_ms, &list, &fixture->err));
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    struct response *response = response_create(fixture->arena, &test_form);
    response_set_number(response, ITEM_PAIN, pain < 0 ? 10 : pain);
    response_set_boolean(response, ITEM_PREGNANT, true);
    response_set_number(response, ITEM_WEEKS, days + 1);
    assert_done(fixture,
                pain < 0 ? save(fixture, visit, response) : complete(fixture, visit, response));
    return visit;
}

static void prior_response_is_the_last_one_sent_by_the_same_client(void **state)
{
    struct fixture *fixture = *state;
    struct prior_response prior;
    struct visit_id first = come_again(fixture, 0, 8);
    struct visit_id second = come_again(fixture, 1, 5);
    struct visit_id undone = come_again(fixture, 2, 1);
    come_again(fixture, 3, -1);
    struct visit_id last = come_again(fixture, 4, 4);
    assert_done(fixture, store_undo_arrival(fixture->store, undone, "MR", "kiosk", &fixture->err));

    /* the first visit has none before it; its own response does not count */
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, first, NULL, &prior,
                                              &fixture->err));
    assert_false(prior.exists);
    assert_int_equal(prior.count, 0);
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, last, NULL, &prior,
                                              &fixture->err));
    assert_true(prior.exists);
    assert_int_equal(prior.arrived_ms, NOW_MS + 24 * HOUR_MS);
    assert_int_equal(prior.count, 2);
    assert_string_equal(prior.numbers[0].link_id, "pain");
    assert_int_equal(prior.numbers[0].number, 5);
    assert_string_equal(prior.numbers[1].link_id, "weeks");
    assert_int_equal(prior.numbers[1].number, 2);

    /* another client has none, nor has a walk-in of the same name */
    struct visit_id other = {0};
    struct visit_id unverified = {0};
    struct day_list list = import_day(fixture, &tom, 1);
    assert_done(fixture, arrive(fixture, &list.items[list.count - 1], 1, &other));
    assert_done(fixture, walk_in(fixture, "Joan Smith", &unverified));
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, other, NULL, &prior,
                                              &fixture->err));
    assert_false(prior.exists);
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, unverified, NULL,
                                              &prior, &fixture->err));
    assert_false(prior.exists);

    assert_int_equal(second.value, 2);
    assert_rows(fixture, "select client_id, visit_id, arrived_at, link_id, number from trends",
                "1|1|2026-11-22T10:00:00-08:00|pain|8\n1|1|2026-11-22T10:00:00-08:00|weeks|1\n"
                "1|2|2026-11-23T10:00:00-08:00|pain|5\n1|2|2026-11-23T10:00:00-08:00|weeks|2\n"
                "1|5|2026-11-26T10:00:00-08:00|pain|4\n1|5|2026-11-26T10:00:00-08:00|weeks|5\n");
}

/* Asked for one reason, what was answered about another does not count. */
static void prior_response_is_one_about_the_same_reason(void **state)
{
    struct fixture *fixture = *state;
    struct questionnaire other = test_form;
    other.url = "https://example.org/neck";
    const struct questionnaire never = {.url = "https://example.org/never"};
    const struct visit_reason back = {.first_visit = &test_form};
    const struct visit_reason neck = {.first_visit = &never, .follow_up = &other};
    struct prior_response prior;
    come_again(fixture, 0, 8);
    const struct visit_id second = come_again(fixture, 1, 5);
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, second, &back, &prior,
                                              &fixture->err));
    assert_true(prior.exists);
    assert_int_equal(prior.full_ms, NOW_MS);
    assert_int_equal(prior.numbers[0].number, 8);
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, second, &neck, &prior,
                                              &fixture->err));
    assert_false(prior.exists);
    assert_int_equal(prior.count, 0);

    /* who finished the follow-up alone never finished the full one */
    const struct visit_reason again = {.first_visit = &never, .follow_up = &test_form};
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, second, &again,
                                              &prior, &fixture->err));
    assert_true(prior.exists);
    assert_int_equal(prior.full_ms, 0);
}

/* Tom answered as Joan, and the answers were moved to him. He was not asked the questions of a
 * first visit, which she has answered long ago: he is asked them when he comes again. */
static void answers_that_were_moved_to_a_client_are_no_visit_before(void **state)
{
    struct fixture *fixture = *state;
    struct prior_response prior;
    struct appointment toms[] = {tom, tom};
    toms[1].uid = "tom-again";
    toms[1].start_ms += HOUR_MS;
    toms[1].end_ms += HOUR_MS;
    come_again(fixture, 0, 8);
    const struct visit_id mistaken = come_again(fixture, 1, 5);
    struct day_list list = import_day(fixture, toms, COUNT_OF(toms));
    struct visit_id visits[2] = {{0}, {0}};
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(list.items[i].client_name, tom.client_name) == 0) {
            assert_done(fixture, arrive(fixture, &list.items[i], 1, &visits[count++]));
        }
    }
    assert_int_equal(count, 2);
    const struct answers_move move = {.from = mistaken, .to = visits[0], .initials = "MR"};
    assert_done(fixture,
                store_move_answers(fixture->store, &move, "kiosk", &visits[0], &fixture->err));
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, visits[1], NULL,
                                              &prior, &fixture->err));
    assert_false(prior.exists);
    /* Joan was asked them at her first visit, which she still has */
    const struct visit_id joans = come_again(fixture, 4, 4);
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, joans, NULL, &prior,
                                              &fixture->err));
    assert_true(prior.exists);
    assert_int_equal(prior.arrived_ms, NOW_MS);
}

/* The same questions in another order, as a later version of the clinic's has them. */
static const struct item turned_items[] = {
    {.link_id = "weeks",
     .parent = ITEM_NO_PARENT,
     .type = ITEM_INTEGER,
     .text = {.text = "How many weeks?"},
     .minimum = 1,
     .maximum = 42},
    {.link_id = "pain",
     .parent = ITEM_NO_PARENT,
     .type = ITEM_INTEGER,
     .text = {.text = "Pain now?"},
     .maximum = 10},
};
static const struct questionnaire turned_form = {
    .path = "turned.json",
    .url = "https://clinic.example/q/turned",
    .version = "2",
    .name = "turned",
    .title = {.text = "Turned"},
    .sha256 = "0e0e",
    .items = turned_items,
    .count = COUNT_OF(turned_items),
};

/* Joan comes once more, for an appointment of its own, and answers; -1: passes a question over. */
static struct visit_id answer_turned(struct fixture *fixture, const char *uid, long weeks,
                                     long pain)
{
    struct visit_id visit = {0};
    struct appointment again = joan;
    again.uid = uid;
    put_list_behind();
    struct day_list list = import_day(fixture, &again, 1);
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(list.items[i].uid, uid) == 0) {
            assert_done(fixture, arrive(fixture, &list.items[i], 1, &visit));
        }
    }
    assert_done(fixture, begin_form(fixture, visit, &turned_form));
    struct response *response = response_create(fixture->arena, &turned_form);
    const long numbers[] = {weeks, pain};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        if (numbers[i] >= 0) {
            response_set_number(response, i, numbers[i]);
        } else {
            response_decline(response, i);
        }
    }
    assert_done(fixture, complete(fixture, visit, response));
    return visit;
}

static void assert_numbers_before(struct fixture *fixture, struct visit_id visit,
                                  const char *expected)
{
    struct prior_response prior;
    const char *text = "";
    assert_done(fixture, store_prior_response(fixture->store, fixture->arena, visit, NULL, &prior,
                                              &fixture->err));
    for (size_t i = 0; i < prior.count; i++) {
        text = arena_printf(fixture->arena, "%s%s %ld\n", text, prior.numbers[i].link_id,
                            prior.numbers[i].number);
    }
    assert_string_equal(text, expected);
}

/* All visits but the first are of one moment, so that only their order tells them apart. */
static void numbers_before_are_the_newest_of_each_question(void **state)
{
    struct fixture *fixture = *state;
    come_again(fixture, 0, 8); /* and weeks 1 */
    struct visit_id second = answer_turned(fixture, "second", 7, 6);
    struct visit_id third = answer_turned(fixture, "third", -1, 5);
    struct visit_id fourth = answer_turned(fixture, "fourth", 9, -1);
    struct visit_id fifth = answer_turned(fixture, "fifth", 2, 2);
    assert_numbers_before(fixture, second, "pain 8\nweeks 1\n");
    assert_numbers_before(fixture, third, "weeks 7\npain 6\n");
    assert_numbers_before(fixture, fourth, "pain 5\nweeks 7\n");
    assert_numbers_before(fixture, fifth, "weeks 9\npain 5\n");
    assert_done(fixture, store_undo_arrival(fixture->store, third, "MR", "kiosk", &fixture->err));
    assert_numbers_before(fixture, fifth, "weeks 9\npain 6\n");
    run_sql(DATABASE, "update responses set status = 'in-progress' where visit_id = 4");
    assert_numbers_before(fixture, fifth, "weeks 7\npain 6\n");
    run_sql(DATABASE, "delete from visits where id = 2"); /* as a purge does */
    assert_numbers_before(fixture, fifth, "pain 8\nweeks 1\n");
}

/* The visits of a client are gone through from the newest on, without a list of all their answers
 * being made. */
static void numbers_before_are_found_without_sorting(void **state)
{
    struct fixture *fixture = *state;
    size_t seen = 0;
    come_again(fixture, 0, 8);
    assert_numbers_before(fixture, come_again(fixture, 1, 5), "pain 8\nweeks 1\n");
    for (size_t i = 0; i < DB_BUCKETS; i++) {
        for (struct db_statement *s = fixture->store->statements[i]; s != NULL; s = s->next) {
            if (strstr(s->sql, "AS prior") != NULL) {
                const char *plan = plan_of(fixture->store->sqlite, fixture->arena, s->sql);
                assert_string_not_equal(plan, "");
                assert_null(strstr(plan, "TEMP B-TREE"));
                seen++;
            }
        }
    }
    assert_int_equal(seen, 2);
}

/* A form that names one thing, and one that asks about it at a later visit. */
static const struct option things[] = {
    {.system = "", .code = "sitting", .display = {.text = "Sitting"}, .flag_code = ""},
    {.system = "", .code = "walking", .display = {.text = "Walking"}, .flag_code = ""},
};
#define THING(carried)                                                                             \
    {                                                                                              \
        .link_id = "thing", .parent = ITEM_NO_PARENT, .type = ITEM_CHOICE,                         \
        .text = {.text = "Which?"}, .options = things, .option_count = COUNT_OF(things),           \
        .carried_forward = (carried)                                                               \
    }
static const struct item naming_items[] = {THING(false)};
static const struct questionnaire naming_form = {
    .path = "naming.json",
    .url = "https://clinic.example/q/naming",
    .version = "1",
    .name = "naming",
    .title = {.text = "Naming"},
    .sha256 = "0d0d",
    .items = naming_items,
    .count = COUNT_OF(naming_items),
};
static const struct item carrying_items[] = {THING(true)};
static const struct questionnaire carrying_form = {
    .path = "carrying.json",
    .url = "https://clinic.example/q/carrying",
    .version = "1",
    .name = "carrying",
    .title = {.text = "Carrying"},
    .sha256 = "0c0c",
    .items = carrying_items,
    .count = COUNT_OF(carrying_items),
};

/* Joan comes once more, names this thing, or none (NULL), and sends it or does not. */
static struct visit_id name_thing(struct fixture *fixture, const char *uid, const char *code,
                                  bool sends)
{
    struct visit_id visit = {0};
    struct appointment again = joan;
    again.uid = uid;
    put_list_behind();
    struct day_list list = import_day(fixture, &again, 1);
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(list.items[i].uid, uid) == 0) {
            assert_done(fixture, arrive(fixture, &list.items[i], 1, &visit));
        }
    }
    assert_done(fixture, begin_form(fixture, visit, &naming_form));
    struct response *response = response_create(fixture->arena, &naming_form);
    if (code == NULL) {
        response_skip(response, 0);
    } else {
        response_tap_option(response, 0, item_find_option(&naming_items[0], code));
    }
    assert_done(fixture,
                sends ? complete(fixture, visit, response) : save(fixture, visit, response));
    return visit;
}

/* The code of what is carried to the visit; "" if nothing is. */
static const char *carried_to(struct fixture *fixture, struct visit_id visit)
{
    struct response *response = response_create(fixture->arena, &carrying_form);
    assert_done(fixture, store_carry_forward(fixture->store, visit, NULL, response, &fixture->err));
    for (size_t i = 0; i < COUNT_OF(things); i++) {
        if (response_offer_chosen(response, 0, i)) {
            return things[i].code;
        }
    }
    return "";
}

static void answer_is_carried_from_the_newest_finished_visit_that_has_one(void **state)
{
    struct fixture *fixture = *state;
    const struct visit_id first = name_thing(fixture, "a", "sitting", true);
    const struct visit_id second = name_thing(fixture, "b", "walking", true);
    const struct visit_id undone = name_thing(fixture, "c", "sitting", true);
    const struct visit_id unsent = name_thing(fixture, "d", "sitting", false);
    const struct visit_id silent = name_thing(fixture, "e", NULL, true);
    const struct visit_id last = name_thing(fixture, "f", NULL, false);
    assert_done(fixture, store_undo_arrival(fixture->store, undone, "MR", "kiosk", &fixture->err));
    assert_string_equal(carried_to(fixture, first), "");
    assert_string_equal(carried_to(fixture, second), "sitting");
    assert_string_equal(carried_to(fixture, unsent), "walking");
    assert_string_equal(carried_to(fixture, silent), "walking");
    assert_string_equal(carried_to(fixture, last), "walking");
    struct visit_id unverified = {0};
    assert_done(fixture, walk_in(fixture, "Joan Smith", &unverified));
    assert_string_equal(carried_to(fixture, unverified), "");
}

static void answer_that_the_form_no_longer_offers_is_not_carried(void **state)
{
    struct fixture *fixture = *state;
    name_thing(fixture, "a", "sitting", true);
    const struct visit_id second = name_thing(fixture, "b", "walking", true);
    const struct visit_id third = name_thing(fixture, "c", NULL, true);
    run_sql(DATABASE, "UPDATE given_answers SET code = 'swimming' WHERE code = 'walking'");
    assert_string_equal(carried_to(fixture, second), "sitting");
    assert_string_equal(carried_to(fixture, third), "sitting");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(prior_response_is_the_last_one_sent_by_the_same_client),
        FIXTURE_TEST(prior_response_is_one_about_the_same_reason),
        FIXTURE_TEST(answers_that_were_moved_to_a_client_are_no_visit_before),
        FIXTURE_TEST(numbers_before_are_the_newest_of_each_question),
        FIXTURE_TEST(numbers_before_are_found_without_sorting),
        FIXTURE_TEST(answer_is_carried_from_the_newest_finished_visit_that_has_one),
        FIXTURE_TEST(answer_that_the_form_no_longer_offers_is_not_carried),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
