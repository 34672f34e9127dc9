/* What several screens of the staff area do and say in the same way. */
#pragma once

#include "app/screen.h"

/* One tap: the therapist knows that the client is here, and is coming. False if that could not be
 * kept; the fault screen comes then. */
bool staff_seen(struct app *app, struct visit_id visit);

/* What is kept of the visit that was chosen, for as long as a screen shows it: part of its state.
 */
struct staff_record {
    struct arena *arena;
    struct visit_record record;
    bool loaded;
};
/* Reads it, or reads it again; false if that failed, and the fault screen comes. */
bool staff_record_load(struct app *app, struct staff_record *kept);
/* The same when the screen is seen again. What cannot be read now, such as a visit that was taken
 * back at another screen, would only lead to the fault screen again: the list of today comes. */
bool staff_record_reload(struct app *app, struct staff_record *kept);
/* When the screen is left. */
void staff_record_drop(struct staff_record *kept);

/* "10:21" of a moment as records have it, "" for none. */
const char *staff_time_words(const struct app *app, struct arena *arena, const char *iso8601);
/* Which visit is meant: "J. S., 10:30", and without a booking "J. S., no booking, 10:21". */
const char *staff_visit_words(const struct app *app, struct arena *arena,
                              const struct visit_record *record);
/* The same where there is no visit yet. */
const char *staff_booking_words(const struct app *app, struct arena *arena, const char *initials,
                                bool booked, const char *time);
/* What stands for a person: the initials, or that there is no name. */
const char *staff_initials_words(const struct app *app, const char *initials);
/* "Proceed as planned, 10:25 (MR)" */
const char *staff_decision_words(const struct app *app, struct arena *arena,
                                 const struct decision_record *record);
/* "Proceed as planned" */
const char *staff_decision_name(const struct app *app, enum decision decision);
