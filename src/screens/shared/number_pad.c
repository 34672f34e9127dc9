#include "screens/shared/number_pad.h"

#include "app/words.h"
#include "ui/ui.h"

#define KEYS         12
#define COLUMNS      3
#define ROWS         4
#define KEY_WIDE_MM  46.0
#define KEY_TALL_MM  34.0
#define LINE_MM      16.0
#define PLACE_ENTER  9
#define PLACE_ZERO   10
#define PLACE_DELETE 11

static int pad_gap(const struct ui *ui)
{
    return metrics_low(ui->metrics) ? ui_least_gap(ui, TARGET_KEY) : ui_px(ui, SPACE_S);
}

int number_pad_least_height(const struct ui *ui)
{
    return ROWS * ui_least_height(ui, TARGET_KEY) + (ROWS - 1) * pad_gap(ui);
}

static int pad_width(const struct ui *ui, int room)
{
    return px_min(room, COLUMNS * ui_px(ui, KEY_WIDE_MM) + (COLUMNS - 1) * pad_gap(ui));
}

int number_pad_line_height(const struct ui *ui)
{
    return metrics_low(ui->metrics) ? ui_least_height(ui, TARGET_KEY) : ui_px(ui, LINE_MM);
}

struct rect number_pad_cut_line(const struct ui *ui, struct rect *room)
{
    struct rect line = rect_cut_top(room, number_pad_line_height(ui));
    rect_cut_top(room, chrome_gap(ui));
    return rect_centre(line, pad_width(ui, line.w), line.h);
}

void number_pad_view(const struct app *app, struct ui *ui, struct rect room,
                     const struct number_pad *pad)
{
    int gap = pad_gap(ui);
    room = rect_centre(room, pad_width(ui, room.w), room.h);
    room.h = px_min(room.h, ROWS * ui_px(ui, KEY_TALL_MM) + (ROWS - 1) * gap);
    for (int i = 0; i < KEYS; i++) {
        struct rect key =
            rect_column(rect_row(room, i / COLUMNS, ROWS, gap), i % COLUMNS, COLUMNS, gap);
        if (i == PLACE_DELETE) {
            const struct control control = {"delete", 0, NULL, pad->erase, .types = true};
            ui_key(ui, key, &control, app_text(app, STR_COMMON_DELETE), "icon-delete.svg",
                   STYLE_STRONG, false, pad->disabled || pad->empty);
        } else if (i == PLACE_ENTER) {
            const struct control control = {"enter", 0, NULL, pad->enter, 0};
            if (pad->enter_label != NULL) {
                ui_key(ui, key, &control, pad->enter_label, NULL, STYLE_STRONG, false,
                       pad->disabled || pad->incomplete);
            }
        } else {
            int digit = i == PLACE_ZERO ? 0 : i + 1;
            const struct control control = {"digit", digit, NULL, pad->digit, .types = true};
            ui_key(ui, key, &control, arena_printf(ui->frame->arena, "%d", digit), NULL,
                   STYLE_NUMBER, false, pad->disabled);
        }
    }
}
