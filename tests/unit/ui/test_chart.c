/* ui/chart: bars have the lengths of their numbers, and every label is text, in both themes. */
#include "ui/chart.h"
#include "ui_support.h"

#include <math.h>

#define WIDTH 1000 /* px; 250 mm */

static const double dots[] = {6, 6, 10};
static const struct chart_row range_rows[] = {
    {.label = "New", .words = "1 or 2", .from = 1, .to = 2, .has_bar = true},
    {.label = "Weeks", .words = "2 to 4", .from = 2, .to = 4, .has_bar = true},
    {.label = "Months", .words = "4 to 8", .from = 4, .to = 8, .has_bar = true},
    {.label = "Studies", .words = "6 or 10", .dots = dots, .dot_count = COUNT_OF(dots)},
};
static const struct chart ranges = {CHART_RANGES, "Bars.", 10, range_rows, COUNT_OF(range_rows)};

static const struct chart_row level_rows[] = {
    {.label = "One", .words = "very low", .from = 1, .to = 1, .has_bar = true},
    {.label = "Two", .words = "low or very low", .from = 1, .to = 2, .has_bar = true},
    {.label = "Three", .words = "with exercise"},
};
static const struct chart levels = {CHART_LEVELS, "Steps.", 4, level_rows, COUNT_OF(level_rows)};

static const struct chart_row point_rows[] = {
    {.label = "10 weeks", .words = "most", .from = 3, .to = 1.0, .has_bar = true},
    {.label = "6 months", .words = "some", .from = 6, .to = 0.5, .has_bar = true},
    {.label = "1 year", .words = "little", .from = 12, .to = 0.1, .has_bar = true},
};
static const struct chart curve = {CHART_CURVE, "It fades.", 12, point_rows, COUNT_OF(point_rows)};

/* Draws one row on its own. */
static struct rect draw_row(struct fake_ui *fake, const struct chart *chart, size_t row, int width)
{
    struct chart_look look = chart_look(&fake->ui, chart, width);
    struct rect box = {40, 100, width, chart_row_height(&fake->ui, &look, row)};
    frame_begin(&fake->frame, fake->metrics.width, fake->metrics.height,
                fake->ui.palette->background);
    fake->ui.behind = fake->ui.palette->surface;
    chart_row_draw(&fake->ui, &look, row, box);
    return box;
}

/* The box of the nth draw of a kind; empty if there are not so many. */
static struct rect nth_box(const struct ui_frame *frame, enum draw_kind kind, size_t n)
{
    for (size_t i = 0; i < frame->draw_count; i++) {
        if (frame->draws[i].kind == kind && n-- == 0) {
            return frame->draws[i].box;
        }
    }
    return (struct rect){0};
}

static size_t count_of(const struct ui_frame *frame, enum draw_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < frame->draw_count; i++) {
        count += frame->draws[i].kind == kind;
    }
    return count;
}

/* The box of the line with these words; empty if there is none. */
static struct rect line_of(const struct ui_frame *frame, const char *text)
{
    for (size_t i = 0; i < frame->text_count; i++) {
        if (strcmp(frame->texts[i].text, text) == 0) {
            return frame->texts[i].box;
        }
    }
    return (struct rect){0};
}

/* Equal within a millimetre, since the expected value is itself computed from whole pixels. */
static void assert_near(int actual, double expected)
{
    if (fabs(actual - expected) > 4.0) {
        fail_msg("%d, but expected %.1f", actual, expected);
    }
}

static struct rect bar_of(struct fake_ui *fake, size_t row)
{
    draw_row(fake, &ranges, row, WIDTH);
    assert_int_equal(count_of(&fake->frame, DRAW_BOX), 1);
    return nth_box(&fake->frame, DRAW_BOX, 0);
}

/* Bars have round ends whose middles lie on the scale, so lengths are measured from middle to
 * middle. */
static void bars_are_as_long_as_their_numbers(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    struct rect one = bar_of(fake, 0);
    double unit = one.w - one.h;
    assert_true(unit > 4.0 * 5); /* one visit can be seen: at least 5 mm */
    for (size_t i = 1; i < 3; i++) {
        struct rect bar = bar_of(fake, i);
        assert_int_equal(bar.h, one.h);
        assert_near(bar.w - bar.h, unit * (range_rows[i].to - range_rows[i].from));
        assert_near(bar.x - one.x, unit * (range_rows[i].from - range_rows[0].from));
    }
    fake_ui_destroy(fake);
}

static void dots_lie_on_the_scale_of_the_bars(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    struct rect bar = bar_of(fake, 2); /* from 4 to 8 */
    double unit = (bar.w - bar.h) / 4.0;
    double zero = bar.x + bar.h / 2.0 - unit * 4;
    struct rect box = draw_row(fake, &ranges, 3, WIDTH);
    assert_int_equal(count_of(&fake->frame, DRAW_OUTLINE), 3);
    struct rect a = nth_box(&fake->frame, DRAW_OUTLINE, 0);
    struct rect b = nth_box(&fake->frame, DRAW_OUTLINE, 1);
    struct rect c = nth_box(&fake->frame, DRAW_OUTLINE, 2);
    assert_false(rect_overlap(a, b)); /* two at 6 stand side by side */
    assert_near((a.x + b.x + b.w) / 2, zero + unit * 6);
    assert_near(c.x + c.w / 2, zero + unit * 10);
    assert_true(rect_inside(c, box));
    fake_ui_destroy(fake);
}

static void steps_are_full_possible_or_empty(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    draw_row(fake, &levels, 1, WIDTH);
    assert_int_equal(count_of(&fake->frame, DRAW_BOX), 4);
    assert_int_equal(count_of(&fake->frame, DRAW_OUTLINE), 1); /* the second one is only possible */
    struct rect second = nth_box(&fake->frame, DRAW_OUTLINE, 0);
    assert_true(rect_equal(second, nth_box(&fake->frame, DRAW_BOX, 1)));
    draw_row(fake, &levels, 0, WIDTH);
    assert_int_equal(count_of(&fake->frame, DRAW_OUTLINE), 0);
    draw_row(fake, &levels, 2, WIDTH);
    assert_int_equal(count_of(&fake->frame, DRAW_BOX), 0);
    assert_true(line_of(&fake->frame, "with exercise").w > 0);

    fake->ui.palette = &fake->contrast; /* outlines instead of tints */
    draw_row(fake, &levels, 1, WIDTH);
    assert_int_equal(count_of(&fake->frame, DRAW_BOX), 1);
    assert_int_equal(count_of(&fake->frame, DRAW_OUTLINE), 3);
    fake_ui_destroy(fake);
}

static void labels_are_text_in_every_theme_and_width(void **state)
{
    (void)state;
    static const struct chart *const charts[] = {&ranges, &levels, &curve};
    static const int widths[] = {WIDTH, 700, 420};
    struct fake_ui *fake = fake_ui_create();
    for (int theme = 0; theme < 2; theme++) {
        fake->ui.palette = theme == 0 ? &fake->day : &fake->contrast;
        for (size_t c = 0; c < COUNT_OF(charts); c++) {
            for (size_t w = 0; w < COUNT_OF(widths); w++) {
                for (size_t r = 0; r < charts[c]->row_count; r++) {
                    struct rect box = draw_row(fake, charts[c], r, widths[w]);
                    const char *all = "";
                    for (size_t i = 0; i < fake->frame.text_count; i++) {
                        const struct text_box *text = &fake->frame.texts[i];
                        all = arena_printf(fake->arena, "%s%s", all, text->text);
                        assert_true(rect_inside(text->box, box));
                        assert_true(rect_inside(text->box, text->room));
                    }
                    assert_non_null(strstr(all, charts[c]->rows[r].label));
                    assert_non_null(strstr(all, charts[c]->rows[r].words));
                    for (size_t i = 0; i < fake->frame.draw_count; i++) {
                        assert_true(rect_inside(fake->frame.draws[i].box, box));
                    }
                }
            }
        }
    }
    fake_ui_destroy(fake);
}

static void words_stand_behind_the_bar_where_there_is_room(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    for (size_t i = 0; i < 3; i++) {
        struct rect bar = bar_of(fake, i);
        struct rect words = line_of(&fake->frame, range_rows[i].words);
        assert_true(words.w > 0);
        assert_true(words.x >= bar.x + bar.w);
        assert_true(words.y < bar.y + bar.h && words.y + words.h > bar.y);
    }
    fake_ui_destroy(fake);
}

static void curve_passes_its_points_and_never_rises_again(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    struct chart_look look = chart_look(&fake->ui, &curve, WIDTH);
    struct rect box = {0, 0, WIDTH, chart_plot_height(&fake->ui, &look)};
    fake->ui.palette = &fake->contrast; /* the line alone, without the area below it */
    chart_plot_draw(&fake->ui, &look, box);
    struct rect numbers[3];
    static const char *const names[] = {"1", "2", "3"};
    for (size_t i = 0; i < 3; i++) {
        numbers[i] = line_of(&fake->frame, names[i]);
        assert_true(numbers[i].w > 0);
        assert_true(rect_inside(numbers[i], box));
    }
    int x[3];
    int y[3];
    for (size_t i = 0; i < 3; i++) {
        x[i] = numbers[i].x + numbers[i].w / 2;
        y[i] = numbers[i].y + numbers[i].h / 2;
    }
    assert_near(x[2] - x[0], 3.0 * (x[1] - x[0])); /* months 3, 6, 12 */
    assert_near(y[2] - y[0], 1.8 * (y[1] - y[0])); /* 1, 0.5, 0.1 */
    int lowest = 0;
    int seen = 0;
    for (size_t i = 0; i < fake->frame.draw_count; i++) {
        const struct draw *draw = &fake->frame.draws[i];
        bool line = draw->kind == DRAW_BOX && draw->box.x > x[0] && draw->box.x < x[2] &&
                    draw->box.h < box.h / 4 && draw->box.w < box.w / 2 && draw->text == NULL &&
                    draw->radius < 8;
        if (line) {
            assert_true(draw->box.y >= lowest);
            lowest = draw->box.y;
            seen++;
        }
    }
    assert_true(seen > 10);
    fake_ui_destroy(fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_are_as_long_as_their_numbers),
        cmocka_unit_test(dots_lie_on_the_scale_of_the_bars),
        cmocka_unit_test(steps_are_full_possible_or_empty),
        cmocka_unit_test(labels_are_text_in_every_theme_and_width),
        cmocka_unit_test(words_stand_behind_the_bar_where_there_is_room),
        cmocka_unit_test(curve_passes_its_points_and_never_rises_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
