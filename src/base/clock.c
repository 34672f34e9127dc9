#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

int64_t clock_monotonic_ms(const struct clock *clock)
{
    return clock->monotonic_ms(clock->self);
}

int64_t clock_wall_ms(const struct clock *clock)
{
    return clock->wall_ms(clock->self);
}

int64_t clock_earlier(int64_t a_ms, int64_t b_ms)
{
    return a_ms < b_ms ? a_ms : b_ms;
}

int clock_seconds_left(int64_t ms)
{
    return ms <= 0 ? 0 : (int)((ms + 999) / 1000);
}

static int64_t fake_monotonic(void *self)
{
    return ((const struct fake_clock *)self)->monotonic_ms;
}

static int64_t fake_wall(void *self)
{
    return ((const struct fake_clock *)self)->wall_ms;
}

struct clock clock_from_fake(struct fake_clock *fake)
{
    return (struct clock){.self = fake, .monotonic_ms = fake_monotonic, .wall_ms = fake_wall};
}

void fake_clock_advance(struct fake_clock *fake, int64_t ms)
{
    fake->monotonic_ms += ms;
    fake->wall_ms += ms;
}

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

struct civil_time civil_from_ms(int64_t wall_ms)
{
    time_t seconds = (time_t)floor_div(wall_ms, 1000);
    struct tm local;
    localtime_r(&seconds, &local);
    return (struct civil_time){
        .year = local.tm_year + 1900,
        .month = local.tm_mon + 1,
        .day = local.tm_mday,
        .hour = local.tm_hour,
        .minute = local.tm_min,
        .second = local.tm_sec,
        .weekday = local.tm_wday,
        .utc_offset_minutes = (int)(local.tm_gmtoff / 60),
    };
}

static struct tm tm_from_civil(struct civil_time civil)
{
    return (struct tm){
        .tm_year = civil.year - 1900,
        .tm_mon = civil.month - 1,
        .tm_mday = civil.day,
        .tm_hour = civil.hour,
        .tm_min = civil.minute,
        .tm_sec = civil.second,
    };
}

static int64_t offset_at(int64_t wall_ms)
{
    return (int64_t)civil_from_ms(wall_ms).utc_offset_minutes * 60 * 1000;
}

/* Does not use mktime: what that makes of an hour that comes twice or never depends on what it was
 * asked before. */
int64_t civil_to_ms(struct civil_time civil)
{
    const int64_t day_ms = INT64_C(86400000);
    struct tm tm = tm_from_civil(civil);
    const int64_t as_utc = (int64_t)timegm(&tm) * 1000;
    const int64_t before = offset_at(as_utc - day_ms);
    const int64_t after = offset_at(as_utc + day_ms);
    const int64_t larger = before > after ? before : after;
    const int64_t smaller = before > after ? after : before;
    return offset_at(as_utc - larger) == larger ? as_utc - larger : as_utc - smaller;
}

int64_t civil_day_start_ms(int64_t wall_ms)
{
    struct civil_time civil = civil_from_ms(wall_ms);
    return civil_to_ms(
        (struct civil_time){.year = civil.year, .month = civil.month, .day = civil.day});
}

int64_t civil_next_day_ms(int64_t wall_ms)
{
    struct civil_time civil = civil_from_ms(wall_ms);
    civil.day++;
    return civil_to_ms(civil);
}

int64_t civil_days_between(int64_t then_ms, int64_t now_ms)
{
    const int64_t day_ms = INT64_C(86400000);
    /* a day of 23 or 25 hours, when the clocks change, is one all the same */
    int64_t between = civil_day_start_ms(now_ms) - civil_day_start_ms(then_ms);
    return (between + (between < 0 ? -day_ms : day_ms) / 2) / day_ms;
}

const char *iso8601_format(int64_t wall_ms, char out[ISO8601_SIZE])
{
    struct civil_time t = civil_from_ms(wall_ms);
    int offset = t.utc_offset_minutes < 0 ? -t.utc_offset_minutes : t.utc_offset_minutes;
    snprintf(out, ISO8601_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", t.year % 10000,
             t.month % 100, t.day % 100, t.hour % 100, t.minute % 100, t.second % 100,
             t.utc_offset_minutes < 0 ? '-' : '+', offset / 60 % 100, offset % 60);
    return out;
}

/* Reads exactly digits decimal digits at *at and moves past them. */
static bool read_number(const char **at, int digits, int lowest, int highest, int *value)
{
    int number = 0;
    for (int i = 0; i < digits; i++) {
        char c = (*at)[i];
        if (c < '0' || c > '9') {
            return false;
        }
        number = number * 10 + (c - '0');
    }
    *at += digits;
    *value = number;
    return number >= lowest && number <= highest;
}

static bool read_character(const char **at, char wanted)
{
    if (**at != wanted) {
        return false;
    }
    (*at)++;
    return true;
}

static bool day_exists(const struct civil_time *t)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (t->year % 4 == 0 && t->year % 100 != 0) || t->year % 400 == 0;
    return t->day <= days[t->month - 1] && (t->month != 2 || t->day <= 28 || leap);
}

static bool read_time_of_day(const char **at, struct civil_time *t)
{
    if (!read_number(at, 2, 0, 23, &t->hour) || !read_character(at, ':') ||
        !read_number(at, 2, 0, 59, &t->minute)) {
        return false;
    }
    if (**at != ':') {
        return true;
    }
    (*at)++;
    return read_number(at, 2, 0, 60, &t->second);
}

static bool read_offset(const char **at, int *minutes)
{
    if (read_character(at, 'Z')) {
        *minutes = 0;
        return true;
    }
    int sign = **at == '-' ? -1 : 1;
    int hours = 0;
    int rest = 0;
    if ((**at != '-' && **at != '+')) {
        return false;
    }
    (*at)++;
    if (!read_number(at, 2, 0, 14, &hours) || !read_character(at, ':') ||
        !read_number(at, 2, 0, 59, &rest)) {
        return false;
    }
    *minutes = sign * (hours * 60 + rest);
    return true;
}

bool iso8601_parse(const char *text, int64_t *wall_ms)
{
    const char *at = text;
    struct civil_time t = {0};
    if (!read_number(&at, 4, 1, 9999, &t.year) || !read_character(&at, '-') ||
        !read_number(&at, 2, 1, 12, &t.month) || !read_character(&at, '-') ||
        !read_number(&at, 2, 1, 31, &t.day) || !day_exists(&t)) {
        return false;
    }
    if (*at == '\0') {
        *wall_ms = civil_to_ms(t);
        return true;
    }
    if (!read_character(&at, 'T') || !read_time_of_day(&at, &t)) {
        return false;
    }
    if (*at == '\0') {
        *wall_ms = civil_to_ms(t);
        return true;
    }
    int offset = 0;
    if (!read_offset(&at, &offset) || *at != '\0') {
        return false;
    }
    struct tm utc = tm_from_civil(t);
    *wall_ms = ((int64_t)timegm(&utc) - (int64_t)offset * 60) * 1000;
    return true;
}

const char *iso8601_format_day(int64_t wall_ms, char out[ISO8601_DAY_SIZE])
{
    char moment[ISO8601_SIZE];
    iso8601_format(wall_ms, moment);
    memcpy(out, moment, ISO8601_DAY_SIZE - 1);
    out[ISO8601_DAY_SIZE - 1] = '\0';
    return out;
}

bool iso8601_parse_day(const char *text, int64_t *wall_ms)
{
    return strlen(text) == ISO8601_DAY_SIZE - 1 && iso8601_parse(text, wall_ms);
}
