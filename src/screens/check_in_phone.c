/* The last four digits of the mobile number: the quickest way to be found, and no name is shown. */
#include "screens/chrome.h"
#include "screens/look_up.h"

#include <string.h>

enum { DIGIT = ACTION_OWN, ERASE, USE_NAME, WALK_IN };

#define DIGITS 4

struct state {
    char digits[DIGITS + 1];
};

static void digit_boxes(struct ui *ui, struct rect room, const struct state *state)
{
    const struct palette *p = ui->palette;
    size_t typed = strlen(state->digits);
    int gap = ui_px(ui, SPACE_S);
    int width = ui_px(ui, metrics_small_panel(ui->metrics)   ? 14.0
                          : metrics_two_columns(ui->metrics) ? 18.0
                                                             : 26.0);
    struct rect row = rect_centre(room, DIGITS * width + (DIGITS - 1) * gap, room.h);
    for (size_t i = 0; i < DIGITS; i++) {
        struct rect box = rect_column(row, (int)i, DIGITS, gap);
        bool next = i == typed;
        ui_fill(ui, box, p->surface, RADIUS_KEY);
        ui_stroke(ui, box, next ? p->primary : p->border, RADIUS_KEY, next ? 1.2 : 0.5);
        struct color before = ui_set_behind(ui, p->surface);
        if (i + 1 == typed) {
            /* the digit just typed is shown, those before it are masked */
            ui_label(ui, box, STYLE_NUMBER, p->ink,
                     arena_printf(ui->frame->arena, "%c", state->digits[i]), ALIGN_CENTRE);
        } else if (i < typed) {
            int dot = ui_px(ui, 5.0);
            ui_fill(ui, rect_centre(box, dot, dot), p->ink, 2.5);
        }
        ui_set_behind(ui, before);
    }
}

static void pad(const struct app *app, struct ui *ui, struct rect room, const struct state *state)
{
    static const int keys[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 0, -2};
    bool paused = app_look_up_pause_seconds(app) > 0;
    int gap = ui_px(ui, metrics_small_panel(ui->metrics) ? TOUCH_KEY_GAP : SPACE_S);
    int most = ui_px(ui, 46.0) * 3 + 2 * gap;
    room = rect_centre(room, room.w < most ? room.w : most, room.h);
    int tallest = ui_px(ui, 34.0) * 4 + 3 * gap;
    room.h = room.h < tallest ? room.h : tallest;
    for (int i = 0; i < 12; i++) {
        struct rect key = rect_column(rect_row(room, i / 3, 4, gap), i % 3, 3, gap);
        if (keys[i] >= 0) {
            const struct control control = {"digit", keys[i], NULL, DIGIT, 0};
            ui_key(ui, key, &control, arena_printf(ui->frame->arena, "%d", keys[i]), NULL,
                   STYLE_NUMBER, false, paused);
        } else if (keys[i] == -2) {
            const struct control control = {"delete", 0, NULL, ERASE, 0};
            ui_key(ui, key, &control, app_text(app, STR_DELETE), "icon-delete.svg", STYLE_STRONG,
                   false, paused || state->digits[0] == '\0');
        }
    }
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    int pause = app_look_up_pause_seconds(app);
    const char *why = pause == 0
                          ? app_text(app, STR_PHONE_WHY)
                          : APP_FORMAT(app, ui, STR_LOOK_UP_PAUSED,
                                       {"seconds", arena_printf(ui->frame->arena, "%d", pause)});
    chrome_head(app, ui, &areas, app_text(app, STR_CHECK_IN), app_text(app, STR_PHONE_TITLE), why);
    bool landscape = metrics_two_columns(ui->metrics);
    struct rect boxes = areas.head;
    int height = ui_px(ui, metrics_small_panel(ui->metrics) ? 14.0 : landscape ? 20.0 : 30.0);
    if (landscape) {
        rect_cut_top(&boxes, ui_px(ui, SPACE_XS));
        boxes = rect_cut_top(&boxes, height);
    } else {
        boxes = rect_centre(boxes, boxes.w, height);
    }
    digit_boxes(ui, boxes, state);
    const struct button walk_in = {.control = {"walk_in", 0, NULL, WALK_IN, 0},
                                   .look = BUTTON_PLAIN,
                                   .style = STYLE_STRONG,
                                   .label = app_text(app, STR_PHONE_NO_BOOKING)};
    int walk_in_height = ui_button_height(ui, &walk_in, areas.foot.w);
    struct rect body = areas.body;
    ui_button(ui, rect_cut_bottom(&body, walk_in_height), &walk_in);
    rect_cut_bottom(&body, chrome_gap(ui));
    pad(app, ui, body, state);
    struct rect row = areas.foot;
    int gap = chrome_gap(ui);
    const struct button back_button = {.control = {"back", 0, NULL, ACTION_BACK, 0},
                                       .look = BUTTON_OUTLINE,
                                       .label = app_text(app, STR_BACK)};
    const struct button name_button = {.control = {"use_name", 0, NULL, USE_NAME, 0},
                                       .look = BUTTON_TINT,
                                       .label = app_text(app, STR_PHONE_USE_NAME)};
    ui_button(ui, rect_cut_left(&row, (row.w - gap) * 34 / 100), &back_button);
    rect_cut_left(&row, gap);
    ui_button(ui, row, &name_button);
}

static void update(struct app *app, void *data, struct message message)
{
    struct state *state = data;
    size_t typed = strlen(state->digits);
    switch (message.action) {
    case DIGIT:
        if (typed < DIGITS) {
            state->digits[typed] = (char)('0' + message.index);
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
    case WALK_IN: app_go(app, SCREEN_CHECK_IN_MISSING); break;
    }
}

const struct screen screen_check_in_phone = {
    .name = "check_in_phone",
    .state_size = sizeof(struct state),
    .flags = SCREEN_PERSONAL,
    .update = update,
    .view = view,
    .deadline = look_up_deadline,
    .tick = look_up_tick,
};
