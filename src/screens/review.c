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

/* How one answer is set in a row of some width. */
struct row {
    struct text_layout asked;
    struct text_layout said;
    int words;  /* height of both */
    int button; /* height of Change */
    int width;  /* of Change */
    int height;
    bool below; /* Change stands below the words, not beside them */
};

static int row_pad(const struct ui *ui)
{
    return ui_px(ui, metrics_low(ui->metrics) ? 1.0 : SPACE_XS);
}

static struct row row_of(const struct app *app, struct ui *ui, size_t item, int width, bool below)
{
    const struct session *session = app_session_view(app);
    const struct button change = change_button(app, item);
    int natural = ui_button_natural_width(ui, &change);
    int least = ui_px(ui, TOUCH_BUTTON_WIDTH);
    int pad = row_pad(ui);
    struct row row = {.width = natural > least ? natural : least, .below = below};
    int text_width = width - 2 * pad - ui_px(ui, SPACE_S);
    text_width -= below ? 0 : row.width + ui_px(ui, SPACE_S);
    const char *question =
        localized_get(&session->questionnaire->items[item].text, app_language(app));
    row.asked = ui_layout(ui, STYLE_BODY, question, text_width);
    row.said = ui_layout(ui, STYLE_STRONG, words_of(app, ui, session, item), text_width);
    row.words = row.asked.height + row.said.height;
    row.button = ui_button_height(ui, &change, row.width);
    int beside = row.words > row.button ? row.words : row.button;
    row.height = (below ? row.words + row.button : beside) + 2 * pad;
    return row;
}

/* Beside the words, unless larger words in a narrow row then need more lines than that saves. */
static struct row best_row(const struct app *app, struct ui *ui, size_t item, int width)
{
    struct row beside = row_of(app, ui, item, width, false);
    if (!metrics_low(ui->metrics)) {
        return beside;
    }
    struct row below = row_of(app, ui, item, width, true);
    return below.height < beside.height ? below : beside;
}

static void draw_row(struct ui *ui, const struct row *row, struct rect box,
                     const struct button *change)
{
    const struct palette *p = ui->palette;
    ui_card(ui, box, p->surface);
    struct color before = ui_set_behind(ui, p->surface);
    box = rect_inset(box, row_pad(ui));
    if (row->below) {
        struct rect under = rect_cut_bottom(&box, row->button);
        ui_button(ui, rect_cut_right(&under, row->width), change);
    } else {
        struct rect at = rect_cut_right(&box, row->width);
        ui_button(ui, rect_centre(at, row->width, row->button), change);
        rect_cut_right(&box, ui_px(ui, SPACE_S));
    }
    rect_cut_left(&box, ui_px(ui, SPACE_S));
    rect_cut_top(&box, (box.h - row->words) / 2);
    ui_draw_lines(ui, &row->asked, 0, row->asked.count, box, p->ink_soft, ALIGN_LEFT);
    rect_cut_top(&box, row->asked.height);
    ui_draw_lines(ui, &row->said, 0, row->said.count, box, p->ink, ALIGN_LEFT);
    ui_set_behind(ui, before);
}

/* Draws the rows of page `shown` (-1: none) and returns how many pages there are. */
static int rows(const struct app *app, struct ui *ui, struct rect room, int shown)
{
    const struct session *session = app_session_view(app);
    int page = 0;
    int y = room.y;
    int number = 0;
    for (size_t item = response_first(session->response); item != RESPONSE_END;
         item = response_next(session->response, item), number++) {
        struct row row = best_row(app, ui, item, room.w);
        if (y > room.y && y + row.height > room.y + room.h) {
            page++;
            y = room.y;
        }
        if (page == shown) {
            struct button change = change_button(app, item);
            change.control.index = number;
            draw_row(ui, &row, (struct rect){room.x, y, room.w, row.height}, &change);
        }
        y += row.height + ui_px(ui, SPACE_S);
    }
    return page + 1;
}

/* Shows the short words where the whole label does not stand in the box. */
static void place(struct ui *ui, struct rect box, struct button button, const char *brief)
{
    struct button smallest = button;
    smallest.style = STYLE_STRONG;
    if (ui_button_height(ui, &smallest, box.w) > box.h) {
        button.shown = brief;
    }
    ui_button(ui, box, &button);
}

static int least_width(const struct ui *ui)
{
    return ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
}

/* Where three buttons have no room in the foot, the way back has a row of its own below the words
 * beside it. Before chrome_head. */
static bool back_apart(const struct ui *ui, struct areas *areas, struct rect *box)
{
    int gap = chrome_gap(ui);
    if (!areas->beside || areas->foot.w >= 3 * least_width(ui) + 2 * gap) {
        return false;
    }
    *box = rect_cut_bottom(&areas->head, chrome_row_height(ui));
    rect_cut_bottom(&areas->head, gap);
    return true;
}

/* Sending is never more than one tap away; looking at the rest is offered beside it. The way back
 * stands at *apart, or in the same row if that is NULL. */
static void foot(const struct app *app, struct ui *ui, const struct areas *areas,
                 const struct rect *apart, bool more)
{
    const struct button back = {.control = {"back", 0, NULL, BACK, 0},
                                .look = BUTTON_OUTLINE,
                                .label = app_text(app, STR_BACK)};
    struct button next = {.control = {"next", 0, NULL, NEXT, 0},
                          .look = BUTTON_OUTLINE,
                          .label = app_text(app, STR_REVIEW_MORE)};
    const struct button send = {.control = {"send", 0, NULL, SEND, 0},
                                .look = BUTTON_PRIMARY,
                                .label = app_text(app, STR_REVIEW_SEND)};
    const char *next_short = app_text(app, STR_REVIEW_MORE_SHORT);
    bool low = metrics_low(ui->metrics);
    struct rect row = areas->foot;
    int gap = chrome_gap(ui);
    int least = least_width(ui);
    if (apart != NULL) {
        ui_button(ui, *apart, &back);
    } else {
        int natural = low ? ui_button_natural_width(ui, &back) : least;
        int width = row.w * (more ? 22 : 34) / 100;
        width = width > natural ? width : natural;
        ui_button(ui, rect_cut_left(&row, width > least ? width : least), &back);
        rect_cut_left(&row, gap);
    }
    if (more) {
        int width = (row.w - gap) * 42 / 100;
        if (low) { /* what is sent needs the room more */
            next.shown = next_short;
            int natural = ui_button_natural_width(ui, &next);
            width = natural > least ? natural : least;
        }
        place(ui, rect_cut_left(&row, width), next, next_short);
        rect_cut_left(&row, gap);
    }
    place(ui, row, send, app_text(app, STR_REVIEW_SEND_SHORT));
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    struct rect back = {0};
    bool apart = back_apart(ui, &areas, &back);
    chrome_head(app, ui, &areas, app_text(app, STR_REVIEW_EYEBROW), app_text(app, STR_REVIEW_TITLE),
                app_text(app, STR_REVIEW_WHY));
    struct rect room = areas.body;
    const int nothing = -1;
    int pages = rows(app, ui, room, nothing);
    int page = state->page < pages ? state->page : pages - 1;
    rows(app, ui, room, page);
    foot(app, ui, &areas, apart ? &back : NULL, page + 1 < pages);
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
