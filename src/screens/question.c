/*
 * Any question of any questionnaire, by its type. One question a screen, the question is the
 * heading; nothing is chosen beforehand; going on is always a tap of its own.
 */
#include "screens/answers.h"
#include "screens/chrome.h"
#include "screens/number_row.h"
#include "screens/question_parts.h"
#include "screens/typing.h"

#include "base/bug.h"

#include <string.h>

enum { OPTION = ACTION_OWN, NUMBER, YES_NO, KEY, CONTINUE, MORE, BACK, RATHER_TELL };

struct state {
    size_t item; /* the page and the keyboard belong to this one */
    int page;    /* of a list of answers that is longer than the screen */
    struct keyboard keyboard;
};

/* Two at most: pairs of left and right stand side by side. */
#define ANSWER_COLUMNS 2

/* What follows the page of the question that is on screen. */
enum more { MORE_NOTHING, MORE_TO_READ, MORE_ANSWERS };

struct shown {
    enum more more;
    int page; /* of the answers, from 0 */
    int pages;
};

static const struct item *item_of(const struct session *session)
{
    return &session->questionnaire->items[session->item];
}

static void begin_item(struct app *app, struct state *state)
{
    memset(state, 0, sizeof(*state));
    state->item = app_session_view(app)->item;
    state->keyboard.azerty = typing_azerty(app);
    state->keyboard.digits = true;
}

static void enter(struct app *app, void *data)
{
    begin_item(app, data);
}

static const char *progress(const struct app *app, struct ui *ui, const struct session *session)
{
    size_t n = 0;
    size_t total = 0;
    response_progress(session->response, session->item, &n, &total);
    return APP_FORMAT(app, ui, STR_QUESTION_PROGRESS,
                      {"n", arena_printf(ui->frame->arena, "%zu", n)},
                      {"total", arena_printf(ui->frame->arena, "%zu", total)});
}

/* --- the answers --- */

static struct answers_layout lay_out_choice(const struct app *app, struct ui *ui, struct rect room,
                                            const struct item *item)
{
    const char **labels = ARENA_ARRAY(ui->frame->arena, const char *, item->option_count);
    for (size_t i = 0; i < item->option_count; i++) {
        labels[i] = localized_get(&item->options[i].display, app_language(app));
    }
    return answers_lay_out(ui, room, labels, item->option_count, ANSWER_COLUMNS);
}

static void view_choice(const struct app *app, struct ui *ui, const struct session *session,
                        const struct answers_layout *layout, int page)
{
    const struct item *item = item_of(session);
    const struct answer *answer = &session->response->answers[session->item];
    for (size_t i = 0; i < item->option_count; i++) {
        if (layout->page_of[i] == page) {
            const struct answer_row row = {
                .control = {"option", (int)i, item->options[i].code, OPTION, 0},
                .label = localized_get(&item->options[i].display, app_language(app)),
                .selected = answer->state == ANSWER_GIVEN && (answer->options >> i & 1U) != 0,
                .multiple = item->repeats};
            ui_answer(ui, layout->boxes[i], &row);
        }
    }
}

static void view_boolean(const struct app *app, struct ui *ui, struct rect room,
                         const struct session *session)
{
    const struct answer *answer = &session->response->answers[session->item];
    for (int i = 0; i < 2; i++) {
        bool value = i == 0; /* yes first */
        const struct answer_row row = {
            .control = {"option", i, value ? "true" : "false", YES_NO, value},
            .label = app_text(app, value ? STR_YES : STR_NO),
            .selected = answer->state == ANSWER_GIVEN && (answer->number != 0) == value};
        ui_answer(ui, rect_cut_top(&room, ui_answer_height(ui, row.label, room.w)), &row);
        rect_cut_top(&room, chrome_gap(ui));
    }
}

/* --- the screen --- */

#define MORE_PERCENT 40 /* of the side row, for the button beside "I'd rather tell" */

/* Room for the words of both buttons that may stand in the row. */
static int side_row_height(const struct app *app, struct ui *ui, int width)
{
    const struct button tell = {.label = app_text(app, STR_RATHER_TELL), .style = STYLE_STRONG};
    const struct button more = {.label = answers_more_label(app, ui, 8, 9), .style = STYLE_STRONG};
    int for_tell = ui_button_height(ui, &tell, width * (97 - MORE_PERCENT) / 100);
    int for_more = ui_button_height(ui, &more, width * (MORE_PERCENT - 1) / 100);
    const struct item *item = item_of(app_session_view(app));
    bool both = item->type == ITEM_CHOICE && !item->required;
    return both && for_more > for_tell ? for_more : for_tell;
}

static struct button tell_button(const struct app *app, const struct session *session)
{
    bool declined = session->response->answers[session->item].state == ANSWER_DECLINED;
    return (struct button){.control = {"rather_tell", 0, NULL, RATHER_TELL, 0},
                           .look = declined ? BUTTON_TINT : BUTTON_PLAIN,
                           .selected = declined,
                           .icon = declined ? "icon-check.svg" : NULL,
                           .style = STYLE_STRONG,
                           .label = app_text(app, STR_RATHER_TELL)};
}

/*
 * Back and onward, and above them the way round the question. A list that must be seen whole goes
 * on page by page; one that need not can be left from any page, and then what is most likely wanted
 * is the larger button: the rest of the list while nothing is chosen, else to go on.
 */
static void buttons(const struct app *app, struct ui *ui, const struct areas *areas,
                    struct rect row, struct shown shown)
{
    const struct session *session = app_session_view(app);
    const struct item *item = item_of(session);
    enum answer_state state = session->response->answers[session->item].state;
    bool answered = state == ANSWER_GIVEN || state == ANSWER_DECLINED;
    bool may_leave = shown.more == MORE_ANSWERS && !item->required;
    const struct foot_button back = {"back", BACK, app_text(app, STR_BACK), false, 0};
    struct foot_button on = {"continue", CONTINUE, app_text(app, STR_CONTINUE), false, 0};
    struct foot_button beside = {"more", MORE, NULL, false, 0};
    if (may_leave) {
        on.label = app_text(app, answered ? STR_CONTINUE : STR_QUESTION_SKIP);
        beside.label = answers_more_label(app, ui, shown.page, shown.pages);
    } else if (shown.more != MORE_NOTHING) {
        on.value = 1; /* to the next page */
        on.label = shown.more == MORE_ANSWERS ? answers_more_label(app, ui, shown.page, shown.pages)
                                              : on.label;
    } else if (!response_may_continue(session->response, session->item)) {
        on.disabled = true;
    } else if (!answered) {
        on.label = app_text(app, STR_QUESTION_SKIP);
    }
    if (may_leave && !answered) {
        struct foot_button skip = on;
        on = beside;
        beside = skip;
    }
    if (shown.more != MORE_TO_READ) {
        struct button tell = tell_button(app, session);
        if (may_leave) {
            const struct button other = {.control = {beside.name, 0, NULL, beside.action, 0},
                                         .look = BUTTON_OUTLINE,
                                         .style = STYLE_STRONG,
                                         .label = beside.label};
            int gap = chrome_gap(ui);
            ui_button(ui, rect_cut_right(&row, (row.w - gap) * MORE_PERCENT / 100), &other);
            rect_cut_right(&row, gap);
        }
        ui_button(ui, row, &tell);
    }
    chrome_foot(ui, areas, &back, &on);
}

static const char *heading(const struct app *app, const struct ui *ui, const struct item *item)
{
    const char *prefix = localized_get(&item->prefix, app_language(app));
    const char *text = localized_get(&item->text, app_language(app));
    return prefix[0] == '\0' ? text : arena_printf(ui->frame->arena, "%s %s", prefix, text);
}

/* Draws the answers, or the page of them that is due. */
static struct shown view_answers(const struct app *app, struct ui *ui, const struct state *state,
                                 struct rect room, int page)
{
    const struct session *session = app_session_view(app);
    const struct item *item = item_of(session);
    const struct answer *answer = &session->response->answers[session->item];
    const struct shown whole = {MORE_NOTHING, 0, 1};
    switch (item->type) {
    case ITEM_CHOICE: {
        struct answers_layout layout = lay_out_choice(app, ui, room, item);
        int shown = page < layout.pages ? page : layout.pages - 1;
        view_choice(app, ui, session, &layout, shown);
        bool more = shown + 1 < layout.pages;
        return (struct shown){more ? MORE_ANSWERS : MORE_NOTHING, shown, layout.pages};
    }
    case ITEM_BOOLEAN: view_boolean(app, ui, room, session); return whole;
    case ITEM_INTEGER: {
        const struct number_row row = {item, answer, app_language(app), NUMBER};
        number_row(ui, room, &row);
        return whole;
    }
    case ITEM_STRING:
    case ITEM_TEXT: typing_view(app, ui, room, &state->keyboard, answer->text, KEY); return whole;
    case ITEM_GROUP:
    case ITEM_DISPLAY: break;
    }
    BUG("not a question");
}

/* True if what is to be read and all answers have room on one screen. */
static bool together(const struct app *app, struct ui *ui, const struct areas *areas,
                     const struct reading *reading, int reading_px)
{
    const struct item *item = item_of(app_session_view(app));
    struct rect rest = areas->body;
    if (metrics_two_columns(ui->metrics)) {
        return reading_px <= areas->head.h;
    }
    int bottom = rest.y + rest.h;
    int below = areas->head.y + reading_px + ui_px(ui, SPACE_S);
    rest.y = below > rest.y ? below : rest.y;
    rest.h = bottom - rest.y;
    if (reading->count == 0 || item->type != ITEM_CHOICE) {
        return rest.h > ui_px(ui, 60.0) || reading->count == 0;
    }
    return rest.h > 0 && lay_out_choice(app, ui, rest, item).pages == 1;
}

/* Reading and answers: together if there is room, else the reading on pages of its own first, so
 * that nobody can answer a list that they have not seen. row is the room of the side row, which
 * pages of reading have for themselves. */
static struct shown view_question(const struct app *app, struct ui *ui, const struct state *state,
                                  struct areas areas, struct rect row)
{
    const struct session *session = app_session_view(app);
    struct reading reading =
        reading_collect(ui, session->response, session->item, app_language(app));
    bool landscape = metrics_two_columns(ui->metrics);
    struct rect head = areas.head;
    struct rect region = areas.body;
    if (!landscape) {
        head.h = areas.body.y + areas.body.h - head.y;
        region = head;
    }
    int height = reading_height(ui, &reading, 0, reading.count, head.w);
    struct rect body = areas.body;
    int page = state->page;
    if (together(app, ui, &areas, &reading, height)) {
        reading_draw(ui, &reading, 0, reading.count, head);
        int below = head.y + height + (reading.count > 0 ? ui_px(ui, SPACE_S) : 0);
        if (!landscape && below > body.y) {
            body.h -= below - body.y;
            body.y = below;
        }
        return view_answers(app, ui, state, body, page);
    }
    region.h = landscape ? region.h : row.y + row.h - region.y;
    for (size_t from = 0; from < reading.count; page--) {
        size_t to = reading_fit(ui, &reading, from, region);
        if (page == 0) {
            reading_draw(ui, &reading, from, to, region);
            return (struct shown){.more = MORE_TO_READ};
        }
        from = to;
    }
    ui_paragraph(ui, &body, STYLE_LEAD, ui->palette->ink_soft,
                 app_text(app, STR_QUESTION_LIST_AGAIN), ALIGN_LEFT);
    rect_cut_top(&body, ui_px(ui, SPACE_XS));
    return view_answers(app, ui, state, body, page);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const struct session *session = app_session_view(app);
    const struct item *item = item_of(session);
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);

    struct rect *holder = metrics_two_columns(ui->metrics) ? &areas.head : &areas.body;
    struct rect row = rect_cut_bottom(holder, side_row_height(app, ui, holder->w));
    rect_cut_bottom(holder, chrome_gap(ui));
    if (!metrics_two_columns(ui->metrics)) {
        areas.head.h = areas.body.h;
    }
    bool typed = item->type == ITEM_STRING || item->type == ITEM_TEXT;
    struct rect keys = typed ? typing_areas(app, ui, &areas) : (struct rect){0};
    chrome_head(app, ui, &areas, progress(app, ui, session), heading(app, ui, item),
                localized_get(&item->hint, app_language(app)));
    if (typed) {
        areas.body = keys;
    }
    struct shown shown = view_question(app, ui, state, areas, row);
    buttons(app, ui, &areas, row, shown);
}

/* --- taps --- */

static void go_on(struct app *app, struct state *state)
{
    struct session *session = app_session(app);
    struct err err;
    enum tier tier = response_tier(session->response, session->item);
    bool saved = session_save_answer(session, app_language(app), &err);
    /* Safety first: this message comes even if the disk is full, and then says so itself. */
    if (app_tell_emergency(app)) {
        return;
    }
    if (!saved) {
        app_fault(app, &err);
        return;
    }
    if (!session_next(session)) {
        app_replace(app, SCREEN_REVIEW);
    } else {
        begin_item(app, state);
        app_new_page(app);
    }
    if (tier == TIER_HOLD && !session->hold_shown) {
        session->hold_shown = true;
        app_go(app, SCREEN_HOLD);
    }
}

static void go_back(struct app *app, struct state *state)
{
    struct session *session = app_session(app);
    if (state->page > 0) {
        state->page--;
        app_new_page(app);
    } else if (session->reviewing) {
        app_replace(app, SCREEN_REVIEW);
    } else if (session_previous(session)) {
        begin_item(app, state);
        app_new_page(app);
    } else {
        app_replace(app, SCREEN_NOTICE);
    }
}

static void type(struct state *state, struct session *session, int index)
{
    char text[sizeof(session->response->answers[0].text)];
    memcpy(text, session->response->answers[session->item].text, sizeof(text));
    keyboard_tap(&state->keyboard, index, text, sizeof(text), item_of(session)->max_length);
    response_set_text(session->response, session->item, text);
    explicit_bzero(text, sizeof(text));
}

static void update(struct app *app, void *data, struct message message)
{
    struct state *state = data;
    struct session *session = app_session(app);
    switch (message.action) {
    case OPTION:
        response_tap_option(session->response, session->item, (size_t)message.index);
        break;
    case NUMBER: response_set_number(session->response, session->item, message.value); break;
    case YES_NO: response_set_boolean(session->response, session->item, message.value != 0); break;
    case KEY: type(state, session, message.index); break;
    case CONTINUE:
        if (message.value != 0) {
            state->page++;
            app_new_page(app);
        } else {
            go_on(app, state);
        }
        break;
    case MORE:
        state->page++;
        app_new_page(app);
        break;
    case BACK: go_back(app, state); break;
    case RATHER_TELL:
        response_decline(session->response, session->item);
        go_on(app, state);
        break;
    }
}

const struct screen screen_question = {
    .name = "question",
    .state_size = sizeof(struct state),
    .flags = SCREEN_PERSONAL,
    .enter = enter,
    .update = update,
    .view = view,
};
