#include "ui/theme.h"

#include <math.h>

struct style_facts {
    enum face face;
    double em_mm;
    double large_em_mm; /* with large text at 60 cm; body there is 0.7° (EN 301 549 5.1.4) */
    double line_em;
};

static const struct style_facts styles[STYLE_COUNT] = {
    [STYLE_BODY] = {FACE_REGULAR, 6.75, 10.35, 1.5},
    [STYLE_STRONG] = {FACE_BOLD, 6.75, 10.35, 1.4},
    [STYLE_LEAD] = {FACE_REGULAR, 8.0, 10.9, 1.5},
    [STYLE_LEAD_STRONG] = {FACE_BOLD, 8.0, 10.9, 1.3},
    [STYLE_TITLE_SMALL] = {FACE_BOLD, 9.5, 11.6, 1.25},
    [STYLE_TITLE] = {FACE_BOLD, 12.5, 14.0, 1.25},
    [STYLE_DISPLAY] = {FACE_BOLD, 17.0, 18.5, 1.2},
    [STYLE_KEY] = {FACE_BOLD, 7.5, 10.35, 1.2},
    [STYLE_NUMBER] = {FACE_BOLD, 10.5, 11.5, 1.2},
};

int metrics_px(const struct metrics *metrics, double mm)
{
    return (int)ceil(mm * metrics->px_per_mm - 1e-6);
}

/* On panels seen from closer, headings shrink towards the body size; the body keeps its floor. */
static double em_mm(const struct metrics *metrics, enum style style)
{
    double em = metrics->large_text ? styles[style].large_em_mm : styles[style].em_mm;
    double body = metrics->large_text ? styles[STYLE_BODY].large_em_mm : styles[STYLE_BODY].em_mm;
    if (metrics->large_text) {
        double floor_mm = metrics_minimum_cap_mm(metrics) / FONT_CAP_HEIGHT * 1.005;
        double factor = floor_mm / body;
        em = factor < 1.0 ? em * factor : em;
        em = em < floor_mm ? floor_mm : em;
        body = floor_mm;
    }
    double height_mm = metrics->height / metrics->px_per_mm;
    double width_mm = metrics->width / metrics->px_per_mm;
    double shorter = height_mm < width_mm ? height_mm : width_mm;
    if (shorter < 150.0 && em > body) {
        em = body + (em - body) * (metrics_small_panel(metrics) ? 0.3 : 0.45);
    }
    return em;
}

struct font metrics_font(const struct metrics *metrics, enum style style)
{
    return (struct font){styles[style].face, metrics_px(metrics, em_mm(metrics, style))};
}

int metrics_line_height(const struct metrics *metrics, enum style style)
{
    return (int)ceil(metrics_font(metrics, style).px * styles[style].line_em);
}

bool metrics_landscape(const struct metrics *metrics)
{
    return metrics->width > metrics->height;
}

bool metrics_small_panel(const struct metrics *metrics)
{
    return metrics->width / metrics->px_per_mm < 170.0;
}

bool metrics_two_columns(const struct metrics *metrics)
{
    return metrics_landscape(metrics) && !metrics_small_panel(metrics);
}

bool metrics_low(const struct metrics *metrics)
{
    return metrics->height / metrics->px_per_mm < 200.0;
}

int metrics_reach(const struct metrics *metrics)
{
    return metrics_landscape(metrics) ? 0 : metrics->height * 40 / 100;
}

int metrics_reach_limit(const struct metrics *metrics)
{
    const double reach_mm = 1220.0 - 900.0;
    int above = metrics->height - (int)(reach_mm * metrics->px_per_mm);
    return above > 0 ? above : 0;
}

struct touch_floor metrics_touch(const struct metrics *metrics, enum target_kind kind)
{
    bool small = metrics_small_panel(metrics);
    switch (kind) {
    case TARGET_BUTTON:
        return small ? (struct touch_floor){14.0, 30.0, 3.0}
                     : (struct touch_floor){TOUCH_BUTTON_HEIGHT, TOUCH_BUTTON_WIDTH, TOUCH_GAP};
    case TARGET_KEY:
        return small ? (struct touch_floor){TOUCH_KEY_SMALL, TOUCH_KEY_SMALL, 2.0}
                     : (struct touch_floor){TOUCH_KEY, TOUCH_KEY, 2.0};
    case TARGET_SMALL:
        return small ? (struct touch_floor){TOUCH_KEY_SMALL, TOUCH_KEY_SMALL, 3.0}
                     : (struct touch_floor){TOUCH_SMALL, TOUCH_SMALL, TOUCH_GAP};
    case TARGET_PAGE: break;
    }
    return (struct touch_floor){0};
}

double metrics_minimum_cap_mm(const struct metrics *metrics)
{
    if (!metrics->large_text) {
        return 4.8; /* 3/16 inch: US 508 402.4 */
    }
    const double degrees = 0.7; /* EN 301 549 5.1.4 */
    double cap = degrees * acos(-1.0) / 180.0 * metrics->viewing_distance_mm;
    double at_least = 4.82 * 1.25; /* large is never less than a quarter larger */
    return cap > at_least ? cap : at_least;
}
