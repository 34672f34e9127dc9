/* One visit, to be read before the treatment: what is urgent first, in the client's own answers,
 * without advice. */
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "base/log.h"
#include "screens/shared/chrome.h"
#include "screens/shared/list_head.h"
#include "screens/staff/visit/visit_facts.h"
#include "screens/staff/visit_words.h"
#include "ui/ui.h"

enum { SEEN = ACTION_OWN, DECIDE, WRONG, TURN };

/* A panel at least this wide, in mm, has two columns of answers. */
#define TWO_COLUMNS_MM 280.0

struct state {
    struct visit_id visit;
    bool read; /* false if it could not be read */
    struct visit_facts facts;
    int page;
};

static void enter(struct app *app, void *data, struct argument argument)
{
    struct state *state = data;
    state->visit = argument.visit;
    staff_note(app, "show", state->visit);
}

/* If the visit cannot be read when it is opened, its page says so. If it was read before, the list
 * of today shows instead. */
static bool load(struct app *app, void *data, struct err *err)
{
    struct state *state = data;
    const bool was_read = state->read;
    state->read = visit_facts_read(app, app_emptied_arena(app), state->visit, &state->facts, err);
    if (!state->read && !was_read) {
        log_error("%s", err->text);
    }
    return state->read || !was_read;
}

/* ---- the buttons ---- */

enum act { ACT_BACK, ACT_WRONG, ACT_DECIDE, ACT_SEEN, ACT_COUNT };

/* On a day that is over nobody comes any more: only a decision is missing. */
static int act_count(const struct app *app, const struct visit_record *record)
{
    return staff_is_of_earlier_day(app, record) ? ACT_SEEN : ACT_COUNT;
}

/* What is to be done next stands out: to go, then to decide. */
static void make_acts(const struct app *app, struct ui *ui, const struct state *state,
                      struct button acts[ACT_COUNT])
{
    const struct visit_record *record = &state->facts.record;
    const char *seen_at = record->seen_at;
    bool seen = seen_at[0] != '\0';
    bool decide = record->undecided && (seen || act_count(app, record) <= ACT_SEEN);
    acts[ACT_BACK] = (struct button){.control = {"back", 0, NULL, ACTION_BACK, 0},
                                     .look = BUTTON_OUTLINE,
                                     .label = app_text(app, STR_COMMON_BACK)};
    acts[ACT_WRONG] = (struct button){.control = {"wrong", 0, NULL, WRONG, 0},
                                      .look = BUTTON_OUTLINE,
                                      .label = app_text(app, STR_STAFF_VISIT_WRONG)};
    acts[ACT_DECIDE] = (struct button){.control = {"decide", 0, NULL, DECIDE, 0},
                                       .look = decide ? BUTTON_PRIMARY : BUTTON_OUTLINE,
                                       .label = app_text(app, STR_STAFF_VISIT_DECIDE)};
    acts[ACT_SEEN] = (struct button){
        .control = {"seen", 0, NULL, SEEN, 0},
        .look = BUTTON_PRIMARY,
        .label = seen ? APP_FORMAT(app, ui, STR_STAFF_VISIT_SEEN_AT,
                                   {"time", staff_time_words(app, ui->frame->arena, seen_at)})
                      : app_text(app, STR_STAFF_VISIT_SEEN),
        .disabled = seen};
}

/* The least width at which the button's words fit into a row of this height. */
static int least_width(const struct ui *ui, const struct button *button, int height)
{
    struct button smaller = *button;
    smaller.style = STYLE_STRONG;
    int width = ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
    int natural = ui_button_natural_width(ui, &smaller);
    while (width < natural && ui_button_height(ui, &smaller, width) > height) {
        width += ui_px(ui, 1.0);
    }
    return width;
}

/* Draws all buttons in one row: each has the width of its words and an equal share of the rest.
 * False if they do not fit. */
static bool one_row(struct ui *ui, struct rect row, const struct button *acts, int count)
{
    int gap = chrome_gap(ui);
    int widths[ACT_COUNT];
    int left = row.w - (count - 1) * gap;
    for (int i = 0; i < count; i++) {
        widths[i] = least_width(ui, &acts[i], row.h);
        left -= widths[i];
    }
    if (left < 0) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        int width = i == count - 1 ? row.w : widths[i] + left / count;
        ui_button(ui, rect_cut_left(&row, width), &acts[i]);
        rect_cut_left(&row, gap);
    }
    return true;
}

/* The same, shortening as few labels as needed. */
static bool one_row_of_words(const struct app *app, struct ui *ui, struct rect row,
                             struct button acts[ACT_COUNT], int count)
{
    if (one_row(ui, row, acts, count)) {
        return true;
    }
    acts[ACT_WRONG].shown = app_text(app, STR_STAFF_VISIT_WRONG_SHORT);
    if (one_row(ui, row, acts, count)) {
        return true;
    }
    acts[ACT_SEEN].shown = app_text(app, acts[ACT_SEEN].disabled ? STR_STAFF_VISIT_SEEN_AT_SHORT
                                                                 : STR_STAFF_VISIT_SEEN_SHORT);
    if (one_row(ui, row, acts, count)) {
        return true;
    }
    acts[ACT_SEEN].shown = NULL;
    acts[ACT_WRONG].shown = NULL;
    return false;
}

/* The buttons beside which Back does not stand. */
static void draw_others(struct ui *ui, struct rect row, const struct button *acts, int count)
{
    int gap = chrome_gap(ui);
    if (count <= ACT_SEEN) {
        ui_button(ui, row, &acts[ACT_WRONG]);
        return;
    }
    ui_button(ui, rect_column(row, 0, 2, gap), &acts[ACT_DECIDE]);
    ui_button(ui, rect_column(row, 1, 2, gap), &acts[ACT_WRONG]);
}

/* An arrival that was taken back can only be read, and decided about while that is to be done. */
static void draw_acts_of_undone(struct ui *ui, const struct button acts[ACT_COUNT], bool undecided,
                                struct rect *room)
{
    struct rect row = rect_cut_bottom(room, chrome_row_height(ui));
    rect_cut_bottom(room, chrome_gap(ui));
    const struct button *decide = undecided ? &acts[ACT_DECIDE] : NULL;
    ui_button(ui, chrome_cut_back(ui, &row, &acts[ACT_BACK], decide), &acts[ACT_BACK]);
    if (decide != NULL) {
        ui_button(ui, row, decide);
    }
}

/* Draws the buttons at the bottom of *room and cuts them off it. False if a small panel has no room
 * for all of them there: the buttons to decide and for the wrong person then stand on a page of
 * their own. */
static bool draw_acts(const struct app *app, struct ui *ui, struct button acts[ACT_COUNT],
                      int count, struct rect *room)
{
    int gap = chrome_gap(ui);
    struct rect row = rect_cut_bottom(room, chrome_row_height(ui));
    rect_cut_bottom(room, gap);
    if (metrics_landscape(ui->metrics) && one_row_of_words(app, ui, row, acts, count)) {
        return true;
    }
    bool all = !metrics_small_panel(ui->metrics);
    if (all) {
        draw_others(ui, rect_cut_bottom(room, chrome_row_height(ui)), acts, count);
        rect_cut_bottom(room, gap);
    }
    const struct button *beside = &acts[count - 1];
    ui_button(ui, chrome_cut_back(ui, &row, &acts[ACT_BACK], beside), &acts[ACT_BACK]);
    ui_button(ui, row, beside);
    return all;
}

/* ---- the page ---- */

static size_t make_columns(const struct ui *ui, struct rect room, struct rect columns[2])
{
    size_t count = room.w >= ui_px(ui, TWO_COLUMNS_MM) ? 2 : 1;
    for (size_t i = 0; i < count; i++) {
        columns[i] = rect_column(room, (int)i, (int)count, ui_px(ui, SPACE_L));
    }
    return count;
}

static void draw_facts(const struct app *app, struct ui *ui, const struct state *state,
                       struct rect room)
{
    struct button acts[ACT_COUNT];
    make_acts(app, ui, state, acts);
    const int act_total = act_count(app, &state->facts.record);
    int more = 0;
    if (visit_record_is_undone(&state->facts.record)) {
        draw_acts_of_undone(ui, acts, state->facts.record.undecided, &room);
    } else {
        more = draw_acts(app, ui, acts, act_total, &room) ? 0 : 1;
    }
    const struct list_head head = {
        staff_visit_heading(app, ui->frame->arena, &state->facts.record),
        visit_facts_about(app, ui, &state->facts),
    };
    struct rect turns = list_head_view(ui, &room, &head);
    bool beside = turns.h > 0;
    struct visit_block blocks[VISIT_BLOCKS_MAX];
    size_t count =
        visit_facts_blocks(app, ui, &state->facts, metrics_small_panel(ui->metrics), blocks);
    struct rect columns[2];
    size_t column_count = make_columns(ui, room, columns);
    int pages = visit_blocks_flow(app, ui, columns, column_count, blocks, count, -1) + more;
    if (pages > 1 && !beside) {
        turns = rect_cut_bottom(&room, chrome_row_height(ui));
        rect_cut_bottom(&room, chrome_gap(ui));
        column_count = make_columns(ui, room, columns);
        pages = visit_blocks_flow(app, ui, columns, column_count, blocks, count, -1) + more;
    }
    int page = state->page < pages ? state->page : pages - 1;
    if (pages > 1) {
        page_turns_view(ui, turns, beside,
                        &(struct page_turns){app_text(app, STR_STAFF_VISIT_PREVIOUS),
                                             app_text(app, STR_STAFF_VISIT_NEXT), TURN, page,
                                             pages});
    }
    if (more > 0 && page == pages - 1) {
        draw_others(ui, rect_cut_top(&room, 2 * chrome_row_height(ui)), acts, act_total);
        return;
    }
    struct color before = ui_set_behind(ui, ui->palette->background);
    visit_blocks_flow(app, ui, columns, column_count, blocks, count, page);
    ui_set_behind(ui, before);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    if (!state->read) {
        chrome_head(app, ui, &areas, NULL, app_text(app, STR_STAFF_VISIT_UNREAD), NULL);
        const struct foot_button back = foot_back(app);
        chrome_foot(ui, &areas, &back, NULL);
        return;
    }
    draw_facts(app, ui, state, rect_union(rect_union(areas.head, areas.body), areas.foot));
}

static void show_again(struct app *app, struct state *state)
{
    struct err err;
    if (!load(app, state, &err)) {
        log_error("%s", err.text);
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    const struct argument argument = {.visit = state->visit};
    switch (tap.action) {
    case SEEN:
        /* ignores a second tap that waited while the first was being saved */
        if (state->facts.record.seen_at[0] == '\0' &&
            staff_tapped(app, state->visit, DECISION_SEEN)) {
            show_again(app, state);
        }
        break;
    case DECIDE: app_go_with(app, SCREEN_STAFF_DECIDE, argument); break;
    case WRONG: app_go_with(app, SCREEN_STAFF_WRONG, argument); break;
    case TURN:
        state->page = (int)tap.value;
        app_new_leaf(app);
        break;
    }
}

const struct screen screen_staff_visit = {
    .name = "staff_visit",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .load = load,
    .update = update,
    .view = view,
};
