#include "screens/answers.h"

#define COLUMN_WIDTH_MM 70.0 /* narrower columns break too many words */

/* Fills columns of a page from the top, row by row, so that reading order is left to right. */
static int fill(const struct ui *ui, struct rect room, const char *const *labels, size_t count,
                int columns, struct answers_layout *layout)
{
    int gap = ui_px(ui, TOUCH_GAP + 0.5);
    int page = 0;
    int y = room.y;
    for (size_t i = 0; i < count; i += (size_t)columns) {
        int height = 0;
        for (int c = 0; c < columns && i + (size_t)c < count; c++) {
            struct rect column = rect_column(room, c, columns, gap);
            int needs = ui_answer_height(ui, labels[i + (size_t)c], column.w);
            height = needs > height ? needs : height;
        }
        if (columns > 1 && height > room.h) {
            return (int)count + 1; /* too narrow: worse than any page a row */
        }
        if (y > room.y && y + height > room.y + room.h) {
            page++;
            y = room.y;
        }
        for (int c = 0; c < columns && i + (size_t)c < count; c++) {
            struct rect column = rect_column(room, c, columns, gap);
            layout->page_of[i + (size_t)c] = page;
            layout->boxes[i + (size_t)c] = (struct rect){column.x, y, column.w, height};
        }
        y += height + gap;
    }
    return page + 1;
}

/* What is left over goes to the answers, within reason: a short list is easier to hit. */
static void breathe(const struct ui *ui, struct rect room, size_t count,
                    struct answers_layout *layout)
{
    const double most_mm = 28.0;
    int rows = 0;
    int bottom = room.y;
    for (size_t i = 0; i < count; i++) {
        rows += i == 0 || layout->boxes[i].y != layout->boxes[i - 1].y ? 1 : 0;
        bottom = layout->boxes[i].y + layout->boxes[i].h;
    }
    int spare = rows > 0 ? (room.y + room.h - bottom) / rows : 0;
    int moved = 0;
    int row_y = -1;
    int grow = 0;
    for (size_t i = 0; i < count; i++) {
        struct rect *box = &layout->boxes[i];
        if (box->y != row_y) {
            moved += row_y < 0 ? 0 : grow;
            row_y = box->y;
            int most = ui_px(ui, most_mm) - box->h;
            grow = most < 0 ? 0 : most < spare ? most : spare;
        }
        box->y += moved;
        box->h += grow;
    }
}

struct answers_layout answers_lay_out(const struct ui *ui, struct rect room,
                                      const char *const *labels, size_t count, int at_most_columns)
{
    struct arena *arena = ui->frame->arena;
    struct answers_layout best = {0};
    for (int columns = 1; columns <= at_most_columns; columns++) {
        double column_mm = room.w / ui->metrics->px_per_mm / columns;
        if (columns > 1 && column_mm < COLUMN_WIDTH_MM) {
            break;
        }
        struct answers_layout layout = {
            .page_of = ARENA_ARRAY(arena, int, count),
            .boxes = ARENA_ARRAY(arena, struct rect, count),
        };
        layout.pages = fill(ui, room, labels, count, columns, &layout);
        if (best.pages == 0 || layout.pages < best.pages) {
            best = layout;
        }
        if (best.pages <= 1) {
            break;
        }
    }
    if (best.pages == 1) {
        breathe(ui, room, count, &best);
    }
    return best;
}

const char *answers_more_label(const struct app *app, struct ui *ui, int page, int pages)
{
    struct arena *arena = ui->frame->arena;
    const char *n = arena_printf(arena, "%d", page + 1);
    const char *total = arena_printf(arena, "%d", pages);
    return metrics_low(ui->metrics)
               ? APP_FORMAT(app, ui, STR_QUESTION_MORE_SHORT, {"n", n}, {"total", total})
               : APP_FORMAT(app, ui, STR_QUESTION_MORE, {"n", n}, {"total", total});
}
