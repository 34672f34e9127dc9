/* Times that tell by themselves how they are written. */
#include "import/csv/when.h"

#include "import/csv/words.h"

#include <stdio.h>
#include <string.h>

struct scan {
    struct when *when;
    const char *at;
    const char *copied; /* up to here the text is in the pattern */
    bool pattern_full;
    bool iso_time; /* a T before the time, or seconds in it: a hyphen behind is of an offset */
    int near_year;
    int day; /* of a date with the name of a month; 0 until it is read */
    int month;
    int year;
};

/* The text up to from as it is, and sign for what stands from there to the place of the scan. */
static void put(struct scan *scan, const char *from, const char *sign)
{
    struct when *when = scan->when;
    size_t used = strlen(when->pattern);
    size_t plain = (size_t)(from - scan->copied);
    if (used + plain + strlen(sign) + 1 > sizeof(when->pattern) ||
        memchr(scan->copied, '%', plain) != NULL) {
        scan->pattern_full = true;
        return;
    }
    memcpy(when->pattern + used, scan->copied, plain);
    memcpy(when->pattern + used + plain, sign, strlen(sign) + 1);
    scan->copied = scan->at;
}

/* "30/11/2026", "2026-11-30", "30. 11. 26" */
static bool take_numbers(struct scan *scan)
{
    struct when *when = scan->when;
    const char *at = scan->at;
    int numbers[3];
    size_t digits[3];
    const char separator = at[strspn(at, "0123456789")];
    if (when->has_date || strchr("-/.", separator) == NULL || separator == '\0') {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        digits[i] = words_number(&at, 4, &numbers[i]);
        if (digits[i] == 0 || digits[i] == 3 || (i < 2 && *at++ != separator)) {
            return false;
        }
        if (i < 2 && separator == '.') {
            words_spaces(&at);
        }
    }
    if (digits[1] > 2 || (digits[0] == 4 && digits[2] == 4) || (*at >= '0' && *at <= '9')) {
        return false;
    }
    memcpy(when->date, numbers, sizeof(numbers));
    when->has_date = true;
    when->numbered = digits[0] < 4; /* a year that comes first is followed by the month */
    if (when->numbered) {
        when_find_orders(when, (const size_t[]){digits[0], digits[2]}, scan->near_year);
    } else if (!when_is_date(numbers[0], numbers[1], numbers[2])) {
        return false;
    }
    const char *from = scan->at;
    char sign[16];
    snprintf(sign, sizeof(sign), when->numbered ? "%%1%c%%2%c%%3" : "%%Y%c%%m%c%%d", separator,
             separator);
    scan->at = at;
    put(scan, from, sign);
    return true;
}

/* "20261130" */
static bool take_compact_date(struct scan *scan)
{
    const char *at = scan->at;
    int date[3];
    if (strspn(at, "0123456789") != 8 || scan->when->has_date) {
        return false;
    }
    words_number(&at, 4, &date[0]);
    words_number(&at, 2, &date[1]);
    words_number(&at, 2, &date[2]);
    memcpy(scan->when->date, date, sizeof(date));
    scan->when->has_date = when_is_date(date[0], date[1], date[2]);
    const char *from = scan->at;
    scan->at = at;
    put(scan, from, "%Y%m%d");
    return scan->when->has_date;
}

struct time_of_day {
    int hour;
    int minute;
    int second;
    char half_day;
    bool seconds;
    char pattern[16];
};

/* ":05", ":05.000": what follows the minutes. */
static bool take_seconds(const char **at, struct time_of_day *time)
{
    if (**at != ':') {
        return true;
    }
    (*at)++;
    time->seconds = true;
    if (words_number(at, 2, &time->second) != 2) {
        return false;
    }
    if ((**at == '.' || **at == ',') && (*at)[1] >= '0' && (*at)[1] <= '9') {
        (*at)++;
        *at += strspn(*at, "0123456789");
    }
    return true;
}

/* "9 h 00", "9h", "9 heures 30" from behind the hour. */
static bool take_french(const char **at, struct time_of_day *time)
{
    static const char *const hours[] = {"heures", "heure", "hrs", "hr", "h"};
    const char *look = *at;
    words_spaces(&look);
    for (size_t i = 0; i < sizeof(hours) / sizeof(hours[0]); i++) {
        if (words_exact(&look, hours[i])) {
            *at = look;
            words_spaces(&look);
            if (words_number(&look, 2, &time->minute) == 2) {
                *at = look;
                words_spaces(&look);
                if (words_exact(&look, "min") || words_exact(&look, "m")) {
                    *at = look;
                }
            } else {
                time->minute = 0;
            }
            return true;
        }
    }
    return false;
}

static bool take_noon(const char **at)
{
    const char *look = *at;
    words_spaces(&look);
    if (!words_exact(&look, "noon") && !words_exact(&look, "midi")) {
        return false;
    }
    *at = look;
    return true;
}

/* A time of day at *at. Without a date before it a mere "9.30" could be anything. */
static bool take_time_of_day(const char **at, bool after_date, struct time_of_day *time)
{
    const char *look = *at;
    bool afternoon = false;
    *time = (struct time_of_day){0};
    if (take_noon(at)) {
        time->hour = 12;
        return true;
    }
    size_t digits = words_number(&look, 2, &time->hour);
    if (digits == 0) {
        return false;
    }
    const char *behind = look + 1;
    bool whole = false;
    if (look[0] == ':') {
        look = behind;
        whole = words_number(&look, 2, &time->minute) == 2 && take_seconds(&look, time);
        snprintf(time->pattern, sizeof(time->pattern), "%%M%s", time->seconds ? ":%S" : "");
        if (!whole) {
            return false;
        }
    } else if (take_french(&look, time)) {
        whole = true;
    } else if (look[0] == '.' && words_number(&behind, 2, &time->minute) == 2) {
        look = behind;
        whole = after_date;
    }
    if (words_half_day(&look, &afternoon)) {
        time->half_day = afternoon ? 'p' : 'a';
        whole = time->hour <= 12 || afternoon;
    } else if (time->hour == 12 && take_noon(&look)) { /* "12 noon" */
        whole = true;
        time->pattern[0] = '\0';
    }
    if (!whole || (*look >= '0' && *look <= '9')) {
        return false;
    }
    *at = look;
    return true;
}

static int minutes_of(const struct time_of_day *time)
{
    return time->hour * 60 + time->minute;
}

/* "9:00 - 10:00", "9h à 10h", "9:00-10:00 am": the end behind a start. */
static bool take_end(struct scan *scan, struct time_of_day *start)
{
    static const char *const until[] = {"-", "to", "a", "until", "till"};
    const char *at = scan->at;
    struct time_of_day end;
    struct when *when = scan->when;
    const bool apart = *at == ' ';
    words_spaces(&at);
    bool hyphen = *at == '-';
    size_t i = 0;
    while (i < sizeof(until) / sizeof(until[0]) && !words_exact(&at, until[i])) {
        i++;
    }
    bool spaced = *at == ' ';
    words_spaces(&at);
    if (i == sizeof(until) / sizeof(until[0]) || !take_time_of_day(&at, false, &end)) {
        return false;
    }
    struct when as_end = {0};
    if (!when_set_time(&as_end, end.hour, end.minute, 0, end.half_day)) {
        return false;
    }
    if (end.half_day != 0 && start->half_day == 0 && start->hour <= 12) { /* "9:00 - 10:00 am" */
        int noon = start->hour == 12 ? 0 : minutes_of(start);
        int last = as_end.hour * 60 + as_end.minute;
        start->half_day = noon + 12 * 60 <= last ? 'p' : 'a';
    } else if (hyphen && !spaced &&
               (apart || scan->iso_time || minutes_of(&end) <= minutes_of(start))) {
        return false; /* an offset: "09:00 -08:00", "09:00-08:00" */
    }
    when->has_end = true;
    when->end_hour = as_end.hour;
    when->end_minute = as_end.minute;
    scan->at = at;
    scan->pattern_full = true; /* a pattern has no place for it */
    return true;
}

static bool take_time(struct scan *scan)
{
    struct time_of_day time;
    struct when *when = scan->when;
    const char *from = scan->at;
    bool dated = when->has_date || scan->year != 0;
    if (when->has_time) {
        return false;
    }
    size_t digits = strspn(from, "0123456789");
    if (dated && (digits == 4 || (digits == 6 && scan->iso_time))) { /* "0900", "T090000" */
        time = (struct time_of_day){0};
        words_number(&scan->at, 2, &time.hour);
        words_number(&scan->at, 2, &time.minute);
        words_number(&scan->at, 2, &time.second);
        scan->pattern_full = true;
    } else if (!take_time_of_day(&scan->at, dated, &time)) {
        return false;
    } else {
        scan->iso_time = scan->iso_time || time.seconds;
        if (take_end(scan, &time) || time.pattern[0] == '\0') {
            scan->pattern_full = true;
        }
        char sign[24];
        snprintf(sign, sizeof(sign), "%s:%s%s", time.half_day != 0 ? "%I" : "%H", time.pattern,
                 time.half_day != 0 ? " %p" : "");
        put(scan, from, sign);
    }
    return when_set_time(when, time.hour, time.minute, time.second, time.half_day);
}

/* A number that is part of a date with the name of a month. */
static bool take_part_of_date(struct scan *scan)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th", "er", "e"};
    int number = 0;
    size_t digits = words_number(&scan->at, 4, &number);
    if (digits == 4 && scan->year == 0) {
        scan->year = number;
    } else if (digits <= 2 && scan->day == 0) {
        scan->day = number;
        for (size_t i = 0; i < sizeof(ordinals) / sizeof(ordinals[0]); i++) {
            words_exact(&scan->at, ordinals[i]);
        }
    } else if (digits == 2 && scan->month != 0 && scan->year == 0) {
        scan->year = WHEN_CENTURY + number;
    } else {
        return false;
    }
    scan->pattern_full = true; /* such a date needs none */
    return number > 0;
}

static bool take_word(struct scan *scan)
{
    static const char *const idle[] = {"at", "a", "le", "the", "de", "of", "on"};
    struct when *when = scan->when;
    const char *from = scan->at;
    bool known = false;
    if (when->has_time && !when->has_zone && words_zone(&scan->at, &known, &when->zone_minutes)) {
        when->has_zone = known;
        put(scan, from, known ? "%z" : "%Z");
        return true;
    }
    if (words_exact(&scan->at, "t") && (when->has_date || scan->year != 0)) {
        scan->iso_time = true;
        return true;
    }
    for (size_t i = 0; i < sizeof(idle) / sizeof(idle[0]); i++) {
        if (words_exact(&scan->at, idle[i])) {
            return true;
        }
    }
    if (!when->has_time && take_noon(&(const char *){scan->at})) {
        return take_time(scan);
    }
    int month = words_month(&scan->at);
    if (month != 0) { /* "mar." may have been mardi */
        if (scan->month != 0 && scan->month != 3) {
            return false;
        }
        scan->month = month;
        return true;
    }
    int weekday = words_weekday(&scan->at);
    if (weekday >= 0) {
        when->weekday = weekday;
        put(scan, from, "%A");
    }
    return weekday >= 0;
}

static bool take_next(struct scan *scan)
{
    const char c = *scan->at;
    if (c == '(' && strchr(scan->at, ')') != NULL) { /* "(Pacific Standard Time)" */
        scan->at = strchr(scan->at, ')') + 1;
        scan->pattern_full = true;
        return true;
    }
    if (c >= '0' && c <= '9') {
        return take_numbers(scan) || take_compact_date(scan) || take_time(scan) ||
               take_part_of_date(scan);
    }
    if (strchr(" ,.", c) != NULL || (strchr("-/", c) != NULL && !scan->when->has_time)) {
        scan->at++; /* between the parts, as in "30-Nov-2026" and "Nov. 30, 2026 - 9:00" */
        return true;
    }
    return take_word(scan);
}

bool when_read(const char *text, int near_year, struct when *when)
{
    char plain[TIME_TEXT_SIZE];
    *when = (struct when){.weekday = -1, .orders = DATE_ORDERS_ALL};
    if (!words_plain(text, plain)) {
        return false;
    }
    struct scan scan = {.when = when, .at = plain, .copied = plain, .near_year = near_year};
    while (*scan.at != '\0') {
        if (!take_next(&scan)) {
            return false;
        }
    }
    if (scan.day != 0 || scan.month != 0 || scan.year != 0) {
        if (when->has_date || !when_is_date(scan.year, scan.month, scan.day)) {
            return false;
        }
        memcpy(when->date, (const int[]){scan.year, scan.month, scan.day}, sizeof(when->date));
        when->has_date = true;
    }
    if (when->numbered && when->weekday >= 0) {
        when_ask_weekday(when);
    }
    if (scan.pattern_full) {
        when->pattern[0] = '\0';
    }
    return (when->has_date || when->has_time) && when->orders != 0;
}
