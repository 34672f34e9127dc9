#include "app/staff_work.h"

#include "app/alert.h"
#include "app/app_state.h"
#include "app/look_ups.h"
#include "app/moment.h"
#include "base/log.h"
#include "store/appointments.h"
#include "store/audit.h"
#include "store/decisions.h"
#include "store/delays.h"
#include "store/health.h"
#include "store/move.h"
#include "store/pin.h"
#include "store/records.h"
#include "store/sources.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static struct store *store_of(const struct app *app)
{
    return app->world->store;
}

/* --- what is read --- */

/* The start of the first day whose undecided visits are on the list of today. */
static int64_t undecided_from_ms(const struct app *app)
{
    int64_t from_ms = civil_day_start_ms(app_wall_ms(app));
    for (int days = 0; days < UNDECIDED_DAYS; days++) {
        from_ms = civil_day_start_ms(from_ms - 1);
    }
    return from_ms;
}

bool staff_is_read_today(const struct app *app, const char *arrived_at)
{
    int64_t ms = 0;
    return iso8601_parse(arrived_at, &ms) && ms >= undecided_from_ms(app);
}

bool staff_read_today(const struct app *app, struct arena *arena, struct visit_records *records,
                      struct err *err)
{
    const int64_t now = app_wall_ms(app);
    char undecided[ISO8601_DAY_SIZE];
    char today[ISO8601_DAY_SIZE];
    char tomorrow[ISO8601_DAY_SIZE];
    return store_records_to_decide(
        store_of(app), arena, iso8601_format_day(undecided_from_ms(app), undecided),
        iso8601_format_day(now, today), iso8601_format_day(civil_next_day_ms(now), tomorrow),
        records, err);
}

bool staff_read_earlier_day(const struct app *app, struct arena *arena, const char *day,
                            struct staff_day *read, struct err *err)
{
    char today[ISO8601_DAY_SIZE];
    char next[ISO8601_DAY_SIZE];
    const char *none = "";
    iso8601_format_day(app_wall_ms(app), today);
    *read = (struct staff_day){.day = day, .before = "", .after = ""};
    if (day[0] == '\0' &&
        !store_days_beside(store_of(app), arena, today, today, &read->day, &none, err)) {
        return false;
    }
    if (read->day[0] == '\0' || !iso8601_parse_day(read->day, &read->day_ms)) {
        return true;
    }
    iso8601_format_day(civil_next_day_ms(read->day_ms), next);
    return store_days_beside(store_of(app), arena, read->day, today, &read->before, &read->after,
                             err) &&
           store_records(store_of(app), arena, read->day, next, &read->visits, err);
}

bool staff_read_day_list(const struct app *app, struct arena *arena, struct day_list *list,
                         struct err *err)
{
    const int64_t from = civil_day_start_ms(app_wall_ms(app));
    return store_day_list(store_of(app), arena, from, civil_next_day_ms(from), list, err);
}

bool staff_read_visit(const struct app *app, struct arena *arena, struct visit_id visit,
                      struct visit_record *record, struct err *err)
{
    return store_record(store_of(app), arena, visit, record, err);
}

bool staff_read_visit_with_history(const struct app *app, struct arena *arena,
                                   struct visit_id visit, struct visit_record *record,
                                   struct client_history *history, struct err *err)
{
    return store_record_with_history(store_of(app), arena, visit, record, history, err);
}

bool staff_read_delay(const struct app *app, const char *therapist, int *minutes, struct err *err)
{
    return store_delay(store_of(app), therapist, minutes, err);
}

/* How old the oldest of the lists in use is. */
static bool read_lists(const struct app *app, struct kiosk_health *health, struct err *err)
{
    struct arena *scratch = arena_create(4096);
    struct source_status *sources = NULL;
    size_t count = 0;
    const bool ok = store_sources(store_of(app), scratch, &sources, &count, err);
    for (size_t i = 0; ok && i < count; i++) {
        health->day_list_ms = i == 0 ? sources[i].written_ms
                                     : clock_earlier(health->day_list_ms, sources[i].written_ms);
    }
    arena_destroy(scratch);
    return ok;
}

bool staff_read_health(const struct app *app, struct kiosk_health *health, struct err *err)
{
    struct store_health stored;
    if (!store_health(store_of(app), &stored, err)) {
        return false;
    }
    *health = (struct kiosk_health){
        .written_ms = stored.written_ms,
        .backup_ms = stored.backup_ms,
        .bytes = stored.bytes,
        .free_bytes = stored.free_bytes,
    };
    return read_lists(app, health, err);
}

/* --- what they do --- */

static void note(struct app *app, const char *command, const char *about)
{
    struct err err;
    if (!store_audit(store_of(app), STAFF_AT_KIOSK, command, about, &err)) {
        log_error("%s", err.text);
    }
}

void staff_note(struct app *app, const char *command, struct visit_id visit)
{
    char about[40] = "";
    if (visit.value != 0) {
        snprintf(about, sizeof(about), "visit %" PRId64, visit.value);
    }
    note(app, command, about);
}

void staff_note_appointment(struct app *app, struct appointment_id appointment)
{
    char about[40];
    snprintf(about, sizeof(about), "appointment %" PRId64, appointment.value);
    note(app, "show", about);
}

/* To be offered again; initials may be those that were offered. */
static void signed_with(struct app *app, const char *initials)
{
    char signed_by[INITIALS_SIZE];
    snprintf(signed_by, sizeof(signed_by), "%s", initials);
    memcpy(app->staff.initials, signed_by, sizeof(signed_by));
}

bool staff_decide(struct app *app, struct visit_id visit, enum decision decision,
                  const char *initials, struct err *err)
{
    if (!store_decide(store_of(app), visit, decision, initials, STAFF_AT_KIOSK, err)) {
        return false;
    }
    app_alert_soon(app);
    if (decision_is_signed(decision)) {
        signed_with(app, initials);
    }
    return true;
}

/* The records of this visit changed. If it is the one on the public screens, what its visitor was
 * told is no longer true, so it ends when the staff leave. */
static void visit_changed(struct app *app, struct visit_id visit)
{
    app_alert_soon(app);
    app->staff.changed = app->staff.changed || app->session->visit.value == visit.value;
}

bool staff_undo(struct app *app, struct visit_id visit, const char *initials, struct err *err)
{
    if (!store_undo_arrival(store_of(app), visit, initials, STAFF_AT_KIOSK, err)) {
        return false;
    }
    signed_with(app, initials);
    visit_changed(app, visit);
    return true;
}

bool staff_move_answers(struct app *app, const struct answers_move *how, struct visit_id *to,
                        struct err *err)
{
    struct answers_move move = *how;
    move.reasons = app->world->reasons;
    move.reason_count = app->world->reason_count;
    if (!store_move_answers(store_of(app), &move, STAFF_AT_KIOSK, to, err)) {
        return false;
    }
    signed_with(app, how->initials);
    visit_changed(app, how->from);
    visit_changed(app, *to);
    return true;
}

bool staff_set_delay(struct app *app, const char *therapist, int minutes, struct err *err)
{
    return store_set_delay(store_of(app), therapist, minutes, STAFF_AT_KIOSK, err);
}

bool staff_put_appointment(struct app *app, const struct appointment *appointment, struct err *err)
{
    return store_put_appointment(store_of(app), appointment, STAFF_AT_KIOSK, err);
}

/* --- the PIN --- */

bool staff_pin_state(const struct app *app, struct pin_try *pin, struct err *err)
{
    return store_pin_state(store_of(app), pin, err);
}

bool staff_try_pin(struct app *app, const char *digits, struct pin_try *pin, struct err *err)
{
    if (!store_try_pin(store_of(app), digits, pin, err)) {
        return false;
    }
    if (pin->check == PIN_RIGHT) {
        note(app, "staff-area", "");
        /* the staff are at the screen now: the next client need not wait for what a stranger did */
        app_forget_look_ups(app);
    }
    return true;
}

bool staff_set_pin(struct app *app, const char *digits, struct err *err)
{
    return store_set_pin(store_of(app), digits, STAFF_AT_KIOSK, err);
}
