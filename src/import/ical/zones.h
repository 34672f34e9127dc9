/* The time zones that a file names. Inside import/ only. */
#pragma once

#include "base/arena.h"
#include "import/ical/zone.h"

#include <stddef.h>
#include <stdint.h>

#include <libical/ical.h>

/* The zones of a file that were asked for, each worked out once. */
struct zones {
    struct arena *arena;
    int64_t until_s; /* what a file says of a zone is followed until then */
    int64_t *budget; /* of the work; see rule_follow */
    struct known_zone *items;
    size_t count;
    size_t capacity;
};

/*
 * The zone of a TZID in a calendar: that of the machine where it knows the name, else as the
 * calendar describes it (VTIMEZONE), else zone_assumed.
 */
const struct zone *zones_find(struct zones *zones, icalcomponent *calendar, const char *tzid);
