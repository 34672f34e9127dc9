#include "store/arrived.h"

#include "domain/name.h"
#include "store/appointment_rows.h"
#include "store/db.h"
#include "store/visit_bookings.h"

#include <stdlib.h>
#include <string.h>

/* A booking that somebody has arrived for, as it is kept. */
struct arrived_row {
    int64_t id;
    int64_t visit;
    const char *uid;
    struct appointment kept;
    struct listed_client client;
};

struct follow {
    struct store *store;
    struct arena *arena;
    const struct list_import *import;
    const struct listed_row *rows;
    struct arrived_row *arrived;
    size_t count;
};

static int compare_uid(const void *key, const void *row)
{
    return strcmp(key, ((const struct listed_row *)row)->uid);
}

const struct listed_row *listed_row_find(const struct listed_row *rows, size_t count,
                                         const char *uid)
{
    return count == 0 ? NULL : bsearch(uid, rows, count, sizeof(*rows), compare_uid);
}

static void read_arrived(struct follow *follow, int64_t source)
{
    size_t capacity = 0;
    struct query query = db_query(
        follow->store,
        "SELECT appointments.id AS id, visit_id, uid, start_ms, end_ms, therapist, client_name,"
        "  phone, status FROM appointments"
        " JOIN visit_appointments ON appointment_id = appointments.id AND stands = 1"
        " WHERE start_ms >= :from_ms AND start_ms < :to_ms AND origin = 'list'"
        "  AND source_id = :source");
    db_bind_int(&query, ":from_ms", follow->import->from_ms);
    db_bind_int(&query, ":to_ms", follow->import->to_ms);
    db_bind_int(&query, ":source", source);
    while (db_next(&query)) {
        follow->arrived = arena_grow(follow->arena, follow->arrived, follow->count, &capacity,
                                     sizeof(*follow->arrived));
        const char *name = db_text(&query, "client_name", follow->arena);
        const char *phone = db_text(&query, "phone", follow->arena);
        follow->arrived[follow->count++] = (struct arrived_row){
            .id = db_int(&query, "id"),
            .visit = db_int(&query, "visit_id"),
            .uid = db_text(&query, "uid", follow->arena),
            .kept = {.start_ms = db_int(&query, "start_ms"),
                     .end_ms = db_int(&query, "end_ms"),
                     .therapist = db_text(&query, "therapist", follow->arena),
                     .client_name = name,
                     .phone = phone,
                     .status = db_is(&query, "status", "cancelled") ? APPOINTMENT_CANCELLED
                                                                    : APPOINTMENT_BOOKED},
            .client = listed_client_of(follow->arena, name, phone),
        };
    }
    db_finish(&query);
}

static bool numbers_differ(const struct listed_client *a, const struct listed_client *b)
{
    return a->phone[0] != '\0' && b->phone[0] != '\0' && !phones_share_a_number(a->phone, b->phone);
}

static bool same_name(const struct listed_client *a, const struct listed_client *b)
{
    return strcmp(a->name.folded, b->name.folded) == 0;
}

/* The list has another person in the place of the one who arrived. A name that was corrected is
 * alike; with the same number the first letters of the given name are enough: "Joanie". */
static bool is_somebody_else(const struct listed_client *kept, const struct listed_client *listed)
{
    enum { LETTERS = 3 };
    if (kept->name.folded[0] == '\0' || listed->name.folded[0] == '\0' ||
        listed_names_alike(&kept->name, &listed->name)) {
        return false;
    }
    return !phones_share_a_number(kept->phone, listed->phone) ||
           strncmp(kept->name.folded, listed->name.folded, LETTERS) != 0;
}

static const struct listed_row *row_of_uid(const struct follow *follow, const char *uid)
{
    return listed_row_find(follow->rows, follow->import->list->count, uid);
}

/* False for a booking that the list has no more, has as cancelled or moved away, or has for
 * somebody else. */
static bool stays(const struct follow *follow, const struct arrived_row *row)
{
    const struct listed_row *listed = row_of_uid(follow, row->uid);
    return listed != NULL && listed->appointment->status == APPOINTMENT_BOOKED &&
           !is_somebody_else(&row->client, &listed->client);
}

/* True for a row that no booking of before has the uid of, or one of somebody else. */
static bool is_new(const struct follow *follow, const struct listed_row *listed)
{
    struct query query =
        db_query(follow->store, "SELECT EXISTS (SELECT 1 FROM appointments WHERE uid = :uid)");
    db_bind_text(&query, ":uid", listed->uid);
    if (db_run_int(&query) == 0) {
        return true;
    }
    for (size_t i = 0; i < follow->count; i++) {
        if (strcmp(follow->arrived[i].uid, listed->uid) == 0) {
            return is_somebody_else(&follow->arrived[i].client, &listed->client);
        }
    }
    return false;
}

/* The row stands in the place of the booking: of the same therapist, at the same time, for a name
 * that is alike, or at much the same time for the same name. */
static bool is_in_its_place(const struct arrived_row *gone, const struct listed_row *listed)
{
    const struct appointment *now = listed->appointment;
    if (numbers_differ(&gone->client, &listed->client) ||
        strcmp(now->therapist, gone->kept.therapist) != 0) {
        return false;
    }
    return now->start_ms == gone->kept.start_ms
               ? listed_names_alike(&gone->client.name, &listed->client.name)
               : now->start_ms < gone->kept.end_ms && now->end_ms > gone->kept.start_ms &&
                     same_name(&gone->client, &listed->client);
}

/* The row is at another time, but of the same client: the full name is the same, also if somebody
 * put the number right, or the number is. A first name or initials may be anybody's. What has begun
 * does not move far. */
static bool is_of_client(const struct follow *follow, const struct arrived_row *gone,
                         const struct listed_row *listed)
{
    const struct listed_client *client = &gone->client;
    if (gone->kept.start_ms <= clock_wall_ms(follow->store->clock) &&
        listed->appointment->start_ms >= gone->kept.end_ms) {
        return false;
    }
    return (client->name.full && same_name(client, &listed->client)) ||
           (phones_share_a_number(client->phone, listed->client.phone) &&
            listed_names_alike(&client->name, &listed->client.name));
}

static bool is_earlier(const struct appointment *a, const struct appointment *b)
{
    return a->start_ms < b->start_ms;
}

/* How many bookings of the same client are gone, and how many of them are before this one. */
static size_t count_gone(const struct follow *follow, const struct arrived_row *gone,
                         size_t *before)
{
    size_t count = 0;
    *before = 0;
    for (size_t i = 0; i < follow->count; i++) {
        const struct arrived_row *row = &follow->arrived[i];
        const bool is_same =
            same_name(&row->client, &gone->client) && !numbers_differ(&row->client, &gone->client);
        if (is_same && !stays(follow, row)) {
            count++;
            *before += is_earlier(&row->kept, &gone->kept) ? 1 : 0;
        }
    }
    return count;
}

/* Which rows a booking may have become. */
struct candidates {
    const struct listed_row **items; /* by start */
    size_t count;
};

static void insert_by_start(struct candidates *candidates, const struct listed_row *row)
{
    size_t at = candidates->count++;
    while (at > 0 && is_earlier(row->appointment, candidates->items[at - 1]->appointment)) {
        candidates->items[at] = candidates->items[at - 1];
        at--;
    }
    candidates->items[at] = row;
}

/* No client has so many bookings on a day. No list makes the search slow. */
#define CANDIDATES_MAX 16

/* The new row of the list that a booking which is gone from it has become; NULL if there is none,
 * or if nobody can tell which. Of several that are gone and came, the first is the first. */
static const struct listed_row *moved_row(const struct follow *follow,
                                          const struct arrived_row *gone)
{
    const struct listed_row *items[CANDIDATES_MAX] = {NULL};
    struct candidates candidates = {items, 0};
    const struct listed_row *in_place = NULL;
    size_t in_its_place = 0;
    if (gone->kept.end_ms <= clock_wall_ms(follow->store->clock)) {
        return NULL; /* lists leave out what is past */
    }
    for (size_t i = 0; i < follow->import->list->count; i++) {
        const struct listed_row *row = &follow->rows[i];
        const bool here = is_in_its_place(gone, row);
        if (row->appointment->status == APPOINTMENT_BOOKED &&
            (here || is_of_client(follow, gone, row)) && is_new(follow, row)) {
            in_place = here ? row : in_place;
            in_its_place += here ? 1 : 0;
            if (candidates.count == CANDIDATES_MAX) {
                return NULL;
            }
            insert_by_start(&candidates, row);
        }
    }
    size_t before = 0;
    if (count_gone(follow, gone, &before) == candidates.count && before < candidates.count) {
        return candidates.items[before];
    }
    return in_its_place == 1 ? in_place : NULL;
}

static void update_row(struct store *store, const struct arrived_row *row,
                       const struct listed_row *listed)
{
    const struct appointment *appointment = listed->appointment;
    struct query query = db_query(
        store, "UPDATE appointments SET uid = :uid, start_ms = :start_ms, end_ms = :end_ms,"
               "  client_name = :client_name, phone = :phone, therapist = :therapist,"
               "  service = :service, status = :status WHERE id = :id");
    db_bind_text(&query, ":uid", listed->uid);
    db_bind_int(&query, ":start_ms", appointment->start_ms);
    db_bind_int(&query, ":end_ms", appointment->end_ms);
    db_bind_text(&query, ":client_name", appointment->client_name);
    db_bind_text(&query, ":phone", appointment->phone);
    db_bind_text(&query, ":therapist", appointment->therapist);
    db_bind_text(&query, ":service", appointment->service);
    db_bind_text(&query, ":status",
                 appointment->status == APPOINTMENT_CANCELLED ? "cancelled" : "booked");
    db_bind_int(&query, ":id", row->id);
    db_run(&query);
}

/* Leaves the uid to the booking that has it in the list now. */
static void give_up_uid(const struct follow *follow, const struct arrived_row *row)
{
    struct query query = db_query(
        follow->store, "UPDATE appointments SET uid = 'arrived-' || id || '-' || uid, gone = 1"
                       " WHERE id = :id");
    db_bind_int(&query, ":id", row->id);
    db_run(&query);
}

/* A calendar loses what is deleted in it without a word, and a move to another source begins so.
 * Many lists leave out what has begun: nobody is told of that. */
static void mark_gone(struct store *store, const struct arrived_row *row, bool gone)
{
    struct query query = db_query(store, "UPDATE appointments SET gone = :gone WHERE id = :id"
                                         "  AND gone <> :gone RETURNING id");
    db_bind_int(&query, ":gone", gone ? 1 : 0);
    db_bind_int(&query, ":id", row->id);
    if (db_run_int(&query) != 0 && gone && row->kept.start_ms > clock_wall_ms(store->clock)) {
        visit_note_change(store, row->visit, &row->kept, BOOKING_GONE);
    }
}

/* Another row of the same booking that is still booked, of this source or another; 0 if none. */
static int64_t twin_that_stands(struct store *store, int64_t id)
{
    struct query query =
        db_query(store, "SELECT id FROM appointments WHERE twin_of = :id AND listed = 1"
                        "  AND status = 'booked' AND NOT " ARRIVED " ORDER BY id LIMIT 1");
    db_bind_int(&query, ":id", id);
    return db_run_int(&query);
}

/* The visit goes on with the other row: nothing has changed for anybody. */
static void take_twin(struct store *store, const struct arrived_row *row, int64_t twin)
{
    struct query shown = db_query(store, "UPDATE appointments SET twin_of = NULL WHERE id = :twin");
    db_bind_int(&shown, ":twin", twin);
    db_run(&shown);
    visit_move_to_booking(store, row->visit, row->id, twin);
}

static enum booking_becomes becomes(const struct arrived_row *row, const struct appointment *now)
{
    if (now->status == APPOINTMENT_CANCELLED) {
        return BOOKING_CANCELLED;
    }
    return row->kept.status == APPOINTMENT_CANCELLED ? BOOKING_BOOKED : BOOKING_MOVED;
}

static bool written_anew(const struct arrived_row *row, const struct listed_row *listed)
{
    const struct appointment *now = listed->appointment;
    return now->end_ms != row->kept.end_ms || strcmp(listed->uid, row->uid) != 0 ||
           strcmp(now->client_name, row->kept.client_name) != 0 ||
           strcmp(now->phone, row->kept.phone) != 0;
}

/* The row that the booking is now; NULL if the list has it no more. */
static const struct listed_row *row_now(const struct follow *follow, const struct arrived_row *row)
{
    const struct listed_row *listed = row_of_uid(follow, row->uid);
    if (stays(follow, row)) {
        return listed;
    }
    /* many systems write a move as one row that is cancelled and one that is new */
    const struct listed_row *moved = moved_row(follow, row);
    return moved != NULL                                                       ? moved
           : listed != NULL && is_somebody_else(&row->client, &listed->client) ? NULL
                                                                               : listed;
}

/* True if the booking is another than it was. */
static bool follow_row(const struct follow *follow, const struct arrived_row *row,
                       const struct listed_row *listed)
{
    struct store *store = follow->store;
    const bool off = listed == NULL || listed->appointment->status == APPOINTMENT_CANCELLED;
    const int64_t twin = off ? twin_that_stands(store, row->id) : 0;
    if (twin != 0) {
        take_twin(store, row, twin);
        return true;
    }
    mark_gone(store, row, listed == NULL);
    if (listed == NULL) {
        if (row_of_uid(follow, row->uid) != NULL) {
            give_up_uid(follow, row); /* somebody else has it */
        }
        return false;
    }
    const struct appointment *now = listed->appointment;
    const bool told = now->start_ms != row->kept.start_ms || now->status != row->kept.status ||
                      strcmp(now->therapist, row->kept.therapist) != 0;
    if (told) {
        visit_note_change(store, row->visit, &row->kept, becomes(row, now));
    }
    const bool changed = told || written_anew(row, listed);
    if (changed) {
        update_row(store, row, listed);
    }
    return changed;
}

void arrived_follow(struct store *store, struct arena *arena, const struct list_import *import,
                    int64_t source, const struct listed_row *rows)
{
    struct follow follow = {.store = store, .arena = arena, .import = import, .rows = rows};
    read_arrived(&follow, source);
    bool *changed = ARENA_ARRAY(arena, bool, follow.count);
    const struct listed_row **now = ARENA_ARRAY(arena, const struct listed_row *, follow.count);
    for (size_t i = 0; i < follow.count; i++) {
        now[i] = row_now(&follow, &follow.arrived[i]); /* before any row is changed */
    }
    for (size_t i = 0; i < follow.count; i++) {
        if (now[i] != NULL && strcmp(now[i]->uid, follow.arrived[i].uid) != 0) {
            give_up_uid(&follow, &follow.arrived[i]); /* two rows may have changed places */
        }
    }
    for (size_t i = 0; i < follow.count; i++) {
        changed[i] = follow_row(&follow, &follow.arrived[i], now[i]);
    }
    for (size_t i = 0; i < follow.count; i++) {
        const struct arrived_row *row = &follow.arrived[i];
        if (now[i] != NULL && now[i]->appointment->start_ms != row->kept.start_ms) {
            visit_leave_out_what_moved_away(store, row->visit, row->id);
        }
        if (changed[i]) {
            visit_take_from_bookings(store, row->visit);
        }
    }
}
