#include "import/ical/list.h"

#include "import/ical/event.h"
#include "import/ical/lines.h"
#include "import/ical/people.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libical/ical.h>

struct ical_reading {
    struct collection *collection;
    struct ical_lines lines;
    struct ical_event *events;
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

static void read_events(struct ical_reading *reading, icalcomponent *calendar, size_t first_line)
{
    struct collection *collection = reading->collection;
    struct calendar_people known;
    ical_people_survey(collection->arena, calendar, calendar_name(collection->arena, calendar),
                       &known);
    int depth = 0;
    size_t line = next_event_line(&reading->lines, first_line, &depth);
    for (icalcomponent *component =
             icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         component != NULL && line < reading->lines.count;
         component = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        struct ical_event event;
        switch (ical_event_read(collection, &reading->lines, line, component, &known, &event)) {
        case ICAL_EVENT_READ:
            event.order = reading->count;
            reading->events = arena_grow(collection->arena, reading->events, reading->count,
                                         &reading->capacity, sizeof(*reading->events));
            reading->events[reading->count++] = event;
            break;
        case ICAL_EVENT_SKIPPED:
        case ICAL_EVENT_REFUSED: break;
        }
        line = next_event_line(&reading->lines, line + 1, &depth);
    }
}

/* Events of one UID together: the repeated one before its changes, these by the instance they
 * change, and what stands later in the file last. */
static int by_uid(const void *a, const void *b)
{
    const struct ical_event *left = a;
    const struct ical_event *right = b;
    int order = strcmp(left->uid, right->uid);
    if (order != 0) {
        return order;
    }
    if (left->is_change != right->is_change) {
        return left->is_change ? 1 : -1;
    }
    if (left->is_change && left->change_of.ms != right->change_of.ms) {
        return left->change_of.ms < right->change_of.ms ? -1 : 1;
    }
    return left->order < right->order ? -1 : 1;
}

/* True if the event after it in the order of by_uid stands for the same appointment. */
static bool is_superseded(const struct ical_event *event, const struct ical_event *next)
{
    return event->uid[0] != '\0' && strcmp(event->uid, next->uid) == 0 &&
           event->is_change == next->is_change &&
           (!event->is_change || event->change_of.ms == next->change_of.ms);
}

static void expand_all(struct ical_reading *reading)
{
    struct ical_event *events = reading->events;
    if (reading->count > 0) {
        qsort(events, reading->count, sizeof(*events), by_uid);
    }
    for (size_t i = 0; i < reading->count; i++) {
        if (i + 1 < reading->count && is_superseded(&events[i], &events[i + 1])) {
            continue;
        }
        size_t changes = i + 1;
        while (!events[i].is_change && events[i].uid[0] != '\0' && changes < reading->count &&
               strcmp(events[changes].uid, events[i].uid) == 0) {
            changes++;
        }
        ical_event_expand(reading->collection, &reading->lines, &events[i], &events[i + 1],
                          changes - (i + 1));
    }
}

void ical_list_parse(struct collection *collection)
{
    struct ical_reading reading = {.collection = collection};
    if (!ical_lines_read(collection, &reading.lines)) {
        return;
    }
    icalerror_set_errors_are_fatal(0); /* a build of libical may abort or print instead */
    icalparser *parser = icalparser_new();
    struct arena *arena = collection->arena;
    icalcomponent **calendars = NULL; /* events point into them until the end */
    size_t count = 0;
    size_t capacity = 0;
    size_t first_line = 0;
    for (size_t i = 0; i < reading.lines.count; i++) {
        icalcomponent *calendar = icalparser_add_line(parser, reading.lines.items[i].text);
        if (calendar == NULL) {
            continue;
        }
        calendars = arena_grow(arena, calendars, count, &capacity, sizeof(icalcomponent *));
        calendars[count++] = calendar;
        read_events(&reading, calendar, first_line);
        first_line = i + 1;
    }
    expand_all(&reading);
    for (size_t i = 0; i < count; i++) {
        icalcomponent_free(calendars[i]);
    }
    icalparser_free(parser);
    icalmemory_free_ring();
}
