/* The row of numbers: the word shown belongs to the chosen number, in the current language. */
#include "visit.h"

#include <string.h>

/* Opens a kiosk at the numbers of the past week. */
static struct kiosk *open_at_pain(const char *language)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = language});
    kiosk_play(kiosk, TO_QUESTIONS);
    while (strcmp(visit_question(kiosk), "pain-week") != 0) {
        visit_tap(kiosk, "rather_tell");
    }
    return kiosk;
}

/* How often the words appear on screen as a text of their own. */
static size_t times(struct kiosk *kiosk, const char *words)
{
    size_t count = 0;
    size_t found = 0;
    const char *const *texts = kiosk_texts(kiosk, &count);
    for (size_t i = 0; i < count; i++) {
        found += strcmp(texts[i], words) == 0 ? 1 : 0;
    }
    return found;
}

struct called {
    const char *english;
    const char *french;
};

static const struct called pain_words[11] = {
    {"none", "aucune"},
    {"mild", "faible"},
    {"mild", "faible"},
    {"mild", "faible"},
    {"moderate", "modérée"},
    {"moderate", "modérée"},
    {"moderate", "modérée"},
    {"severe", "forte"},
    {"severe", "forte"},
    {"severe", "forte"},
    {"worst possible", "la pire possible"},
};

static void word_follows_number(const char *language)
{
    bool french = strcmp(language, "fr") == 0;
    struct kiosk *kiosk = open_at_pain(language);
    size_t before[11];
    size_t numbers[11];
    for (size_t i = 0; i <= 10; i++) { /* the words of several numbers stand under the row too */
        before[i] = times(kiosk, french ? pain_words[i].french : pain_words[i].english);
        numbers[i] = times(kiosk, arena_printf(kiosk->arena, "%zu", i));
    }
    for (size_t chosen = 0; chosen <= 10; chosen++) {
        kiosk_playf(kiosk, "tap number %zu", chosen);
        const char *word = french ? pain_words[chosen].french : pain_words[chosen].english;
        for (size_t i = 0; i <= 10; i++) {
            const char *other = french ? pain_words[i].french : pain_words[i].english;
            size_t more = strcmp(other, word) == 0 ? 1 : 0;
            assert_int_equal(times(kiosk, other), before[i] + more);
        }
        /* on its button and, large, above; and on the button of the other row */
        assert_int_equal(numbers[chosen], 2);
        assert_int_equal(times(kiosk, arena_printf(kiosk->arena, "%zu", chosen)), 3);
    }
    kiosk_close(kiosk);
}

static void word_follows_number_in_english(void **state)
{
    (void)state;
    word_follows_number("en");
}

static void word_follows_number_in_french(void **state)
{
    (void)state;
    word_follows_number("fr");
}

static void word_changes_with_the_language(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at_pain("en");
    kiosk_play(kiosk, "tap number 10\n"
                      "expect text \"worst possible\"\n"
                      "tap language fr\n"
                      "expect text \"la pire possible\"\n"
                      "expect no text \"worst possible\"\n");
    assert_target(kiosk, "number 10", IS_SELECTED);
    kiosk_close(kiosk);
}

/* Colour is not the only sign: the chosen button, and no other, is taller. */
static void chosen_number_is_taller(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at_pain("en");
    int height = kiosk_there(kiosk, "number 6")->box.h;
    kiosk_play(kiosk, "tap number 6");
    for (int i = 0; i <= 10; i++) {
        const struct target *target = kiosk_target_at(kiosk, "number", i);
        assert_int_equal(target->selected, i == 6);
        assert_true(i == 6 ? target->box.h > height : target->box.h == height);
    }
    kiosk_close(kiosk);
}

/* "Severe" is a word for pain; the questions about what is hard use others. */
static void other_questions_have_other_words(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at_pain("en");
    const size_t nothing = times(kiosk, "completely");
    const size_t a_lot = times(kiosk, "a lot");
    const size_t severe = times(kiosk, "severe");
    kiosk_play(kiosk, "tap number_2 10");
    assert_int_equal(times(kiosk, "completely"), nothing + 1);
    kiosk_play(kiosk, "tap number_2 8");
    assert_int_equal(times(kiosk, "completely"), nothing);
    assert_int_equal(times(kiosk, "a lot"), a_lot + 1);
    assert_int_equal(times(kiosk, "severe"), severe);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(word_follows_number_in_english),
        cmocka_unit_test(word_follows_number_in_french),
        cmocka_unit_test(word_changes_with_the_language),
        cmocka_unit_test(chosen_number_is_taller),
        cmocka_unit_test(other_questions_have_other_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
