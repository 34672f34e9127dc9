/* admin/: what was flagged, handed on as Flags of FHIR R4. */
#include "fhir_test.h"

/* The id of the Flag with this code, "" if there is none. */
static const char *flag_id(const json_t *bundle, const char *code)
{
    const json_t *flag = NULL;
    for (size_t i = 0; (flag = resource(bundle, "Flag", i)) != NULL; i++) {
        const json_t *coding =
            json_array_get(json_object_get(json_object_get(flag, "code"), "coding"), 0);
        if (strcmp(member(coding, "code"), code) == 0) {
            return member(flag, "id");
        }
    }
    return "";
}

/* The one with this code. */
static const json_t *flag_with(const json_t *bundle, const char *code)
{
    const json_t *flag = NULL;
    for (size_t i = 0; (flag = resource(bundle, "Flag", i)) != NULL; i++) {
        if (strcmp(member(flag, "id"), flag_id(bundle, code)) == 0) {
            return flag;
        }
    }
    fail_msg("no Flag %s", code);
    return NULL;
}

/* A hold ends with the decision; what lasts does not. Both come with a later visit alone, under the
 * same ids, and without a reference to an entry that is not there. */
static void fhir_has_what_was_told_at_earlier_visits(void **state)
{
    struct fixture *fixture = *state;
    told_at_the_visit_before(fixture);
    json_t *both = export_days(fixture, "2026-11-22", "2026-11-29", "clinic");
    json_t *second = export_days(fixture, "2026-11-29", "2026-11-29", "clinic");
    assert_null(resource(second, "Encounter", 1));

    const json_t *lasting = flag_with(second, "true");
    assert_string_equal(member(lasting, "status"), "active");
    assert_string_equal(member(json_object_get(lasting, "code"), "text"), "Pregnant? Yes");
    assert_string_equal(member(json_object_get(lasting, "period"), "start"),
                        "2026-11-22T10:00:00-08:00");
    assert_string_equal(member(lasting, "id"), flag_id(both, "true"));

    const json_t *decided = NULL; /* the hold of the first visit; that of the second waits */
    const json_t *flag = NULL;
    for (size_t i = 0; (flag = resource(second, "Flag", i)) != NULL; i++) {
        decided = strcmp(member(flag, "status"), "inactive") == 0 ? flag : decided;
    }
    assert_non_null(decided);
    assert_string_equal(member(json_object_get(decided, "code"), "text"), "Any of these? Fever");
    assert_string_equal(member(json_object_get(decided, "period"), "end"),
                        "2026-11-22T10:01:00-08:00");
    const json_t *named = json_object_get(json_object_get(decided, "encounter"), "identifier");
    assert_string_equal(member(resource_at(both, member(named, "value")), "resourceType"),
                        "Encounter");
    json_decref(both);
    json_decref(second);
}

/* A receiver that stores resources by id would otherwise overwrite one warning with another. */
static void fhir_flags_keep_their_ids_when_a_more_urgent_one_comes(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    json_t *bundle = export_bundle(fixture, "clinic");
    const char *fever = arena_strdup(fixture->arena, flag_id(bundle, "D5"));
    assert_true(fever[0] != '\0');
    json_decref(bundle);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, save(fixture, visit, response));
    bundle = export_bundle(fixture, "clinic");
    assert_string_equal(flag_id(bundle, "D5"), fever);
    assert_string_not_equal(flag_id(bundle, "E1"), fever);
    assert_string_not_equal(flag_id(bundle, "E1"), "");
    json_decref(bundle);
}

/* The questionnaire was begun again in French: there is one warning, in the words of the staff with
 * those of the client. */
static void fhir_has_a_flag_once_in_all_the_words_that_were_shown(void **state)
{
    static const char *const languages[] = {"en", "fr"};
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        struct response *response = response_create(fixture->arena, &test_form);
        response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
        if (i > 0) {
            assert_done(fixture, begin_form(fixture, visit, &test_form));
        }
        assert_done(fixture, save_in(fixture, visit, response, languages[i]));
    }
    assert_rows(fixture, "select count(*) from flags", "1\n");
    json_t *bundle = export_bundle(fixture, "clinic");
    const json_t *flag = resource(bundle, "Flag", 0);
    assert_string_equal(member(json_object_get(flag, "code"), "text"), "Any of these? Numb saddle");
    const json_t *own = json_array_get(json_object_get(flag, "extension"), 0);
    assert_string_equal(member(own, "url"),
                        "https://easycozy.ca/fhir/StructureDefinition/own-words");
    assert_string_equal(member(own, "valueString"), "Engourdissement");
    assert_null(resource(bundle, "Flag", 1));
    json_decref(bundle);
}

static const char *extension_of(const json_t *resource, const char *name)
{
    const json_t *all = json_object_get(resource, "extension");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *one = json_array_get(all, i);
        if (strstr(member(one, "url"), name) != NULL) {
            return member(one, "valueDateTime");
        }
    }
    return "";
}

/* The Flag of this tier; NULL if there is none. */
static const json_t *flag_of_tier(const json_t *bundle, const char *tier)
{
    const json_t *flag = NULL;
    for (size_t i = 0; (flag = resource(bundle, "Flag", i)) != NULL; i++) {
        const json_t *category = json_array_get(json_object_get(flag, "category"), 0);
        const json_t *coding = json_array_get(json_object_get(category, "coding"), 0);
        if (strcmp(member(coding, "code"), tier) == 0) {
            return flag;
        }
    }
    return NULL;
}

/* Somebody chose the hold, then the stop of the same sign instead: two answers with one code. */
static void fhir_keeps_a_stop_apart_from_a_hold_that_was_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = empty_response(fixture, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    run_sql(DATABASE, "update raised_flags set code = 'E1'");
    json_t *bundle = export_bundle(fixture, "clinic");
    const char *hold = arena_strdup(fixture->arena, member(resource(bundle, "Flag", 0), "id"));
    json_decref(bundle);

    fixture->fake.wall_ms += MINUTE_MS;
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, save(fixture, visit, response));
    bundle = export_bundle(fixture, "clinic");
    assert_non_null(flag_of_tier(bundle, "stop"));
    assert_string_equal(extension_of(flag_of_tier(bundle, "stop"), "withdrawn-at"), "");
    assert_non_null(flag_of_tier(bundle, "hold"));
    assert_string_equal(extension_of(flag_of_tier(bundle, "hold"), "withdrawn-at"),
                        "2026-11-22T10:01:00-08:00");
    assert_string_equal(member(flag_of_tier(bundle, "hold"), "id"), hold);
    assert_string_not_equal(member(flag_of_tier(bundle, "stop"), "id"), hold);
    assert_null(resource(bundle, "Flag", 2));
    json_decref(bundle);
}

/* Two answers of one code and tier are one Flag, which stands while one of them does. */
static void fhir_flag_is_withdrawn_only_if_all_of_it_was(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = empty_response(fixture, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, save(fixture, visit, response));
    fixture->fake.wall_ms += MINUTE_MS;
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    run_sql(DATABASE, "update raised_flags set code = 'E1', tier = 'stop'");
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_string_equal(extension_of(resource(bundle, "Flag", 0), "withdrawn-at"), "");
    assert_null(resource(bundle, "Flag", 1));
    json_decref(bundle);
    run_sql(DATABASE, "update raised_flags set withdrawn_at = '2026-11-22T10:02:00-08:00'"
                      " where withdrawn_at is null");
    bundle = export_bundle(fixture, "clinic");
    assert_string_equal(extension_of(resource(bundle, "Flag", 0), "withdrawn-at"),
                        "2026-11-22T10:02:00-08:00");
    json_decref(bundle);
}

/* Asserts how the only Flag of that day stands now; end: NULL while it is active. */
static void assert_flag_ends(struct fixture *fixture, const char *end)
{
    json_t *bundle = export_bundle(fixture, "clinic");
    const json_t *flag = resource(bundle, "Flag", 0);
    const json_t *period = json_object_get(flag, "period");
    assert_string_equal(member(flag, "status"), end == NULL ? "active" : "inactive");
    if (end != NULL) {
        assert_string_equal(member(period, "end"), end);
    }
    assert_null(resource(bundle, "Flag", 1));
    json_decref(bundle);
}

static struct visit_id would_rather_tell(struct fixture *fixture)
{
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = empty_response(fixture, &test_form);
    response_decline(response, ITEM_SIGNS);
    assert_done(fixture, complete(fixture, visit, response));
    return visit;
}

static void fhir_flag_that_is_not_urgent_ends_with_the_decision(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = would_rather_tell(fixture);
    assert_flag_ends(fixture, NULL);
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));
    assert_flag_ends(fixture, NULL);
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    assert_flag_ends(fixture, "2026-11-22T10:01:00-08:00");
}

static void fhir_flag_that_is_not_urgent_ends_with_the_day(void **state)
{
    struct fixture *fixture = *state;
    would_rather_tell(fixture);
    fixture->fake.wall_ms += 13 * HOUR_MS;
    assert_flag_ends(fixture, NULL);
    fixture->fake.wall_ms += HOUR_MS;
    assert_flag_ends(fixture, "2026-11-22T23:59:59-08:00");
    run_sql(DATABASE, "update raised_flags set lasting = 1");
    assert_flag_ends(fixture, NULL);
    run_sql(DATABASE, "update raised_flags set lasting = 0, tier = 'hold'");
    assert_flag_ends(fixture, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(fhir_has_what_was_told_at_earlier_visits),
        FIXTURE_TEST(fhir_flags_keep_their_ids_when_a_more_urgent_one_comes),
        FIXTURE_TEST(fhir_has_a_flag_once_in_all_the_words_that_were_shown),
        FIXTURE_TEST(fhir_keeps_a_stop_apart_from_a_hold_that_was_withdrawn),
        FIXTURE_TEST(fhir_flag_is_withdrawn_only_if_all_of_it_was),
        FIXTURE_TEST(fhir_flag_that_is_not_urgent_ends_with_the_decision),
        FIXTURE_TEST(fhir_flag_that_is_not_urgent_ends_with_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
