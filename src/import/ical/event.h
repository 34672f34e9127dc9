/* One VEVENT: which one it is, and when it takes place. Inside import/ only. */
#pragma once

#include "import/ical/reading.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libical/ical.h>

/* A moment as a property gives it. */
struct ical_moment {
    int64_t local_s;         /* on the clock of the zone; midnight for a date */
    const struct zone *zone; /* the clinic's for a date, and for a time without zone */
    int64_t ms;
    bool is_date;
    bool is_floating; /* has no zone of its own */
};

/* What is wrong with an event: "DTSTART" "cannot be read". */
struct ical_fault {
    const char *property; /* NULL: nothing */
    const char *reason;
};

struct ical_event {
    icalcomponent *component;
    const struct ical_calendar *calendar;
    size_t first_line;            /* its BEGIN in the content lines */
    size_t order;                 /* place in the file */
    const char *uid;              /* "" if it has none */
    bool has_start;               /* DTSTART is there and was understood */
    struct ical_moment start;     /* if so; it has a zone in any case */
    struct ical_fault fault;      /* why it cannot be taken */
    const char *unreadable_end;   /* DTEND or DURATION, if that is so; else NULL */
    bool is_change;               /* of one instance of a series: RECURRENCE-ID */
    bool is_change_of_rest;       /* of that and all after it: RANGE=THISANDFUTURE */
    struct ical_moment change_of; /* the instance, if so */
    bool is_cancelled;            /* by STATUS, a category, or the METHOD of the calendar */
    int sequence;                 /* which version it is: the highest, then the latest, counts */
    int64_t stamp_s;
    int64_t modified_s;
    size_t booking;   /* see series.c: which of those of one UID it belongs to */
    bool is_remarked; /* it was said that it names nobody, or that its zone is not known */
    bool has_people;  /* people was read */
    struct appointment people;
    bool is_about_nobody; /* as ical_people_read has it */
};

/* Reads the component whose BEGIN is lines.items[first_line]. What is wrong with it goes into
 * event->fault. */
void ical_event_read(struct ical_reading *reading, const struct ical_calendar *calendar,
                     icalcomponent *component, size_t first_line, struct ical_event *event);

/* True if it is this property that is wrong with the event. */
bool ical_event_has_fault(const struct ical_event *event, const char *property);

/* False if it surely does not take place in the time that is asked for; a rule may say yet that it
 * does not. */
bool ical_event_may_fall(const struct ical_reading *reading, const struct ical_event *event);

/* Who the event is about, read once; no times and no uid. */
const struct appointment *ical_event_people(struct ical_reading *reading, struct ical_event *event);
bool ical_people_known(const struct appointment *people);

/* How long it takes, by DTEND or DURATION; 0 if it does not say, or ends as it starts. If they are
 * no use, fault says why, and it is 0 as well. */
int64_t ical_event_duration_ms(struct ical_reading *reading, const struct ical_event *event,
                               struct ical_fault *fault);

/* The moment of a DTSTART, DTEND, RECURRENCE-ID, EXDATE or RDATE of the calendar; false if there is
 * no such time. */
bool ical_moment_read(struct ical_reading *reading, icalcomponent *calendar, icalproperty *property,
                      struct ical_moment *moment);
/* The moment where a series of this zone is meant: a time without zone is on the clock of the
 * series, or on that of the clinic if the series is in UTC. */
int64_t ical_moment_ms(const struct ical_moment *moment, const struct zone *series);
/* The seconds since 1970 of a time, read as if in UTC; false if there is no such time. */
bool ical_seconds_of(struct icaltimetype time, int64_t *seconds);

/* Leaves the event out, passes it over, or notes something about it. The line is that of the
 * property in it, or that of its BEGIN. */
void ical_event_leave_out(const struct ical_reading *reading, const struct ical_event *event,
                          const char *property, const char *reason);
void ical_event_pass_over(const struct ical_reading *reading, const struct ical_event *event,
                          const char *property, const char *reason);
void ical_event_note(const struct ical_reading *reading, const struct ical_event *event,
                     const char *property, const char *reason);
