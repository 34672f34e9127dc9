#include "store/visit_bookings.h"

#include "store/db.h"

static const char *change_code(enum appointment_status was, enum appointment_status becomes)
{
    if (becomes == APPOINTMENT_CANCELLED) {
        return "cancelled";
    }
    return was == APPOINTMENT_CANCELLED ? "booked" : "moved";
}

void visit_note_change(struct store *store, int64_t visit, const struct appointment *was,
                       enum appointment_status becomes)
{
    struct query query = db_query(
        store, "INSERT INTO booking_changes (visit_id, at, change, appointment_at, therapist)"
               " VALUES (:visit, :now, :change, :appointment_at, :therapist)");
    db_bind_int(&query, ":visit", visit);
    db_bind_now(&query, ":now");
    db_bind_text(&query, ":change", change_code(was->status, becomes));
    db_bind_time(&query, ":appointment_at", was->start_ms);
    db_bind_text(&query, ":therapist", was->therapist);
    db_run(&query);
}

void visit_take_from_bookings(struct store *store, int64_t visit)
{
    struct query query = db_query(
        store, "WITH bookings AS (SELECT start_ms, therapist FROM visit_appointments"
               "  JOIN appointments ON appointments.id = appointment_id"
               "  WHERE visit_id = :visit AND stands = 1)"
               " UPDATE visits SET therapist = (SELECT coalesce(group_concat(therapist, ', '), '')"
               "   FROM (SELECT therapist FROM bookings WHERE therapist <> ''"
               "     GROUP BY therapist ORDER BY min(start_ms)))"
               " WHERE id = :visit");
    db_bind_int(&query, ":visit", visit);
    db_run(&query);
    struct query first = db_query(store, "SELECT min(start_ms) AS first FROM visit_appointments"
                                         " JOIN appointments ON appointments.id = appointment_id"
                                         " WHERE visit_id = :visit AND stands = 1");
    db_bind_int(&first, ":visit", visit);
    const int64_t start_ms = db_run_int(&first);
    struct query time = db_query(store, "UPDATE visits SET appointment_at = :at WHERE id = :visit");
    db_bind_time(&time, ":at", start_ms);
    db_bind_int(&time, ":visit", visit);
    db_run(&time);
}
