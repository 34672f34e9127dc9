/* domain/visit_reason: which questionnaire is asked. */
#include "domain/visit_reason.h"

#include "base/clock.h"
#include "expect.h"

#include <stdlib.h>
#include <time.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct questionnaire full = {.url = "https://example.org/full"};
static const struct questionnaire again = {.url = "https://example.org/again"};

static void whole_words_of_a_service_tell(void **state)
{
    (void)state;
    static const char *const words[] = {"back", "Épaules", "deep tissue"};
    const struct visit_reason reason = {.services = words, .service_count = COUNT(words)};
    static const struct {
        const char *service;
        bool fits;
    } cases[] = {
        {"Back massage, 60 min", true},
        {"BACK", true},
        {"Low-back/hip", true},
        {"Massage des épaules", true},
        {"massage d’epaules", true},
        {"Deep  Tissue 90", true},
        {"Deep-tissue", true},
        {"Backpack fitting", false},
        {"Feedback", false},
        {"Tissue, deep", false},
        {"Deep cleaning tissue", false},
        {"Massage", false},
        {"", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (visit_reason_fits(&reason, cases[i].service) != cases[i].fits) {
            fail_msg("%s", cases[i].service);
        }
    }
    assert_false(visit_reason_fits(&(struct visit_reason){0}, "Back"));
}

static void only_letters_and_digits_are_words(void **state)
{
    (void)state;
    assert_true(visit_reason_has_words("É"));
    assert_true(visit_reason_has_words("4"));
    assert_false(visit_reason_has_words(""));
    assert_false(visit_reason_has_words(" - ’"));
}

static int64_t at(const char *text)
{
    int64_t ms = 0;
    assert_true(iso8601_parse(text, &ms));
    return ms;
}

/* By the calendar of the clinic: the day itself still counts as within. */
static void full_one_is_asked_again_after_its_months(void **state)
{
    (void)state;
    assert_int_equal(setenv("TZ", "America/Vancouver", 1), 0);
    tzset();
    static const struct {
        const char *last;
        const char *now;
        int months;
        bool full;
    } cases[] = {
        {"2025-11-24T10:20", "2026-10-24T10:20", 12, false},
        {"2025-11-24T10:20", "2026-11-24T23:59", 12, false},
        {"2025-11-24T23:59", "2026-11-25T00:01", 12, true},
        {"2025-11-24T10:20", "2026-12-24T10:20", 12, true},
        {"2024-02-29T10:20", "2025-02-28T10:20", 12, false},
        {"2024-02-29T10:20", "2025-03-01T10:20", 12, true},
        {"2026-01-31T10:20", "2026-02-28T10:20", 1, false},
        {"2026-01-31T10:20", "2026-03-01T10:20", 1, true},
        {"2026-11-24T10:20", "2027-01-24T10:20", 2, false},
        {"2026-11-24T10:20", "2027-01-25T10:20", 2, true},
        {"2026-11-24T10:20", "2036-11-24T10:20", 120, false},
        {"2026-11-24T10:20", "2026-11-23T10:20", 12, false}, /* a clock that was put back */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct visit_reason reason = {
            .first_visit = &full, .follow_up = &again, .full_again_after_months = cases[i].months};
        const struct questionnaire *asked =
            visit_reason_questionnaire(&reason, at(cases[i].last), at(cases[i].now));
        if ((asked == &full) != cases[i].full) {
            fail_msg("%s to %s", cases[i].last, cases[i].now);
        }
    }
}

static void full_one_is_asked_of_who_never_sent_it_or_where_there_is_no_other(void **state)
{
    (void)state;
    const struct visit_reason reason = {
        .first_visit = &full, .follow_up = &again, .full_again_after_months = 12};
    assert_ptr_equal(visit_reason_questionnaire(&reason, 0, at("2026-11-24T10:20")), &full);
    const struct visit_reason always = {.first_visit = &full, .full_again_after_months = 12};
    assert_ptr_equal(
        visit_reason_questionnaire(&always, at("2026-11-23T10:20"), at("2026-11-24T10:20")), &full);
    assert_true(visit_reason_asks(&reason, again.url));
    assert_true(visit_reason_asks(&always, full.url));
    assert_false(visit_reason_asks(&always, again.url));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_words_of_a_service_tell),
        cmocka_unit_test(only_letters_and_digits_are_words),
        cmocka_unit_test(full_one_is_asked_again_after_its_months),
        cmocka_unit_test(full_one_is_asked_of_who_never_sent_it_or_where_there_is_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
