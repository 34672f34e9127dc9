/* Every type of question, by its example: from the file to the answer, into the database and out of
 * it, to FHIR with the questionnaire at hand and without, and as a condition of other questions. */
#include "admin_test.h"
#include "answer_examples.h"
#include "domain/answer_kind.h"

#include <inttypes.h>

enum { ASKED, IF_EQUAL, IF_OTHER, IF_NOT_EQUAL, IF_ABOVE, IF_BELOW, ITEM_COUNT };

static const struct answer_example *example_of(enum item_type type)
{
    for (size_t i = 0; i < COUNT_OF(answer_examples); i++) {
        if (answer_examples[i].type == type) {
            return &answer_examples[i];
        }
    }
    fail_msg("the type \"%s\" has no example: tests/support/answer_examples.h lacks a row",
             item_type_code(type));
    return answer_examples; /* not reached */
}

/* One more question, asked if the answer to the first compares so with the value. */
static const char *condition(struct arena *arena, const struct answer_kind *kind, const char *id,
                             const char *operator_, const char *value)
{
    return arena_printf(arena,
                        ",{'linkId':'%s','type':'boolean','text':'%s?','enableWhen':[{'question':"
                        "'asked','operator':'%s','answer%s':%s}]}",
                        id, id, operator_, kind->value, value);
}

/* The form of the example: its question with the answer as what is chosen beforehand, and a
 * question for each comparison. */
static const struct questionnaire *form_of(struct arena *arena,
                                           const struct answer_example *example)
{
    const struct answer_kind *kind = answer_kind_of_type(example->type);
    bool chosen = kind->shape == VALUE_CODING; /* the example's options say which */
    const char *initial =
        chosen ? ""
               : arena_printf(arena, ",'initial':[{'value%s':%s}]", kind->value, example->value);
    const char *order =
        kind->compare == NULL
            ? ""
            : arena_printf(arena, "%s%s", condition(arena, kind, "above", ">", example->other),
                           condition(arena, kind, "below", "<", example->other));
    const char *json = arena_printf(
        arena,
        "{'resourceType':'Questionnaire','status':'active','url':'https://clinic.example/q/kind',"
        "'version':'1','name':'kind','title':'Kind','item':["
        "{'linkId':'asked','type':'%s','text':'What is it?'%s%s}%s%s%s%s]}",
        kind->code, example->more, initial, condition(arena, kind, "equal", "=", example->value),
        condition(arena, kind, "other", "=", example->other),
        condition(arena, kind, "unequal", "!=", example->value), order);
    const char *text = with_double_quotes(arena, json);
    struct problems problems = {.arena = arena};
    const struct questionnaire *form = form_parse(arena, kind->code, text, strlen(text), &problems);
    if (form == NULL) {
        fail_msg("%s", problems_joined(arena, &problems, "\n"));
    }
    return questionnaire_for_clinic(arena, form, (struct localized){.text = "No"},
                                    (struct localized){.text = "Yes"}, "en");
}

/* Fails with the type's name in front of what is wrong. */
static void assert_same(const char *what, const struct answer_kind *kind, const char *value,
                        const char *expected)
{
    if (strcmp(value, expected) != 0) {
        fail_msg("type \"%s\", %s: \"%s\", expected \"%s\"", kind->code, what, value, expected);
    }
}

static void assert_conditions(const struct response *response, const struct answer_kind *kind)
{
    static const bool expected[ITEM_COUNT] = {[ASKED] = true, [IF_EQUAL] = true, [IF_ABOVE] = true};
    for (size_t i = 0; i < response->questionnaire->count; i++) {
        if (response_enabled(response, i) != expected[i]) {
            fail_msg("type \"%s\": the question \"%s\" is %sasked", kind->code,
                     response->questionnaire->items[i].link_id, expected[i] ? "not " : "");
        }
    }
}

/* The answer to the question in a QuestionnaireResponse, as compact JSON. */
static void assert_fhir(struct arena *arena, const char *what, const struct response *response,
                        const struct answer_example *example)
{
    const struct answer_kind *kind = answer_kind_of_type(example->type);
    const struct form_response_about about = {.status = "completed",
                                              .authored = "",
                                              .subject = "",
                                              .encounter = "",
                                              .notice_version = "",
                                              .notice_sha256 = ""};
    json_t *json = read_json(form_response_json(arena, response, &about));
    json_t *wanted = read_json(with_double_quotes(
        arena, arena_printf(arena, "[{'value%s':%s}]", kind->value, example->value)));
    const json_t *answer =
        json_object_get(json_array_get(json_object_get(json, "item"), 0), "answer");
    if (!json_equal(answer, wanted)) {
        fail_msg("type \"%s\", %s: %s", kind->code, what, json_dumps(answer, JSON_ENCODE_ANY));
    }
    json_decref(wanted);
    json_decref(json);
}

/* What was sent of this form, read back from the database. */
static struct visit_record send_and_read(struct fixture *fixture, const struct response *response)
{
    struct visit_id visit = {0};
    struct visit_record record;
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_done(fixture, begin_form(fixture, visit, response->questionnaire));
    assert_done(fixture, complete(fixture, visit, response));
    assert_done(fixture,
                store_record(fixture->store, fixture->arena, visit, &record, &fixture->err));
    return record;
}

static void every_type_goes_from_the_answer_to_the_export(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    for (int type = 0; type < ITEM_TYPE_COUNT; type++) {
        const struct answer_kind *kind = answer_kind_of_type((enum item_type)type);
        if (kind == NULL) {
            continue;
        }
        const struct answer_example *example = example_of((enum item_type)type);
        const struct questionnaire *form = form_of(arena, example);
        struct response *response = response_create(arena, form);
        assert_same("words", kind, response_words(response, ASKED, "en", arena), example->words);
        assert_conditions(response, kind);
        assert_fhir(arena, "as it was answered", response, example);

        struct visit_record record = send_and_read(fixture, response);
        const struct answer_record *kept = &record.answers[0];
        assert_same("kept words", kind, kept->answer, example->words);
        assert_same("kept code", kind, kept->code, example->code);
        assert_same("kept type", kind, kept->type, kind->code);
        assert_int_equal(kept->has_number, kind->has_trend);

        const struct response *again = visit_record_response(arena, &record, form);
        assert_non_null(again);
        assert_same("words after the database", kind, response_words(again, ASKED, "en", arena),
                    example->words);
        assert_conditions(again, kind);
        assert_fhir(arena, "from the database", again, example);
        const struct questionnaire *made = visit_record_questionnaire(arena, &record);
        assert_fhir(arena, "without the questionnaire", visit_record_response(arena, &record, made),
                    example);
    }
}

/* The number may be from an earlier version of the questionnaire, with other limits. */
static void kept_number_beyond_the_limits_does_not_fit(void **state)
{
    (void)state;
    const struct item item = {.type = ITEM_INTEGER, .minimum = 1, .maximum = 10};
    for (long number = 0; number <= 11; number++) {
        struct answer answer;
        const struct kept_answer kept = {.number = number};
        const bool fits = number >= 1 && number <= 10;
        assert_int_equal(answer_kind_integer.take(&item, &answer, &kept), fits);
    }
}

/* Nobody knows how to say it in FHIR; other formats have the words that were shown. */
static void answer_of_a_later_version_is_exported_in_words_alone(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = form_of(fixture->arena, example_of(ITEM_TEXT));
    struct visit_record record = send_and_read(fixture, response_create(fixture->arena, form));
    run_sql(DATABASE, "update given_answers set type = 'hologram'");
    struct run run =
        RUN(fixture, "export", "--from", "2026-11-22", "--to", "2026-11-22", "--format", "fhir");
    assert_int_not_equal(run.code, ADMIN_DONE);
    assert_string_equal(run.out, "");
    assert_has(run.err, arena_printf(fixture->arena,
                                     "visit %" PRId64 " has an answer of the type \"hologram\"",
                                     record.id.value));
    run = RUN(fixture, "export", "--from", "2026-11-22", "--to", "2026-11-22", "--format", "csv");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "It is my back; ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(every_type_goes_from_the_answer_to_the_export),
        FIXTURE_TEST(kept_number_beyond_the_limits_does_not_fit),
        FIXTURE_TEST(answer_of_a_later_version_is_exported_in_words_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
