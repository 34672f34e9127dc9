/* A warning sign that somebody decided about and the client said again: what the office is told. */
#include "admin_test.h"

#include <string.h>

/* Joan says fever, MR decides, and she says it again two minutes later, in French. A week after
 * that she comes again. */
static void said_again(struct fixture *fixture)
{
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, complete(fixture, visit, response));
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_MODIFY, "MR", "kiosk", &fixture->err));
    fixture->fake.wall_ms += MINUTE_MS;
    response = response_create_addition(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, store_begin_addition(fixture->store, visit, response, &fixture->err));
    assert_done(fixture, complete_in(fixture, visit, response, "fr"));
    fixture->fake.wall_ms += 7 * 24 * HOUR_MS - 2 * MINUTE_MS;
    visits_of_joan(fixture, (const long[]){5}, 1);
}

#define SAID_AGAIN                                                                                 \
    "not decided: said again 2026-11-22T10:02:00-08:00 after modify MR 2026-11-22T10:01:00-08:00"
/* the same for a person to read */
#define SAID_AGAIN_SHOWN "not decided: said again 2026-11-22 10:02 after modify MR 2026-11-22 10:01"

static void show_says_that_it_was_said_again(void **state)
{
    struct fixture *fixture = *state;
    said_again(fixture);
    assert_has(RUN(fixture, "show", "1").out, "\nAttention      the client's own answer\n"
                                              "STOP       E1  Any of these? Numb saddle\n"
                                              "               \"Engourdissement\"\n"
                                              "               " SAID_AGAIN_SHOWN "\n"
                                              "\n");
}

static void later_visits_have_what_was_decided_before_that(void **state)
{
    struct fixture *fixture = *state;
    said_again(fixture);
    assert_has(RUN(fixture, "show", "2").out, "2026-11-22  STOP  E1  Any of these? Numb saddle\n"
                                              "                      \"Engourdissement\"\n"
                                              "                      " SAID_AGAIN_SHOWN "\n");
    assert_has(
        RUN(fixture, "export", "--from", "2026-11-29", "--to", "2026-11-29", "--format", "csv").out,
        SAID_AGAIN);
    json_t *json = read_json(RUN(fixture, "show", "2", "--json").out);
    const json_t *urgent = json_array_get(json_object_get(json, "urgent_before"), 0);
    assert_string_equal(member(urgent, "decided_at"), "");
    assert_string_equal(member(urgent, "decided_before_at"), "2026-11-22T10:01:00-08:00");
    assert_string_equal(member(urgent, "decision"), "modify");
    assert_string_equal(member(urgent, "initials"), "MR");
    assert_string_equal(member(urgent, "decision_at"), "2026-11-22T10:01:00-08:00");
    json_decref(json);
}

static const json_t *flag_of_the_emergency(const json_t *bundle)
{
    const json_t *entries = json_object_get(bundle, "entry");
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const json_t *one = json_object_get(json_array_get(entries, i), "resource");
        const json_t *coding = json_object_get(json_object_get(one, "code"), "coding");
        const json_t *code = json_object_get(json_array_get(coding, 0), "code");
        if (code != NULL && strcmp(json_string_value(code), "E1") == 0) {
            return one;
        }
    }
    fail_msg("no Flag E1");
    return NULL;
}

static void fhir_has_the_decision_and_that_it_is_not_over(void **state)
{
    struct fixture *fixture = *state;
    said_again(fixture);
    json_t *bundle = read_json(
        RUN(fixture, "export", "--from", "2026-11-29", "--to", "2026-11-29", "--format", "fhir")
            .out);
    const json_t *flag = flag_of_the_emergency(bundle);
    assert_string_equal(member(flag, "status"), "active");
    const json_t *extensions = json_object_get(flag, "extension");
    const json_t *last = json_array_get(extensions, json_array_size(extensions) - 1);
    assert_string_equal(member(last, "url"),
                        "https://easycozy.ca/fhir/StructureDefinition/decision");
    const json_t *parts = json_object_get(last, "extension");
    assert_string_equal(member(json_array_get(parts, 0), "valueCode"), "modify");
    assert_string_equal(member(json_array_get(parts, 2), "valueString"), "MR");
    json_decref(bundle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(show_says_that_it_was_said_again),
        FIXTURE_TEST(later_visits_have_what_was_decided_before_that),
        FIXTURE_TEST(fhir_has_the_decision_and_that_it_is_not_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
