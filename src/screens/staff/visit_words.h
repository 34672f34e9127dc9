/* Actions and words that several screens of the staff area share. */
#pragma once

#include "app/screen.h"
#include "base/arena.h"
#include "domain/decision.h"
#include "domain/record.h"

/* Records a decision that is made by a tap, such as DECISION_SEEN. False if that could not be
 * saved; the fault screen then shows. */
bool staff_tapped(struct app *app, struct visit_id visit, enum decision decision);

/* "10:21" for a time as records have it, "" for none. */
const char *staff_time_words(const struct app *app, struct arena *arena, const char *iso8601);
/* "16 November 2026" for a time as records have it, "" for none. */
const char *staff_day_words(const struct app *app, struct arena *arena, const char *iso8601);
/* The client arrived on a day before today. */
bool staff_is_of_earlier_day(const struct app *app, const struct visit_record *record);
/* What a visit's client is called on these screens: the initials, or the digits that somebody
 * without a booking typed ("… 9996"), since initials of those tell nobody apart. */
const char *staff_called(const struct visit_record *record);
/* Says which visit is meant: "J. S., 10:30", and without a booking "J. S., no booking, 10:21". */
const char *staff_visit_words(const struct app *app, struct arena *arena,
                              const struct visit_record *record);
/* The same for the head of a page about the visit: of a day before today it has its date, "J. S.,
 * 10:30 · 16 November 2026". */
const char *staff_visit_heading(const struct app *app, struct arena *arena,
                                const struct visit_record *record);
/* The same for somebody without a visit yet. */
const char *staff_booking_words(const struct app *app, struct arena *arena, const char *initials,
                                bool booked, const char *time);
/* Words for a person: the initials, or that there is no name. */
const char *staff_initials_words(const struct app *app, const char *initials);
/* "10:40 (MR)", "yesterday, 10:40 (MR)": when somebody did what they signed; initials "" for
 * nobody. */
const char *staff_signed_words(const struct app *app, struct arena *arena, const char *at,
                               const char *initials);
/* "taken back 10:40 (MR), not decided" */
const char *staff_undone_words(const struct app *app, struct arena *arena, const char *undone_at,
                               const char *undone_by, bool undecided);
/* "10:40 (MR): answers moved to M. S., 10:45" */
const char *staff_move_words(const struct app *app, struct arena *arena,
                             const struct visit_move *move);
/* "Proceed as planned, 10:25 (MR)" */
const char *staff_decision_words(const struct app *app, struct arena *arena,
                                 const struct decision_record *record);
/* "moved: was 10:30, Mei R." */
const char *staff_change_words(const struct app *app, struct arena *arena,
                               const struct booking_change *change);
/* "Proceed as planned" */
const char *staff_decision_name(const struct app *app, enum decision decision);
