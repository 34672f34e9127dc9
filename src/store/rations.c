#include "store/rations.h"

#include "domain/ration.h"
#include "store/db.h"

static struct ration read_ration(struct store *store)
{
    struct ration ration = {0};
    struct query query = db_query(store, "SELECT owed_ms, pause_ms, counted_at_ms FROM look_ups");
    if (db_next(&query)) {
        ration.owed_ms = db_int(&query, "owed_ms");
        ration.pause_ms = db_int(&query, "pause_ms");
        ration.at_ms = db_int(&query, "counted_at_ms");
    }
    db_finish(&query);
    return ration;
}

static void write_ration(struct store *store, const struct ration *ration)
{
    struct query query = db_query(store, "UPDATE look_ups SET owed_ms = :owed_ms,"
                                         " pause_ms = :pause_ms, counted_at_ms = :counted_at_ms");
    db_bind_int(&query, ":owed_ms", ration->owed_ms);
    db_bind_int(&query, ":pause_ms", ration->pause_ms);
    db_bind_int(&query, ":counted_at_ms", ration->at_ms);
    db_run(&query);
}

bool store_count_look_up(struct store *store, int64_t *pause_ms, struct err *err)
{
    const int64_t now_ms = clock_wall_ms(store->clock);
    db_begin(store, DB_WRITE, "cannot note that somebody was looked up", err);
    const struct ration before = read_ration(store);
    const struct ration after = ration_count(&before, now_ms);
    write_ration(store, &after);
    if (!db_end(store)) {
        return false;
    }
    *pause_ms = ration_pause_ms(&after, now_ms);
    return true;
}

bool store_look_up_pause(struct store *store, int64_t *pause_ms, struct err *err)
{
    db_begin(store, DB_READ, "cannot read whether looking up is paused", err);
    const struct ration ration = read_ration(store);
    *pause_ms = ration_pause_ms(&ration, clock_wall_ms(store->clock));
    return db_end(store);
}

bool store_forget_look_ups(struct store *store, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot forget the look-ups", err);
    write_ration(store, &(struct ration){0});
    return db_end(store);
}

/* Looks at the last visits alone, since a clinic without a list has many thousands of these. */
bool store_walk_ins_in_a_row(struct store *store, int64_t *count, struct err *err)
{
    const int64_t now_ms = clock_wall_ms(store->clock);
    int64_t found = 0;
    db_begin(store, DB_READ, "cannot count who came without a booking", err);
    struct query query = db_query(
        store, "SELECT arrival_kind = 'walk-in' AS walk_in, unixepoch(arrived_at) AS arrived_s"
               " FROM visits WHERE id > (SELECT coalesce(max(id), 0) FROM visits) - :most"
               " ORDER BY id DESC");
    db_bind_int(&query, ":most", WALK_INS_NO_LIST_MAX);
    while (db_next(&query) && db_int(&query, "walk_in") != 0) {
        const int64_t arrived_ms = db_int(&query, "arrived_s") * 1000;
        found += arrived_ms > now_ms - WALK_INS_MS && arrived_ms <= now_ms ? 1 : 0;
    }
    db_finish(&query);
    *count = found;
    return db_end(store);
}
