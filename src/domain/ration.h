/*
 * How often visitors may look somebody up, so that nobody can try out numbers and names, and how
 * many may say in a row that they are here without a booking.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Each look-up is remembered for this long, one after the other: whoever goes on and on gets one in
 * three minutes, so that ten thousand take weeks, and a full waiting room that mistypes now and
 * then notices nothing. */
#define RATION_FORGET_MS (3 * INT64_C(60000))

/* The look-ups of late. All zero: none yet. */
struct ration {
    int64_t owed_ms;  /* RATION_FORGET_MS for each look-up that was remembered at at_ms */
    int64_t pause_ms; /* how long none is allowed after at_ms */
    int64_t at_ms;    /* wall clock: when the last one was counted */
};

/* What there is after one more look-up at now_ms. When five are remembered, the pause is 30 s, at
 * ten it is 60 s, and so on as for the PIN (pin_lock_ms of domain/pin.h), at most an hour. A clock
 * that was set back forgets nothing and lengthens no pause. */
struct ration ration_count(const struct ration *ration, int64_t now_ms);
/* For how long from now_ms no look-up is allowed, in ms; 0 if one is. */
int64_t ration_pause_ms(const struct ration *ration, int64_t now_ms);

/* So many in a row may say within this time that they are here without a booking. The next one is
 * asked to tell somebody. Where nobody is on today's list, everybody comes without a booking. */
#define WALK_INS_MS          (10 * INT64_C(60000))
#define WALK_INS_MAX         3
#define WALK_INS_NO_LIST_MAX 10
bool walk_in_allowed(int64_t in_a_row, bool list_is_empty);
