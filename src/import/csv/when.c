#include "import/csv/when.h"

#include "base/clock.h"
#include "import/csv/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define YEAR_MIN 1900
#define YEAR_MAX 2199

/* Years of two digits lie so near to the day that is asked for. */
#define YEARS_NEAR 1

bool when_is_date(int year, int month, int day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1) {
        return false;
    }
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool when_set_time(struct when *when, int hour, int minute, int second, char half_day)
{
    if (half_day == 'p' && hour < 12) {
        hour += 12;
    } else if (half_day == 'a' && hour == 12) {
        hour = 0;
    } else if (half_day == 'a' && hour > 12) {
        return false;
    }
    when->has_time = true;
    when->hour = hour;
    when->minute = minute;
    when->second = second;
    return hour <= 23 && minute <= 59 && second <= 60;
}

/* --- the numbers of a date in their order --- */

static void ordered(const struct when *when, enum date_order order, int date[3])
{
    static const int places[][3] = {[DATE_DAY_FIRST] = {2, 1, 0},
                                    [DATE_MONTH_FIRST] = {2, 0, 1},
                                    [DATE_YEAR_FIRST] = {0, 1, 2}};
    for (size_t i = 0; i < 3; i++) {
        date[i] = when->date[when->numbered ? (size_t)places[order][i] : i];
    }
    date[0] += date[0] < 100 ? WHEN_CENTURY : 0;
}

static int weekday_of(const int date[3])
{
    struct tm tm = {.tm_year = date[0] - 1900, .tm_mon = date[1] - 1, .tm_mday = date[2]};
    timegm(&tm);
    return tm.tm_wday;
}

void when_find_orders(struct when *when, const size_t digits[2], int near_year)
{
    unsigned possible =
        digits[1] == 4 ? (unsigned)DATE_DAY_FIRST | DATE_MONTH_FIRST : DATE_ORDERS_ALL;
    when->orders = 0;
    for (unsigned order = DATE_DAY_FIRST; order <= DATE_YEAR_FIRST; order <<= 1) {
        int date[3];
        ordered(when, order, date);
        bool far = digits[1] < 4 && near_year != 0 && abs(date[0] - near_year) > YEARS_NEAR;
        if ((possible & order) != 0 && !far && when_is_date(date[0], date[1], date[2])) {
            when->orders |= order;
        }
    }
}

void when_ask_weekday(struct when *when)
{
    unsigned fitting = 0;
    for (unsigned order = DATE_DAY_FIRST; order <= DATE_YEAR_FIRST; order <<= 1) {
        int date[3];
        ordered(when, order, date);
        if ((when->orders & order) != 0 && weekday_of(date) == when->weekday) {
            fitting |= order;
        }
    }
    when->orders = fitting != 0 ? fitting : when->orders;
}

int64_t when_ms(const struct when *when, enum date_order order)
{
    int date[3];
    ordered(when, order, date);
    struct civil_time civil = {
        .year = date[0],
        .month = date[1],
        .day = date[2],
        .hour = when->hour,
        .minute = when->minute,
        .second = when->second,
    };
    if (!when->has_zone) {
        return civil_to_ms(civil);
    }
    struct tm tm = {.tm_year = date[0] - 1900,
                    .tm_mon = date[1] - 1,
                    .tm_mday = date[2],
                    .tm_hour = when->hour,
                    .tm_min = when->minute - when->zone_minutes,
                    .tm_sec = when->second};
    return (int64_t)timegm(&tm) * 1000;
}

bool when_is_same(const struct when *when, unsigned orders)
{
    int first[3] = {0};
    for (unsigned order = DATE_DAY_FIRST; order <= DATE_YEAR_FIRST; order <<= 1) {
        int date[3];
        if ((orders & order) == 0) {
            continue;
        }
        ordered(when, order, date);
        if (first[0] == 0) {
            memcpy(first, date, sizeof(first));
        } else if (memcmp(first, date, sizeof(first)) != 0) {
            return false;
        }
    }
    return true;
}

const char *when_pattern(const struct when *when, enum date_order order, char buffer[80])
{
    static const char *const letters[] = {
        [DATE_DAY_FIRST] = "dmY", [DATE_MONTH_FIRST] = "mdY", [DATE_YEAR_FIRST] = "Ymd"};
    size_t used = 0;
    for (const char *at = when->pattern; *at != '\0'; at++) {
        char c = *at;
        if (at > when->pattern && at[-1] == '%' && c >= '1' && c <= '3') {
            size_t place = (size_t)(c - '1');
            c = letters[order][place];
            c = (char)(c == 'Y' && when->date[place] < 100 ? 'y' : c);
        }
        buffer[used++] = c;
    }
    buffer[used] = '\0';
    return used > 0 ? buffer : NULL;
}

/* "46356", "46356.4375", "0,4375": days since 1900, of this century, or a part of a day. */
static bool is_spreadsheet_number(const char *text)
{
    static const int first = 36526; /* 2000-01-01 */
    static const int last = 73050;
    int days = 0;
    const size_t digits = words_number(&text, 5, &days);
    const bool has_part = (*text == '.' || *text == ',') && text[1] >= '0' && text[1] <= '9';
    text += has_part ? 1 + strspn(text + 1, "0123456789") : 0;
    return *text == '\0' && digits > 0 &&
           ((days >= first && days <= last) || (days == 0 && has_part));
}

/* "24 Nov", "Monday, November 24 9:00", "11/24 9:00": a date once it has a year. */
static bool lacks_year(const char *text)
{
    char dated[TIME_TEXT_SIZE + 8];
    struct when when;
    snprintf(dated, sizeof(dated), "%s 2024", text);
    if (when_read(dated, 0, &when) && when.has_date) {
        return true;
    }
    size_t numbers = strspn(text, "0123456789");
    numbers += text[numbers] == '/' ? 1 + strspn(text + numbers + 1, "0123456789") : 0;
    snprintf(dated, sizeof(dated), "%.*s/2024%s", (int)numbers, text, text + numbers);
    return when_read(dated, 0, &when) && when.has_date;
}

const char *when_fault(const char *text)
{
    char plain[TIME_TEXT_SIZE];
    struct when when;
    if (!words_plain(text, plain) || (when_read(plain, 0, &when) && when.has_date)) {
        return NULL;
    }
    return is_spreadsheet_number(plain) ? "is a number as spreadsheets count days: format that "
                                          "column as dates there, and save it anew"
           : lacks_year(plain)          ? "has no year: write dates as 2026-11-30"
                                        : NULL;
}
