/* form/form.h: reading a form from a file. For refusals see test_form_refusals.c. */
#include "expect.h"
#include "form/form.h"

#include <stdlib.h>
#include <string.h>

#define EVERYTHING KIOSK_SOURCE_DIR "/tests/data/form/everything.json"

struct fixture {
    struct arena *arena;
    struct problems problems;
    const struct questionnaire *questionnaire;
};

static int setup(void **state)
{
    struct arena *arena = arena_create(65536);
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    fixture->arena = arena;
    fixture->problems.arena = arena;
    fixture->questionnaire = form_load(arena, EVERYTHING, &fixture->problems);
    for (size_t i = 0; i < fixture->problems.count; i++) {
        print_error("%s\n", fixture->problems.items[i]);
    }
    *state = fixture;
    return fixture->questionnaire == NULL ? -1 : 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    return 0;
}

static const struct item *item(const struct fixture *fixture, const char *link_id)
{
    size_t index = questionnaire_find(fixture->questionnaire, link_id);
    assert_int_not_equal(index, ITEM_NO_PARENT);
    return &fixture->questionnaire->items[index];
}

static void form_reads_what_the_form_is(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *questionnaire = fixture->questionnaire;
    assert_string_equal(questionnaire->path, EVERYTHING);
    assert_string_equal(questionnaire->url, "https://example.org/Questionnaire/everything");
    assert_string_equal(questionnaire->version, "2.1");
    assert_string_equal(questionnaire->name, "Everything");
    assert_string_equal(localized_get(&questionnaire->title, "en"), "Everything we can ask");
    assert_string_equal(localized_get(&questionnaire->title, "fr"),
                        "Tout ce que l\xE2\x80\x99on peut demander");
    assert_string_equal(localized_get(&questionnaire->title, "de"),
                        "Alles, was wir fragen k\xC3\xB6nnen");
}

static void form_reads_items_in_document_order_with_their_groups(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *link_id;
        enum item_type type;
        size_t parent;
    } expected[] = {
        {"welcome", ITEM_DISPLAY, ITEM_NO_PARENT},
        {"safety", ITEM_GROUP, ITEM_NO_PARENT},
        {"ill", ITEM_BOOLEAN, 1},
        {"signs", ITEM_CHOICE, 1},
        {"where", ITEM_CHOICE, ITEM_NO_PARENT},
        {"pain", ITEM_INTEGER, ITEM_NO_PARENT},
        {"goal", ITEM_STRING, ITEM_NO_PARENT},
        {"more", ITEM_TEXT, ITEM_NO_PARENT},
    };
    assert_int_equal(fixture->questionnaire->count, sizeof(expected) / sizeof(expected[0]));
    for (size_t i = 0; i < fixture->questionnaire->count; i++) {
        const struct item *read = &fixture->questionnaire->items[i];
        assert_string_equal(read->link_id, expected[i].link_id);
        assert_int_equal(read->type, expected[i].type);
        assert_int_equal(read->parent, expected[i].parent);
    }
}

static void form_reads_a_boolean_with_a_tier_for_yes_and_for_no(void **state)
{
    const struct item *ill = item(*state, "ill");
    assert_true(ill->required);
    assert_int_equal(ill->boolean_tier[1], TIER_HOLD);
    assert_int_equal(ill->boolean_tier[0], TIER_TELL);
    assert_true(ill->has_initial);
    assert_int_equal(ill->initial_number, 1);
    assert_string_equal(ill->hint.text, "");
}

static void form_reads_a_choice_with_its_options_and_texts(void **state)
{
    const struct item *question = item(*state, "signs");
    assert_int_equal(question->control, CONTROL_CHECK_BOX);
    assert_true(question->repeats);
    assert_false(question->required);
    assert_string_equal(localized_get(&question->prefix, "en"), "1.");
    assert_string_equal(localized_get(&question->prefix, "fr"), "1)");
    assert_string_equal(question->hint.text, "So that we know.");
    assert_int_equal(question->point_count, 2);
    assert_string_equal(question->points[0].text, "Read this,");
    assert_string_equal(question->points[1].text, "and this.");

    assert_int_equal(question->option_count, 3);
    const struct option *legs = &question->options[0];
    assert_string_equal(legs->system, "urn:example:signs");
    assert_string_equal(legs->code, "legs");
    assert_string_equal(localized_get(&legs->display, "fr"), "Jambes faibles");
    assert_int_equal(legs->tier, TIER_STOP);
    assert_string_equal(legs->flag_code, "E3");
    assert_true(legs->lasting);
    assert_false(legs->exclusive);
    const struct option *sore = &question->options[1];
    assert_string_equal(sore->system, "");
    assert_int_equal(sore->tier, TIER_NONE);
    assert_string_equal(sore->flag_code, "");
    assert_false(sore->lasting);
    assert_true(item(*state, "ill")->boolean_lasting);
    assert_true(question->options[2].exclusive);
    assert_true(question->has_initial);
    assert_int_equal(question->initial_options, 1U << 2);
    assert_int_equal(item(*state, "where")->control, CONTROL_BODY_MAP);
}

static void form_reads_a_number_row_and_what_enables_it(void **state)
{
    struct fixture *fixture = *state;
    const struct item *pain = item(fixture, "pain");
    assert_int_equal(pain->control, CONTROL_SLIDER);
    assert_int_equal(pain->minimum, 1);
    assert_int_equal(pain->maximum, 20);
    assert_string_equal(pain->minimum_text.text, "Little");
    assert_string_equal(pain->maximum_text.text, "Much");
    assert_int_equal(pain->initial_number, 7);
    assert_true(pain->enable_any);
    assert_int_equal(pain->enable_when_count, 2);
    const struct enable_when *where = &pain->enable_when[0];
    assert_int_equal(where->question, questionnaire_find(fixture->questionnaire, "where"));
    assert_int_equal(where->operator_, ENABLE_EQUAL);
    assert_string_equal(where->code, "back");
    assert_string_equal(where->system, "urn:example:body");
    const struct enable_when *ill = &pain->enable_when[1];
    assert_int_equal(ill->operator_, ENABLE_EXISTS);
    assert_false(ill->boolean);
}

static void form_reads_what_numbers_are_called(void **state)
{
    const struct item *pain = item(*state, "pain");
    assert_int_equal(pain->word_count, 3);
    static const struct {
        long number;
        const char *english;
        const char *french;
    } called[] = {
        {1, "mild", "faible"},  {6, "mild", "faible"},   {7, "middling", "moyenne"},
        {8, "strong", "forte"}, {20, "strong", "forte"},
    };
    for (size_t i = 0; i < sizeof(called) / sizeof(called[0]); i++) {
        const struct number_word *word = item_number_word(pain, called[i].number);
        assert_non_null(word);
        assert_string_equal(localized_get(&word->word, "en"), called[i].english);
        assert_string_equal(localized_get(&word->word, "fr"), called[i].french);
    }
    assert_null(item_number_word(pain, 0));
    assert_null(item_number_word(pain, 21));
    assert_null(item_number_word(item(*state, "signs"), 0));
    assert_string_equal(pain->hint.text, ""); /* a word for numbers is no hint */
}

static void form_reads_texts_with_their_limits(void **state)
{
    const struct item *goal = item(*state, "goal");
    assert_int_equal(goal->max_length, 40);
    assert_string_equal(goal->initial_text, "Sleep");
    assert_int_equal(goal->enable_when[0].operator_, ENABLE_GREATER_OR_EQUAL);
    assert_int_equal(goal->enable_when[0].integer, 3);
    assert_false(goal->enable_any);
    const struct item *more = item(*state, "more");
    assert_int_equal(more->max_length, ANSWER_CHARACTERS_MAX);
    assert_false(more->has_initial);
    assert_int_equal(more->enable_when[0].operator_, ENABLE_NOT_EQUAL);
    assert_string_equal(more->enable_when[0].text, "none");
}

static const char minimal[] = "{\"resourceType\":\"Questionnaire\",\"url\":\"u\",\"version\":\"1\","
                              "\"title\":\"T\",\"status\":\"active\",\"item\":[{\"linkId\":\"a\","
                              "\"type\":\"boolean\",\"text\":\"A?\"}]}";

static void form_knows_the_file_by_its_sha256(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *questionnaire =
        form_parse(fixture->arena, "m.json", minimal, strlen(minimal), &fixture->problems);
    assert_non_null(questionnaire);
    assert_string_equal(questionnaire->sha256,
                        "4b965871d1ffbbc0f4b01f23fe9e3560a3b1e4a97a67aa93b4f6cd611b578bb1");
}

static void form_gives_every_operator_its_meaning(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *code;
        enum enable_operator operator_;
    } cases[] = {
        {"=", ENABLE_EQUAL}, {"!=", ENABLE_NOT_EQUAL},        {">", ENABLE_GREATER},
        {"<", ENABLE_LESS},  {">=", ENABLE_GREATER_OR_EQUAL}, {"<=", ENABLE_LESS_OR_EQUAL}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *json = arena_printf(
            fixture->arena,
            "{\"resourceType\":\"Questionnaire\",\"url\":\"u\",\"version\":\"1\",\"title\":\"T\","
            "\"status\":\"active\",\"item\":[{\"linkId\":\"n\",\"type\":\"integer\",\"text\":\"N?"
            "\","
            "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\","
            "\"valueInteger\":0},{\"url\":\"http://hl7.org/fhir/StructureDefinition/maxValue\","
            "\"valueInteger\":5}]},{\"linkId\":\"b\",\"type\":\"boolean\",\"text\":\"B?\","
            "\"enableWhen\":[{\"question\":\"n\",\"operator\":\"%s\",\"answerInteger\":2}]}]}",
            cases[i].code);
        const struct questionnaire *questionnaire =
            form_parse(fixture->arena, "o.json", json, strlen(json), &fixture->problems);
        assert_non_null(questionnaire);
        assert_int_equal(questionnaire->items[1].enable_when[0].operator_, cases[i].operator_);
    }
}

static void form_load_names_the_file_that_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    assert_null(form_load(fixture->arena, "absent.json", &fixture->problems));
    assert_int_equal(fixture->problems.count, 1);
    assert_string_equal(fixture->problems.items[0], "absent.json: No such file or directory");
}

static void form_parse_names_the_line_of_broken_json(void **state)
{
    struct fixture *fixture = *state;
    static const char broken[] = "{\n\"resourceType\": \"Questionnaire\",\n\"url\" \"u\"\n}";
    assert_null(form_parse(fixture->arena, "b.json", broken, strlen(broken), &fixture->problems));
    assert_int_equal(fixture->problems.count, 1);
    assert_string_equal(fixture->problems.items[0], "b.json:3: ':' expected near '\"u\"'");
}

static void form_parse_leaves_earlier_problems_of_other_files_alone(void **state)
{
    struct fixture *fixture = *state;
    problems_add(&fixture->problems, "other.json", 0, "wrong");
    assert_non_null(
        form_parse(fixture->arena, "m.json", minimal, strlen(minimal), &fixture->problems));
    assert_int_equal(fixture->problems.count, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(form_reads_what_the_form_is),
        TEST(form_reads_items_in_document_order_with_their_groups),
        TEST(form_reads_a_boolean_with_a_tier_for_yes_and_for_no),
        TEST(form_reads_a_choice_with_its_options_and_texts),
        TEST(form_reads_a_number_row_and_what_enables_it),
        TEST(form_reads_what_numbers_are_called),
        TEST(form_reads_texts_with_their_limits),
        TEST(form_knows_the_file_by_its_sha256),
        TEST(form_gives_every_operator_its_meaning),
        TEST(form_load_names_the_file_that_is_not_there),
        TEST(form_parse_names_the_line_of_broken_json),
        TEST(form_parse_leaves_earlier_problems_of_other_files_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
