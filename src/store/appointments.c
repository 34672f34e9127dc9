#include "store/appointments.h"

#include "base/bug.h"
#include "store/appointment_rows.h"
#include "store/audit.h"
#include "store/db.h"

#include <inttypes.h>

#define COLUMNS "appointments.id AS id, " NEW_COLUMNS ", origin, " ARRIVED " AS arrived"

#define TEXT_BY_HAND(ID, name, usual, presence) ", " #name " = :" #name
#define BY_HAND                                                                                    \
    "start_ms = :start_ms, end_ms = :end_ms, status = :status" APPOINTMENT_TEXTS(TEXT_BY_HAND)

static struct appointment read_row(struct query *query, struct arena *arena)
{
    return (struct appointment){
        .id = {db_int(query, "id")},
        .uid = db_text(query, "uid", arena),
        .start_ms = db_int(query, "start_ms"),
        .end_ms = db_int(query, "end_ms"),
#define READ_TEXT(ID, name, usual, presence) .name = db_text(query, #name, arena),
        APPOINTMENT_TEXTS(READ_TEXT).status =
            db_is(query, "status", "cancelled") ? APPOINTMENT_CANCELLED : APPOINTMENT_BOOKED,
        .by_hand = db_is(query, "origin", "hand"),
        .arrived = db_int(query, "arrived") != 0,
    };
}

static struct day_list read_list(struct query *query, struct arena *arena)
{
    struct appointment *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    while (db_next(query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = read_row(query, arena);
    }
    db_finish(query);
    return (struct day_list){.items = items, .count = count};
}

bool store_day_list(struct store *store, struct arena *arena, int64_t from_ms, int64_t to_ms,
                    struct day_list *list, struct err *err)
{
    db_begin(store, DB_READ, "cannot read the day list", err);
    struct query query =
        db_query(store, "SELECT " COLUMNS " FROM appointments"
                        " WHERE start_ms >= :from_ms AND start_ms < :to_ms AND listed = 1"
                        "  AND twin_of IS NULL"
                        " ORDER BY start_ms, uid");
    db_bind_int(&query, ":from_ms", from_ms);
    db_bind_int(&query, ":to_ms", to_ms);
    *list = read_list(&query, arena);
    return db_end(store);
}

#define BOOKED                                                                                     \
    "start_ms >= :from_ms AND start_ms < :to_ms AND listed = 1 AND twin_of IS NULL"                \
    " AND status = 'booked'"

bool store_day_facts(struct store *store, int64_t from_ms, int64_t to_ms, struct day_facts *facts,
                     struct err *err)
{
    db_begin(store, DB_READ, "cannot look at the day list", err);
    struct query query = db_query(
        store, "SELECT EXISTS (SELECT 1 FROM appointments WHERE " BOOKED ") AS booked,"
               "  EXISTS (SELECT 1 FROM appointments WHERE " BOOKED " AND phone <> '') AS phones");
    db_bind_int(&query, ":from_ms", from_ms);
    db_bind_int(&query, ":to_ms", to_ms);
    *facts = (struct day_facts){false};
    if (db_next(&query)) {
        facts->booked = db_int(&query, "booked") != 0;
        facts->phones = db_int(&query, "phones") != 0;
    }
    db_finish(&query);
    return db_end(store);
}

bool store_count_appointments(struct store *store, int64_t from_ms, int64_t to_ms, int64_t *count,
                              struct err *err)
{
    db_begin(store, DB_READ, "cannot count the day list", err);
    struct query query = db_query(store, "SELECT count(*) FROM appointments WHERE " BOOKED);
    db_bind_int(&query, ":from_ms", from_ms);
    db_bind_int(&query, ":to_ms", to_ms);
    *count = db_run_int(&query);
    return db_end(store);
}

struct day_list appointments_of_visit(struct store *store, struct arena *arena,
                                      struct visit_id visit)
{
    struct query query =
        db_query(store, "SELECT " COLUMNS " FROM visit_appointments AS of_visit"
                        " JOIN appointments ON appointments.id = of_visit.appointment_id"
                        " WHERE of_visit.visit_id = :visit AND of_visit.stands = 1"
                        " ORDER BY start_ms, uid");
    db_bind_int(&query, ":visit", visit.value);
    return read_list(&query, arena);
}

static struct query change_by_hand(struct store *store, struct appointment_id id)
{
    struct query query =
        db_query(store, "UPDATE appointments SET " BY_HAND ", listed = 1, origin = 'hand'"
                        " WHERE id = :id AND NOT " ARRIVED " RETURNING id");
    db_bind_int(&query, ":id", id.value);
    return query;
}

static struct query insert_by_hand(struct store *store)
{
    return db_query(store, "INSERT INTO appointments (" NEW_COLUMNS ", listed, origin)"
                           " VALUES ('hand-' || lower(hex(randomblob(16))), " NEW_VALUES
                           ", 1, 'hand') RETURNING id");
}

bool store_put_appointment(struct store *store, const struct appointment *appointment,
                           const char *who, struct err *err)
{
    BUG_IF(appointment->end_ms <= appointment->start_ms);
    db_begin(store, DB_WRITE, "cannot keep the appointment", err);
    struct query query =
        appointment->id.value == 0 ? insert_by_hand(store) : change_by_hand(store, appointment->id);
    appointment_bind(&query, appointment);
    int64_t row = db_run_int(&query);
    if (row == 0) {
        db_refuse(store, "there is no appointment %" PRId64 ", or somebody has arrived for it",
                  appointment->id.value);
    }
    audit_write(store, who, "appointment",
                arena_printf(store->scratch, "appointment %" PRId64, row));
    return db_end(store);
}
