/* Deleting what is kept elsewhere. */
#pragma once

#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Deletes what arrived before a day ("2026-10-23"): visits that have not changed since they were
 * exported or backed up, with all that belongs to them; clients of whom nothing is left; day lists.
 * What was deleted is overwritten, and the file made smaller. Counts for the use statistics stay.
 * Goes in steps of a few ms, between which others can write; only at the end, while the file is
 * made smaller, they wait longer. After a failure some may be gone, each as a whole, and the next
 * purge goes on from there.
 */
struct purge {
    const char *before_day;
    const char *who;
    const char *scope; /* for the audit */
};
struct purge_result {
    int64_t gone;        /* visits */
    int64_t left;        /* visits that are neither exported nor backed up as they are */
    int64_t left_undone; /* the same, of arrivals that were undone: only a backup has those */
    bool log_emptied; /* false: somebody was reading, and the log beside the file has old pages */
};
bool store_purge(struct store *store, const struct purge *purge,
                 const struct store_progress *progress, struct purge_result *result,
                 struct err *err);
