/*
 * Any question of any questionnaire, by its type. One question a screen, the question is the
 * heading; nothing is chosen beforehand; going on is always a tap of its own.
 */
#include "screens/answers.h"
#include "screens/chrome.h"
#include "screens/number_row.h"
#include "screens/question_map.h"
#include "screens/question_parts.h"
#include "screens/typing.h"

#include "base/bug.h"

#include <limits.h>
#include <string.h>

enum { OPTION = ACTION_OWN, NUMBER, YES_NO, KEY, CONTINUE, MORE, BACK, RATHER_TELL };

struct state {
    size_t item; /* the page and the keyboard belong to this one */
    int page;    /* of a list of answers that is longer than the screen */
    struct keyboard keyboard;
    struct question_map map;
};

/* Two at most: pairs of left and right stand side by side. */
#define ANSWER_COLUMNS 2

/* What follows the page of the question that is on screen. */
enum more { MORE_NOTHING, MORE_TO_READ, MORE_ANSWERS };

struct shown {
    enum more more;
    int page; /* of the answers, from 0 */
    int pages;
    int rows;  /* of numbers; more are harder to read as one scale */
    int total; /* pages of reading and answers */
    bool figure;
    bool cut; /* an answer, on whichever page */
};

static const struct item *item_of(const struct session *session)
{
    return &session->questionnaire->items[session->item];
}

static void begin_item(struct app *app, struct state *state)
{
    struct question_map map = state->map;
    memset(state, 0, sizeof(*state));
    state->map = map;
    explicit_bzero(&map, sizeof(map)); /* what was chosen stays in no place but the state */
    question_map_begin(&state->map, app_session_view(app));
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

/* The row with the way round the question: "I'd rather tell", and "More answers" if both fit. */
struct side_row {
    struct rect box;
    bool both;
};

#define MORE_PERCENT 40 /* of the side row, for the button beside "I'd rather tell" */

static struct button tell_button(const struct app *app, const struct session *session)
{
    bool declined = session->response->answers[session->item].state == ANSWER_DECLINED;
    return (struct button){.control = {"rather_tell", 0, NULL, RATHER_TELL, 0},
                           .look = declined ? BUTTON_TINT : BUTTON_OUTLINE,
                           .selected = declined,
                           .icon = declined ? "icon-check.svg" : "icon-tell.svg",
                           .style = STYLE_STRONG,
                           .label = app_text(app, STR_RATHER_TELL)};
}

static int more_width(const struct ui *ui, int width)
{
    return (width - chrome_gap(ui)) * MORE_PERCENT / 100;
}

/* Cuts the row off the bottom of *holder, high enough for whatever may come to stand in it. */
static struct side_row cut_side_row(const struct app *app, struct ui *ui, struct rect *holder)
{
    const struct session *session = app_session_view(app);
    const struct button tell = tell_button(app, session);
    const struct button more = {.label = answers_more_label(app, ui, 8, 9), .style = STYLE_STRONG};
    const struct item *item = item_of(session);
    int most = 2 * metrics_line_height(ui->metrics, STYLE_STRONG) + ui_px(ui, SPACE_S);
    int beside = holder->w - chrome_gap(ui) - more_width(ui, holder->w);
    int for_tell = ui_button_height(ui, &tell, beside);
    int for_more = ui_button_height(ui, &more, more_width(ui, holder->w));
    int height = for_tell > for_more ? for_tell : for_more;
    bool may_have_more = item->type == ITEM_CHOICE && !item->required;
    struct side_row row = {.both = may_have_more && height <= most};
    row.box = rect_cut_bottom(holder, row.both ? height : ui_button_height(ui, &tell, holder->w));
    rect_cut_bottom(holder, chrome_gap(ui));
    return row;
}

/* Where there is room for one, "More answers" stands in for "I'd rather tell" once there is an
 * answer, and the way past a list is at its end. */
static void view_side_row(const struct app *app, struct ui *ui, struct side_row row,
                          const struct foot_button *beside, bool answered)
{
    const struct button tell = tell_button(app, app_session_view(app));
    if (beside != NULL && (row.both || answered)) {
        const struct button other = {.control = {beside->name, 0, NULL, beside->action, 0},
                                     .look = BUTTON_OUTLINE,
                                     .style = STYLE_STRONG,
                                     .label = beside->label};
        struct rect box = row.both ? rect_cut_right(&row.box, more_width(ui, row.box.w)) : row.box;
        ui_button(ui, box, &other);
        if (!row.both) {
            return;
        }
        rect_cut_right(&row.box, chrome_gap(ui));
    }
    ui_button(ui, row.box, &tell);
}

/*
 * Back and onward, and above them the way round the question. A list that must be seen whole goes
 * on page by page; one that need not can be left from any page, and then what is most likely wanted
 * is the larger button: the rest of the list while nothing is chosen, else to go on.
 */
static void buttons(const struct app *app, struct ui *ui, const struct areas *areas,
                    struct side_row row, struct shown shown)
{
    const struct session *session = app_session_view(app);
    const struct item *item = item_of(session);
    enum answer_state state = session->response->answers[session->item].state;
    bool answered = state == ANSWER_GIVEN || state == ANSWER_DECLINED;
    bool may_leave = shown.more == MORE_ANSWERS && !item->required;
    const struct foot_button back = {"back", BACK, app_text(app, STR_BACK), false, 0};
    struct foot_button on = {"continue", CONTINUE, app_text(app, STR_CONTINUE), false, 0};
    struct foot_button beside = {"more", MORE, NULL, false, 0};
    const char *more = answers_more_label(app, ui, shown.page, shown.pages);
    if (may_leave) {
        on.label = app_text(app, answered ? STR_CONTINUE : STR_QUESTION_SKIP);
        beside.label = more;
    } else if (shown.more != MORE_NOTHING) {
        on.value = 1; /* to the next page */
        on.label = shown.more == MORE_ANSWERS ? more : on.label;
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
        view_side_row(app, ui, row, may_leave ? &beside : NULL, answered);
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
    struct shown whole = {.pages = 1};
    switch (item->type) {
    case ITEM_CHOICE: {
        struct answers_layout layout = lay_out_choice(app, ui, room, item);
        int shown = page < layout.pages ? page : layout.pages - 1;
        view_choice(app, ui, session, &layout, shown);
        bool more = shown + 1 < layout.pages;
        return (struct shown){.more = more ? MORE_ANSWERS : MORE_NOTHING,
                              .page = shown,
                              .pages = layout.pages,
                              .cut = layout.cut};
    }
    case ITEM_BOOLEAN: view_boolean(app, ui, room, session); return whole;
    case ITEM_INTEGER: {
        const struct number_row row = {item, answer, app_language(app), NUMBER};
        whole.rows = number_row(ui, room, &row);
        return whole;
    }
    case ITEM_STRING:
    case ITEM_TEXT: typing_view(app, ui, room, &state->keyboard, answer->text, KEY); return whole;
    case ITEM_GROUP:
    case ITEM_DISPLAY: break;
    }
    BUG("not a question");
}

/* --- how the parts stand on the screen --- */

/* What is read on pages of its own before the answers, so that nobody can answer a list that they
 * have not seen. */
enum first { FIRST_NOTHING, FIRST_LIST, FIRST_ALL /* the hint too */ };

struct arrangement {
    bool across; /* on a low panel the other way than it is divided: words above, or at the left */
    enum first first;
};

/* The parts of the screen in one arrangement. */
struct place {
    struct areas areas;
    struct side_row row;
    struct rect reading; /* pages of reading have the room of the side row too */
};

#define BESIDE_PERCENT 42

static struct place place_parts(const struct app *app, struct ui *ui, const struct areas *areas,
                                struct arrangement how)
{
    struct place place = {.areas = *areas};
    if (how.across && areas->beside) {
        place.areas.beside = false;
        place.areas.head = rect_union(
            areas->head, (struct rect){areas->foot.x, areas->head.y, areas->foot.w, areas->head.h});
        place.areas.body = place.areas.head;
    } else if (how.across) {
        chrome_beside(ui, &place.areas, BESIDE_PERCENT);
    }
    place.reading = place.areas.body;
    if (place.areas.beside) {
        place.row = cut_side_row(app, ui, &place.areas.head);
    } else {
        place.row = cut_side_row(app, ui, &place.areas.body);
        place.areas.head.h = place.areas.body.h;
    }
    return place;
}

static void view_head(const struct app *app, struct ui *ui, struct place *place,
                      const char *explanation)
{
    const struct session *session = app_session_view(app);
    chrome_head(app, ui, &place->areas, progress(app, ui, session),
                heading(app, ui, item_of(session)), explanation);
    if (!place->areas.beside) {
        int bottom = place->reading.y + place->reading.h;
        place->reading.y = place->areas.head.y;
        place->reading.h = bottom - place->reading.y;
    }
}

/* Draws into nothing, to see how much room words leave or whether a page fits. */
struct trial {
    struct ui_frame frame;
    struct ui ui;
};

static struct ui *begin_trial(struct trial *trial, const struct ui *ui)
{
    trial->frame = *ui->frame;
    trial->ui = *ui;
    trial->ui.frame = &trial->frame;
    return &trial->ui;
}

/* True if nothing drawn in the trial is cut off or reaches below the room it was given. */
static bool trial_fits(const struct trial *trial, const struct ui *ui, const struct place *place)
{
    int bottom = place->areas.body.y + place->areas.body.h;
    int words_bottom = place->areas.beside ? place->row.box.y : bottom;
    for (size_t i = ui->frame->text_count; i < trial->frame.text_count; i++) {
        const struct text_box *text = &trial->frame.texts[i];
        bool left = text->box.x < place->areas.body.x;
        if (!rect_inside(text->box, text->room) ||
            text->box.y + text->box.h > (left ? words_bottom : bottom)) {
            return false;
        }
    }
    for (size_t i = ui->frame->target_count; i < trial->frame.target_count; i++) {
        const struct rect box = trial->frame.targets[i].box;
        if (box.y + box.h > bottom) {
            return false;
        }
    }
    return true;
}

/* The answers in what the words left: a figure to point at, or the page of them that is due. */
static struct shown view_below(const struct app *app, struct ui *ui, const struct state *state,
                               struct place *place, int page)
{
    if (item_of(app_session_view(app))->control == CONTROL_BODY_MAP &&
        question_map_view(app, ui, &state->map, &place->areas)) {
        return (struct shown){.pages = 1, .figure = true};
    }
    return view_answers(app, ui, state, place->areas.body, page);
}

/* Everything on one screen, but for answers that go on. */
static struct shown view_together(const struct app *app, struct ui *ui, const struct state *state,
                                  struct place *place, int page)
{
    const struct session *session = app_session_view(app);
    struct reading reading =
        reading_collect(ui, session->response, session->item, app_language(app), false);
    view_head(app, ui, place, localized_get(&item_of(session)->hint, app_language(app)));
    struct rect head = place->areas.head;
    struct rect *body = &place->areas.body;
    int bottom = body->y + body->h;
    head.h = bottom - head.y;
    int height = reading_draw(ui, &reading, 0, reading.count, head);
    int below = head.y + height + (reading.count > 0 ? ui_px(ui, SPACE_S) : 0);
    if (!place->areas.beside && below > body->y) {
        body->h = bottom > below ? bottom - below : 0;
        body->y = below;
    }
    struct shown shown = view_below(app, ui, state, place, page);
    shown.total = shown.pages;
    return shown;
}

/* A small panel has no room for the question together with anything else: its words, then what is
 * to be read page by page, then the answers. */
static struct shown view_one_by_one(const struct app *app, struct ui *ui, const struct state *state,
                                    struct place *place, int page)
{
    const struct session *session = app_session_view(app);
    struct reading reading =
        reading_collect(ui, session->response, session->item, app_language(app), false);
    int before = 1 + reading_pages(ui, &reading, place->reading);
    if (page == 0) {
        place->areas.head = place->areas.body = place->reading;
        view_head(app, ui, place, localized_get(&item_of(session)->hint, app_language(app)));
    } else if (page < before) {
        reading_draw_page(ui, &reading, page - 1, place->reading);
    }
    if (page < before) {
        return (struct shown){.more = MORE_TO_READ, .total = before + 1};
    }
    place->areas.head.h = 0;
    struct shown shown = view_below(app, ui, state, place, page - before);
    shown.total = before + shown.pages;
    return shown;
}

/* One page of reading, or of the answers after it. */
static struct shown view_after_reading(const struct app *app, struct ui *ui,
                                       const struct state *state, struct place *place,
                                       enum first first, int page)
{
    const struct session *session = app_session_view(app);
    const struct item *item = item_of(session);
    const char *hint = first == FIRST_LIST ? localized_get(&item->hint, app_language(app)) : NULL;
    struct reading reading = reading_collect(ui, session->response, session->item,
                                             app_language(app), first == FIRST_ALL);
    struct trial trial;
    struct place reading_place = *place;
    view_head(app, begin_trial(&trial, ui), &reading_place, hint);
    int pages = reading_pages(ui, &reading, reading_place.reading);
    if (page < pages) {
        view_head(app, ui, place, hint);
        reading_draw_page(ui, &reading, page, place->reading);
        return (struct shown){.more = MORE_TO_READ, .total = pages + 1};
    }
    view_head(app, ui, place,
              item->point_count > 0 ? app_text(app, STR_QUESTION_LIST_AGAIN) : hint);
    struct shown shown = view_below(app, ui, state, place, page - pages);
    shown.total = pages + shown.pages;
    return shown;
}

static struct shown view_page(const struct app *app, struct ui *ui, const struct state *state,
                              struct place *place, enum first first, int page)
{
    if (metrics_small_panel(ui->metrics)) {
        return view_one_by_one(app, ui, state, place, page);
    }
    return first == FIRST_NOTHING ? view_together(app, ui, state, place, page)
                                  : view_after_reading(app, ui, state, place, first, page);
}

#define COST_PAGE      10
#define COST_NOT_WHOLE 1000 /* a list to read is not on one screen with all of its answers */
#define COST_CUT_OFF   10000

/* Of a list that goes on for long, the first pages and the last stand for all. */
#define PAGES_TRIED 2

/* How hard a visitor would have it with this arrangement, over all pages of the question; or more
 * than at_most, if it is more. */
static int cost(const struct app *app, const struct ui *ui, const struct state *state,
                const struct areas *areas, struct arrangement how, int at_most)
{
    const struct item *item = item_of(app_session_view(app));
    int sum = 0;
    int total = 1;
    for (int page = 0; page < total; page++) {
        if (page >= PAGES_TRIED && page < total - 1) {
            continue;
        }
        struct trial trial;
        struct ui *try = begin_trial(&trial, ui);
        struct place place = place_parts(app, try, areas, how);
        struct shown shown = view_page(app, try, state, &place, how.first, page);
        total = shown.total;
        sum += page == total - 1 ? shown.rows : 0;
        if (shown.figure && how.first == FIRST_NOTHING) {
            return sum; /* it is offered only where it has room */
        }
        sum += trial_fits(&trial, ui, &place) && !shown.cut ? 0 : COST_CUT_OFF;
        bool whole = item->point_count == 0 || shown.pages == 1 || how.first != FIRST_NOTHING;
        sum += whole ? 0 : COST_NOT_WHOLE;
        if (sum > at_most) {
            break;
        }
    }
    return sum + total * COST_PAGE; /* known only after the pages of reading */
}

/* The easiest way; of equal ones the first. A small panel has but one: the question to read, then
 * its answers. It does not depend on what is answered, so that a tap
 * never moves anything. */
static struct arrangement arrange(const struct app *app, const struct ui *ui,
                                  const struct state *state, const struct areas *areas)
{
    if (metrics_small_panel(ui->metrics)) {
        return (struct arrangement){.first = FIRST_ALL};
    }
    struct arrangement best = {0};
    int best_cost = INT_MAX;
    int ways = metrics_low(ui->metrics) ? 2 : 1;
    for (int first = FIRST_NOTHING; first <= FIRST_ALL && best_cost >= 2 * COST_PAGE; first++) {
        for (int across = 0; across < ways; across++) {
            struct arrangement how = {across != 0, (enum first)first};
            int its_cost = cost(app, ui, state, areas, how, best_cost);
            if (its_cost < best_cost) {
                best = how;
                best_cost = its_cost;
            }
        }
    }
    return best;
}

static void view_typed(const struct app *app, struct ui *ui, const struct state *state,
                       struct areas areas)
{
    const struct session *session = app_session_view(app);
    struct rect *holder = areas.beside ? &areas.head : &areas.body;
    struct side_row row = cut_side_row(app, ui, holder);
    if (!areas.beside) {
        areas.head.h = areas.body.h;
    }
    struct rect keys = typing_areas(app, ui, &areas);
    chrome_head(app, ui, &areas, progress(app, ui, session), heading(app, ui, item_of(session)),
                localized_get(&item_of(session)->hint, app_language(app)));
    struct shown shown = view_answers(app, ui, state, keys, 0);
    buttons(app, ui, &areas, row, shown);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const struct item *item = item_of(app_session_view(app));
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    size_t around = ui->frame->target_count;
    if (item->type == ITEM_STRING || item->type == ITEM_TEXT) {
        view_typed(app, ui, state, areas);
    } else {
        struct arrangement how = arrange(app, ui, state, &areas);
        struct place place = place_parts(app, ui, &areas, how);
        struct shown shown = view_page(app, ui, state, &place, how.first, state->page);
        buttons(app, ui, &areas, place.row, shown);
    }
    frame_targets_last(ui->frame, around); /* the keyboard begins with the answers */
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
    if (question_map_update(app, &state->map, message, &state->page)) {
        return;
    }
    switch (message.action) {
    case OPTION:
        question_map_remember(&state->map, session);
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
