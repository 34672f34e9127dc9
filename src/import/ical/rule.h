/* A rule of repetition (RRULE, RFC 5545 section 3.3.10), followed day by day: daily, weekly,
 * monthly or yearly, once a day. libical reads such rules; it does not follow them here, because it
 * searches to the year 2582 for a day that never comes, and counts some weeks wrongly. Inside
 * import/ only. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libical/ical.h>

enum rule_frequency { RULE_DAILY, RULE_WEEKLY, RULE_MONTHLY, RULE_YEARLY };

/* The second Tuesday, the last Friday (nth -1). */
struct rule_nth_day {
    int weekday; /* 0 Sunday to 6 Saturday */
    int nth;
};
struct rule_numbers {
    const int *items;
    size_t count;
};

struct rule {
    enum rule_frequency frequency;
    int interval;
    int count;         /* 0: without end */
    int week_start;    /* 0 Sunday to 6 Saturday */
    int64_t start_s;   /* local, as all its times; nothing repeats before it */
    int64_t until_s;   /* the last moment, INT64_MAX if it has no end; set by the caller */
    int time_of_day_s; /* of each time */
    /* Sets of days; an empty set does not restrict. Bit n is month n, day n of the month from its
     * start or from its end, weekday n. */
    uint32_t months, month_days, month_days_from_end, weekdays;
    const struct rule_nth_day *nth_days;
    size_t nth_day_count;
    struct rule_numbers year_days, week_numbers, positions;
};

/* Reads a rule whose series begins at the local start_s. NULL if it can be followed, else the
 * reason why not, which reads well behind "RRULE"; then *rule is not to be used. */
const char *rule_read(struct arena *arena, const struct icalrecurrencetype *read, int64_t start_s,
                      struct rule *rule);
/* False if the rule, which rule_read may have refused, surely ended before the local from_s. */
bool rule_reaches(const struct icalrecurrencetype *read, int64_t start_s, int64_t until_s,
                  int64_t from_s);

/* Is told a local time at which the rule repeats. */
typedef void rule_told(void *self, int64_t local_s);
/* Tells every time from the day first to the day last (days since 1970). Takes what it works from
 * *budget, about one a day looked at; false if that is used up, and then not all times were told.
 */
bool rule_follow(const struct rule *rule, int64_t first, int64_t last, int64_t *budget,
                 rule_told *tell, void *self);
