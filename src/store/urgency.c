#include "store/urgency.h"

#include "base/bug.h"
#include "store/db.h"

bool store_visit_urgency(struct store *store, struct visit_id visit, struct visit_urgency *urgency,
                         struct err *err)
{
    *urgency = (struct visit_urgency){TIER_NONE, false};
    db_begin(store, DB_READ, "cannot read how urgent a visit is", err);
    struct query highest =
        db_query(store, "SELECT attention FROM arrivals WHERE visit_id = :visit");
    db_bind_int(&highest, ":visit", visit.value);
    if (db_next(&highest)) {
        BUG_IF(!tier_from_code(db_text(&highest, "attention", store->scratch), &urgency->highest));
    }
    db_finish(&highest);
    struct query stop = db_query(
        store, "SELECT EXISTS (SELECT 1 FROM visits AS now JOIN visits ON visits.id = now.id"
               "  OR (visits.client_id = now.client_id"
               "    AND substr(visits.arrived_at, 1, 10) = substr(now.arrived_at, 1, 10))"
               "  JOIN responses ON responses.visit_id = visits.id"
               "  JOIN raised_flags ON raised_flags.response_id = responses.id"
               "  WHERE now.id = :visit AND visits.undone_at IS NULL"
               "   AND raised_flags.tier = 'stop' AND raised_flags.decided_at IS NULL)");
    db_bind_int(&stop, ":visit", visit.value);
    urgency->stop_undecided = db_run_int(&stop) != 0;
    return db_end(store);
}

bool store_unseen(struct store *store, int64_t at_ms, struct unseen *unseen, struct err *err)
{
    char day[ISO8601_DAY_SIZE];
    *unseen = (struct unseen){false, false};
    db_begin(store, DB_READ, "cannot read whether somebody has to be seen", err);
    struct query query =
        db_query(store, "SELECT DISTINCT tier FROM visits"
                        " CROSS JOIN responses ON responses.visit_id = visits.id"
                        " CROSS JOIN raised_flags ON raised_flags.response_id = responses.id"
                        " WHERE arrived_at >= :day AND undone_at IS NULL AND seen_at IS NULL"
                        "  AND tier IN ('hold', 'stop') AND decided_at IS NULL");
    db_bind_text(&query, ":day", iso8601_format_day(at_ms, day));
    while (db_next(&query)) {
        unseen->stop = unseen->stop || db_is(&query, "tier", "stop");
        unseen->hold = unseen->hold || db_is(&query, "tier", "hold");
    }
    db_finish(&query);
    return db_end(store);
}
