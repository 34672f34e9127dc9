#include "domain/checkin.h"

#include "base/bug.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "domain/name.h"
#include "domain/name_find.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MS_A_MINUTE INT64_C(60000)

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

/* Whoever has arrived is here, also when the booking was cancelled afterwards. */
static bool counts_on(const struct appointment *appointment, struct day day)
{
    return (appointment->status == APPOINTMENT_BOOKED || appointment->arrived) &&
           appointment->start_ms >= day.from_ms && appointment->start_ms < day.to_ms;
}

/* A match that may still grow: more appointments of the same client that follow. */
struct group {
    const char *client;    /* who it is, as far as one day can tell; "" for nobody knows */
    size_t person;         /* place of the client's first group of the day */
    bool by_phone;         /* a phone is in it */
    size_t next_in_bucket; /* place + 1 of the group that was last in its bucket, 0 for none */
    const struct appointment **appointments;
    size_t count;
    size_t capacity;
    int64_t end_ms;
};

#define BUCKETS 256

/* So many groups of a bucket are looked at, the latest first, so that no list makes it slow. */
#define STEPS_MAX 256

struct groups {
    struct arena *arena;
    struct group *items;
    size_t count;
    size_t capacity;
    size_t buckets[BUCKETS]; /* place + 1 of the last group whose client falls there, 0 for none */
};

/* FNV-1a, to find the groups of a client among thousands. */
static size_t bucket_of(const char *client)
{
    uint32_t hash = 2166136261U;
    for (; *client != '\0'; client++) {
        hash = (hash ^ (unsigned char)*client) * 16777619U;
    }
    return hash % BUCKETS;
}

/* Without a phone the name alone has to do: for one visit on one day, never for longer. A first
 * name or initials are anybody's. */
static const char *client_of(struct arena *arena, const struct appointment *appointment)
{
    if (appointment->phone[0] != '\0') {
        return name_client_key(arena, appointment->client_name, appointment->phone);
    }
    if (!name_is_full(arena, appointment->client_name)) {
        return "";
    }
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, appointment->client_name, &given, &family);
    return name_fold(arena, arena_printf(arena, "%s %s", given, family));
}

/* True if the appointment is the next of the same visit. Two of one name without a phone whose
 * times overlap are two people. */
static bool follows(const struct group *group, const struct appointment *appointment)
{
    int64_t break_ms = appointment->start_ms - group->end_ms;
    return break_ms <= CHECKIN_BREAK_MS && (group->by_phone || break_ms >= 0);
}

static struct group *group_of(struct groups *groups, const struct appointment *appointment)
{
    const char *client = client_of(groups->arena, appointment);
    size_t *bucket = &groups->buckets[bucket_of(client)];
    /* appointments of nobody knows whom must not be grouped with each other */
    size_t steps = client[0] == '\0' ? STEPS_MAX : 0;
    size_t person = groups->count;
    for (size_t place = *bucket; groups->items != NULL && place > 0 && steps < STEPS_MAX; steps++) {
        struct group *group = &groups->items[place - 1];
        if (strcmp(group->client, client) == 0) {
            if (follows(group, appointment)) {
                return group;
            }
            person = group->person;
        }
        place = group->next_in_bucket;
    }
    groups->items = arena_grow(groups->arena, groups->items, groups->count, &groups->capacity,
                               sizeof(*groups->items));
    struct group *group = &groups->items[groups->count++];
    *group = (struct group){.client = client,
                            .person = person,
                            .by_phone = appointment->phone[0] != '\0',
                            .next_in_bucket = *bucket,
                            .end_ms = appointment->end_ms};
    *bucket = groups->count;
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

/* Of each client the matches whose check-in window is open, if there are any; else all of them.
 * Several clients may share a phone, or come hours early together: nobody hides another. */
static struct checkin_matches matches_of(const struct groups *groups,
                                         const struct checkin_rules *rules, int64_t now_ms)
{
    bool *is_open = ARENA_ARRAY(groups->arena, bool, groups->count); /* by person */
    for (size_t i = 0; i < groups->count; i++) {
        const struct group *group = &groups->items[i];
        is_open[group->person] = is_open[group->person] || in_window(group, rules, now_ms);
    }
    struct checkin_match *items = ARENA_ARRAY(groups->arena, struct checkin_match, groups->count);
    size_t count = 0;
    for (size_t i = 0; i < groups->count; i++) {
        const struct group *group = &groups->items[i];
        if (!is_open[group->person] || in_window(group, rules, now_ms)) {
            items[count++] = match_of(group, rules, now_ms);
        }
    }
    return (struct checkin_matches){.items = items, .count = count};
}

/* True if one of the numbers, which spaces divide, ends with the digits. */
static bool any_ends_with(const char *numbers, const char *last_four)
{
    if (strlen(last_four) != PHONE_LAST_DIGITS || strchr(last_four, ' ') != NULL) {
        return false;
    }
    while (*numbers != '\0') {
        size_t length = strcspn(numbers, " ");
        if (length >= PHONE_LAST_DIGITS &&
            memcmp(numbers + length - PHONE_LAST_DIGITS, last_four, PHONE_LAST_DIGITS) == 0) {
            return true;
        }
        numbers += length;
        numbers += *numbers == '\0' ? 0 : 1;
    }
    return false;
}

struct checkin_matches checkin_by_phone(struct arena *arena, const struct day_list *list,
                                        const struct checkin_rules *rules, int64_t now_ms,
                                        const char *last_four)
{
    struct day day = day_of(now_ms);
    struct groups groups = {.arena = arena};
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *appointment = &list->items[i];
        if (counts_on(appointment, day) && any_ends_with(appointment->phone, last_four)) {
            groups_add(&groups, appointment);
        }
    }
    return matches_of(&groups, rules, now_ms);
}

struct checkin_matches checkin_by_name(struct arena *arena, const struct day_list *list,
                                       const struct checkin_rules *rules, int64_t now_ms,
                                       const char *given, const char *family_initial, bool near)
{
    struct day day = day_of(now_ms);
    struct groups same = {.arena = arena};
    struct groups all = {.arena = arena};
    struct name_query *query = name_query_make(arena, given, family_initial);
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *appointment = &list->items[i];
        const enum name_likeness likeness =
            counts_on(appointment, day) ? name_query_compare(query, appointment->client_name)
                                        : NAME_OTHER;
        if (likeness == NAME_SAME) {
            groups_add(&same, appointment);
        }
        if (likeness != NAME_OTHER) {
            groups_add(&all, appointment);
        }
    }
    return matches_of(near || same.count == 0 ? &all : &same, rules, now_ms);
}

/* The given name is compared alone, so it is asked of the first appointment of each match. */
struct checkin_matches checkin_narrow(struct arena *arena, const struct checkin_matches *matches,
                                      const char *given)
{
    struct name_query *query = name_query_make(arena, given, NULL);
    enum name_likeness *likeness = ARENA_ARRAY(arena, enum name_likeness, matches->count);
    enum name_likeness best = NAME_SLIP;
    for (size_t i = 0; i < matches->count; i++) {
        likeness[i] = name_query_compare(query, matches->items[i].appointments[0]->client_name);
        best = likeness[i] > best ? likeness[i] : best;
    }
    struct checkin_match *items = ARENA_ARRAY(arena, struct checkin_match, matches->count);
    size_t count = 0;
    for (size_t i = 0; i < matches->count; i++) {
        if (likeness[i] == best) {
            items[count++] = matches->items[i];
        }
    }
    return (struct checkin_matches){.items = items, .count = count};
}

/* The keyboard has Latin letters and those of First Nations, some of which are Greek. */
static bool can_be_typed(const char *folded)
{
    enum { FIRST_CYRILLIC = 0x400 };
    struct name_reader reader = name_reader_of(folded);
    uint32_t character = name_reader_next(&reader);
    while (character != 0 && character < FIRST_CYRILLIC) {
        character = name_reader_next(&reader);
    }
    return character == 0;
}

bool checkin_name_tells(struct arena *arena, const struct checkin_matches *matches)
{
    bool tells = false;
    for (size_t i = 0; i < matches->count && !tells; i++) {
        const char *given = NULL;
        const char *family = NULL;
        name_split(arena, matches->items[i].appointments[0]->client_name, &given, &family);
        const char *folded = name_fold(arena, given);
        tells = utf8_count(folded) > 1 && can_be_typed(folded);
    }
    return tells;
}

/* What the screen shows of a match, as one text. */
struct look {
    const char *text;
    size_t match;
};

static int by_text(const void *a, const void *b)
{
    const struct look *one = a;
    const struct look *other = b;
    const int order = strcmp(one->text, other->text);
    return order != 0 ? order : (one->match > other->match) - (one->match < other->match);
}

const size_t *checkin_alike(struct arena *arena, const struct checkin_matches *matches,
                            const char *const *initials)
{
    struct look *looks = ARENA_ARRAY(arena, struct look, matches->count);
    for (size_t i = 0; i < matches->count; i++) {
        const struct appointment *first = matches->items[i].appointments[0];
        looks[i].match = i;
        looks[i].text =
            arena_printf(arena, "%lld|%s|%s", (long long)(first->start_ms / MS_A_MINUTE),
                         initials[i], first->therapist);
    }
    if (matches->count > 0) {
        qsort(looks, matches->count, sizeof(*looks), by_text);
    }
    size_t *alike = ARENA_ARRAY(arena, size_t, matches->count);
    size_t first = 0;
    for (size_t i = 0; i < matches->count; i++) {
        first = strcmp(looks[first].text, looks[i].text) == 0 ? first : i;
        alike[looks[i].match] = looks[first].match;
    }
    return alike;
}

static bool has_id(const struct appointment *const *appointments, size_t count,
                   struct appointment_id id)
{
    for (size_t i = 0; i < count; i++) {
        if (appointments[i]->id.value == id.value) {
            return true;
        }
    }
    return false;
}

static bool is_of(const struct group *group, const struct checkin_match *match)
{
    for (size_t i = 0; i < group->count; i++) {
        if (has_id(match->appointments, match->count, group->appointments[i]->id)) {
            return true;
        }
    }
    return false;
}

bool checkin_again(struct arena *arena, const struct day_list *list,
                   const struct checkin_rules *rules, int64_t now_ms,
                   const struct checkin_match *match, struct checkin_match *now)
{
    const struct appointment *first = match->appointments[0];
    const char *client = client_of(arena, first);
    struct day day = day_of(now_ms);
    struct groups groups = {.arena = arena};
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *other = &list->items[i];
        const bool written_the_same = strcmp(other->client_name, first->client_name) == 0 &&
                                      strcmp(other->phone, first->phone) == 0;
        const bool known = has_id(match->appointments, match->count, other->id);
        if (counts_on(other, day) && (known || written_the_same) &&
            strcmp(client_of(arena, other), client) == 0) {
            groups_add(&groups, other);
        }
    }
    for (size_t i = 0; i < groups.count; i++) {
        if (is_of(&groups.items[i], match)) {
            *now = match_of(&groups.items[i], rules, now_ms);
            return true;
        }
    }
    if (groups.count != 1 || first->phone[0] == '\0') {
        return false;
    }
    *now = match_of(&groups.items[0], rules, now_ms);
    return true;
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
