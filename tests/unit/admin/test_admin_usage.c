/* admin/: how the kiosk was used in a month, also after a purge. */
#include "admin_purge_test.h"

/* A month in which two clients arrive, one of whom stops after the number, somebody reads, and one
 * is not found. */
static void a_month(struct fixture *fixture)
{
    struct visit_id visit = joan_came(fixture, (const long[]){7}, 1);
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NONE);
    response_set_number(response, ITEM_PAIN, 6);
    assert_done(fixture, save(fixture, visit, response));
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "page", "sleep", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "page", "firm", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "look-up", "phone-none", &fixture->err));
    assert_done(fixture, store_count(fixture->store, "language", "fr", &fixture->err));
    days_later(fixture, 30);
    assert_done(fixture, store_count(fixture->store, "page", "december", &fixture->err));
}

static void usage_counts_the_month(void **state)
{
    struct fixture *fixture = *state;
    a_month(fixture);
    struct run run = RUN(fixture, "usage", "--month", "2026-11");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "2026-11\n\n"
                                 "2  Arrivals\n1  on-time\n1  walk-in\n\n"
                                 "2  Questionnaires\n1  completed\n1  not finished\n\n"
                                 "1  Not finished: answered last\n1  pain\n\n"
                                 "3  Pages opened\n2  sleep\n1  firm\n\n"
                                 "1  Look-ups that failed\n1  phone-none\n\n"
                                 "1  language\n1  fr\n");
    assert_has(RUN(fixture, "usage").out, "1  december");
    run = RUN(fixture, "usage", "--month", "2026-11", "--json");
    json_t *json = read_json(run.out);
    assert_string_equal(member(json, "month"), "2026-11");
    assert_int_equal(json_integer_value(json_object_get(json_object_get(json, "page"), "sleep")),
                     2);
    assert_int_equal(
        json_integer_value(json_object_get(json_object_get(json, "stopped-after"), "pain")), 1);
    json_decref(json);
    assert_code(RUN(fixture, "usage", "--month", "November"), ADMIN_USAGE);
    assert_code(RUN(fixture, "usage", "--month", "2026-13"), ADMIN_USAGE);
}

static void usage_knows_what_was_purged(void **state)
{
    struct fixture *fixture = *state;
    a_month(fixture);
    const char *before = RUN(fixture, "usage", "--month", "2026-11").out;
    export_all(fixture);
    assert_has(RUN(fixture, "purge", "--older-than", "7").out, "2 visits");
    assert_string_equal(RUN(fixture, "usage", "--month", "2026-11").out, before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(usage_counts_the_month),
        FIXTURE_TEST(usage_knows_what_was_purged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
