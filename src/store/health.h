/* How the database is doing: when it was last written and copied, and how much room it has. */
#pragma once

#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* Times in ms since 1970 UTC, 0 for never. */
struct store_health {
    int64_t written_ms; /* the last arrival, answer, decision or audit entry */
    int64_t visited_ms; /* the last arrival */
    int64_t backup_ms;  /* the last verified copy */
    int64_t bytes;      /* of the database, with its log */
    int64_t free_bytes; /* that the disk has left for it; -1 for ":memory:" */
    int64_t wrong_pins; /* since the last right one */
};
bool store_health(struct store *store, struct store_health *health, struct err *err);
