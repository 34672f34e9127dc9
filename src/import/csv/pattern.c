/* Times by a pattern of strptime(3), with the a.m. and p.m., the zones and the spaces that people
 * write, and without what strptime lets pass: a year of two digits for %Y, February 30. */
#include "import/csv/when.h"
#include "import/csv/words.h"

#include <string.h>

struct reading {
    struct when *when;
    const char *at; /* in the text */
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    char half_day;
};

static bool read_letters(struct reading *reading, const char *pattern);

static bool two_digits(struct reading *reading, int *value)
{
    words_spaces(&reading->at); /* %e and %k are written with one */
    return words_number(&reading->at, 2, value) > 0;
}

static void skip_fraction(struct reading *reading)
{
    reading->at += strspn(reading->at, "0123456789");
}

static bool read_half_day(struct reading *reading)
{
    bool afternoon = false;
    bool ok = words_half_day(&reading->at, &afternoon);
    reading->half_day = afternoon ? 'p' : 'a';
    return ok;
}

static bool read_zone(struct reading *reading)
{
    bool known = false;
    words_spaces(&reading->at);
    bool ok = words_zone(&reading->at, &known, &reading->when->zone_minutes);
    reading->when->has_zone = ok && known;
    return ok;
}

/* rest is what the pattern goes on with. */
static bool read_seconds(struct reading *reading, const char *rest)
{
    if (!two_digits(reading, &reading->second)) {
        return false;
    }
    if ((reading->at[0] == '.' || reading->at[0] == ',') && rest[0] != reading->at[0]) {
        reading->at++;
        skip_fraction(reading);
    }
    return true;
}

/* The part that the letter after a % stands for. */
static bool read_part(struct reading *reading, char letter, const char *rest)
{
    switch (letter) {
    case 'd':
    case 'e': return two_digits(reading, &reading->day);
    case 'm': return two_digits(reading, &reading->month);
    case 'b':
    case 'B':
    case 'h': reading->month = words_month(&reading->at); return reading->month != 0;
    case 'a':
    case 'A': return words_weekday(&reading->at) >= 0;
    case 'Y': return words_number(&reading->at, 4, &reading->year) == 4;
    case 'y':
        if (words_number(&reading->at, 2, &reading->year) != 2) {
            return false;
        }
        reading->year += WHEN_CENTURY;
        return true;
    case 'H':
    case 'k':
    case 'I':
    case 'l': return two_digits(reading, &reading->hour);
    case 'M': return words_number(&reading->at, 2, &reading->minute) == 2;
    case 'S': return read_seconds(reading, rest);
    case 'f': skip_fraction(reading); return true;
    case 'p':
    case 'P': return read_half_day(reading);
    case 'z':
    case 'Z': return read_zone(reading);
    case 'D': return read_letters(reading, "%m/%d/%y");
    case 'F': return read_letters(reading, "%Y-%m-%d");
    case 'R': return read_letters(reading, "%H:%M");
    case 'T': return read_letters(reading, "%H:%M:%S");
    case 'r': return read_letters(reading, "%I:%M:%S %p");
    case 'n':
    case 't': words_spaces(&reading->at); return true;
    default: break; /* any other letter, and % */
    }
    return *reading->at++ == letter;
}

/* Text that stands in the pattern as it is. "UTC", "GMT" and "Z" there say the zone. */
static bool read_plain(struct reading *reading, const char *text, size_t length)
{
    static const char *const utc[] = {"utc", "gmt", "z"};
    char copy[TIME_TEXT_SIZE];
    char plain[TIME_TEXT_SIZE];
    if (length >= sizeof(copy)) {
        return false;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    if (!words_plain(copy, plain) || strncmp(reading->at, plain, strlen(plain)) != 0) {
        return false;
    }
    reading->at += strlen(plain);
    for (size_t i = 0; i < sizeof(utc) / sizeof(utc[0]); i++) {
        size_t size = strlen(utc[i]);
        size_t whole = strlen(plain);
        bool ends = whole >= size && strcmp(plain + whole - size, utc[i]) == 0;
        char before = (char)(ends && whole > size ? plain[whole - size - 1] : ' ');
        if (ends && (before < 'a' || before > 'z')) {
            reading->when->has_zone = true;
            reading->when->zone_minutes = 0;
        }
    }
    return true;
}

static bool read_letters(struct reading *reading, const char *pattern)
{
    const char *at = pattern;
    while (*at != '\0') {
        size_t length = strcspn(at, "% ");
        if (*at == ' ') {
            words_spaces(&reading->at);
            length = 1;
        } else if (*at == '%' && at[1] != '\0') {
            if (!read_part(reading, at[1], at + 2)) {
                return false;
            }
            length = 2;
        } else if (length == 0 || !read_plain(reading, at, length)) {
            return false;
        }
        at += length;
    }
    return true;
}

bool when_read_pattern(const char *text, const char *pattern, struct when *when)
{
    char plain[TIME_TEXT_SIZE];
    *when = (struct when){.weekday = -1, .orders = DATE_ORDERS_ALL};
    if (!words_plain(text, plain)) {
        return false;
    }
    struct reading reading = {.when = when, .at = plain};
    if (!read_letters(&reading, pattern) || *reading.at != '\0' ||
        !when_is_date(reading.year, reading.month, reading.day)) {
        return false;
    }
    memcpy(when->date, (const int[]){reading.year, reading.month, reading.day}, sizeof(when->date));
    when->has_date = true;
    if (reading.half_day != 0 && (reading.hour > 12 || reading.hour == 0)) {
        return false; /* no hour of twelve */
    }
    return when_set_time(when, reading.hour, reading.minute, reading.second, reading.half_day);
}
