#include "import/ical/event.h"

#include "import/csv/status.h"
#include "import/ical/days.h"
#include "import/ical/people.h"

#include <string.h>

static const char *text_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static size_t line_of(const struct ical_reading *reading, const struct ical_event *event,
                      const char *property)
{
    const struct ical_lines *lines = &reading->lines;
    for (size_t i = event->first_line; i < lines->count && !ical_line_is(&lines->items[i], "END");
         i++) {
        if (ical_line_is(&lines->items[i], property)) {
            return lines->items[i].line;
        }
    }
    return lines->items[event->first_line].line;
}

void ical_event_leave_out(const struct ical_reading *reading, const struct ical_event *event,
                          const char *property, const char *reason)
{
    collection_leave_out(reading->collection, line_of(reading, event, property), "%s %s", property,
                         reason);
}

void ical_event_pass_over(const struct ical_reading *reading, const struct ical_event *event,
                          const char *property, const char *reason)
{
    collection_pass_over(reading->collection, line_of(reading, event, property), "%s %s", property,
                         reason);
}

void ical_event_note(const struct ical_reading *reading, const struct ical_event *event,
                     const char *property, const char *reason)
{
    collection_note(reading->collection, line_of(reading, event, property), "%s %s", property,
                    reason);
}

bool ical_seconds_of(struct icaltimetype time, int64_t *seconds)
{
    if (time.year < 1 || time.year > 9999 || time.month < 1 || time.month > 12 || time.day < 1 ||
        time.day > days_in_month(time.year, time.month)) {
        return false;
    }
    *seconds = days_from_date(time.year, time.month, time.day) * SECONDS_A_DAY;
    if (time.is_date) {
        return true;
    }
    *seconds += time.hour * 3600 + time.minute * 60 + time.second;
    return time.hour >= 0 && time.hour <= 23 && time.minute >= 0 && time.minute <= 59 &&
           time.second >= 0 && time.second <= 60;
}

static struct icaltimetype time_of(icalproperty *property)
{
    switch ((int)icalproperty_isa(property)) {
    case ICAL_DTSTART_PROPERTY: return icalproperty_get_dtstart(property);
    case ICAL_DTEND_PROPERTY: return icalproperty_get_dtend(property);
    case ICAL_RECURRENCEID_PROPERTY: return icalproperty_get_recurrenceid(property);
    case ICAL_EXDATE_PROPERTY: return icalproperty_get_exdate(property);
    case ICAL_RDATE_PROPERTY: {
        struct icaldatetimeperiodtype either = icalproperty_get_rdate(property);
        bool is_period = icaltime_is_null_time(either.time) != 0;
        return is_period ? either.period.start : either.time;
    }
    }
    return icaltime_null_time();
}

bool ical_moment_read(struct ical_reading *reading, icalcomponent *calendar, icalproperty *property,
                      struct ical_moment *moment)
{
    struct icaltimetype time = time_of(property);
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char *tzid = parameter == NULL ? NULL : icalparameter_get_tzid(parameter);
    *moment = (struct ical_moment){.zone = &zone_clinic, .is_date = time.is_date != 0};
    if (icaltime_is_null_time(time) || !ical_seconds_of(time, &moment->local_s)) {
        return false;
    }
    if (!moment->is_date && icaltime_is_utc(time)) { /* a Z counts more than a TZID beside it */
        moment->zone = &zone_utc;
    } else if (!moment->is_date && tzid != NULL) {
        moment->zone = zones_find(&reading->zones, calendar, tzid);
    }
    moment->is_floating = !moment->is_date && tzid == NULL && moment->zone == &zone_clinic;
    moment->ms = zone_moment(moment->zone, moment->local_s) * 1000;
    return true;
}

int64_t ical_moment_ms(const struct ical_moment *moment, const struct zone *series)
{
    bool on_its_clock = moment->is_floating && series != &zone_utc;
    return on_its_clock ? zone_moment(series, moment->local_s) * 1000 : moment->ms;
}

/* What libical could not parse it drops, leaving a note that names the property. */
static void read_notes(struct ical_event *event)
{
    /* the first of these that is wrong is told */
    static const struct {
        const char *phrase;
        const char *property;
    } matters[] = {
        {" RECURRENCE-ID property", "RECURRENCE-ID"},
        {" DTSTART property", "DTSTART"},
        {" RRULE property", "RRULE"},
        {" RDATE property", "RDATE"},
        {" EXRULE property", "EXRULE"},
        {" EXDATE property", "EXDATE"},
    };
    static const struct {
        const char *phrase;
        const char *property;
    } ends[] = {{" DTEND property", "DTEND"}, {" DURATION property", "DURATION"}};
    size_t first = sizeof(matters) / sizeof(matters[0]);
    for (icalproperty *note =
             icalcomponent_get_first_property(event->component, ICAL_XLICERROR_PROPERTY);
         note != NULL;
         note = icalcomponent_get_next_property(event->component, ICAL_XLICERROR_PROPERTY)) {
        const char *text = text_or_empty(icalproperty_get_xlicerror(note));
        for (size_t i = 0; i < first; i++) {
            if (strstr(text, matters[i].phrase) != NULL) {
                event->fault = (struct ical_fault){matters[i].property, "cannot be read"};
                first = i;
            }
        }
        for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
            if (strstr(text, ends[i].phrase) != NULL) {
                event->unreadable_end = ends[i].property;
            }
        }
    }
}

/* 0 if there is none. */
static int64_t stamp_of(icalcomponent *component, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(component, kind);
    int64_t seconds = 0;
    if (property == NULL) {
        return 0;
    }
    struct icaltimetype time = kind == ICAL_DTSTAMP_PROPERTY
                                   ? icalproperty_get_dtstamp(property)
                                   : icalproperty_get_lastmodified(property);
    return ical_seconds_of(time, &seconds) ? seconds : 0;
}

static bool says_cancelled(const struct ical_reading *reading, icalproperty *property)
{
    const struct csv_mapping *mapping = reading->collection->request->mapping;
    const struct status_words none = {.count = 0};
    const char *text = text_or_empty(icalproperty_get_value_as_string(property));
    return status_is_gone(reading->collection->arena, "", text,
                          mapping == NULL ? &none : &mapping->cancelled);
}

/* By STATUS, also in another spelling or language than the standard's, or by a category that
 * somebody gave it. */
static bool is_cancelled(const struct ical_reading *reading, icalcomponent *component)
{
    static const icalproperty_kind telling[] = {ICAL_STATUS_PROPERTY, ICAL_CATEGORIES_PROPERTY};
    for (size_t i = 0; i < sizeof(telling) / sizeof(telling[0]); i++) {
        for (icalproperty *property = icalcomponent_get_first_property(component, telling[i]);
             property != NULL; property = icalcomponent_get_next_property(component, telling[i])) {
            if (says_cancelled(reading, property)) {
                return true;
            }
        }
    }
    return false;
}

static void read_version(const struct ical_reading *reading, struct ical_event *event)
{
    icalcomponent *component = event->component;
    event->sequence = icalcomponent_get_sequence(component);
    event->stamp_s = stamp_of(component, ICAL_DTSTAMP_PROPERTY);
    event->modified_s = stamp_of(component, ICAL_LASTMODIFIED_PROPERTY);
    event->is_cancelled = event->calendar->cancels || is_cancelled(reading, component);
}

bool ical_event_has_fault(const struct ical_event *event, const char *property)
{
    return event->fault.property != NULL && strcmp(event->fault.property, property) == 0;
}

static void read_change(struct ical_reading *reading, struct ical_event *event)
{
    icalproperty *change =
        icalcomponent_get_first_property(event->component, ICAL_RECURRENCEID_PROPERTY);
    if (change == NULL || ical_event_has_fault(event, "RECURRENCE-ID")) {
        return;
    }
    icalparameter *range = icalproperty_get_first_parameter(change, ICAL_RANGE_PARAMETER);
    event->is_change = true;
    event->is_change_of_rest =
        range != NULL && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
    if (!ical_moment_read(reading, event->calendar->component, change, &event->change_of)) {
        event->fault = (struct ical_fault){"RECURRENCE-ID", "cannot be read"};
    }
}

static void read_start(struct ical_reading *reading, struct ical_event *event)
{
    icalproperty *start = icalcomponent_get_first_property(event->component, ICAL_DTSTART_PROPERTY);
    if (start != NULL &&
        ical_moment_read(reading, event->calendar->component, start, &event->start)) {
        event->has_start = true;
    } else if (event->is_cancelled && event->is_change &&
               !ical_event_has_fault(event, "RECURRENCE-ID")) {
        /* to cancel something, its name is enough (RFC 5546 section 3.2.5) */
        event->start = event->change_of;
        event->has_start = true;
    } else if (event->fault.property == NULL && (start != NULL || !event->is_cancelled)) {
        event->fault =
            (struct ical_fault){"DTSTART", start == NULL ? "is missing" : "cannot be read"};
    }
}

void ical_event_read(struct ical_reading *reading, const struct ical_calendar *calendar,
                     icalcomponent *component, size_t first_line, struct ical_event *event)
{
    *event = (struct ical_event){
        .component = component,
        .calendar = calendar,
        .first_line = first_line,
        .uid = text_or_empty(icalcomponent_get_uid(component)),
        .start = {.zone = &zone_clinic},
    };
    read_notes(event);
    read_version(reading, event);
    read_change(reading, event);
    read_start(reading, event);
    if (event->has_start && !event->start.is_date) {
        collection_count(reading->collection, event->start.ms);
    }
}

bool ical_event_may_fall(const struct ical_reading *reading, const struct ical_event *event)
{
    const struct import_request *request = reading->collection->request;
    icalcomponent *component = event->component;
    if (!event->has_start) {
        return true;
    }
    if (event->start.is_date) {
        return false;
    }
    if (icalcomponent_get_first_property(component, ICAL_RDATE_PROPERTY) != NULL ||
        ical_event_has_fault(event, "RDATE")) {
        return true; /* also before its start */
    }
    bool repeats = icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY) != NULL ||
                   ical_event_has_fault(event, "RRULE");
    return event->start.ms < request->to_ms && (repeats || event->start.ms >= request->from_ms);
}

bool ical_people_known(const struct appointment *people)
{
    return people->client_name[0] != '\0' || people->phone[0] != '\0';
}

const struct appointment *ical_event_people(struct ical_reading *reading, struct ical_event *event)
{
    if (!event->has_people) {
        event->people = ical_people_read(reading->collection->arena, event->component,
                                         &event->calendar->known, &event->is_about_nobody);
        event->has_people = true;
    }
    return &event->people;
}

int64_t ical_event_duration_ms(struct ical_reading *reading, const struct ical_event *event,
                               struct ical_fault *fault)
{
    icalcomponent *component = event->component;
    icalproperty *end = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY);
    icalproperty *duration = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY);
    struct ical_moment moment;
    int64_t ms = 0;
    *fault = (struct ical_fault){event->unreadable_end, "cannot be read: taken as 60 minutes"};
    if (end != NULL) {
        const bool is_read = ical_moment_read(reading, event->calendar->component, end, &moment);
        ms = is_read ? moment.ms - event->start.ms : 0;
        fault->property = is_read ? fault->property : "DTEND";
    } else if (duration != NULL) {
        ms = (int64_t)icaldurationtype_as_int(icalproperty_get_duration(duration)) * 1000;
    }
    if (ms < 0) {
        *fault = (struct ical_fault){end != NULL ? "DTEND" : "DURATION",
                                     "is before the start: taken as 60 minutes"};
    }
    return ms < 0 ? 0 : ms;
}
