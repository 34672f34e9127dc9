/*
 * The database: the only code that sees SQL. Every function that writes does so in one transaction
 * and has it on disk when it returns true; when it returns false nothing was written and err says
 * why, without personal data. One connection a process.
 *
 * Functions that take a visit fail when there is no such visit or it was undone. Texts handed in
 * are read during the call only; texts handed out live in the arena that was passed.
 */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "domain/appointment.h"
#include "domain/decision.h"
#include "domain/hours.h"
#include "domain/ids.h"
#include "domain/record.h"
#include "domain/response.h"
#include "domain/visit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

/*
 * Opens or creates the database at path (":memory:" for one that vanishes) and brings it to the
 * current version; before the first step of a migration a dated copy is made beside it. A file of
 * a newer version, of another program, not writable or damaged is refused with words. The clock
 * must outlive the store. NULL on failure.
 */
struct store *store_open(const char *path, const struct clock *clock, struct err *err);
/* For how long a write waits for another program's, instead of the 2 s that a finger would wait. */
void store_wait_up_to(struct store *store, int ms);
/* NULL is fine. */
void store_close(struct store *store);

/*
 * Takes over a day list that tells everything about the time from from_ms up to to_ms (the range
 * given to import_parse): appointments are upserted by UID, stored ones that start in that time but
 * are no longer in the list are set aside (kept, no longer offered). An appointment that someone
 * arrived for is neither changed nor set aside. The ids in list are not read.
 */
bool store_import(struct store *store, const struct day_list *list, int64_t from_ms, int64_t to_ms,
                  struct err *err);
/* The appointments that start in [from_ms, to_ms), cancelled ones too, set aside ones left out. */
bool store_day_list(struct store *store, struct arena *arena, int64_t from_ms, int64_t to_ms,
                    struct day_list *list, struct err *err);

/*
 * Records an arrival. Appointments must come from store_day_list. If somebody already arrived for
 * any of them, *visit is the visit of then, unchanged but for those of the appointments that were
 * not yet part of it. A walk-in (no appointments, ARRIVAL_WALK_IN) is a new visit each time and
 * belongs to no known client, since nobody checked who it is.
 */
bool store_check_in(struct store *store, const struct arrival *arrival, struct visit_id *visit,
                    struct err *err);
/* An arrival that was just recorded turns out to be somebody else's: set aside, history kept. Once
 * more does no harm. */
bool store_undo_check_in(struct store *store, struct visit_id visit, struct err *err);

/* The last finished response of the same client from a visit before this one. exists is false for
 * a walk-in and for someone who has none. */
bool store_prior_response(struct store *store, struct arena *arena, struct visit_id visit,
                          struct prior_response *prior, struct err *err);

/* How far the questionnaire of the visit is: whether to offer it to somebody who is already
 * checked in. */
bool store_questionnaire_status(struct store *store, struct visit_id visit,
                                enum questionnaire_status *status, struct err *err);
/* QUESTIONNAIRE_DECLINED or QUESTIONNAIRE_UNDER_AGE (the others come about by themselves). Fails
 * when the questionnaire was already sent. */
bool store_set_questionnaire_status(struct store *store, struct visit_id visit,
                                    enum questionnaire_status status, struct err *err);
/*
 * The client agreed to the notice (its version is kept) and begins a questionnaire. Beginning again
 * starts a new draft; what the earlier one flagged stays flagged. Fails when one was already sent.
 */
bool store_begin_response(struct store *store, struct visit_id visit,
                          const struct questionnaire *questionnaire, const char *notice_version,
                          struct err *err);
/*
 * After each answer: the draft becomes what the response says now, answers and flags, so that one
 * answer that takes back a whole branch does so here too. Questions and answers are kept in the
 * words of language, as the client saw them. An urgent flag (hold, stop) that the visit did not
 * have yet takes its seen_at back: whoever said it did not know. Needs store_begin_response with
 * the questionnaire of response; fails when it was already sent.
 */
bool store_save_answer(struct store *store, struct visit_id visit, const struct response *response,
                       const char *language, struct err *err);
/* Send: the same once more, with these flags (of the answers, and what the caller found beyond
 * them, such as a trend), and marks the response completed. */
bool store_complete_response(struct store *store, struct visit_id visit,
                             const struct response *response, const char *language,
                             const struct flags *flags, struct err *err);

/* A star on a page: on or off. */
bool store_set_star(struct store *store, struct visit_id visit, const char *page_id,
                    const char *title, bool on, struct err *err);

/* For the use statistics: one more today. No person, no visit. kind such as "page" or "lookup". */
bool store_count(struct store *store, const char *kind, const char *detail, struct err *err);

/*
 * What is kept of the visits that arrived from from_day up to, not including, before_day, as they
 * all were at one moment; undone ones left out. Days are local days, "2026-11-22".
 */
bool store_records(struct store *store, struct arena *arena, const char *from_day,
                   const char *before_day, struct visit_records *records, struct err *err);
/* The same of one visit. */
bool store_record(struct store *store, struct arena *arena, struct visit_id visit,
                  struct visit_record *record, struct err *err);
/* What is known of the client of this visit from before it. */
bool store_client_history(struct store *store, struct arena *arena,
                          const struct visit_record *record, struct client_history *history,
                          struct err *err);
/* These visits, as they were when read, are safe in another place. */
bool store_mark_exported(struct store *store, const struct visit_records *records, struct err *err);

/* Who did what: a person at the shell or in the staff area, the command, and what it was about
 * ("visit 12"); never an answer or a client's name. Entries can only be added. */
bool store_audit(struct store *store, const char *who, const char *command, const char *scope,
                 struct err *err);
struct audit_entry {
    const char *at; /* ISO 8601 */
    const char *who;
    const char *command;
    const char *scope;
};
struct audit_log {
    const struct audit_entry *items; /* oldest first */
    size_t count;
};
bool store_audit_read(struct store *store, struct arena *arena, struct audit_log *log,
                      struct err *err);

/*
 * What the staff do at the kiosk. who is as in store_audit, which each of these writes to, in the
 * same transaction.
 */
/* A decision about a visit, signed with initials ("" only for DECISION_SEEN). Each is kept, the
 * last one holds; the first of a visit, whichever it is, also sets its seen_at (and so does the
 * first after that was taken back by an urgent flag). */
bool store_decide(struct store *store, struct visit_id visit, enum decision decision,
                  const char *initials, const char *who, struct err *err);
/* Takes the arrival back: store_undo_check_in, noted. */
bool store_staff_undo(struct store *store, struct visit_id visit, const char *who, struct err *err);
/*
 * Somebody answered under another's name: all responses of the visit from, with their flags, and
 * its stars go to whom they belong to; the questionnaire of from counts as not asked. Numbers that
 * became worse are flagged anew, by the earlier ones of whom they belong to, and urgent flags take
 * the other's seen_at back. That they were once with from is kept. Fails when the other visit has a
 * response.
 */
struct answers_move {
    struct visit_id from;
    struct visit_id to;            /* whom they belong to, if already here; else 0 and … */
    const struct arrival *arrival; /* … this arrival is recorded for them */
    bool undo_from;                /* also take the arrival of from back: it was the same mistake */
};
bool store_move_answers(struct store *store, const struct answers_move *move, const char *who,
                        struct visit_id *to, struct err *err);
/* A therapist runs late today by so many minutes (0: no more). Forgotten at the end of the day. */
bool store_set_delay(struct store *store, const char *therapist, int minutes, const char *who,
                     struct err *err);
/* 0 if not late, or none of that name is known. */
bool store_delay(struct store *store, const char *therapist, int *minutes, struct err *err);
/* The clinic was closed or opened by hand. Where that is what its hours say anyway, said is false:
 * nothing is kept against them any more. */
bool store_set_opening(struct store *store, const struct hours_by_hand *by_hand, const char *who,
                       struct err *err);
/* What was said last, also when its time is over. */
bool store_opening(struct store *store, struct hours_by_hand *by_hand, struct err *err);
/* An appointment entered or changed by hand: id 0 for a new one (uid is not read then, one is
 * made). From then on day lists leave it alone. Fails when somebody has arrived for it. */
bool store_put_appointment(struct store *store, const struct appointment *appointment,
                           const char *who, struct err *err);
/* Who was seen from since_ms on and arrived on that local day, the latest first. */
struct seen_client {
    const char *initials;
    const char *therapist;
    int64_t seen_ms;
};
struct seen_clients {
    const struct seen_client *items;
    size_t count;
};
bool store_seen_since(struct store *store, struct arena *arena, int64_t since_ms,
                      struct seen_clients *seen, struct err *err);
/* How the database is doing. Times in ms since 1970 UTC, 0 for never. */
struct store_health {
    int64_t written_ms;  /* the last arrival, answer, decision or audit entry */
    int64_t day_list_ms; /* when a day list was last taken over */
    int64_t backup_ms;   /* the last verified copy */
    int64_t bytes;       /* of the database, with its log */
    int64_t free_bytes;  /* that the disk has left for it; -1 for ":memory:" */
    int64_t wrong_pins;  /* since the last right one */
};
bool store_health(struct store *store, struct store_health *health, struct err *err);

/* 32 hex digits that tell this database from every other, also in copies of it. */
bool store_installation(struct store *store, struct arena *arena, const char **mark,
                        struct err *err);

/* The PIN of the staff, kept as an Argon2id hash; who sets it is noted in the audit, and wrong
 * tries are forgotten. Takes about a tenth of a second and 64 MiB, like checking it. */
bool store_set_pin(struct store *store, const char *pin, const char *who, struct err *err);
enum pin_check {
    PIN_NOT_SET,
    PIN_WRONG,
    PIN_RIGHT,
    PIN_LOCKED, /* too many wrong ones */
};
bool store_check_pin(struct store *store, const char *pin, enum pin_check *check, struct err *err);
/*
 * The same at a screen in a room with strangers: wrong ones are counted in the database and lock
 * the PIN for pin_lock_ms (domain/pin.h), also across a restart; a right one forgets them. The try
 * is on disk before the PIN is looked at, so that pulling the plug gains nobody another. Locked,
 * the PIN is not looked at.
 */
struct pin_try {
    enum pin_check check; /* PIN_LOCKED, PIN_WRONG (perhaps locked from now on), PIN_RIGHT, … */
    int64_t locked_ms;    /* for how long from now; 0 if not */
};
bool store_try_pin(struct store *store, const char *pin, struct pin_try *result, struct err *err);
/* How things stand without a try: PIN_NOT_SET, PIN_LOCKED, or PIN_RIGHT for "can be tried". */
bool store_pin_state(struct store *store, struct pin_try *result, struct err *err);

/* Told now and then how much of a long task is done; false ends the task, which then fails. */
struct store_progress {
    void *self;
    bool (*step)(void *self, int64_t done, int64_t total);
};
/*
 * Writes a copy of the database as it is at this moment to path, while others go on writing: into a
 * new file beside it, checked from the first page to the last, which then takes the name. A file at
 * path is replaced only if it is such a copy. That there is a backup is noted in the database.
 */
bool store_backup(struct store *store, const char *path, const struct store_progress *progress,
                  struct err *err);
/*
 * Puts a copy of the file from in the place of the database at path, which nobody may have open.
 * from may be of an older version; one that is damaged, newer or another program's is refused. The
 * old database is kept beside, *kept is its name ("" if there was none). On failure the old one is
 * still there.
 */
bool store_restore(struct arena *arena, const char *path, const char *from,
                   const struct clock *clock, const struct store_progress *progress,
                   const char **kept, struct err *err);

/*
 * Deletes what arrived before a day ("2026-10-23"): visits that have not changed since they were
 * exported or backed up, with all that belongs to them; clients of whom nothing is left; day lists.
 * What was deleted is overwritten, and the file made smaller. Counts for the use statistics stay.
 * Goes in steps, between which others can write; after a failure some may be gone, each as a whole,
 * and the next purge goes on from there.
 */
struct purge {
    const char *before_day;
    const char *who;
    const char *scope; /* for the audit */
};
struct purge_result {
    int64_t gone;        /* visits */
    int64_t left;        /* visits that are neither exported nor backed up as they are */
    int64_t left_undone; /* the same, of arrivals that were undone: only a backup has those */
    bool log_emptied; /* false: somebody was reading, and the log beside the file has old pages */
};
bool store_purge(struct store *store, const struct purge *purge,
                 const struct store_progress *progress, struct purge_result *result,
                 struct err *err);

/* How often something happened in the days from from_day up to, not including, before_day. */
struct usage_count {
    /* "arrived" with the kind of arrival; "questionnaire" with its status; "stopped-after" with the
     * question that was answered last ("" for none); or as given to store_count */
    const char *kind;
    const char *detail;
    int64_t count;
};
struct usage {
    const struct usage_count *items; /* by kind, the most frequent first */
    size_t count;
};
bool store_usage(struct store *store, struct arena *arena, const char *from_day,
                 const char *before_day, struct usage *usage, struct err *err);

/* The time zone of the clinic, from its configuration, for programs that do not read that. "" if
 * none was set. Set again to the same it writes nothing. */
bool store_set_timezone(struct store *store, const char *timezone, struct err *err);
bool store_timezone(struct store *store, struct arena *arena, const char **timezone,
                    struct err *err);
