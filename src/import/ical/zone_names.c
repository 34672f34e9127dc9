#include "import/ical/zone_names.h"

#include "import/ical/offset.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include <unicode/ucal.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

#define PATH_PARTS_MAX 3

/* Longer names are of no zone that anybody knows. */
#define NAME_BYTES 128

static bool starts_with(const char *text, const char *with)
{
    return strncasecmp(text, with, strlen(with)) == 0;
}

static bool is_utc(const char *name)
{
    static const char *const names[] = {"UTC",
                                        "Z",
                                        "GMT",
                                        "Etc/UTC",
                                        "Etc/GMT",
                                        "tzone://Microsoft/Utc",
                                        "(UTC) Coordinated Universal Time"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcasecmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The IANA name of the clinic's zone, "" if it has none. */
static const char *clinic_name(struct arena *arena)
{
    static const char folder[] = "zoneinfo/";
    char link[PATH_MAX];
    const char *name = getenv("TZ");
    if (name == NULL) {
        ssize_t length = readlink("/etc/localtime", link, sizeof(link) - 1);
        link[length < 0 ? 0 : length] = '\0';
        name = link;
    }
    name += name[0] == ':' ? 1 : 0;
    const char *path = strstr(name, folder);
    return arena_strdup(arena, path == NULL ? name : path + strlen(folder));
}

/* ICU takes text as UTF-16. False if the text is not plain ASCII or too long for a zone. */
static bool to_icu(const char *text, UChar out[NAME_BYTES])
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] >= 0x80) {
            return false;
        }
    }
    if (length == 0 || length >= NAME_BYTES) {
        return false;
    }
    u_charsToUChars(text, out, (int32_t)length + 1);
    return true;
}

/* True if the clinic is in this zone of Windows. */
static bool is_of_clinic(struct arena *arena, const UChar *windows_name)
{
    UChar clinic[NAME_BYTES];
    UChar found[NAME_BYTES];
    UErrorCode status = U_ZERO_ERROR;
    if (!to_icu(clinic_name(arena), clinic)) {
        return false;
    }
    int32_t length = ucal_getWindowsTimeZoneID(clinic, -1, found, NAME_BYTES, &status);
    return U_SUCCESS(status) && length > 0 && u_strcasecmp(found, windows_name, 0) == 0;
}

static const struct zone *by_windows_name(struct arena *arena, const char *name)
{
    UChar windows_name[NAME_BYTES];
    UChar found[NAME_BYTES];
    char iana_name[NAME_BYTES];
    UErrorCode status = U_ZERO_ERROR;
    if (!to_icu(name, windows_name)) {
        return NULL;
    }
    int32_t length =
        ucal_getTimeZoneIDForWindowsID(windows_name, -1, NULL, found, NAME_BYTES, &status);
    if (U_FAILURE(status) || length <= 0 || length >= NAME_BYTES) {
        return NULL;
    }
    if (is_of_clinic(arena, windows_name)) {
        return &zone_clinic;
    }
    u_UCharsToChars(found, iana_name, length + 1);
    return zone_of_machine(arena, iana_name);
}

/* "New York" for "America/New_York": true if the last part of the zone's name is this place. */
static bool is_place(const char *zone, const char *place, size_t length)
{
    const char *slash = strrchr(zone, '/');
    const char *last = slash == NULL ? zone : slash + 1;
    if (strlen(last) != length) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        char c = (char)(last[i] == '_' ? ' ' : last[i]);
        if (strncasecmp(&c, &place[i], 1) != 0) {
            return false;
        }
    }
    return true;
}

/* "america/new_york" */
static bool is_name(const char *zone, const char *name, size_t length)
{
    return strlen(zone) == length && strncasecmp(zone, name, length) == 0;
}

/* The first zone of the IANA database of which is() is true with the text. */
static const struct zone *find_zone(struct arena *arena,
                                    bool (*is)(const char *zone, const char *text, size_t length),
                                    const char *text, size_t length)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *zones = ucal_openTimeZones(&status);
    const struct zone *found = NULL;
    const char *zone = NULL;
    while (U_SUCCESS(status) && found == NULL &&
           (zone = uenum_next(zones, NULL, &status)) != NULL) {
        found = is(zone, text, length) ? zone_of_machine(arena, zone) : NULL;
    }
    uenum_close(zones);
    return found;
}

static const struct zone *by_iana_name(struct arena *arena, const char *name)
{
    const struct zone *zone = zone_of_machine(arena, name);
    return zone == NULL ? find_zone(arena, is_name, name, strlen(name)) : zone;
}

/* "(UTC-05:00) Eastern Time (US & Canada)" is "Eastern Standard Time"; "(UTC+01:00) Amsterdam,
 * Berlin, Bern" is the zone of Amsterdam. */
static const struct zone *by_shown_name(struct arena *arena, const char *name)
{
    static const char time[] = " Time";
    const char *rest = name;
    bool has_offset = starts_with(name, "(UTC") || starts_with(name, "(GMT");
    if (has_offset && strchr(name, ')') != NULL) {
        rest = strchr(name, ')') + 1;
        rest += strspn(rest, " ");
    }
    size_t length = strcspn(rest, "(,");
    while (length > 0 && rest[length - 1] == ' ') {
        length--;
    }
    if (length > strlen(time) && starts_with(rest + length - strlen(time), time)) {
        return by_windows_name(
            arena, arena_printf(arena, "%.*s Standard Time", (int)(length - strlen(time)), rest));
    }
    return has_offset && length > 0 ? find_zone(arena, is_place, rest, length) : NULL;
}

/* The last parts of a path, the longest first: a zone may be called America/Indiana/Knox. */
static const struct zone *by_path(struct arena *arena, const char *name)
{
    for (int parts = PATH_PARTS_MAX; parts > 0; parts--) {
        const char *at = name + strlen(name);
        for (int slashes = 0; at > name; at--) {
            slashes += at[-1] == '/' ? 1 : 0;
            if (slashes == parts) {
                break;
            }
        }
        const struct zone *zone = at == name ? NULL : by_iana_name(arena, at);
        if (zone != NULL) {
            return zone;
        }
    }
    return NULL;
}

const struct zone *zone_by_offset(struct arena *arena, const char *name)
{
    int offset_s = 0;
    const char *behind = name + (name[0] == '(' ? 1 : 0);
    if (!starts_with(behind, "UTC") && !starts_with(behind, "GMT")) {
        return NULL;
    }
    behind += strlen("UTC");
    const size_t length =
        strlen(behind) - (name[0] == '(' && name[strlen(name) - 1] == ')' ? 1 : 0);
    if (!offset_read(arena_strndup(arena, behind, length), &offset_s)) {
        return NULL;
    }
    struct zone *zone = ARENA_NEW(arena, struct zone);
    zone->first_offset_s = offset_s;
    return zone;
}

/* Outlook numbers its copies of a zone: "Pacific Standard Time 1". */
static const char *without_number(struct arena *arena, const char *name)
{
    size_t length = strlen(name);
    while (length > 0 && name[length - 1] >= '0' && name[length - 1] <= '9') {
        length--;
    }
    return length > 0 && name[length - 1] == ' ' ? arena_strndup(arena, name, length - 1) : name;
}

const struct zone *zone_by_name(struct arena *arena, const char *name)
{
    if (strlen(name) >= NAME_BYTES || strstr(name, "..") != NULL) {
        return NULL;
    }
    if (is_utc(name)) {
        return &zone_utc;
    }
    const struct zone *zone = by_iana_name(arena, name);
    zone = zone == NULL ? by_path(arena, name) : zone;
    zone = zone == NULL ? by_windows_name(arena, without_number(arena, name)) : zone;
    return zone == NULL ? by_shown_name(arena, name) : zone;
}
