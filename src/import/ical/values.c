#include "import/ical/values.h"

#include "base/text_buffer.h"
#include "import/ical/days.h"
#include "import/ical/offset.h"

#include <stdint.h>
#include <string.h>

#define DIGITS     "0123456789"
#define TIME_BYTES 40

/* "20251124T103000" in numbers. */
struct local_time {
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
};

static char upper(char c)
{
    return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

static int take_number(const char **at, size_t digits)
{
    int number = 0;
    for (; digits > 0; digits--) {
        number = number * 10 + (*(*at)++ - '0');
    }
    return number;
}

/* "20251124T1030", with or without seconds and a fraction, at *at. */
static bool take_time(const char **at, struct local_time *time)
{
    const char *look = *at;
    if (strspn(look, DIGITS) != 8 || look[8] != 'T') {
        return false;
    }
    const size_t clock_digits = strspn(look + 9, DIGITS);
    if (clock_digits != 4 && clock_digits != 6) {
        return false;
    }
    time->year = take_number(&look, 4);
    time->month = take_number(&look, 2);
    time->day = take_number(&look, 2);
    look++;
    time->hour = take_number(&look, 2);
    time->minute = take_number(&look, 2);
    time->second = clock_digits == 6 ? take_number(&look, 2) : 0;
    if (*look == '.' && strspn(look + 1, DIGITS) > 0) {
        look += 1 + strspn(look + 1, DIGITS);
    }
    *at = look;
    return true;
}

static bool in_utc(struct local_time *time, int offset_s)
{
    if (time->month < 1 || time->month > 12 || time->day < 1 ||
        time->day > days_in_month(time->year, time->month) || time->hour > 23 ||
        time->minute > 59) {
        return false;
    }
    const int64_t seconds = days_from_date(time->year, time->month, time->day) * SECONDS_A_DAY +
                            time->hour * 3600 + time->minute * 60 + time->second - offset_s;
    const struct date date = date_from_days(floor_divide(seconds, SECONDS_A_DAY));
    const int rest = (int)floor_remainder(seconds, SECONDS_A_DAY);
    *time = (struct local_time){date.year,   date.month,     date.day,
                                rest / 3600, rest / 60 % 60, rest % 60};
    return true;
}

/* False if this is no time. */
static bool add_time(struct text_buffer *out, const char *text)
{
    struct local_time time;
    int offset_s = 0;
    const char *zone = "";
    if (!take_time(&text, &time)) {
        return false;
    }
    if (*text != '\0' &&
        (strcmp(text, "Z") == 0 || (offset_read(text, &offset_s) && in_utc(&time, offset_s)))) {
        zone = "Z";
    } else if (*text != '\0') {
        return false;
    }
    text_buffer_add_text(out, arena_printf(out->arena, "%04d%02d%02dT%02d%02d%02d%s", time.year,
                                           time.month, time.day, time.hour, time.minute,
                                           time.second, zone));
    return true;
}

static char *without_blanks(struct arena *arena, const char *text, char (*each)(char c))
{
    char *plain = arena_alloc(arena, strlen(text) + 1);
    char *out = plain;
    for (; *text != '\0'; text++) {
        if (*text != ' ' && *text != '\t') {
            *out++ = each(*text);
        }
    }
    *out = '\0';
    return plain;
}

static char upper_with_commas(char c)
{
    return (char)(c == ';' ? ',' : upper(c));
}

char *ical_times_mended(struct arena *arena, const char *values)
{
    const char *at = without_blanks(arena, values, upper_with_commas);
    struct text_buffer out = {.arena = arena};
    text_buffer_add_text(&out, "");
    while (*at != '\0') {
        const size_t length = strcspn(at, ",/");
        char value[TIME_BYTES];
        const bool is_short = length < sizeof(value);
        memcpy(value, at, is_short ? length : 0);
        value[is_short ? length : 0] = '\0';
        if (!is_short || !add_time(&out, value)) {
            text_buffer_add(&out, at, length);
        }
        at += length;
        text_buffer_add(&out, at, *at == '\0' ? 0 : 1);
        at += *at == '\0' ? 0 : 1;
    }
    return out.text;
}

char *ical_rule_mended(struct arena *arena, const char *rule)
{
    return without_blanks(arena, rule, upper);
}
