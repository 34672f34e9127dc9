#include "import/ical/event.h"

#include "import/ical/people.h"

#include <string.h>

static const char *text_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* What libical could not parse it drops, leaving a note that names the property. */
static bool check_notes(struct collection *collection, const struct ical_lines *lines,
                        size_t first_line, icalcomponent *component)
{
    static const char *const matters[] = {"DTSTART", "DTEND",  "DURATION",     "RRULE",
                                          "RDATE",   "EXDATE", "RECURRENCE-ID"};
    bool refused[sizeof(matters) / sizeof(matters[0])] = {false};
    bool ok = true;
    for (icalproperty *note = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
         note != NULL; note = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        const char *text = text_or_empty(icalproperty_get_xlicerror(note));
        for (size_t i = 0; i < sizeof(matters) / sizeof(matters[0]); i++) {
            const char *phrase = arena_printf(collection->arena, " %s property", matters[i]);
            if (strstr(text, phrase) != NULL && !refused[i]) { /* a property can have two notes */
                refused[i] = true;
                ok = ical_event_refuse(collection, lines, first_line, matters[i], "cannot be read");
            }
        }
    }
    return ok;
}

/* From DTEND or DURATION; an event that ends as it starts, like one that does not say, lasts as
 * long as an appointment does. */
static bool read_duration(struct collection *collection, const struct ical_lines *lines,
                          struct ical_event *event)
{
    event->duration_ms = APPOINTMENT_MINUTES * MS_A_MINUTE;
    icalproperty *end = icalcomponent_get_first_property(event->component, ICAL_DTEND_PROPERTY);
    icalproperty *duration =
        icalcomponent_get_first_property(event->component, ICAL_DURATION_PROPERTY);
    int64_t ms = 0;
    const char *name = "DTEND";
    if (end != NULL) {
        struct ical_moment moment;
        if (!ical_moment_read(collection, lines, event->first_line, end, event->component,
                              &moment)) {
            return false;
        }
        ms = moment.ms - event->start.ms;
    } else if (duration != NULL) {
        name = "DURATION";
        ms = (int64_t)icaldurationtype_as_int(icalproperty_get_duration(duration)) * 1000;
    }
    if (ms < 0) {
        return ical_event_refuse(collection, lines, event->first_line, name, "is before the start");
    }
    event->duration_ms = ms == 0 ? event->duration_ms : ms;
    return true;
}

static bool read_times(struct collection *collection, const struct ical_lines *lines,
                       struct ical_event *event)
{
    icalcomponent *component = event->component;
    icalproperty *start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    icalproperty *change = icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY);
    if (start == NULL) {
        return ical_event_refuse(collection, lines, event->first_line, "DTSTART", "is missing");
    }
    bool ok =
        ical_moment_read(collection, lines, event->first_line, start, component, &event->start) &&
        read_duration(collection, lines, event);
    event->is_change = change != NULL;
    return (change == NULL || ical_moment_read(collection, lines, event->first_line, change,
                                               component, &event->change_of)) &&
           ok;
}

enum ical_event_result ical_event_read(struct collection *collection,
                                       const struct ical_lines *lines, size_t first_line,
                                       icalcomponent *component,
                                       const struct calendar_people *known,
                                       struct ical_event *event)
{
    *event = (struct ical_event){.component = component, .first_line = first_line};
    if (!check_notes(collection, lines, first_line, component) ||
        !read_times(collection, lines, event)) {
        return ICAL_EVENT_REFUSED;
    }
    if (event->start.is_date) {
        return ICAL_EVENT_SKIPPED;
    }
    event->uid = arena_strdup(collection->arena, text_or_empty(icalcomponent_get_uid(component)));
    event->people = ical_people_read(collection->arena, component, known);
    bool names_somebody = event->people.client_name[0] != '\0' || event->people.phone[0] != '\0';
    return names_somebody ? ICAL_EVENT_READ : ICAL_EVENT_SKIPPED;
}
