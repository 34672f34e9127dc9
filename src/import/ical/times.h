/* The times at which a series takes place. Inside import/ only. */
#pragma once

#include "import/ical/series.h"

/* One time at which a series takes place. */
struct hit {
    int64_t instance_ms; /* as its rules have it: what a RECURRENCE-ID names */
    int64_t local_day;   /* of that, in the zone of the series */
    int64_t start_ms;    /* where it was moved to */
    int64_t duration_ms; /* 0: as the event says */
};
struct hits {
    struct hit *items;
    size_t count;
    size_t capacity;
};
/* A part of a series: from one instance on to the next whose change is of all that follow. */
struct part {
    struct ical_reading *reading;
    const struct ical_event *event;
    int64_t from_ms; /* the instances in [from_ms, to_ms) */
    int64_t to_ms;
    int64_t shift_s; /* how much later these are, on the clock of the series */
    int64_t first_day;
    int64_t last_day; /* the days on which an instance may fall into the time asked for */
    struct hits hits;
    struct ical_fault fault; /* why they cannot be found */
};

bool ical_is_asked_for(const struct ical_reading *reading, int64_t ms);

/* How late a moment is on the clock of the series. */
int64_t ical_local_in_series(const struct ical_event *event, int64_t ms);

/*
 * Finds the times of a part, without those that its series excepts or changes: part->hits. *repeats
 * says whether the event is more than a single one. False, and left out, if a rule or a date cannot
 * be understood.
 */
bool ical_times_find(struct part *part, const struct ical_series *series, bool *repeats);
