/* The appointments of a series that fall into the time that is asked for. */
#include "domain/name.h"
#include "import/ical/days.h"
#include "import/ical/series.h"
#include "import/ical/times.h"
#include "import/people/summary.h"

#include <string.h>

/* What an event adds to the list. */
struct addition {
    struct ical_event *event; /* for what is said about it */
    struct appointment people;
    const char *uid;
    int64_t start_ms;
    int64_t duration_ms;
};

static bool says_who(icalcomponent *component)
{
    const char *title = icalcomponent_get_summary(component);
    return (title != NULL && title[0] != '\0') ||
           icalcomponent_get_first_property(component, ICAL_ATTENDEE_PROPERTY) != NULL;
}

static bool have_one_title(icalcomponent *a, icalcomponent *b)
{
    const char *left = icalcomponent_get_summary(a);
    const char *right = icalcomponent_get_summary(b);
    return left != NULL && right != NULL && strcmp(left, right) == 0;
}

/* The people of a change: its own, or those of its series where it does not say, as when it only
 * moves or cancels an instance. */
static struct appointment people_of_change(struct ical_reading *reading, struct ical_event *change,
                                           struct ical_event *master)
{
    struct arena *arena = reading->collection->arena;
    struct appointment people = *ical_event_people(reading, change);
    if (master == NULL) {
        return people;
    }
    const struct appointment *of_series = ical_event_people(reading, master);
    if (!ical_people_known(&people)) {
        bool same = !says_who(change->component) || change->is_cancelled ||
                    have_one_title(change->component, master->component);
        if (same) {
            enum appointment_status status = people.status;
            people = *of_series;
            people.status = status == APPOINTMENT_CANCELLED ? status : people.status;
        }
        return people;
    }
    if (strcmp(name_fold(arena, people.client_name), name_fold(arena, of_series->client_name)) ==
        0) {
        people.phone = people.phone[0] == '\0' ? of_series->phone : people.phone;
        people.therapist = people.therapist[0] == '\0' ? of_series->therapist : people.therapist;
        people.service = people.service[0] == '\0' ? of_series->service : people.service;
    }
    return people;
}

/* Says once of an event that it names nobody, or that its zone is not known. */
static bool may_be_added(struct ical_reading *reading, struct ical_event *event,
                         const struct appointment *people)
{
    bool is_known = ical_people_known(people);
    if (event->is_remarked) {
        return is_known;
    }
    event->is_remarked = true;
    if (!is_known) {
        if (people->status != APPOINTMENT_CANCELLED && event->is_about_nobody) {
            ical_event_pass_over(reading, event, "SUMMARY", "is about no client");
        } else if (people->status != APPOINTMENT_CANCELLED) {
            ical_event_leave_out(reading, event, "SUMMARY", "names nobody");
        }
        return false;
    }
    if (event->start.zone->assumed) {
        ical_event_note(reading, event, "DTSTART",
                        "is in a time zone that nobody knows, taken as that of the clinic");
    }
    return true;
}

static void add(struct ical_reading *reading, const struct addition *addition)
{
    struct appointment appointment = addition->people;
    const bool hides =
        !ical_people_known(&appointment) && appointment.status != APPOINTMENT_CANCELLED;
    const char *title = icalcomponent_get_summary(addition->event->component);
    collection_ask(reading->collection, hides ? title == NULL ? "" : title : NULL);
    if (!may_be_added(reading, addition->event, &appointment)) {
        return;
    }
    appointment.start_ms = addition->start_ms;
    appointment.end_ms =
        addition->start_ms +
        (addition->duration_ms > 0 ? addition->duration_ms : APPOINTMENT_MINUTES * MS_A_MINUTE);
    appointment.uid = addition->uid;
    const bool clients_alone =
        appointment.therapist[0] != '\0' ||
        summary_is_of_several(reading->collection->arena, title == NULL ? "" : title);
    collection_add_people(reading->collection, &appointment, clients_alone);
}

static const char *instance_uid(struct ical_reading *reading, const char *uid, int64_t ms)
{
    return uid[0] == '\0'
               ? ""
               : arena_printf(reading->collection->arena, "%s/%lld", uid, (long long)(ms / 1000));
}

/* How long an event takes, or another where it does not say. An end that is no use is noted: the
 * client comes all the same. */
static int64_t read_duration(struct ical_reading *reading, const struct ical_event *event,
                             const struct ical_event *other)
{
    struct ical_fault fault = {.property = NULL};
    int64_t duration_ms = ical_event_duration_ms(reading, event, &fault);
    if (duration_ms == 0 && fault.property == NULL && other != NULL && other != event) {
        event = other;
        duration_ms = ical_event_duration_ms(reading, event, &fault);
    }
    if (fault.property != NULL) {
        ical_event_note(reading, event, fault.property, fault.reason);
    }
    return duration_ms;
}

/* Adds the times of a part. rest is the change that it begins with, NULL for the first part. */
static void add_part(struct part *part, const struct ical_series *series, struct ical_event *rest)
{
    struct ical_reading *reading = part->reading;
    struct ical_event *event = series->event;
    struct addition addition = {.event = rest == NULL ? event : rest};
    bool repeats = false;
    if (!ical_times_find(part, series, &repeats) || part->hits.count == 0) {
        return;
    }
    if (event->fault.property != NULL) {
        ical_event_leave_out(reading, event, event->fault.property, event->fault.reason);
        return;
    }
    addition.duration_ms = read_duration(reading, addition.event, event);
    addition.people =
        rest == NULL ? *ical_event_people(reading, event) : people_of_change(reading, rest, event);
    if (series->is_cancelled || (rest != NULL && rest->is_cancelled)) {
        addition.people.status = APPOINTMENT_CANCELLED;
    }
    for (size_t i = 0; i < part->hits.count; i++) {
        const struct hit *hit = &part->hits.items[i];
        struct addition one = addition;
        one.start_ms = hit->start_ms;
        one.duration_ms = hit->duration_ms > 0 ? hit->duration_ms : one.duration_ms;
        one.uid = repeats ? instance_uid(reading, series->uid, hit->instance_ms) : series->uid;
        add(reading, &one);
    }
}

static void add_change(struct ical_reading *reading, const struct ical_series *series,
                       struct ical_event *change)
{
    struct addition addition = {.event = change, .start_ms = change->start.ms};
    if (change->has_start &&
        (change->start.is_date || !ical_is_asked_for(reading, change->start.ms))) {
        return;
    }
    if (change->fault.property != NULL) {
        ical_event_leave_out(reading, change, change->fault.property, change->fault.reason);
        return;
    }
    const struct ical_event *master = series->event;
    addition.duration_ms =
        read_duration(reading, change, master != NULL && master->has_start ? master : NULL);
    addition.people = people_of_change(reading, change, series->event);
    addition.people.status = change->is_cancelled ? APPOINTMENT_CANCELLED : addition.people.status;
    addition.uid = instance_uid(reading, series->uid, change->change_of.ms);
    add(reading, &addition);
}

/* True if the rules or dates of the event cannot be read, so that nobody knows whether it takes
 * place in the time asked for; then it is left out. */
static bool is_beyond_reading(struct ical_reading *reading, const struct ical_event *event)
{
    static const char *const decide[] = {"DTSTART", "RRULE", "RDATE"};
    for (size_t i = 0; i < sizeof(decide) / sizeof(decide[0]); i++) {
        if (ical_event_has_fault(event, decide[i])) {
            if (ical_event_may_fall(reading, event)) {
                ical_event_leave_out(reading, event, event->fault.property, event->fault.reason);
            }
            return true;
        }
    }
    return false;
}

static void add_master(struct ical_reading *reading, const struct ical_series *series)
{
    const struct ical_event *event = series->event;
    if (is_beyond_reading(reading, event) || !event->has_start || event->start.is_date ||
        (series->rest_count == 0 && !ical_event_may_fall(reading, event))) {
        return;
    }
    const struct import_request *request = reading->collection->request;
    for (size_t i = 0; i <= series->rest_count; i++) {
        struct ical_event *rest = i == 0 ? NULL : series->rests[i - 1];
        struct part part = {
            .reading = reading,
            .event = event,
            .from_ms = rest == NULL ? INT64_MIN : rest->change_of.ms,
            .to_ms = i == series->rest_count ? INT64_MAX : series->rests[i]->change_of.ms,
        };
        if (rest != NULL && (!rest->has_start || rest->start.is_date)) {
            continue; /* what became an event of whole days is no appointment any more */
        }
        if (rest != NULL) {
            part.shift_s = ical_local_in_series(event, rest->start.ms) -
                           ical_local_in_series(event, rest->change_of.ms);
        }
        int64_t from_s = ical_local_in_series(event, request->from_ms) - part.shift_s;
        int64_t to_s = ical_local_in_series(event, request->to_ms) - part.shift_s;
        part.first_day = floor_divide(from_s, SECONDS_A_DAY) - 1;
        part.last_day = floor_divide(to_s, SECONDS_A_DAY) + 1;
        bool reaches =
            (part.from_ms == INT64_MIN ||
             part.from_ms / 1000 < (part.last_day + 2) * SECONDS_A_DAY) &&
            (part.to_ms == INT64_MAX || part.to_ms / 1000 > (part.first_day - 2) * SECONDS_A_DAY);
        if (reaches) {
            add_part(&part, series, rest);
        }
    }
}

void ical_series_add(struct ical_reading *reading, const struct ical_series *series)
{
    if (series->event != NULL) {
        add_master(reading, series);
    }
    for (size_t i = 0; i < series->change_count; i++) {
        add_change(reading, series, series->changes[i]);
    }
    for (size_t i = 0; i < series->rest_count && series->event == NULL; i++) {
        add_change(reading, series, series->rests[i]);
    }
}
