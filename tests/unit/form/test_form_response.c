/* The FHIR R4 QuestionnaireResponse that form/ writes, read back by a JSON parser. */
#include "form/form.h"
#include "test_json.h"

#define EVERYTHING KIOSK_SOURCE_DIR "/tests/data/form/everything.json"

struct fixture {
    struct arena *arena;
    struct response *response;
    json_t *json; /* the response written last */
};

static int setup(void **state)
{
    struct arena *arena = arena_create(65536);
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    struct problems problems = {.arena = arena};
    const struct questionnaire *questionnaire = form_load(arena, EVERYTHING, &problems);
    *state = fixture;
    fixture->arena = arena;
    if (questionnaire == NULL) {
        return -1;
    }
    fixture->response = response_create(arena, questionnaire);
    for (size_t i = 0; i < questionnaire->count; i++) {
        if (item_is_question(&questionnaire->items[i])) {
            response_clear(fixture->response, i); /* without its initial values */
        }
    }
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    json_decref(fixture->json);
    arena_destroy(fixture->arena);
    return 0;
}

static size_t at(const struct fixture *fixture, const char *link_id)
{
    return questionnaire_find(fixture->response->questionnaire, link_id);
}

static const json_t *write_response(struct fixture *fixture, const char *subject,
                                    const char *encounter)
{
    const struct form_response_about about = {.status = "in-progress",
                                              .authored = "2026-11-22T10:30:00-08:00",
                                              .subject = subject,
                                              .encounter = encounter,
                                              .notice_version = "2026-11",
                                              .notice_sha256 = "0a1b"};
    const char *text = form_response_json(fixture->arena, fixture->response, &about);
    json_decref(fixture->json);
    fixture->json = read_json(text);
    return fixture->json;
}

static void form_response_says_what_when_and_about_whom(void **state)
{
    struct fixture *fixture = *state;
    const json_t *json = write_response(fixture, "Patient/12", "Encounter/7");
    static const char *const expected[][2] = {
        {"resourceType", "QuestionnaireResponse"},
        {"questionnaire", "https://example.org/Questionnaire/everything|2.1"},
        {"status", "in-progress"},
        {"authored", "2026-11-22T10:30:00-08:00"},
    };
    for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
        assert_string_equal(json_string_value(json_object_get(json, expected[i][0])),
                            expected[i][1]);
    }
    const json_t *notice = json_array_get(json_object_get(json, "extension"), 0);
    assert_string_equal(json_string_value(json_object_get(notice, "url")),
                        "https://easycozy.ca/fhir/StructureDefinition/notice-version");
    assert_string_equal(json_string_value(json_object_get(notice, "valueString")), "2026-11");
    notice = json_array_get(json_object_get(json, "extension"), 1);
    assert_string_equal(json_string_value(json_object_get(notice, "url")),
                        "https://easycozy.ca/fhir/StructureDefinition/notice-sha256");
    assert_string_equal(json_string_value(json_object_get(notice, "valueString")), "0a1b");
    const json_t *subject = json_object_get(json, "subject");
    assert_string_equal(json_string_value(json_object_get(subject, "reference")), "Patient/12");
    const json_t *encounter = json_object_get(json, "encounter");
    assert_string_equal(json_string_value(json_object_get(encounter, "reference")), "Encounter/7");
}

static void form_response_leaves_out_what_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    const json_t *json = write_response(fixture, "", "");
    static const char *const absent[] = {"subject", "encounter", "item"};
    for (size_t i = 0; i < sizeof(absent) / sizeof(absent[0]); i++) {
        assert_null(json_object_get(json, absent[i]));
    }
}

static void form_response_writes_each_type_of_answer_in_its_group(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = fixture->response;
    response_set_boolean(response, at(fixture, "ill"), false);
    response_tap_option(response, at(fixture, "signs"), 0);
    response_tap_option(response, at(fixture, "signs"), 1);
    response_tap_option(response, at(fixture, "where"), 0);
    response_set_number(response, at(fixture, "pain"), 4);
    assert_true(response_set_text(response, at(fixture, "goal"), "a \"b\" \\ \xC3\xA9"));
    assert_true(response_set_text(response, at(fixture, "more"), "one\ntwo\x01"));
    assert_same_items(
        fixture->arena, write_response(fixture, "", ""),
        "[{'linkId':'safety','text':'Safety','item':["
        "  {'linkId':'ill','text':'Are you ill today?','answer':[{'valueBoolean':false}]},"
        "  {'linkId':'signs','text':'Any of these?','answer':["
        "    {'valueCoding':{'system':'urn:example:signs','code':'legs','display':'Weak legs'}},"
        "    {'valueCoding':{'code':'sore','display':'Sore'}}]}]},"
        " {'linkId':'where','text':'Where?','answer':["
        "    {'valueCoding':{'system':'urn:example:body','code':'back','display':'Back'}}]},"
        " {'linkId':'pain','text':'How strong?','answer':[{'valueInteger':4}]},"
        " {'linkId':'goal','text':'Your goal?','answer':[{'valueString':"
        "    'a \\\"b\\\" \\\\ \\u00e9'}]},"
        " {'linkId':'more','text':'Anything else?','answer':[{'valueString':"
        "    'one\\ntwo\\u0001'}]}]");
}

static void form_response_says_why_an_answer_is_absent(void **state)
{
    struct fixture *fixture = *state;
    response_decline(fixture->response, at(fixture, "signs"));
    response_skip(fixture->response, at(fixture, "where"));
    assert_same_items(fixture->arena, write_response(fixture, "", ""),
                      "[{'linkId':'safety','text':'Safety','item':["
                      "  {'linkId':'signs','text':'Any of these?','answer':[{'extension':[{'url':"
                      "    'http://hl7.org/fhir/StructureDefinition/data-absent-reason',"
                      "    'valueCode':'asked-declined'}]}]}]},"
                      " {'linkId':'where','text':'Where?','answer':[{'extension':[{'url':"
                      "    'http://hl7.org/fhir/StructureDefinition/data-absent-reason',"
                      "    'valueCode':'unknown'}]}]}]");
}

static void form_response_leaves_out_what_is_not_enabled(void **state)
{
    struct fixture *fixture = *state;
    response_set_boolean(fixture->response, at(fixture, "ill"), true);
    response_set_number(fixture->response, at(fixture, "pain"), 4);
    assert_same_items(
        fixture->arena, write_response(fixture, "", ""),
        "[{'linkId':'safety','text':'Safety','item':["
        "{'linkId':'ill','text':'Are you ill today?','answer':[{'valueBoolean':true}]}]}]");
}

static void form_response_is_wiped_with_its_arena(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = arena_create(65536);
    assert_true(response_set_text(fixture->response, at(fixture, "more"), "only mine"));
    const struct form_response_about about = {.status = "completed",
                                              .authored = "",
                                              .subject = "",
                                              .encounter = "",
                                              .notice_version = "",
                                              .notice_sha256 = ""};
    const char *text = form_response_json(arena, fixture->response, &about);
    assert_non_null(strstr(text, "only mine"));
    arena_reset(arena);
    assert_int_equal(text[0], 0); /* the arena keeps this block, so reading it is allowed */
    arena_destroy(arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(form_response_says_what_when_and_about_whom),
        TEST(form_response_leaves_out_what_is_not_there),
        TEST(form_response_writes_each_type_of_answer_in_its_group),
        TEST(form_response_says_why_an_answer_is_absent),
        TEST(form_response_leaves_out_what_is_not_enabled),
        TEST(form_response_is_wiped_with_its_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
