#include "import/ical/series.h"

#include "domain/name.h"
#include "import/ical/days.h"

#include <stdlib.h>
#include <string.h>

/* What comparing two events costs of the budget. */
#define COMPARISON_COST 20

/* Events of one UID and one calendar (or of several that are not told apart by name). */
struct group {
    struct ical_event **masters; /* without RECURRENCE-ID, the newest version last */
    size_t master_count;
    struct ical_event **changes;
    size_t change_count;
    struct booking *bookings; /* the newest version of the first one first */
    size_t booking_count;
};

/* What the versions of one appointment or series come to. */
struct booking {
    struct ical_event *newest;
    struct ical_event *model; /* whose times and rules count */
};

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_version(const struct ical_event *a, const struct ical_event *b)
{
    const int orders[] = {
        compare(a->sequence, b->sequence),
        compare(a->stamp_s, b->stamp_s),
        compare(a->modified_s, b->modified_s),
        compare(a->calendar->cancels, b->calendar->cancels),
        compare((int64_t)a->order, (int64_t)b->order),
    };
    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        if (orders[i] != 0) {
            return orders[i];
        }
    }
    return 0;
}

/* What cancels something of any calendar comes after the calendars. */
static int by_uid(const void *a, const void *b)
{
    const struct ical_event *left = a;
    const struct ical_event *right = b;
    int order = strcmp(left->uid, right->uid);
    order = order != 0 ? order : compare(left->calendar->cancels, right->calendar->cancels);
    order = order != 0 ? order : strcmp(left->calendar->name, right->calendar->name);
    return order != 0 ? order : compare((int64_t)left->order, (int64_t)right->order);
}

static int masters_first(const void *a, const void *b)
{
    const struct ical_event *left = *(struct ical_event *const *)a;
    const struct ical_event *right = *(struct ical_event *const *)b;
    int order = compare(left->is_change, right->is_change);
    return order != 0 ? order : by_version(left, right);
}

static int by_instance(const void *a, const void *b)
{
    const struct ical_event *left = *(struct ical_event *const *)a;
    const struct ical_event *right = *(struct ical_event *const *)b;
    int order = compare((int64_t)left->booking, (int64_t)right->booking);
    order = order != 0 ? order : compare(left->is_change_of_rest, right->is_change_of_rest);
    order = order != 0 ? order : compare(left->change_of.ms, right->change_of.ms);
    return order != 0 ? order : by_version(left, right);
}

static bool are_different_people(struct ical_reading *reading, struct ical_event *a,
                                 struct ical_event *b)
{
    struct arena *arena = reading->collection->arena;
    const struct appointment *left = ical_event_people(reading, a);
    const struct appointment *right = ical_event_people(reading, b);
    if (left->client_name[0] != '\0' && right->client_name[0] != '\0') {
        return strcmp(name_fold(arena, left->client_name), name_fold(arena, right->client_name)) !=
               0;
    }
    return left->phone[0] != '\0' && right->phone[0] != '\0' &&
           strcmp(left->phone, right->phone) != 0;
}

/* Two events of one UID are versions of one, unless they are of different clients and either in
 * two calendars or, at different times, of one and the same version: then whoever wrote the file
 * gave one UID to two appointments. */
static bool are_versions_of_one(struct ical_reading *reading, struct ical_event *a,
                                struct ical_event *b)
{
    bool may_differ =
        a->calendar != b->calendar
            ? !a->calendar->cancels && !b->calendar->cancels
            : a->start.ms != b->start.ms && a->sequence == b->sequence && a->stamp_s == b->stamp_s;
    reading->budget -= may_differ ? COMPARISON_COST : 1;
    return !may_differ || !are_different_people(reading, a, b);
}

static void leave_out(struct ical_reading *reading, const struct ical_event *event)
{
    if (ical_event_may_fall(reading, event)) {
        ical_event_leave_out(reading, event, "UID", "is that of too many events");
    }
}

/* What is cancelled takes place at no time, so that an older version says what it was. */
static void find_bookings(struct ical_reading *reading, struct group *group)
{
    struct arena *arena = reading->collection->arena;
    size_t capacity = 0;
    for (size_t i = group->master_count; i-- > 0;) {
        struct ical_event *event = group->masters[i];
        size_t at = 0;
        while (at < group->booking_count && reading->budget > 0 &&
               !are_versions_of_one(reading, group->bookings[at].newest, event)) {
            at++;
        }
        if (at < group->booking_count && reading->budget <= 0) {
            leave_out(reading, event);
            continue;
        }
        if (at == group->booking_count) {
            group->bookings = arena_grow(arena, group->bookings, group->booking_count, &capacity,
                                         sizeof(*group->bookings));
            group->bookings[group->booking_count++] =
                (struct booking){.newest = event, .model = event};
        } else if (group->bookings[at].model->is_cancelled && !event->is_cancelled) {
            group->bookings[at].model = event;
        }
    }
}

/* A change belongs to the series of its own calendar, if there is one there. */
static size_t booking_of(const struct group *group, const struct ical_event *change)
{
    for (size_t i = 0; i < group->booking_count; i++) {
        if (group->bookings[i].newest->calendar == change->calendar) {
            return i;
        }
    }
    return 0;
}

/* The instance in the zone of its series: RECURRENCE-ID may be a mere date, or without a zone. */
static void place_change(const struct group *group, struct ical_event *change)
{
    change->booking = booking_of(group, change);
    if (change->booking >= group->booking_count) {
        return;
    }
    const struct ical_moment *start = &group->bookings[change->booking].model->start;
    struct ical_moment *of = &change->change_of;
    if (of->is_date && !start->is_date) {
        of->local_s = floor_divide(of->local_s, SECONDS_A_DAY) * SECONDS_A_DAY +
                      floor_remainder(start->local_s, SECONDS_A_DAY);
        of->ms = zone_moment(start->zone, of->local_s) * 1000;
    } else {
        of->ms = ical_moment_ms(of, start->zone);
    }
}

/* Orders the changes and keeps the newest version of each. */
static void order_changes(struct group *group)
{
    for (size_t i = 0; i < group->change_count; i++) {
        place_change(group, group->changes[i]);
    }
    if (group->change_count > 0) {
        qsort(group->changes, group->change_count, sizeof(struct ical_event *), by_instance);
    }
    size_t kept = 0;
    for (size_t i = 0; i < group->change_count; i++) {
        const struct ical_event *before = kept == 0 ? NULL : group->changes[kept - 1];
        const struct ical_event *change = group->changes[i];
        bool again = before != NULL && before->booking == change->booking &&
                     before->is_change_of_rest == change->is_change_of_rest &&
                     before->change_of.ms == change->change_of.ms;
        group->changes[again ? kept - 1 : kept] = group->changes[i];
        kept += again ? 0 : 1;
    }
    group->change_count = kept;
}

/* The changes of one booking, from *at on; *at moves past them. */
static void take_changes(const struct group *group, size_t booking, size_t *at,
                         struct ical_series *series)
{
    series->changes = group->changes + *at;
    while (*at < group->change_count && group->changes[*at]->booking == booking &&
           !group->changes[*at]->is_change_of_rest) {
        (*at)++;
        series->change_count++;
    }
    series->rests = group->changes + *at;
    while (*at < group->change_count && group->changes[*at]->booking == booking) {
        (*at)++;
        series->rest_count++;
    }
}

/* A series that was cancelled as a whole takes its changes along, but for later ones. */
static void cancel_changes(struct ical_series *series, const struct ical_event *by)
{
    for (size_t i = 0; i < series->change_count; i++) {
        struct ical_event *change = series->changes[i];
        change->is_cancelled = change->is_cancelled || by_version(change, by) < 0 ||
                               (change->sequence == by->sequence && change->stamp_s == by->stamp_s);
    }
}

/* A UID that two appointments have is handed on once as it is; the others are told apart by their
 * client. */
static const char *uid_of(struct ical_reading *reading, size_t booking, struct ical_event *event)
{
    struct arena *arena = reading->collection->arena;
    if (booking == 0 || event->uid[0] == '\0') {
        return arena_strdup(arena, event->uid);
    }
    const struct appointment *people = ical_event_people(reading, event);
    const char *client = people->client_name[0] != '\0' ? people->client_name : people->phone;
    return arena_printf(arena, "%s/%s", event->uid, name_fold(arena, client));
}

static void read_group(struct ical_reading *reading, struct ical_event **members, size_t count,
                       size_t *bookings)
{
    qsort(members, count, sizeof(struct ical_event *), masters_first);
    struct group group = {.masters = members};
    while (group.master_count < count && !members[group.master_count]->is_change) {
        group.master_count++;
    }
    group.changes = members + group.master_count;
    group.change_count = count - group.master_count;
    find_bookings(reading, &group);
    order_changes(&group);
    size_t at = 0;
    for (size_t i = 0; i < group.booking_count || i == 0; i++) {
        bool has_master = i < group.booking_count;
        const struct booking *booking = has_master ? &group.bookings[i] : NULL;
        struct ical_series series = {
            .event = has_master ? booking->model : NULL,
            .uid = uid_of(reading, *bookings + i, has_master ? booking->model : members[0]),
            .is_cancelled = booking != NULL && booking->newest->is_cancelled,
        };
        take_changes(&group, i, &at, &series);
        if (booking != NULL && series.is_cancelled) {
            cancel_changes(&series, booking->newest);
        }
        ical_series_add(reading, &series);
    }
    *bookings += group.booking_count;
}

/* The events of one UID: those of each calendar by themselves, with what cancels them. */
static void read_uid(struct ical_reading *reading, struct ical_event *events, size_t count)
{
    size_t own = 0; /* those that are not in a calendar that cancels */
    while (own < count && !events[own].calendar->cancels) {
        own++;
    }
    size_t bookings = 0;
    for (size_t start = 0; start < own || start == 0;) {
        size_t end = start;
        while (end < own && strcmp(events[end].calendar->name, events[start].calendar->name) == 0) {
            end++;
        }
        size_t members_count = end - start + (count - own);
        reading->budget -= COMPARISON_COST * (int64_t)(count - own);
        if (start < own && count > own && reading->budget <= 0) {
            for (; start < end; start++) {
                leave_out(reading, &events[start]);
            }
            continue;
        }
        struct ical_event **members =
            ARENA_ARRAY(reading->collection->arena, struct ical_event *, members_count);
        for (size_t i = 0; i < members_count; i++) {
            members[i] = &events[i < end - start ? start + i : own + i - (end - start)];
        }
        read_group(reading, members, members_count, &bookings);
        start = end > start ? end : start + 1;
    }
}

void ical_series_read(struct ical_reading *reading, struct ical_event *events, size_t count)
{
    if (count > 0) {
        qsort(events, count, sizeof(*events), by_uid);
    }
    for (size_t start = 0; start < count && !reading->collection->broken;) {
        size_t end = start + 1;
        while (end < count && events[start].uid[0] != '\0' &&
               strcmp(events[end].uid, events[start].uid) == 0) {
            end++;
        }
        read_uid(reading, events + start, end - start);
        start = end;
    }
}
