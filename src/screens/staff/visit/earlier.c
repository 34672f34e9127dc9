/* Who was here on a day before today, as far back as visits are kept, a day at a time. */
#include "app/comfort.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "base/clock.h"
#include "screens/shared/list_head.h"
#include "screens/staff/visit/visit_state.h"
#include "screens/staff/visit_words.h"
#include "ui/ui.h"

#include <stdio.h>

enum { SHOW = ACTION_OWN, TURN, BEFORE, AFTER };

struct state {
    char day[ISO8601_DAY_SIZE]; /* "": the last one before today */
    struct staff_day shown;     /* in the arena of the screen */
    int page;
};

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)data;
    (void)argument;
    staff_note(app, "arrivals", (struct visit_id){0});
}

static bool load(struct app *app, void *data, struct err *err)
{
    struct state *state = data;
    return staff_read_earlier_day(app, app_emptied_arena(app), state->day, &state->shown, err);
}

/* "Proceed as planned, 10:25 (MR)", "not decided", "taken back 10:40 (MR)", or nothing. */
static const char *outcome(const struct app *app, struct arena *arena,
                           const struct visit_record *record)
{
    if (visit_record_is_undone(record)) {
        return staff_undone_words(app, arena, record->undone_at, record->undone_by,
                                  record->undecided);
    }
    if (record->undecided) {
        return app_text(app, STR_STAFF_TODAY_NOT_DECIDED);
    }
    return record->decision_count == 0
               ? ""
               : staff_decision_words(app, arena, &record->decisions[record->decision_count - 1]);
}

static struct list_row row_of(const struct app *app, struct ui *ui,
                              const struct visit_record *record)
{
    struct arena *arena = ui->frame->arena;
    const bool booked = record->appointment_at[0] != '\0';
    const char *who = staff_initials_words(app, staff_called(record));
    const char *time =
        staff_time_words(app, arena, booked ? record->appointment_at : record->arrived_at);
    const char *how = outcome(app, arena, record);
    const enum tier tier = flags_highest(&record->flags);
    return (struct list_row){
        .lead = booked ? arena_printf(arena, "%s  %s", time, who)
                       : APP_FORMAT(app, ui, STR_STAFF_TODAY_WALK_IN, {"who", who}, {"time", time}),
        .detail = arena_printf(
            arena, "%s%s%s%s%s", record->therapist, record->therapist[0] != '\0' ? " \u00B7 " : "",
            staff_answers_words(app, record->id, staff_questionnaire_status(record)),
            how[0] != '\0' ? " \u00B7 " : "", how),
        .mark = staff_tier_words(app, tier),
        .tone = record->undecided ? staff_tier_tone(tier) : TONE_PLAIN,
        .struck = visit_record_is_undone(record),
    };
}

/* "Monday, 16 November 2026" */
static const char *day_words(const struct app *app, struct ui *ui, const struct staff_day *day)
{
    const struct civil_time at = civil_from_ms(day->day_ms);
    return APP_FORMAT(app, ui, STR_STAFF_EARLIER_DAY,
                      {"weekday", app_text(app, (enum string_id)(STR_WEEKDAY_0 + at.weekday))},
                      {"date", app_date(app, ui->frame->arena, day->day_ms)});
}

/* A small panel has no heading: the day stands in a row of its own. */
static size_t first_row(const struct metrics *metrics, const struct staff_day *day)
{
    return metrics_small_panel(metrics) && day->day[0] != '\0' ? 1 : 0;
}

/* Back, the day before and the day after share the foot. On a low panel arrows stand for the days,
 * so that Back has half of the row. */
static void draw_foot(const struct app *app, struct ui *ui, struct rect row,
                      const struct staff_day *day)
{
    const struct button buttons[] = {
        {.control = {"back", 0, NULL, ACTION_BACK, 0}, .label = app_text(app, STR_COMMON_BACK)},
        {.control = {"day_before", 0, NULL, BEFORE, 0},
         .label = app_text(app, STR_STAFF_EARLIER_BEFORE),
         .shown = app_text(app, STR_STAFF_EARLIER_BEFORE_SHORT),
         .disabled = day->before[0] == '\0'},
        {.control = {"day_after", 0, NULL, AFTER, 0},
         .label = app_text(app, STR_STAFF_EARLIER_AFTER),
         .shown = app_text(app, STR_STAFF_EARLIER_AFTER_SHORT),
         .disabled = day->after[0] == '\0'},
    };
    const int count = (int)(sizeof(buttons) / sizeof(buttons[0]));
    struct rect rest = row;
    for (int i = 0; i < count; i++) {
        const bool low = metrics_low(ui->metrics);
        struct button button = buttons[i];
        struct rect box = rect_column(row, i, count, chrome_gap(ui));
        if (low) {
            const int quarter = (row.w - 3 * chrome_gap(ui)) / 4;
            box = i == 0 ? rect_cut_left(&rest, row.w - 2 * (quarter + chrome_gap(ui)))
                         : rect_cut_left(&rest, quarter);
            rect_cut_left(&rest, chrome_gap(ui));
        }
        button.look = BUTTON_OUTLINE;
        button.shown = low ? button.shown : NULL;
        button.kind = low && i > 0 ? TARGET_KEY : TARGET_BUTTON;
        ui_button(ui, box, &button);
    }
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const struct staff_day *day = &state->shown;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const bool any = day->day[0] != '\0';
    const struct list_head head = {
        any ? day_words(app, ui, day) : app_text(app, STR_STAFF_EARLIER_TITLE), NULL};
    struct paged_list list = {.name = "visit",
                              .action = SHOW,
                              .turn = TURN,
                              .page = state->page,
                              .count = day->visits.count,
                              .empty = app_text(app, STR_STAFF_EARLIER_NONE)};
    const struct rect room = list_head_begin(app, ui, &areas, &head, &list.turns);
    const size_t first = first_row(ui->metrics, day);
    struct list_row *rows = ARENA_ARRAY(ui->frame->arena, struct list_row, list.count + 1);
    rows[0] =
        (struct list_row){.lead = head.heading, .detail = "", .mark = "", .leads_nowhere = true};
    for (size_t i = 0; i < list.count; i++) {
        rows[first + i] = row_of(app, ui, &day->visits.items[i]);
    }
    list.rows = rows;
    list.count += first;
    paged_list_view(app, ui, room, &list);
    draw_foot(app, ui, areas.foot, day);
}

/* Shows another day; if it cannot be read, the one that is shown stays. */
static void turn_to(struct app *app, struct state *state, const char *day)
{
    struct err err;
    if (day[0] == '\0') {
        return;
    }
    snprintf(state->day, sizeof(state->day), "%s", day);
    state->page = 0;
    if (!load(app, state, &err)) {
        app_fault(app, FAULT_UNREAD, &err);
        return;
    }
    staff_note(app, "arrivals", (struct visit_id){0});
    app_new_leaf(app);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case SHOW: {
        const size_t at = (size_t)tap.index - first_row(app_metrics(app), &state->shown);
        app_go_with(app, SCREEN_STAFF_VISIT,
                    (struct argument){.visit = state->shown.visits.items[at].id});
        break;
    }
    case TURN:
        state->page = (int)tap.value;
        app_new_leaf(app);
        break;
    case BEFORE: turn_to(app, state, state->shown.before); break;
    case AFTER: turn_to(app, state, state->shown.after); break;
    }
}

const struct screen screen_staff_earlier = {
    .name = "staff_earlier",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .load = load,
    .update = update,
    .view = view,
};
