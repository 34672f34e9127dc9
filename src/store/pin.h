/* The PIN of the staff: kept as a hash, and how often it may be tried. */
#pragma once

#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* The PIN of the staff, kept as an Argon2id hash; who sets it is noted in the audit, and wrong
 * tries are forgotten. Takes about a tenth of a second and 64 MiB, like trying it. */
bool store_set_pin(struct store *store, const char *pin, const char *who, struct err *err);
enum pin_check {
    PIN_NOT_SET,
    PIN_WRONG,
    PIN_RIGHT,
    PIN_LOCKED, /* too many wrong ones */
};
struct pin_try {
    enum pin_check check; /* PIN_LOCKED, PIN_WRONG (perhaps locked from now on), PIN_RIGHT, … */
    int64_t locked_ms;    /* for how long from now; 0 if not */
};
/*
 * Tries a PIN at a screen in a room with strangers: wrong ones are counted in the database and lock
 * the PIN for pin_lock_ms (domain/pin.h), also across a restart; a right one forgets them. The try
 * is on disk before the PIN is looked at, so that pulling the plug gains nobody another. Locked,
 * the PIN is not looked at.
 */
bool store_try_pin(struct store *store, const char *pin, struct pin_try *result, struct err *err);
/* How things stand without a try: PIN_NOT_SET, PIN_LOCKED, or PIN_RIGHT for "can be tried". */
bool store_pin_state(struct store *store, struct pin_try *result, struct err *err);
