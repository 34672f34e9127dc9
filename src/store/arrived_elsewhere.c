#include "store/arrived_elsewhere.h"

#include "store/alike.h"
#include "store/appointment_rows.h"
#include "store/db.h"
#include "store/visit_bookings.h"

static const char doing[] = "cannot follow a booking to another day list";

/* A booking that its source has no more, or has as cancelled. */
struct left {
    int64_t id;
    int64_t visit;
    int64_t source;
    struct appointment was;
    struct listed_client client;
};

struct all_left {
    struct arena *arena;
    struct left *items;
    size_t count;
};

static struct listed_client read_client(struct query *query, struct arena *arena)
{
    return listed_client_of(arena, db_text(query, "client_name", arena),
                            db_text(query, "phone", arena));
}

/* One that a third source still has is not gone. */
static void read_left(struct store *store, int64_t from_ms, int64_t to_ms, struct all_left *left)
{
    size_t capacity = 0;
    struct query query = db_query(
        store, "SELECT appointments.id AS id, visit_id, source_id, start_ms, end_ms,"
               "  client_name, phone, therapist, status FROM appointments"
               " JOIN visit_appointments ON appointment_id = appointments.id AND stands = 1"
               " WHERE start_ms >= :from_ms AND start_ms < :to_ms AND end_ms > :now"
               "  AND origin = 'list' AND (gone = 1 OR status = 'cancelled')"
               "  AND NOT EXISTS (SELECT 1 FROM appointments AS twin"
               "    WHERE twin.twin_of = appointments.id AND twin.listed = 1)");
    db_bind_int(&query, ":from_ms", from_ms);
    db_bind_int(&query, ":to_ms", to_ms);
    db_bind_int(&query, ":now", clock_wall_ms(store->clock));
    while (db_next(&query)) {
        left->items =
            arena_grow(left->arena, left->items, left->count, &capacity, sizeof(*left->items));
        left->items[left->count++] = (struct left){
            .id = db_int(&query, "id"),
            .visit = db_int(&query, "visit_id"),
            .source = db_int(&query, "source_id"),
            .was = {.start_ms = db_int(&query, "start_ms"),
                    .end_ms = db_int(&query, "end_ms"),
                    .therapist = db_text(&query, "therapist", left->arena),
                    .status = db_is(&query, "status", "cancelled") ? APPOINTMENT_CANCELLED
                                                                   : APPOINTMENT_BOOKED},
            .client = read_client(&query, left->arena),
        };
    }
    db_finish(&query);
}

/* The id of the booking that it has become; 0 if there is none, or if nobody can tell which. So
 * many are looked at as no clinic has at one time: no list makes this slow. */
static int64_t find_elsewhere(struct store *store, const struct left *left, struct arena *arena)
{
    int64_t found = 0;
    size_t count = 0;
    struct query query =
        db_query(store, "SELECT id, client_name, phone FROM appointments"
                        " WHERE start_ms > :day_before AND start_ms < :end_ms AND end_ms > :now"
                        "  AND listed = 1 AND twin_of IS NULL AND status = 'booked'"
                        "  AND origin = 'list' AND source_id <> :source AND NOT " ARRIVED
                        "  AND unixepoch(offered_since) >"
                        "    (SELECT unixepoch(arrived_at) FROM visits WHERE visits.id = :visit)"
                        " ORDER BY start_ms, id LIMIT 50");
    db_bind_int(&query, ":day_before", left->was.start_ms - 24 * INT64_C(3600000));
    db_bind_int(&query, ":end_ms", left->was.end_ms);
    db_bind_int(&query, ":now", clock_wall_ms(store->clock));
    db_bind_int(&query, ":source", left->source);
    db_bind_int(&query, ":visit", left->visit);
    while (db_next(&query)) {
        const struct listed_client client = read_client(&query, arena);
        if (listed_clients_alike(&left->client, &client)) {
            found = db_int(&query, "id");
            count++;
        }
    }
    db_finish(&query);
    return count == 1 ? found : 0;
}

static void move_visit(struct store *store, const struct left *left, int64_t appointment)
{
    /* it was told that it is gone; it is not */
    struct query untold =
        db_query(store, "DELETE FROM booking_changes WHERE visit_id = :visit AND change = 'gone'"
                        "  AND unixepoch(appointment_at) = :start_s AND therapist = :therapist");
    db_bind_int(&untold, ":visit", left->visit);
    db_bind_int(&untold, ":start_s", left->was.start_ms / 1000);
    db_bind_text(&untold, ":therapist", left->was.therapist);
    db_run(&untold);
    visit_note_change(store, left->visit, &left->was,
                      left->was.status == APPOINTMENT_CANCELLED ? BOOKING_BOOKED : BOOKING_MOVED);
    struct query drop = db_query(store, "UPDATE appointments SET listed = (status = 'cancelled')"
                                        " WHERE id = :id");
    db_bind_int(&drop, ":id", left->id);
    db_run(&drop);
    visit_move_to_booking(store, left->visit, left->id, appointment);
    visit_take_from_bookings(store, left->visit);
}

static bool follow_all(struct store *store, const struct all_left *left, struct err *err)
{
    size_t written = 0;
    db_begin(store, DB_WRITE, doing, err);
    for (size_t i = 0; i < left->count; i++) {
        const int64_t appointment = find_elsewhere(store, &left->items[i], left->arena);
        if (appointment != 0) {
            move_visit(store, &left->items[i], appointment);
        }
        db_let_others_in(store, 50, &written);
    }
    return db_end(store);
}

bool arrived_follow_elsewhere(struct store *store, int64_t from_ms, int64_t to_ms, struct err *err)
{
    struct all_left left = {.arena = arena_create(16 * 1024)};
    db_begin(store, DB_READ_MOMENT, doing, err);
    read_left(store, from_ms, to_ms, &left);
    bool ok = db_end(store);
    if (ok && left.count > 0) {
        ok = follow_all(store, &left, err);
    }
    arena_destroy(left.arena);
    return ok;
}
