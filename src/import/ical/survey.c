#include "domain/name.h"
#include "import/ical/attendees.h"
#include "import/ical/people.h"
#include "import/people/description.h"
#include "import/people/person.h"
#include "import/people/phone.h"
#include "import/people/regulars.h"
#include "import/people/summary.h"

#include <stdlib.h>
#include <string.h>

#define SCRATCH_BLOCK ((size_t)32 * 1024)
/* Fewer events say nothing about who works at the clinic. */
#define EVENTS_MIN 3

/* One event in which something occurs, and whom the event is about beside it. */
struct sighting {
    const char *what; /* a name, an address or a number */
    const char *beside;
};

struct sightings {
    struct sighting *items;
    size_t count;
    size_t capacity;
};

struct survey {
    struct arena *arena; /* of what is found; the rest is in scratch */
    struct sightings people;
    struct sightings hosts; /* whoever stands behind "with" */
    struct sightings phones;
    struct regulars regulars; /* of the titles */
    size_t with_people;       /* events that have attendees */
    size_t with_hosts;
};

static void see(struct survey *survey, struct sightings *sightings, const char *what,
                const char *beside)
{
    if (what[0] == '\0') {
        return;
    }
    sightings->items = arena_grow(survey->arena, sightings->items, sightings->count,
                                  &sightings->capacity, sizeof(*sightings->items));
    sightings->items[sightings->count++] = (struct sighting){
        .what = arena_strdup(survey->arena, what), .beside = arena_strdup(survey->arena, beside)};
}

static const char *family_of(struct arena *arena, const char *name)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, name, &given, &family);
    return name_fold(arena, family[0] == '\0' ? given : family);
}

/* The other person of the event: whom the title names, else the next attendee. */
static const char *person_beside(struct arena *arena, const struct attendees *attendees,
                                 const char *client, size_t index)
{
    if (client[0] != '\0' && !people_are_same(arena, client, attendees->items[index].name)) {
        return name_fold(arena, client);
    }
    return attendees->count < 2 ? "" : attendees->items[(index + 1) % attendees->count].address;
}

static void survey_event(struct survey *survey, struct arena *scratch, icalcomponent *component,
                         const struct calendar_people *known)
{
    const char *title_text = icalcomponent_get_summary(component);
    const char *text = icalcomponent_get_description(component);
    const char *description = description_plain(scratch, text == NULL ? "" : text);
    const struct summary_known nothing = {.therapist = "", .client_known = true, .calendar = known};
    struct summary summary = summary_read(scratch, title_text == NULL ? "" : title_text, &nothing);
    regulars_see(&survey->regulars, scratch, title_text == NULL ? "" : title_text);
    struct attendees attendees;
    attendees_read(scratch, component, &attendees);
    const struct description_client described = description_client(scratch, description);
    bool title = described.name[0] == '\0' || (described.yields && summary.client_name[0] != '\0');
    const char *client = title ? summary.client_name : described.name;
    for (size_t i = 0; i < attendees.count; i++) {
        const char *beside = person_beside(scratch, &attendees, client, i);
        if (beside[0] != '\0') {
            see(survey, &survey->people, attendees.items[i].address, beside);
        }
    }
    survey->with_people += attendees.count > 0 ? 1 : 0;
    survey->with_hosts += summary.therapist[0] != '\0' ? 1 : 0;
    see(survey, &survey->hosts, name_fold(scratch, summary.therapist), name_fold(scratch, client));
    const char *place = icalcomponent_get_location(component);
    const char *phones = phone_add(scratch, phone_find(scratch, description),
                                   phone_find(scratch, place == NULL ? "" : place));
    while (*phones != '\0' && client[0] != '\0') {
        size_t length = strcspn(phones, " ");
        see(survey, &survey->phones, arena_strndup(scratch, phones, length),
            family_of(scratch, client));
        phones += length;
        phones += strspn(phones, " ");
    }
}

static int by_what(const void *a, const void *b)
{
    const struct sighting *left = a;
    const struct sighting *right = b;
    int order = strcmp(left->what, right->what);
    return order != 0 ? order : strcmp(left->beside, right->beside);
}

/* The next thing that was seen, from *at on: in how many events, beside how many others. */
static const char *next_seen(const struct sightings *sightings, size_t *at, size_t *events,
                             size_t *others)
{
    if (*at == sightings->count) {
        return NULL;
    }
    const struct sighting *items = sightings->items;
    const char *what = items[*at].what;
    *events = 0;
    *others = 0;
    for (; *at < sightings->count && strcmp(items[*at].what, what) == 0; ++*at) {
        bool other = *events == 0 || strcmp(items[*at].beside, items[*at - 1].beside) != 0;
        *others += other ? 1 : 0;
        ++*events;
    }
    return what;
}

static void sort(struct sightings *sightings)
{
    if (sightings->count > 0) {
        qsort(sightings->items, sightings->count, sizeof(*sightings->items), by_what);
    }
}

/* Staff are in most events that have people, beside more than one; or several clients come "with"
 * them, or most do when no client is named. */
static void find_staff(struct survey *survey, struct calendar_people *known)
{
    struct arena *arena = survey->arena;
    const char **staff = ARENA_ARRAY(
        arena, const char *, survey->people.count + survey->hosts.count + survey->regulars.count);
    size_t events = 0;
    size_t others = 0;
    size_t at = 0;
    const char *what = NULL;
    sort(&survey->people);
    sort(&survey->hosts);
    while ((what = next_seen(&survey->people, &at, &events, &others)) != NULL) {
        if (events >= EVENTS_MIN && others > 1 && events * 2 > survey->with_people) {
            staff[known->staff_count++] = what;
        }
    }
    bool somebody = known->calendar_person[0] != '\0' || known->source_therapist[0] != '\0';
    at = 0;
    while ((what = next_seen(&survey->hosts, &at, &events, &others)) != NULL) {
        bool most = !somebody && events * 2 > survey->with_hosts;
        if (events >= EVENTS_MIN && (others > 1 || most)) {
            staff[known->staff_count++] = what;
        }
    }
    if (!somebody) {
        known->staff_count += regulars_find(&survey->regulars, staff + known->staff_count);
    }
    known->staff = staff;
}

/* A number of several families is the clinic's. */
static void find_common_phones(struct survey *survey, struct calendar_people *known)
{
    size_t events = 0;
    size_t others = 0;
    size_t at = 0;
    const char *what = NULL;
    sort(&survey->phones);
    while ((what = next_seen(&survey->phones, &at, &events, &others)) != NULL) {
        if (others >= EVENTS_MIN) {
            known->common_phones = phone_add(survey->arena, known->common_phones, what);
        }
    }
}

void ical_people_survey(struct arena *arena, icalcomponent *calendar, const char *calendar_name,
                        const char *source_therapist, struct calendar_people *known)
{
    *known = calendar_people_unknown;
    known->source_therapist = source_therapist;
    known->calendar_name = calendar_name;
    struct survey survey = {.arena = arena, .regulars = {.arena = arena}};
    struct arena *scratch = arena_create(SCRATCH_BLOCK);
    known->calendar_person = arena_strdup(arena, person_of_calendar(scratch, calendar_name));
    const struct calendar_people before = *known;
    for (icalcomponent *component =
             icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         component != NULL;
         component = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        survey_event(&survey, scratch, component, &before);
        arena_reset(scratch);
    }
    find_staff(&survey, known);
    find_common_phones(&survey, known);
    arena_destroy(scratch);
}
