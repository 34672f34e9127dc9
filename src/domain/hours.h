/*
 * When the clinic is open: for each day of the week times from and to, in the clinic's time zone
 * (the TZ of the process). On a day on which the clocks change, the times are those that the clock
 * on the wall shows.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOURS_RANGES_MAX  4 /* in a day */
#define HOURS_DAYS        7
#define HOURS_DAY_MINUTES (24 * 60)
#define HOURS_NEVER       INT64_MAX

/* Minutes after midnight: open from, no longer open at to; at most 24:00. */
struct hours_range {
    int from;
    int to;
};

/* Without a range the clinic is closed that day. Later ranges begin when the earlier one ends, or
 * after. */
struct hours_day {
    struct hours_range ranges[HOURS_RANGES_MAX];
    size_t count;
};

struct hours {
    bool known;                        /* false: the configuration has no hours; always open */
    struct hours_day days[HOURS_DAYS]; /* 0 Sunday to 6 Saturday */
};

/* Reads "09:00-17:30", "9:00-12:00, 13:00-17:30" or "closed". False if it is anything else, a range
 * that ends before it begins, or ranges out of order. */
bool hours_day_parse(const char *text, struct hours_day *day);

/* What the staff set by hand. The hours of the configuration hold again when it ends. */
struct hours_by_hand {
    bool said;        /* false: nobody said anything */
    bool open;        /* open although closed by the hours, or closed although open by them */
    int64_t until_ms; /* HOURS_NEVER: until somebody says otherwise */
};

bool hours_open_at(const struct hours *hours, int64_t wall_ms);
/* The first moment after wall_ms at which the clinic opens or closes; HOURS_NEVER if that does not
 * happen. */
int64_t hours_next_change(const struct hours *hours, int64_t wall_ms);
/* The first moment after wall_ms at which the clinic opens, having been closed; HOURS_NEVER if that
 * does not happen. */
int64_t hours_next_opening(const struct hours *hours, int64_t wall_ms);
