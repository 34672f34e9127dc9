/* Sets which of today's therapists runs late, and by how much. Clients read it when they check
 * in. */
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "domain/checkin.h"
#include "domain/name.h"
#include "screens/shared/list_head.h"
#include "screens/shared/paged_list.h"
#include "screens/staff/choice.h"
#include "ui/ui.h"

#include <string.h>

enum { THERAPIST = ACTION_OWN, TURN_LIST, MINUTES, TURN_MINUTES, SAVE, STEP_BACK };

static const int choices[] = {0, 5, 10, 15, 20, 30, 45, 60};
#define CHOICES ((int)(sizeof(choices) / sizeof(choices[0])))

struct late {
    const char *therapist; /* "": for clients whose therapist is not known */
    int minutes;
};

struct state {
    struct late *items;
    size_t count;
    int page;
    int therapist; /* index of the therapist whose delay is being chosen; -1: none yet */
    int chosen;    /* index of the choice; -1: none yet */
    int choice_page;
};

/* --- who works today --- */

static bool add(struct app *app, struct state *state, size_t *capacity, const char *therapist,
                struct err *err)
{
    for (size_t i = 0; i < state->count; i++) {
        if (strcmp(state->items[i].therapist, therapist) == 0) {
            return true;
        }
    }
    struct late late = {.therapist = therapist};
    if (!staff_read_delay(app, therapist, &late.minutes, err)) {
        return false;
    }
    state->items =
        arena_grow(app_arena(app), state->items, state->count, capacity, sizeof(*state->items));
    state->items[state->count++] = late;
    return true;
}

/* Finds the therapists: those of the day list, those that people without a booking asked for, and
 * "" for nobody in particular. */
static bool find(struct app *app, struct state *state, struct err *err)
{
    struct arena *arena = app_emptied_arena(app);
    struct day_list list;
    struct visit_records records;
    state->items = NULL;
    state->count = 0;
    if (!staff_read_day_list(app, arena, &list, err) ||
        !staff_read_today(app, arena, &records, err)) {
        return false;
    }
    size_t count = 0;
    const char *const *listed = checkin_therapists(arena, &list, app_wall_ms(app), &count);
    size_t capacity = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        ok = add(app, state, &capacity, listed[i], err);
    }
    for (size_t i = 0; ok && i < records.count; i++) {
        const struct visit_record *record = &records.items[i];
        if (record->appointment_at[0] == '\0' && record->therapist[0] != '\0' &&
            !visit_record_is_undone(record)) {
            ok = add(app, state, &capacity, record->therapist, err);
        }
    }
    return ok && add(app, state, &capacity, "", err);
}

/* --- state --- */

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)app;
    (void)argument;
    ((struct state *)data)->therapist = -1;
}

/* After the fault screen the delay that could not be saved is still there to be tried again. */
static bool load(struct app *app, void *data, struct err *err)
{
    struct state *state = data;
    return state->therapist >= 0 || find(app, state, err);
}

static void choose_therapist(struct app *app, struct state *state, int index)
{
    state->therapist = index;
    state->chosen = -1;
    state->choice_page = 0;
    for (int i = 0; i < CHOICES; i++) {
        if (choices[i] == state->items[index].minutes) {
            state->chosen = i;
        }
    }
    app_new_page(app);
}

static void save(struct app *app, struct state *state)
{
    struct err err;
    struct late *late = &state->items[state->therapist];
    if (!staff_set_delay(app, late->therapist, choices[state->chosen], &err)) {
        app_fault(app, FAULT_UNSAVED, &err);
        return;
    }
    late->minutes = choices[state->chosen];
    state->therapist = -1;
    app_new_page(app);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case THERAPIST: choose_therapist(app, state, tap.index); break;
    case MINUTES: state->chosen = tap.index; break;
    case SAVE: save(app, state); break;
    case TURN_LIST:
        state->page = (int)tap.value;
        app_new_leaf(app);
        break;
    case TURN_MINUTES:
        state->choice_page = (int)tap.value;
        app_new_leaf(app);
        break;
    case STEP_BACK:
        state->therapist = -1;
        app_new_page(app);
        break;
    }
}

/* --- drawing --- */

static const char *minutes_words(const struct app *app, struct ui *ui, int minutes)
{
    return minutes == 0 ? app_text(app, STR_STAFF_LATE_NOT)
                        : APP_FORMAT(app, ui, STR_STAFF_LATE_BY,
                                     {"minutes", arena_printf(ui->frame->arena, "%d", minutes)});
}

static void view_therapists(const struct app *app, struct ui *ui, struct areas *areas,
                            const struct state *state)
{
    struct list_row *rows = ARENA_ARRAY(ui->frame->arena, struct list_row, state->count);
    for (size_t i = 0; i < state->count; i++) {
        const struct late *late = &state->items[i];
        rows[i] = (struct list_row){
            .lead =
                late->therapist[0] != '\0' ? late->therapist : app_text(app, STR_STAFF_LATE_NOBODY),
            .detail = "",
            .mark = minutes_words(app, ui, late->minutes),
            .tone = late->minutes > 0 ? TONE_WARNING : TONE_PLAIN,
        };
    }
    const struct list_head head = {app_text(app, STR_STAFF_LATE_TITLE),
                                   metrics_low(ui->metrics) ? NULL
                                                            : app_text(app, STR_STAFF_LATE_WHY)};
    struct paged_list list = {
        .name = "therapist",
        .action = THERAPIST,
        .turn = TURN_LIST,
        .page = state->page,
        .rows = rows,
        .count = state->count,
        .empty = "",
    };
    const struct rect room = list_head_begin(app, ui, areas, &head, &list.turns);
    paged_list_view(app, ui, room, &list);
    const struct foot_button back = foot_back(app);
    chrome_foot(ui, areas, &back, NULL);
}

static void view_minutes(const struct app *app, struct ui *ui, struct areas *areas,
                         const struct state *state)
{
    const bool tight = chrome_stack(ui, areas);
    const char *therapist = state->items[state->therapist].therapist;
    const char *title =
        therapist[0] != '\0'
            ? APP_FORMAT(app, ui, STR_STAFF_LATE_HOW,
                         {"therapist", name_keep_together(ui->frame->arena, therapist)})
            : app_text(app, STR_STAFF_LATE_HOW_NOBODY);
    chrome_head(app, ui, areas, NULL, title, tight ? NULL : app_text(app, STR_STAFF_LATE_WHY));
    const char *labels[CHOICES];
    for (int i = 0; i < CHOICES; i++) {
        labels[i] = minutes_words(app, ui, choices[i]);
    }
    const struct staff_choice choice = {
        .name = "minutes",
        .action = MINUTES,
        .turn = TURN_MINUTES,
        .labels = labels,
        .count = (size_t)CHOICES,
        .chosen = state->chosen,
        .page = state->choice_page,
        .back = foot_back_to(app, STEP_BACK),
        .act = {"save", SAVE, app_text(app, STR_STAFF_SAVE), false, 0},
    };
    staff_choice_view(app, ui, areas, &choice);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    if (state->therapist < 0) {
        view_therapists(app, ui, &areas, state);
    } else {
        view_minutes(app, ui, &areas, state);
    }
}

const struct screen screen_staff_late = {
    .name = "staff_late",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .load = load,
    .update = update,
    .view = view,
};
