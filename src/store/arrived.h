/* For the import of day lists: bookings that somebody has arrived for, when the list changes them.
 */
#pragma once

#include "base/arena.h"
#include "domain/list_source.h"
#include "store/alike.h"

#include <stddef.h>
#include <stdint.h>

struct store;

/* A row of a list, with its uid as it is kept. */
struct listed_row {
    const char *uid;
    struct listed_client client;
    const struct appointment *appointment;
};
/* The row of this uid in rows, which are sorted by uid; NULL if there is none. */
const struct listed_row *listed_row_find(const struct listed_row *rows, size_t count,
                                         const char *uid);

/*
 * Within a transaction: has each visit of that day follow its booking in the list, whose rows are
 * sorted by uid. A booking is found by its uid. Where the list has no booking of that uid any more,
 * it is the new row in its place or of the same client, if that is clear; of several bookings of a
 * client the first becomes the first. What the visit was before is kept.
 */
void arrived_follow(struct store *store, struct arena *arena, const struct list_import *import,
                    int64_t source, const struct listed_row *rows);
