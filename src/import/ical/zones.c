#include "import/ical/zones.h"

#include "import/ical/days.h"
#include "import/ical/rule.h"
#include "import/ical/zone_names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Calendars name a few. */
#define ZONES_MAX   500
#define CHANGES_MAX 5000

struct known_zone {
    icalcomponent *calendar; /* that describes it; NULL for one of the machine */
    const char *name;
    const struct zone *zone;
};

/* A zone that a calendar describes, being worked out. */
struct description {
    struct zones *zones;
    struct zone zone;
    struct zone_change *changes;
    size_t capacity;
    int from_s; /* offset before the changes that are being read, and after them */
    int to_s;
};

static void add_change(void *self, int64_t local_s)
{
    struct description *description = self;
    struct zone *zone = &description->zone;
    if (zone->count >= CHANGES_MAX) {
        return;
    }
    description->changes = arena_grow(description->zones->arena, description->changes, zone->count,
                                      &description->capacity, sizeof(*description->changes));
    description->changes[zone->count++] =
        (struct zone_change){.at_s = local_s - description->from_s, .offset_s = description->to_s};
}

static int64_t seconds_of(struct icaltimetype time)
{
    if (time.month < 1 || time.month > 12) {
        return 0;
    }
    return days_from_date(time.year, time.month, time.day) * SECONDS_A_DAY +
           (time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + time.second);
}

static bool follow(struct description *description, icalproperty *property, int64_t start_s)
{
    const struct icalrecurrencetype read = icalproperty_get_rrule(property);
    struct zones *zones = description->zones;
    struct rule rule;
    if (rule_read(zones->arena, &read, start_s, &rule) != NULL) {
        return false;
    }
    if (!icaltime_is_null_time(read.until)) {
        rule.until_s =
            seconds_of(read.until) + (icaltime_is_utc(read.until) ? description->from_s : 0);
    }
    return rule_follow(&rule, floor_divide(start_s, SECONDS_A_DAY),
                       floor_divide(zones->until_s, SECONDS_A_DAY), zones->budget, add_change,
                       description);
}

/* True if libical has dropped when the clocks change, and left a note of it. */
static bool lacks_changes(icalcomponent *observance)
{
    static const char *const properties[] = {" DTSTART property", " RRULE property",
                                             " RDATE property"};
    for (icalproperty *note = icalcomponent_get_first_property(observance, ICAL_XLICERROR_PROPERTY);
         note != NULL;
         note = icalcomponent_get_next_property(observance, ICAL_XLICERROR_PROPERTY)) {
        const char *text = icalproperty_get_xlicerror(note);
        for (size_t i = 0; text != NULL && i < sizeof(properties) / sizeof(properties[0]); i++) {
            if (strstr(text, properties[i]) != NULL) {
                return true;
            }
        }
    }
    return false;
}

/* One STANDARD or DAYLIGHT. */
static bool read_observance(struct description *description, icalcomponent *observance)
{
    icalproperty *start = icalcomponent_get_first_property(observance, ICAL_DTSTART_PROPERTY);
    icalproperty *from = icalcomponent_get_first_property(observance, ICAL_TZOFFSETFROM_PROPERTY);
    icalproperty *to = icalcomponent_get_first_property(observance, ICAL_TZOFFSETTO_PROPERTY);
    if (start == NULL || from == NULL || to == NULL || lacks_changes(observance)) {
        return false;
    }
    description->from_s = icalproperty_get_tzoffsetfrom(from);
    description->to_s = icalproperty_get_tzoffsetto(to);
    int64_t start_s = seconds_of(icalproperty_get_dtstart(start));
    bool ok = true;
    add_change(description, start_s);
    for (icalproperty *rule = icalcomponent_get_first_property(observance, ICAL_RRULE_PROPERTY);
         rule != NULL && ok;
         rule = icalcomponent_get_next_property(observance, ICAL_RRULE_PROPERTY)) {
        ok = follow(description, rule, start_s);
    }
    for (icalproperty *date = icalcomponent_get_first_property(observance, ICAL_RDATE_PROPERTY);
         date != NULL; date = icalcomponent_get_next_property(observance, ICAL_RDATE_PROPERTY)) {
        struct icaldatetimeperiodtype either = icalproperty_get_rdate(date);
        if (!icaltime_is_null_time(either.time)) {
            add_change(description, seconds_of(either.time));
        }
    }
    return ok;
}

static int by_moment(const void *a, const void *b)
{
    const struct zone_change *left = a;
    const struct zone_change *right = b;
    return (left->at_s > right->at_s) - (left->at_s < right->at_s);
}

/* NULL if the description is no use. */
static const struct zone *read_description(struct zones *zones, icalcomponent *vtimezone)
{
    struct description description = {.zones = zones};
    int64_t first_s = INT64_MAX;
    for (icalcomponent *part = icalcomponent_get_first_component(vtimezone, ICAL_ANY_COMPONENT);
         part != NULL; part = icalcomponent_get_next_component(vtimezone, ICAL_ANY_COMPONENT)) {
        size_t before = description.zone.count;
        if (!read_observance(&description, part) || description.zone.count >= CHANGES_MAX) {
            return NULL;
        }
        if (description.changes[before].at_s < first_s) {
            first_s = description.changes[before].at_s;
            description.zone.first_offset_s = description.from_s;
        }
    }
    if (description.zone.count == 0) {
        return NULL;
    }
    qsort(description.changes, description.zone.count, sizeof(*description.changes), by_moment);
    struct zone *zone = ARENA_NEW(zones->arena, struct zone);
    *zone = description.zone;
    zone->changes = description.changes;
    return zone;
}

/* The length of a name without blanks and quotation marks around it; *name moves to its begin. */
static size_t plain_length(const char **name)
{
    static const char around[] = " \t\"'";
    *name += strspn(*name, around);
    size_t length = strlen(*name);
    while (length > 0 && strchr(around, (*name)[length - 1]) != NULL) {
        length--;
    }
    return length;
}

static const char *plain_name(struct arena *arena, const char *name)
{
    size_t length = plain_length(&name);
    return arena_strndup(arena, name, length);
}

static icalcomponent *find_description(icalcomponent *calendar, const char *name)
{
    icalcompiter at = icalcomponent_begin_component(calendar, ICAL_VTIMEZONE_COMPONENT);
    for (icalcomponent *vtimezone = icalcompiter_deref(&at); vtimezone != NULL;
         vtimezone = icalcompiter_next(&at)) {
        icalproperty *property = icalcomponent_get_first_property(vtimezone, ICAL_TZID_PROPERTY);
        const char *tzid = property == NULL ? NULL : icalproperty_get_tzid(property);
        if (tzid == NULL) {
            continue;
        }
        size_t length = plain_length(&tzid);
        if (length == strlen(name) && memcmp(tzid, name, length) == 0) {
            return vtimezone;
        }
    }
    return NULL;
}

/* Some descriptions say which zone of the IANA database they are a copy of. */
static const struct zone *named_in_description(struct arena *arena, icalcomponent *vtimezone)
{
    for (icalproperty *property = icalcomponent_get_first_property(vtimezone, ICAL_X_PROPERTY);
         property != NULL; property = icalcomponent_get_next_property(vtimezone, ICAL_X_PROPERTY)) {
        const char *name = icalproperty_get_x_name(property);
        const char *value = icalproperty_get_x(property);
        if (name != NULL && value != NULL && strcasecmp(name, "X-LIC-LOCATION") == 0) {
            return zone_by_name(arena, plain_name(arena, value));
        }
    }
    return NULL;
}

static const struct zone *work_out(struct zones *zones, icalcomponent *calendar, const char *name,
                                   icalcomponent **describing)
{
    *describing = NULL;
    const struct zone *zone = zone_by_name(zones->arena, name);
    if (zone != NULL) {
        return zone;
    }
    *describing = calendar;
    icalcomponent *vtimezone = find_description(calendar, name);
    if (vtimezone != NULL) {
        zone = named_in_description(zones->arena, vtimezone);
        zone = zone == NULL ? read_description(zones, vtimezone) : zone;
    }
    zone = zone == NULL ? zone_by_offset(zones->arena, name) : zone;
    return zone == NULL ? &zone_assumed : zone;
}

const struct zone *zones_find(struct zones *zones, icalcomponent *calendar, const char *tzid)
{
    for (size_t i = 0; i < zones->count; i++) {
        const struct known_zone *known = &zones->items[i];
        if ((known->calendar == NULL || known->calendar == calendar) &&
            strcmp(known->name, tzid) == 0) {
            return known->zone;
        }
    }
    if (zones->count == ZONES_MAX) {
        return &zone_assumed;
    }
    icalcomponent *describing = NULL;
    const struct zone *zone =
        work_out(zones, calendar, plain_name(zones->arena, tzid), &describing);
    zones->items = arena_grow(zones->arena, zones->items, zones->count, &zones->capacity,
                              sizeof(*zones->items));
    zones->items[zones->count++] = (struct known_zone){
        .calendar = describing, .name = arena_strdup(zones->arena, tzid), .zone = zone};
    return zone;
}
