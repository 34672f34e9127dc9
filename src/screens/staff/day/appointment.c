/*
 * One appointment of today, entered or changed by hand. This is the only screen that shows a
 * person's full name and telephone number: staff who write them down must see what they write, and
 * nobody else is on the page.
 */
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "base/bug.h"
#include "base/clock.h"
#include "domain/checkin.h"
#include "screens/shared/list_head.h"
#include "screens/shared/paged_list.h"
#include "screens/shared/typing.h"
#include "screens/staff/day/appointment_entry.h"
#include "ui/ui.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MINUTE_MS     INT64_C(60000)
#define USUAL_MS      (60 * MINUTE_MS) /* length of an appointment on a day without others */
#define NEXT_START_MS (5 * MINUTE_MS)  /* new ones start at whole five minutes */

enum field { FIELD_TIME, FIELD_NAME, FIELD_PHONE, FIELD_THERAPIST, FIELD_CANCELLED, FIELD_COUNT };

struct state {
    struct appointment_id id; /* 0 for a new one */
    bool loaded;
    const struct appointment
        *kept;       /* as it is in the database, in the arena of the screen; NULL for a new one */
    int64_t date_ms; /* some time on its day */
    int64_t length_ms;
    struct entry_fields fields;
    struct entry_fields before; /* the fields when the current page was opened */
    struct entry_therapists therapists;
    enum entry_step step;
    bool walking; /* going through the pages of a new appointment, up to the summary */
    bool typing;  /* the page that says what to type is done, where there is one */
    struct keyboard keyboard;
    int page;
};

/* --- what is known --- */

/* The length that most appointments of the day have. */
static int64_t usual_length(const struct day_list *list)
{
    int64_t usual = USUAL_MS;
    size_t most = 0;
    for (size_t i = 0; i < list->count; i++) {
        const int64_t length = list->items[i].end_ms - list->items[i].start_ms;
        size_t count = 0;
        for (size_t j = 0; j < list->count; j++) {
            count += list->items[j].end_ms - list->items[j].start_ms == length;
        }
        if (count > most) {
            most = count;
            usual = length;
        }
    }
    return usual;
}

static int chosen_therapist(const struct entry_therapists *therapists, const char *name)
{
    for (size_t i = 0; i < therapists->count; i++) {
        if (strcmp(therapists->names[i], name) == 0) {
            return (int)i;
        }
    }
    return (int)therapists->count + (name[0] != '\0' ? 1 : 0);
}

static void fill_in(struct state *state, const struct appointment *kept)
{
    struct entry_fields *fields = &state->fields;
    state->kept = kept;
    state->length_ms = kept->end_ms - kept->start_ms;
    state->date_ms = kept->start_ms;
    snprintf(fields->name, sizeof(fields->name), "%s", kept->client_name);
    /* of several numbers the first, which a day list has in the place of the mobile one */
    snprintf(fields->phone, sizeof(fields->phone), "%.*s", (int)strcspn(kept->phone, " "),
             kept->phone);
    snprintf(fields->therapist, sizeof(fields->therapist), "%s", kept->therapist);
    fields->cancelled = kept->status == APPOINTMENT_CANCELLED;
    state->therapists.chosen = chosen_therapist(&state->therapists, kept->therapist);
}

static void begin(const struct app *app, struct state *state)
{
    const int64_t now = app_wall_ms(app);
    const int64_t next = (now / NEXT_START_MS + 1) * NEXT_START_MS;
    const bool today = civil_day_start_ms(next) == civil_day_start_ms(now);
    /* the page belongs to today's list, so the time stays within today */
    state->date_ms = today ? next : next - NEXT_START_MS;
    state->therapists.chosen = -1;
    state->step = ENTRY_TIME;
    state->walking = true;
}

static bool read_day(struct app *app, struct state *state, struct err *err)
{
    struct arena *arena = app_emptied_arena(app);
    const struct appointment_id id = state->id;
    struct day_list list;
    if (!staff_read_day_list(app, arena, &list, err)) {
        return false;
    }
    state->therapists.names =
        checkin_therapists(arena, &list, app_wall_ms(app), &state->therapists.count);
    state->length_ms = usual_length(&list);
    if (id.value == 0) {
        begin(app, state);
    }
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].id.value == id.value) {
            fill_in(state, &list.items[i]);
        }
    }
    if (id.value != 0 && state->kept == NULL) {
        return err_set(err, "appointment %" PRId64 " is no longer on the day list", id.value);
    }
    const struct civil_time start = civil_from_ms(state->date_ms);
    state->fields.hour = start.hour;
    state->fields.minute = start.minute;
    return true;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    struct state *state = data;
    state->id = argument.appointment;
    state->keyboard.azerty = typing_azerty(app);
}

/* Reads only once, so that what was typed is still there after the fault screen. Opening an
 * appointment shows who somebody is, so it is noted in the audit like a look at a visit. */
static bool load(struct app *app, void *data, struct err *err)
{
    struct state *state = data;
    if (state->loaded) {
        return true;
    }
    state->loaded = read_day(app, state, err);
    if (state->loaded && state->kept != NULL) {
        staff_note_appointment(app, state->kept->id);
    }
    return state->loaded;
}

/* --- taps --- */

static void save(struct app *app, const struct state *state)
{
    const struct entry_fields *fields = &state->fields;
    struct civil_time start = civil_from_ms(state->date_ms);
    start.hour = fields->hour;
    start.minute = fields->minute;
    start.second = 0;
    /* what cannot be changed on this screen stays as it was kept */
    struct appointment appointment = state->kept != NULL ? *state->kept : appointment_empty;
    appointment.start_ms = civil_to_ms(start);
    appointment.client_name = fields->name;
    const char *kept_phone = appointment.phone;
    const size_t first = strcspn(kept_phone, " ");
    const bool same =
        strlen(fields->phone) == first && strncmp(fields->phone, kept_phone, first) == 0;
    appointment.phone = same ? kept_phone : fields->phone; /* with the other numbers, if so */
    appointment.therapist = fields->therapist;
    appointment.status = fields->cancelled ? APPOINTMENT_CANCELLED : APPOINTMENT_BOOKED;
    appointment.end_ms = appointment.start_ms + state->length_ms;
    struct err err;
    if (staff_put_appointment(app, &appointment, &err)) {
        app_back(app);
    } else {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

static void go_to(struct app *app, struct state *state, enum entry_step step)
{
    state->step = step;
    state->walking = state->walking && step != ENTRY_SUMMARY;
    state->typing = false;
    state->keyboard.page = KEYBOARD_LETTERS;
    state->therapists.page = 0;
    app_new_page(app);
}

static void choose_field(struct app *app, struct state *state, enum field field)
{
    static const enum entry_step steps[] = {
        [FIELD_TIME] = ENTRY_TIME,
        [FIELD_NAME] = ENTRY_NAME,
        [FIELD_PHONE] = ENTRY_PHONE,
        [FIELD_THERAPIST] = ENTRY_THERAPIST,
    };
    if (field == FIELD_CANCELLED) {
        state->fields.cancelled = !state->fields.cancelled;
        return;
    }
    state->before = state->fields;
    go_to(app, state, steps[field]);
}

static void trim_end(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ') {
        text[--length] = '\0';
    }
}

/* The page after this one when entering a new appointment. */
static enum entry_step step_after(enum entry_step step)
{
    switch (step) {
    case ENTRY_TIME: return ENTRY_NAME;
    case ENTRY_NAME: return ENTRY_PHONE;
    case ENTRY_PHONE: return ENTRY_THERAPIST;
    case ENTRY_THERAPIST:
    case ENTRY_OTHER:
    case ENTRY_SUMMARY: break;
    }
    return ENTRY_SUMMARY;
}

static void on(struct app *app, struct state *state)
{
    const struct entry_therapists *therapists = &state->therapists;
    struct entry_fields *fields = &state->fields;
    trim_end(fields->name);
    trim_end(fields->therapist);
    if (state->step == ENTRY_THERAPIST) {
        const size_t chosen = (size_t)therapists->chosen;
        if (chosen > therapists->count) {
            if (chosen_therapist(therapists, fields->therapist) != therapists->chosen) {
                fields->therapist[0] = '\0';
            }
            go_to(app, state, ENTRY_OTHER);
            return;
        }
        snprintf(fields->therapist, sizeof(fields->therapist), "%s",
                 chosen < therapists->count ? therapists->names[chosen] : "");
    }
    go_to(app, state, state->walking ? step_after(state->step) : ENTRY_SUMMARY);
}

static void step_back(struct app *app, struct state *state)
{
    if (state->step == ENTRY_OTHER) {
        go_to(app, state, ENTRY_THERAPIST);
    } else if (state->walking && state->step == ENTRY_TIME) {
        app_back(app);
    } else if (state->walking) {
        go_to(app, state, (enum entry_step)((int)state->step - 1));
    } else {
        state->fields = state->before;
        state->therapists.chosen = chosen_therapist(&state->therapists, state->fields.therapist);
        go_to(app, state, ENTRY_SUMMARY);
    }
}

static void type(struct state *state, int key)
{
    char *text = state->step == ENTRY_NAME ? state->fields.name : state->fields.therapist;
    keyboard_tap(&state->keyboard, key, text, ENTRY_TEXT_SIZE, ENTRY_CHARACTERS_MAX);
}

static void dial(struct entry_fields *fields, const struct tap *tap)
{
    const size_t typed = strlen(fields->phone);
    if (tap->action == ENTRY_DIGIT && typed < ENTRY_PHONE_DIGITS_MAX) {
        fields->phone[typed] = (char)('0' + tap->index);
        fields->phone[typed + 1] = '\0';
    } else if (tap->action == ENTRY_ERASE && typed > 0) {
        fields->phone[typed - 1] = '\0';
    }
}

static void turn(struct app *app, struct state *state, int page)
{
    if (state->step == ENTRY_THERAPIST) {
        state->therapists.page = page;
    } else {
        state->page = page;
    }
    app_new_leaf(app);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case ENTRY_FIELD: choose_field(app, state, (enum field)tap.index); break;
    case ENTRY_TURN: turn(app, state, (int)tap.value); break;
    case ENTRY_SAVE: save(app, state); break;
    case ENTRY_ON: on(app, state); break;
    case ENTRY_BACK: step_back(app, state); break;
    case ENTRY_CLOCK: entry_clock_step(&state->fields, (enum entry_clock)tap.index); break;
    case ENTRY_KEY: type(state, tap.index); break;
    case ENTRY_DIGIT:
    case ENTRY_ERASE: dial(&state->fields, &tap); break;
    case ENTRY_PICK: state->therapists.chosen = tap.index; break;
    case ENTRY_TO_KEYS:
    case ENTRY_TO_WORDS:
        state->typing = tap.action == ENTRY_TO_KEYS;
        app_new_page(app);
        break;
    }
}

/* --- drawing --- */

static const char *time_words(const struct app *app, struct ui *ui, const struct state *state)
{
    struct civil_time start = civil_from_ms(state->date_ms);
    start.hour = state->fields.hour;
    start.minute = state->fields.minute;
    return app_time_of_day(app, ui->frame->arena, civil_to_ms(start));
}

static const char *field_words(const struct app *app, struct ui *ui, const struct state *state,
                               enum field field)
{
    const struct entry_fields *fields = &state->fields;
    const char *words = "";
    switch (field) {
    case FIELD_TIME: words = time_words(app, ui, state); break;
    case FIELD_NAME: words = fields->name; break;
    case FIELD_PHONE: words = entry_phone_words(ui->frame->arena, fields->phone); break;
    case FIELD_THERAPIST: words = fields->therapist; break;
    case FIELD_CANCELLED:
        words = app_text(app, fields->cancelled ? STR_COMMON_YES : STR_COMMON_NO);
        break;
    case FIELD_COUNT: BUG("no such field");
    }
    return words[0] != '\0' ? words : app_text(app, STR_STAFF_APPOINTMENT_NONE);
}

static void view_summary(const struct app *app, struct ui *ui, struct areas *areas,
                         const struct state *state)
{
    static const enum string_id labels[FIELD_COUNT] = {
        [FIELD_TIME] = STR_STAFF_APPOINTMENT_TIME,
        [FIELD_NAME] = STR_STAFF_APPOINTMENT_NAME,
        [FIELD_PHONE] = STR_STAFF_APPOINTMENT_PHONE,
        [FIELD_THERAPIST] = STR_STAFF_APPOINTMENT_THERAPIST,
        [FIELD_CANCELLED] = STR_STAFF_APPOINTMENT_CANCELLED,
    };
    const struct list_head head = {
        app_text(app,
                 state->kept == NULL ? STR_STAFF_APPOINTMENT_NEW : STR_STAFF_APPOINTMENT_CHANGE),
        metrics_low(ui->metrics) ? NULL : app_text(app, STR_STAFF_APPOINTMENT_WHY)};
    struct list_row rows[FIELD_COUNT];
    for (int i = 0; i < FIELD_COUNT; i++) {
        rows[i] = (struct list_row){.lead = app_text(app, labels[i]),
                                    .detail = "",
                                    .mark = field_words(app, ui, state, (enum field)i)};
    }
    rows[FIELD_CANCELLED].tone = state->fields.cancelled ? TONE_WARNING : TONE_PLAIN;
    struct paged_list list = {
        .name = "field",
        .action = ENTRY_FIELD,
        .turn = ENTRY_TURN,
        .page = state->page,
        .rows = rows,
        .count = FIELD_COUNT,
        .empty = "",
    };
    const struct rect room = list_head_begin(app, ui, areas, &head, &list.turns);
    paged_list_view(app, ui, room, &list);
    const struct foot_button back = foot_back(app);
    const struct foot_button act = {"save", ENTRY_SAVE, app_text(app, STR_STAFF_SAVE), false, 0};
    chrome_foot(ui, areas, &back, &act);
}

static void view_typing(const struct app *app, struct ui *ui, struct areas *areas,
                        const struct state *state)
{
    const bool name = state->step == ENTRY_NAME;
    const struct entry_typing typing = {
        .title = app_text(app, name ? STR_STAFF_APPOINTMENT_NAME_TITLE
                                    : STR_STAFF_APPOINTMENT_OTHER_TITLE),
        .why =
            app_text(app, name ? STR_STAFF_APPOINTMENT_NAME_WHY : STR_STAFF_APPOINTMENT_OTHER_WHY),
        .label = app_text(app, name ? STR_STAFF_APPOINTMENT_NAME : STR_STAFF_APPOINTMENT_THERAPIST),
        .text = name ? state->fields.name : state->fields.therapist,
        .keyboard = &state->keyboard,
        .begun = state->typing,
    };
    entry_typing_view(app, ui, areas, &typing);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    switch (state->step) {
    case ENTRY_SUMMARY: view_summary(app, ui, &areas, state); break;
    case ENTRY_TIME: entry_time_view(app, ui, &areas, &state->fields); break;
    case ENTRY_NAME:
    case ENTRY_OTHER: view_typing(app, ui, &areas, state); break;
    case ENTRY_PHONE: entry_phone_view(app, ui, &areas, &state->fields); break;
    case ENTRY_THERAPIST: entry_therapist_view(app, ui, &areas, &state->therapists); break;
    }
}

const struct screen screen_staff_appointment = {
    .name = "staff_appointment",
    .state_size = sizeof(struct state),
    .flags = STAFF_SCREEN,
    .enter = enter,
    .load = load,
    .update = update,
    .view = view,
};
