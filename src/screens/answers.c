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
    return best;
}
