#include "import/csv/when.h"
#include "import/csv/words.h"

#include <string.h>

#define DAY_MINUTES (24 * 60)

/* A number, with a fraction of up to two digits in hundredths. */
static bool read_hundredths(const char **at, int *hundredths)
{
    int whole = 0;
    int fraction = 0;
    if (words_number(at, 4, &whole) == 0) {
        return false;
    }
    if ((**at == '.' || **at == ',') && (*at)[1] >= '0' && (*at)[1] <= '9') {
        (*at)++;
        size_t digits = words_number(at, 2, &fraction);
        fraction *= digits == 1 ? 10 : 1;
    }
    *hundredths = whole * 100 + fraction;
    return true;
}

static bool any_of(const char **at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (words_exact(at, words[i])) {
            *at += **at == '.' ? 1 : 0;
            return true;
        }
    }
    return false;
}

/* "1:30", "01:30:00" */
static bool read_clock(const char *text, int *minutes)
{
    int hours = 0;
    int seconds = 0;
    bool ok = words_number(&text, 2, &hours) > 0 && *text++ == ':' &&
              words_number(&text, 2, minutes) == 2 && *minutes < 60;
    if (ok && *text == ':') {
        text++;
        ok = words_number(&text, 2, &seconds) == 2;
    }
    *minutes += hours * 60;
    return ok && *text == '\0';
}

/* "60", "60 min", "1 h", "1 h 30", "1.5 hours", "1 hour and 15 minutes" */
static bool read_units(const char *at, int *minutes)
{
    static const char *const hour_words[] = {"h", "hr", "hrs", "hour", "hours", "heure", "heures"};
    static const char *const minute_words[] = {"m", "min", "mins", "minute", "minutes"};
    int number = 0;
    if (!read_hundredths(&at, &number)) {
        return false;
    }
    words_spaces(&at);
    bool hours = any_of(&at, hour_words, sizeof(hour_words) / sizeof(hour_words[0]));
    *minutes = hours ? number * 60 / 100 : number / 100;
    if (hours) {
        words_spaces(&at);
        at += words_exact(&at, "and") || words_exact(&at, "et") ? strspn(at, " ") : 0;
        number = 0;
        if (*at != '\0' && !read_hundredths(&at, &number)) {
            return false;
        }
        *minutes += number / 100;
        words_spaces(&at);
    }
    any_of(&at, minute_words, sizeof(minute_words) / sizeof(minute_words[0]));
    return *at == '\0';
}

bool duration_read(const char *text, int *minutes)
{
    char plain[TIME_TEXT_SIZE];
    int found = 0;
    if (!words_plain(text, plain) || (!read_clock(plain, &found) && !read_units(plain, &found)) ||
        found < 1 || found > DAY_MINUTES) {
        return false;
    }
    *minutes = found;
    return true;
}
