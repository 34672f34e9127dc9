/*
 * Today's appointments as the kiosk has them, and how old the list is. Clients are shown by
 * initials, since the waiting room can see the screen. A row leads to the page where it is changed,
 * unless somebody has arrived for it.
 */
#include "app/context.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_warnings.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "domain/name.h"
#include "screens/shared/list_head.h"
#include "screens/shared/paged_list.h"
#include "screens/staff/visit_words.h"
#include "screens/staff/warning_rows.h"
#include "screens/staff/when.h"
#include "ui/ui.h"

enum { SHOW = ACTION_OWN, TURN, ADD };

struct state {
    struct day_list list; /* in the arena of the screen */
    int64_t taken_ms;     /* the time of the list, wall clock; 0 if there never was one */
    struct staff_warnings warnings;
    int64_t latest; /* id of the appointment that was added last */
    int page;
    bool shown; /* the list was shown before */
};

/* The number of rows before the appointments: the warnings. */
static size_t warnings(const struct state *state)
{
    return state->warnings.count > 0 ? 1 : 0;
}

static void show(struct state *state, size_t appointment)
{
    state->page = paged_list_page_of(warnings(state) + appointment);
}

/* When the screen opens: turns to the first appointment that is going on or still to come. */
static void show_next(const struct app *app, struct state *state)
{
    size_t next = 0;
    while (next < state->list.count && state->list.items[next].end_ms <= app_wall_ms(app)) {
        next++;
    }
    show(state, next);
}

/* When the screen is shown again: turns to an appointment that was just added, so that the staff
 * see it in the list. */
static void show_added(struct state *state)
{
    for (size_t i = 0; i < state->list.count; i++) {
        if (state->list.items[i].by_hand && state->list.items[i].id.value > state->latest) {
            show(state, i);
        }
    }
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)data;
    (void)argument;
    staff_note(app, "day-list", (struct visit_id){0});
}

static bool load(struct app *app, void *data, struct err *err)
{
    struct state *state = data;
    struct kiosk_health health;
    struct arena *arena = app_emptied_arena(app);
    if (!staff_read_health(app, &health, err) ||
        !staff_read_warnings(app, arena, &state->warnings, err) ||
        !staff_read_day_list(app, arena, &state->list, err)) {
        return false;
    }
    state->taken_ms = health.day_list_ms;
    if (state->shown) {
        show_added(state);
    } else {
        show_next(app, state);
    }
    state->shown = true;
    for (size_t i = 0; i < state->list.count; i++) {
        const int64_t id = state->list.items[i].id.value;
        state->latest = id > state->latest ? id : state->latest;
    }
    return true;
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case SHOW:
        if ((size_t)tap.index < warnings(state)) {
            app_go(app, SCREEN_STAFF_HEALTH);
            break;
        }
        app_go_with(app, SCREEN_STAFF_APPOINTMENT,
                    (struct argument){
                        .appointment = state->list.items[(size_t)tap.index - warnings(state)].id});
        break;
    case ADD: app_go(app, SCREEN_STAFF_APPOINTMENT); break;
    case TURN:
        state->page = (int)tap.value;
        app_new_leaf(app);
        break;
    }
}

static const char *mark_of(const struct app *app, const struct appointment *appointment)
{
    if (appointment->arrived) {
        return app_text(app, STR_STAFF_DAY_ARRIVED);
    }
    if (appointment->status == APPOINTMENT_CANCELLED) {
        return app_text(app, STR_STAFF_DAY_CANCELLED);
    }
    return appointment->by_hand ? app_text(app, STR_STAFF_DAY_BY_HAND) : "";
}

static struct list_row row_of(const struct app *app, struct ui *ui,
                              const struct appointment *appointment)
{
    struct arena *arena = ui->frame->arena;
    const char *initials =
        name_keep_together(arena, name_initials(arena, appointment->client_name));
    const char *lead =
        arena_printf(arena, "%s %s", app_time_of_day(app, arena, appointment->start_ms),
                     staff_initials_words(app, initials));
    const char *therapist = appointment->therapist;
    /* rows of one line, so that more fit on a page */
    if (metrics_low(ui->metrics) && therapist[0] != '\0') {
        lead = arena_printf(arena, "%s · %s", lead, name_keep_together(arena, therapist));
        therapist = "";
    }
    return (struct list_row){
        .lead = lead,
        .detail = therapist,
        .mark = mark_of(app, appointment),
        .tone = appointment->arrived ? TONE_INFO : TONE_PLAIN,
        .leads_nowhere =
            appointment->arrived, /* an appointment that somebody arrived for is not changed */
    };
}

static const char *age_words(const struct app *app, struct ui *ui, const struct state *state)
{
    if (!config_has_day_list(app_config(app))) {
        return app_text(app, STR_STAFF_DAY_NO_FILE);
    }
    return APP_FORMAT(app, ui, STR_STAFF_DAY_TAKEN,
                      {"when", staff_ago_words(app, ui->frame->arena, state->taken_ms)});
}

/* Makes the rows: what is wrong, and the appointments. On a small panel, where the
 * heading does not say it, also how old the list is. */
static struct list_row *rows_of(const struct app *app, struct ui *ui, const struct state *state,
                                size_t *count)
{
    struct list_row *rows = ARENA_ARRAY(ui->frame->arena, struct list_row, state->list.count + 2);
    *count = warnings(state);
    if (state->warnings.count > 0) {
        rows[0] = warnings_row(app, ui, &state->warnings.items[0], state->warnings.count,
                               metrics_low(ui->metrics));
    }
    for (size_t i = 0; i < state->list.count; i++) {
        rows[(*count)++] = row_of(app, ui, &state->list.items[i]);
    }
    if (metrics_small_panel(ui->metrics)) {
        rows[(*count)++] = (struct list_row){
            .lead = age_words(app, ui, state), .detail = "", .mark = "", .leads_nowhere = true};
    }
    return rows;
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const struct list_head head = {app_text(app, STR_STAFF_DAY_TITLE), age_words(app, ui, state)};
    struct paged_list list = {
        .name = "appointment",
        .action = SHOW,
        .turn = TURN,
        .page = state->page,
        .empty = app_text(app, STR_STAFF_DAY_EMPTY),
    };
    const struct rect room = list_head_begin(app, ui, &areas, &head, &list.turns);
    list.rows = rows_of(app, ui, state, &list.count);
    paged_list_view(app, ui, room, &list);
    const struct foot_button back = foot_back(app);
    const struct foot_button act = {.name = "add",
                                    .action = ADD,
                                    .label = app_text(app, STR_STAFF_DAY_ADD),
                                    .brief = app_text(app, STR_STAFF_DAY_ADD_SHORT)};
    chrome_foot(ui, &areas, &back, &act);
}

const struct screen screen_staff_day_list = {
    .name = "staff_day_list",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .load = load,
    .update = update,
    .view = view,
};
