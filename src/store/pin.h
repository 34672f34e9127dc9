/* The PIN of the staff: kept as a hash, and how often it may be tried. */
#pragma once

#include "base/err.h"
#include "domain/pin.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* The PIN of the staff, kept as an Argon2id hash; who sets it is noted in the audit, and wrong
 * tries are forgotten. Takes about a tenth of a second and 64 MiB, like trying it. */
bool store_set_pin(struct store *store, const char *pin, const char *who, struct err *err);
/*
 * Tries a PIN at a screen in a room with strangers: wrong ones are counted in the database and lock
 * the PIN for pin_lock_ms (domain/pin.h), also across a restart; a right one forgets them. The try
 * is on disk before the PIN is looked at, so pulling the plug does not give anybody a further try.
 * While it is locked, the PIN is not looked at.
 */
bool store_try_pin(struct store *store, const char *pin, struct pin_try *result, struct err *err);
/* How things stand without a try: PIN_NOT_SET, PIN_LOCKED, or PIN_RIGHT for "can be tried". Saves a
 * shorter lock if the clock was set back meanwhile. */
bool store_pin_state(struct store *store, struct pin_try *result, struct err *err);
