#include "screens/shared/comfort_bar.h"

#include "app/comfort.h"
#include "app/context.h"
#include "app/staff.h"
#include "app/words.h"
#include "base/bug.h"
#include "ui/ui.h"

#include <string.h>

#define ITEMS_FIXED 4 /* items that do not depend on the number of languages */
#define ITEMS_MAX   8

struct bar_item {
    struct button button;
    const char *brief; /* shown where its words do not fit */
    int rank;          /* order in which items lose their words; 1 is first */
    int width;
};

#define RANKS 4

#define FINISH_EDGE 0.3 /* mm to the edge of the screen */

struct bar_items {
    struct bar_item items[ITEMS_MAX];
    size_t count;
    bool staff;
};

/* "FR": language codes are ASCII. */
static const char *code_shown(struct arena *arena, const char *code)
{
    char *shown = arena_strndup(arena, code, strlen(code));
    for (char *c = shown; *c != '\0'; c++) {
        if (*c >= 'a' && *c <= 'z') {
            *c = (char)(*c - 'a' + 'A');
        }
    }
    return shown;
}

static void add(struct bar_items *bar, struct control control, const char *label, const char *icon,
                const char *brief, int rank, bool selected)
{
    BUG_IF(bar->count == ITEMS_MAX);
    bar->items[bar->count++] = (struct bar_item){
        .button = {.control = control,
                   .look = control.action == ACTION_DOCTOR_FIRST ? BUTTON_DANGER : BUTTON_PLAIN,
                   .label = label,
                   .icon = icon,
                   .selected = selected,
                   .kind = TARGET_SMALL,
                   .style = STYLE_STRONG},
        .brief = brief,
        .rank = rank,
    };
}

static struct bar_items collect(const struct app *app, const struct ui *ui)
{
    struct bar_items bar = {0};
    const struct world *world = app_world(app);
    BUG_IF(ITEMS_FIXED + world->language_count - 1 > ITEMS_MAX);
    add(&bar, (struct control){"doctor_first", 0, NULL, ACTION_DOCTOR_FIRST, 0},
        app_text(app, STR_BAR_DOCTOR_FIRST), "icon-warning.svg", "", 4, false);
    for (size_t i = 0; i < world->language_count; i++) {
        const struct language *language = &world->languages[i];
        if (strcmp(language->code, app_language(app)) != 0) {
            add(&bar, (struct control){"language", (int)i, language->code, ACTION_LANGUAGE, 0},
                language->strings->texts[STR_LANGUAGE_NAME], NULL,
                code_shown(ui->frame->arena, language->code), 3, false);
        }
    }
    add(&bar, (struct control){"text_size", 0, NULL, ACTION_TEXT_SIZE, 0},
        app_text(app, STR_BAR_TEXT_SIZE), "icon-text-size.svg", "", 1, app_large_text(app));
    add(&bar, (struct control){"contrast", 0, NULL, ACTION_CONTRAST, 0},
        app_text(app, STR_BAR_CONTRAST), "icon-contrast.svg", "", 1, app_contrast(app));
    add(&bar, (struct control){"help", 0, NULL, ACTION_HELP, 0}, app_text(app, STR_BAR_HELP),
        "icon-help.svg", "", 2, false);
    return bar;
}

/* Replaces the words of the items with these ranks by their short form. */
static void shorten(const struct ui *ui, struct bar_items *bar, int rank)
{
    int least = ui_px(ui, metrics_touch(ui->metrics, TARGET_SMALL).width);
    for (size_t i = 0; i < bar->count; i++) {
        struct bar_item *item = &bar->items[i];
        item->button.shown = item->rank <= rank ? item->brief : NULL;
        int natural = ui_button_natural_width(ui, &item->button);
        item->width = natural > least ? natural : least;
    }
}

static int items_width(const struct ui *ui, const struct bar_items *bar, size_t from, size_t to)
{
    int width = 0;
    for (size_t i = from; i < to; i++) {
        width += bar->items[i].width + (i > from ? ui_least_gap(ui, TARGET_SMALL) : 0);
    }
    return width;
}

static int all_width(const struct ui *ui, const struct bar_items *bar)
{
    return items_width(ui, bar, 0, bar->count);
}

/* Draws Finish at the right end, for a panel that has no row for it. It is as high as other buttons
 * that lead somewhere, so it uses the space below the other items, and some of the room above if
 * that is not enough. */
static void finish(const struct app *app, struct ui *ui, struct rect *row, struct rect *room)
{
    int above = ui_px(ui, COMFORT_BAR_PAD_LOW);
    const struct button button = {.control = {"finish", 0, NULL, ACTION_FINISH, 0},
                                  .look = BUTTON_OUTLINE,
                                  .kind = TARGET_SMALL,
                                  .style = STYLE_STRONG,
                                  .label = app_text(app, STR_COMMON_FINISH_AND_CLEAR),
                                  .shown = app_text(app, STR_COMMON_FINISH)};
    int least = ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
    int natural = ui_button_natural_width(ui, &button);
    struct rect box = rect_cut_right(row, natural > least ? natural : least);
    int bottom = ui->metrics->height - ui_px(ui, FINISH_EDGE);
    box.h = ui_least_height(ui, TARGET_BUTTON);
    box.y = bottom - box.h;
    ui_button(ui, box, &button);
    rect_cut_right(row, ui_least_gap(ui, TARGET_BUTTON));
    if (room->y + room->h > box.y - above) {
        rect_cut_bottom(room, room->y + room->h - (box.y - above));
    }
}

static int mark_width(const struct app *app, const struct ui *ui)
{
    const char *words = app_text(app, STR_COMMON_DEMONSTRATION_SHORT);
    return ui_layout(ui, STYLE_STRONG, words, ui->metrics->width).width + 2 * ui_px(ui, 0.5);
}

/* "Demo" at the right end of the row. */
static void demonstration(const struct app *app, struct ui *ui, struct rect *row)
{
    const struct palette *p = ui->palette;
    int width = mark_width(app, ui);
    struct rect mark = rect_cut_right(row, width);
    rect_cut_right(row, ui_px(ui, SPACE_XS));
    mark = rect_centre(mark, width, metrics_line_height(ui->metrics, STYLE_STRONG));
    ui_fill(ui, mark, p->warning_fill, RADIUS_KEY);
    struct color before = ui_set_behind(ui, p->warning_fill);
    ui_label(ui, mark, STYLE_STRONG, p->warning, app_text(app, STR_COMMON_DEMONSTRATION_SHORT),
             ALIGN_CENTRE);
    ui_set_behind(ui, before);
}

/* Draws the items in the staff area: "Close · 54 s" in place of the warning, and no help. The
 * others keep their places. */
static void draw_for_staff(const struct app *app, struct ui *ui, const struct bar_item *item,
                           struct rect box)
{
    struct button button = item->button;
    if (button.control.action == ACTION_HELP) {
        return;
    }
    if (button.control.action == ACTION_DOCTOR_FIRST) {
        if (app_staff_seconds(app) == 0) {
            return; /* the PIN page: the staff area is not open yet */
        }
        const char *seconds = arena_printf(ui->frame->arena, "%d", app_staff_seconds(app));
        button.control = (struct control){"staff_close", 0, NULL, ACTION_STAFF_CLOSE, 0};
        button.look = BUTTON_PLAIN;
        button.icon = "icon-close.svg";
        button.label = APP_FORMAT(app, ui, STR_STAFF_CLOSE, {"seconds", seconds});
    }
    ui_button(ui, box, &button);
}

/* Draws items [from, to) in a row with even spaces. On a small panel some screens have a shorter
 * row, so there the spaces do not depend on its width. */
static void draw_items(const struct app *app, struct ui *ui, struct rect row,
                       const struct bar_items *bar, size_t from, size_t to)
{
    int space = ui_least_gap(ui, TARGET_SMALL);
    int spare = row.w - items_width(ui, bar, from, to);
    if (to - from == 1) {
        rect_cut_left(&row, spare / 2);
    } else if (!metrics_small_panel(ui->metrics)) {
        space += spare > 0 ? spare / (int)(to - from - 1) : 0;
    }
    for (size_t i = from; i < to; i++) {
        const struct bar_item *item = &bar->items[i];
        struct rect box = rect_cut_left(&row, item->width);
        if (bar->staff) {
            draw_for_staff(app, ui, item, box);
        } else {
            ui_button(ui, box, &item->button);
        }
        rect_cut_left(&row, space);
    }
}

/* Index of the item that begins a second row. The warning and the language stay together if they
 * fit. */
static size_t second_row(const struct ui *ui, const struct bar_items *bar, int width)
{
    if (items_width(ui, bar, 0, bar->count) <= width) {
        return bar->count;
    }
    size_t split = 2;
    while (split < bar->count - 1 && items_width(ui, bar, 0, split + 1) <= width &&
           items_width(ui, bar, split, bar->count) > width) {
        split++;
    }
    return split;
}

void comfort_bar(const struct app *app, struct ui *ui, struct rect *room, struct comfort_bar *asked)
{
    const struct palette *p = ui->palette;
    bool small = metrics_small_panel(ui->metrics);
    bool low = metrics_low(ui->metrics);
    int pad = ui_px(ui, low ? COMFORT_BAR_PAD_LOW : SPACE_XS + 1.0);
    int side = ui_px(ui, low ? 1.0 : SPACE_M);
    int height = ui_least_height(ui, TARGET_SMALL) + ui_px(ui, low ? 0.0 : 2.0);
    int gap = ui_least_gap(ui, TARGET_SMALL);
    struct bar_items items = collect(app, ui);
    items.staff = asked->staff;
    shorten(ui, &items, 0);
    size_t split = low ? items.count : second_row(ui, &items, room->w - 2 * side);
    int rows = split < items.count ? 2 : 1;
    struct rect bar = rect_cut_bottom(room, rows * height + (rows - 1) * gap + 2 * pad);
    ui_fill(ui, bar, p->sunken, 0);
    if (p->plain) {
        ui_fill(ui, (struct rect){bar.x, bar.y, bar.w, ui_px(ui, 0.8)}, p->border, 0);
    }
    struct color before = ui_set_behind(ui, p->sunken);
    struct rect row = {bar.x + side, bar.y + pad, bar.w - 2 * side, height};
    if (rows == 2) {
        draw_items(app, ui, row, &items, 0, split);
        row.y += height + gap;
        draw_items(app, ui, row, &items, split, items.count);
    } else {
        if (asked->finish) {
            finish(app, ui, &row, room);
        }
        bool mark = low && app_config(app)->demonstration;
        int mark_px = mark ? mark_width(app, ui) + ui_px(ui, SPACE_XS) : 0;
        /* a small panel always shows icons, so that the bar is the same on every screen */
        shorten(ui, &items, small ? RANKS : 0);
        for (int rank = 1; !small && rank < RANKS && all_width(ui, &items) + mark_px > row.w;
             rank++) {
            shorten(ui, &items, rank);
        }
        if (all_width(ui, &items) > row.w) {
            shorten(ui, &items, RANKS);
        }
        if (mark && all_width(ui, &items) + mark_px <= row.w) {
            demonstration(app, ui, &row);
            asked->demonstration = true;
        }
        draw_items(app, ui, row, &items, 0, items.count);
    }
    ui_set_behind(ui, before);
}
