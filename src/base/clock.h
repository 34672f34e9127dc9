/*
 * Time comes in from outside, so that tests and --clock decide what time it is. Two clocks: one
 * for durations that never jumps, one for the date on the wall.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clock {
    void *self;
    int64_t (*monotonic_ms)(void *self); /* ms since some fixed moment, never goes back */
    int64_t (*wall_ms)(void *self);      /* ms since 1970-01-01T00:00:00Z */
};

int64_t clock_monotonic_ms(const struct clock *clock);
int64_t clock_wall_ms(const struct clock *clock);
/* The earlier of two moments of one clock. */
int64_t clock_earlier(int64_t a_ms, int64_t b_ms);
/* What a countdown says when so many ms are left: whole seconds, 0 at the end and after it. */
int clock_seconds_left(int64_t ms);

/* A clock that stands still until it is told to advance. */
struct fake_clock {
    int64_t monotonic_ms;
    int64_t wall_ms;
};
/* A clock that reads *fake, which the caller owns and which must outlive it. */
struct clock clock_from_fake(struct fake_clock *fake);
void fake_clock_advance(struct fake_clock *fake, int64_t ms);

/* A moment as people write it, in the time zone of the process (TZ, set from configuration). */
struct civil_time {
    int year;
    int month;   /* 1 to 12 */
    int day;     /* 1 to 31 */
    int hour;    /* 0 to 23 */
    int minute;  /* 0 to 59 */
    int second;  /* 0 to 60 */
    int weekday; /* 0 Sunday to 6 Saturday */
    int utc_offset_minutes;
};

struct civil_time civil_from_ms(int64_t wall_ms);
/* The moment of a local date and time; weekday and offset are not read. Days and months may
 * overflow ("day 32") and are carried, so that tomorrow is day + 1. When the clocks go back, a time
 * that comes twice is the first of the two; when they go forward, one that never comes is as much
 * later. */
int64_t civil_to_ms(struct civil_time civil);
/* The midnight that begins the local day of wall_ms. */
int64_t civil_day_start_ms(int64_t wall_ms);
/* The same local time on the following day. */
int64_t civil_next_day_ms(int64_t wall_ms);
/* How many local midnights lie between: 0 on the same day, 1 for yesterday and today. */
int64_t civil_days_between(int64_t then_ms, int64_t now_ms);

#define ISO8601_SIZE 32
/* "2026-11-22T10:30:00-08:00" into out (ISO 8601, local time with offset). Returns out. */
const char *iso8601_format(int64_t wall_ms, char out[ISO8601_SIZE]);
/* Reads "2026-11-22", "2026-11-22T10:30[:00]" (local time) and the same with Z or an offset
 * (+hh:mm). False when the text is anything else. */
bool iso8601_parse(const char *text, int64_t *wall_ms);

#define ISO8601_DAY_SIZE sizeof("2026-11-22")
/* "2026-11-22" into out, the local day of a moment. Returns out. */
const char *iso8601_format_day(int64_t wall_ms, char out[ISO8601_DAY_SIZE]);
/* Reads a day such as "2026-11-22" into the midnight that begins it. False when the text is
 * anything else, a moment too. */
bool iso8601_parse_day(const char *text, int64_t *wall_ms);
