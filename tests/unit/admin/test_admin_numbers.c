/* cozy-admin show: numbers of what a client named. */
#include "admin_test.h"
#include "domain/numbers.h"
#include "test_json.h"

/* The pain of these tests stands for how hard the thing is, and the sign for what was named. */
static void show_compares_how_hard_a_thing_is_with_the_same_thing(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){9, 7, 5}, 3);
    assert_rows(fixture,
                "UPDATE given_answers SET link_id = iif(link_id = 'pain', '" NUMBER_HARD
                "', '" NUMBER_HARD_THING "') WHERE link_id IN ('pain', 'signs')",
                "");
    assert_rows(fixture,
                "UPDATE given_answers SET code = 'walking'"
                " WHERE link_id = '" NUMBER_HARD_THING "' AND response_id = 1",
                "");
    json_t *json = read_json(RUN(fixture, "show", "3", "--json").out);
    const json_t *number = json_array_get(json_object_get(json, "numbers"), 0);
    assert_string_equal(member(number, "thing"), "fever");
    assert_int_equal(json_integer_value(json_object_get(number, "first")), 7);
    assert_int_equal(json_integer_value(json_object_get(number, "last")), 7);
    json_decref(json);
    json = read_json(RUN(fixture, "show", "2", "--json").out);
    number = json_array_get(json_object_get(json, "numbers"), 0);
    assert_null(json_object_get(number, "last"));
    json_decref(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(show_compares_how_hard_a_thing_is_with_the_same_thing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
