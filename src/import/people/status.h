/* Whether words of a status or a title say that an appointment does not take place. */
#pragma once

#include <stdbool.h>

/*
 * True if the text of a status, folded as name_fold does, says anywhere that the appointment was
 * cancelled, moved to another time, refused or deleted, has lapsed, or that nobody came, in English
 * or French: "client cancelled", "late cancel", "no show", "void", "annulé". Not for "not
 * cancelled" and "previously cancelled", a cancellation list or policy, nor "rescheduled from",
 * which is about the time before.
 */
bool status_is_cancelled(const char *folded);

/* True if the text is a status and nothing else, whatever it says: "Booked", "No show". */
bool status_is_known(const char *folded);

/* The same as status_is_cancelled for a title or a name, where words such as "missed", "expired"
 * and "void" need not be about the appointment. */
bool status_in_title(const char *folded);
