#include "domain/checkin.h"

#include "base/bug.h"
#include "base/clock.h"
#include "domain/name.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MS_A_MINUTE INT64_C(60000)

/* Two appointments with a longer break between them are two visits: people go for a walk. */
#define BREAK_MINUTES_MAX 30

#define PHONE_LAST_DIGITS 4

const char *arrival_kind_code(enum arrival_kind kind)
{
    switch (kind) {
    case ARRIVAL_ON_TIME: return "on-time";
    case ARRIVAL_EARLY: return "early";
    case ARRIVAL_LATE: return "late";
    case ARRIVAL_WALK_IN: return "walk-in";
    }
    BUG("arrival kind %d", (int)kind);
}

const char *identity_code(enum identity identity)
{
    switch (identity) {
    case IDENTITY_PHONE: return "phone";
    case IDENTITY_NAME: return "name";
    case IDENTITY_UNVERIFIED: return "unverified";
    }
    BUG("identity %d", (int)identity);
}

static int64_t window_opens_ms(const struct appointment *appointment,
                               const struct checkin_rules *rules)
{
    return appointment->start_ms - rules->early_minutes * MS_A_MINUTE;
}

enum arrival_kind checkin_kind(const struct appointment *appointment,
                               const struct checkin_rules *rules, int64_t now_ms)
{
    if (now_ms < window_opens_ms(appointment, rules)) {
        return ARRIVAL_EARLY;
    }
    if (now_ms >= appointment->start_ms + rules->late_minutes * MS_A_MINUTE) {
        return ARRIVAL_LATE;
    }
    return ARRIVAL_ON_TIME;
}

/* The local day of a moment. */
struct day {
    int64_t from_ms;
    int64_t to_ms;
};

static struct day day_of(int64_t now_ms)
{
    int64_t from_ms = civil_day_start_ms(now_ms);
    return (struct day){.from_ms = from_ms, .to_ms = civil_next_day_ms(from_ms)};
}

static bool counts_on(const struct appointment *appointment, struct day day)
{
    return appointment->status == APPOINTMENT_BOOKED && appointment->start_ms >= day.from_ms &&
           appointment->start_ms < day.to_ms;
}

/* A match that may still grow: more appointments of the same client that follow. */
struct group {
    const char *client_key;
    const struct appointment **appointments;
    size_t count;
    size_t capacity;
    int64_t end_ms;
};

struct groups {
    struct arena *arena;
    struct group *items;
    size_t count;
    size_t capacity;
};

static struct group *group_of(struct groups *groups, const struct appointment *appointment)
{
    const char *key = name_client_key(groups->arena, appointment->client_name, appointment->phone);
    /* appointments without name and phone must not be grouped with each other */
    for (size_t i = groups->count; key[0] != '\0' && i > 0; i--) {
        struct group *group = &groups->items[i - 1];
        if (strcmp(group->client_key, key) == 0 &&
            appointment->start_ms - group->end_ms <= BREAK_MINUTES_MAX * MS_A_MINUTE) {
            return group;
        }
    }
    groups->items = arena_grow(groups->arena, groups->items, groups->count, &groups->capacity,
                               sizeof(*groups->items));
    struct group *group = &groups->items[groups->count++];
    *group = (struct group){.client_key = key, .end_ms = appointment->end_ms};
    return group;
}

/* Takes appointments by start, as a day list has them. */
static void groups_add(struct groups *groups, const struct appointment *appointment)
{
    struct group *group = group_of(groups, appointment);
    group->appointments = arena_grow(groups->arena, group->appointments, group->count,
                                     &group->capacity, sizeof(const struct appointment *));
    group->appointments[group->count++] = appointment;
    if (appointment->end_ms > group->end_ms) {
        group->end_ms = appointment->end_ms;
    }
}

static bool in_window(const struct group *group, const struct checkin_rules *rules, int64_t now_ms)
{
    return now_ms >= window_opens_ms(group->appointments[0], rules) && now_ms < group->end_ms;
}

static struct checkin_match match_of(const struct group *group, const struct checkin_rules *rules,
                                     int64_t now_ms)
{
    bool all_arrived = true;
    for (size_t i = 0; i < group->count; i++) {
        all_arrived = all_arrived && group->appointments[i]->arrived;
    }
    return (struct checkin_match){
        .appointments = group->appointments,
        .count = group->count,
        .kind = checkin_kind(group->appointments[0], rules, now_ms),
        .already_arrived = all_arrived,
    };
}

/* The matches whose check-in window is open, if there are any; else all of them. */
static struct checkin_matches matches_of(const struct groups *groups,
                                         const struct checkin_rules *rules, int64_t now_ms)
{
    bool any_in_window = false;
    for (size_t i = 0; i < groups->count; i++) {
        any_in_window = any_in_window || in_window(&groups->items[i], rules, now_ms);
    }
    struct checkin_match *items = ARENA_ARRAY(groups->arena, struct checkin_match, groups->count);
    size_t count = 0;
    for (size_t i = 0; i < groups->count; i++) {
        if (!any_in_window || in_window(&groups->items[i], rules, now_ms)) {
            items[count++] = match_of(&groups->items[i], rules, now_ms);
        }
    }
    return (struct checkin_matches){.items = items, .count = count};
}

static bool phone_ends_with(const char *phone, const char *last_four)
{
    size_t length = strlen(phone);
    return length >= PHONE_LAST_DIGITS && strlen(last_four) == PHONE_LAST_DIGITS &&
           strcmp(phone + length - PHONE_LAST_DIGITS, last_four) == 0;
}

struct checkin_matches checkin_by_phone(struct arena *arena, const struct day_list *list,
                                        const struct checkin_rules *rules, int64_t now_ms,
                                        const char *last_four)
{
    struct day day = day_of(now_ms);
    struct groups groups = {.arena = arena};
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *appointment = &list->items[i];
        if (counts_on(appointment, day) && phone_ends_with(appointment->phone, last_four)) {
            groups_add(&groups, appointment);
        }
    }
    return matches_of(&groups, rules, now_ms);
}

static enum name_likeness likeness_of(struct arena *arena, const struct appointment *appointment,
                                      const char *given, const char *family_initial)
{
    if (!name_family_initial_matches(arena, family_initial, appointment->client_name)) {
        return NAME_OTHER;
    }
    const char *listed_given = NULL;
    const char *listed_family = NULL;
    name_split(arena, appointment->client_name, &listed_given, &listed_family);
    return name_given_likeness(arena, given, listed_given);
}

struct checkin_matches checkin_by_name(struct arena *arena, const struct day_list *list,
                                       const struct checkin_rules *rules, int64_t now_ms,
                                       const char *given, const char *family_initial)
{
    struct day day = day_of(now_ms);
    struct groups same = {.arena = arena};
    struct groups slip = {.arena = arena};
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *appointment = &list->items[i];
        if (!counts_on(appointment, day)) {
            continue;
        }
        switch (likeness_of(arena, appointment, given, family_initial)) {
        case NAME_SAME: groups_add(&same, appointment); break;
        case NAME_SLIP: groups_add(&slip, appointment); break;
        case NAME_OTHER: break;
        }
    }
    return matches_of(same.count > 0 ? &same : &slip, rules, now_ms);
}

static bool none_arrived(const struct group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        if (group->appointments[i]->arrived) {
            return false;
        }
    }
    return true;
}

struct checkin_matches checkin_expected(struct arena *arena, const struct day_list *list,
                                        const struct checkin_rules *rules, int64_t now_ms)
{
    struct day day = day_of(now_ms);
    struct groups groups = {.arena = arena};
    for (size_t i = 0; i < list->count; i++) {
        if (counts_on(&list->items[i], day)) {
            groups_add(&groups, &list->items[i]);
        }
    }
    struct checkin_match *items = ARENA_ARRAY(arena, struct checkin_match, groups.count);
    size_t count = 0;
    for (size_t i = 0; i < groups.count; i++) {
        if (none_arrived(&groups.items[i])) {
            items[count++] = match_of(&groups.items[i], rules, now_ms);
        }
    }
    return (struct checkin_matches){.items = items, .count = count};
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *checkin_therapists(struct arena *arena, const struct day_list *list,
                                      int64_t now_ms, size_t *count)
{
    struct day day = day_of(now_ms);
    const char **names = ARENA_ARRAY(arena, const char *, list->count);
    size_t found = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (counts_on(&list->items[i], day) && list->items[i].therapist[0] != '\0') {
            names[found++] = list->items[i].therapist;
        }
    }
    qsort(names, found, sizeof(*names), by_bytes);
    size_t kept = 0;
    for (size_t i = 0; i < found; i++) {
        if (kept == 0 || strcmp(names[kept - 1], names[i]) != 0) {
            names[kept++] = names[i];
        }
    }
    *count = kept;
    return names;
}
