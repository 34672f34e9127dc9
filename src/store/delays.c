#include "store/delays.h"

#include "base/bug.h"
#include "store/audit.h"
#include "store/db.h"

static struct query about(struct store *store, const char *sql, const char *therapist)
{
    char *day = arena_alloc(store->scratch, ISO8601_DAY_SIZE);
    struct query query = db_query(store, sql);
    db_bind_text(&query, ":day", iso8601_format_day(clock_wall_ms(store->clock), day));
    db_bind_text(&query, ":therapist", therapist);
    return query;
}

bool store_set_delay(struct store *store, const char *therapist, int minutes, const char *who,
                     struct err *err)
{
    BUG_IF(minutes < 0);
    db_begin(store, DB_WRITE, "cannot keep the delay", err);
    /* the delays of other days go, and so does an earlier one of this therapist */
    struct query forget =
        about(store, "DELETE FROM delays WHERE day <> :day OR therapist = :therapist", therapist);
    db_run(&forget);
    if (minutes > 0) {
        struct query query = about(store,
                                   "INSERT INTO delays (day, therapist, minutes)"
                                   " VALUES (:day, :therapist, :minutes)",
                                   therapist);
        db_bind_int(&query, ":minutes", minutes);
        db_run(&query);
    }
    audit_write(store, who, "delay", arena_printf(store->scratch, "%s %d min", therapist, minutes));
    return db_end(store);
}

bool store_delay(struct store *store, const char *therapist, int *minutes, struct err *err)
{
    db_begin(store, DB_READ, "cannot read who is late", err);
    struct query query = about(
        store, "SELECT minutes FROM delays WHERE day = :day AND therapist = :therapist", therapist);
    *minutes = (int)db_run_int(&query);
    return db_end(store);
}
