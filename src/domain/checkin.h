/*
 * Finding today's appointment of the person at the screen, without ever showing a list of names,
 * and deciding what kind of arrival it is.
 */
#pragma once

#include "base/arena.h"
#include "domain/appointment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum arrival_kind {
    ARRIVAL_ON_TIME,
    ARRIVAL_EARLY,   /* before the check-in window of the appointment opens */
    ARRIVAL_LATE,    /* late_minutes or more after its start; recorded all the same */
    ARRIVAL_WALK_IN, /* no booking was found, or none was looked for */
};
/* "on-time", "early", "late", "walk-in": the words in the database and its views. */
const char *arrival_kind_code(enum arrival_kind kind);

/* How the person was matched to the appointment. */
enum identity {
    IDENTITY_PHONE,
    IDENTITY_NAME,
    IDENTITY_UNVERIFIED,
};
/* "phone", "name", "unverified" */
const char *identity_code(enum identity identity);

struct checkin_rules {
    int early_minutes; /* the window opens this long before the start */
    int late_minutes;  /* from this long after the start the arrival is marked late */
};

/* Two appointments with a longer break between them are two visits: people go for a walk. */
#define CHECKIN_BREAK_MS (30 * INT64_C(60000))

/* One person's visit today: one appointment, or several in a row that are one check-in. */
struct checkin_match {
    const struct appointment *const *appointments; /* by start; at least one */
    size_t count;
    enum arrival_kind kind; /* of the first appointment, at the time of asking */
    bool already_arrived;   /* every appointment has an arrival */
};

struct checkin_matches {
    const struct checkin_match *items; /* by start of the first appointment */
    size_t count;
};

/*
 * Who of list could be at the screen at now_ms, by the last four digits of a phone of theirs.
 * Cancelled appointments do not count unless somebody has arrived; nor do those of other local
 * days. Appointments of the same client that follow each other (at most 30 minutes between) are one
 * match. Of a client with a match within its window (window open, not yet ended) only such are
 * returned; else every one of the day, so that the early and the very late are found too. Nobody
 * hides another client: a family has one phone.
 */
struct checkin_matches checkin_by_phone(struct arena *arena, const struct day_list *list,
                                        const struct checkin_rules *rules, int64_t now_ms,
                                        const char *last_four);
/* The same by given name and first letter of the family name (name_find.h says how they compare).
 * An exact name wins over one with a slip, and over one of which the list has the initials alone,
 * unless near asks for all of them. */
struct checkin_matches checkin_by_name(struct arena *arena, const struct day_list *list,
                                       const struct checkin_rules *rules, int64_t now_ms,
                                       const char *given, const char *family_initial, bool near);

/*
 * Those of matches, in their order, whose given name or nickname is the typed one; with a slip, if
 * it is nobody's without. Several if it fits several: nobody is guessed. None if it fits none. What
 * is found lives in the arena and points into matches.
 */
struct checkin_matches checkin_narrow(struct arena *arena, const struct checkin_matches *matches,
                                      const char *given);
/* True if it makes sense to ask for it: one of them at least has more than an initial of it, in
 * letters that the kiosk's keyboard has. */
bool checkin_name_tells(struct arena *arena, const struct checkin_matches *matches);
/* For each of matches, the place of the first one that reads the same on the screen, which shows
 * its text of initials, the start of the first appointment and its therapist; its own place if none
 * before it does. In the arena. */
const size_t *checkin_alike(struct arena *arena, const struct checkin_matches *matches,
                            const char *const *initials);

/*
 * What has become of a match of an earlier list: *now is the client's visit as list has it, at its
 * new time if it was moved. False if it was cancelled or taken away, or is somebody else's by now.
 * A booking that came back as another one counts if the client has a phone and no further visit.
 */
bool checkin_again(struct arena *arena, const struct day_list *list,
                   const struct checkin_rules *rules, int64_t now_ms,
                   const struct checkin_match *match, struct checkin_match *now);

/* Everybody of the local day of now_ms who has not arrived, for the staff: by start; kind as if
 * they arrived at now_ms. */
struct checkin_matches checkin_expected(struct arena *arena, const struct day_list *list,
                                        const struct checkin_rules *rules, int64_t now_ms);

enum arrival_kind checkin_kind(const struct appointment *appointment,
                               const struct checkin_rules *rules, int64_t now_ms);

/* The therapists with an appointment on the local day of now_ms, each once, sorted. */
const char *const *checkin_therapists(struct arena *arena, const struct day_list *list,
                                      int64_t now_ms, size_t *count);
