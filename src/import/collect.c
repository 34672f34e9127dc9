#include "import/collect.h"

#include "base/utf8.h"
#include "domain/name.h"
#include "import/people/calendar.h"
#include "import/people/couple.h"
#include "import/people/hidden.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* The text on one line and clean, at most TEXT_CHARACTERS_MAX long. */
static const char *short_text(struct arena *arena, const char *text)
{
    const char *clean = name_clean(arena, text);
    const size_t length = strlen(clean);
    size_t kept = 0;
    for (size_t count = 0; kept < length && count < TEXT_CHARACTERS_MAX; count++) {
        for (kept++; kept < length && utf8_is_continuation(clean[kept]); kept++) {
        }
    }
    return kept == length ? clean : arena_strndup(arena, clean, kept);
}

/* A uid of Outlook has 112 bytes, one of Google with a repetition 80. */
#define UID_BYTES_MAX 200

/* A hundred times the day of a large clinic. */
#define APPOINTMENTS_MAX 20000

/* The uid, or one that is made of it if it is longer than any system's. */
static const char *short_uid(struct arena *arena, const char *uid)
{
    enum { KEPT_BYTES = 120 };
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a */
    if (strlen(uid) <= UID_BYTES_MAX) {
        return uid;
    }
    for (const char *at = uid; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001B3);
    }
    size_t kept = KEPT_BYTES;
    while (kept > 0 && utf8_is_continuation(uid[kept])) {
        kept--;
    }
    return arena_printf(arena, "%.*s~%016" PRIx64, (int)kept, uid, hash);
}

void collection_add(struct collection *collection, struct appointment appointment)
{
    const struct import_request *request = collection->request;
    struct arena *arena = collection->arena;
    if (appointment.start_ms < request->from_ms || appointment.start_ms >= request->to_ms) {
        return;
    }
    if (collection->count == APPOINTMENTS_MAX) {
        if (!collection->broken) {
            collection_refuse(collection, 0, "more than %d appointments in a day",
                              APPOINTMENTS_MAX);
        }
        return;
    }
    if (request->therapist[0] != '\0') {
        appointment.therapist = request->therapist;
    }
#define MAKE_PLAIN(ID, name, usual, presence)                                                      \
    appointment.name = short_text(arena, appointment.name);
    APPOINTMENT_TEXTS(MAKE_PLAIN)
    appointment.uid = short_uid(arena, appointment.uid);
    collection->items = arena_grow(collection->arena, collection->items, collection->count,
                                   &collection->capacity, sizeof(*collection->items));
    collection->items[collection->count++] = appointment;
}

/* Who of a couple is called as the therapist may be the therapist. */
static bool any_is_therapist(struct arena *arena, const char *const *people, size_t count,
                             const char *therapist)
{
    for (size_t i = 0; i < count; i++) {
        if (people_are_same(arena, people[i], therapist)) {
            return true;
        }
    }
    return false;
}

void collection_add_people(struct collection *collection, const struct appointment *appointment,
                           bool clients_alone)
{
    struct arena *arena = collection->arena;
    const char *people[COUPLE_MAX];
    const char *uid = appointment->uid;
    size_t count = couple_people(arena, appointment->client_name, clients_alone, people);
    if (count > 1 && any_is_therapist(arena, people, count, appointment->therapist)) {
        people[0] = appointment->client_name;
        count = 1;
    }
    for (size_t i = 0; i < count; i++) {
        struct appointment one = *appointment;
        one.client_name = people[i];
        one.uid = uid[0] == '\0' ? collection_uid(collection, &one)
                  : count == 1   ? uid
                                 : arena_printf(arena, "%s&%s", uid, name_fold(arena, people[i]));
        collection_add(collection, one);
    }
}

void collection_count(struct collection *collection, int64_t start_ms)
{
    bool first = collection->entries == 0;
    if (first || start_ms < collection->earliest_ms) {
        collection->earliest_ms = start_ms;
    }
    if (first || start_ms > collection->latest_ms) {
        collection->latest_ms = start_ms;
    }
    collection->entries++;
}

void collection_ask(struct collection *collection, const char *title)
{
    collection->asked++;
    collection->hidden += title != NULL && title_is_hidden(collection->arena, title) ? 1 : 0;
}

__attribute__((format(printf, 4, 0))) static void remark(struct collection *collection,
                                                         struct remarks *remarks,
                                                         struct remark what, const char *format,
                                                         va_list arguments)
{
    remarks->expected += what.expected ? 1 : 0;
    if (remarks->count++ >= IMPORT_PROBLEMS_MAX) {
        return;
    }
    remarks->items = arena_grow(collection->arena, remarks->items, remarks->kept,
                                &remarks->capacity, sizeof(*remarks->items));
    what.reason = arena_vprintf(collection->arena, format, arguments);
    remarks->items[remarks->kept++] = what;
}

bool collection_leave_out(struct collection *collection, size_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    remark(collection, &collection->left_out, (struct remark){.line = line}, format, arguments);
    va_end(arguments);
    return false;
}

void collection_pass_over(struct collection *collection, size_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    remark(collection, &collection->left_out, (struct remark){.line = line, .expected = true},
           format, arguments);
    va_end(arguments);
}

void collection_note(struct collection *collection, size_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    remark(collection, &collection->notes, (struct remark){.line = line}, format, arguments);
    va_end(arguments);
}

const char *collection_uid(const struct collection *collection,
                           const struct appointment *appointment)
{
    struct arena *arena = collection->arena;
    return arena_printf(arena, "made/%lld/%s/%s/%s", (long long)(appointment->start_ms / 1000),
                        name_fold(arena, appointment->therapist),
                        name_fold(arena, appointment->client_name), appointment->phone);
}

/* Of one booking the row that says that somebody comes is the first: it was booked anew. */
static int by_start_then_uid(const void *a, const void *b)
{
    const struct appointment *left = a;
    const struct appointment *right = b;
    if (left->start_ms != right->start_ms) {
        return left->start_ms < right->start_ms ? -1 : 1;
    }
    const int order = strcmp(left->uid, right->uid);
    return order != 0 ? order : (int)left->status - (int)right->status;
}

/* True if the list says no more of the client than initials: another row like it may be another
 * client. */
static bool initials_alone(struct arena *arena, const struct appointment *appointment)
{
    const char *name = appointment->client_name;
    return appointment->phone[0] == '\0' && name[0] != '\0' &&
           strcmp(name_fold(arena, name), name_fold(arena, name_initials(arena, name))) == 0;
}

bool collection_finish(struct collection *collection, struct import_result *result)
{
    if (collection->broken) {
        return false;
    }
    if (collection->count > 0) {
        qsort(collection->items, collection->count, sizeof(*collection->items), by_start_then_uid);
    }
    struct arena *arena = collection->arena;
    size_t kept = 0;
    const char *uid = NULL;
    size_t of_it = 0; /* so many rows had this uid */
    for (size_t i = 0; i < collection->count; i++) {
        struct appointment item = collection->items[i];
        of_it++;
        if (uid == NULL || strcmp(uid, item.uid) != 0) {
            uid = item.uid;
            of_it = 1;
        } else if (item.status == APPOINTMENT_BOOKED && initials_alone(arena, &item)) {
            item.uid = arena_printf(arena, "%s#%zu", item.uid, of_it);
        } else {
            continue;
        }
        collection->items[kept++] = item;
    }
    *result = (struct import_result){
        .list = {.items = collection->items, .count = kept},
        .left_out = collection->left_out,
        .notes = collection->notes,
        .asked = collection->asked,
        .hidden = kept == 0 ? collection->hidden : 0,
        .entries = collection->entries,
        .earliest_ms = collection->earliest_ms,
        .latest_ms = collection->latest_ms,
    };
    return true;
}

bool collection_refuse(struct collection *collection, size_t line, const char *format, ...)
{
    struct problems *problems = collection->problems;
    collection->broken = true;
    if (problems->count == IMPORT_PROBLEMS_MAX) {
        return problems_add(problems, collection->request->name, 0,
                            "there is more that is wrong than is listed here");
    }
    if (problems->count > IMPORT_PROBLEMS_MAX) {
        return false;
    }
    va_list arguments;
    va_start(arguments, format);
    const char *reason = arena_vprintf(problems->arena, format, arguments);
    va_end(arguments);
    return problems_add(problems, collection->request->name, line, "%s", reason);
}
