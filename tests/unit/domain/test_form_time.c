/* domain/form_time.h, base/words.h */
#include "base/words.h"
#include "domain/form_time.h"
#include "expect.h"

static void words_have_letters_and_spaces_between(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t words;
    } cases[] = {{"", 0},
                 {"  ", 0},
                 {"None of these", 3},
                 {"8-1-1", 0},
                 {"6 to 12 weeks", 2},
                 {"À quel point\u00a0?", 3},
                 {"jambe\u202f: oui", 2},
                 {"l’AVC", 1}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(words_in(cases[i].text), cases[i].words);
    }
}

static struct localized words(const char *text)
{
    return (struct localized){.text = text};
}

static const struct option signs[] = {
    {.code = "fever", .display = {.text = "A fever"}, .tier = TIER_HOLD, .flag_code = ""},
    {.code = "cold", .display = {.text = "A cold"}, .flag_code = ""},
    {.code = "none", .display = {.text = "None of these"}, .flag_code = "", .exclusive = true},
};

/* A list, and two numbers on one screen. */
static struct questionnaire form_of(struct item items[4])
{
    items[0] = (struct item){.link_id = "signs",
                             .parent = ITEM_NO_PARENT,
                             .type = ITEM_CHOICE,
                             .text = words("Any of these?"),
                             .hint = words("Please read."),
                             .options = signs,
                             .option_count = 3,
                             .repeats = true};
    items[1] = (struct item){.link_id = "week",
                             .parent = ITEM_NO_PARENT,
                             .type = ITEM_GROUP,
                             .control = CONTROL_PAGE,
                             .text = words("This week:")};
    for (size_t i = 2; i < 4; i++) {
        items[i] = (struct item){.link_id = i == 2 ? "pain" : "way",
                                 .parent = 1,
                                 .type = ITEM_INTEGER,
                                 .text = words("How strong?"),
                                 .short_text = words("Pain"),
                                 .minimum_text = words("none"),
                                 .maximum_text = words("worst ever"),
                                 .maximum = 10};
    }
    return (struct questionnaire){.url = "u", .items = items, .count = 4};
}

static void calmest_offer_excludes_all_others(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4096);
    struct item items[4];
    const struct questionnaire form = form_of(items);
    const struct response *response = response_create(arena, &form);
    assert_int_equal(response_calmest_offer(response, 0), 2);
    items[0].option_count = 2; /* without "None of these": the least urgent */
    assert_int_equal(response_calmest_offer(response, 0), 1);
    arena_destroy(arena);
}

static void a_form_takes_its_taps_and_words(void **state)
{
    (void)state;
    struct item items[4];
    const struct questionnaire form = form_of(items);
    /* None, Continue; two numbers, Continue; Send */
    const int64_t taps = 2 + 3 + 1;
    /* question, hint and answers; what the group says once; twice question and ends */
    const int64_t read = (3 + 2 + 7) + 2 + 2 * (2 + 1 + 2);
    const int64_t reviewed = (3 + 3) + 2 * 1; /* the list has no short words */
    assert_int_equal(questionnaire_quickest_ms(&form, "en"),
                     taps * MS_PER_TAP + (read + reviewed) * MS_PER_WORD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_letters_and_spaces_between),
        cmocka_unit_test(calmest_offer_excludes_all_others),
        cmocka_unit_test(a_form_takes_its_taps_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
