/* Day lists: what a source brings is taken over. */
#pragma once

#include "base/err.h"
#include "domain/appointment.h"
#include "domain/list_source.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* A list as it was read, which tells everything that its source knows of [from_ms, to_ms). */
struct list_import {
    const char *source; /* the key of the source; "" for day_list.path */
    const char *digest; /* of the bytes it was read from */
    const struct day_list *list;
    const struct list_report *report;
    int64_t from_ms; /* a local day */
    int64_t to_ms;
};

/*
 * Takes the list over: appointments are upserted by UID, stored ones of the same source and time
 * that are no longer in the list are set aside (kept, no longer offered). An appointment that
 * someone arrived for is neither changed nor set aside, nor is one that was put by hand. The ids in
 * the list are not read. If the report says that the last list is to be kept, no appointment is
 * touched.
 *
 * A list of a usual size is taken over in one transaction. A very long one is taken over in pieces,
 * so that nobody at the kiosk waits for it to be written; then, for a moment, a part of it is new.
 */
bool store_import(struct store *store, const struct list_import *import, struct err *err);
