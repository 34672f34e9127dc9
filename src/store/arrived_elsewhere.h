/* For the import of day lists: a booking that somebody has arrived for, and that was moved from one
 * source to another, as from the calendar of one therapist into that of a colleague. */
#pragma once

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

/*
 * Has the visits of [from_ms, to_ms) whose booking left its source, and is not over, follow it to
 * another source: to the one booking of the same client there that came after the arrival and
 * begins before the old one would have ended. Either source may be read first. What the visit was
 * before is kept. Call it after twins_find.
 */
bool arrived_follow_elsewhere(struct store *store, int64_t from_ms, int64_t to_ms, struct err *err);
