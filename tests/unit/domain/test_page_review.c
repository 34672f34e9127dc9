/* domain/page_review: from which day on a page is due for review. */
#include "domain/page_review.h"
#include "expect.h"

#include <stddef.h>
#include <stdint.h>

struct day {
    int year;
    int month;
    int day;
};

static void page_is_due_from_the_day_after_a_year(void **state)
{
    (void)state;
    static const struct {
        struct day reviewed;
        struct day last; /* the last day on which it is not due */
        struct day due;
    } cases[] = {
        {{2025, 11, 22}, {2026, 11, 22}, {2026, 11, 23}},
        {{2025, 11, 30}, {2026, 11, 30}, {2026, 12, 1}},
        {{2025, 1, 31}, {2026, 1, 31}, {2026, 2, 1}},
        {{2025, 12, 31}, {2026, 12, 31}, {2027, 1, 1}},
        {{2025, 2, 28}, {2026, 2, 28}, {2026, 3, 1}},
        {{2024, 2, 29}, {2025, 2, 28}, {2025, 3, 1}}, /* 29 February does not exist in that year */
        {{2023, 2, 28}, {2024, 2, 28}, {2024, 2, 29}},
        {{2023, 3, 1}, {2024, 3, 1}, {2024, 3, 2}},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct page page = {.reviewed_year = cases[i].reviewed.year,
                                  .reviewed_month = cases[i].reviewed.month,
                                  .reviewed_day = cases[i].reviewed.day};
        const struct day last = cases[i].last;
        const struct day due = cases[i].due;
        assert_false(page_review_is_due(
            &page, (struct civil_time){.year = last.year, .month = last.month, .day = last.day}));
        assert_true(page_review_is_due(
            &page, (struct civil_time){.year = due.year, .month = due.month, .day = due.day}));
    }
}

/* A wrong clock, or a date in the future, gives no warning. */
static void page_reviewed_in_the_future_is_not_due(void **state)
{
    (void)state;
    const struct page page = {.reviewed_year = 2026, .reviewed_month = 11, .reviewed_day = 22};
    const struct civil_time before = {.year = 2025, .month = 12, .day = 31};
    assert_false(page_review_is_due(&page, before));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_is_due_from_the_day_after_a_year),
        cmocka_unit_test(page_reviewed_in_the_future_is_not_due),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
