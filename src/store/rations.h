/* How often visitors looked somebody up of late, and how many came without a booking. Times and
 * counts alone: nothing says who or what was looked for. */
#pragma once

#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* Counts one look-up; *pause_ms is for how long from now none is allowed, 0 if one is. */
bool store_count_look_up(struct store *store, int64_t *pause_ms, struct err *err);
/* The same pause without a look-up; writes nothing. */
bool store_look_up_pause(struct store *store, int64_t *pause_ms, struct err *err);
/* Somebody was found and has arrived: forgets the look-ups. */
bool store_forget_look_ups(struct store *store, struct err *err);

/* How many came without a booking within the last WALK_INS_MS (domain/ration.h), counted from the
 * last arrival of somebody with one. Counts no further than WALK_INS_NO_LIST_MAX. */
bool store_walk_ins_in_a_row(struct store *store, int64_t *count, struct err *err);
