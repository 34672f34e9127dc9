/* Every answer once more, each with Change; then Send. */
#include "screens/chrome.h"

enum { CHANGE = ACTION_OWN, SEND, NEXT, BACK };

struct state {
    int page;
};

static void enter(struct app *app, void *data)
{
    (void)data;
    app_session(app)->reviewing = true;
}

static const char *words_of(const struct app *app, struct ui *ui, const struct session *session,
                            size_t item)
{
    switch (session->response->answers[item].state) {
    case ANSWER_GIVEN:
        return response_words(session->response, item, app_language(app), ui->frame->arena);
    case ANSWER_DECLINED: return app_text(app, STR_REVIEW_DECLINED);
    case ANSWER_OPEN:
    case ANSWER_SKIPPED: break;
    }
    return app_text(app, STR_REVIEW_SKIPPED);
}

static struct button change_button(const struct app *app, size_t item)
{
    return (struct button){.control = {"change", 0, NULL, CHANGE, (long)item},
                           .look = BUTTON_OUTLINE,
                           .style = STYLE_STRONG,
                           .label = app_text(app, STR_REVIEW_CHANGE)};
}

/* Draws the rows of page `shown` (-1: none) and returns how many pages there are. */
static int rows(const struct app *app, struct ui *ui, struct rect room, int shown)
{
    const struct session *session = app_session_view(app);
    const struct palette *p = ui->palette;
    int page = 0;
    int y = room.y;
    int number = 0;
    int gap = ui_px(ui, SPACE_S);
    int pad = ui_px(ui, metrics_low(ui->metrics) ? 1.0 : SPACE_XS);
    for (size_t item = response_first(session->response); item != RESPONSE_END;
         item = response_next(session->response, item), number++) {
        struct button change = change_button(app, item);
        change.control.index = number;
        int natural = ui_button_natural_width(ui, &change);
        int least = ui_px(ui, TOUCH_BUTTON_WIDTH);
        int width = natural > least ? natural : least;
        int text_width = room.w - width - gap - 2 * pad - ui_px(ui, SPACE_S);
        const char *question =
            localized_get(&session->questionnaire->items[item].text, app_language(app));
        struct text_layout asked = ui_layout(ui, STYLE_BODY, question, text_width);
        struct text_layout said =
            ui_layout(ui, STYLE_STRONG, words_of(app, ui, session, item), text_width);
        int words = asked.height + said.height;
        int button = ui_button_height(ui, &change, width);
        int height = (words > button ? words : button) + 2 * pad;
        if (y > room.y && y + height > room.y + room.h) {
            page++;
            y = room.y;
        }
        if (page == shown) {
            struct rect row = {room.x, y, room.w, height};
            ui_card(ui, row, p->surface);
            struct color before = ui_set_behind(ui, p->surface);
            row = rect_inset(row, pad);
            rect_cut_left(&row, ui_px(ui, SPACE_S));
            struct rect box = rect_cut_right(&row, width);
            ui_button(ui, rect_centre(box, width, button), &change);
            rect_cut_right(&row, gap);
            rect_cut_top(&row, (row.h - words) / 2);
            ui_draw_lines(ui, &asked, 0, asked.count, row, p->ink_soft, ALIGN_LEFT);
            rect_cut_top(&row, asked.height);
            ui_draw_lines(ui, &said, 0, said.count, row, p->ink, ALIGN_LEFT);
            ui_set_behind(ui, before);
        }
        y += height + gap;
    }
    return page + 1;
}

/* Sending is never more than one tap away; looking at the rest is offered beside it. */
static void foot(const struct app *app, struct ui *ui, const struct areas *areas, bool more)
{
    const struct button back = {.control = {"back", 0, NULL, BACK, 0},
                                .look = BUTTON_OUTLINE,
                                .label = app_text(app, STR_BACK)};
    const struct button next = {.control = {"next", 0, NULL, NEXT, 0},
                                .look = BUTTON_OUTLINE,
                                .label = app_text(app, STR_REVIEW_MORE)};
    const struct button send = {.control = {"send", 0, NULL, SEND, 0},
                                .look = BUTTON_PRIMARY,
                                .label = app_text(app, STR_REVIEW_SEND)};
    struct rect row = areas->foot;
    int gap = chrome_gap(ui);
    int least = ui_px(ui, TOUCH_BUTTON_WIDTH);
    int narrow = row.w * (more ? 22 : 34) / 100;
    ui_button(ui, rect_cut_left(&row, narrow > least ? narrow : least), &back);
    rect_cut_left(&row, gap);
    if (more) {
        ui_button(ui, rect_cut_left(&row, (row.w - gap) * 42 / 100), &next);
        rect_cut_left(&row, gap);
    }
    ui_button(ui, row, &send);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    chrome_head(app, ui, &areas, app_text(app, STR_REVIEW_EYEBROW), app_text(app, STR_REVIEW_TITLE),
                app_text(app, STR_REVIEW_WHY));
    struct rect room = areas.body;
    const int nothing = -1;
    int pages = rows(app, ui, room, nothing);
    int page = state->page < pages ? state->page : pages - 1;
    rows(app, ui, room, page);
    foot(app, ui, &areas, page + 1 < pages);
}

/* A change that was made and not sent on counts like any other: what it calls for comes first. */
static void send(struct app *app)
{
    struct session *session = app_session(app);
    struct err err;
    if (app_tell_emergency(app)) {
        return;
    }
    if (session_go_to_missing(session)) {
        app_replace(app, SCREEN_QUESTION);
        return;
    }
    if (session_tier(session) == TIER_HOLD && !session->hold_shown) {
        session->hold_shown = true;
        app_go(app, SCREEN_HOLD);
        return;
    }
    if (session_send(session, app_language(app), &err)) {
        app_replace(app, SCREEN_DONE);
    } else {
        app_fault(app, &err);
    }
}

static void update(struct app *app, void *data, struct message message)
{
    struct state *state = data;
    struct session *session = app_session(app);
    switch (message.action) {
    case CHANGE:
        session->item = (size_t)message.value;
        app_replace(app, SCREEN_QUESTION);
        break;
    case NEXT:
        state->page++;
        app_new_page(app);
        break;
    case BACK:
        if (state->page > 0) {
            state->page--;
            app_new_page(app);
        } else {
            session->reviewing = false;
            app_replace(app, SCREEN_QUESTION);
        }
        break;
    case SEND: send(app); break;
    }
}

const struct screen screen_review = {
    .name = "review",
    .state_size = sizeof(struct state),
    .flags = SCREEN_PERSONAL,
    .enter = enter,
    .update = update,
    .view = view,
};
