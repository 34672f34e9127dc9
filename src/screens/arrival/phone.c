/* Check-in by the last four digits of the mobile number: quickest, and no name is shown. */
#include "app/context.h"
#include "app/look_ups.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/arrival/look_up.h"
#include "screens/shared/chrome.h"
#include "screens/shared/number_pad.h"
#include "ui/ui.h"

#include <string.h>

enum { DIGIT = ACTION_OWN, ERASE, USE_NAME, WALK_IN, OTHER_WAY, TO_DIGITS };

#define DIGITS 4

struct state {
    char digits[DIGITS + 1];
    bool other_way; /* the page of the other ways is shown, where they do not fit beside the pad */
};

static void digit_boxes(struct ui *ui, struct rect room, const struct state *state)
{
    const struct palette *p = ui->palette;
    size_t typed = strlen(state->digits);
    int gap = ui_px(ui, SPACE_S);
    int width = ui_px(ui, metrics_small_panel(ui->metrics)   ? 14.0
                          : metrics_two_columns(ui->metrics) ? 18.0
                                                             : 26.0);
    int whole = DIGITS * width + (DIGITS - 1) * gap;
    struct rect row = rect_centre(room, whole, room.h);
    row.x = metrics_low(ui->metrics) ? room.x : row.x;
    for (size_t i = 0; i < DIGITS; i++) {
        struct rect box = rect_column(row, (int)i, DIGITS, gap);
        bool next = i == typed;
        ui_fill(ui, box, p->surface, RADIUS_KEY);
        ui_stroke(ui, box, next ? p->primary : p->border, RADIUS_KEY, next ? 1.2 : 0.5);
        struct color before = ui_set_behind(ui, p->surface);
        if (i + 1 == typed) {
            /* the digit just typed is shown and those before it are masked */
            ui_label(ui, box, STYLE_NUMBER, p->ink,
                     arena_printf(ui->frame->arena, "%c", state->digits[i]), ALIGN_CENTRE);
        } else if (i < typed) {
            int dot = ui_px(ui, 5.0);
            ui_fill(ui, rect_centre(box, dot, dot), p->ink, RADIUS_ROUND);
        }
        ui_set_behind(ui, before);
    }
}

static void pad(const struct app *app, struct ui *ui, struct rect room, const struct state *state)
{
    const struct number_pad pad = {
        .digit = DIGIT,
        .erase = ERASE,
        .empty = state->digits[0] == '\0',
        .disabled = app_look_up_pause_seconds(app) > 0,
    };
    number_pad_view(app, ui, room, &pad);
}

static const char *why(const struct app *app, struct ui *ui)
{
    const char *paused = look_up_paused_but_here(app, ui);
    return paused != NULL ? paused : app_text(app, STR_CHECK_IN_PHONE_WHY);
}

/* While look-ups are paused it is the way for everybody. */
static struct button walk_in_button(const struct app *app)
{
    const bool paused = app_look_up_pause_seconds(app) > 0;
    return (struct button){
        .control = {"walk_in", 0, NULL, WALK_IN, 0},
        .look = paused ? BUTTON_PRIMARY : BUTTON_OUTLINE,
        .style = STYLE_STRONG,
        .label = app_text(app, paused ? STR_CHECK_IN_I_AM_HERE : STR_CHECK_IN_NO_BOOKING)};
}

static struct button name_button(const struct app *app)
{
    return (struct button){.control = {"use_name", 0, NULL, USE_NAME, 0},
                           .look = BUTTON_TINT,
                           .disabled = app_look_up_pause_seconds(app) > 0,
                           .label = app_text(app, STR_CHECK_IN_USE_NAME),
                           .brief = app_text(app, STR_CHECK_IN_USE_NAME_SHORT)};
}

/* Draws Back and, beside it, a way to check in without the digits. */
static void foot(struct ui *ui, struct rect row, const struct foot_button *back,
                 const struct button *other)
{
    const struct button first = {.control = {back->name, 0, NULL, back->action, 0},
                                 .look = BUTTON_OUTLINE,
                                 .label = back->label};
    ui_button(ui, chrome_cut_back(ui, &row, &first, other), &first);
    ui_button(ui, row, other);
}

static void view_roomy(const struct app *app, struct ui *ui, const struct state *state)
{
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    chrome_head(app, ui, &areas, app_text(app, STR_CHECK_IN_EYEBROW),
                app_text(app, STR_CHECK_IN_PHONE_TITLE), why(app, ui));
    struct rect boxes = areas.head;
    int height = ui_px(ui, areas.beside ? 20.0 : 30.0);
    if (areas.beside) {
        rect_cut_top(&boxes, ui_px(ui, SPACE_XS));
        boxes = rect_cut_top(&boxes, height);
    } else {
        boxes = rect_centre(boxes, boxes.w, height);
    }
    digit_boxes(ui, boxes, state);
    const struct button walk_in = walk_in_button(app);
    struct rect body = areas.body;
    ui_button(ui, rect_cut_bottom(&body, ui_button_height(ui, &walk_in, body.w)), &walk_in);
    rect_cut_bottom(&body, chrome_gap(ui));
    pad(app, ui, body, state);
    const struct button by_name = name_button(app);
    const struct foot_button back = foot_back(app);
    foot(ui, areas.foot, &back, &by_name);
}

/* Draws what does not fit beside the pad on a low panel: why the digits are asked for, and the ways
 * without a number. */
static void view_other_way(const struct app *app, struct ui *ui, bool to_digits)
{
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const struct button by_name = name_button(app);
    const struct button walk_in = walk_in_button(app);
    int walk_in_px = metrics_small_panel(ui->metrics)
                         ? chrome_row_height(ui)
                         : ui_button_height(ui, &walk_in, areas.body.w);
    const char *title = app_text(app, STR_CHECK_IN_OTHER_WAY);
    const char *reason = why(app, ui);
    struct rect head = areas.head;
    head.h -= areas.beside ? 0 : walk_in_px + chrome_gap(ui);
    bool titled = chrome_head_least(ui, head.w, title, reason) <= head.h;
    areas.head = head;
    chrome_head(app, ui, &areas, NULL, titled ? title : NULL, reason);
    const struct foot_button back = foot_back_to(app, to_digits ? TO_DIGITS : ACTION_BACK);
    if (areas.beside) {
        int by_name_px = ui_button_height(ui, &by_name, areas.body.w);
        ui_button(ui, rect_cut_top(&areas.body, by_name_px), &by_name);
        rect_cut_top(&areas.body, chrome_gap(ui));
        ui_button(ui, rect_cut_top(&areas.body, walk_in_px), &walk_in);
        chrome_foot(ui, &areas, &back, NULL);
        return;
    }
    ui_button(ui, rect_cut_bottom(&areas.body, walk_in_px), &walk_in);
    foot(ui, areas.foot, &back, &by_name);
}

static void view_low(const struct app *app, struct ui *ui, const struct state *state)
{
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    chrome_beside(ui, &areas, 54);
    const char *title = app_text(app, STR_CHECK_IN_PHONE_TITLE);
    const char *reason = why(app, ui);
    struct button walk_in = walk_in_button(app);
    int walk_in_px = ui_button_height(ui, &walk_in, areas.body.w) + chrome_gap(ui);
    int boxes = ui_least_height(ui, TARGET_KEY) + ui_px(ui, SPACE_S);
    bool reason_fits = chrome_head_least(ui, areas.head.w, title, reason) + boxes <= areas.head.h;
    struct button other = name_button(app);
    bool all = reason_fits && number_pad_least_height(ui) + walk_in_px <= areas.body.h &&
               ui_button_natural_width(ui, &other) <= areas.foot.w * 65 / 100;
    struct rect row = rect_cut_bottom(&areas.head, boxes);
    chrome_head(app, ui, &areas, app_text(app, STR_CHECK_IN_EYEBROW), title,
                reason_fits ? reason : NULL);
    rect_cut_bottom(&row, ui_px(ui, SPACE_S));
    row.y = areas.head.y + (reason_fits ? ui_px(ui, SPACE_XS) : 0);
    digit_boxes(ui, row, state);
    if (all) {
        ui_button(ui, rect_cut_bottom(&areas.body, walk_in_px - chrome_gap(ui)), &walk_in);
        rect_cut_bottom(&areas.body, chrome_gap(ui));
    } else {
        other.control = (struct control){"other_way", 0, NULL, OTHER_WAY, 0};
        other.label = app_text(app, STR_CHECK_IN_OTHER_WAY);
        other.brief = NULL;
    }
    pad(app, ui, areas.body, state);
    const struct foot_button back = foot_back(app);
    foot(ui, areas.foot, &back, &other);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    if (!metrics_low(ui->metrics)) {
        view_roomy(app, ui, state);
    } else if (state->other_way || app_look_up_pause_seconds(app) > 0) {
        view_other_way(app, ui, state->other_way && app_look_up_pause_seconds(app) == 0);
    } else {
        view_low(app, ui, state);
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    size_t typed = strlen(state->digits);
    switch (tap.action) {
    case DIGIT:
        if (typed < DIGITS) {
            state->digits[typed] = (char)('0' + tap.index);
        }
        if (typed + 1 == DIGITS) {
            struct err err;
            enum session_look_up found =
                session_look_up_phone(app_session(app), state->digits, &err);
            explicit_bzero(state->digits, sizeof(state->digits));
            look_up_go_on(app, found, &err);
        }
        break;
    case ERASE:
        if (typed > 0) {
            state->digits[typed - 1] = '\0';
        }
        break;
    case USE_NAME: app_replace(app, SCREEN_CHECK_IN_NAME); break;
    case WALK_IN:
        app_go_with(app, SCREEN_CHECK_IN_MISSING, (struct argument){.walk_in = true});
        break;
    case OTHER_WAY:
        state->other_way = true;
        app_new_page(app);
        break;
    case TO_DIGITS:
        state->other_way = false;
        app_new_page(app);
        break;
    }
}

const struct screen screen_check_in_phone = {
    .name = "check_in_phone",
    .state_size = sizeof(struct state),
    .update = update,
    .view = view,
    .deadline = look_up_deadline,
    .tick = look_up_tick,
};
