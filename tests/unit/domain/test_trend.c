#include "domain/trend.h"
#include "expect.h"

#include <stddef.h>
#include <stdint.h>

static void worse_is_two_points_and_better_two_points_and_thirty_percent(void **state)
{
    (void)state;
    static const struct {
        long before;
        long now;
        enum trend trend;
    } cases[] = {
        {5, 5, TREND_SAME},    {0, 0, TREND_SAME},   {8, 10, TREND_WORSE}, /* 2 points, 25 % */
        {3, 4, TREND_SAME},                                                /* 1 point, 33 % */
        {1, 2, TREND_SAME},                                                /* 1 point, 100 % */
        {0, 1, TREND_SAME},                                                /* from nothing to one */
        {0, 2, TREND_WORSE},                                               /* from nothing to two */
        {1, 3, TREND_WORSE},   {5, 3, TREND_BETTER},                       /* 2 points, 40 % */
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
        cmocka_unit_test(worse_is_two_points_and_better_two_points_and_thirty_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
