#include "import/csv/words.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <time.h>

/* The letters from À to ÿ without their accents; a space for what has no such letter. */
static const char base_letters[] =
    "aaaaaaaceeeeiiii nooooo ouuuuy  aaaaaaaceeeeiiii nooooo ouuuuy y";

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The character to compare with; 0 for none. */
static char plain_of(uint32_t c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char)(c - 'A' + 'a');
    }
    if (c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
        c == 0x205F || c == 0x3000) {
        return ' ';
    }
    if (c >= 0x2010 && c <= 0x2015) {
        return '-';
    }
    if (c == 0x2019) {
        return '\'';
    }
    if (c >= 0x300 && c <= 0x36F) { /* accents that are characters of their own */
        return '\0';
    }
    if (c >= 0xC0 && c <= 0xFF) {
        return base_letters[c - 0xC0];
    }
    return (char)(c < 0x80 ? c : '?');
}

bool words_plain(const char *text, char plain[TIME_TEXT_SIZE])
{
    size_t length = strlen(text);
    size_t used = 0;
    size_t size = 0;
    for (size_t at = 0; at < length; at += size) {
        uint32_t character = 0;
        size = utf8_decode(text + at, length - at, &character);
        char c = (char)(size == 0 ? '?' : plain_of(character));
        size = size == 0 ? 1 : size;
        bool leading = used == 0 && (c == ' ' || c == '\'');
        if (c == '\0' || leading) {
            continue;
        }
        if (used + 1 == TIME_TEXT_SIZE) {
            return false;
        }
        plain[used++] = c;
    }
    while (used > 0 && plain[used - 1] == ' ') {
        used--;
    }
    plain[used] = '\0';
    return true;
}

size_t words_number(const char **at, size_t most, int *value)
{
    size_t count = 0;
    int number = 0;
    while (count < most && is_digit((*at)[count])) {
        number = number * 10 + ((*at)[count] - '0');
        count++;
    }
    *at += count;
    *value = number;
    return count;
}

/* The place among names of the one that the word here is, or begins with enough letters to be no
 * other; a dot behind it belongs to it. -1 if it is none. */
static int name_at(const char **at, const char *const *names, size_t count, size_t least)
{
    size_t length = 0;
    while (is_letter((*at)[length])) {
        length++;
    }
    if (length == 3 && strncmp(*at, "jui", 3) == 0) {
        return -1; /* juin or juillet */
    }
    for (size_t i = 0; i < count && length >= least; i++) {
        size_t whole = strlen(names[i]);
        if (length <= whole && strncmp(*at, names[i], length) == 0) {
            *at += length + ((*at)[length] == '.' ? 1 : 0);
            return (int)i;
        }
    }
    return -1;
}

int words_month(const char **at)
{
    static const char *const names[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december",
        "janvier", "fevrier",  "mars",      "avril",   "mai",      "juin",
        "juillet", "aout",     "septembre", "octobre", "novembre", "decembre",
    };
    int name = name_at(at, names, sizeof(names) / sizeof(names[0]), 3);
    return name < 0 ? 0 : name % 12 + 1;
}

int words_weekday(const char **at)
{
    static const char *const names[] = {
        "sunday",   "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday",
        "dimanche", "lundi",  "mardi",   "mercredi",  "jeudi",    "vendredi", "samedi",
    };
    int name = name_at(at, names, sizeof(names) / sizeof(names[0]), 2);
    return name < 0 ? -1 : name % 7;
}

bool words_exact(const char **at, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*at, word, length) != 0 || is_letter((*at)[length])) {
        return false;
    }
    *at += length;
    return true;
}

void words_spaces(const char **at)
{
    while (**at == ' ') {
        (*at)++;
    }
}

bool words_half_day(const char **at, bool *afternoon)
{
    const char *look = *at;
    words_spaces(&look);
    const bool spaced = look > *at;
    const char half = look[0];
    if (half != 'a' && half != 'p') {
        return false;
    }
    look++;
    const bool dotted = look[0] == '.';
    look += dotted ? 1 : 0;
    const char *behind = look;
    words_spaces(&behind);
    if (behind[0] == 'm' && !is_letter(behind[1])) {
        look = behind + 1;
        look += look[0] == '.' ? 1 : 0;
    } else if (is_letter(look[0]) || (spaced && !dotted && half == 'a')) {
        return false; /* " a " is a French word */
    }
    *afternoon = half == 'p';
    *at = look;
    return true;
}

/* "+02:00", "-0800", "-08" */
static bool read_offset(const char **at, int *minutes)
{
    static const int offset_most = 14 * 60;
    const char *look = *at;
    int hours = 0;
    int rest = 0;
    if ((look[0] != '+' && look[0] != '-') || !is_digit(look[1])) {
        return false;
    }
    const bool west = *look++ == '-';
    size_t digits = words_number(&look, 2, &hours);
    if (digits == 2 && look[0] == ':' && is_digit(look[1])) {
        look++;
    }
    if (digits == 2 && is_digit(look[0]) && words_number(&look, 2, &rest) != 2) {
        return false;
    }
    if (is_digit(look[0]) || rest > 59 || hours * 60 + rest > offset_most) {
        return false;
    }
    *minutes = (west ? -1 : 1) * (hours * 60 + rest);
    *at = look;
    return true;
}

#define ZONE_WORDS 9

/* The names of a zone, the one in winter and the one in summer first. */
static const char *const zone_words[][ZONE_WORDS] = {
    {"pst", "pdt", "pt", "pacific standard time", "pacific time", "pacific", "heure du pacifique",
     "hnp", "hap"},
    {"mst", "mdt", "mt", "mountain standard time", "mountain time", "mountain",
     "heure des rocheuses", "hnr", "har"},
    {"cst", "cdt", "ct", "central standard time", "central time", "central", "heure du centre",
     "hnc", "hac"},
    {"est", "edt", "et", "eastern standard time", "eastern time", "eastern", "heure de l'est",
     "hne", "hae"},
    {"ast", "adt", "atlantic", "atlantic standard time", "atlantic time", "heure de l'atlantique",
     "hna", "haa"},
};

/* True if the clinic's clock ever had this name. A zone may lose the name that people go on using:
 * "PST" is none in Vancouver since November 2026. */
static bool is_of_clinic(const char *name)
{
    static const time_t moments[] = {1736928000, 1752566400}; /* January and July 2025 */
    bool is = strcasecmp(tzname[0], name) == 0 || strcasecmp(tzname[1], name) == 0;
    for (size_t i = 0; i < 2 && !is; i++) {
        struct tm local;
        is = localtime_r(&moments[i], &local) != NULL && strcasecmp(local.tm_zone, name) == 0;
    }
    return is;
}

/* A word for the zone of the clinic. */
static bool take_own_zone(const char **at)
{
    for (size_t i = 0; i < sizeof(zone_words) / sizeof(zone_words[0]); i++) {
        const char *const *words = zone_words[i];
        for (size_t j = 0; j < ZONE_WORDS && words[j] != NULL; j++) {
            const char *look = *at;
            if (words_exact(&look, words[j]) &&
                (is_of_clinic(words[0]) || is_of_clinic(words[1]))) {
                *at = look;
                return true;
            }
        }
    }
    return false;
}

bool words_zone(const char **at, bool *known, int *minutes)
{
    static const char *const utc[] = {"z", "utc", "gmt", "etc/utc"};
    *known = true;
    *minutes = 0;
    for (size_t i = 0; i < sizeof(utc) / sizeof(utc[0]); i++) {
        if (words_exact(at, utc[i])) {
            read_offset(at, minutes);
            return true;
        }
    }
    if (take_own_zone(at)) {
        *known = false;
        return true;
    }
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(tzname[i]);
        if (length >= 3 && strncasecmp(*at, tzname[i], length) == 0 && !is_letter((*at)[length])) {
            *at += length;
            *known = false;
            return true;
        }
    }
    return read_offset(at, minutes);
}
