#include "store/decisions.h"

#include "base/bug.h"
#include "store/audit.h"
#include "store/db.h"
#include "store/visits.h"

#include <inttypes.h>

static void note(struct store *store, const char *who, const char *command, struct visit_id visit)
{
    audit_write(store, who, command, arena_printf(store->scratch, "visit %" PRId64, visit.value));
}

/* All that is urgent and was said until now is decided about. */
static void decide_flags(struct store *store, struct visit_id visit)
{
    struct query query =
        db_query(store, "UPDATE raised_flags SET decided_at = :now WHERE decided_at IS NULL"
                        "  AND tier IN ('hold', 'stop')"
                        "  AND response_id IN (SELECT id FROM responses WHERE visit_id = :visit)");
    db_bind_int(&query, ":visit", visit.value);
    db_bind_now(&query, ":now");
    db_run(&query);
}

bool store_decide(struct store *store, struct visit_id visit, enum decision decision,
                  const char *initials, const char *who, struct err *err)
{
    BUG_IF(decision_is_signed(decision) ? !initials_valid(initials) : initials[0] != '\0');
    db_begin(store, DB_WRITE, "cannot keep the decision", err);
    if (decision_is_signed(decision)) {
        visit_must_be_kept(store, visit);
    } else {
        visit_status(store, visit);
    }
    struct query seen = db_query(store, "UPDATE visits SET seen_at = :now"
                                        " WHERE id = :visit AND seen_at IS NULL"
                                        "  AND undone_at IS NULL");
    db_bind_int(&seen, ":visit", visit.value);
    db_bind_now(&seen, ":now");
    db_run(&seen);
    struct query query =
        db_query(store, "INSERT INTO made_decisions (visit_id, at, decision, initials)"
                        " VALUES (:visit, :now, :decision, :initials)");
    db_bind_int(&query, ":visit", visit.value);
    db_bind_now(&query, ":now");
    db_bind_text(&query, ":decision", decision_code(decision));
    db_bind_text(&query, ":initials", initials);
    db_run(&query);
    if (decision_is_signed(decision)) {
        decide_flags(store, visit);
    }
    note(store, who, "decide", visit);
    return db_end(store);
}

bool store_undo_arrival(struct store *store, struct visit_id visit, const char *initials,
                        const char *who, struct err *err)
{
    BUG_IF(!initials_valid(initials));
    db_begin(store, DB_WRITE, "cannot undo the arrival", err);
    visit_undo(store, visit, initials);
    note(store, who, "undo", visit);
    return db_end(store);
}

bool store_seen_since(struct store *store, struct arena *arena, int64_t since_ms,
                      struct seen_clients *seen, struct err *err)
{
    char from[ISO8601_DAY_SIZE];
    char before[ISO8601_DAY_SIZE];
    struct seen_client *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    db_begin(store, DB_READ, "cannot read who was seen", err);
    struct query query =
        db_query(store, "SELECT initials, therapist, unixepoch(seen_at) AS seen FROM arrivals"
                        " WHERE arrived_at >= :from AND arrived_at < :before AND seen >= :since"
                        " ORDER BY seen DESC, visit_id DESC");
    db_bind_text(&query, ":from", iso8601_format_day(since_ms, from));
    db_bind_text(&query, ":before", iso8601_format_day(civil_next_day_ms(since_ms), before));
    db_bind_int(&query, ":since", since_ms / 1000); /* seen_at has whole seconds */
    while (db_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = (struct seen_client){
            .initials = db_text(&query, "initials", arena),
            .therapist = db_text(&query, "therapist", arena),
            .seen_ms = db_int(&query, "seen") * 1000,
        };
    }
    db_finish(&query);
    *seen = (struct seen_clients){items, count};
    return db_end(store);
}
