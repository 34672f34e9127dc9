#include "domain/numbers.h"
#include "expect.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#define FIRST_DAY "2026-01-05T10:00:00-08:00"

static struct answer_record number_of(const char *link_id, long number)
{
    return (struct answer_record){.link_id = link_id,
                                  .question = "How strong?",
                                  .answer = "",
                                  .code = "",
                                  .has_number = true,
                                  .number = number};
}

/* Usual pain at earlier visits, oldest first, each with another number in between. */
struct past {
    struct past_number numbers[16];
    struct client_history history;
};
static struct client_history *past_of(struct past *past, const long *usual, size_t count,
                                      size_t visits)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        struct visit_id visit = {(int64_t)i + 1};
        past->numbers[at++] = (struct past_number){visit, NUMBER_USUAL_PAIN, usual[i], ""};
        past->numbers[at++] = (struct past_number){visit, "pain-now", 10, ""};
    }
    past->history = (struct client_history){.visit_count = visits,
                                            .first_visit_at = visits > 0 ? FIRST_DAY : "",
                                            .last_visit_at = visits > 0 ? FIRST_DAY : "",
                                            .numbers = past->numbers,
                                            .count = at};
    return &past->history;
}

static void numbers_compare_sets_first_and_last_beside_today(void **state)
{
    struct arena *arena = *state;
    struct past past;
    const struct client_history *history = past_of(&past, (const long[]){7, 5}, 2, 2);
    const struct answer_record answers[] = {
        {.link_id = "leg", .question = "", .answer = "No", .code = "no"},
        number_of(NUMBER_USUAL_PAIN, 3),
        number_of(NUMBER_IN_THE_WAY, 4),
    };
    const struct visit_record record = {.answers = answers, .answer_count = 3};
    struct numbers numbers = numbers_compare(arena, &record, history);
    assert_int_equal(numbers.count, 2);
    assert_ptr_equal(numbers.items[0].answer, &answers[1]);
    assert_true(numbers.items[0].has_past);
    assert_int_equal(numbers.items[0].first, 7);
    assert_int_equal(numbers.items[0].last, 5);
    assert_int_equal(numbers.items[0].trend, TREND_BETTER);
    assert_false(numbers.items[1].has_past);
}

static void numbers_series_ends_with_today(void **state)
{
    struct arena *arena = *state;
    struct past past;
    const struct client_history *history = past_of(&past, (const long[]){7, 5}, 2, 2);
    const struct answer_record answers[] = {number_of(NUMBER_USUAL_PAIN, 3)};
    const struct visit_record record = {.answers = answers, .answer_count = 1};
    struct number_series series = numbers_series(arena, &record, history, NUMBER_USUAL_PAIN);
    assert_int_equal(series.count, 3);
    assert_int_equal(series.values[0], 7);
    assert_int_equal(series.values[1], 5);
    assert_int_equal(series.values[2], 3);
    series = numbers_series(arena, &record, history, "pain-now");
    assert_int_equal(series.count, 0); /* not answered today */
}

/* How hard the thing is that was named, at earlier visits and today. */
static void numbers_about_another_thing_are_not_compared(void **state)
{
    struct arena *arena = *state;
    static const struct past_number before[] = {{{1}, NUMBER_HARD, 9, "walking"},
                                                {{2}, NUMBER_HARD, 7, "sitting"},
                                                {{3}, NUMBER_HARD, 5, "sitting"},
                                                {{4}, NUMBER_HARD, 1, "walking"}};
    const struct client_history history = {.visit_count = 4,
                                           .first_visit_at = FIRST_DAY,
                                           .numbers = before,
                                           .count = 4,
                                           .named = {"walking", "Walking"}};
    const struct answer_record answers[] = {
        number_of(NUMBER_HARD, 4),
        {.link_id = NUMBER_HARD_THING,
         .answer = "Rester assis",
         .staff_answer = "Sitting",
         .code = "sitting"},
    };
    struct visit_record record = {.answers = answers, .answer_count = 2};
    struct number_row row = numbers_compare(arena, &record, &history).items[0];
    assert_string_equal(row.thing.words, "Sitting");
    assert_int_equal(row.first, 7);
    assert_int_equal(row.last, 5);
    assert_int_equal(numbers_series(arena, &record, &history, NUMBER_HARD).count, 3);

    record.answer_count = 1; /* of before: it is about what was named last */
    row = numbers_compare(arena, &record, &history).items[0];
    assert_string_equal(row.thing.words, "Walking");
    assert_int_equal(row.first, 9);
    assert_int_equal(row.last, 1);
    assert_int_equal(row.trend, TREND_WORSE);
}

static void numbers_ask_for_review_after_visits_or_weeks_without_meaningful_change(void **state)
{
    (void)state;
    static const struct {
        const char *arrived_at;
        size_t visits; /* before today */
        long first;
        long today;
        bool asks;
    } cases[] = {
        {"2026-01-26T10:00:00-08:00", 2, 6, 6, false}, /* 3rd visit */
        {"2026-01-26T10:00:00-08:00", 3, 6, 6, true},  /* 4th visit */
        {"2026-01-26T10:00:00-08:00", 3, 6, 5, true},  /* a change of one point is not meaningful */
        {"2026-01-26T10:00:00-08:00", 3, 8, 6, true},  /* nor are two from eight */
        {"2026-01-26T10:00:00-08:00", 3, 6, 4, false}, /* two from six are */
        {"2026-01-26T10:00:00-08:00", 3, 6, 9, true},  /* becoming worse is no improvement either */
        {"2026-02-15T23:59:00-08:00", 1, 6, 6, false}, /* 41 days */
        {"2026-02-16T08:00:00-08:00", 1, 6, 6, true},  /* 42 days, not to the hour */
        {"2026-02-16T08:00:00-08:00", 1, 6, 4, false},
        {"2026-05-04T10:00:00-07:00", 0, 6, 6, false}, /* there is nothing from before */
        {"2026-01-26T10:00:00-08:00", 3, 0, 0, false}, /* less than nothing is not to be had */
        {"2026-01-26T10:00:00-08:00", 3, 1, 1, false}, /* nor two points from one */
        {"2026-01-26T10:00:00-08:00", 3, 1, 5, false}, /* which is worse, and flagged as such */
        {"2026-01-26T10:00:00-08:00", 3, 2, 1, true},  /* from two there are */
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct past past;
        size_t known = cases[i].visits > 0 ? 1 : 0;
        const struct client_history *history =
            past_of(&past, &cases[i].first, known, cases[i].visits);
        const struct answer_record answers[] = {number_of(NUMBER_USUAL_PAIN, cases[i].today)};
        const struct visit_record record = {
            .arrived_at = cases[i].arrived_at, .answers = answers, .answer_count = 1};
        if (numbers_ask_for_review(&record, history) != cases[i].asks) {
            fail_msg("case %zu", i);
        }
    }
}

static void numbers_ask_for_no_review_without_usual_pain_then_and_today(void **state)
{
    (void)state;
    struct past past;
    const struct client_history *history = past_of(&past, (const long[]){6}, 1, 5);
    const struct answer_record now[] = {number_of("pain-now", 6)};
    struct visit_record record = {.arrived_at = FIRST_DAY, .answers = now, .answer_count = 1};
    assert_false(numbers_ask_for_review(&record, history));
    const struct answer_record usual[] = {number_of(NUMBER_USUAL_PAIN, 6)};
    record.answers = usual;
    assert_true(numbers_ask_for_review(&record, history));
    assert_false(numbers_ask_for_review(&record, past_of(&past, NULL, 0, 5)));
}

static int arena_set_up(void **state)
{
    setenv("TZ", "America/Vancouver", 1);
    tzset();
    *state = arena_create(4096);
    return 0;
}

static int arena_tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

/* A neck is not compared with a back. Where nobody knows what the answers are about, all are. */
static void numbers_are_of_the_same_reason(void **state)
{
    (void)state;
    static const struct questionnaire back = {.url = "back"};
    static const struct questionnaire back_again = {.url = "back-again"};
    static const struct questionnaire neck = {.url = "neck"};
    const struct visit_reason reasons[] = {{.first_visit = &back, .follow_up = &back_again},
                                           {.first_visit = &neck}};
    static const struct past_number before[] = {{{1}, NUMBER_USUAL_PAIN, 8, "", "back"},
                                                {{2}, NUMBER_USUAL_PAIN, 2, "", "neck"},
                                                {{3}, NUMBER_USUAL_PAIN, 6, "", "back-again"}};
    static const struct {
        const char *questionnaire;
        size_t count;
        long last;
    } cases[] = {{"back", 2, 6}, {"back-again", 2, 6}, {"neck", 1, 2}, {"another", 3, 6}};
    const struct client_history history = {.numbers = before, .count = 3};
    struct arena *arena = arena_create(4096);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct visit_record record = {.questionnaire = cases[i].questionnaire};
        const struct client_history about =
            numbers_about_same(arena, &record, &history, reasons, 2);
        assert_int_equal(about.count, cases[i].count);
        assert_int_equal(about.numbers[about.count - 1].number, cases[i].last);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_of_the_same_reason),
        cmocka_unit_test(numbers_compare_sets_first_and_last_beside_today),
        cmocka_unit_test(numbers_series_ends_with_today),
        cmocka_unit_test(numbers_about_another_thing_are_not_compared),
        cmocka_unit_test(numbers_ask_for_review_after_visits_or_weeks_without_meaningful_change),
        cmocka_unit_test(numbers_ask_for_no_review_without_usual_pain_then_and_today),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
