/* Day lists: what a source brings is taken over. */
#pragma once

#include "base/err.h"
#include "domain/list_source.h"
#include "store/store.h"

#include <stdbool.h>

/*
 * Takes the list over: appointments are upserted by UID, stored ones of the same source and time
 * that are no longer in the list are set aside (kept, no longer offered). An appointment that
 * someone arrived for is not set aside; if the list has it at another time, with another therapist
 * or cancelled, the visit follows, and what it was before is kept with it. One that was put by hand
 * is left alone. The ids in
 * the list are not read.
 *
 * A list without any entry, of whatever day, is how a feed that failed looks: where the source
 * brought somebody for that time before, that list stays, and the status of the source says so.
 *
 * A list of a usual size is taken over in one transaction. A very long one is taken over in pieces,
 * so that nobody at the kiosk waits for it to be written; then, for a moment, a part of it is new.
 */
bool store_import(struct store *store, const struct list_import *import, struct err *err);
