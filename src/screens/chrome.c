#include "screens/chrome.h"

#include "base/bug.h"

#include <string.h>

int chrome_gap(const struct ui *ui)
{
    return ui_px(ui, metrics_small_panel(ui->metrics) ? 2.5 : SPACE_S + 0.5);
}

int chrome_row_height(const struct ui *ui)
{
    double height_mm = ui->metrics->height / ui->metrics->px_per_mm;
    double floor_mm = metrics_small_panel(ui->metrics) ? 15.0 : TOUCH_BUTTON_HEIGHT;
    int row = ui_px(ui, height_mm > 250.0 ? 25.0 : floor_mm);
    int two_lines = 2 * metrics_line_height(ui->metrics, STYLE_STRONG) + ui_px(ui, SPACE_XS);
    return height_mm > 250.0 && two_lines > row ? two_lines : row;
}

static int margin(const struct ui *ui)
{
    double width_mm = ui->metrics->width / ui->metrics->px_per_mm;
    return ui_px(ui, metrics_small_panel(ui->metrics)              ? 5.0
                     : width_mm < 250.0 || ui->metrics->large_text ? SPACE_XL
                                                                   : 20.0);
}

const char *chrome_desk_text(const struct app *app, enum string_id staffed, enum string_id none)
{
    return app_text(app, app_config(app)->desk == DESK_STAFFED ? staffed : none);
}

/* --- comfort bar --- */

#define BAR_ITEMS_FIXED 4 /* what is there in any language */
#define BAR_ITEMS_MAX   8

struct bar_item {
    struct button button;
    int width;
};

static size_t bar_items(const struct app *app, const struct ui *ui, struct bar_item *items)
{
    size_t count = 0;
    const struct world *world = app_world(app);
    BUG_IF(BAR_ITEMS_FIXED + world->language_count - 1 > BAR_ITEMS_MAX);
    items[count++].button = (struct button){
        .control = {"doctor_first", 0, NULL, ACTION_DOCTOR_FIRST},
        .label = app_text(app, STR_BAR_DOCTOR_FIRST),
        .icon = "icon-warning.svg",
    };
    for (size_t i = 0; i < world->language_count; i++) {
        if (strcmp(world->languages[i].code, app_language(app)) != 0) {
            items[count++].button = (struct button){
                .control = {"language", (int)i, world->languages[i].code, ACTION_LANGUAGE},
                .label = world->languages[i].strings->texts[STR_LANGUAGE_NAME],
            };
        }
    }
    items[count++].button = (struct button){
        .control = {"text_size", 0, NULL, ACTION_TEXT_SIZE},
        .label = app_text(app, STR_BAR_TEXT_SIZE),
        .icon = "icon-text-size.svg",
        .selected = app_large_text(app),
    };
    items[count++].button = (struct button){
        .control = {"contrast", 0, NULL, ACTION_CONTRAST},
        .label = app_text(app, STR_BAR_CONTRAST),
        .icon = "icon-contrast.svg",
        .selected = app_contrast(app),
    };
    items[count++].button = (struct button){
        .control = {"help", 0, NULL, ACTION_HELP},
        .label = app_text(app, STR_BAR_HELP),
        .icon = "icon-help.svg",
    };
    for (size_t i = 0; i < count; i++) {
        struct button *button = &items[i].button;
        button->kind = TARGET_SMALL;
        button->style = STYLE_STRONG;
        button->look = BUTTON_PLAIN;
        int least = ui_px(ui, TOUCH_SMALL + 3.0);
        int natural = ui_button_natural_width(ui, button);
        items[i].width = natural > least ? natural : least;
    }
    return count;
}

static int items_width(const struct bar_item *items, size_t from, size_t to, int gap)
{
    int width = 0;
    for (size_t i = from; i < to; i++) {
        width += items[i].width + (i > from ? gap : 0);
    }
    return width;
}

/* Items share a row with equal space between them; the words keep their natural width. */
static void bar_row(struct ui *ui, struct rect row, const struct bar_item *items, size_t from,
                    size_t to)
{
    int count = (int)(to - from);
    int used = items_width(items, from, to, 0);
    int space = count > 1 ? (row.w - used) / (count - 1) : 0;
    if (count == 1) {
        row.x += (row.w - used) / 2;
    }
    for (size_t i = from; i < to; i++) {
        struct rect box = {row.x, row.y, items[i].width, row.h};
        if (items[i].button.control.action == ACTION_DOCTOR_FIRST) {
            struct button danger = items[i].button;
            danger.look = BUTTON_DANGER;
            ui_button(ui, box, &danger);
        } else {
            ui_button(ui, box, &items[i].button);
        }
        row.x += items[i].width + space;
    }
}

static void comfort_bar(const struct app *app, struct ui *ui, struct rect *room)
{
    struct bar_item items[BAR_ITEMS_MAX];
    size_t count = bar_items(app, ui, items);
    int side = ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_XS : SPACE_M);
    int least = ui_px(ui, SPACE_XS);
    int height = ui_px(ui, metrics_small_panel(ui->metrics) ? TOUCH_KEY_SMALL : TOUCH_SMALL + 2.0);
    int pad = ui_px(ui, SPACE_XS + 1.0);
    size_t split = count;
    if (items_width(items, 0, count, least) > room->w - 2 * side) {
        split = 2; /* the warning and the language, then the rest */
        while (split < count - 1 && items_width(items, 0, split + 1, least) <= room->w - 2 * side &&
               items_width(items, split, count, least) > room->w - 2 * side) {
            split++;
        }
    }
    int rows = split == count ? 1 : 2;
    struct rect bar = rect_cut_bottom(room, rows * height + (rows + 1) * pad);
    ui_fill(ui, bar, ui->palette->sunken, 0);
    if (ui->palette->plain) {
        ui_fill(ui, (struct rect){bar.x, bar.y, bar.w, ui_px(ui, 0.8)}, ui->palette->border, 0);
    }
    struct color before = ui_set_behind(ui, ui->palette->sunken);
    struct rect inside = rect_inset(bar, 0);
    inside.x += side;
    inside.w -= 2 * side;
    for (int r = 0; r < rows; r++) {
        rect_cut_top(&inside, pad);
        bar_row(ui, rect_cut_top(&inside, height), items, r == 0 ? 0 : split,
                r == 0 ? split : count);
    }
    ui_set_behind(ui, before);
}

static void ribbon(const struct app *app, struct ui *ui, struct rect *room)
{
    if (!app_config(app)->demonstration) {
        return;
    }
    int height = metrics_line_height(ui->metrics, STYLE_STRONG) + ui_px(ui, 1.0);
    struct rect strip = rect_cut_top(room, height);
    ui_fill(ui, strip, ui->palette->warning_fill, 0);
    struct color before = ui_set_behind(ui, ui->palette->warning_fill);
    ui_label(ui, strip, STYLE_STRONG, ui->palette->warning, app_text(app, STR_DEMONSTRATION),
             ALIGN_CENTRE);
    ui_set_behind(ui, before);
}

/* --- division --- */

static void under_row(const struct app *app, struct ui *ui, struct rect row)
{
    const struct button finish = {
        .control = {"finish", 0, NULL, ACTION_FINISH},
        .look = BUTTON_OUTLINE,
        .style = STYLE_STRONG,
        .label = app_text(app, STR_FINISH_AND_CLEAR),
    };
    const struct button person = {
        .control = {"person", 0, NULL, ACTION_HELP},
        .look = BUTTON_PLAIN,
        .style = STYLE_STRONG,
        .label = chrome_desk_text(app, STR_PERSON_STAFFED, STR_PERSON_NONE),
    };
    int gap = chrome_gap(ui);
    ui_button(ui, rect_column(row, 0, 2, gap), &finish);
    ui_button(ui, rect_column(row, 1, 2, gap), &person);
}

struct areas chrome_begin(const struct app *app, struct ui *ui, enum chrome_kind kind)
{
    struct rect room = {0, 0, ui->metrics->width, ui->metrics->height};
    if (kind == CHROME_PERSONAL) {
        chrome_wave(ui, ui->metrics->height * 8 / 100);
    }
    ribbon(app, ui, &room);
    comfort_bar(app, ui, &room);
    bool roomy = room.h / ui->metrics->px_per_mm > 200.0;
    room = rect_inset(room, 0);
    room.x += margin(ui);
    room.w -= 2 * margin(ui);
    rect_cut_top(&room, ui_px(ui, roomy ? SPACE_XL : SPACE_XS));
    rect_cut_bottom(&room, ui_px(ui, roomy ? SPACE_L : SPACE_XS));
    int gap = chrome_gap(ui);
    int row = chrome_row_height(ui);
    struct areas areas = {0};
    if (metrics_two_columns(ui->metrics)) {
        areas.head = rect_cut_left(&room, room.w * 42 / 100);
        rect_cut_left(&room, roomy ? ui_px(ui, SPACE_XL) : gap);
        areas.under = rect_cut_bottom(&areas.head, row);
        rect_cut_bottom(&areas.head, gap);
        areas.foot = rect_cut_bottom(&room, row);
        rect_cut_bottom(&room, gap);
        areas.body = room;
    } else {
        areas.under = rect_cut_bottom(&room, row);
        rect_cut_bottom(&room, gap);
        areas.foot = rect_cut_bottom(&room, row);
        rect_cut_bottom(&room, gap);
        areas.head = room;
        areas.body = room;
    }
    if (kind != CHROME_PUBLIC) {
        under_row(app, ui, areas.under);
    }
    return areas;
}

void chrome_drop_under(struct ui *ui, struct areas *areas)
{
    int by = areas->under.h + chrome_gap(ui);
    if (metrics_two_columns(ui->metrics)) {
        areas->head.h += by;
    } else {
        areas->foot.y += by;
        areas->head.h += by;
        areas->body.h += by;
    }
}

void chrome_drop_foot(struct ui *ui, struct areas *areas)
{
    int by = areas->foot.h + chrome_gap(ui);
    areas->body.h += by;
    if (!metrics_two_columns(ui->metrics)) {
        areas->head.h += by;
    }
}

/* The darker of the two grounds that words on the wave may stand on. */
struct color chrome_head_ground(const struct ui *ui)
{
    bool wave = !ui->palette->plain && !metrics_landscape(ui->metrics);
    return wave ? ui->palette->tint : ui->palette->background;
}

void chrome_head(const struct app *app, struct ui *ui, struct areas *areas, const char *eyebrow,
                 const char *heading, const char *explanation)
{
    (void)app;
    struct rect room = areas->head;
    const struct palette *p = ui->palette;
    struct color before = ui_set_behind(ui, chrome_head_ground(ui));
    if (eyebrow != NULL) {
        ui_paragraph(ui, &room, STYLE_STRONG, p->plain ? p->ink : p->primary, eyebrow, ALIGN_LEFT);
        rect_cut_top(&room, ui_px(ui, 1.0));
    }
    if (heading != NULL) {
        ui_paragraph(ui, &room, STYLE_TITLE, p->ink, heading, ALIGN_LEFT);
        rect_cut_top(&room, ui_px(ui, SPACE_XS));
    }
    if (explanation != NULL) {
        ui_paragraph(ui, &room, STYLE_LEAD, p->ink_soft, explanation, ALIGN_LEFT);
        rect_cut_top(&room, ui_px(ui, SPACE_XS));
    }
    ui_set_behind(ui, before);
    areas->head = room;
    if (metrics_two_columns(ui->metrics)) {
        return;
    }
    int bottom = areas->body.y + areas->body.h;
    int below_words = room.y + ui_px(ui, SPACE_S);
    int reach = ui->metrics->height * 40 / 100;
    int top = below_words > reach ? below_words : reach;
    areas->head.h = top - areas->head.y;
    areas->body.y = top;
    areas->body.h = bottom > top ? bottom - top : 0;
}

void chrome_foot(struct ui *ui, const struct areas *areas, const struct foot_button *back,
                 const struct foot_button *onward)
{
    struct rect row = areas->foot;
    int gap = chrome_gap(ui);
    if (back != NULL) {
        struct rect box = rect_cut_left(&row, onward != NULL ? (row.w - gap) * 34 / 100 : row.w);
        rect_cut_left(&row, gap);
        const struct button button = {.control = {back->name, 0, NULL, back->action, back->value},
                                      .look = BUTTON_OUTLINE,
                                      .label = back->label,
                                      .disabled = back->disabled};
        ui_button(ui, box, &button);
    }
    if (onward != NULL) {
        const struct button button = {
            .control = {onward->name, 0, NULL, onward->action, onward->value},
            .look = BUTTON_PRIMARY,
            .label = onward->label,
            .disabled = onward->disabled};
        ui_button(ui, row, &button);
    }
}

void chrome_wave(struct ui *ui, int up)
{
    if (ui->palette->plain || metrics_landscape(ui->metrics)) {
        return;
    }
    int width = ui->metrics->width;
    ui_picture(ui, (struct rect){0, -up, width, width * 600 / 1080}, "art-done.svg");
}
