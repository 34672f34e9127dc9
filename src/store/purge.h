/* Deleting what is old and was handed on. */
#pragma once

#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Deletes what arrived before a day ("2026-10-23"): visits that have not changed since they were
 * exported, with all that belongs to them, unless their client has come on that day or later (a
 * walk-in goes by its own day), and arrivals that were undone and in which nothing was said;
 * clients of whom nothing is left; day lists. A visit with an urgent answer (hold, stop) that
 * nobody has decided on stays, also if its arrival was undone. A visit from which answers were
 * moved stays as long as the visit that has them now, with the note of the move. What was deleted
 * is overwritten, and the file made smaller. Counts for the use statistics stay. Goes in steps of a
 * few ms, between which others can write; only at the end, while the file is made smaller, they
 * wait longer. After a failure some may be gone, each as a whole, and the next purge goes on from
 * there.
 */
struct purge {
    const char *before_day;
    const char *who;
    const char *scope; /* for the audit */
};
struct purge_result {
    int64_t gone;      /* visits */
    int64_t undecided; /* left: an urgent answer that nobody has decided on, undone ones too */
    int64_t client_came_since; /* left: of clients who have come on that day or later */
    int64_t moved_from;        /* left: answers were moved from them to visits that are left */
    int64_t not_exported; /* left: other visits, changed since they were exported if they were */
    int64_t undone;       /* left: the same, of arrivals that were undone */
    bool log_emptied; /* false: somebody was reading, and the log beside the file has old pages */
};
bool store_purge(struct store *store, const struct purge *purge,
                 const struct store_progress *progress, struct purge_result *result,
                 struct err *err);
/* What store_purge would do now; changes nothing. */
bool store_purge_dry(struct store *store, const struct purge *purge, struct purge_result *result,
                     struct err *err);
/* The last arrival before before_ms, taken back or not; 0: there is none. Both in ms since 1970
 * UTC. */
bool store_last_visit_before(struct store *store, int64_t before_ms, int64_t *arrived_ms,
                             struct err *err);
