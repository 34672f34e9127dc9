/* domain/questionnaire.h, and the look-ups of domain/document.h */
#include "domain/answer_kind.h"
#include "domain/document.h"
#include "domain/questionnaire.h"
#include "domain/response.h"
#include "expect.h"

#include <stdint.h>

static void tier_codes_are_read_back(void **state)
{
    (void)state;
    static const struct {
        enum tier tier;
        const char *code;
    } cases[] = {{TIER_NONE, ""},         {TIER_TELL, "tell"}, {TIER_ASK, "ask"},
                 {TIER_REVIEW, "review"}, {TIER_HOLD, "hold"}, {TIER_STOP, "stop"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        enum tier tier = TIER_STOP;
        assert_string_equal(tier_code(cases[i].tier), cases[i].code);
        assert_true(tier_from_code(cases[i].code, &tier));
        assert_int_equal(tier, cases[i].tier);
    }
}

static void tier_from_code_refuses_other_words(void **state)
{
    (void)state;
    enum tier tier = TIER_REVIEW;
    assert_false(tier_from_code("Stop", &tier));
    assert_false(tier_from_code("urgent", &tier));
    assert_int_equal(tier, TIER_REVIEW);
}

static void all_types_but_groups_and_displays_are_questions(void **state)
{
    (void)state;
    for (int type = 0; type < ITEM_TYPE_COUNT; type++) {
        const struct item item = {.type = (enum item_type)type};
        enum item_type found = ITEM_TYPE_COUNT;
        assert_int_equal(item_is_question(&item), type != ITEM_GROUP && type != ITEM_DISPLAY);
        assert_true(item_type_from_code(item_type_code(item.type), &found));
        assert_int_equal(found, type);
    }
    enum item_type found = ITEM_TYPE_COUNT;
    assert_false(item_type_from_code("hologram", &found));
    assert_false(item_type_from_code("", &found));
}

/* Each type says of itself all that is asked of it (domain/answer_kind.h). */
static void every_type_is_complete(void **state)
{
    (void)state;
    for (int type = 0; type < ITEM_TYPE_COUNT; type++) {
        const struct answer_kind *kind = answer_kind_of_type((enum item_type)type);
        if (kind == NULL) {
            continue;
        }
        bool offers = kind->offer_count != NULL;
        bool whole = offers ? kind->offer && kind->is_chosen && kind->choose && !kind->words
                            : kind->words && kind->take && !kind->offer;
        whole = whole && kind->value && kind->noun && (kind->compare == NULL) != !kind->equals &&
                (kind->shape != VALUE_STRING || kind->refusal);
        if (!whole) {
            fail_msg("the type \"%s\" lacks something", item_type_code((enum item_type)type));
        }
    }
}

static void finding_gives_the_index_or_past_the_end(void **state)
{
    (void)state;
    static const struct option options[] = {{.code = "light"}, {.code = "firm"}};
    static const struct item items[] = {
        {.link_id = "about"},
        {.link_id = "pressure", .options = options, .option_count = 2},
    };
    const struct questionnaire questionnaire = {.items = items, .count = 2};
    assert_int_equal(questionnaire_find(&questionnaire, "about"), 0);
    assert_int_equal(questionnaire_find(&questionnaire, "pressure"), 1);
    assert_int_equal(questionnaire_find(&questionnaire, "press"), ITEM_NO_PARENT);
    assert_int_equal(item_find_option(&items[1], "firm"), 1);
    assert_int_equal(item_find_option(&items[1], "fir"), 2);
}

static void catalog_finds_pages_and_tags(void **state)
{
    (void)state;
    static const char *const tags[] = {"duration/over-3-months", "stress"};
    static const struct page pages[] = {
        {.id = "worth-it"},
        {.id = "help-yourself", .tags = tags, .tag_count = 2},
    };
    const struct catalog catalog = {.pages = pages, .count = 2};
    assert_int_equal(catalog_find(&catalog, "help-yourself"), 1);
    assert_int_equal(catalog_find(&catalog, "help"), 2);
    assert_true(page_has_tag(&pages[1], "stress"));
    assert_false(page_has_tag(&pages[1], "duration"));
    assert_false(page_has_tag(&pages[0], "stress"));
}

/* What the groups around a question say stands before it, away from its screen. */
static void question_stands_after_the_words_of_its_groups(void **state)
{
    (void)state;
    static const struct translation weeks_fr[] = {{"fr", "Ces 2 semaines"}};
    static const struct item grouped[] = {
        {.link_id = "all", .parent = ITEM_NO_PARENT, .type = ITEM_GROUP, .text = {.text = ""}},
        {.link_id = "weeks",
         .parent = 0,
         .type = ITEM_GROUP,
         .prefix = {.text = "B."},
         .text = {.text = "In the last 2 weeks", .translations = weeks_fr, .count = 1}},
        {.link_id = "often", .parent = 1, .type = ITEM_GROUP, .text = {.text = "How often:"}},
        {.link_id = "sleep", .parent = 2, .type = ITEM_TEXT, .text = {.text = "Bad sleep"}},
        {.link_id = "back", .parent = 1, .type = ITEM_TEXT, .text = {.text = "Your back?"}},
        {.link_id = "alone", .parent = 0, .type = ITEM_TEXT, .text = {.text = "Alone?"}},
    };
    const struct questionnaire form = {.items = grouped,
                                       .count = sizeof(grouped) / sizeof(grouped[0])};
    struct arena *arena = arena_create(1024);
    const struct response *response = response_create(arena, &form);
    static const struct {
        size_t item;
        const char *language;
        const char *question;
    } cases[] = {
        {3, "en", "B. In the last 2 weeks How often: Bad sleep"},
        {4, "en", "B. In the last 2 weeks \u2013 Your back?"},
        {4, "fr", "B. Ces 2 semaines \u2013 Your back?"},
        {5, "en", "Alone?"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_string_equal(
            response_question_in_group(response, cases[i].item, cases[i].language, arena),
            cases[i].question);
    }
    assert_string_equal(item_group_words(&form, &grouped[5], "en", arena), "");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tier_codes_are_read_back),
        cmocka_unit_test(tier_from_code_refuses_other_words),
        cmocka_unit_test(all_types_but_groups_and_displays_are_questions),
        cmocka_unit_test(every_type_is_complete),
        cmocka_unit_test(finding_gives_the_index_or_past_the_end),
        cmocka_unit_test(catalog_finds_pages_and_tags),
        cmocka_unit_test(question_stands_after_the_words_of_its_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
