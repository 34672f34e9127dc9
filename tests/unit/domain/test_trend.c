#include "domain/trend.h"
#include "expect.h"

#include <stddef.h>
#include <stdint.h>

static void trend_between_follows_two_points_and_thirty_percent(void **state)
{
    (void)state;
    static const struct {
        long before;
        long now;
        enum trend trend;
    } cases[] = {
        {5, 5, TREND_SAME},    {0, 0, TREND_SAME},   {8, 10, TREND_WORSE}, /* 2 points, 25 % */
        {3, 4, TREND_WORSE},                                               /* 1 point, 33 % */
        {4, 5, TREND_SAME},                                                /* 1 point, 25 % */
        {0, 1, TREND_WORSE},   /* from nothing to something */
        {5, 3, TREND_BETTER},  /* 2 points, 40 % */
        {10, 7, TREND_BETTER}, /* 3 points, 30 % exactly */
        {10, 8, TREND_SAME},   /* 2 points, only 20 % */
        {2, 1, TREND_SAME},    /* 50 %, only 1 point */
        {1, 0, TREND_SAME},    {2, 0, TREND_BETTER},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(trend_between(cases[i].before, cases[i].now), cases[i].trend);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trend_between_follows_two_points_and_thirty_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
