/* Moves answers that were given as another person to the person they belong to: asks who that is,
 * then says exactly what will happen, and who does it. */
#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "domain/name.h"
#include "screens/shared/list_head.h"
#include "screens/shared/paged_list.h"
#include "screens/staff/choice.h"
#include "screens/staff/signing.h"
#include "screens/staff/visit_words.h"
#include "ui/ui.h"

#include <stdlib.h>

enum { PICK = ACTION_OWN, TURN_LIST, CHOOSE, TURN_CHOICE, MOVE, STEP_BACK };

/* A person of today without answers: already here, or still to come. */
struct person {
    struct visit_id visit;             /* 0: not here yet, … */
    const struct checkin_match *match; /* … expected for these appointments */
    const char *initials;
    const char *therapist;
    int64_t at_ms;      /* time of the appointment, or of the arrival without one */
    int64_t arrived_ms; /* 0: not here yet */
    bool booked;
};

struct state {
    struct visit_id visit;
    struct visit_record record;
    const struct person *people;
    size_t count;
    int page;                    /* of the list */
    const struct person *person; /* the person the answers belong to; NULL: not picked yet */
    int chosen;                  /* 0: take the arrival back too, 1: do not, -1: not chosen */
    int choice_page;             /* -1: none asked for yet */
    bool signs;                  /* who moves them is asked */
    struct signing signing;
};

/* --- who --- */

static int64_t moment(const char *iso8601)
{
    int64_t ms = 0;
    return iso8601_parse(iso8601, &ms) ? ms : 0;
}

static int by_time(const void *a, const void *b)
{
    const struct person *one = a;
    const struct person *other = b;
    return (one->at_ms > other->at_ms) - (one->at_ms < other->at_ms);
}

static bool expected(const struct app *app, struct arena *arena, int64_t arrived_ms,
                     struct checkin_matches *matches, struct err *err)
{
    const struct config *config = app_config(app);
    const struct checkin_rules rules = {.early_minutes = config->early_minutes,
                                        .late_minutes = config->late_minutes};
    struct day_list list;
    if (!staff_read_day_list(app, arena, &list, err)) {
        return false;
    }
    *matches = checkin_expected(arena, &list, &rules, arrived_ms);
    return true;
}

static struct person person_here(const struct visit_record *record)
{
    const bool booked = record->appointment_at[0] != '\0';
    return (struct person){.visit = record->id,
                           .initials = record->initials,
                           .therapist = record->therapist,
                           .at_ms = moment(booked ? record->appointment_at : record->arrived_at),
                           .arrived_ms = moment(record->arrived_at),
                           .booked = booked};
}

static struct person person_to_come(struct arena *arena, const struct checkin_match *match)
{
    const struct appointment *first = match->appointments[0];
    return (struct person){.match = match,
                           .initials = name_initials(arena, first->client_name),
                           .therapist = first->therapist,
                           .at_ms = first->start_ms,
                           .booked = true};
}

static bool find_people(const struct app *app, struct arena *arena, struct state *state,
                        struct err *err)
{
    const struct visit_record *from = &state->record;
    struct visit_records records;
    struct checkin_matches matches;
    if (!staff_read_today(app, arena, &records, err) ||
        !expected(app, arena, moment(from->arrived_at), &matches, err)) {
        return false;
    }
    struct person *people = ARENA_ARRAY(arena, struct person, records.count + matches.count);
    size_t count = 0;
    for (size_t i = 0; i < records.count; i++) {
        const struct visit_record *record = &records.items[i];
        if (record->id.value != from->id.value && !visit_record_has_response(record) &&
            !visit_record_is_undone(record)) {
            people[count++] = person_here(record);
        }
    }
    for (size_t i = 0; i < matches.count; i++) {
        people[count++] = person_to_come(arena, &matches.items[i]);
    }
    qsort(people, count, sizeof(*people), by_time);
    state->people = people;
    state->count = count;
    return true;
}

/* --- state --- */

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)app;
    struct state *state = data;
    state->visit = argument.visit;
}

static bool load(struct app *app, void *data, struct err *err)
{
    struct state *state = data;
    struct arena *arena = app_emptied_arena(app);
    state->count = 0;
    state->person = NULL;
    state->signs = false;
    if (!staff_read_visit(app, arena, state->visit, &state->record, err)) {
        return false;
    }
    if (visit_record_is_undone(&state->record)) {
        return err_set(err, "the arrival was taken back");
    }
    return find_people(app, arena, state, err);
}

/* Moves the answers. If their owner has not checked in, they did so as the other person, so their
 * arrival gets the time of that one. */
static void move(struct app *app, const struct state *state, const char *initials)
{
    const struct person *person = state->person;
    const struct visit_record *from = &state->record;
    struct arrival arrival = {.arrived_ms = moment(from->arrived_at),
                              .identity = IDENTITY_NAME,
                              .therapist = "",
                              .typed_name = "",
                              .language = from->language};
    if (person->match != NULL) {
        arrival.appointments = person->match->appointments;
        arrival.appointment_count = person->match->count;
        arrival.kind = person->match->kind;
    }
    const struct answers_move how = {.from = from->id,
                                     .to = person->visit,
                                     .arrival = person->match != NULL ? &arrival : NULL,
                                     .initials = initials,
                                     .undo_from = state->chosen == 0};
    struct visit_id to = {0};
    struct err err;
    if (staff_move_answers(app, &how, &to, &err)) {
        app_go(app, SCREEN_STAFF_TODAY);
    } else {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

static void sign(struct app *app, struct state *state, struct tap tap)
{
    const char *initials = NULL;
    switch (signing_update(app, &state->signing, tap, &initials)) {
    case SIGNING_GOES_ON: break;
    case SIGNING_LEFT: state->signs = false; break;
    case SIGNING_DONE: move(app, state, initials); break;
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    if (state->signs) {
        sign(app, state, tap);
        return;
    }
    switch (tap.action) {
    case PICK:
        state->person = &state->people[tap.index];
        state->chosen = -1;
        state->choice_page = -1;
        app_new_page(app);
        break;
    case TURN_LIST:
        state->page = (int)tap.value;
        app_new_page(app);
        break;
    case CHOOSE: state->chosen = tap.index; break;
    case TURN_CHOICE:
        state->choice_page = (int)tap.value;
        app_new_page(app);
        break;
    case MOVE:
        state->signs = true;
        signing_begin(app, &state->signing);
        break;
    case STEP_BACK:
        state->person = NULL;
        app_new_page(app);
        break;
    }
}

/* --- drawing --- */

static struct list_row row_of(const struct app *app, struct ui *ui, const struct person *person)
{
    struct arena *arena = ui->frame->arena;
    const char *mark = app_text(app, STR_STAFF_MOVE_EXPECTED);
    if (person->arrived_ms != 0) {
        mark = APP_FORMAT(app, ui, STR_STAFF_MOVE_HERE,
                          {"time", app_time_of_day(app, arena, person->arrived_ms)});
    }
    return (struct list_row){
        .lead = arena_printf(arena, "%s  %s", app_time_of_day(app, arena, person->at_ms),
                             staff_initials_words(app, person->initials)),
        .detail = person->therapist,
        .mark = mark,
    };
}

/* Draws the heading and returns the room of the list; on a low panel that is as wide as the
 * panel. */
static struct rect view_heading(const struct app *app, struct ui *ui, struct areas *areas,
                                const struct state *state, struct rect *turns)
{
    const char *title = app_text(app, STR_STAFF_MOVE_TITLE);
    const char *about = app_text(app, STR_STAFF_MOVE_WHY);
    *turns = (struct rect){0};
    if (!metrics_low(ui->metrics)) {
        chrome_head(app, ui, areas, staff_visit_words(app, ui->frame->arena, &state->record), title,
                    about);
        return areas->body;
    }
    struct rect room = rect_union(areas->head, areas->body);
    areas->foot = (struct rect){room.x, areas->foot.y, room.w, areas->foot.h};
    room.h = areas->foot.y - chrome_gap(ui) - room.y;
    *turns = list_head_view(ui, &room, &(struct list_head){title, NULL});
    /* there are targets above and below this gap */
    rect_cut_top(&room, ui_least_gap(ui, TARGET_BUTTON));
    return room;
}

static void view_people(const struct app *app, struct ui *ui, struct areas *areas,
                        const struct state *state)
{
    struct arena *arena = ui->frame->arena;
    struct rect turns;
    const struct rect room = view_heading(app, ui, areas, state, &turns);
    struct list_row *rows = ARENA_ARRAY(arena, struct list_row, state->count);
    for (size_t i = 0; i < state->count; i++) {
        rows[i] = row_of(app, ui, &state->people[i]);
    }
    const struct paged_list list = {
        .name = "person_of_today",
        .action = PICK,
        .turn = TURN_LIST,
        .page = state->page,
        .rows = rows,
        .count = state->count,
        .empty = app_text(app, STR_STAFF_MOVE_EMPTY),
        .turns = turns,
    };
    paged_list_view(app, ui, room, &list);
    const struct foot_button back = foot_back(app);
    chrome_foot(ui, areas, &back, NULL);
}

/* What moving would do, in full sentences or, on a low panel, in few words. */
struct said {
    const char *title;
    const char *what;
    const char *and_undo;
    const char *only;
    const char *act;
};

static struct said say(const struct app *app, struct ui *ui, const struct state *state)
{
    struct arena *arena = ui->frame->arena;
    const struct person *person = state->person;
    const struct visit_record *record = &state->record;
    const struct substitution parts[] = {
        {"from", staff_visit_words(app, arena, record)},
        {"to", staff_booking_words(app, arena, person->initials, person->booked,
                                   app_time_of_day(app, arena, person->at_ms))},
        {"time", staff_time_words(app, arena, record->arrived_at)},
    };
    const bool low = metrics_low(ui->metrics);
    const bool comes = person->match != NULL;
    const enum string_id full[] = {
        STR_STAFF_MOVE_GOES_TITLE, comes ? STR_STAFF_MOVE_ARRIVES : STR_STAFF_MOVE_GOES,
        STR_STAFF_MOVE_AND_UNDO, STR_STAFF_MOVE_ONLY, STR_STAFF_MOVE_YES};
    const enum string_id brief[] = {
        STR_STAFF_MOVE_GOES_TITLE_SHORT,
        comes ? STR_STAFF_MOVE_ARRIVES_SHORT : STR_STAFF_MOVE_GOES_SHORT,
        STR_STAFF_MOVE_AND_UNDO_SHORT, STR_STAFF_MOVE_ONLY_SHORT, STR_STAFF_MOVE_YES_SHORT};
    const char *words[sizeof(full) / sizeof(full[0])];
    for (size_t i = 0; i < sizeof(full) / sizeof(full[0]); i++) {
        words[i] = strings_format(app_strings(app), arena, low ? brief[i] : full[i], parts, 3);
    }
    return (struct said){words[0], words[1], words[2], words[3], words[4]};
}

/* Says what will happen: on the smallest panel a page of its own before the choice. */
static void view_words(const struct app *app, struct ui *ui, struct areas *areas,
                       const struct said *said)
{
    chrome_head(app, ui, areas, NULL, said->title, said->what);
    const struct foot_button back = foot_back_to(app, STEP_BACK);
    const struct foot_button onward = {"more", TURN_CHOICE, app_text(app, STR_COMMON_CONTINUE),
                                       false, 0};
    chrome_foot(ui, areas, &back, &onward);
}

static void view_person(const struct app *app, struct ui *ui, struct areas *areas,
                        const struct state *state)
{
    const bool small = metrics_small_panel(ui->metrics);
    const struct said said = say(app, ui, state);
    if (small && state->choice_page < 0) {
        view_words(app, ui, areas, &said);
        return;
    }
    chrome_head(app, ui, areas, NULL, said.title, small ? NULL : said.what);
    const char *labels[] = {said.and_undo, said.only};
    const struct staff_choice choice = {
        .name = "arrival",
        .action = CHOOSE,
        .turn = TURN_CHOICE,
        .labels = labels,
        .count = sizeof(labels) / sizeof(labels[0]),
        .chosen = state->chosen,
        .page = state->choice_page < 0 ? 0 : state->choice_page,
        .back = foot_back_to(app, STEP_BACK),
        .act = {"move", MOVE, said.act, false, 0},
    };
    staff_choice_view(app, ui, areas, &choice);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    if (state->person == NULL) {
        view_people(app, ui, &areas, state);
    } else if (state->signs) {
        const struct signing_words words = {
            .record = &state->record,
            .what = app_text(app, STR_STAFF_MOVE_YES),
            .act = app_text(app, STR_STAFF_MOVE_YES),
            .act_short = app_text(app, STR_STAFF_MOVE_YES_SHORT),
        };
        signing_view(app, ui, &areas, &state->signing, &words);
    } else {
        view_person(app, ui, &areas, state);
    }
}

const struct screen screen_staff_wrong_move = {
    .name = "staff_wrong_move",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .load = load,
    .update = update,
    .view = view,
};
