#include "ui/sparkline.h"

#include "base/bug.h"

/* mm */
#define HEIGHT     24.0
#define HEIGHT_LOW 13.0
#define STROKE     1.0
#define DOT        3.0
#define DOT_LAST   4.6
#define DIGITS_GAP 2.0

int sparkline_height(const struct ui *ui)
{
    int height = ui_px(ui, metrics_low(ui->metrics) ? HEIGHT_LOW : HEIGHT);
    int digits = metrics_line_height(ui->metrics, STYLE_BODY);
    return height > digits ? height : digits;
}

struct point {
    int x;
    int y;
};

/* The middle of the dot of one value. The line leaves half a dot free on every side. */
static struct point point_at(const struct sparkline *line, struct rect plot, size_t index)
{
    long last = (long)line->count - 1;
    long above = line->values[index] - line->low;
    long span = line->high - line->low;
    return (struct point){
        .x = plot.x + (last == 0 ? plot.w : (int)(plot.w * (long)index / last)),
        .y = plot.y + plot.h - (int)(plot.h * above / span),
    };
}

/* From one middle to the next, column by column: frames know boxes, not slants. Columns of one
 * height are one box; where it is steep, another one leads up or down to it. */
static void draw_part(struct ui *ui, struct point from, struct point to)
{
    int thick = ui_px(ui, STROKE);
    int before = from.y;
    for (int x = from.x; x < to.x;) {
        int y = from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x);
        int end = x + 1;
        while (end < to.x && from.y + (to.y - from.y) * (end - from.x) / (to.x - from.x) == y) {
            end++;
        }
        int rise = y < before ? before - y : y - before;
        if (rise > 1) {
            const struct rect steep = {x - thick / 2, (y < before ? y : before) - thick / 2, thick,
                                       rise + thick};
            ui_fill(ui, steep, ui->palette->primary, RADIUS_ROUND);
        }
        const struct rect flat = {x - thick / 2, y - thick / 2, end - x + thick, thick};
        ui_fill(ui, flat, ui->palette->primary, RADIUS_ROUND);
        before = y;
        x = end;
    }
}

static void draw_dot(struct ui *ui, struct point at, double size_mm)
{
    int size = ui_px(ui, size_mm);
    ui_fill(ui, (struct rect){at.x - size / 2, at.y - size / 2, size, size}, ui->palette->primary,
            RADIUS_ROUND);
}

/* A number as high as its dot, but within the box. */
static void draw_digits(struct ui *ui, struct rect column, struct point at, enum style style,
                        const char *digits, enum align align)
{
    struct text_layout layout = ui_layout(ui, style, digits, column.w);
    int y = at.y - layout.height / 2;
    int lowest = column.y + column.h - layout.height;
    y = y > lowest ? lowest : y;
    column.h -= y > column.y ? y - column.y : 0;
    column.y = y > column.y ? y : column.y;
    ui_draw_lines(ui, &layout, 0, layout.count, column, ui->palette->ink, align);
}

void sparkline_draw(struct ui *ui, struct rect box, const struct sparkline *line)
{
    BUG_IF(line->count == 0 || line->high <= line->low);
    struct arena *arena = ui->frame->arena;
    const char *first = arena_printf(arena, "%ld", line->values[0]);
    const char *last = arena_printf(arena, "%ld", line->values[line->count - 1]);
    int gap = ui_px(ui, DIGITS_GAP);
    struct rect room = box;
    struct rect before = rect_cut_left(&room, ui_layout(ui, STYLE_BODY, first, box.w).width);
    struct rect after = rect_cut_right(&room, ui_layout(ui, STYLE_STRONG, last, box.w).width);
    int dot = ui_px(ui, DOT_LAST);
    rect_cut_left(&room, gap);
    rect_cut_right(&room, gap);
    struct rect plot = rect_inset(room, (dot + 1) / 2);
    int axis = ui_px(ui, 0.3);
    ui_fill(ui, (struct rect){room.x, room.y + room.h - axis, room.w, axis}, ui->palette->border,
            0);
    for (size_t i = 0; i + 1 < line->count; i++) {
        draw_part(ui, point_at(line, plot, i), point_at(line, plot, i + 1));
        draw_dot(ui, point_at(line, plot, i), DOT);
    }
    struct point end = point_at(line, plot, line->count - 1);
    draw_dot(ui, end, DOT_LAST);
    if (line->count > 1) {
        draw_digits(ui, before, point_at(line, plot, 0), STYLE_BODY, first, ALIGN_LEFT);
    }
    draw_digits(ui, after, end, STYLE_STRONG, last, ALIGN_RIGHT);
    frame_describe(ui->frame, box, line->words);
}
