#include "domain/hours.h"

#include "base/clock.h"

#include <string.h>

#define MINUTE_MS INT64_C(60000)

/* --- as it is written --- */

static void skip_spaces(const char **at)
{
    *at += strspn(*at, " ");
}

static bool take(const char **at, char c)
{
    skip_spaces(at);
    if (**at != c) {
        return false;
    }
    (*at)++;
    return true;
}

/* One or two digits. */
static bool take_number(const char **at, int most, int *number)
{
    size_t digits = strspn(*at, "0123456789");
    if (digits < 1 || digits > 2) {
        return false;
    }
    *number = 0;
    for (; digits > 0; digits--) {
        *number = *number * 10 + (*(*at)++ - '0');
    }
    return *number <= most;
}

/* "9:00" */
static bool take_time(const char **at, int *minutes)
{
    int hour = 0;
    int minute = 0;
    skip_spaces(at);
    if (!take_number(at, 24, &hour) || *(*at)++ != ':' || strspn(*at, "0123456789") != 2 ||
        !take_number(at, 59, &minute)) {
        return false;
    }
    *minutes = hour * 60 + minute;
    return *minutes <= HOURS_DAY_MINUTES;
}

bool hours_day_parse(const char *text, struct hours_day *day)
{
    *day = (struct hours_day){.count = 0};
    if (strcmp(text, "closed") == 0) {
        return true;
    }
    int end = 0; /* of the range before */
    do {
        struct hours_range range = {0, 0};
        if (day->count == HOURS_RANGES_MAX || !take_time(&text, &range.from) || !take(&text, '-') ||
            !take_time(&text, &range.to) || range.from < end || range.to <= range.from) {
            return false;
        }
        end = range.to;
        day->ranges[day->count++] = range;
    } while (take(&text, ','));
    skip_spaces(&text);
    return *text == '\0';
}

/* --- in time --- */

/* The opening ranges of one day as moments. */
struct moments {
    int64_t from[HOURS_RANGES_MAX];
    int64_t to[HOURS_RANGES_MAX];
    size_t count;
};

/* When the clock on the wall shows so many minutes after the midnight of a day to come. */
static int64_t moment(struct civil_time now, int days, int minutes)
{
    return civil_to_ms((struct civil_time){
        .year = now.year, .month = now.month, .day = now.day + days, .minute = minutes});
}

static struct moments moments_of(const struct hours *hours, int64_t wall_ms, int days)
{
    const struct civil_time now = civil_from_ms(wall_ms);
    const int weekday = (now.weekday + days) % HOURS_DAYS;
    const struct hours_day *day = &hours->days[weekday];
    struct moments moments = {.count = day->count};
    for (size_t i = 0; i < day->count; i++) {
        moments.from[i] = moment(now, days, day->ranges[i].from);
        moments.to[i] = moment(now, days, day->ranges[i].to);
    }
    return moments;
}

bool hours_open_at(const struct hours *hours, int64_t wall_ms)
{
    if (!hours->known) {
        return true;
    }
    const struct moments today = moments_of(hours, wall_ms, 0);
    for (size_t i = 0; i < today.count; i++) {
        if (wall_ms >= today.from[i] && wall_ms < today.to[i]) {
            return true;
        }
    }
    return false;
}

/* True if the clinic opens or closes at this end of a range. It does neither where another range
 * goes on from there, such as at a midnight between two days of 24 hours. */
static bool changes_at(const struct hours *hours, int64_t wall_ms, bool opens)
{
    return hours_open_at(hours, wall_ms) == opens && hours_open_at(hours, wall_ms - 1) != opens;
}

/* The earliest change of a day after wall_ms. All of them are compared, because a time that the
 * clocks leave out in spring comes an hour later than the list says. */
static int64_t first_of_day(const struct hours *hours, int64_t wall_ms, int days,
                            bool openings_only)
{
    const struct moments moments = moments_of(hours, wall_ms, days);
    int64_t first = HOURS_NEVER;
    for (size_t i = 0; i < moments.count; i++) {
        const int64_t from = moments.from[i];
        const int64_t to = moments.to[i];
        if (from > wall_ms && from < first && changes_at(hours, from, true)) {
            first = from;
        }
        if (!openings_only && to > wall_ms && to < first && changes_at(hours, to, false)) {
            first = to;
        }
    }
    return first;
}

static int64_t next(const struct hours *hours, int64_t wall_ms, bool openings_only)
{
    int64_t first = HOURS_NEVER;
    /* the same weekday may be the next one that is open */
    for (int days = 0; hours->known && first == HOURS_NEVER && days <= HOURS_DAYS; days++) {
        first = first_of_day(hours, wall_ms, days, openings_only);
    }
    return first;
}

int64_t hours_next_change(const struct hours *hours, int64_t wall_ms)
{
    return next(hours, wall_ms, false);
}

int64_t hours_next_opening(const struct hours *hours, int64_t wall_ms)
{
    return next(hours, wall_ms, true);
}
