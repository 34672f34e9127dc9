/*
 * Today's appointments as the kiosk knows them, and how old that is: by initials, since the room
 * can see it. A row leads to the page where it is changed, unless somebody has arrived for it.
 */
#include "screens/shared/list_head.h"
#include "screens/shared/paged_list.h"
#include "screens/staff/day/when.h"
#include "screens/staff/visit/acts.h"

#include "app/day_list.h"
#include "domain/name.h"

enum { SHOW = ACTION_OWN, TURN, ADD };

#define LIST_BLOCK (32 * 1024)

struct state {
    struct arena *arena; /* of the list */
    struct day_list list;
    int64_t taken_ms; /* how old the list is, wall clock; 0: there never was one */
    bool failed;      /* the file, when last looked at */
    int64_t latest;   /* id of the appointment that was added last */
    int page;
};

/* A warning about the file comes before the appointments. */
static size_t warnings(const struct state *state)
{
    return state->failed ? 1 : 0;
}

static void look(struct app *app, struct state *state)
{
    struct err err;
    struct store_health health;
    const int64_t from = civil_day_start_ms(app_wall_ms(app));
    if (state->arena == NULL) {
        state->arena = arena_create(LIST_BLOCK);
    }
    arena_reset(state->arena);
    state->list = (struct day_list){0};
    state->failed = app_day_list(app)->failed;
    if (!store_health(app_world(app)->store, &health, &err) ||
        !store_day_list(app_world(app)->store, state->arena, from, civil_next_day_ms(from),
                        &state->list, &err)) {
        app_fault(app, &err);
        return;
    }
    state->taken_ms = staff_list_ms(app, &health);
    for (size_t i = 0; i < state->list.count; i++) {
        const int64_t id = state->list.items[i].id.value;
        state->latest = id > state->latest ? id : state->latest;
    }
}

static void show(struct state *state, size_t appointment)
{
    state->page = paged_list_page_of(warnings(state) + appointment);
}

/* Begins with the first that is still to come, or going on. */
static void enter(struct app *app, void *data)
{
    struct state *state = data;
    app_staff_note(app, "day-list", (struct visit_id){0});
    look(app, state);
    size_t next = 0;
    while (next < state->list.count && state->list.items[next].end_ms <= app_wall_ms(app)) {
        next++;
    }
    show(state, next);
}

/* Turns to what was just added: that is how one sees that it was. */
static void resume(struct app *app, void *data)
{
    struct state *state = data;
    const int64_t before = state->latest;
    look(app, state);
    for (size_t i = 0; i < state->list.count; i++) {
        if (state->list.items[i].by_hand && state->list.items[i].id.value > before) {
            show(state, i);
        }
    }
}

static void leave(struct app *app, void *data)
{
    (void)app;
    struct state *state = data;
    arena_destroy(state->arena);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case SHOW:
        app_staff_set_appointment(app, state->list.items[(size_t)tap.index - warnings(state)].id);
        app_go(app, SCREEN_STAFF_ROW);
        break;
    case ADD:
        app_staff_set_appointment(app, (struct appointment_id){0});
        app_go(app, SCREEN_STAFF_ROW);
        break;
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
    if (metrics_low(ui->metrics) && therapist[0] != '\0') { /* rows of one line: more to a page */
        lead = arena_printf(arena, "%s · %s", lead, name_keep_together(arena, therapist));
        therapist = "";
    }
    return (struct list_row){
        .lead = lead,
        .detail = therapist,
        .mark = mark_of(app, appointment),
        .tone = appointment->arrived ? TONE_INFO : TONE_PLAIN,
        .tells = appointment->arrived, /* what somebody arrived for stays as it was */
    };
}

static const char *age_words(const struct app *app, struct ui *ui, const struct state *state)
{
    if (app_config(app)->day_list_path[0] == '\0') {
        return app_text(app, STR_STAFF_DAY_NO_FILE);
    }
    return APP_FORMAT(app, ui, STR_STAFF_DAY_TAKEN,
                      {"when", staff_ago_words(app, ui->frame->arena, state->taken_ms)});
}

/* The file, if it failed, and the appointments; on a small panel, where the heading says nothing
 * of it, how old the list is. */
static struct list_row *rows_of(const struct app *app, struct ui *ui, const struct state *state,
                                size_t *count)
{
    struct list_row *rows = ARENA_ARRAY(ui->frame->arena, struct list_row, state->list.count + 2);
    *count = warnings(state);
    if (state->failed) {
        rows[0] = (struct list_row){.lead = app_text(app, STR_STAFF_DAY_FAILED),
                                    .detail = app_text(app, STR_STAFF_DAY_FAILED_STAYS),
                                    .mark = "",
                                    .tone = TONE_WARNING,
                                    .tells = true};
    }
    for (size_t i = 0; i < state->list.count; i++) {
        rows[(*count)++] = row_of(app, ui, &state->list.items[i]);
    }
    if (metrics_small_panel(ui->metrics)) {
        rows[(*count)++] = (struct list_row){
            .lead = age_words(app, ui, state), .detail = "", .mark = "", .tells = true};
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
    .leave = leave,
    .resume = resume,
    .update = update,
    .view = view,
};
