/* What the staff read and do in their area. Everything done is written to the audit. A function
 * that returns false changed nothing and says why in err, without personal data. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/appointment.h"
#include "domain/decision.h"
#include "domain/pin.h"
#include "domain/record.h"
#include "domain/visit.h"

#include <stdbool.h>
#include <stdint.h>

struct app;

#define STAFF_AT_KIOSK "kiosk" /* who did it, in the audit: everybody uses the same PIN */

/* --- what is read; it lives in the arena --- */

/* The visits that arrived today, those that were taken back too; and those of a few days before
 * that somebody has to decide about. */
bool staff_read_today(const struct app *app, struct arena *arena, struct visit_records *records,
                      struct err *err);
/* Whether a visit of this moment (ISO 8601) is of those few days or of today. */
bool staff_is_read_today(const struct app *app, const char *arrived_at);
/* The visits of one day before today, and the days nearest to it on which somebody arrived; "" for
 * none. With day "", the last one before today. */
struct staff_day {
    const char *day; /* "2026-11-22"; "" if nobody arrived before today */
    const char *before;
    const char *after;
    int64_t day_ms; /* its beginning */
    struct visit_records visits;
};
bool staff_read_earlier_day(const struct app *app, struct arena *arena, const char *day,
                            struct staff_day *read, struct err *err);
/* The appointments of today. */
bool staff_read_day_list(const struct app *app, struct arena *arena, struct day_list *list,
                         struct err *err);
bool staff_read_visit(const struct app *app, struct arena *arena, struct visit_id visit,
                      struct visit_record *record, struct err *err);
/* The same, with what is known of its client from before it. */
bool staff_read_visit_with_history(const struct app *app, struct arena *arena,
                                   struct visit_id visit, struct visit_record *record,
                                   struct client_history *history, struct err *err);
/* By how many minutes a therapist runs late today; 0 if not, or if no therapist has that name. */
bool staff_read_delay(const struct app *app, const char *therapist, int *minutes, struct err *err);

/* How the kiosk is doing. Times are ms since 1970 UTC, 0 for never. */
struct kiosk_health {
    int64_t written_ms;  /* the last arrival, answer, decision or audit entry */
    int64_t backup_ms;   /* the last verified copy */
    int64_t bytes;       /* of the database, with its log */
    int64_t free_bytes;  /* free on the disk of the database; -1 if unknown */
    int64_t day_list_ms; /* when the oldest of the day lists in use was written; 0: never */
};
bool staff_read_health(const struct app *app, struct kiosk_health *health, struct err *err);

/* --- what they do --- */

/* Writes to the audit that the staff looked at something; a failure is logged. visit 0 for none. */
void staff_note(struct app *app, const char *command, struct visit_id visit);
/* The same for an appointment: its page shows who somebody is. */
void staff_note_appointment(struct app *app, struct appointment_id appointment);
/* Records a decision about a visit. One that is signed has initials, which are offered again during
 * this stay; others have "". */
bool staff_decide(struct app *app, struct visit_id visit, enum decision decision,
                  const char *initials, struct err *err);
/* Takes the arrival back, signed with initials, which are offered again. If the visit is the one on
 * the public screens, it ends when the staff leave. */
bool staff_undo(struct app *app, struct visit_id visit, const char *initials, struct err *err);
/* Moves the answers of one visit to the person they belong to (answers_move; its reasons are those
 * of the clinic). A visit on the public screens ends as above. *to receives the visit that has them
 * now. */
bool staff_move_answers(struct app *app, const struct answers_move *how, struct visit_id *to,
                        struct err *err);
bool staff_set_delay(struct app *app, const char *therapist, int minutes, struct err *err);
/* Saves an appointment entered or changed by hand; id 0 for a new one. */
bool staff_put_appointment(struct app *app, const struct appointment *appointment, struct err *err);

/* --- the PIN --- */

/* Whether a PIN can be tried: PIN_NOT_SET, PIN_LOCKED, or PIN_RIGHT for yes. */
bool staff_pin_state(const struct app *app, struct pin_try *pin, struct err *err);
/* Tries a PIN, which counts as a try. A right one is noted in the audit. */
bool staff_try_pin(struct app *app, const char *digits, struct pin_try *pin, struct err *err);
/* Sets the first PIN. */
bool staff_set_pin(struct app *app, const char *digits, struct err *err);
