#include "ui/chart.h"

#include <math.h>

/* mm */
#define PAD_SIDE     6.0
#define PAD_ROW      3.5 /* above and below each row */
#define PAD_ROW_LOW  2.0
#define BAR          8.0
#define DOT          6.5
#define DOT_RING     1.4
#define STEP_GAP     1.5
#define WORDS_GAP    3.0
#define PLOT_LEAST   45.0 /* shorter bars cannot be told apart: their words then stand elsewhere */
#define CURVE_LINE   1.4
#define LABEL_COLUMN 170.0 /* labels stand beside the bars from this width on */

static int bar_height(const struct ui *ui)
{
    return ui_px(ui, metrics_small_panel(ui->metrics) ? BAR * 0.7 : BAR);
}

static int row_pad(const struct ui *ui)
{
    bool low = ui->metrics->height / ui->metrics->px_per_mm < 200.0;
    return ui_px(ui, low ? PAD_ROW_LOW : PAD_ROW);
}

/* ---- what the rows agree on ---- */

static int widest_words(const struct ui *ui, const struct chart *chart)
{
    int widest = 0;
    for (size_t i = 0; i < chart->row_count; i++) {
        int width = ui_layout(ui, STYLE_BODY, chart->rows[i].words, ui->metrics->width).width;
        widest = width > widest ? width : widest;
    }
    return widest;
}

struct chart_look chart_look(const struct ui *ui, const struct chart *chart, int width)
{
    struct chart_look look = {.chart = chart, .width = width};
    look.pad = ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_S : PAD_SIDE);
    int room = width - 2 * look.pad;
    if (chart->kind == CHART_CURVE) {
        look.plot_width = room;
        return look;
    }
    if (room >= ui_px(ui, LABEL_COLUMN) && !ui->metrics->large_text) {
        look.label_width = room * 36 / 100;
        room -= look.label_width + ui_px(ui, WORDS_GAP);
    }
    int words = widest_words(ui, chart) + ui_px(ui, WORDS_GAP);
    look.words_behind = room - words >= ui_px(ui, PLOT_LEAST);
    look.plot_width = look.words_behind ? room - words : room;
    return look;
}

/* ---- the parts of a row ---- */

/* The bar and the words behind it share a line; the label is beside or above. */
static struct text_layout label_of(const struct ui *ui, const struct chart_look *look,
                                   const struct chart_row *row, int width)
{
    const struct span spans[] = {{row->label, true}, {" ", false}, {row->words, false}};
    return ui_layout_spans(ui, STYLE_BODY, spans, look->words_behind ? 1 : 3, width);
}

static bool has_marks(const struct chart_row *row)
{
    return row->has_bar || row->dot_count > 0;
}

static int bar_line_height(const struct ui *ui, const struct chart_look *look,
                           const struct chart_row *row)
{
    int bar = has_marks(row) ? bar_height(ui) : 0;
    int words = look->words_behind ? metrics_line_height(ui->metrics, STYLE_BODY) : 0;
    return bar > words ? bar : words;
}

static int label_width(const struct chart_look *look)
{
    return look->label_width > 0 ? look->label_width : look->width - 2 * look->pad;
}

static int number_size(const struct ui *ui)
{
    return metrics_line_height(ui->metrics, STYLE_STRONG);
}

static struct text_layout point_words(const struct ui *ui, const struct chart_look *look,
                                      const struct chart_row *row)
{
    int width = look->plot_width - number_size(ui) - ui_px(ui, WORDS_GAP);
    const struct span spans[] = {{row->label, true}, {" ", false}, {row->words, false}};
    return ui_layout_spans(ui, STYLE_BODY, spans, 3, width);
}

int chart_row_height(const struct ui *ui, const struct chart_look *look, size_t index)
{
    const struct chart_row *row = &look->chart->rows[index];
    int pads = 2 * row_pad(ui);
    if (look->chart->kind == CHART_CURVE) {
        return point_words(ui, look, row).height + pads;
    }
    int label = label_of(ui, look, row, label_width(look)).height;
    int bar = bar_line_height(ui, look, row);
    if (look->label_width > 0) {
        return (label > bar ? label : bar) + pads;
    }
    return label + bar + pads;
}

/* The middle of the mark for a value: marks are round, and their middles lie on the scale. */
static int value_x(const struct chart_look *look, int left, int mark, double value)
{
    return left + mark / 2 + (int)lround((look->plot_width - mark) * value / look->chart->scale);
}

static struct color bar_color(const struct ui *ui, size_t row)
{
    static const size_t shades[] = {7, 8, 9}; /* at least 3:1 on a card (WCAG 1.4.11) */
    const size_t last = sizeof(shades) / sizeof(shades[0]) - 1;
    return ui->palette->plain ? ui->palette->primary
                              : ui->palette->ramp[shades[row < last ? row : last]];
}

static int draw_bar(struct ui *ui, const struct chart_look *look, size_t index, struct rect line)
{
    const struct chart_row *row = &look->chart->rows[index];
    int height = bar_height(ui);
    int from = value_x(look, line.x, height, row->from) - height / 2;
    int to = value_x(look, line.x, height, row->to) - height / 2 + height;
    struct rect bar = {from, line.y + (line.h - height) / 2, to - from, height};
    ui_fill(ui, bar, bar_color(ui, index), RADIUS_ROUND);
    return to;
}

/* Dots at the same value stand side by side. */
static int draw_dots(struct ui *ui, const struct chart_look *look, const struct chart_row *row,
                     struct rect line)
{
    int size = ui_px(ui, metrics_small_panel(ui->metrics) ? DOT * 0.7 : DOT);
    int step = size + ui_px(ui, 0.8);
    int end = line.x;
    for (size_t i = 0; i < row->dot_count; i++) {
        int same = 0;
        int before = 0;
        for (size_t j = 0; j < row->dot_count; j++) {
            bool here = row->dots[j] == row->dots[i];
            same += here;
            before += here && j < i;
        }
        int middle = value_x(look, line.x, bar_height(ui), row->dots[i]);
        int first = middle - ((same - 1) * step + size) / 2;
        int most = line.x + look->plot_width - (same - 1) * step - size;
        first = first > most ? most : first;
        struct rect dot = {first + before * step, line.y + (line.h - size) / 2, size, size};
        ui_stroke(ui, dot, ui->palette->plain ? ui->palette->ink : ui->palette->primary,
                  RADIUS_ROUND, DOT_RING);
        end = dot.x + size > end ? dot.x + size : end;
    }
    return end;
}

/* Steps that are sure are full, those that are only possible are outlined, the rest is pale. */
static int draw_steps(struct ui *ui, const struct chart_look *look, const struct chart_row *row,
                      struct rect line)
{
    const struct palette *p = ui->palette;
    int count = (int)look->chart->scale;
    int height = bar_height(ui);
    struct rect track = {line.x, line.y + (line.h - height) / 2, look->plot_width, height};
    for (int i = 0; i < count; i++) {
        struct rect step = rect_column(track, i, count, ui_px(ui, STEP_GAP));
        if (i < (int)row->from) {
            ui_fill(ui, step, p->plain ? p->primary : p->ramp[8], RADIUS_MARK);
            continue;
        }
        bool possible = i < (int)row->to;
        if (!p->plain) {
            ui_fill(ui, step, possible ? p->tint : p->sunken, RADIUS_MARK);
        }
        if (possible) {
            ui_stroke(ui, step, p->plain ? p->primary : p->ramp[8], RADIUS_MARK, 1.0);
        } else if (p->plain) {
            ui_stroke(ui, step, p->border, RADIUS_MARK, 0.4);
        }
    }
    return track.x + track.w;
}

static int draw_marks(struct ui *ui, const struct chart_look *look, size_t index, struct rect line)
{
    const struct chart_row *row = &look->chart->rows[index];
    if (!has_marks(row)) {
        return line.x - ui_px(ui, WORDS_GAP);
    }
    if (look->chart->kind == CHART_LEVELS) {
        return draw_steps(ui, look, row, line);
    }
    return row->has_bar ? draw_bar(ui, look, index, line) : draw_dots(ui, look, row, line);
}

/* The number of a point of the curve, on the curve and before its words. */
static void draw_number(struct ui *ui, struct rect disc, size_t index)
{
    ui_fill(ui, disc, ui->palette->primary, RADIUS_ROUND);
    struct color before = ui_set_behind(ui, ui->palette->primary);
    ui_label(ui, disc, STYLE_STRONG, ui->palette->on_primary,
             arena_printf(ui->frame->arena, "%zu", index + 1), ALIGN_CENTRE);
    ui_set_behind(ui, before);
}

static void draw_point_row(struct ui *ui, const struct chart_look *look, size_t index,
                           struct rect box)
{
    struct text_layout words = point_words(ui, look, &look->chart->rows[index]);
    int size = number_size(ui);
    int line = metrics_line_height(ui->metrics, STYLE_BODY);
    struct rect disc = {box.x, box.y + (line - size) / 2, size, size};
    draw_number(ui, disc, index);
    rect_cut_left(&box, size + ui_px(ui, WORDS_GAP));
    ui_draw_lines(ui, &words, 0, words.count, box, ui->palette->ink, ALIGN_LEFT);
}

void chart_row_draw(struct ui *ui, const struct chart_look *look, size_t index, struct rect box)
{
    const struct chart_row *row = &look->chart->rows[index];
    rect_cut_left(&box, look->pad);
    rect_cut_right(&box, look->pad);
    rect_cut_top(&box, row_pad(ui));
    rect_cut_bottom(&box, row_pad(ui));
    if (look->chart->kind == CHART_CURVE) {
        draw_point_row(ui, look, index, box);
        return;
    }
    struct text_layout label = label_of(ui, look, row, label_width(look));
    struct rect for_label = box;
    if (look->label_width > 0) {
        for_label = rect_cut_left(&box, look->label_width);
        for_label = rect_centre(for_label, for_label.w, label.height);
        rect_cut_left(&box, ui_px(ui, WORDS_GAP));
    } else {
        rect_cut_top(&box, label.height);
    }
    ui_draw_lines(ui, &label, 0, label.count, for_label, ui->palette->ink, ALIGN_LEFT);
    int end = draw_marks(ui, look, index, box);
    if (look->words_behind) {
        rect_cut_left(&box, end + ui_px(ui, WORDS_GAP) - box.x);
        ui_label(ui, box, STYLE_BODY, ui->palette->ink, row->words, ALIGN_LEFT);
    }
}

/* ---- the curve ---- */

int chart_plot_height(const struct ui *ui, const struct chart_look *look)
{
    int by_width = look->width * 36 / 100;
    int by_height = ui->metrics->height * 22 / 100;
    return by_width < by_height ? by_width : by_height;
}

/* A curve through the points that never swings beyond them (monotone cubic: Fritsch and Carlson
 * 1980, with harmonic means). It begins at nothing. */
struct curve {
    const struct chart *chart;
    size_t segment; /* the one that the last time looked up lies in */
};

static double time_at(const struct chart *chart, size_t knot)
{
    return knot == 0 ? 0.0 : chart->rows[knot - 1].from;
}

static double level_at(const struct chart *chart, size_t knot)
{
    return knot == 0 ? 0.0 : chart->rows[knot - 1].to;
}

static double secant(const struct chart *chart, size_t segment)
{
    return (level_at(chart, segment + 1) - level_at(chart, segment)) /
           (time_at(chart, segment + 1) - time_at(chart, segment));
}

static double slope(const struct chart *chart, size_t knot)
{
    if (knot == 0 || knot == chart->row_count) {
        return secant(chart, knot == 0 ? 0 : knot - 1);
    }
    double before = secant(chart, knot - 1);
    double after = secant(chart, knot);
    return before * after <= 0.0 ? 0.0 : 2.0 * before * after / (before + after);
}

static double curve_level(struct curve *curve, double time)
{
    const struct chart *chart = curve->chart;
    while (curve->segment + 1 < chart->row_count && time > time_at(chart, curve->segment + 1)) {
        curve->segment++;
    }
    size_t k = curve->segment;
    double length = time_at(chart, k + 1) - time_at(chart, k);
    double t = (time - time_at(chart, k)) / length;
    double u = 1.0 - t;
    return u * u * (1.0 + 2.0 * t) * level_at(chart, k) + t * u * u * length * slope(chart, k) +
           t * t * (3.0 - 2.0 * t) * level_at(chart, k + 1) -
           t * t * u * length * slope(chart, k + 1);
}

static int level_y(struct rect plot, double level)
{
    return plot.y + plot.h - (int)lround(plot.h * level);
}

/* Columns of the same height are drawn at once: the area below the curve, or its line, which
 * reaches down or up to the column before, so that steep parts have no gaps. */
static void draw_columns(struct ui *ui, struct rect plot, const int *y, int count, bool line)
{
    const struct palette *p = ui->palette;
    int thick = ui_px(ui, CURVE_LINE);
    int before = plot.y + plot.h;
    const double radius = line ? CURVE_LINE : 0.0; /* as round as the line is thick */
    for (int from = 0, to = 0; from < count; from = to) {
        while (to < count && y[to] == y[from]) {
            to++;
        }
        struct rect box = {plot.x + from, y[from], to - from, plot.y + plot.h - y[from]};
        if (line) {
            int top = before < y[from] ? before : y[from];
            int low = before > y[from] ? before : y[from];
            box =
                (struct rect){box.x - thick / 2, top - thick / 2, box.w + thick, low - top + thick};
        }
        ui_fill(ui, box, line ? p->primary : p->tint, radius);
        before = y[from];
    }
}

static void draw_curve(struct ui *ui, const struct chart *chart, struct rect plot)
{
    double end = chart->rows[chart->row_count - 1].from;
    int count = (int)lround(plot.w * end / chart->scale);
    int *y = ARENA_ARRAY(ui->frame->arena, int, (size_t)count);
    struct curve curve = {.chart = chart};
    for (int i = 0; i < count; i++) {
        y[i] = level_y(plot, curve_level(&curve, end * (i + 0.5) / count));
    }
    if (!ui->palette->plain) {
        draw_columns(ui, plot, y, count, false);
    }
    draw_columns(ui, plot, y, count, true);
}

void chart_plot_draw(struct ui *ui, const struct chart_look *look, struct rect box)
{
    const struct chart *chart = look->chart;
    const struct palette *p = ui->palette;
    int disc = number_size(ui);
    int axis = ui_px(ui, 0.5);
    rect_cut_top(&box, row_pad(ui));
    struct rect plot = box;
    rect_cut_left(&plot, look->pad);
    rect_cut_right(&plot, look->pad + disc / 2);
    rect_cut_top(&plot, disc / 2);
    rect_cut_bottom(&plot, row_pad(ui) + axis);
    draw_curve(ui, chart, plot);
    ui_fill(ui, (struct rect){plot.x, plot.y + plot.h, plot.w, axis}, p->border, 0);
    for (size_t i = 0; i < chart->row_count; i++) {
        int x = plot.x + (int)lround(plot.w * chart->rows[i].from / chart->scale);
        int y = level_y(plot, chart->rows[i].to);
        y = y > plot.y + plot.h - disc / 2 ? plot.y + plot.h - disc / 2 : y;
        draw_number(ui, (struct rect){x - disc / 2, y - disc / 2, disc, disc}, i);
    }
}
