#include "import/ical/attendees.h"

#include "domain/name.h"
#include "import/people/phone.h"

#include <string.h>
#include <strings.h>

static const char *text_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

const char *attendee_usable_name(struct arena *arena, const char *name)
{
    return name == NULL || strchr(name, '@') != NULL ? "" : name_clean(arena, name);
}

static const char *common_name(struct arena *arena, icalproperty *property)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
    return parameter == NULL ? "" : attendee_usable_name(arena, icalparameter_get_cn(parameter));
}

/* Not a room or a list of people. */
static bool is_person(icalproperty *attendee)
{
    icalparameter *type = icalproperty_get_first_parameter(attendee, ICAL_CUTYPE_PARAMETER);
    return type == NULL || icalparameter_get_cutype(type) == ICAL_CUTYPE_INDIVIDUAL ||
           icalparameter_get_cutype(type) == ICAL_CUTYPE_UNKNOWN;
}

static bool has_declined(icalproperty *attendee)
{
    icalparameter *answer = icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER);
    return answer != NULL && icalparameter_get_partstat(answer) == ICAL_PARTSTAT_DECLINED;
}

/* A tel: address (RFC 3966), or an X- parameter that says it is a telephone. */
static const char *phone_of(struct arena *arena, icalproperty *attendee)
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

void attendees_read(struct arena *arena, icalcomponent *component, struct attendees *attendees)
{
    *attendees = (struct attendees){.organizer = {.name = "", .address = "", .phone = ""}};
    icalproperty *organizer = icalcomponent_get_first_property(component, ICAL_ORGANIZER_PROPERTY);
    if (organizer != NULL) {
        attendees->organizer.name = common_name(arena, organizer);
        attendees->organizer.address =
            name_fold(arena, text_or_empty(icalproperty_get_organizer(organizer)));
    }
    for (icalproperty *property =
             icalcomponent_get_first_property(component, ICAL_ATTENDEE_PROPERTY);
         property != NULL && attendees->count < ATTENDEES_MAX;
         property = icalcomponent_get_next_property(component, ICAL_ATTENDEE_PROPERTY)) {
        const char *address = name_fold(arena, text_or_empty(icalproperty_get_attendee(property)));
        bool again = attendees->organizer.address[0] != '\0' &&
                     strcmp(address, attendees->organizer.address) == 0;
        if (is_person(property) && !again) {
            attendees->items[attendees->count++] =
                (struct attendee){.name = common_name(arena, property),
                                  .address = address,
                                  .phone = phone_of(arena, property),
                                  .declined = has_declined(property)};
        }
    }
}
