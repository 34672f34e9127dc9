#include "import/ical/people.h"

#include "domain/name.h"
#include "import/people/phone.h"
#include "import/people/summary.h"

#include <string.h>
#include <strings.h>

static const char *text_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* A name as a calendar address carries it; systems that have none put the address there. */
static const char *usable_name(struct arena *arena, const char *name)
{
    return name == NULL || strchr(name, '@') != NULL ? "" : arena_strdup(arena, name);
}

static const char *common_name(struct arena *arena, icalproperty *property)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
    return parameter == NULL ? "" : usable_name(arena, icalparameter_get_cn(parameter));
}

/* Not the therapist, a room or a list of people. */
static bool may_be_client(struct arena *arena, icalproperty *attendee, const char *organizer,
                          const char *therapist)
{
    icalparameter *type = icalproperty_get_first_parameter(attendee, ICAL_CUTYPE_PARAMETER);
    if (type != NULL && icalparameter_get_cutype(type) != ICAL_CUTYPE_INDIVIDUAL &&
        icalparameter_get_cutype(type) != ICAL_CUTYPE_UNKNOWN) {
        return false;
    }
    const char *address = text_or_empty(icalproperty_get_attendee(attendee));
    if (organizer[0] != '\0' && strcasecmp(address, organizer) == 0) {
        return false;
    }
    const char *name = name_fold(arena, common_name(arena, attendee));
    return name[0] == '\0' || strcmp(name, name_fold(arena, therapist)) != 0;
}

/* A tel: address (RFC 3966), or an X- parameter that says it is a telephone. */
static const char *attendee_phone(struct arena *arena, icalproperty *attendee)
{
    static const char *const names[] = {"PHONE", "TEL", "MOBILE", "CELL"};
    const char *address = text_or_empty(icalproperty_get_attendee(attendee));
    if (strncasecmp(address, "tel:", strlen("tel:")) == 0) {
        return phone_digits(arena, address + strlen("tel:"));
    }
    for (icalparameter *parameter = icalproperty_get_first_parameter(attendee, ICAL_X_PARAMETER);
         parameter != NULL;
         parameter = icalproperty_get_next_parameter(attendee, ICAL_X_PARAMETER)) {
        const char *name = text_or_empty(icalparameter_get_xname(parameter));
        for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
            if (strcasestr(name, names[i]) != NULL) {
                return phone_digits(arena, text_or_empty(icalparameter_get_xvalue(parameter)));
            }
        }
    }
    return "";
}

static void read_attendees(struct arena *arena, icalcomponent *component, const char *organizer,
                           struct appointment *people)
{
    for (icalproperty *attendee =
             icalcomponent_get_first_property(component, ICAL_ATTENDEE_PROPERTY);
         attendee != NULL;
         attendee = icalcomponent_get_next_property(component, ICAL_ATTENDEE_PROPERTY)) {
        if (!may_be_client(arena, attendee, organizer, people->therapist)) {
            continue;
        }
        if (people->client_name[0] == '\0') {
            people->client_name = common_name(arena, attendee);
        }
        if (people->phone[0] == '\0') {
            people->phone = attendee_phone(arena, attendee);
        }
    }
}

static const char *first_resource(struct arena *arena, icalcomponent *component)
{
    icalproperty *property = icalcomponent_get_first_property(component, ICAL_RESOURCES_PROPERTY);
    const char *resource = property == NULL ? NULL : icalproperty_get_resources(property);
    bool is_room = resource != NULL && strncasecmp(resource, "room", strlen("room")) == 0;
    return is_room ? "" : usable_name(arena, resource);
}

struct appointment ical_people_read(struct arena *arena, icalcomponent *component,
                                    const struct calendar_people *known)
{
    const char *title = text_or_empty(icalcomponent_get_summary(component));
    const char *description = text_or_empty(icalcomponent_get_description(component));
    struct appointment people = appointment_empty;
    const char *organizer_address = "";
    icalproperty *organizer = icalcomponent_get_first_property(component, ICAL_ORGANIZER_PROPERTY);
    if (organizer != NULL) {
        organizer_address = text_or_empty(icalproperty_get_organizer(organizer));
        people.therapist = common_name(arena, organizer);
    }
    if (people.therapist[0] == '\0') {
        people.therapist = first_resource(arena, component);
    }
    struct summary summary = summary_read(
        arena, title, people.therapist[0] != '\0' ? people.therapist : known->calendar_name);
    const char *const others[] = {summary.therapist, therapist_find(arena, description),
                                  known->calendar_name};
    for (size_t i = 0; i < 3 && people.therapist[0] == '\0'; i++) {
        people.therapist = others[i];
    }
    read_attendees(arena, component, organizer_address, &people);
    if (people.client_name[0] == '\0') {
        people.client_name = summary.client_name;
    }
    if (people.phone[0] == '\0') {
        people.phone = phone_find(arena, description);
    }
    if (people.phone[0] == '\0') {
        people.phone = phone_find(arena, text_or_empty(icalcomponent_get_location(component)));
    }
    people.service = summary.service;
    bool cancelled =
        summary.cancelled || icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED;
    people.status = cancelled ? APPOINTMENT_CANCELLED : APPOINTMENT_BOOKED;
    return people;
}

void ical_people_survey(struct arena *arena, icalcomponent *calendar, const char *calendar_name,
                        struct calendar_people *known)
{
    (void)arena;
    (void)calendar;
    *known = calendar_people_unknown;
    known->calendar_name = calendar_name;
}
