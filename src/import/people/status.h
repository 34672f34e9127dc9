/* Whether words of a status or a title say that an appointment does not take place. */
#pragma once

#include <stdbool.h>

/*
 * True if the text, folded as name_fold does, says anywhere that the appointment was cancelled,
 * moved to another time, refused or deleted, or that nobody came, in English or French: "client
 * cancelled", "late cancel", "no show", "annulé". Not for "not cancelled", a cancellation list or
 * policy, nor "rescheduled from", which is about the time before.
 */
bool status_is_cancelled(const char *folded);
