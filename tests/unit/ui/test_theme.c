/* Sizes are kept on every panel. */
#include "ui_support.h"

#include <math.h>

static const struct metrics panels[] = {
    {1080, 1920, 1080 / 268.0, 600.0, false}, /* 21.5", upright */
    {1920, 1080, 1920 / 476.0, 600.0, false}, /* lying */
    {2160, 3840, 2160 / 268.0, 600.0, false}, /* the same in 4K */
    {1080, 1920, 1080 / 336.0, 700.0, false}, /* 27" */
    {768, 1366, 768 / 194.0, 600.0, false},   /* 15.6" */
    {800, 480, 800 / 154.0, 400.0, false},    /* 7" */
};

static void theme_keeps_sizes_in_millimetres(void **state)
{
    (void)state;
    static const double sizes[] = {0.5,
                                   2.0,
                                   2.5,
                                   TOUCH_KEY_SMALL,
                                   TOUCH_KEY,
                                   TOUCH_GAP,
                                   TOUCH_BUTTON_HEIGHT,
                                   33.3,
                                   TOUCH_BUTTON_WIDTH};
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        for (size_t i = 0; i < COUNT_OF(sizes); i++) {
            int px = metrics_px(&panels[p], sizes[i]);
            assert_true(px / panels[p].px_per_mm >= sizes[i] - 1e-6);
            assert_true((px - 1) / panels[p].px_per_mm < sizes[i]);
        }
        assert_int_equal(metrics_px(&panels[p], 0.0), 0);
    }
    /* whole numbers are not changed */
    const struct metrics four = {.px_per_mm = 4.0};
    assert_int_equal(metrics_px(&four, 20.0), 80);
    assert_int_equal(metrics_px(&four, 20.1), 81);
}

static double cap_mm(const struct metrics *metrics, enum style style)
{
    return metrics_font(metrics, style).px * FONT_CAP_HEIGHT / metrics->px_per_mm;
}

static void theme_text_is_never_smaller_than_the_standard_asks(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        for (int s = 0; s < STYLE_COUNT; s++) {
            struct metrics metrics = panels[p];
            assert_true(cap_mm(&metrics, (enum style)s) >= 4.8); /* 3/16", US 508 402.4 */
            int em = metrics_font(&metrics, (enum style)s).px;
            assert_true(metrics_line_height(&metrics, (enum style)s) >= em * 6 / 5);
            metrics.large_text = true;
            assert_true(metrics_font(&metrics, (enum style)s).px >= em);
            assert_true(s > STYLE_LEAD_STRONG || metrics_font(&metrics, (enum style)s).px > em);
        }
        assert_true(metrics_line_height(&panels[p], STYLE_BODY) >=
                    metrics_font(&panels[p], STYLE_BODY).px * 3 / 2);
    }
}

/* EN 301 549 5.1.4: 0.7 degrees of the eye, at the viewing distance of each panel. */
static void theme_large_text_fills_seven_tenths_of_a_degree(void **state)
{
    (void)state;
    static const double distances[] = {350.0, 400.0, 600.0, 700.0, 900.0, 1200.0};
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        for (size_t d = 0; d < COUNT_OF(distances); d++) {
            struct metrics metrics = panels[p];
            metrics.large_text = true;
            metrics.viewing_distance_mm = distances[d];
            for (int s = 0; s < STYLE_COUNT; s++) {
                double degrees =
                    atan(cap_mm(&metrics, (enum style)s) / distances[d]) * 180.0 / acos(-1.0);
                assert_true(degrees >= 0.6999);
            }
        }
    }
}

static void theme_sizes_rise_from_body_to_display(void **state)
{
    (void)state;
    static const enum style rising[] = {STYLE_BODY, STYLE_LEAD, STYLE_TITLE_SMALL, STYLE_TITLE,
                                        STYLE_DISPLAY};
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        for (int large = 0; large < 2; large++) {
            struct metrics metrics = panels[p];
            metrics.large_text = large == 1;
            for (size_t i = 1; i < COUNT_OF(rising); i++) {
                assert_true(metrics_font(&metrics, rising[i - 1]).px <=
                            metrics_font(&metrics, rising[i]).px);
            }
            assert_int_equal(metrics_font(&metrics, STYLE_BODY).px,
                             metrics_font(&metrics, STYLE_STRONG).px);
        }
    }
}

/* 1220 mm above the floor, of a panel that begins at 900. */
static void theme_knows_how_high_a_hand_reaches(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        double above_mm =
            (panels[p].height - metrics_reach_limit(&panels[p])) / panels[p].px_per_mm;
        assert_true(above_mm <= 320.0);
        assert_true(metrics_reach_limit(&panels[p]) == 0 || above_mm > 319.5);
    }
    assert_true(metrics_reach_limit(&panels[0]) > 0);
    assert_int_equal(metrics_reach_limit(&panels[1]), 0); /* lying */
}

static void theme_tells_panels_apart(void **state)
{
    (void)state;
    assert_false(metrics_landscape(&panels[0]));
    assert_true(metrics_landscape(&panels[1]));
    assert_false(metrics_small_panel(&panels[0]));
    assert_false(metrics_small_panel(&panels[1]));
    assert_true(metrics_small_panel(&panels[5]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(theme_keeps_sizes_in_millimetres),
        cmocka_unit_test(theme_text_is_never_smaller_than_the_standard_asks),
        cmocka_unit_test(theme_large_text_fills_seven_tenths_of_a_degree),
        cmocka_unit_test(theme_sizes_rise_from_body_to_display),
        cmocka_unit_test(theme_knows_how_high_a_hand_reaches),
        cmocka_unit_test(theme_tells_panels_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
