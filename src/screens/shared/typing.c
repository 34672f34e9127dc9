#include "screens/shared/typing.h"

#include "app/context.h"
#include "app/words.h"
#include "base/utf8.h"
#include "ui/ui.h"

#include <string.h>

bool typing_azerty(const struct app *app)
{
    return config_keyboard(app_config(app), app_language(app)) == KEYBOARD_AZERTY;
}

const char *typing_masked(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    size_t kept = 0;
    for (size_t size = 0, at = 0; at < length; at += size) {
        uint32_t character = 0;
        size = utf8_decode(text + at, length - at, &character);
        bool mark = character >= 0x300 && character <= 0x36F;
        if (size == 0 || (at > 0 && !mark)) {
            break;
        }
        kept = at + size;
    }
    return kept == 0 ? "" : arena_printf(arena, "%.*s•••", (int)kept, text);
}

static int line_height(const struct ui *ui)
{
    int words = metrics_line_height(ui->metrics, STYLE_LEAD_STRONG) + ui_px(ui, SPACE_XS);
    int least = metrics_low(ui->metrics) ? ui_least_height(ui, TARGET_KEY) : ui_px(ui, 20.0);
    return words > least ? words : least;
}

struct rect typing_areas(const struct app *app, struct ui *ui, struct areas *areas)
{
    (void)app;
    int gap = chrome_gap(ui);
    struct rect room = areas->body;
    if (metrics_landscape(ui->metrics)) {
        /* ten keys in a row need the whole width, so the keyboard goes below the words, over both
         * columns */
        room = rect_union(areas->head, areas->body);
        /* the head may reach further down, to the bar */
        room.h = areas->body.y + areas->body.h - room.y;
        struct rect keys =
            rect_cut_bottom(&room, line_height(ui) + gap + keyboard_height(ui, room.w));
        rect_cut_bottom(&room, gap);
        areas->head = room;
        areas->body = keys;
        return keys;
    }
    return rect_cut_bottom(&room, line_height(ui) + gap * 2 + keyboard_height(ui, room.w));
}

/* The end of the text, as much as fits: the visitor is typing there. */
static const char *end_that_fits(const struct ui *ui, const char *text, int width)
{
    while (*text != '\0' &&
           ui_layout(ui, STYLE_LEAD_STRONG, text, ui->metrics->width * 8).width > width) {
        text++;
        while (utf8_is_continuation(*text)) {
            text++;
        }
    }
    return text;
}

static void draw_before(struct ui *ui, struct rect *room, const char *words)
{
    struct text_layout layout = ui_layout(ui, STYLE_BODY, words, room->w);
    ui_label(ui, rect_cut_left(room, layout.width), STYLE_BODY, ui->palette->ink_soft, words,
             ALIGN_LEFT);
    rect_cut_left(room, ui_px(ui, SPACE_S));
}

static void draw_line(struct ui *ui, struct rect line, struct typed typed)
{
    const struct palette *p = ui->palette;
    ui_fill(ui, line, p->surface, RADIUS_KEY);
    ui_stroke(ui, line, p->primary, RADIUS_KEY, 1.0);
    struct color before = ui_set_behind(ui, p->surface);
    struct rect inside = line;
    rect_cut_left(&inside, ui_px(ui, SPACE_S));
    rect_cut_right(&inside, ui_px(ui, SPACE_S));
    if (typed.before != NULL) {
        draw_before(ui, &inside, typed.before);
    }
    int room_width = inside.w - ui_px(ui, SPACE_XS);
    const char *shown = end_that_fits(ui, typed.text, room_width);
    struct text_layout words = ui_layout(ui, STYLE_LEAD_STRONG, shown, room_width + 1);
    struct rect at = inside;
    at.y += (at.h - words.line_height) / 2;
    at.h = words.line_height;
    ui_draw_lines(ui, &words, 0, words.count, at, p->ink, ALIGN_LEFT);
    int caret = ui_px(ui, 0.8);
    ui_fill(ui, (struct rect){inside.x + words.width + caret, at.y + at.h / 8, caret, at.h * 3 / 4},
            p->primary, 0);
    ui_set_behind(ui, before);
}

static void draw_keys(const struct app *app, struct ui *ui, struct rect room,
                      const struct keyboard *keyboard, int action)
{
    const struct keyboard_words labels = {
        .space = app_text(app, STR_KEYBOARD_SPACE),
        .clear = app_text(app, STR_KEYBOARD_CLEAR),
        .letters = app_text(app, STR_KEYBOARD_LETTERS),
        .accents = app_text(app, STR_KEYBOARD_ACCENTS),
        .nations = app_text(app, STR_KEYBOARD_NATIONS),
        .digits = app_text(app, STR_KEYBOARD_DIGITS),
        .erase = app_text(app, STR_COMMON_DELETE),
    };
    keyboard_view(ui, room, keyboard, &labels, action);
}

void typing_view_typed(const struct app *app, struct ui *ui, struct rect room,
                       const struct keyboard *keyboard, struct typed typed, int action)
{
    struct rect keys = rect_cut_bottom(&room, keyboard_height(ui, room.w));
    draw_line(ui, rect_cut_top(&room, line_height(ui)), typed);
    draw_keys(app, ui, keys, keyboard, action);
}

void typing_view(const struct app *app, struct ui *ui, struct rect room,
                 const struct keyboard *keyboard, const char *text, int action)
{
    typing_view_typed(app, ui, room, keyboard, (struct typed){NULL, text}, action);
}

/* --- a page of its own --- */

bool typing_is_alone(const struct ui *ui)
{
    return ui->metrics->height / ui->metrics->px_per_mm < 150.0;
}

bool typing_introduced(const struct ui *ui, const char *label)
{
    int most = ui->metrics->width * 60 / 100;
    return metrics_small_panel(ui->metrics) ||
           ui_layout(ui, STYLE_STRONG, label, ui->metrics->width * 4).width > most;
}

/* The smallest panel has one row besides the keys, for the line and the buttons. */
static struct rect small_row(struct ui *ui, struct rect room, const struct typing_page *page)
{
    const struct button back = {.control = {page->back.name, 0, NULL, page->back.action, 0},
                                .look = BUTTON_OUTLINE,
                                .style = STYLE_STRONG,
                                .label = page->back.label};
    const struct button onward = {.control = {page->onward.name, 0, NULL, page->onward.action, 0},
                                  .look = BUTTON_PRIMARY,
                                  .style = STYLE_STRONG,
                                  .label = page->onward.label,
                                  .disabled = page->onward.disabled};
    int least = ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
    int back_width = ui_button_natural_width(ui, &back);
    int onward_width = ui_button_natural_width(ui, &onward);
    ui_button(ui, rect_cut_left(&room, back_width > least ? back_width : least), &back);
    rect_cut_left(&room, chrome_gap(ui));
    ui_button(ui, rect_cut_right(&room, onward_width > least ? onward_width : least), &onward);
    rect_cut_right(&room, chrome_gap(ui));
    return room;
}

void typing_alone(const struct app *app, struct ui *ui, const struct areas *areas,
                  const struct typing_page *page)
{
    struct rect room = rect_union(areas->head, areas->body);
    struct rect line;
    room.h = areas->body.y + areas->body.h - room.y;
    if (metrics_small_panel(ui->metrics)) {
        room = rect_union(room, areas->foot);
        line = small_row(ui, rect_cut_top(&room, chrome_row_height(ui)), page);
        room = rect_cut_bottom(&room, keyboard_height(ui, room.w));
    } else {
        line = rect_cut_top(&room, line_height(ui));
        room = rect_cut_bottom(&room, keyboard_height(ui, room.w));
        chrome_foot(ui, areas, &page->back, &page->onward);
        if (!typing_introduced(ui, page->label)) {
            struct text_layout words = ui_layout(ui, STYLE_STRONG, page->label, line.w);
            ui_label(ui, rect_cut_left(&line, words.width), STYLE_STRONG, ui->palette->ink,
                     page->label, ALIGN_LEFT);
            rect_cut_left(&line, ui_px(ui, SPACE_S));
        }
    }
    draw_line(ui, line, page->typed);
    draw_keys(app, ui, room, page->keyboard, page->action);
}
