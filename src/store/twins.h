/* Of two rows that tell of the same booking, mostly of two sources, the kiosk shows one. */
#pragma once

#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Looks through the appointments of [from_ms, to_ms) that are offered, and marks each that tells of
 * the same booking as another: same start, same therapist, same client, however each list writes
 * number and names. The one that somebody arrived for is shown, else one that is booked and not
 * cancelled, else the one with a phone number, else the one that came first.
 */
bool twins_find(struct store *store, int64_t from_ms, int64_t to_ms, struct err *err);
