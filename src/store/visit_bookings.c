#include "store/visit_bookings.h"

#include "domain/checkin.h"
#include "store/db.h"

void visit_note_change(struct store *store, int64_t visit, const struct appointment *was,
                       enum booking_becomes becomes)
{
    static const char *const codes[] = {"moved", "cancelled", "booked", "gone"};
    struct query query = db_query(
        store, "INSERT INTO booking_changes (visit_id, at, change, appointment_at, therapist)"
               " VALUES (:visit, :now, :change, :appointment_at, :therapist)");
    db_bind_int(&query, ":visit", visit);
    db_bind_now(&query, ":now");
    db_bind_text(&query, ":change", codes[becomes]);
    db_bind_time(&query, ":appointment_at", was->start_ms);
    db_bind_text(&query, ":therapist", was->therapist);
    db_run(&query);
}

void visit_move_to_booking(struct store *store, int64_t visit, int64_t from, int64_t to)
{
    struct query query = db_query(store, "UPDATE visit_appointments SET appointment_id = :to"
                                         " WHERE visit_id = :visit AND appointment_id = :from");
    db_bind_int(&query, ":to", to);
    db_bind_int(&query, ":visit", visit);
    db_bind_int(&query, ":from", from);
    db_run(&query);
}

void visit_leave_out_what_moved_away(struct store *store, int64_t visit, int64_t appointment)
{
    struct query query = db_query(
        store,
        "WITH others AS (SELECT min(start_ms) AS first, max(end_ms) AS last FROM appointments"
        "  JOIN visit_appointments ON appointment_id = appointments.id AND stands = 1"
        "  WHERE visit_id = :visit AND appointment_id <> :id)"
        " UPDATE visit_appointments SET stands = 0 WHERE visit_id = :visit AND appointment_id = :id"
        "  AND EXISTS (SELECT 1 FROM appointments, others WHERE appointments.id = :id"
        "    AND (start_ms > others.last + :break OR end_ms < others.first - :break))");
    db_bind_int(&query, ":visit", visit);
    db_bind_int(&query, ":id", appointment);
    db_bind_int(&query, ":break", CHECKIN_BREAK_MS);
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
