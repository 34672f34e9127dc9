/* The parts of bench_store: databases like those of clinics, and a purge with somebody at the
 * kiosk. */
#pragma once

#include "store/store.h"
#include "store/visits.h"

#include <stdint.h>

#define NOW_MS INT64_C(1795370400000) /* 2026-11-22T10:00:00-08:00 */

/* Somebody who comes without an appointment. */
static const struct arrival walk_in = {
    .arrived_ms = NOW_MS,
    .kind = ARRIVAL_WALK_IN,
    .identity = IDENTITY_UNVERIFIED,
    .therapist = "",
    .typed_name = "Ida",
    .language = "en",
};
#define TODAY "2026-11-22"

/* The file that is measured, in the working directory. */
#define DATABASE "bench.db"

/* Years of a clinic: 20 visits a day until today, the clients in turns, every visit with its
 * appointment and a finished response of three answers. */
struct fill {
    int64_t visits;
    int64_t clients; /* 1 or more */
    bool exported;   /* so that a purge may delete them */
    bool in_a_row;   /* the visits of a client follow each other: most clients come no more */
};
/* Makes DATABASE anew. All of it is on the disk afterwards. Ends the program if it cannot. */
void fill_database(struct fill fill);

/* DATABASE, at NOW_MS; the caller closes it. Ends the program if it cannot be opened. */
struct store *open_database(void);

/* Prints what purging most of this many visits costs, how long it keeps others from writing, and
 * how long somebody who checks in waits meanwhile. */
void measure_purge(long visits);
