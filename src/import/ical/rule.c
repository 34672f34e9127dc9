#include "import/ical/rule.h"

#include "import/ical/days.h"

#include <stdlib.h>
#include <strings.h>

#define DAYS_A_PERIOD_MAX 366

static size_t list_length(const short *list, size_t size)
{
    size_t count = 0;
    while (count < size && list[count] != ICAL_RECURRENCE_ARRAY_MAX) {
        count++;
    }
    return count;
}

/* How many values a part of a rule has, and a copy of them. */
#define LENGTH(read, part)         list_length((read)->part, sizeof((read)->part) / sizeof(short))
#define NUMBERS(arena, read, part) numbers_of((arena), (read)->part, LENGTH((read), part))

static struct rule_numbers numbers_of(struct arena *arena, const short *list, size_t count)
{
    int *items = ARENA_ARRAY(arena, int, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = list[i];
    }
    return (struct rule_numbers){.items = items, .count = count};
}

static const char *read_frequency(const struct icalrecurrencetype *read, struct rule *rule)
{
    switch (read->freq) {
    case ICAL_SECONDLY_RECURRENCE:
    case ICAL_MINUTELY_RECURRENCE:
    case ICAL_HOURLY_RECURRENCE: return "repeats more often than daily";
    case ICAL_DAILY_RECURRENCE: rule->frequency = RULE_DAILY; return NULL;
    case ICAL_WEEKLY_RECURRENCE: rule->frequency = RULE_WEEKLY; return NULL;
    case ICAL_MONTHLY_RECURRENCE: rule->frequency = RULE_MONTHLY; return NULL;
    case ICAL_YEARLY_RECURRENCE: rule->frequency = RULE_YEARLY; return NULL;
    case ICAL_NO_RECURRENCE: break;
    }
    return "cannot be read";
}

/* One hour, minute or second stands for that of the start. */
static const char *read_time_of_day(const struct icalrecurrencetype *read, struct rule *rule)
{
    size_t hours = LENGTH(read, by_hour);
    size_t minutes = LENGTH(read, by_minute);
    size_t seconds = LENGTH(read, by_second);
    if (hours > 1 || minutes > 1 || seconds > 1) {
        return "repeats several times a day";
    }
    int64_t start = floor_remainder(rule->start_s, SECONDS_A_DAY);
    int hour = hours == 1 ? read->by_hour[0] : (int)(start / 3600);
    int minute = minutes == 1 ? read->by_minute[0] : (int)(start / 60 % 60);
    int second = seconds == 1 ? read->by_second[0] : (int)(start % 60);
    rule->time_of_day_s = hour * 3600 + minute * 60 + second;
    return NULL;
}

static void read_days(struct arena *arena, const struct icalrecurrencetype *read, struct rule *rule)
{
    size_t days = LENGTH(read, by_day);
    struct rule_nth_day *nth_days = ARENA_ARRAY(arena, struct rule_nth_day, days);
    for (size_t i = 0; i < days; i++) {
        int weekday = (int)icalrecurrencetype_day_day_of_week(read->by_day[i]) - 1;
        int nth = icalrecurrencetype_day_position(read->by_day[i]);
        if (weekday < 0) {
            continue;
        }
        if (nth == 0) {
            rule->weekdays |= UINT32_C(1) << weekday;
        } else {
            nth_days[rule->nth_day_count++] = (struct rule_nth_day){.weekday = weekday, .nth = nth};
        }
    }
    rule->nth_days = nth_days;
    for (size_t i = 0; i < LENGTH(read, by_month); i++) {
        rule->months |= UINT32_C(1) << icalrecurrencetype_month_month(read->by_month[i]);
    }
    for (size_t i = 0; i < LENGTH(read, by_month_day); i++) {
        int day = read->by_month_day[i];
        if (day > 0) {
            rule->month_days |= UINT32_C(1) << day;
        } else {
            rule->month_days_from_end |= UINT32_C(1) << -day;
        }
    }
}

static bool has_month_days(const struct rule *rule)
{
    return (rule->month_days | rule->month_days_from_end) != 0;
}

static bool has_days_of_week(const struct rule *rule)
{
    return rule->weekdays != 0 || rule->nth_day_count > 0;
}

/* Parts that the RFC does not allow together, or that are understood in different ways. */
static bool is_doubtful(const struct rule *rule)
{
    bool below_month = rule->frequency == RULE_DAILY || rule->frequency == RULE_WEEKLY;
    return (below_month && rule->nth_day_count > 0) ||
           (rule->frequency == RULE_WEEKLY && has_month_days(rule)) ||
           (rule->frequency != RULE_YEARLY &&
            (rule->year_days.count > 0 || rule->week_numbers.count > 0)) ||
           (rule->week_numbers.count > 0 && (rule->weekdays == 0 || rule->nth_day_count > 0));
}

/* What the rule does not say is as the start has it. */
static void complete(struct rule *rule)
{
    int64_t day = floor_divide(rule->start_s, SECONDS_A_DAY);
    struct date date = date_from_days(day);
    if (has_days_of_week(rule) || has_month_days(rule) || rule->year_days.count > 0 ||
        rule->week_numbers.count > 0) {
        return;
    }
    switch (rule->frequency) {
    case RULE_DAILY: return;
    case RULE_WEEKLY: rule->weekdays = UINT32_C(1) << days_weekday(day); return;
    case RULE_YEARLY:
        rule->months = rule->months == 0 ? UINT32_C(1) << date.month : rule->months;
        rule->month_days = UINT32_C(1) << date.day;
        return;
    case RULE_MONTHLY: rule->month_days = UINT32_C(1) << date.day; return;
    }
}

const char *rule_read(struct arena *arena, const struct icalrecurrencetype *read, int64_t start_s,
                      struct rule *rule)
{
    *rule = (struct rule){
        .interval = read->interval,
        .count = read->count,
        .week_start = read->week_start == ICAL_NO_WEEKDAY ? 1 : (int)read->week_start - 1,
        .start_s = start_s,
        .until_s = INT64_MAX,
    };
    const char *reason = read_frequency(read, rule);
    reason = reason == NULL ? read_time_of_day(read, rule) : reason;
    if (reason != NULL) {
        return reason;
    }
    bool gregorian = read->rscale == NULL || strcasecmp(read->rscale, "GREGORIAN") == 0;
    if (!gregorian || read->skip == ICAL_SKIP_BACKWARD || read->skip == ICAL_SKIP_FORWARD) {
        return "counts by another calendar";
    }
    read_days(arena, read, rule);
    rule->year_days = NUMBERS(arena, read, by_year_day);
    rule->week_numbers = NUMBERS(arena, read, by_week_no);
    rule->positions = NUMBERS(arena, read, by_set_pos);
    if (rule->interval < 1 || rule->count < 0 || is_doubtful(rule)) {
        return "can be understood in several ways";
    }
    complete(rule);
    return NULL;
}

bool rule_reaches(const struct icalrecurrencetype *read, int64_t start_s, int64_t until_s,
                  int64_t from_s)
{
    static const int64_t units_s[] = {
        [ICAL_SECONDLY_RECURRENCE] = 1,
        [ICAL_MINUTELY_RECURRENCE] = 60,
        [ICAL_HOURLY_RECURRENCE] = 3600,
        [ICAL_DAILY_RECURRENCE] = SECONDS_A_DAY,
        [ICAL_WEEKLY_RECURRENCE] = 7 * SECONDS_A_DAY,
        [ICAL_MONTHLY_RECURRENCE] = 31 * SECONDS_A_DAY,
        [ICAL_YEARLY_RECURRENCE] = 366 * SECONDS_A_DAY,
        [ICAL_NO_RECURRENCE] = 0,
    };
    if (until_s < from_s) {
        return false;
    }
    bool leaves_out = LENGTH(read, by_month) + LENGTH(read, by_month_day) + LENGTH(read, by_day) +
                          LENGTH(read, by_year_day) + LENGTH(read, by_week_no) +
                          LENGTH(read, by_set_pos) + LENGTH(read, by_hour) +
                          LENGTH(read, by_minute) + LENGTH(read, by_second) >
                      0;
    if (read->count <= 0 || leaves_out || read->freq == ICAL_MONTHLY_RECURRENCE ||
        read->freq == ICAL_YEARLY_RECURRENCE) {
        return true; /* a 31st or a 29 February comes less often than its month or year */
    }
    int64_t unit_s = units_s[read->freq];
    return from_s <= start_s || unit_s == 0 ||
           (int64_t)read->count * read->interval >= (from_s - start_s) / unit_s;
}

/* The days of one period, in order. */
struct period {
    int64_t first;
    int64_t days[DAYS_A_PERIOD_MAX];
    size_t count;
};

static bool has_number(const struct rule_numbers *numbers, int from_start, int from_end)
{
    for (size_t i = 0; i < numbers->count; i++) {
        if (numbers->items[i] == from_start || numbers->items[i] == -from_end) {
            return true;
        }
    }
    return false;
}

/* The first day of week 1 of a year: the first week with at least four days in it. */
static int64_t first_week(int year, int week_start)
{
    int64_t fourth = days_from_date(year, 1, 4);
    return fourth - (days_weekday(fourth) - week_start + 7) % 7;
}

static bool is_in_weeks(const struct rule *rule, int64_t day, int year)
{
    int64_t begin = first_week(year, rule->week_start);
    int64_t end = first_week(year + 1, rule->week_start);
    if (day < begin) {
        end = begin;
        begin = first_week(year - 1, rule->week_start);
    } else if (day >= end) {
        begin = end;
        end = first_week(year + 2, rule->week_start);
    }
    int week = (int)((day - begin) / 7) + 1;
    int weeks = (int)((end - begin) / 7);
    return has_number(&rule->week_numbers, week, weeks - week + 1);
}

/* Weekdays are counted in the month, and in the year if the rule is of years and names no month. */
static bool is_day_of_week(const struct rule *rule, int64_t day, struct date date)
{
    int weekday = days_weekday(day);
    if ((rule->weekdays >> weekday & 1U) != 0) {
        return true;
    }
    int in_year = (int)(day - days_from_date(date.year, 1, 1));
    bool of_year = rule->frequency == RULE_YEARLY && rule->months == 0;
    int before = of_year ? in_year : date.day - 1;
    int after = of_year ? days_in_year(date.year) - 1 - in_year
                        : days_in_month(date.year, date.month) - date.day;
    for (size_t i = 0; i < rule->nth_day_count; i++) {
        const struct rule_nth_day *nth = &rule->nth_days[i];
        if (nth->weekday == weekday && (nth->nth == before / 7 + 1 || -nth->nth == after / 7 + 1)) {
            return true;
        }
    }
    return false;
}

static bool is_a_day(const struct rule *rule, int64_t day, struct date date)
{
    if (rule->months != 0 && (rule->months >> date.month & 1U) == 0) {
        return false;
    }
    int from_end = days_in_month(date.year, date.month) - date.day + 1;
    if (has_month_days(rule) && (rule->month_days >> date.day & 1U) == 0 &&
        (rule->month_days_from_end >> from_end & 1U) == 0) {
        return false;
    }
    if (has_days_of_week(rule) && !is_day_of_week(rule, day, date)) {
        return false;
    }
    if (rule->year_days.count > 0) {
        int in_year = (int)(day - days_from_date(date.year, 1, 1)) + 1;
        if (!has_number(&rule->year_days, in_year, days_in_year(date.year) - in_year + 1)) {
            return false;
        }
    }
    return rule->week_numbers.count == 0 || is_in_weeks(rule, day, date.year);
}

/* Looks at count days of one month or week. */
static void look_at(const struct rule *rule, struct period *period, int64_t first, int count,
                    int64_t *budget)
{
    *budget -= count;
    struct date date = date_from_days(first);
    for (int i = 0; i < count; i++) {
        if (is_a_day(rule, first + i, date)) {
            period->days[period->count++] = first + i;
        }
        if (++date.day > days_in_month(date.year, date.month)) {
            date = date_from_days(first + i + 1);
        }
    }
}

/* Fills in the period that is the index-th after that of the start, not counting by interval. */
static void fill_period(const struct rule *rule, int64_t index, struct period *period,
                        int64_t *budget)
{
    int64_t start = floor_divide(rule->start_s, SECONDS_A_DAY);
    struct date date = date_from_days(start);
    period->count = 0;
    (*budget)--;
    switch (rule->frequency) {
    case RULE_DAILY:
        period->first = start + index;
        look_at(rule, period, period->first, 1, budget);
        return;
    case RULE_WEEKLY:
        period->first = start - (days_weekday(start) - rule->week_start + 7) % 7 + 7 * index;
        look_at(rule, period, period->first, 7, budget);
        return;
    case RULE_MONTHLY: {
        int64_t month = (int64_t)date.year * 12 + date.month - 1 + index;
        int year = (int)floor_divide(month, 12);
        int of_year = (int)(month - (int64_t)year * 12) + 1;
        period->first = days_from_date(year, of_year, 1);
        if (rule->months == 0 || (rule->months >> of_year & 1U) != 0) {
            look_at(rule, period, period->first, days_in_month(year, of_year), budget);
        }
        return;
    }
    case RULE_YEARLY: {
        int year = date.year + (int)index;
        period->first = days_from_date(year, 1, 1);
        for (int month = 1; month <= 12; month++) {
            if (rule->months == 0 || (rule->months >> month & 1U) != 0) {
                look_at(rule, period, days_from_date(year, month, 1), days_in_month(year, month),
                        budget);
            }
        }
        return;
    }
    }
}

/* Keeps the days at the positions that the rule names (BYSETPOS). */
static void keep_positions(const struct rule *rule, struct period *period)
{
    if (rule->positions.count == 0) {
        return;
    }
    size_t kept = 0;
    for (size_t i = 0; i < period->count; i++) {
        if (has_number(&rule->positions, (int)i + 1, (int)(period->count - i))) {
            period->days[kept++] = period->days[i];
        }
    }
    period->count = kept;
}

/* How many whole periods of the rule, of interval each, lie before the one that holds day. */
static int64_t periods_before(const struct rule *rule, int64_t day)
{
    int64_t start = floor_divide(rule->start_s, SECONDS_A_DAY);
    struct date from = date_from_days(start);
    struct date to = date_from_days(day);
    int64_t periods = 0;
    switch (rule->frequency) {
    case RULE_DAILY: periods = day - start; break;
    case RULE_WEEKLY:
        periods = floor_divide(day - start + (days_weekday(start) - rule->week_start + 7) % 7, 7);
        break;
    case RULE_MONTHLY: periods = ((int64_t)to.year - from.year) * 12 + to.month - from.month; break;
    case RULE_YEARLY: periods = (int64_t)to.year - from.year; break;
    }
    return periods <= 0 ? 0 : floor_divide(periods, rule->interval);
}

/* How often the rule repeats in its first periods, or -1 if only following it can tell. */
static int64_t times_in(const struct rule *rule, int64_t periods)
{
    if (rule->positions.count > 0 || rule->months != 0 || has_month_days(rule) || periods == 0) {
        return periods == 0 ? 0 : -1;
    }
    int64_t start = floor_divide(rule->start_s, SECONDS_A_DAY);
    if (rule->frequency == RULE_DAILY && !has_days_of_week(rule)) {
        return periods - (start * SECONDS_A_DAY + rule->time_of_day_s < rule->start_s ? 1 : 0);
    }
    if (rule->frequency != RULE_WEEKLY) {
        return -1;
    }
    int64_t budget = 14;
    struct period week;
    fill_period(rule, 0, &week, &budget);
    int64_t times = (int64_t)week.count * periods;
    for (size_t i = 0; i < week.count; i++) { /* the first week may begin before the start */
        times -= week.days[i] * SECONDS_A_DAY + rule->time_of_day_s < rule->start_s ? 1 : 0;
    }
    return times;
}

bool rule_follow(const struct rule *rule, int64_t first, int64_t last, int64_t *budget,
                 rule_told *tell, void *self)
{
    int64_t number = periods_before(rule, first);
    int64_t told = 0;
    if (rule->count > 0) {
        told = times_in(rule, number);
        number = told < 0 ? 0 : number;
        told = told < 0 ? 0 : told;
    }
    struct period period;
    for (;; number++) {
        if (*budget <= 0) {
            return false;
        }
        fill_period(rule, number * rule->interval, &period, budget);
        if (period.first > last) {
            return true;
        }
        keep_positions(rule, &period);
        for (size_t i = 0; i < period.count; i++) {
            int64_t local_s = period.days[i] * SECONDS_A_DAY + rule->time_of_day_s;
            if (local_s < rule->start_s) {
                continue;
            }
            if (local_s > rule->until_s || (rule->count > 0 && told >= rule->count)) {
                return true;
            }
            told++;
            if (period.days[i] >= first && period.days[i] <= last) {
                tell(self, local_s);
            }
        }
    }
}
