/* domain/decision: the words of decisions, and what somebody may sign with. */
#include "domain/decision.h"
#include "expect.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* So no two of them have the same word. */
static void each_decision_is_known_by_its_word(void **state)
{
    (void)state;
    for (int i = 0; i < DECISION_COUNT; i++) {
        enum decision decision = DECISION_COUNT;
        assert_true(decision_from_code(decision_code((enum decision)i), &decision));
        assert_int_equal(decision, i);
    }
}

static void other_words_are_no_decision(void **state)
{
    (void)state;
    static const char *const others[] = {"", "Seen", "not today", "proceed ", "cured"};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        enum decision decision = DECISION_MODIFY;
        assert_false(decision_from_code(others[i], &decision));
        assert_int_equal(decision, DECISION_MODIFY);
    }
}

static void initials_are_a_letter_and_up_to_three_more(void **state)
{
    (void)state;
    static const char *const fine[] = {
        "M",
        "mr",
        "M.R.",
        "J-PL",
        "O\u2019N",
        "\u00c9L",      /* ÉL */
        "E\u0301L",     /* the same, the accent a character of its own */
        "\u5f20",       /* 张 */
        "\u0e01\u0e34", /* a Thai letter with its vowel mark */
        "7",            /* a letter in Sḵwx̱wú7mesh sníchim */
        "T7M",
        "\u02bcQ", /* an apostrophe of its own */
        "M1",      /* digits are allowed, since some are letters in some languages */
    };
    for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++) {
        assert_true(initials_valid(fine[i]));
    }
}

static void initials_are_nothing_else(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "",        ".",    /* a mark alone */
        ".-'.",            /* marks alone */
        "\u02bc",          /* a letter to Unicode, an apostrophe in names */
        "MRTSO",           /* five */
        "M R",             /* a space */
        "M\n",             /* a control character */
        "M\u200b",         /* one that nobody sees */
        "M<R>",    "\xc3", /* not UTF-8 */
        "M\xff",
    };
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        assert_false(initials_valid(refused[i]));
    }
}

static void one_signs_in_capitals(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *signed_with;
    } cases[] = {
        {"Mr", "MR"},
        {"o\u2019n", "O\u2019N"},
        {"\u00e9l", "\u00c9L"},           /* él */
        {"e\u0301l", "E\u0301L"},         /* the accent a character of its own */
        {"\u0259\u0294", "\u018f\u0294"}, /* the letter ʔ has no capital */
        {"\u0436\u0448", "\u0416\u0428"}, /* жш */
        {"\u5f20", "\u5f20"},             /* 张 */
        {"t7m", "T7M"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char initials[INITIALS_SIZE];
        snprintf(initials, sizeof(initials), "%s", cases[i].typed);
        initials_capitals(initials);
        assert_string_equal(initials, cases[i].signed_with);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_decision_is_known_by_its_word),
        cmocka_unit_test(other_words_are_no_decision),
        cmocka_unit_test(initials_are_a_letter_and_up_to_three_more),
        cmocka_unit_test(initials_are_nothing_else),
        cmocka_unit_test(one_signs_in_capitals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
