#include "screens/shared/answers.h"

#include "app/words.h"
#include "base/bug.h"

#include <limits.h>

/* The least width of a column, as a multiple of the text size: narrower ones break too many
 * words. */
#define COLUMN_WIDTH_EM 10.2

/* An answer and the gap below it grow up to these sizes where a screen has the room. */
#define ANSWER_HEIGHT_MM 34.0
#define ANSWER_GAP_MM    8.0

/* How much of the space above and below its words an answer can give up. */
#define ANSWER_GIVES_MM 1.5

static int least_gap(const struct ui *ui)
{
    return ui_least_gap(ui, TARGET_BUTTON);
}

/* Fills the columns of each page from the top, row by row, so that reading goes from left to right.
 * A page takes as many rows as fit; if even_pages is set, no more than the pages after it. Returns
 * the number of pages. */
static int fill(const struct ui *ui, struct rect room, const char *const *labels, size_t count,
                int columns, int even_pages, struct answers_layout *layout)
{
    int rows_left = ((int)count + columns - 1) / columns;
    int rows = 0; /* on this page */
    int gap = least_gap(ui);
    int page = 0;
    int y = room.y;
    layout->style = ui_answer_style(ui, labels, count, rect_column(room, 0, columns, gap).w);
    for (size_t i = 0; i < count; i += (size_t)columns) {
        int row = 0;
        for (int c = 0; c < columns && i + (size_t)c < count; c++) {
            struct rect column = rect_column(room, c, columns, gap);
            int needs = ui_answer_height(ui, layout->style, labels[i + (size_t)c], column.w);
            row = needs > row ? needs : row;
        }
        if (columns > 1 && row > room.h) {
            /* too narrow: returns more pages than one for each answer would make */
            return (int)count + 1;
        }
        if (row > room.h && row - ui_px(ui, ANSWER_GIVES_MM) <= room.h) {
            row = room.h;
        }
        layout->cut = layout->cut || row > room.h;
        int pages_left = even_pages - page > 1 ? even_pages - page : 1;
        int share = (rows_left + rows + pages_left - 1) / pages_left;
        if (rows > 0 && (y + row > room.y + room.h || (even_pages > 0 && rows >= share))) {
            page++;
            y = room.y;
            rows = 0;
        }
        rows++;
        rows_left--;
        for (int c = 0; c < columns && i + (size_t)c < count; c++) {
            struct rect column = rect_column(room, c, columns, gap);
            layout->page_of[i + (size_t)c] = page;
            layout->boxes[i + (size_t)c] = (struct rect){column.x, y, column.w, row};
        }
        y += row + gap;
    }
    return page + 1;
}

/* Gives the room left on a page to the answers from..to and the gaps between their rows, up to a
 * limit: larger targets are easier to hit. */
static void share_spare_room(const struct ui *ui, struct rect room, size_t from, size_t to,
                             struct rect *boxes)
{
    int rows = 0;
    int bottom = room.y;
    for (size_t i = from; i < to; i++) {
        rows += i == from || boxes[i].y != boxes[i - 1].y ? 1 : 0;
        bottom = boxes[i].y + boxes[i].h;
    }
    int spare = room.y + room.h > bottom ? (room.y + room.h - bottom) / rows : 0;
    int wider = ui_px(ui, ANSWER_GAP_MM) - least_gap(ui);
    wider = wider > spare / 4 ? spare / 4 : wider;
    int moved = 0;
    int grow = 0;
    int row_y = 0;
    for (size_t i = from; i < to; i++) {
        struct rect *box = &boxes[i];
        if (i == from || box->y != row_y) {
            moved += i == from ? 0 : grow + wider;
            row_y = box->y;
            int most = ui_px(ui, ANSWER_HEIGHT_MM) - box->h;
            grow = most < 0 ? 0 : most < spare - wider ? most : spare - wider;
        }
        box->y += moved;
        box->h += grow;
    }
}

static bool columns_fit(const struct ui *ui, int width, int columns)
{
    return width >= COLUMN_WIDTH_EM * metrics_font(ui->metrics, STYLE_STRONG).px * columns;
}

struct answers_layout answers_lay_out(const struct ui *ui, struct rect room,
                                      const char *const *labels, size_t count, int at_most_columns)
{
    struct arena *arena = ui->frame->arena;
    struct answers_layout best = {0};
    int best_columns = 1;
    for (int columns = 1; columns <= at_most_columns && best.pages != 1; columns++) {
        if (columns > 1 && !columns_fit(ui, room.w, columns)) {
            break;
        }
        struct answers_layout layout = {
            .page_of = ARENA_ARRAY(arena, int, count),
            .boxes = ARENA_ARRAY(arena, struct rect, count),
        };
        layout.pages = fill(ui, room, labels, count, columns, 0, &layout);
        if (best.pages == 0 || layout.pages < best.pages) {
            best = layout;
            best_columns = columns;
        }
    }
    BUG_IF(best.page_of == NULL || best.boxes == NULL); /* one column is always tried */
    /* if possible, no page has a single answer only because the one before is full */
    if (best.pages > 1 &&
        fill(ui, room, labels, count, best_columns, best.pages, &best) > best.pages) {
        fill(ui, room, labels, count, best_columns, 0, &best);
    }
    for (size_t from = 0; from < count;) {
        size_t to = from + 1;
        while (to < count && best.page_of[to] == best.page_of[from]) {
            to++;
        }
        share_spare_room(ui, room, from, to, best.boxes);
        from = to;
    }
    return best;
}

int answers_height(const struct ui *ui, int width, const char *const *labels, size_t count,
                   int columns)
{
    const int gap = least_gap(ui);
    if (columns > 1 && !columns_fit(ui, width, columns)) {
        return INT_MAX;
    }
    const struct rect row = {.w = width};
    const int column = rect_column(row, 0, columns, gap).w;
    const enum style style = ui_answer_style(ui, labels, count, column);
    int height = 0;
    for (size_t i = 0; i < count; i += (size_t)columns) {
        int tallest = 0;
        for (size_t c = i; c < count && c < i + (size_t)columns; c++) {
            tallest = px_max(tallest, ui_answer_height(ui, style, labels[c], column));
        }
        height += tallest + (i > 0 ? gap : 0);
    }
    return height;
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
