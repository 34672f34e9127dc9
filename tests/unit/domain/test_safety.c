/* domain/safety and domain/missing_words: what a clinic is told of its questionnaires. */
#include "domain/safety.h"

#include "domain/missing_words.h"
#include "test_arena.h"

#define TEST(function) cmocka_unit_test_setup_teardown(function, create_arena, destroy_arena)

#define WORDS(text_)                                                                               \
    {                                                                                              \
        .text = (text_), .language = "en"                                                          \
    }
#define BOTH(text_, texts)                                                                         \
    {                                                                                              \
        .text = (text_), .translations = (texts), .count = 1, .language = "en"                     \
    }

static const struct translation fever_fr[] = {{"fr-CA", "Fièvre"}};
static const struct translation signs_fr[] = {{"fr", "Lequel ?"}};

static const struct option signs[] = {
    {.code = "faint", .flag_code = "", .display = WORDS("Fainting"), .tier = TIER_STOP},
    {.code = "fever", .flag_code = "", .display = BOTH("Fever", fever_fr), .tier = TIER_HOLD},
    {.code = "none", .flag_code = "", .display = WORDS("None"), .exclusive = true},
};
static const struct option oils[] = {
    {.code = "nuts", .flag_code = "", .display = WORDS("Nuts"), .tier = TIER_TELL},
    {.code = "none", .flag_code = "", .display = WORDS("None")},
};
static const struct item items[] = {
    {.link_id = "about", .parent = ITEM_NO_PARENT, .type = ITEM_GROUP, .text = WORDS("Today:")},
    {.link_id = "signs",
     .parent = 0,
     .type = ITEM_CHOICE,
     .text = BOTH("Which?", signs_fr),
     .options = signs,
     .option_count = 3},
    {.link_id = "oils",
     .parent = ITEM_NO_PARENT,
     .type = ITEM_CHOICE,
     .text = WORDS("Allergic to?"),
     .options = oils,
     .option_count = 2},
    {.link_id = "pregnant",
     .parent = ITEM_NO_PARENT,
     .type = ITEM_BOOLEAN,
     .text = WORDS("Pregnant?"),
     .boolean_tier = {TIER_NONE, TIER_TELL}},
    {.link_id = "more",
     .parent = ITEM_NO_PARENT,
     .type = ITEM_TEXT,
     .text = WORDS("More?"),
     .max_length = 250},
};
static const struct questionnaire form = {
    .title = WORDS("Test"),
    .boolean_words = {{.text = "No"}, {.text = "Yes"}},
    .items = items,
    .count = sizeof(items) / sizeof(items[0]),
};

static void answers_are_listed_with_what_they_raise(void **state)
{
    const struct safety safety = safety_of(*state, &form, "fr");
    assert_int_equal(safety.count, 7);
    assert_int_equal(safety_count(&safety, TIER_STOP), 1);
    assert_int_equal(safety_count(&safety, TIER_HOLD), 1);
    assert_int_equal(safety_count(&safety, TIER_TELL), 2);
    assert_string_equal(safety.items[1].question, "Lequel ?");
    assert_string_equal(safety.items[1].answer, "Fièvre");
    assert_string_equal(safety.items[5].link_id, "pregnant");
    assert_string_equal(safety.items[5].answer, "Yes");
}

/* An answer such as "Yes, at least one" means nothing without them. */
static void what_is_read_above_the_answers_is_listed_with_them(void **state)
{
    static const struct localized points[] = {WORDS("Chest pain"), WORDS("A big fall")};
    const struct item parts[] = {
        items[0],
        {.link_id = "note", .parent = 0, .type = ITEM_DISPLAY, .text = WORDS("Please read")},
        {.link_id = "signs",
         .parent = 0,
         .type = ITEM_CHOICE,
         .text = WORDS("Any?"),
         .hint = WORDS("Every line"),
         .points = points,
         .point_count = 2,
         .options = signs,
         .option_count = 3},
        items[2],
    };
    static const char *const expected[] = {"Today:", "Please read", "Every line", "Chest pain",
                                           "A big fall"};
    struct questionnaire list = form;
    list.items = parts;
    list.count = sizeof(parts) / sizeof(parts[0]);
    const struct safety safety = safety_of(*state, &list, "en");
    assert_int_equal(safety.items[0].line_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(safety.items[0].lines[i], expected[i]);
    }
    assert_string_equal(safety.items[3].link_id, "oils");
    assert_int_equal(safety.items[3].line_count, 0);
}

/* "signs/fever hold>stop|…" */
static const char *changes_in_words(struct arena *arena, const struct questionnaire *before,
                                    const struct questionnaire *after)
{
    const struct safety then = safety_of(arena, before, "en");
    const struct safety now = safety_of(arena, after, "en");
    const struct safety_changes changes = safety_compare(arena, &then, &now);
    const char *text = "";
    for (size_t i = 0; i < changes.count; i++) {
        const struct safety_change *change = &changes.items[i];
        const struct safety_answer *some = change->after != NULL ? change->after : change->before;
        text = arena_printf(arena, "%s%s/%s %s>%s|", text, some->link_id, some->code,
                            change->before == NULL ? "new" : tier_code(change->before->tier),
                            change->after == NULL ? "gone" : tier_code(change->after->tier));
    }
    return text;
}

static void changes_of_what_is_raised_are_found(void **state)
{
    struct item changed[sizeof(items) / sizeof(items[0])];
    const struct option other_signs[] = {
        {.code = "fever", .flag_code = "", .display = WORDS("Fever"), .tier = TIER_STOP},
        {.code = "numb", .flag_code = "", .display = WORDS("Numb"), .tier = TIER_HOLD},
        {.code = "cold", .flag_code = "", .display = WORDS("Cold")},
        {.code = "none", .flag_code = "", .display = WORDS("None of these")},
    };
    memcpy(changed, items, sizeof(items));
    changed[1].options = other_signs;
    changed[1].option_count = 4;
    changed[3].boolean_tier[1] = TIER_NONE;
    struct questionnaire after = form;
    after.items = changed;
    assert_string_equal(changes_in_words(*state, &form, &form), "");
    assert_string_equal(changes_in_words(*state, &form, &after),
                        "signs/fever hold>stop|signs/numb new>hold|pregnant/true tell>|"
                        "signs/faint stop>gone|");
    after.count = 1; /* without any question */
    assert_string_equal(changes_in_words(*state, &form, &after),
                        "signs/faint stop>gone|signs/fever hold>gone|oils/nuts tell>gone|"
                        "pregnant/true tell>gone|");
}

static void answers_that_no_longer_last_are_a_change(void **state)
{
    struct item changed[sizeof(items) / sizeof(items[0])];
    struct questionnaire lasting = form;
    memcpy(changed, items, sizeof(items));
    changed[3].boolean_lasting = true;
    lasting.items = changed;
    const struct safety then = safety_of(*state, &lasting, "en");
    const struct safety now = safety_of(*state, &form, "en");
    assert_int_equal(safety_count_lasting(&then), 1); /* yes; no raises nothing */
    assert_int_equal(safety_count_lasting(&now), 0);
    const struct safety_changes changes = safety_compare(*state, &then, &now);
    assert_int_equal(changes.count, 1);
    assert_string_equal(changes.items[0].after->link_id, "pregnant");
    assert_true(changes.items[0].before->lasting);
    assert_false(changes.items[0].after->lasting);
}

/* "signs/none!|…", with a mark where somebody is warned by it. */
static const char *missing_in_words(struct arena *arena, const char *language)
{
    const struct missing_words missing = missing_words(arena, &form, language);
    const char *text = arena_printf(arena, "%zu of %zu: ", missing.count, missing.total);
    for (size_t i = 0; i < missing.count; i++) {
        text = arena_printf(arena, "%s%s/%s%s|", text, missing.items[i].link_id,
                            missing.items[i].code, missing.items[i].urgent ? "!" : "");
    }
    return text;
}

static void texts_that_a_language_lacks_are_found(void **state)
{
    assert_string_equal(missing_in_words(*state, "en"), "0 of 11: ");
    assert_string_equal(missing_in_words(*state, "fr"),
                        "9 of 11: /|about/!|signs/faint!|signs/none!|oils/|oils/nuts!|oils/none|"
                        "pregnant/!|more/|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers_are_listed_with_what_they_raise),
        TEST(what_is_read_above_the_answers_is_listed_with_them),
        TEST(changes_of_what_is_raised_are_found),
        TEST(answers_that_no_longer_last_are_a_change),
        TEST(texts_that_a_language_lacks_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
