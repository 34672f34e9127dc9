/* One VEVENT: what it says about people, and when it takes place. Inside import/ only. */
#pragma once

#include "import/collect.h"
#include "import/ical/lines.h"
#include "import/people/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libical/ical.h>

/* A moment as a property gives it. */
struct ical_moment {
    struct icaltimetype time; /* in the zone it was written in */
    int64_t ms;               /* local midnight for a date */
    bool is_date;
};

struct ical_event {
    icalcomponent *component;
    const char *uid;              /* "" if it has none */
    struct ical_moment start;     /* all-day events are never kept */
    int64_t duration_ms;          /* more than 0 */
    bool is_change;               /* of one instance of a repeated event: RECURRENCE-ID */
    struct ical_moment change_of; /* the instance, if so */
    size_t order;                 /* place in the file */
    size_t first_line;            /* its BEGIN in the content lines */
    struct appointment people;    /* client, phone, therapist, service, status; no times, no uid */
};

enum ical_event_result {
    ICAL_EVENT_READ,
    ICAL_EVENT_SKIPPED, /* an all-day event, or one that names nobody */
    ICAL_EVENT_REFUSED,
};

/* Reads the component whose BEGIN is lines->items[first_line]; known is about its calendar. */
enum ical_event_result ical_event_read(struct collection *collection,
                                       const struct ical_lines *lines, size_t first_line,
                                       icalcomponent *component,
                                       const struct calendar_people *known,
                                       struct ical_event *event);

/* Adds every time the event takes place, but for those in changed, which have an event of their
 * own. Refused if it repeats without reason. */
void ical_event_expand(struct collection *collection, const struct ical_lines *lines,
                       const struct ical_event *event, const struct ical_event *changed,
                       size_t changed_count);

/* As collection_refuse, the line being that of the property in the event, or of its BEGIN. */
bool ical_event_refuse(struct collection *collection, const struct ical_lines *lines,
                       size_t first_line, const char *property, const char *reason);

/* The moment of a property of the event; false if it is none that a clinic would mean. */
bool ical_moment_read(struct collection *collection, const struct ical_lines *lines,
                      size_t first_line, icalproperty *property, icalcomponent *component,
                      struct ical_moment *moment);
