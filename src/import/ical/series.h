/* The versions of an event, and the changes of its instances, put together: what RFC 5545 calls a
 * recurring component. Inside import/ only. */
#pragma once

#include "import/ical/event.h"

#include <stddef.h>

/* An appointment or a series of them. */
struct ical_series {
    struct ical_event *event; /* its start and its rules; NULL if the file has only changes */
    const char *uid;          /* as it is handed on */
    bool is_cancelled;
    /* The changes of single instances, and those of an instance and all after it: by the instance,
     * one for each. */
    struct ical_event **changes;
    size_t change_count;
    struct ical_event **rests;
    size_t rest_count;
};

/* Puts count events together, and adds the appointments of each series to the collection. Sorts the
 * events. */
void ical_series_read(struct ical_reading *reading, struct ical_event *events, size_t count);

/* Adds the appointments of a series that fall into the time that is asked for. */
void ical_series_add(struct ical_reading *reading, const struct ical_series *series);
