#include "import/ical/times.h"

#include "import/ical/days.h"
#include "import/ical/rule.h"

#include <stdlib.h>

/* Moments in order. */
struct moments {
    int64_t *items;
    size_t count;
    size_t capacity;
};

bool ical_is_asked_for(const struct ical_reading *reading, int64_t ms)
{
    const struct import_request *request = reading->collection->request;
    return ms >= request->from_ms && ms < request->to_ms;
}

static void add_hit(struct part *part, struct hit hit)
{
    struct hits *hits = &part->hits;
    if (hit.instance_ms < part->from_ms || hit.instance_ms >= part->to_ms ||
        !ical_is_asked_for(part->reading, hit.start_ms)) {
        return;
    }
    hits->items = arena_grow(part->reading->collection->arena, hits->items, hits->count,
                             &hits->capacity, sizeof(*hits->items));
    hits->items[hits->count++] = hit;
}

/* A local time of the series. */
static void add_local(void *self, int64_t local_s)
{
    struct part *part = self;
    const struct zone *zone = part->event->start.zone;
    add_hit(part, (struct hit){
                      .instance_ms = zone_moment(zone, local_s) * 1000,
                      .local_day = floor_divide(local_s, SECONDS_A_DAY),
                      .start_ms = zone_moment(zone, local_s + part->shift_s) * 1000,
                  });
}

int64_t ical_local_in_series(const struct ical_event *event, int64_t ms)
{
    return zone_local(event->start.zone, floor_divide(ms, 1000));
}

/* The last local moment of a rule. UNTIL may be in UTC, without a zone, or a date, which means all
 * of that day. */
static int64_t until_of(const struct ical_event *event, const struct icalrecurrencetype *rule)
{
    int64_t seconds = 0;
    if (icaltime_is_null_time(rule->until) || !ical_seconds_of(rule->until, &seconds)) {
        return INT64_MAX;
    }
    if (rule->until.is_date) {
        return seconds + SECONDS_A_DAY - 1;
    }
    return icaltime_is_utc(rule->until) ? ical_local_in_series(event, seconds * 1000) : seconds;
}

/* Follows one RRULE or EXRULE. */
static void follow(struct part *part, const char *property, const struct icalrecurrencetype *read,
                   rule_told *tell, void *self)
{
    struct rule rule;
    int64_t start_s = part->event->start.local_s;
    int64_t until_s = until_of(part->event, read);
    int64_t first_s = part->first_day * SECONDS_A_DAY;
    if (!rule_reaches(read, start_s, until_s, first_s) ||
        floor_divide(start_s, SECONDS_A_DAY) > part->last_day) {
        return;
    }
    const char *reason = rule_read(part->reading->collection->arena, read, start_s, &rule);
    rule.until_s = until_s;
    if (reason == NULL &&
        !rule_follow(&rule, part->first_day, part->last_day, &part->reading->budget, tell, self)) {
        reason = "is too much to work out";
    }
    if (reason != NULL) {
        part->fault = (struct ical_fault){property, reason};
    }
}

/* The further dates of a series (RDATE). A mere date gives no time of day and is passed over. */
static bool add_dates(struct part *part)
{
    const struct ical_event *event = part->event;
    bool any = false;
    for (icalproperty *property =
             icalcomponent_get_first_property(event->component, ICAL_RDATE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(event->component, ICAL_RDATE_PROPERTY)) {
        struct ical_moment moment;
        any = true;
        if (!ical_moment_read(part->reading, event->calendar->component, property, &moment)) {
            part->fault = (struct ical_fault){"RDATE", "cannot be read"};
            continue;
        }
        if (moment.is_date) {
            continue;
        }
        int64_t ms = ical_moment_ms(&moment, event->start.zone);
        int64_t local_s = ical_local_in_series(event, ms);
        struct icalperiodtype period = icalproperty_get_rdate(property).period;
        int64_t end_s = 0;
        int64_t duration_ms = (int64_t)icaldurationtype_as_int(period.duration) * 1000;
        if (!icaltime_is_null_time(period.end) && ical_seconds_of(period.end, &end_s)) {
            duration_ms = (end_s - moment.local_s) * 1000;
        }
        add_hit(part, (struct hit){
                          .instance_ms = ms,
                          .local_day = floor_divide(local_s, SECONDS_A_DAY),
                          .start_ms =
                              part->shift_s == 0
                                  ? ms
                                  : zone_moment(event->start.zone, local_s + part->shift_s) * 1000,
                          .duration_ms = duration_ms > 0 ? duration_ms : 0,
                      });
    }
    return any;
}

/* Finds the times of a part, exceptions and all; what cannot be done is in part->fault. */
static void find_times(struct part *part, bool *repeats)
{
    icalcomponent *component = part->event->component;
    bool has_rule = false;
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_RRULE_PROPERTY)) {
        const struct icalrecurrencetype read = icalproperty_get_rrule(property);
        has_rule = true;
        follow(part, "RRULE", &read, add_local, part);
    }
    *repeats = add_dates(part) || has_rule;
    if (!has_rule) { /* the start is the first of the dates, listed or not */
        add_local(part, part->event->start.local_s);
    }
}

static void add_moment(struct arena *arena, struct moments *moments, int64_t value)
{
    moments->items = arena_grow(arena, moments->items, moments->count, &moments->capacity,
                                sizeof(*moments->items));
    moments->items[moments->count++] = value;
}

static int by_value(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static bool has_moment(const struct moments *moments, int64_t value)
{
    return moments->count > 0 && bsearch(&value, moments->items, moments->count,
                                         sizeof(*moments->items), by_value) != NULL;
}

/* The instances that do not take place: EXDATE, EXRULE, and changes, which are added themselves. */
struct exceptions {
    struct part *part;
    struct moments instances;
    struct moments days; /* an EXDATE that is a date means that day where the series is at home */
};

static void add_exception(void *self, int64_t local_s)
{
    struct exceptions *exceptions = self;
    add_moment(exceptions->part->reading->collection->arena, &exceptions->instances,
               zone_moment(exceptions->part->event->start.zone, local_s) * 1000);
}

static void read_exdates(struct exceptions *exceptions)
{
    const struct ical_event *event = exceptions->part->event;
    struct ical_reading *reading = exceptions->part->reading;
    for (icalproperty *property =
             icalcomponent_get_first_property(event->component, ICAL_EXDATE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(event->component, ICAL_EXDATE_PROPERTY)) {
        struct ical_moment moment;
        if (!ical_moment_read(reading, event->calendar->component, property, &moment)) {
            exceptions->part->fault = (struct ical_fault){"EXDATE", "cannot be read"};
            continue;
        }
        if (moment.is_date) {
            add_moment(reading->collection->arena, &exceptions->days,
                       floor_divide(moment.local_s, SECONDS_A_DAY));
        } else {
            add_moment(reading->collection->arena, &exceptions->instances,
                       ical_moment_ms(&moment, event->start.zone));
        }
    }
}

static void read_exceptions(struct exceptions *exceptions, const struct ical_series *series)
{
    icalcomponent *component = series->event->component;
    read_exdates(exceptions);
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_EXRULE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_EXRULE_PROPERTY)) {
        const struct icalrecurrencetype read = icalproperty_get_exrule(property);
        follow(exceptions->part, "EXRULE", &read, add_exception, exceptions);
    }
    for (size_t i = 0; i < series->change_count; i++) {
        add_moment(exceptions->part->reading->collection->arena, &exceptions->instances,
                   series->changes[i]->change_of.ms);
    }
    struct moments *const both[] = {&exceptions->instances, &exceptions->days};
    for (size_t i = 0; i < 2; i++) {
        if (both[i]->count > 0) {
            qsort(both[i]->items, both[i]->count, sizeof(int64_t), by_value);
        }
    }
}

bool ical_times_find(struct part *part, const struct ical_series *series, bool *repeats)
{
    struct exceptions exceptions = {.part = part};
    find_times(part, repeats);
    if (part->hits.count > 0) {
        read_exceptions(&exceptions, series);
    }
    if (part->fault.property != NULL) {
        ical_event_leave_out(part->reading, part->event, part->fault.property, part->fault.reason);
        return false;
    }
    size_t kept = 0;
    for (size_t i = 0; i < part->hits.count; i++) {
        const struct hit *hit = &part->hits.items[i];
        if (!has_moment(&exceptions.instances, hit->instance_ms) &&
            !has_moment(&exceptions.days, hit->local_day)) {
            part->hits.items[kept++] = *hit;
        }
    }
    part->hits.count = kept;
    return true;
}
