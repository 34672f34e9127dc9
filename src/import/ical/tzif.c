/* The zones of this machine: files of time zone information (RFC 8536). */
#include "base/file.h"
#include "import/ical/days.h"
#include "import/ical/zone.h"

#include <stdlib.h>
#include <string.h>

#define ZONE_BYTES_MAX ((size_t)64 * 1024)
#define NAME_MAX_BYTES 64

/* The rule at the end of a file is followed in these years. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2200

struct input {
    const char *at;
    size_t left;
};

static bool take(struct input *input, size_t count, const char **bytes)
{
    if (count > input->left) {
        return false;
    }
    *bytes = input->at;
    input->at += count;
    input->left -= count;
    return true;
}

/* Signed, highest byte first. */
static int64_t number_of(const char *bytes, size_t size)
{
    uint64_t value = (bytes[0] & 0x80) != 0 ? UINT64_MAX : 0;
    for (size_t i = 0; i < size; i++) {
        value = value << 8 | (unsigned char)bytes[i];
    }
    return (int64_t)value;
}

struct header {
    char version;
    size_t utc_count, standard_count, leap_count, time_count, type_count, char_count;
};

static bool read_header(struct input *input, struct header *header)
{
    const char *bytes = NULL;
    if (!take(input, 44, &bytes) || memcmp(bytes, "TZif", 4) != 0) {
        return false;
    }
    size_t *const counts[] = {&header->utc_count,  &header->standard_count, &header->leap_count,
                              &header->time_count, &header->type_count,     &header->char_count};
    header->version = bytes[4];
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        int64_t count = number_of(bytes + 20 + 4 * i, 4);
        if (count < 0 || count > (int64_t)ZONE_BYTES_MAX) {
            return false;
        }
        *counts[i] = (size_t)count;
    }
    return header->type_count > 0;
}

static bool skip_data(struct input *input, const struct header *header, size_t time_size)
{
    const char *bytes = NULL;
    return take(input,
                header->time_count * (time_size + 1) + header->type_count * 6 + header->char_count +
                    header->leap_count * (time_size + 4) + header->standard_count +
                    header->utc_count,
                &bytes);
}

static bool read_data(struct arena *arena, struct input *input, const struct header *header,
                      size_t time_size, struct zone_change **changes, struct zone *zone)
{
    const char *times = input->at;
    if (!skip_data(input, header, time_size)) {
        return false;
    }
    const char *indexes = times + header->time_count * time_size;
    const char *types = indexes + header->time_count;
    /* with room for what its last rule adds */
    const size_t room = header->time_count + 2 * (size_t)(LAST_YEAR - FIRST_YEAR);
    *changes = ARENA_ARRAY(arena, struct zone_change, room);
    zone->first_offset_s = (int)number_of(types, 4);
    for (size_t i = 0; i < header->time_count; i++) {
        size_t type = (unsigned char)indexes[i];
        if (type >= header->type_count) {
            return false;
        }
        (*changes)[i] = (struct zone_change){
            .at_s = number_of(times + i * time_size, time_size),
            .offset_s = (int)number_of(types + type * 6, 4),
        };
    }
    zone->count = header->time_count;
    return true;
}

/* A date of a rule such as M3.2.0/2: the second Sunday in March, at 2. */
struct rule_date {
    char kind; /* 'M', 'J' for a day that never is 29 February, 'N' for one that may be */
    int numbers[3];
    int time_s;
};

static bool read_digits(const char **at, int highest, int *value)
{
    if (**at < '0' || **at > '9') {
        return false;
    }
    *value = 0;
    while (**at >= '0' && **at <= '9' && *value <= highest) {
        *value = *value * 10 + (*(*at)++ - '0');
    }
    return *value <= highest;
}

/* "[+-]hh[:mm[:ss]]" */
static bool read_clock(const char **at, int *seconds)
{
    int sign = **at == '-' ? -1 : 1;
    *at += **at == '-' || **at == '+' ? 1 : 0;
    int parts[3] = {0};
    for (int i = 0; i < 3 && (i == 0 || **at == ':'); i++) {
        *at += i == 0 ? 0 : 1;
        if (!read_digits(at, i == 0 ? 167 : 59, &parts[i])) {
            return false;
        }
    }
    *seconds = sign * (parts[0] * 3600 + parts[1] * 60 + parts[2]);
    return true;
}

static bool skip_name(const char **at)
{
    const char *start = *at;
    if (**at == '<') {
        const char *end = strchr(*at, '>');
        *at = end == NULL ? *at : end + 1;
        return end != NULL;
    }
    while ((**at >= 'a' && **at <= 'z') || (**at >= 'A' && **at <= 'Z')) {
        (*at)++;
    }
    return *at > start;
}

static bool read_rule_date(const char **at, struct rule_date *date)
{
    if (*(*at)++ != ',') {
        return false;
    }
    *date = (struct rule_date){.kind = 'N', .time_s = 7200};
    if (**at == 'M' || **at == 'J') {
        date->kind = *(*at)++;
    }
    bool ok = read_digits(at, date->kind == 'M' ? 12 : 365, &date->numbers[0]);
    for (int i = 1; ok && date->kind == 'M' && i < 3; i++) {
        ok = *(*at)++ == '.' && read_digits(at, i == 1 ? 5 : 6, &date->numbers[i]);
    }
    if (ok && date->kind == 'M' && (date->numbers[0] < 1 || date->numbers[1] < 1)) {
        return false;
    }
    if (ok && **at == '/') {
        (*at)++;
        ok = read_clock(at, &date->time_s);
    }
    return ok;
}

static int64_t local_of(const struct rule_date *date, int year)
{
    int64_t day = days_from_date(year, 1, 1) + date->numbers[0];
    if (date->kind == 'J') {
        bool passed = date->numbers[0] > 59 && days_in_year(year) == 366;
        day += passed ? 0 : -1;
    } else if (date->kind == 'M') {
        int month = date->numbers[0];
        int64_t first = days_from_date(year, month, 1);
        day = first + (date->numbers[2] - days_weekday(first) + 7) % 7;
        day += INT64_C(7) * (date->numbers[1] - 1);
        day -= day >= first + days_in_month(year, month) ? 7 : 0;
    }
    return day * SECONDS_A_DAY + date->time_s;
}

/* What the file says about the time after its last change: "PST8PDT,M3.2.0,M11.1.0". The offsets
 * count westwards. */
static void follow_last_rule(const char *rule, struct zone_change *changes, struct zone *zone)
{
    int standard_s = 0;
    int summer_s = 0;
    struct rule_date begins;
    struct rule_date ends;
    if (!skip_name(&rule) || !read_clock(&rule, &standard_s)) {
        return;
    }
    if (*rule == '\0') {
        zone->first_offset_s = zone->count == 0 ? -standard_s : zone->first_offset_s;
        return;
    }
    summer_s = standard_s - 3600;
    if (!skip_name(&rule) || (*rule != ',' && !read_clock(&rule, &summer_s)) ||
        !read_rule_date(&rule, &begins) || !read_rule_date(&rule, &ends)) {
        return;
    }
    const int64_t last_s = zone->count == 0 ? INT64_MIN : changes[zone->count - 1].at_s;
    for (int year = FIRST_YEAR; year < LAST_YEAR; year++) {
        struct zone_change pair[] = {
            {.at_s = local_of(&begins, year) + standard_s, .offset_s = -summer_s},
            {.at_s = local_of(&ends, year) + summer_s, .offset_s = -standard_s},
        };
        int first = pair[0].at_s <= pair[1].at_s ? 0 : 1;
        for (int i = 0; i < 2; i++) {
            const struct zone_change *change = &pair[i == 0 ? first : 1 - first];
            if (change->at_s > last_s) {
                changes[zone->count++] = *change;
            }
        }
    }
}

static bool read_zone(struct arena *arena, struct input input, struct zone *zone)
{
    struct header header;
    struct zone_change *changes = NULL;
    if (!read_header(&input, &header)) {
        return false;
    }
    if (header.version == '\0') {
        if (!read_data(arena, &input, &header, 4, &changes, zone)) {
            return false;
        }
    } else {
        if (!skip_data(&input, &header, 4) || !read_header(&input, &header) ||
            !read_data(arena, &input, &header, 8, &changes, zone)) {
            return false;
        }
        if (input.left > 2 && input.at[0] == '\n' && input.at[input.left - 1] == '\n') {
            follow_last_rule(arena_strndup(arena, input.at + 1, input.left - 2), changes, zone);
        }
    }
    zone->changes = changes;
    return true;
}

/* Only what is below the folder of the zones, and not its copies that count leap seconds, nor the
 * zone of the machine under another name. */
static bool is_zone_name(const char *name)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/";
    size_t length = strlen(name);
    return length > 0 && length <= NAME_MAX_BYTES && strspn(name, allowed) == length &&
           name[0] != '/' && strncmp(name, "right/", strlen("right/")) != 0 &&
           strcmp(name, "localtime") != 0 && strcmp(name, "posixrules") != 0;
}

const struct zone *zone_of_machine(struct arena *arena, const char *name)
{
    if (!is_zone_name(name)) {
        return NULL;
    }
    const char *folder = getenv("TZDIR"); /* as the C library does */
    folder = folder == NULL || folder[0] == '\0' ? "/usr/share/zoneinfo" : folder;
    struct err err;
    char *bytes = NULL;
    struct input input = {0};
    if (!file_read(arena, arena_printf(arena, "%s/%s", folder, name), ZONE_BYTES_MAX, &bytes,
                   &input.left, &err)) {
        return NULL;
    }
    input.at = bytes;
    struct zone zone = {0};
    if (!read_zone(arena, input, &zone)) {
        return NULL;
    }
    struct zone *kept = ARENA_NEW(arena, struct zone);
    *kept = zone;
    return kept;
}
