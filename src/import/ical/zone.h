/* A time zone: what the clocks of a place show at which moment. Moments are seconds since 1970 UTC;
 * a local time is the seconds since 1970-01-01T00:00 on the clock of the place. Inside import/
 * only. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct zone_change {
    int64_t at_s;
    int offset_s; /* from UTC, from then on */
};

struct zone {
    bool is_clinic; /* the zone of the process: the rest is not read */
    bool assumed;   /* the clinic's, because nobody knows the one that was named */
    int first_offset_s;
    const struct zone_change *changes; /* by at_s */
    size_t count;
};

extern const struct zone zone_utc;
/* Where times without a zone are at home. */
extern const struct zone zone_clinic;
extern const struct zone zone_assumed;

int64_t zone_local(const struct zone *zone, int64_t moment_s);
/* A time that comes twice is the first of the two; one that the clocks leave out is as much later
 * (RFC 5545 section 3.3.5). */
int64_t zone_moment(const struct zone *zone, int64_t local_s);

/* The rules that this machine has for a zone of the IANA database ("America/Vancouver"), from TZDIR
 * or /usr/share/zoneinfo; NULL if it has none. Lives in the arena. */
const struct zone *zone_of_machine(struct arena *arena, const char *name);
