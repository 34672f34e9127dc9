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

static bool is_kept(struct store *store, const char *uid)
{
    struct query query =
        db_query(store, "SELECT EXISTS (SELECT 1 FROM appointments WHERE uid = :uid)");
    db_bind_text(&query, ":uid", uid);
    return db_run_int(&query) != 0;
}

/* A name alone is nobody's for certain. But where a list of a day loses a booking and has a new one
 * for the same full name, it is that one, also if somebody put the number right. */
static bool same_client(const struct listed_client *a, const struct listed_client *b)
{
    return listed_clients_alike(a, b) ||
           (a->name.full && strcmp(a->name.folded, b->name.folded) == 0);
}

/* The list has another person in the place of the one who arrived. A name that was corrected keeps
 * a word, or its number. */
static bool is_somebody_else(const struct listed_client *kept, const struct listed_client *listed)
{
    const char *was = kept->name.folded;
    const char *word = listed->name.folded;
    if (was[0] == '\0' || word[0] == '\0' || phones_share_a_number(kept->phone, listed->phone)) {
        return false;
    }
    while (*word != '\0') {
        const size_t length = strcspn(word, " ");
        for (const char *at = was; *at != '\0'; at += strcspn(at, " "), at += *at == ' ' ? 1 : 0) {
            if (strcspn(at, " ") == length && strncmp(at, word, length) == 0) {
                return false;
            }
        }
        word += length;
        word += *word == ' ' ? 1 : 0;
    }
    return true;
}

/* False for a booking that the list has no more, or has as cancelled or moved away. */
static bool is_listed(const struct follow *follow, const char *uid)
{
    const struct listed_row *row = listed_row_find(follow->rows, follow->import->list->count, uid);
    return row != NULL && row->appointment->status == APPOINTMENT_BOOKED;
}

/* How many bookings that somebody arrived for and that are gone from the list are of this client.
 */
static size_t gone_of(const struct follow *follow, const struct listed_client *client)
{
    size_t count = 0;
    for (size_t i = 0; i < follow->count; i++) {
        const struct arrived_row *row = &follow->arrived[i];
        count += !is_listed(follow, row->uid) && same_client(&row->client, client);
    }
    return count;
}

/* The new row of the list that a booking which is gone from it has become; NULL if there is none,
 * or if nobody can tell which. */
static const struct listed_row *moved_row(const struct follow *follow,
                                          const struct arrived_row *gone)
{
    const struct listed_row *found = NULL;
    const bool is_over = gone->kept.end_ms <= clock_wall_ms(follow->store->clock);
    if (is_over || gone_of(follow, &gone->client) != 1) { /* lists leave out what is past */
        return NULL;
    }
    for (size_t i = 0; i < follow->import->list->count; i++) {
        const struct listed_row *row = &follow->rows[i];
        if (row->appointment->status == APPOINTMENT_BOOKED &&
            same_client(&gone->client, &row->client) && !is_kept(follow->store, row->uid)) {
            if (found != NULL) {
                return NULL;
            }
            found = row;
        }
    }
    return found;
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

static void follow_row(const struct follow *follow, const struct arrived_row *row)
{
    const struct listed_row *listed =
        listed_row_find(follow->rows, follow->import->list->count, row->uid);
    if (!is_listed(follow, row->uid)) {
        /* many systems write a move as one row that is cancelled and one that is new */
        const struct listed_row *moved = moved_row(follow, row);
        listed = moved != NULL ? moved : listed;
    }
    mark_gone(follow->store, row, listed == NULL);
    if (listed == NULL) {
        return;
    }
    const struct appointment *now = listed->appointment;
    if (is_somebody_else(&row->client, &listed->client)) {
        give_up_uid(follow, row);
        return;
    }
    const bool told = now->start_ms != row->kept.start_ms || now->status != row->kept.status ||
                      strcmp(now->therapist, row->kept.therapist) != 0;
    if (told) {
        visit_note_change(follow->store, row->visit, &row->kept, becomes(row, now));
    }
    if (told || written_anew(row, listed)) {
        update_row(follow->store, row, listed);
        visit_leave_out_what_moved_away(follow->store, row->visit, row->id);
        visit_take_from_bookings(follow->store, row->visit);
    }
}

void arrived_follow(struct store *store, struct arena *arena, const struct list_import *import,
                    int64_t source, const struct listed_row *rows)
{
    struct follow follow = {.store = store, .arena = arena, .import = import, .rows = rows};
    read_arrived(&follow, source);
    for (size_t i = 0; i < follow.count; i++) {
        follow_row(&follow, &follow.arrived[i]);
    }
}
