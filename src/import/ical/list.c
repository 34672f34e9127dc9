#include "import/ical/list.h"

#include "import/ical/people.h"
#include "import/ical/series.h"
#include "import/people/phone.h"

#include <string.h>
#include <strings.h>

#include <libical/ical.h>

/* How many days may be looked at for the repetitions of a file: some tenths of a second. */
#define BUDGET INT64_C(20000000)

/* What a calendar says of a zone is worked out for so long after the time that is asked for. */
#define ZONE_MARGIN_S (INT64_C(400) * 86400)

struct events {
    struct ical_event *items;
    size_t count;
    size_t capacity;
};

/* The name of the calendar, with its commas and semicolons no longer escaped; "" if it has none or
 * is called by an e-mail address. */
static const char *calendar_name(struct arena *arena, icalcomponent *calendar)
{
    for (icalproperty *property = icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY);
         property != NULL; property = icalcomponent_get_next_property(calendar, ICAL_X_PROPERTY)) {
        const char *name = icalproperty_get_x_name(property);
        const char *value = icalproperty_get_x(property);
        if (name == NULL || value == NULL || strcasecmp(name, "X-WR-CALNAME") != 0) {
            continue;
        }
        char *copy = arena_strdup(arena, value);
        char *out = copy;
        for (const char *at = copy; *at != '\0'; at++) {
            at += *at == '\\' && at[1] != '\0' ? 1 : 0;
            *out++ = *at;
        }
        *out = '\0';
        return strchr(copy, '@') == NULL ? copy : "";
    }
    return "";
}

/* The BEGIN:VEVENT lines directly inside a calendar, from *at on: the next, or the line count. */
static size_t next_event_line(const struct ical_lines *lines, size_t at, int *depth)
{
    for (; at < lines->count; at++) {
        const struct ical_line *line = &lines->items[at];
        if (ical_line_is(line, "BEGIN")) {
            if (++*depth == 2 && strcasecmp(strchr(line->text, ':') + 1, "VEVENT") == 0) {
                return at;
            }
        } else if (ical_line_is(line, "END")) {
            --*depth;
        }
    }
    return at;
}

static void add_event(struct events *events, struct arena *arena, struct ical_event event)
{
    event.order = events->count;
    events->items =
        arena_grow(arena, events->items, events->count, &events->capacity, sizeof(*events->items));
    events->items[events->count++] = event;
}

static void read_events(struct ical_reading *reading, const struct ical_calendar *calendar,
                        size_t first_line, struct events *events)
{
    int depth = 0;
    size_t line = next_event_line(&reading->lines, first_line, &depth);
    icalcompiter at = icalcomponent_begin_component(calendar->component, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *component = icalcompiter_deref(&at);
         component != NULL && line < reading->lines.count; component = icalcompiter_next(&at)) {
        struct ical_event event;
        ical_event_read(reading, calendar, component, line, &event);
        if (!ical_event_has_fault(&event, "RECURRENCE-ID")) {
            add_event(events, reading->collection->arena, event);
        } else if (ical_event_may_fall(reading, &event)) {
            ical_event_leave_out(reading, &event, event.fault.property, event.fault.reason);
        }
        line = next_event_line(&reading->lines, line + 1, &depth);
    }
}

static struct ical_calendar *read_calendar(struct ical_reading *reading, icalcomponent *component)
{
    struct arena *arena = reading->collection->arena;
    struct ical_calendar *calendar = ARENA_NEW(arena, struct ical_calendar);
    calendar->component = component;
    calendar->name = calendar_name(arena, component);
    calendar->cancels = icalcomponent_get_method(component) == ICAL_METHOD_CANCEL;
    ical_people_survey(arena, component, calendar->name, reading->collection->request->therapist,
                       &calendar->known);
    calendar->known.clinic_phone = phone_digits(arena, reading->collection->request->clinic_phone);
    return calendar;
}

static bool any_names_a_client(struct ical_reading *reading, const struct events *events)
{
    for (size_t i = 0; i < events->count; i++) {
        if (ical_people_known(ical_event_people(reading, &events->items[i]))) {
            return true;
        }
    }
    return false;
}

void ical_list_parse(struct collection *collection)
{
    struct ical_reading reading = {.collection = collection, .budget = BUDGET};
    if (!ical_lines_read(collection, &reading.lines)) {
        return;
    }
    reading.zones = (struct zones){
        .arena = collection->arena,
        .until_s = collection->request->to_ms / 1000 + ZONE_MARGIN_S,
        .budget = &reading.budget,
    };
    icalerror_set_errors_are_fatal(0); /* a build of libical may abort or print instead */
    icalparser *parser = icalparser_new();
    struct arena *arena = collection->arena;
    icalcomponent **calendars = NULL; /* events point into them until the end */
    size_t count = 0;
    size_t capacity = 0;
    size_t first_line = 0;
    struct events events = {.items = NULL};
    for (size_t i = 0; i < reading.lines.count; i++) {
        icalcomponent *calendar = icalparser_add_line(parser, reading.lines.items[i].text);
        if (calendar == NULL) {
            continue;
        }
        calendars = arena_grow(arena, calendars, count, &capacity, sizeof(icalcomponent *));
        calendars[count++] = calendar;
        read_events(&reading, read_calendar(&reading, calendar), first_line, &events);
        first_line = i + 1;
    }
    ical_series_read(&reading, events.items, events.count);
    if (collection->hidden > 0 && any_names_a_client(&reading, &events)) {
        collection->hidden = 0; /* titles are shared, and somebody wrote "Busy" */
    }
    for (size_t i = 0; i < count; i++) {
        icalcomponent_free(calendars[i]);
    }
    icalparser_free(parser);
    icalmemory_free_ring();
}
