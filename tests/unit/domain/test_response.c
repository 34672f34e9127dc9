#include "domain/response.h"
#include "expect.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A small form with every kind of question, to which each test adds its conditions. */
enum {
    SICK,     /* boolean, yes is a hold */
    SIGNS,    /* choice, repeats, required, with tiers and an exclusive option */
    PRESSURE, /* choice */
    PAIN,     /* integer 0 to 10 */
    NOTE,     /* string of at most 5 characters */
    LAST,     /* the question that the tests enable */
    BASE_COUNT
};
enum { SIGN_FEVER, SIGN_CLOT, SIGN_LEG, SIGN_NONE };
enum { PRESSURE_LIGHT, PRESSURE_FIRM };

static const struct translation pressure_fr[] = {{"fr", "Quelle pression ?"}};
static const struct translation firm_fr[] = {{"fr", "Ferme"}};
static const struct option signs[] = {
    {.system = "",
     .code = "fever",
     .display = {.text = "Fever"},
     .tier = TIER_HOLD,
     .flag_code = "D1"},
    {.system = "",
     .code = "clot",
     .display = {.text = "A clot"},
     .tier = TIER_TELL,
     .flag_code = ""},
    {.system = "",
     .code = "leg",
     .display = {.text = "Weak legs"},
     .tier = TIER_STOP,
     .flag_code = "E3"},
    {.system = "",
     .code = "none",
     .display = {.text = "None of these"},
     .flag_code = "",
     .exclusive = true},
};
static const struct option pressures[] = {
    {.system = "urn:p", .code = "light", .display = {.text = "Light"}, .flag_code = ""},
    {.system = "urn:p",
     .code = "firm",
     .display = {.text = "Firm", .translations = firm_fr, .count = 1},
     .flag_code = ""},
};

/* What a test may change before a response is made from it. */
struct fixture {
    struct arena *arena;
    struct item items[BASE_COUNT + 3];
    struct questionnaire questionnaire;
    struct enable_when conditions[4];
};

static int setup(void **state)
{
    struct arena *arena = arena_create(16384);
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    fixture->arena = arena;
    const struct item base[BASE_COUNT] = {
        [SICK] = {.link_id = "sick",
                  .type = ITEM_BOOLEAN,
                  .text = {.text = "Are you ill?"},
                  .boolean_tier = {TIER_NONE, TIER_HOLD}},
        [SIGNS] = {.link_id = "signs",
                   .type = ITEM_CHOICE,
                   .text = {.text = "Any signs?"},
                   .required = true,
                   .repeats = true,
                   .options = signs,
                   .option_count = 4},
        [PRESSURE] = {.link_id = "pressure",
                      .type = ITEM_CHOICE,
                      .text = {"What pressure?", pressure_fr, 1},
                      .options = pressures,
                      .option_count = 2},
        [PAIN] = {.link_id = "pain",
                  .type = ITEM_INTEGER,
                  .text = {.text = "Pain?"},
                  .maximum = 10},
        [NOTE] = {.link_id = "note",
                  .type = ITEM_STRING,
                  .text = {.text = "Note?"},
                  .max_length = 5},
        [LAST] = {.link_id = "last", .type = ITEM_BOOLEAN, .text = {.text = "Last?"}},
    };
    memcpy(fixture->items, base, sizeof(base));
    for (size_t i = 0; i < COUNT(fixture->items); i++) {
        fixture->items[i].parent = ITEM_NO_PARENT;
    }
    for (size_t i = 0; i < COUNT(fixture->conditions); i++) {
        fixture->conditions[i] = (struct enable_when){.code = "", .system = "", .text = ""};
    }
    static const struct translation no[] = {{"fr", "Non"}, {"es", "Que no"}};
    static const struct translation yes[] = {{"fr", "Oui"}, {"es", "S\u00ed"}};
    fixture->questionnaire.boolean_words[false] = (struct localized){"No", no, 2};
    fixture->questionnaire.boolean_words[true] = (struct localized){"Yes", yes, 2};
    fixture->questionnaire.items = fixture->items;
    fixture->questionnaire.count = BASE_COUNT;
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    return 0;
}

/* A response where LAST is asked under the first `count` conditions of the fixture. */
static struct response *with_conditions(struct fixture *fixture, size_t count, bool any)
{
    fixture->items[LAST].enable_when = fixture->conditions;
    fixture->items[LAST].enable_when_count = count;
    fixture->items[LAST].enable_any = any;
    return response_create(fixture->arena, &fixture->questionnaire);
}

static void response_enables_by_number_for_every_operator(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        enum enable_operator operator_;
        bool at_4;
        bool at_5;
        bool at_6;
        bool without;
    } cases[] = {
        {ENABLE_EQUAL, false, true, false, false},
        {ENABLE_NOT_EQUAL, true, false, true, true},
        {ENABLE_GREATER, false, false, true, false},
        {ENABLE_LESS, true, false, false, false},
        {ENABLE_GREATER_OR_EQUAL, false, true, true, false},
        {ENABLE_LESS_OR_EQUAL, true, true, false, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture->conditions[0].question = PAIN;
        fixture->conditions[0].operator_ = cases[i].operator_;
        fixture->conditions[0].integer = 5;
        struct response *response = with_conditions(fixture, 1, false);
        assert_int_equal(response_enabled(response, LAST), cases[i].without);
        response_set_number(response, PAIN, 4);
        assert_int_equal(response_enabled(response, LAST), cases[i].at_4);
        response_set_number(response, PAIN, 5);
        assert_int_equal(response_enabled(response, LAST), cases[i].at_5);
        response_set_number(response, PAIN, 6);
        assert_int_equal(response_enabled(response, LAST), cases[i].at_6);
        response_decline(response, PAIN);
        assert_int_equal(response_enabled(response, LAST), cases[i].without);
    }
}

static void response_enables_by_existence_of_a_value(void **state)
{
    struct fixture *fixture = *state;
    for (int wanted = 0; wanted < 2; wanted++) {
        fixture->conditions[0].question = PAIN;
        fixture->conditions[0].operator_ = ENABLE_EXISTS;
        fixture->conditions[0].boolean = wanted == 1;
        struct response *response = with_conditions(fixture, 1, false);
        assert_int_equal(response_enabled(response, LAST), wanted == 0);
        response_set_number(response, PAIN, 0);
        assert_int_equal(response_enabled(response, LAST), wanted == 1);
        response_decline(response, PAIN);
        assert_int_equal(response_enabled(response, LAST), wanted == 0);
        response_clear(response, PAIN);
        response_skip(response, PAIN);
        assert_int_equal(response_enabled(response, LAST), wanted == 0);
    }
}

static void response_enables_by_any_of_the_chosen_options(void **state)
{
    struct fixture *fixture = *state;
    fixture->conditions[0] = (struct enable_when){
        .question = SIGNS, .operator_ = ENABLE_EQUAL, .code = "clot", .system = "", .text = ""};
    struct response *response = with_conditions(fixture, 1, false);
    response_tap_option(response, SIGNS, SIGN_FEVER);
    assert_false(response_enabled(response, LAST));
    response_tap_option(response, SIGNS, SIGN_CLOT);
    assert_true(response_enabled(response, LAST));

    fixture->conditions[0].operator_ = ENABLE_NOT_EQUAL;
    response = with_conditions(fixture, 1, false);
    response_tap_option(response, SIGNS, SIGN_FEVER);
    assert_true(response_enabled(response, LAST));
    response_tap_option(response, SIGNS, SIGN_CLOT);
    assert_false(response_enabled(response, LAST));
}

static void response_compares_the_system_of_a_code_when_given(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *system;
        bool enabled;
    } cases[] = {{"", true}, {"urn:p", true}, {"urn:q", false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        fixture->conditions[0] = (struct enable_when){.question = PRESSURE,
                                                      .operator_ = ENABLE_EQUAL,
                                                      .code = "firm",
                                                      .system = cases[i].system,
                                                      .text = ""};
        struct response *response = with_conditions(fixture, 1, false);
        response_tap_option(response, PRESSURE, PRESSURE_FIRM);
        assert_int_equal(response_enabled(response, LAST), cases[i].enabled);
    }
}

static void response_enables_by_boolean_and_by_text(void **state)
{
    struct fixture *fixture = *state;
    fixture->conditions[0].question = SICK;
    fixture->conditions[0].operator_ = ENABLE_EQUAL;
    fixture->conditions[0].boolean = true;
    fixture->conditions[1].question = NOTE;
    fixture->conditions[1].operator_ = ENABLE_NOT_EQUAL;
    fixture->conditions[1].text = "no";
    struct response *response = with_conditions(fixture, 2, false);
    assert_false(response_enabled(response, LAST));
    response_set_boolean(response, SICK, true);
    assert_true(response_enabled(response, LAST));
    assert_true(response_set_text(response, NOTE, "no"));
    assert_false(response_enabled(response, LAST));
    assert_true(response_set_text(response, NOTE, "No"));
    assert_true(response_enabled(response, LAST));
    response_set_boolean(response, SICK, false);
    assert_false(response_enabled(response, LAST));
}

static void response_enables_by_all_or_by_any(void **state)
{
    struct fixture *fixture = *state;
    for (int sick = 0; sick < 2; sick++) {
        for (int pain = 0; pain < 2; pain++) {
            for (int any = 0; any < 2; any++) {
                fixture->conditions[0].question = SICK;
                fixture->conditions[0].operator_ = ENABLE_EQUAL;
                fixture->conditions[0].boolean = true;
                fixture->conditions[1].question = PAIN;
                fixture->conditions[1].operator_ = ENABLE_GREATER;
                fixture->conditions[1].integer = 5;
                struct response *response = with_conditions(fixture, 2, any == 1);
                response_set_boolean(response, SICK, sick == 1);
                response_set_number(response, PAIN, pain == 1 ? 9 : 1);
                bool expected = any == 1 ? sick + pain > 0 : sick + pain == 2;
                assert_int_equal(response_enabled(response, LAST), expected);
            }
        }
    }
}

/* pain > 5 opens a group, in it a group, in it a question whose answer opens LAST. */
static struct response *with_nested_groups(struct fixture *fixture)
{
    enum { OUTER = NOTE, INNER = LAST, INSIDE = LAST + 1, AFTER = LAST + 2 };
    struct item *items = fixture->items;
    items[OUTER] = (struct item){.link_id = "outer",
                                 .type = ITEM_GROUP,
                                 .parent = ITEM_NO_PARENT,
                                 .enable_when = &fixture->conditions[0],
                                 .enable_when_count = 1};
    items[INNER] = (struct item){.link_id = "inner", .type = ITEM_GROUP, .parent = OUTER};
    items[INSIDE] = (struct item){
        .link_id = "inside", .type = ITEM_BOOLEAN, .parent = INNER, .text = {.text = "Inside?"}};
    items[AFTER] = (struct item){.link_id = "after",
                                 .type = ITEM_BOOLEAN,
                                 .parent = ITEM_NO_PARENT,
                                 .text = {.text = "After?"},
                                 .enable_when = &fixture->conditions[1],
                                 .enable_when_count = 1};
    fixture->conditions[0].question = PAIN;
    fixture->conditions[0].operator_ = ENABLE_GREATER;
    fixture->conditions[0].integer = 5;
    fixture->conditions[1].question = INSIDE;
    fixture->conditions[1].operator_ = ENABLE_EQUAL;
    fixture->conditions[1].boolean = true;
    fixture->questionnaire.count = AFTER + 1;
    return response_create(fixture->arena, &fixture->questionnaire);
}

static void response_hides_what_is_in_a_group_that_is_not_enabled(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = with_nested_groups(fixture);
    size_t inside = questionnaire_find(&fixture->questionnaire, "inside");
    size_t after = questionnaire_find(&fixture->questionnaire, "after");
    assert_false(response_enabled(response, inside));
    assert_int_equal(response_next(response, PAIN), RESPONSE_END);

    response_set_number(response, PAIN, 6);
    assert_true(response_enabled(response, inside));
    assert_int_equal(response_next(response, PAIN), inside);
    response_set_boolean(response, inside, true);
    assert_int_equal(response_next(response, inside), after);
    assert_int_equal(response_previous(response, after), inside);
    assert_int_equal(response_previous(response, inside), PAIN);

    /* an answer in a group that was closed again is kept but does not count */
    response_set_number(response, PAIN, 1);
    assert_false(response_enabled(response, after));
    assert_int_equal(response->answers[inside].state, ANSWER_GIVEN);
}

static void response_walks_questions_only(void **state)
{
    struct fixture *fixture = *state;
    fixture->items[SICK].type = ITEM_DISPLAY;
    fixture->items[PAIN].type = ITEM_DISPLAY;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    assert_int_equal(response_first(response), SIGNS);
    assert_int_equal(response_next(response, PRESSURE), NOTE);
    assert_int_equal(response_next(response, LAST), RESPONSE_END);
    assert_int_equal(response_previous(response, SIGNS), RESPONSE_END);
}

static void response_notes_are_the_displays_since_the_question_before(void **state)
{
    struct fixture *fixture = *state;
    fixture->items[SICK].type = ITEM_DISPLAY;
    fixture->items[PRESSURE].type = ITEM_DISPLAY;
    fixture->items[PAIN].type = ITEM_DISPLAY;
    fixture->conditions[0].question = SIGNS;
    fixture->conditions[0].operator_ = ENABLE_EXISTS;
    fixture->conditions[0].boolean = true;
    fixture->items[PAIN].enable_when = fixture->conditions;
    fixture->items[PAIN].enable_when_count = 1;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    size_t notes[4] = {0};
    assert_int_equal(response_notes(response, SIGNS, notes, 4), 1);
    assert_int_equal(notes[0], SICK);
    assert_int_equal(response_notes(response, NOTE, notes, 4), 1);
    assert_int_equal(notes[0], PRESSURE);
    response_tap_option(response, SIGNS, SIGN_NONE);
    assert_int_equal(response_notes(response, NOTE, notes, 4), 2);
    assert_int_equal(notes[1], PAIN);
    notes[0] = 99;
    notes[1] = 99;
    assert_int_equal(response_notes(response, NOTE, notes, 1), 2);
    assert_int_equal(notes[0], PRESSURE);
    assert_int_equal(notes[1], 99);
    assert_int_equal(response_notes(response, LAST, notes, 4), 0);
}

static void response_progress_counts_what_may_still_be_asked(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = with_nested_groups(fixture);
    size_t inside = questionnaire_find(&fixture->questionnaire, "inside");
    size_t n;
    size_t total;
    /* sick, signs, pressure, pain, inside and after, as long as nothing rules them out */
    response_progress(response, SICK, &n, &total);
    assert_int_equal(n, 1);
    assert_int_equal(total, 6);
    response_progress(response, PAIN, &n, &total);
    assert_int_equal(n, 4);
    assert_int_equal(total, 6);
    /* an answer on the current screen does not count yet: it may be taken back */
    response_set_number(response, PAIN, 1);
    response_progress(response, PAIN, &n, &total);
    assert_int_equal(total, 6);
    response_set_number(response, PAIN, 9);
    response_progress(response, inside, &n, &total);
    assert_int_equal(n, 5);
    assert_int_equal(total, 6);
}

static void response_progress_total_shrinks_when_a_branch_is_ruled_out(void **state)
{
    struct fixture *fixture = *state;
    fixture->conditions[0].question = SICK;
    fixture->conditions[0].operator_ = ENABLE_EQUAL;
    fixture->conditions[0].boolean = true;
    struct response *response = with_conditions(fixture, 1, false);
    size_t n;
    size_t total;
    response_progress(response, SICK, &n, &total);
    assert_int_equal(total, 6);
    response_set_boolean(response, SICK, false);
    response_progress(response, SIGNS, &n, &total);
    assert_int_equal(n, 2);
    assert_int_equal(total, 5);
    response_set_boolean(response, SICK, true);
    response_progress(response, SIGNS, &n, &total);
    assert_int_equal(total, 6);
}

static void response_replaces_a_single_choice(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    response_tap_option(response, PRESSURE, PRESSURE_LIGHT);
    response_tap_option(response, PRESSURE, PRESSURE_FIRM);
    assert_int_equal(response->answers[PRESSURE].options, 1U << PRESSURE_FIRM);
    response_tap_option(response, PRESSURE, PRESSURE_FIRM);
    assert_int_equal(response->answers[PRESSURE].options, 1U << PRESSURE_FIRM);
    assert_int_equal(response->answers[PRESSURE].state, ANSWER_GIVEN);
}

static void response_toggles_with_repeats_and_keeps_exclusive_alone(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    const struct answer *answer = &response->answers[SIGNS];
    response_tap_option(response, SIGNS, SIGN_FEVER);
    response_tap_option(response, SIGNS, SIGN_CLOT);
    assert_int_equal(answer->options, 1U << SIGN_FEVER | 1U << SIGN_CLOT);
    response_tap_option(response, SIGNS, SIGN_NONE);
    assert_int_equal(answer->options, 1U << SIGN_NONE);
    response_tap_option(response, SIGNS, SIGN_LEG);
    assert_int_equal(answer->options, 1U << SIGN_LEG);
    response_tap_option(response, SIGNS, SIGN_LEG);
    assert_int_equal(answer->options, 0);
    assert_int_equal(answer->state, ANSWER_OPEN);
}

static void response_set_text_refuses_what_does_not_fit(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    const struct answer *answer = &response->answers[NOTE];
    assert_true(response_set_text(response, NOTE, "\xC3\xA9t\xC3\xA9s!")); /* 5 characters */
    assert_false(response_set_text(response, NOTE, "sechs1"));
    assert_false(response_set_text(response, NOTE, "\xC3"));
    assert_string_equal(answer->text, "\xC3\xA9t\xC3\xA9s!");
    assert_true(response_set_text(response, NOTE, "a"));
    assert_string_equal(answer->text, "a");
    assert_int_equal(answer->text[2], 0); /* nothing of the longer text is left behind */
    assert_true(response_set_text(response, NOTE, ""));
    assert_int_equal(answer->state, ANSWER_OPEN);
}

static void response_never_takes_more_than_an_answer_holds(void **state)
{
    struct fixture *fixture = *state;
    fixture->items[NOTE].max_length = 100000;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    char text[(ANSWER_CHARACTERS_MAX + 1) * 4 + 1];
    for (size_t i = 0; i < ANSWER_CHARACTERS_MAX + 1; i++) {
        memcpy(text + i * 4, "\xF0\x9F\x8C\xB2", 5);
    }
    assert_false(response_set_text(response, NOTE, text));
    text[(size_t)ANSWER_CHARACTERS_MAX * 4] = '\0';
    assert_true(response_set_text(response, NOTE, text));
    assert_string_equal(response->answers[NOTE].text, text);
}

static void response_decline_wipes_the_value_and_a_tap_takes_it_back(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    response_tap_option(response, SIGNS, SIGN_FEVER);
    response_decline(response, SIGNS);
    assert_int_equal(response->answers[SIGNS].state, ANSWER_DECLINED);
    assert_int_equal(response->answers[SIGNS].options, 0);
    response_tap_option(response, SIGNS, SIGN_CLOT);
    assert_int_equal(response->answers[SIGNS].state, ANSWER_GIVEN);
    assert_int_equal(response->answers[SIGNS].options, 1U << SIGN_CLOT);
}

static void response_skip_marks_open_answers_only(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    response_skip(response, PAIN);
    assert_int_equal(response->answers[PAIN].state, ANSWER_SKIPPED);
    response_set_number(response, PAIN, 0);
    response_skip(response, PAIN);
    assert_int_equal(response->answers[PAIN].state, ANSWER_GIVEN);
    response_decline(response, SICK);
    response_skip(response, SICK);
    assert_int_equal(response->answers[SICK].state, ANSWER_DECLINED);
}

static void response_may_continue_unless_a_required_answer_is_missing(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    assert_true(response_may_continue(response, PAIN));
    assert_false(response_may_continue(response, SIGNS));
    response_skip(response, SIGNS);
    assert_false(response_may_continue(response, SIGNS));
    response_decline(response, SIGNS);
    assert_true(response_may_continue(response, SIGNS));
    response_tap_option(response, SIGNS, SIGN_NONE);
    assert_true(response_may_continue(response, SIGNS));
}

static void response_create_takes_initial_values(void **state)
{
    struct fixture *fixture = *state;
    fixture->items[PAIN].has_initial = true;
    fixture->items[PAIN].initial_number = 3;
    fixture->items[PAIN].initial_text = ""; /* form/ leaves it so */
    fixture->items[SIGNS].has_initial = true;
    fixture->items[SIGNS].initial_options = 1U << SIGN_NONE;
    fixture->items[NOTE].has_initial = true;
    fixture->items[NOTE].initial_text = "hm";
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    assert_int_equal(response->answers[PAIN].number, 3);
    assert_int_equal(response->answers[PAIN].state, ANSWER_GIVEN);
    assert_int_equal(response->answers[SIGNS].options, 1U << SIGN_NONE);
    assert_string_equal(response->answers[NOTE].text, "hm");
    assert_int_equal(response->answers[NOTE].state, ANSWER_GIVEN);
    assert_int_equal(response->answers[SICK].state, ANSWER_OPEN);
}

static void response_words_say_each_kind_of_answer(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    struct response *response = response_create(arena, &fixture->questionnaire);
    assert_string_equal(response_words(response, PAIN, "en", arena), "");
    response_set_number(response, PAIN, 0);
    assert_string_equal(response_words(response, PAIN, "en", arena), "0");
    response_tap_option(response, SIGNS, SIGN_LEG);
    response_tap_option(response, SIGNS, SIGN_FEVER);
    assert_string_equal(response_words(response, SIGNS, "en", arena), "Fever, Weak legs");
    response_tap_option(response, PRESSURE, PRESSURE_FIRM);
    assert_string_equal(response_words(response, PRESSURE, "fr", arena), "Ferme");
    assert_string_equal(response_words(response, PRESSURE, "de", arena), "Firm");
    response_set_boolean(response, SICK, false);
    assert_string_equal(response_words(response, SICK, "en", arena), "No");
    response_set_boolean(response, SICK, true);
    assert_string_equal(response_words(response, SICK, "es", arena), "S\u00ed");
    assert_true(response_set_text(response, NOTE, "ok"));
    assert_string_equal(response_words(response, NOTE, "en", arena), "ok");
    response_decline(response, PAIN);
    assert_string_equal(response_words(response, PAIN, "en", arena), "");
}

static void response_flags_come_most_urgent_first_then_in_file_order(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    struct flags flags = response_flags(response, "fr", fixture->arena);
    assert_int_equal(flags.count, 0);
    assert_int_equal(flags_highest(&flags), TIER_NONE);

    response_set_boolean(response, SICK, true);
    response_tap_option(response, SIGNS, SIGN_CLOT);
    response_tap_option(response, SIGNS, SIGN_FEVER);
    response_tap_option(response, SIGNS, SIGN_LEG);
    response_decline(response, PRESSURE);
    response_skip(response, PAIN);
    flags = response_flags(response, "fr", fixture->arena);
    static const struct flag expected[] = {
        {TIER_STOP, "signs", "E3", "Weak legs"}, {TIER_HOLD, "sick", "true", "Are you ill? Oui"},
        {TIER_HOLD, "signs", "D1", "Fever"},     {TIER_ASK, "pressure", "", "Quelle pression ?"},
        {TIER_TELL, "signs", "clot", "A clot"},
    };
    assert_int_equal(flags.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_int_equal(flags.items[i].tier, expected[i].tier);
        assert_string_equal(flags.items[i].link_id, expected[i].link_id);
        assert_string_equal(flags.items[i].code, expected[i].code);
        assert_string_equal(flags.items[i].text, expected[i].text);
    }
    assert_int_equal(flags_highest(&flags), TIER_STOP);
    assert_int_equal(response_tier(response, SICK), TIER_HOLD);
    assert_int_equal(response_tier(response, SIGNS), TIER_STOP);
    assert_int_equal(response_tier(response, PRESSURE), TIER_ASK);
    assert_int_equal(response_tier(response, PAIN), TIER_NONE);
}

static void response_flags_nothing_that_is_not_asked(void **state)
{
    struct fixture *fixture = *state;
    fixture->items[LAST].boolean_tier[0] = TIER_REVIEW;
    fixture->conditions[0].question = PAIN;
    fixture->conditions[0].operator_ = ENABLE_EXISTS;
    fixture->conditions[0].boolean = true;
    struct response *response = with_conditions(fixture, 1, false);
    response_set_number(response, PAIN, 1);
    response_set_boolean(response, LAST, false);
    assert_int_equal(response_tier(response, LAST), TIER_REVIEW);
    assert_int_equal(response_flags(response, "en", fixture->arena).count, 1);
    assert_true(response_has_tag(response, "last/false"));
    response_clear(response, PAIN);
    assert_int_equal(response_tier(response, LAST), TIER_NONE);
    assert_int_equal(response_flags(response, "en", fixture->arena).count, 0);
    assert_false(response_has_tag(response, "last/false"));
}

static void response_has_tag_when_the_option_is_chosen(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, &fixture->questionnaire);
    response_tap_option(response, SIGNS, SIGN_CLOT);
    assert_true(response_has_tag(response, "signs/clot"));
    static const char *const others[] = {"signs/fever", "signs/clo", "signs/clots",   "signs",
                                         "signs/",      "sign/clot", "pressure/clot", "stress"};
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_false(response_has_tag(response, others[i]));
    }
    response_decline(response, SIGNS);
    assert_false(response_has_tag(response, "signs/clot"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(response_enables_by_number_for_every_operator),
        TEST(response_enables_by_existence_of_a_value),
        TEST(response_enables_by_any_of_the_chosen_options),
        TEST(response_compares_the_system_of_a_code_when_given),
        TEST(response_enables_by_boolean_and_by_text),
        TEST(response_enables_by_all_or_by_any),
        TEST(response_hides_what_is_in_a_group_that_is_not_enabled),
        TEST(response_walks_questions_only),
        TEST(response_notes_are_the_displays_since_the_question_before),
        TEST(response_progress_counts_what_may_still_be_asked),
        TEST(response_progress_total_shrinks_when_a_branch_is_ruled_out),
        TEST(response_replaces_a_single_choice),
        TEST(response_toggles_with_repeats_and_keeps_exclusive_alone),
        TEST(response_set_text_refuses_what_does_not_fit),
        TEST(response_never_takes_more_than_an_answer_holds),
        TEST(response_decline_wipes_the_value_and_a_tap_takes_it_back),
        TEST(response_skip_marks_open_answers_only),
        TEST(response_may_continue_unless_a_required_answer_is_missing),
        TEST(response_create_takes_initial_values),
        TEST(response_words_say_each_kind_of_answer),
        TEST(response_flags_come_most_urgent_first_then_in_file_order),
        TEST(response_flags_nothing_that_is_not_asked),
        TEST(response_has_tag_when_the_option_is_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
