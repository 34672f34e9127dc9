/* When an event takes place: moments in their time zones, and repetition. */
#include "import/ical/event.h"

#include "base/clock.h"

#include <string.h>

/* Daily for 270 years: whoever asks for more did not mean appointments. */
#define REPEATS_MAX 100000

/* Years in which people have appointments; before and after them time zones are guesswork. */
#define YEAR_MIN 1970
#define YEAR_MAX 2200

bool ical_event_refuse(struct collection *collection, const struct ical_lines *lines,
                       size_t first_line, const char *property, const char *reason)
{
    size_t line = lines->items[first_line].line;
    for (size_t i = first_line; i < lines->count && !ical_line_is(&lines->items[i], "END"); i++) {
        if (ical_line_is(&lines->items[i], property)) {
            line = lines->items[i].line;
            break;
        }
    }
    return collection_refuse(collection, line, "%s %s", property, reason);
}

static bool is_possible(struct icaltimetype t)
{
    return t.year >= YEAR_MIN && t.year <= YEAR_MAX && t.month >= 1 && t.month <= 12 &&
           t.day >= 1 && t.day <= icaltime_days_in_month(t.month, t.year) && t.hour >= 0 &&
           t.hour <= 23 && t.minute >= 0 && t.minute <= 59 && t.second >= 0 && t.second <= 60;
}

/* Times without a zone, and dates, are of the clinic's own zone. */
static int64_t ms_of(struct icaltimetype t)
{
    if (t.zone == NULL || t.is_date) {
        return civil_to_ms((struct civil_time){
            .year = t.year,
            .month = t.month,
            .day = t.day,
            .hour = t.is_date ? 0 : t.hour,
            .minute = t.is_date ? 0 : t.minute,
            .second = t.is_date ? 0 : t.second,
        });
    }
    return (int64_t)icaltime_as_timet_with_zone(t, t.zone) * 1000;
}

bool ical_moment_read(struct collection *collection, const struct ical_lines *lines,
                      size_t first_line, icalproperty *property, icalcomponent *component,
                      struct ical_moment *moment)
{
    const char *name = icalproperty_get_property_name(property);
    struct icaltimetype time = icalproperty_get_datetime_with_component(property, component);
    if (icalproperty_isa(property) == ICAL_RDATE_PROPERTY) {
        struct icaldatetimeperiodtype either = icalproperty_get_rdate(property);
        if (icaltime_is_null_time(either.time)) { /* a period: its start is what matters */
            const icaltimezone *zone = time.zone;
            time = either.period.start;
            time.zone = time.zone == NULL ? zone : time.zone;
        }
    }
    if (!is_possible(time)) {
        return ical_event_refuse(collection, lines, first_line, name, "cannot be read");
    }
    if (time.zone == NULL && !time.is_date &&
        icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER) != NULL) {
        return ical_event_refuse(collection, lines, first_line, name,
                                 "is in a time zone that is not known");
    }
    *moment = (struct ical_moment){.time = time, .ms = ms_of(time), .is_date = time.is_date != 0};
    return true;
}

/* An event being repeated. */
struct repetition {
    struct collection *collection;
    const struct ical_lines *lines;
    const struct ical_event *event;
    struct ical_moment *excluded;
    size_t excluded_count;
    const struct ical_event *changed;
    size_t changed_count;
};

static const char *instance_uid(struct arena *arena, const char *uid, int64_t ms)
{
    return uid[0] == '\0' ? "" : arena_printf(arena, "%s/%lld", uid, (long long)(ms / 1000));
}

static void add_at(struct collection *collection, const struct ical_event *event, int64_t start_ms,
                   const char *uid)
{
    struct appointment appointment = event->people;
    appointment.start_ms = start_ms;
    appointment.end_ms = start_ms + event->duration_ms;
    appointment.uid = uid[0] == '\0' ? collection_uid(collection, &appointment) : uid;
    collection_add(collection, appointment);
}

static bool is_left_out(const struct repetition *repetition, int64_t ms)
{
    for (size_t i = 0; i < repetition->excluded_count; i++) {
        const struct ical_moment *excluded = &repetition->excluded[i];
        if (excluded->ms == (excluded->is_date ? civil_day_start_ms(ms) : ms)) {
            return true;
        }
    }
    for (size_t i = 0; i < repetition->changed_count; i++) {
        const struct ical_moment *changed = &repetition->changed[i].change_of;
        if (changed->ms == (changed->is_date ? civil_day_start_ms(ms) : ms)) {
            return true;
        }
    }
    return false;
}

static void add_instance(const struct repetition *repetition, int64_t ms)
{
    struct collection *collection = repetition->collection;
    if (ms >= collection->request->from_ms && ms < collection->request->to_ms &&
        !is_left_out(repetition, ms)) {
        add_at(collection, repetition->event, ms,
               instance_uid(collection->arena, repetition->event->uid, ms));
    }
}

/* libical takes zones that it only reads as if it wrote to them. */
static icaltimezone *zone_of(struct icaltimetype time)
{
    union {
        const icaltimezone *read_only;
        icaltimezone *zone;
    } same = {.read_only = time.zone};
    return same.zone;
}

/* UNTIL is a date, or in UTC, while the rule counts in the zone of the start. A date means all of
 * that day. */
static struct icaltimetype until_in_zone_of(struct icaltimetype until, struct icaltimetype start)
{
    if (icaltime_is_null_time(until)) {
        return until;
    }
    if (until.is_date) {
        until.is_date = 0;
        until.hour = 23;
        until.minute = 59;
        until.second = 59;
    } else if (icaltime_is_utc(until) && start.zone == NULL) {
        struct civil_time local = civil_from_ms(ms_of(until));
        until.year = local.year;
        until.month = local.month;
        until.day = local.day;
        until.hour = local.hour;
        until.minute = local.minute;
        until.second = local.second;
    } else if (icaltime_is_utc(until)) {
        icaltimezone_convert_time(&until, icaltimezone_get_utc_timezone(), zone_of(start));
    }
    until.zone = start.zone;
    return until;
}

static bool follow_rule(const struct repetition *repetition, struct icalrecurrencetype rule)
{
    struct icaltimetype start = repetition->event->start.time;
    rule.until = until_in_zone_of(rule.until, start);
    icalrecur_iterator *iterator = icalrecur_iterator_new(rule, start);
    bool ok = iterator != NULL;
    for (int i = 0; ok; i++) {
        struct icaltimetype time = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(time) || !is_possible(time)) {
            break;
        }
        time.zone = start.zone;
        int64_t ms = ms_of(time);
        if (ms >= repetition->collection->request->to_ms) {
            break;
        }
        add_instance(repetition, ms);
        ok = i < REPEATS_MAX;
    }
    icalrecur_iterator_free(iterator);
    return ok || ical_event_refuse(repetition->collection, repetition->lines,
                                   repetition->event->first_line, "RRULE", "cannot be followed");
}

static bool read_excluded(struct repetition *repetition)
{
    icalcomponent *component = repetition->event->component;
    size_t capacity = 0;
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_EXDATE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_EXDATE_PROPERTY)) {
        struct ical_moment moment = {0};
        if (!ical_moment_read(repetition->collection, repetition->lines,
                              repetition->event->first_line, property, component, &moment)) {
            return false;
        }
        repetition->excluded =
            arena_grow(repetition->collection->arena, repetition->excluded,
                       repetition->excluded_count, &capacity, sizeof(*repetition->excluded));
        repetition->excluded[repetition->excluded_count++] = moment;
    }
    return true;
}

static bool add_extra_dates(const struct repetition *repetition, bool *any)
{
    icalcomponent *component = repetition->event->component;
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_RDATE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_RDATE_PROPERTY)) {
        struct ical_moment moment = {0};
        if (!ical_moment_read(repetition->collection, repetition->lines,
                              repetition->event->first_line, property, component, &moment)) {
            return false;
        }
        if (!moment.is_date) {
            add_instance(repetition, moment.ms);
        }
        *any = true;
    }
    return true;
}

void ical_event_expand(struct collection *collection, const struct ical_lines *lines,
                       const struct ical_event *event, const struct ical_event *changed,
                       size_t changed_count)
{
    if (event->is_change) {
        add_at(collection, event, event->start.ms,
               instance_uid(collection->arena, event->uid, event->change_of.ms));
        return;
    }
    struct repetition repetition = {
        .collection = collection,
        .lines = lines,
        .event = event,
        .changed = changed,
        .changed_count = changed_count,
    };
    bool has_dates = false;
    if (!read_excluded(&repetition) || !add_extra_dates(&repetition, &has_dates)) {
        return;
    }
    icalproperty *rule = icalcomponent_get_first_property(event->component, ICAL_RRULE_PROPERTY);
    if (rule == NULL && !has_dates) {
        add_at(collection, event, event->start.ms, event->uid);
        return;
    }
    if (rule == NULL) { /* the start is the first of the dates, listed or not */
        add_instance(&repetition, event->start.ms);
        return;
    }
    bool ok = true;
    for (; rule != NULL && ok;
         rule = icalcomponent_get_next_property(event->component, ICAL_RRULE_PROPERTY)) {
        ok = follow_rule(&repetition, icalproperty_get_rrule(rule));
    }
}
