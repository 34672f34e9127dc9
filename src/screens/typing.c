#include "screens/typing.h"

#include <string.h>

bool typing_azerty(const struct app *app)
{
    return strcmp(app_language(app), "fr") == 0;
}

static int line_height(const struct ui *ui)
{
    int words = metrics_line_height(ui->metrics, STYLE_LEAD_STRONG) + ui_px(ui, SPACE_XS);
    int least = ui_px(ui, metrics_small_panel(ui->metrics) ? 11.0 : 20.0);
    return words > least ? words : least;
}

struct rect typing_areas(const struct app *app, struct ui *ui, struct areas *areas)
{
    (void)app;
    int gap = chrome_gap(ui);
    struct rect room = areas->body;
    if (metrics_two_columns(ui->metrics)) {
        /* ten keys want the whole width: the keyboard goes below the words, over both columns */
        room = (struct rect){areas->head.x, areas->head.y,
                             areas->foot.x + areas->foot.w - areas->head.x, areas->head.h};
        struct rect keys =
            rect_cut_bottom(&room, line_height(ui) + gap + keyboard_height(ui, room.w));
        rect_cut_bottom(&room, gap);
        areas->head = room;
        areas->body = keys;
        return keys;
    }
    return rect_cut_bottom(&room, line_height(ui) + gap * 2 + keyboard_height(ui, room.w));
}

void typing_view(const struct app *app, struct ui *ui, struct rect room,
                 const struct keyboard *keyboard, const char *text, int action)
{
    const struct palette *p = ui->palette;
    struct rect keys = rect_cut_bottom(&room, keyboard_height(ui, room.w));
    struct rect line = rect_cut_top(&room, line_height(ui));
    ui_fill(ui, line, p->surface, RADIUS_KEY);
    ui_stroke(ui, line, p->primary, RADIUS_KEY, 1.0);
    struct color before = ui_set_behind(ui, p->surface);
    struct rect inside = line;
    rect_cut_left(&inside, ui_px(ui, SPACE_S));
    rect_cut_right(&inside, ui_px(ui, SPACE_S));
    /* when it grows too long the end is what one is typing: show that */
    const char *shown = text;
    int room_width = inside.w - ui_px(ui, SPACE_XS);
    while (*shown != '\0' &&
           ui_layout(ui, STYLE_LEAD_STRONG, shown, ui->metrics->width * 8).width > room_width) {
        shown++;
        while (((unsigned char)*shown & 0xC0U) == 0x80U) {
            shown++;
        }
    }
    struct text_layout words = ui_layout(ui, STYLE_LEAD_STRONG, shown, room_width + 1);
    struct rect at = inside;
    at.y += (at.h - words.line_height) / 2;
    at.h = words.line_height;
    ui_draw_lines(ui, &words, 0, words.count, at, p->ink, ALIGN_LEFT);
    int caret = ui_px(ui, 0.8);
    ui_fill(ui, (struct rect){inside.x + words.width + caret, at.y + at.h / 8, caret, at.h * 3 / 4},
            p->primary, 0);
    ui_set_behind(ui, before);
    const struct keyboard_words labels = {
        .space = app_text(app, STR_KEY_SPACE),
        .clear = app_text(app, STR_KEY_CLEAR),
        .letters = app_text(app, STR_KEY_LETTERS),
        .accents = app_text(app, STR_KEY_ACCENTS),
        .nations = app_text(app, STR_KEY_NATIONS),
        .digits = app_text(app, STR_KEY_DIGITS),
        .erase = app_text(app, STR_DELETE),
    };
    keyboard_view(ui, keys, keyboard, &labels, action);
}
