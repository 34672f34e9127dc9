/* The two shipped questionnaires: what they ask on every path, and how it reads. */
#include "base/utf8.h"
#include "expect.h"
#include "form/form.h"
#include "test_json.h"

#include <string.h>

#define FIRST_VISIT KIOSK_SOURCE_DIR "/assets/questionnaires/back-pain-first-visit.json"
#define FOLLOW_UP   KIOSK_SOURCE_DIR "/assets/questionnaires/back-pain-follow-up.json"

#define DESIGN_NOTE "http://hl7.org/fhir/StructureDefinition/designNote"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct fixture {
    struct arena *arena;
    const struct questionnaire *first_visit;
    const struct questionnaire *follow_up;
};

static int setup(void **state)
{
    struct arena *arena = arena_create(1 << 18);
    struct problems problems = {.arena = arena};
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    *state = fixture;
    fixture->arena = arena;
    fixture->first_visit = form_load(arena, FIRST_VISIT, &problems);
    fixture->follow_up = form_load(arena, FOLLOW_UP, &problems);
    for (size_t i = 0; i < problems.count; i++) {
        print_error("%s\n", problems.items[i]);
    }
    return problems.count == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    return 0;
}

static void tap(struct response *response, const char *link_id, const char *code)
{
    const struct questionnaire *questionnaire = response->questionnaire;
    size_t index = questionnaire_find(questionnaire, link_id);
    assert_int_not_equal(index, ITEM_NO_PARENT);
    size_t option = item_find_option(&questionnaire->items[index], code);
    if (option == questionnaire->items[index].option_count) {
        fail_msg("%s has no option %s", link_id, code);
    }
    response_tap_option(response, index, option);
}

/* The ways to answer one question: each option or number, declined, skipped. */
static size_t ways(const struct item *item)
{
    size_t values = item->type == ITEM_CHOICE ? item->option_count
                                              : (size_t)(item->maximum - item->minimum + 1);
    return values + (item->required ? 1 : 2);
}

static void answer(struct response *response, size_t index, size_t way)
{
    const struct item *item = &response->questionnaire->items[index];
    size_t values = ways(item) - (item->required ? 1 : 2);
    if (way == values) {
        response_decline(response, index);
    } else if (way > values) {
        response_skip(response, index);
    } else if (item->type == ITEM_CHOICE) {
        response_tap_option(response, index, way);
    } else {
        response_set_number(response, index, item->minimum + (long)way);
    }
}

/* Walks a whole form: answers the two questions that branch in the given ways and the rest in all
 * ways in turn, and checks the progress on each screen. Returns the number of screens. Where the
 * second is carried forward, way 0 is to have nothing from before. */
static size_t walk(struct arena *arena, const struct questionnaire *questionnaire, size_t where,
                   size_t where_way, size_t hard, size_t hard_way, size_t other)
{
    struct response *response = response_create(arena, questionnaire);
    const struct item *named = &questionnaire->items[hard];
    size_t screens = 0;
    size_t smallest = questionnaire->count;
    size_t n = 0;
    size_t total = 0;
    if (named->carried_forward && hard_way > 0) {
        assert_true(response_carry(response, hard, named->options[hard_way - 1].code));
    }
    for (size_t i = response_first(response); i != RESPONSE_END; i = response_next(response, i)) {
        response_progress(response, i, &n, &total);
        assert_int_equal(n, ++screens);
        assert_true(total <= smallest);
        smallest = total;
        size_t way = i == where ? where_way : i == hard ? hard_way : other;
        answer(response, i, way % ways(&questionnaire->items[i]));
        assert_true(response_may_continue(response, i));
    }
    assert_int_equal(n, total); /* the last screen has the number of the total */
    return screens;
}

static void first_visit_has_at_most_12_questions_on_every_path(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = fixture->first_visit;
    size_t where = questionnaire_find(form, "where");
    size_t hard = questionnaire_find(form, "hard-thing");
    size_t longest = 0;
    size_t shortest = SIZE_MAX;
    for (size_t w = 0; w < ways(&form->items[where]); w++) {
        for (size_t h = 0; h < ways(&form->items[hard]); h++) {
            for (size_t other = 0; other < 13; other++) {
                struct arena *arena = arena_create(1 << 16);
                size_t screens = walk(arena, form, where, w, hard, h, other);
                longest = screens > longest ? screens : longest;
                shortest = screens < shortest ? screens : shortest;
                arena_destroy(arena);
            }
        }
    }
    assert_int_equal(longest, 12);
    assert_int_equal(shortest, 9);
}

/* The list of the first visit is asked again only where something has changed, the places that are
 * not to be touched only where there are some, and how hard the thing is only where one was named.
 */
static void follow_up_has_at_most_10_questions_on_every_path(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = fixture->follow_up;
    const size_t still_right = questionnaire_find(form, "still-right");
    const size_t hard = questionnaire_find(form, "hard-thing");
    const struct item *item = &form->items[still_right];
    const struct item *list = &form->items[questionnaire_find(form, "tell")];
    for (size_t way = 0; way < ways(item); way++) {
        const bool changed = way == item_find_option(item, "changed");
        for (size_t named = 0; named <= form->items[hard].option_count; named++) {
            for (size_t other = 0; other < 13; other++) {
                const bool places = changed && other == item_find_option(list, "no-touch");
                assert_int_equal(walk(fixture->arena, form, still_right, way, hard, named, other),
                                 7 + (changed ? 1 : 0) + (places ? 1 : 0) + (named > 0 ? 1 : 0));
            }
        }
    }
}

static void lists_of_both_forms_are_the_same(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lists[] = {"same-day", "tell", "no-touch-where"};
    for (size_t l = 0; l < COUNT(lists); l++) {
        const struct questionnaire *first = fixture->first_visit;
        const struct questionnaire *next = fixture->follow_up;
        const struct item *one = &first->items[questionnaire_find(first, lists[l])];
        const struct item *other = &next->items[questionnaire_find(next, lists[l])];
        /* of the warning signs the follow-up asks what is new since last time */
        assert_int_equal(strcmp(one->text.text, other->text.text) == 0,
                         strcmp(lists[l], "same-day") != 0);
        assert_int_equal(one->option_count, other->option_count);
        for (size_t i = 0; i < one->option_count; i++) {
            const struct option *a = &one->options[i];
            const struct option *b = &other->options[i];
            assert_string_equal(a->code, b->code);
            assert_string_equal(a->flag_code, b->flag_code);
            assert_string_equal(a->display.text, b->display.text);
            assert_string_equal(localized_get(&a->display, "fr"), localized_get(&b->display, "fr"));
            assert_int_equal(a->tier, b->tier);
            assert_int_equal(a->lasting, b->lasting);
        }
    }
}

static void first_visit_asks_about_the_leg_when_the_back_hurts_or_nobody_says(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = fixture->first_visit;
    size_t where = questionnaire_find(form, "where");
    size_t leg = questionnaire_find(form, "leg");
    static const char *const backs[] = {"back-low-",      "back-middle-",  "back-upper-",
                                        "back-shoulder-", "back-tailbone", "back-buttock-"};
    size_t asked = 0;
    for (size_t i = 0; i < form->items[where].option_count; i++) {
        bool back = false;
        for (size_t k = 0; k < COUNT(backs); k++) {
            back = back ||
                   strncmp(form->items[where].options[i].code, backs[k], strlen(backs[k])) == 0;
        }
        struct response *response = response_create(fixture->arena, form);
        response_tap_option(response, where, i);
        assert_int_equal(response_enabled(response, leg), back);
        asked += back ? 1 : 0;
    }
    assert_int_equal(asked, 11);
    struct response *response = response_create(fixture->arena, form);
    response_decline(response, where);
    assert_true(response_enabled(response, leg));
    response_clear(response, where);
    response_skip(response, where);
    assert_true(response_enabled(response, leg));
}

static void first_visit_asks_how_hard_only_when_a_thing_was_named(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = fixture->first_visit;
    size_t hard_thing = questionnaire_find(form, "hard-thing");
    size_t hard_number = questionnaire_find(form, "hard-number");
    struct response *response = response_create(fixture->arena, form);
    response_skip(response, hard_thing);
    assert_false(response_enabled(response, hard_number));
    response_decline(response, hard_thing);
    assert_false(response_enabled(response, hard_number));
    tap(response, "hard-thing", "something-else");
    assert_true(response_enabled(response, hard_number));
}

/* Whatever was named: the question reads as a sentence in both forms and languages. */
static void how_hard_names_the_thing(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *code;
        const char *words[4]; /* the first form and the next, in English and in French */
    } things[] = {
        {"sitting",
         {"How hard is sitting?", "Rester assis\u00A0: à quel point est-ce difficile\u00A0?",
          "How hard is sitting now?",
          "Rester assis\u00A0: à quel point est-ce difficile maintenant\u00A0?"}},
        {"bending",
         {"How hard is bending or lifting?",
          "Se pencher ou soulever\u00A0: à quel point est-ce difficile\u00A0?",
          "How hard is bending or lifting now?",
          "Se pencher ou soulever\u00A0: à quel point est-ce difficile maintenant\u00A0?"}},
        {"something-else",
         {"How hard is it?", "Cette chose\u00A0: à quel point est-ce difficile\u00A0?",
          "How hard is that other thing now?",
          "Cette autre chose\u00A0: à quel point est-ce difficile maintenant\u00A0?"}},
    };
    const struct questionnaire *const forms[] = {fixture->first_visit, fixture->follow_up};
    for (size_t i = 0; i < COUNT(things); i++) {
        for (size_t w = 0; w < COUNT(things[i].words); w++) {
            struct response *response = response_create(fixture->arena, forms[w / 2]);
            tap(response, "hard-thing", things[i].code);
            const size_t asked = questionnaire_find(forms[w / 2], "hard-number");
            assert_string_equal(
                response_question(response, asked, w % 2 == 0 ? "en" : "fr", fixture->arena),
                things[i].words[w]);
        }
    }
}

/* The questions that stand on one screen where it has room, each page beginning with its first. */
static void related_questions_share_a_page(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        bool follow_up;
        const char *questions[4];
    } pages[] = {
        {false, {"duration", "leg"}},           {false, {"pain-week", "in-the-way"}},
        {false, {"hard-thing", "hard-number"}}, {false, {"pressure"}},
        {true, {"change", "after-last"}},       {true, {"pain-week", "in-the-way", "hard-number"}},
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        const struct questionnaire *form =
            pages[i].follow_up ? fixture->follow_up : fixture->first_visit;
        struct response *response = response_create(fixture->arena, form);
        if (pages[i].follow_up) {
            assert_true(
                response_carry(response, questionnaire_find(form, "hard-thing"), "walking"));
        }
        size_t count = 0;
        while (count < 4 && pages[i].questions[count] != NULL) {
            count++;
        }
        for (size_t q = 0; q < count; q++) { /* the same page from each of its questions */
            const struct question_page page =
                response_page(response, questionnaire_find(form, pages[i].questions[q]));
            assert_int_equal(page.count, count);
            for (size_t k = 0; k < count; k++) {
                assert_string_equal(form->items[page.items[k]].link_id, pages[i].questions[k]);
            }
        }
    }
}

/* What was named at one visit is found by its code in the form of the next. */
static void both_forms_offer_the_same_hard_things(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *first = fixture->first_visit;
    const struct questionnaire *next = fixture->follow_up;
    const struct item *one = &first->items[questionnaire_find(first, "hard-thing")];
    const struct item *other = &next->items[questionnaire_find(next, "hard-thing")];
    assert_true(other->carried_forward);
    assert_int_equal(one->option_count, other->option_count);
    for (size_t i = 0; i < one->option_count; i++) {
        assert_string_equal(one->options[i].code, other->options[i].code);
        for (size_t l = 0; l < 2; l++) {
            const char *language = l == 0 ? "en" : "fr";
            assert_string_equal(localized_get(&one->options[i].display, language),
                                localized_get(&other->options[i].display, language));
        }
    }
}

struct expected_flag {
    const char *link_id;
    const char *option;
    enum tier tier;
    const char *code;
    bool lasting;
};

/* Asserts the flags of all options that have one; all other options must not flag anything. */
static void assert_flags(struct fixture *fixture, const struct questionnaire *form,
                         const struct expected_flag *expected, size_t count)
{
    size_t flagging = 0;
    for (size_t i = 0; i < form->count; i++) {
        for (size_t k = 0; k < form->items[i].option_count; k++) {
            flagging += form->items[i].options[k].tier != TIER_NONE ? 1 : 0;
        }
    }
    assert_int_equal(flagging, count);
    for (size_t i = 0; i < count; i++) {
        /* the follow-up opens this list where something has changed, which is a flag too */
        const bool opened = form == fixture->follow_up && strcmp(expected[i].link_id, "tell") == 0;
        struct response *response = response_create(fixture->arena, form);
        if (opened) {
            tap(response, "still-right", "changed");
        }
        tap(response, expected[i].link_id, expected[i].option);
        struct flags flags = response_flags(response, "en", fixture->arena);
        assert_int_equal(flags.count, opened ? 2 : 1);
        const struct flag *flag = &flags.items[flags.count - 1];
        assert_int_equal(flag->tier, expected[i].tier);
        assert_string_equal(flag->code, expected[i].code);
        if (flag->lasting != expected[i].lasting) {
            fail_msg("%s/%s: lasting?", expected[i].link_id, expected[i].option);
        }
        assert_string_equal(flag->link_id, expected[i].link_id);
    }
}

static void first_visit_flags_what_the_safety_list_says(void **state)
{
    struct fixture *fixture = *state;
    static const struct expected_flag expected[] = {
        {"emergency", "yes", TIER_STOP, "yes"},
        {"emergency", "not-sure", TIER_STOP, "not-sure"},
        {"same-day", "fever", TIER_HOLD, "D1"},
        {"same-day", "weight-loss", TIER_HOLD, "D2"},
        {"same-day", "cancer-new-pain", TIER_HOLD, "D3", true},
        {"same-day", "fall-thin-bones", TIER_HOLD, "D4", true},
        {"same-day", "leg-weak", TIER_HOLD, "D5"},
        {"same-day", "constant-pain", TIER_HOLD, "D6"},
        {"same-day", "infection-risk", TIER_HOLD, "D7", true},
        {"same-day", "new-lump", TIER_HOLD, "D8"},
        {"same-day", "swollen-leg", TIER_HOLD, "D9"},
        {"same-day", "pregnancy-pain", TIER_HOLD, "D10", true},
        {"tell", "blood-thinner", TIER_TELL, "T1", true},
        {"tell", "numb-areas", TIER_TELL, "T10", true},
        {"tell", "clot", TIER_TELL, "T2", true},
        {"tell", "pregnant", TIER_TELL, "T3", true},
        {"tell", "thin-bones", TIER_TELL, "T5", true},
        {"tell", "ill-today", TIER_TELL, "T8"},
        {"tell", "cancer", TIER_TELL, "T4", true},
        {"tell", "surgery-injury", TIER_TELL, "T6", true},
        {"tell", "implant", TIER_TELL, "T11", true},
        {"tell", "heart", TIER_TELL, "T9", true},
        {"tell", "skin", TIER_TELL, "T7"},
        {"tell", "allergy", TIER_TELL, "T12", true},
        {"tell", "no-touch", TIER_TELL, "T13", true},
        {"leg", "both-legs", TIER_HOLD, "E3"},
        {"leg", "both-legs-worse", TIER_STOP, "E3"},
    };
    assert_flags(fixture, fixture->first_visit, expected, COUNT(expected));
}

static void follow_up_flags_what_is_new_or_worse(void **state)
{
    struct fixture *fixture = *state;
    static const struct expected_flag expected[] = {
        {"emergency", "yes", TIER_STOP, "yes"},
        {"emergency", "not-sure", TIER_STOP, "not-sure"},
        {"same-day", "fever", TIER_HOLD, "D1"},
        {"same-day", "weight-loss", TIER_HOLD, "D2"},
        {"same-day", "cancer-new-pain", TIER_HOLD, "D3", true},
        {"same-day", "fall-thin-bones", TIER_HOLD, "D4", true},
        {"same-day", "leg-weak", TIER_HOLD, "D5"},
        {"same-day", "constant-pain", TIER_HOLD, "D6"},
        {"same-day", "infection-risk", TIER_HOLD, "D7", true},
        {"same-day", "new-lump", TIER_HOLD, "D8"},
        {"same-day", "swollen-leg", TIER_HOLD, "D9"},
        {"same-day", "pregnancy-pain", TIER_HOLD, "D10", true},
        {"still-right", "changed", TIER_TELL, "changed"},
        {"tell", "blood-thinner", TIER_TELL, "T1", true},
        {"tell", "numb-areas", TIER_TELL, "T10", true},
        {"tell", "clot", TIER_TELL, "T2", true},
        {"tell", "pregnant", TIER_TELL, "T3", true},
        {"tell", "thin-bones", TIER_TELL, "T5", true},
        {"tell", "ill-today", TIER_TELL, "T8"},
        {"tell", "cancer", TIER_TELL, "T4", true},
        {"tell", "surgery-injury", TIER_TELL, "T6", true},
        {"tell", "implant", TIER_TELL, "T11", true},
        {"tell", "heart", TIER_TELL, "T9", true},
        {"tell", "skin", TIER_TELL, "T7"},
        {"tell", "allergy", TIER_TELL, "T12", true},
        {"tell", "no-touch", TIER_TELL, "T13", true},
        {"change", "bit-worse", TIER_REVIEW, "bit-worse"},
        {"change", "much-worse", TIER_REVIEW, "much-worse"},
        {"after-last", "sore-longer", TIER_REVIEW, "sore-longer"},
        {"after-last", "bruised", TIER_REVIEW, "bruised"},
        {"after-last", "new-numbness", TIER_HOLD, "D5"},
    };
    assert_flags(fixture, fixture->follow_up, expected, COUNT(expected));
}

/* Pain in both legs that is not new waits for advice; new or worse, it is an emergency. */
static void both_legs_hold_and_new_or_worse_they_stop(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *option;
        enum tier tier;
        const char *english;
        const char *french;
    } cases[] = {
        {"both-legs", TIER_HOLD, "Both legs, not new", "Les deux, pas nouveau"},
        {"both-legs-worse", TIER_STOP, "Both legs, new or worse", "Les deux, nouveau ou pire"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct response *response = response_create(fixture->arena, fixture->first_visit);
        tap(response, "where", "back-low-left");
        tap(response, "leg", cases[i].option);
        struct flags english = response_flags(response, "en", fixture->arena);
        struct flags french = response_flags(response, "fr", fixture->arena);
        assert_int_equal(english.count, 1);
        assert_int_equal(english.items[0].tier, cases[i].tier);
        assert_string_equal(english.items[0].code, "E3");
        assert_string_equal(english.items[0].text, cases[i].english);
        assert_string_equal(french.items[0].text, cases[i].french);
    }
}

static void forms_put_the_most_urgent_flag_first(void **state)
{
    struct fixture *fixture = *state;
    struct response *response = response_create(fixture->arena, fixture->first_visit);
    tap(response, "emergency", "none");
    tap(response, "same-day", "weight-loss");
    tap(response, "tell", "clot");
    tap(response, "where", "back-low-left");
    tap(response, "leg", "both-legs-worse");
    response_decline(response, questionnaire_find(fixture->first_visit, "pain-week"));
    struct flags flags = response_flags(response, "fr", fixture->arena);
    static const char *const codes[] = {"E3", "D2", "", "T2"};
    assert_int_equal(flags.count, COUNT(codes));
    for (size_t i = 0; i < COUNT(codes); i++) {
        assert_string_equal(flags.items[i].code, codes[i]);
    }
    assert_string_equal(flags.items[1].text, "Perte de poids sans le vouloir");
}

static void forms_share_the_link_ids_of_numbers_that_become_trends(void **state)
{
    struct fixture *fixture = *state;
    static const char *const numbers[] = {"pain-week", "in-the-way", "hard-number"};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        const struct questionnaire *forms[] = {fixture->first_visit, fixture->follow_up};
        for (size_t f = 0; f < COUNT(forms); f++) {
            size_t index = questionnaire_find(forms[f], numbers[i]);
            assert_int_not_equal(index, ITEM_NO_PARENT);
            const struct item *item = &forms[f]->items[index];
            assert_int_equal(item->type, ITEM_INTEGER);
            assert_int_equal(item->control, CONTROL_SLIDER);
            assert_int_equal(item->minimum, 0);
            assert_int_equal(item->maximum, 10);
            assert_string_not_equal(item->minimum_text.text, "");
            assert_string_not_equal(item->maximum_text.text, "");
        }
    }
}

static void pain_has_the_words_of_the_verbal_scale(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        long from;
        long to;
        const char *english;
        const char *french;
    } words[] = {
        {0, 0, "none", "aucune"},
        {1, 3, "mild", "faible"},
        {4, 6, "moderate",
         "mod\xC3\xA9r\xC3\xA9"
         "e"},
        {7, 9, "severe", "forte"},
        {10, 10, "worst possible", "la pire possible"},
    };
    const struct questionnaire *forms[] = {fixture->first_visit, fixture->follow_up};
    for (size_t f = 0; f < COUNT(forms); f++) {
        const struct item *item = &forms[f]->items[questionnaire_find(forms[f], "pain-week")];
        assert_int_equal(item->word_count, COUNT(words));
        for (size_t i = 0; i < COUNT(words); i++) {
            assert_int_equal(item->words[i].from, words[i].from);
            assert_int_equal(item->words[i].to, words[i].to);
            assert_string_equal(localized_get(&item->words[i].word, "en"), words[i].english);
            assert_string_equal(localized_get(&item->words[i].word, "fr"), words[i].french);
        }
    }
}

/* "Severe" is a word for pain; questions about what is hard or in the way use others. */
static void other_numbers_have_words_of_their_own(void **state)
{
    struct fixture *fixture = *state;
    static const char *const questions[] = {"in-the-way", "hard-number"};
    const struct questionnaire *forms[] = {fixture->first_visit, fixture->follow_up};
    for (size_t f = 0; f < COUNT(forms); f++) {
        for (size_t q = 0; q < COUNT(questions); q++) {
            const struct item *item = &forms[f]->items[questionnaire_find(forms[f], questions[q])];
            assert_int_equal(item->word_count, 5);
            for (size_t i = 0; i < item->word_count; i++) {
                assert_string_not_equal(item->words[i].word.text, "severe");
                assert_string_not_equal(item->words[i].word.text, "moderate");
            }
        }
    }
}

/* Asserts that the text exists in English and French, has at most limit characters, and that the
 * French has no-break spaces before its high punctuation. */
static void assert_reads_well(const struct localized *text, size_t limit)
{
    const char *english = localized_get(text, "en");
    const char *french = localized_get(text, "fr");
    assert_string_not_equal(english, "");
    assert_int_equal(text->count, 1);
    if (utf8_count(english) > limit || utf8_count(french) > limit) {
        fail_msg("longer than %zu: %s / %s", limit, english, french);
    }
    for (const char *c = french; *c != '\0'; c++) {
        bool high = strchr("?!:;", *c) != NULL;
        if (high && (c - french < 2 || memcmp(c - 2, "\xC2\xA0", 2) != 0)) {
            fail_msg("no no-break space before '%c': %s", *c, french);
        }
    }
    assert_null(strchr(english, '\'')); /* only typographic apostrophes */
    assert_null(strchr(french, '\''));
}

static bool has_words(const struct localized *text)
{
    return text->text != NULL && text->text[0] != '\0';
}

static void assert_form_reads_well(const struct questionnaire *form)
{
    assert_reads_well(&form->title, 60);
    for (size_t i = 0; i < form->count; i++) {
        const struct item *item = &form->items[i];
        if (item->type != ITEM_GROUP || has_words(&item->text)) {
            assert_reads_well(&item->text, 80);
        }
        /* a question that names an earlier answer is read whole in the review, too */
        const bool names = strchr(localized_get(&item->text, "en"), '{') != NULL;
        if (item_is_asked(item) && !names) {
            assert_reads_well(&item->short_text, 24);
        }
        if (has_words(&item->hint)) {
            assert_reads_well(&item->hint, 90);
        }
        for (size_t k = 0; k < item->point_count; k++) {
            assert_reads_well(&item->points[k], 120);
        }
        for (size_t k = 0; k < item->option_count; k++) {
            assert_reads_well(&item->options[k].display,
                              item->control == CONTROL_BODY_MAP ? 22 : 95);
        }
        if (item->type == ITEM_INTEGER) {
            assert_reads_well(&item->minimum_text, 30);
            assert_reads_well(&item->maximum_text, 30);
            for (size_t k = 0; k < item->word_count; k++) {
                assert_reads_well(&item->words[k].word, 30);
            }
        }
        assert_false(item->has_initial); /* nothing is chosen beforehand */
    }
}

static void forms_are_short_and_complete_in_english_and_french(void **state)
{
    struct fixture *fixture = *state;
    assert_form_reads_well(fixture->first_visit);
    assert_form_reads_well(fixture->follow_up);
}

static void emergency_list_is_the_same_in_both_forms(void **state)
{
    struct fixture *fixture = *state;
    const struct item *first = &fixture->first_visit->items[0];
    const struct item *next = &fixture->follow_up->items[0];
    assert_string_equal(first->link_id, "emergency");
    assert_string_equal(next->link_id, "emergency");
    assert_int_equal(first->point_count, 6);
    assert_int_equal(next->point_count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(first->points[i].text, next->points[i].text);
        assert_string_equal(localized_get(&first->points[i], "fr"),
                            localized_get(&next->points[i], "fr"));
    }
    assert_true(first->required);
    assert_false(first->repeats);
}

/* Numbness and tingling are one sign of a squeezed nerve; who only tingles must find the word. */
static void emergency_list_names_tingling_in_both_forms_and_languages(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *forms[] = {fixture->first_visit, fixture->follow_up};
    for (size_t f = 0; f < COUNT(forms); f++) {
        const struct item *list = &forms[f]->items[0];
        for (size_t i = 0; i < list->point_count; i++) {
            bool tingling = i == 0 || i == 2; /* between the legs; in both legs */
            const struct localized *line = &list->points[i];
            assert_int_equal(strstr(localized_get(line, "en"), "tingling") != NULL, tingling);
            assert_int_equal(strstr(localized_get(line, "fr"), "picotements") != NULL, tingling);
            assert_int_equal(strstr(localized_get(line, "en"), "numbness") != NULL, tingling);
            assert_int_equal(strstr(localized_get(line, "fr"), "ngourdissement") != NULL, tingling);
        }
    }
}

/* "Yes" comes first, so that a hurried tap does not hit the answer that says nothing is wrong. */
static void emergency_answers_begin_with_yes(void **state)
{
    struct fixture *fixture = *state;
    static const char *const codes[] = {"yes", "not-sure", "none"};
    const struct questionnaire *forms[] = {fixture->first_visit, fixture->follow_up};
    for (size_t f = 0; f < COUNT(forms); f++) {
        assert_int_equal(forms[f]->items[0].option_count, COUNT(codes));
        for (size_t i = 0; i < COUNT(codes); i++) {
            assert_string_equal(forms[f]->items[0].options[i].code, codes[i]);
        }
    }
}

static void questions_with_several_answers_say_so(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *forms[] = {fixture->first_visit, fixture->follow_up};
    size_t found = 0;
    for (size_t f = 0; f < COUNT(forms); f++) {
        for (size_t i = 0; i < forms[f]->count; i++) {
            const struct item *item = &forms[f]->items[i];
            if (item->repeats) {
                found++;
                assert_non_null(strstr(localized_get(&item->hint, "en"), "Choose all that apply."));
                assert_non_null(
                    strstr(localized_get(&item->hint, "fr"), "Choisissez tout ce qui s’applique."));
            }
        }
    }
    assert_int_equal(found, 7);
}

/* In two columns the left parts of the body stand on the left, with the right parts beside them. */
static void body_regions_stand_in_pairs(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = fixture->first_visit;
    const struct item *item = &form->items[questionnaire_find(form, "where")];
    size_t pairs = 0;
    for (size_t i = 0; i < item->option_count; i++) {
        const char *code = item->options[i].code;
        const char *side = strstr(code, "-left");
        if (side != NULL) {
            assert_int_equal(i % 2, 0);
            assert_true(i + 1 < item->option_count);
            const char *beside = item->options[i + 1].code;
            size_t part = (size_t)(side - code);
            assert_int_equal(strncmp(code, beside, part), 0);
            assert_string_equal(beside + part, "-right");
            pairs++;
        }
    }
    assert_int_equal(pairs, 18);
    assert_int_equal(item->option_count, 42);
}

/* How many of the items and their items bear a note of what is not decided yet, which must be those
 * of the list, in order; the others none. */
static size_t assert_notes(const json_t *items, const char *const *expected, size_t count,
                           size_t found)
{
    size_t i = 0;
    const json_t *item = NULL;
    json_array_foreach(items, i, item)
    {
        size_t k = 0;
        const json_t *extension = NULL;
        json_array_foreach(json_object_get(item, "extension"), k, extension)
        {
            if (strcmp(member(extension, "url"), DESIGN_NOTE) == 0) {
                const char *note = member(extension, "valueMarkdown");
                assert_ptr_equal(strstr(note, "A clinician must decide: "), note);
                assert_true(found < count);
                assert_string_equal(member(item, "linkId"), expected[found]);
                found++;
            }
        }
        found = assert_notes(json_object_get(item, "item"), expected, count, found);
    }
    return found;
}

/* docs/questionnaires.md lists them: what our sources leave open is marked where it is asked. */
static void what_a_clinician_must_decide_is_marked(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *link_ids[5];
        size_t count;
    } forms[] = {
        {FIRST_VISIT, {"emergency", "emergency-4", "same-day", "tell", "leg"}, 5},
        {FOLLOW_UP, {"emergency", "emergency-4", "same-day", "tell", "after-last"}, 5},
    };
    for (size_t f = 0; f < COUNT(forms); f++) {
        json_t *form = json_load_file(forms[f].path, 0, NULL);
        assert_non_null(form);
        assert_int_equal(
            assert_notes(json_object_get(form, "item"), forms[f].link_ids, forms[f].count, 0),
            forms[f].count);
        json_decref(form);
    }
}

static void safety_lists_are_required_and_end_with_none_of_these(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *link_id;
        size_t options;
        bool follow_up;
    } lists[] = {
        {"same-day", 11, false}, {"tell", 14, false}, {"same-day", 11, true}, {"tell", 14, true}};
    for (size_t i = 0; i < COUNT(lists); i++) {
        const struct questionnaire *form =
            lists[i].follow_up ? fixture->follow_up : fixture->first_visit;
        size_t index = questionnaire_find(form, lists[i].link_id);
        assert_int_not_equal(index, ITEM_NO_PARENT);
        const struct item *item = &form->items[index];
        assert_true(item->required);
        assert_true(item->repeats);
        assert_int_equal(item->control, CONTROL_CHECK_BOX);
        assert_int_equal(item->option_count, lists[i].options);
        for (size_t k = 0; k < item->option_count; k++) {
            assert_int_equal(item->options[k].exclusive, k == item->option_count - 1);
        }
        assert_string_equal(item->options[item->option_count - 1].code, "none");
    }
}

static void link_ids_and_codes_are_lower_case_words(void **state)
{
    struct fixture *fixture = *state;
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    const struct questionnaire *forms[] = {fixture->first_visit, fixture->follow_up};
    for (size_t f = 0; f < COUNT(forms); f++) {
        for (size_t i = 0; i < forms[f]->count; i++) {
            const struct item *item = &forms[f]->items[i];
            assert_int_equal(strspn(item->link_id, letters), strlen(item->link_id));
            for (size_t k = 0; k < item->option_count; k++) {
                const char *code = item->options[k].code;
                assert_int_equal(strspn(code, letters), strlen(code));
            }
        }
    }
}

/* What those who treat are called is the clinic's to say, in its configuration, and the text of a
 * questionnaire is kept and exported as it stands in the file. */
static void no_question_names_those_who_treat(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *const forms[] = {fixture->first_visit, fixture->follow_up};
    for (size_t f = 0; f < COUNT(forms); f++) {
        for (size_t i = 0; i < forms[f]->count; i++) {
            static const char *const languages[] = {"en", "fr"};
            const struct item *item = &forms[f]->items[i];
            for (size_t l = 0; l < COUNT(languages); l++) {
                const char *text = localized_get(&item->text, languages[l]);
                const char *help = localized_get(&item->hint, languages[l]);
                if (strstr(text, "therap") != NULL || strstr(help, "therap") != NULL ||
                    strstr(text, "thérap") != NULL || strstr(help, "thérap") != NULL) {
                    fail_msg("%s: %s %s", item->link_id, text, help);
                }
            }
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_question_names_those_who_treat),
        TEST(first_visit_has_at_most_12_questions_on_every_path),
        TEST(follow_up_has_at_most_10_questions_on_every_path),
        TEST(lists_of_both_forms_are_the_same),
        TEST(first_visit_asks_about_the_leg_when_the_back_hurts_or_nobody_says),
        TEST(first_visit_asks_how_hard_only_when_a_thing_was_named),
        TEST(how_hard_names_the_thing),
        TEST(related_questions_share_a_page),
        TEST(both_forms_offer_the_same_hard_things),
        TEST(first_visit_flags_what_the_safety_list_says),
        TEST(follow_up_flags_what_is_new_or_worse),
        TEST(both_legs_hold_and_new_or_worse_they_stop),
        TEST(forms_put_the_most_urgent_flag_first),
        TEST(forms_share_the_link_ids_of_numbers_that_become_trends),
        TEST(forms_are_short_and_complete_in_english_and_french),
        TEST(pain_has_the_words_of_the_verbal_scale),
        TEST(other_numbers_have_words_of_their_own),
        TEST(emergency_list_is_the_same_in_both_forms),
        TEST(emergency_list_names_tingling_in_both_forms_and_languages),
        TEST(emergency_answers_begin_with_yes),
        TEST(questions_with_several_answers_say_so),
        TEST(body_regions_stand_in_pairs),
        TEST(what_a_clinician_must_decide_is_marked),
        TEST(safety_lists_are_required_and_end_with_none_of_these),
        TEST(link_ids_and_codes_are_lower_case_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
