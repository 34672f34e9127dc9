#include "store/urgency.h"

#include "base/bug.h"
#include "store/db.h"

/* The flags of a visit, and of the other ones of its client on the same day. */
#define OF_THE_DAY                                                                                 \
    " FROM visits AS now JOIN visits ON visits.id = now.id"                                        \
    "  OR (visits.client_id = now.client_id"                                                       \
    "    AND substr(visits.arrived_at, 1, 10) = substr(now.arrived_at, 1, 10))"                    \
    " JOIN responses ON responses.visit_id = visits.id"                                            \
    " JOIN raised_flags ON raised_flags.response_id = responses.id"

bool store_visit_urgency(struct store *store, struct visit_id visit, struct visit_urgency *urgency,
                         struct err *err)
{
    *urgency = (struct visit_urgency){TIER_NONE, false};
    db_begin(store, DB_READ, "cannot read how urgent a visit is", err);
    struct query highest =
        db_query(store, "SELECT tier" OF_THE_DAY " JOIN tiers ON tiers.code = raised_flags.tier"
                        " WHERE now.id = :visit AND visits.undone_at IS NULL"
                        "  AND (visits.id = now.id OR raised_flags.decided_at IS NULL)"
                        " ORDER BY urgency DESC LIMIT 1");
    db_bind_int(&highest, ":visit", visit.value);
    if (db_next(&highest)) {
        BUG_IF(!tier_from_code(db_text(&highest, "tier", store->scratch), &urgency->highest));
    }
    db_finish(&highest);
    struct query stop =
        db_query(store, "SELECT EXISTS (SELECT 1" OF_THE_DAY
                        "  WHERE now.id = :visit AND visits.undone_at IS NULL"
                        "   AND raised_flags.tier = 'stop' AND raised_flags.decided_at IS NULL)");
    db_bind_int(&stop, ":visit", visit.value);
    urgency->stop_undecided = db_run_int(&stop) != 0;
    return db_end(store);
}

bool store_unseen(struct store *store, int64_t from_ms, struct unseen *unseen, struct err *err)
{
    char day[ISO8601_DAY_SIZE];
    *unseen = (struct unseen){{0}};
    db_begin(store, DB_READ, "cannot read whether somebody has to be seen", err);
    struct query query =
        db_query(store, "SELECT tier, count(*) AS count, max(unixepoch(raised_at)) AS newest"
                        " FROM visits CROSS JOIN responses ON responses.visit_id = visits.id"
                        " CROSS JOIN raised_flags ON raised_flags.response_id = responses.id"
                        " WHERE arrived_at >= :day AND seen_at IS NULL"
                        "  AND (undone_at IS NULL OR unixepoch(raised_at) > unixepoch(undone_at))"
                        "  AND tier IN ('hold', 'stop') AND decided_at IS NULL GROUP BY tier");
    db_bind_text(&query, ":day", iso8601_format_day(from_ms, day));
    while (db_next(&query)) {
        *(db_is(&query, "tier", "stop") ? &unseen->stop : &unseen->hold) = (struct unseen_flags){
            .count = db_int(&query, "count"), .newest_s = db_int(&query, "newest")};
    }
    db_finish(&query);
    return db_end(store);
}
