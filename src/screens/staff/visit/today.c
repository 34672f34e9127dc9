/* The list of who is here today: clients who wait first, the most urgent at the top, and clients
 * who were seen below. What is wrong with the kiosk stands after the urgent ones, on
 * a small panel after all. */
#include "app/comfort.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_warnings.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "base/clock.h"
#include "base/log.h"
#include "screens/shared/due_pages.h"
#include "screens/shared/list_head.h"
#include "screens/staff/visit/visit_state.h"
#include "screens/staff/visit_words.h"
#include "screens/staff/warning_rows.h"
#include "screens/staff/when.h"
#include "ui/ui.h"

#include <stdlib.h>

enum { SHOW = ACTION_OWN, TURN, MORE };

/* The list is read again this often: somebody may arrive at another kiosk, and the minutes of
 * waiting grow. */
#define READ_AGAIN_MS 15000
#define READING_BLOCK (16 * 1024)

struct entry {
    struct visit_id visit;
    int64_t due_ms; /* time of the appointment, or of the arrival without one */
    int64_t arrived_ms;
    bool booked;
    bool seen;
    bool undecided; /* about something urgent */
    bool earlier;   /* of a day before today */
    enum tier tier;
    enum questionnaire_status status;
    const char *initials;
    const char *therapist;
    const char *seen_at;
    const char *undone_at; /* "" unless the arrival was taken back */
    const char *undone_by;
    struct booking_change change; /* the last one of the booking; its change is "" if none */
};

struct state {
    struct entry *entries; /* in the arena of the screen */
    size_t count;
    size_t urgent;                /* how many urgent clients wait at the top */
    struct staff_warning warning; /* the gravest, in the arena too */
    size_t warning_count;
    bool small;      /* the panel, when this was read */
    int64_t read_ms; /* monotonic */
    bool failed;     /* it could not be read then */
    int page;
};

/* That the list could not be read stands before the visits. */
static size_t first_row(const struct state *state)
{
    return state->failed ? 1 : 0;
}

/* The row that says what is wrong with the kiosk, if it is there: below who is urgent. On a small
 * panel, whose page has two rows, it is not the first. */
static size_t warning_row_index(const struct state *state)
{
    const size_t one = state->count > 0 && state->urgent == 0 && state->small ? 1 : 0;
    return first_row(state) + state->urgent + one;
}

static size_t row_count(const struct state *state)
{
    return first_row(state) + state->count + (state->warning_count > 0 ? 1 : 0);
}

/* The entry that the row stands for. */
static size_t entry_at(const struct state *state, size_t row)
{
    const bool below = state->warning_count > 0 && row > warning_row_index(state);
    return row - first_row(state) - (below ? 1 : 0);
}

static bool is_undone(const struct entry *entry)
{
    return entry->undone_at[0] != '\0';
}

/* Whoever said something urgent stays at the top until somebody has decided: to have been seen is
 * not enough, nor that the arrival was taken back. */
static int rank(const struct entry *entry)
{
    if (entry->undecided) {
        return entry->tier == TIER_STOP ? 0 : 1;
    }
    return is_undone(entry) ? 4 : entry->seen ? 3 : 2;
}

static int compare(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    if (rank(a) != rank(b)) {
        return rank(a) - rank(b);
    }
    if (a->due_ms != b->due_ms) {
        return a->due_ms < b->due_ms ? -1 : 1;
    }
    return a->visit.value < b->visit.value ? -1 : a->visit.value > b->visit.value;
}

/* The number of urgent entries, which come first. */
static size_t count_urgent(const struct entry *entries, size_t count)
{
    size_t urgent = 0;
    while (urgent < count && rank(&entries[urgent]) < 2) {
        urgent++;
    }
    return urgent;
}

static struct entry entry_of(const struct app *app, const struct visit_record *record)
{
    struct entry entry = {
        .visit = record->id,
        .booked = record->appointment_at[0] != '\0',
        .seen = record->seen_at[0] != '\0',
        .undecided = record->undecided,
        .tier = flags_highest(&record->flags),
        .status = staff_questionnaire_status(record),
        .initials = staff_called(record),
        .therapist = record->therapist,
        .seen_at = record->seen_at,
        .undone_at = record->undone_at,
        .undone_by = record->undone_by,
        .change = {.at = "", .change = "", .appointment_at = "", .therapist = ""},
    };
    if (record->change_count > 0) {
        entry.change = record->changes[record->change_count - 1];
    }
    iso8601_parse(record->arrived_at, &entry.arrived_ms);
    if (!entry.booked || !iso8601_parse(record->appointment_at, &entry.due_ms)) {
        entry.due_ms = entry.arrived_ms;
    }
    entry.earlier = entry.arrived_ms < civil_day_start_ms(app_wall_ms(app));
    return entry;
}

static bool same_rows(const struct state *state, const struct entry *entries, size_t count)
{
    bool same = state->count == count;
    for (size_t i = 0; same && i < count; i++) {
        same = state->entries[i].visit.value == entries[i].visit.value;
    }
    return same;
}

/* Copies the entries, the gravest warning and their texts into the arena of the screen. */
static void keep(struct app *app, struct state *state, const struct entry *entries, size_t count,
                 const struct staff_warnings *warnings)
{
    struct arena *arena = app_emptied_arena(app);
    state->warning_count = warnings->count;
    state->small = metrics_small_panel(app_metrics(app));
    if (warnings->count > 0) {
        state->warning = warnings->items[0];
        state->warning.place = arena_strdup(arena, state->warning.place);
        state->warning.detail = arena_strdup(arena, state->warning.detail);
    }
    state->entries = ARENA_ARRAY(arena, struct entry, count);
    state->count = count;
    for (size_t i = 0; i < count; i++) {
        struct entry *entry = &state->entries[i];
        *entry = entries[i];
        entry->initials = arena_strdup(arena, entry->initials);
        entry->therapist = arena_strdup(arena, entry->therapist);
        entry->seen_at = arena_strdup(arena, entry->seen_at);
        entry->undone_at = arena_strdup(arena, entry->undone_at);
        entry->undone_by = arena_strdup(arena, entry->undone_by);
        entry->change.change = arena_strdup(arena, entry->change.change);
        entry->change.appointment_at = arena_strdup(arena, entry->change.appointment_at);
        entry->change.therapist = arena_strdup(arena, entry->change.therapist);
    }
}

/* Takes over the list that was read. True if the rows on screen now stand for other visits. */
static bool take_over(struct app *app, struct state *state, struct arena *arena,
                      const struct visit_records *records, const struct staff_warnings *warnings)
{
    struct entry *entries = ARENA_ARRAY(arena, struct entry, records->count);
    for (size_t i = 0; i < records->count; i++) {
        entries[i] = entry_of(app, &records->items[i]);
    }
    qsort(entries, records->count, sizeof(*entries), compare);
    bool other = !same_rows(state, entries, records->count) ||
                 (state->warning_count > 0) != (warnings->count > 0);
    size_t urgent = count_urgent(entries, records->count);
    if (urgent > state->urgent) {
        state->page = 0; /* go to the first page, so that a new warning is seen at once */
        other = true;
    }
    state->urgent = urgent;
    keep(app, state, entries, records->count, warnings);
    return other;
}

/* Reads the list; after a failure it stays as it was and is read again soon. True if the rows on
 * screen now stand for other visits. */
static bool read_today(struct app *app, struct state *state)
{
    struct arena *arena = arena_create(READING_BLOCK);
    struct visit_records records;
    struct staff_warnings warnings = {0};
    struct err err;
    state->read_ms = app_now_ms(app);
    const bool failed_before = state->failed;
    state->failed = !staff_read_today(app, arena, &records, &err) ||
                    !staff_read_warnings(app, arena, &warnings, &err);
    bool other = state->failed != failed_before;
    if (state->failed) {
        log_error("%s", err.text);
        state->page = 0; /* where the warning stands */
    } else {
        other = take_over(app, state, arena, &records, &warnings) || other;
    }
    arena_destroy(arena);
    return other;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)data;
    (void)argument;
    staff_note(app, "arrivals", (struct visit_id){0});
}

static bool load(struct app *app, void *data, struct err *err)
{
    (void)err;
    read_today(app, data);
    return true;
}

/* "Mei R. · answers sent · waiting 12 min" */
static const char *detail_of(const struct app *app, struct ui *ui, const struct entry *entry)
{
    struct arena *arena = ui->frame->arena;
    int64_t waited = (app_wall_ms(app) - entry->arrived_ms) / 60000;
    const char *waiting =
        APP_FORMAT(app, ui, STR_STAFF_TODAY_WAITING,
                   {"minutes", arena_printf(arena, "%d", waited < 0 ? 0 : (int)waited)});
    const char *seen =
        APP_FORMAT(app, ui, entry->undecided ? STR_STAFF_TODAY_UNDECIDED : STR_STAFF_TODAY_SEEN,
                   {"time", staff_time_words(app, arena, entry->seen_at)});
    const char *undone =
        staff_undone_words(app, arena, entry->undone_at, entry->undone_by, entry->undecided);
    const char *last = is_undone(entry) ? undone
                       : entry->seen    ? seen
                       : entry->earlier ? app_text(app, STR_STAFF_TODAY_NOT_DECIDED)
                                        : waiting;
    const char *changed =
        entry->change.change[0] == '\0'
            ? ""
            : arena_printf(arena, "%s \u00B7 ", staff_change_words(app, arena, &entry->change));
    return arena_printf(arena, "%s%s%s%s \u00B7 %s", entry->therapist,
                        entry->therapist[0] != '\0' ? " \u00B7 " : "", changed,
                        staff_answers_words(app, entry->visit, entry->status), last);
}

static struct list_row row_of(const struct app *app, struct ui *ui, const struct entry *entry)
{
    struct arena *arena = ui->frame->arena;
    const char *who = staff_initials_words(app, entry->initials);
    const char *time = app_time_of_day(app, arena, entry->due_ms);
    const char *when = entry->earlier ? staff_when_at_words(app, arena, entry->due_ms) : time;
    return (struct list_row){
        .lead = entry->booked || entry->earlier
                    ? arena_printf(arena, "%s  %s", when, who)
                    : APP_FORMAT(app, ui, STR_STAFF_TODAY_WALK_IN, {"who", who}, {"time", time}),
        .detail = detail_of(app, ui, entry),
        .mark = staff_tier_words(app, entry->tier),
        .tone = (entry->seen || is_undone(entry)) && !entry->undecided
                    ? TONE_PLAIN
                    : staff_tier_tone(entry->tier),
        .struck = is_undone(entry),
    };
}

static const char *how_many(const struct app *app, struct ui *ui, const struct state *state)
{
    struct arena *arena = ui->frame->arena;
    int seen = 0;
    int others = 0; /* of days before, or taken back */
    for (size_t i = 0; i < state->count; i++) {
        const struct entry *entry = &state->entries[i];
        const bool other = entry->earlier || is_undone(entry);
        seen += entry->seen && !other ? 1 : 0;
        others += other ? 1 : 0;
    }
    return APP_FORMAT(app, ui, STR_STAFF_TODAY_COUNT,
                      {"waiting", arena_printf(arena, "%d", (int)state->count - others - seen)},
                      {"seen", arena_printf(arena, "%d", seen)});
}

/* Words below the heading: how many clients there are, and pages due for review; NULL if there is
 * nothing to say. */
static const char *about(const struct app *app, struct ui *ui, const struct state *state)
{
    const char *due = due_pages_words(app, ui->frame->arena);
    if (state->count == 0) {
        return due[0] != '\0' ? due : NULL;
    }
    const char *many = how_many(app, ui, state);
    return due[0] != '\0' ? arena_printf(ui->frame->arena, "%s\n%s", many, due) : many;
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const struct list_head head = {app_text(app, STR_STAFF_TODAY_TITLE), about(app, ui, state)};
    /* a warning must not push those who wait from the first page */
    const bool brief = metrics_low(ui->metrics) || (ui->metrics->large_text && state->count > 0);
    struct rect turns;
    struct rect room = list_head_begin(app, ui, &areas, &head, &turns);
    struct list_row *rows = ARENA_ARRAY(ui->frame->arena, struct list_row, state->count + 2);
    rows[0] = (struct list_row){.lead = app_text(app, STR_STAFF_TODAY_FAILED),
                                .detail = app_text(app, STR_STAFF_TODAY_FAILED_STAYS),
                                .mark = "",
                                .tone = TONE_WARNING,
                                .leads_nowhere = true};
    for (size_t row = first_row(state); row < row_count(state); row++) {
        rows[row] = state->warning_count > 0 && row == warning_row_index(state)
                        ? warnings_row(app, ui, &state->warning, state->warning_count, brief)
                        : row_of(app, ui, &state->entries[entry_at(state, row)]);
    }
    const struct paged_list list = {.name = "visit",
                                    .action = SHOW,
                                    .turn = TURN,
                                    .page = state->page,
                                    .rows = rows,
                                    .count = row_count(state),
                                    .empty = app_text(app, STR_STAFF_TODAY_NONE),
                                    .turns = turns};
    paged_list_view(app, ui, room, &list);
    const struct foot_button back = foot_back_to(app, ACTION_STAFF_CLOSE);
    const struct foot_button more = {.name = "more",
                                     .action = MORE,
                                     .label = app_text(app, STR_STAFF_TODAY_MORE),
                                     .secondary = true};
    chrome_foot(ui, &areas, &back, &more);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case MORE: app_go(app, SCREEN_STAFF_MENU); break;
    case SHOW:
        if (state->warning_count > 0 && (size_t)tap.index == warning_row_index(state)) {
            app_go(app, SCREEN_STAFF_HEALTH);
            break;
        }
        app_go_with(
            app, SCREEN_STAFF_VISIT,
            (struct argument){.visit = state->entries[entry_at(state, (size_t)tap.index)].visit});
        break;
    case TURN:
        state->page = (int)tap.value;
        app_new_leaf(app);
        break;
    }
}

static int64_t deadline(const struct app *app, const void *data)
{
    (void)app;
    const struct state *state = data;
    return state->read_ms + READ_AGAIN_MS;
}

static void tick(struct app *app, void *data)
{
    struct state *state = data;
    if (app_now_ms(app) < state->read_ms + READ_AGAIN_MS) {
        return;
    }
    if (read_today(app, state)) {
        app_new_leaf(app); /* a finger on its way down is meant for the row that was there before */
    }
    app_redraw(app);
}

const struct screen screen_staff_today = {
    .name = "staff_today",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .load = load,
    .update = update,
    .view = view,
    .deadline = deadline,
    .tick = tick,
};
