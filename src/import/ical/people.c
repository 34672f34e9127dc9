#include "import/ical/people.h"

#include "domain/name.h"
#include "import/ical/attendees.h"
#include "import/people/description.h"
#include "import/people/person.h"
#include "import/people/phone.h"
#include "import/people/summary.h"
#include "import/people/therapist.h"
#include "import/placeholder.h"

#include <string.h>
#include <strings.h>

/* Most events fit in one block. */
#define SCRATCH_BLOCK ((size_t)32 * 1024)

/* An event as its people are read. Texts live in the scratch arena. */
struct reading {
    struct arena *arena;
    icalcomponent *component;
    const struct calendar_people *known;
    const char *description;
    struct attendees attendees;
    struct summary summary;
    const char *client;
    const char *therapist;
    const struct attendee *chosen; /* the client among the attendees; NULL if none */
    bool declined;                 /* by the client */
};

static const char *text_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static const char *first_resource(struct arena *arena, icalcomponent *component)
{
    icalproperty *property = icalcomponent_get_first_property(component, ICAL_RESOURCES_PROPERTY);
    const char *resource = property == NULL ? NULL : icalproperty_get_resources(property);
    bool is_room = resource != NULL && strncasecmp(resource, "room", strlen("room")) == 0;
    return is_room ? "" : attendee_usable_name(arena, resource);
}

/* "" for an organization. */
static const char *person(struct arena *arena, const char *name)
{
    return people_is_organization(arena, name) ? "" : name;
}

/* The organizer may be a calendar, or a mailbox of the clinic. */
static const char *organizing_person(struct arena *arena, const struct attendee *organizer)
{
    return people_is_mailbox(organizer->address) ? "" : person_of_calendar(arena, organizer->name);
}

static bool is_staff(const struct reading *reading, const struct attendee *attendee)
{
    struct arena *arena = reading->arena;
    return people_are_same(arena, attendee->name, reading->therapist) ||
           people_is_organization(arena, attendee->name) ||
           calendar_has_staff(arena, reading->known, attendee->name) ||
           calendar_has_staff(arena, reading->known, attendee->address);
}

static bool any_named(const struct reading *reading)
{
    for (size_t i = 0; i < reading->attendees.count; i++) {
        const struct attendee *attendee = &reading->attendees.items[i];
        if (attendee->name[0] != '\0' && !is_staff(reading, attendee)) {
            return true;
        }
    }
    return false;
}

/* How likely the attendee is the client; 0: is not. */
static int likelihood(const struct reading *reading, const struct attendee *attendee)
{
    if (is_staff(reading, attendee)) {
        return 0;
    }
    struct arena *arena = reading->arena;
    int points = attendee->declined ? 1 : 10;
    if (attendee->name[0] == '\0') {
        return points;
    }
    const char *title = reading->summary.client_name;
    if (people_are_same(arena, attendee->name, title)) {
        return points + 4;
    }
    return points + (people_has_short_form(arena, attendee->name) ? 1 : 2);
}

/* Chooses the client among the attendees: who is named in the title, else the first who is not
 * written like a therapist. Those who declined come last: if the client is one of them, nobody
 * comes. */
static void choose_attendee(struct reading *reading)
{
    int best = 0;
    for (size_t i = 0; i < reading->attendees.count; i++) {
        int points = likelihood(reading, &reading->attendees.items[i]);
        if (points > best) {
            best = points;
            reading->chosen = &reading->attendees.items[i];
        }
    }
    if (reading->chosen == NULL) {
        return;
    }
    const char *title = reading->summary.client_name;
    bool another =
        title[0] != '\0' && !people_are_same(reading->arena, reading->chosen->name, title);
    if (another && people_has_short_form(reading->arena, reading->chosen->name)) {
        /* the therapist is invited to the appointment of the client in the title */
        reading->therapist =
            reading->therapist[0] == '\0' ? reading->chosen->name : reading->therapist;
        reading->chosen = NULL;
        return;
    }
    reading->declined = reading->chosen->declined;
    if (reading->therapist[0] == '\0' && reading->chosen > reading->attendees.items) {
        const struct attendee *before = reading->chosen - 1; /* staff are invited first */
        reading->therapist = before->declined ? "" : person(reading->arena, before->name);
    }
}

/* Both of a couple, so that either is found. */
static const char *with_the_other(const struct reading *reading, const char *name)
{
    if (!reading->summary.of_several) {
        return name;
    }
    for (size_t i = 0; i < reading->attendees.count; i++) {
        const struct attendee *attendee = &reading->attendees.items[i];
        if (attendee != reading->chosen && attendee->name[0] != '\0' && !attendee->declined &&
            !is_staff(reading, attendee)) {
            name = arena_printf(reading->arena, "%s & %s", name, attendee->name);
        }
    }
    return name;
}

/* True if the title names somebody in full, and the one of the label nowhere; or the same person,
 * of whom the label has no more than "Joan" or "Joan S.". */
static bool title_says_it_better(const struct reading *reading,
                                 const struct description_client *label)
{
    struct arena *arena = reading->arena;
    const char *client = reading->summary.client_name;
    const char *title = text_or_empty(icalcomponent_get_summary(reading->component));
    if (!reading->summary.full_name) {
        return false;
    }
    if (people_are_same(arena, client, label->name)) {
        return strchr(name_fold(arena, label->name), ' ') == NULL ||
               people_has_short_form(arena, label->name);
    }
    return label->yields && strstr(name_fold(arena, title), name_fold(arena, label->name)) == NULL;
}

/* The client by a label of the description, of the attendees, or of the title. */
static void find_client(struct reading *reading)
{
    struct description_client described = description_client(reading->arena, reading->description);
    const char *label = described.name;
    bool staff = described.yields ? people_are_same(reading->arena, label, reading->therapist) ||
                                        calendar_has_staff(reading->arena, reading->known, label)
                                  : calendar_has_only_staff(reading->arena, reading->known,
                                                            reading->therapist, label);
    if (staff) {
        label = "";
    }
    const struct summary_known known = {
        .therapist = reading->therapist,
        .client_known = label[0] != '\0' || any_named(reading),
        .calendar = reading->known,
    };
    const char *title = text_or_empty(icalcomponent_get_summary(reading->component));
    reading->summary = summary_read(reading->arena, title, &known);
    choose_attendee(reading);
    reading->client = title_says_it_better(reading, &described) ? "" : label;
    if (reading->client[0] == '\0' && reading->chosen != NULL) {
        reading->client = with_the_other(reading, reading->chosen->name);
    }
    if (reading->client[0] == '\0') {
        reading->client = reading->summary.client_name;
    }
}

static void find_therapist(struct reading *reading)
{
    const char *const others[] = {
        reading->summary.therapist, therapist_find(reading->arena, reading->description),
        reading->known->source_therapist, reading->known->calendar_person};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]) && reading->therapist[0] == '\0';
         i++) {
        if (!people_are_same(reading->arena, others[i], reading->client) ||
            people_may_be_namesakes(reading->arena, reading->client, others[i])) {
            reading->therapist = others[i];
        }
    }
}

/* A place that is nothing but a telephone number, or a number in it that is called one; another
 * number in an address is the clinic's. */
static const char *phone_of_place(struct arena *arena, const char *place)
{
    for (const char *at = place; *at != '\0'; at++) {
        if ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z')) {
            return phone_find_called(arena, place);
        }
    }
    return phone_find(arena, place);
}

static const char *find_phone(struct reading *reading)
{
    if (reading->client[0] == '\0' && reading->summary.about_nobody) {
        return "";
    }
    struct arena *arena = reading->arena;
    const char *place = text_or_empty(icalcomponent_get_location(reading->component));
    const char *const found[] = {reading->chosen != NULL ? reading->chosen->phone : "",
                                 reading->summary.phone, phone_find(arena, reading->description),
                                 phone_of_place(arena, place)};
    for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++) {
        const char *phone = phone_without(arena, found[i], reading->known->clinic_phone);
        phone = phone_without(arena, phone, reading->known->common_phones);
        phone = placeholders_left_out(arena, phone);
        if (phone[0] != '\0') {
            return phone;
        }
    }
    return "";
}

struct appointment ical_people_read(struct arena *arena, icalcomponent *component,
                                    const struct calendar_people *known, bool *about_nobody)
{
    struct arena *scratch = arena_create(SCRATCH_BLOCK);
    struct reading reading = {.arena = scratch, .component = component, .known = known};
    reading.description =
        description_plain(scratch, text_or_empty(icalcomponent_get_description(component)));
    attendees_read(scratch, component, &reading.attendees);
    reading.therapist = organizing_person(scratch, &reading.attendees.organizer);
    if (reading.therapist[0] == '\0') {
        reading.therapist = first_resource(scratch, component);
    }
    find_client(&reading);
    find_therapist(&reading);
    struct appointment people = appointment_empty;
    people.client_name = arena_strdup(arena, name_clean(scratch, reading.client));
    people.phone = arena_strdup(arena, find_phone(&reading));
    people.therapist = arena_strdup(arena, name_clean(scratch, reading.therapist));
    people.service = arena_strdup(arena, reading.summary.service);
    bool cancelled = reading.summary.cancelled || reading.declined ||
                     description_is_cancelled(scratch, reading.description) ||
                     icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED;
    people.status = cancelled ? APPOINTMENT_CANCELLED : APPOINTMENT_BOOKED;
    *about_nobody = reading.summary.about_nobody;
    arena_destroy(scratch);
    return people;
}
