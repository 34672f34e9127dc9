#include "store/usage.h"

#include "store/db.h"
#include "store/visits.h"

static void set_star(struct store *store, struct visit_id visit, const char *page_id,
                     const char *title)
{
    struct query query = db_query(store, "INSERT INTO starred_pages (visit_id, page_id, title)"
                                         " VALUES (:visit, :page, :title)"
                                         " ON CONFLICT DO UPDATE SET title = excluded.title");
    db_bind_int(&query, ":visit", visit.value);
    db_bind_text(&query, ":page", page_id);
    db_bind_text(&query, ":title", title);
    db_run(&query);
}

static void clear_star(struct store *store, struct visit_id visit, const char *page_id)
{
    struct query query =
        db_query(store, "DELETE FROM starred_pages WHERE visit_id = :visit AND page_id = :page");
    db_bind_int(&query, ":visit", visit.value);
    db_bind_text(&query, ":page", page_id);
    db_run(&query);
}

bool store_set_star(struct store *store, struct visit_id visit, const char *page_id,
                    const char *title, bool on, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot keep the star", err);
    visit_status(store, visit);
    if (on) {
        set_star(store, visit, page_id, title);
    } else {
        clear_star(store, visit, page_id);
    }
    return db_end(store);
}

bool store_count(struct store *store, const char *kind, const char *detail, struct err *err)
{
    char day[ISO8601_DAY_SIZE];
    db_begin(store, DB_WRITE, "cannot count", err);
    struct query query = db_query(store, "INSERT INTO counters (day, kind, detail, count)"
                                         " VALUES (:day, :kind, :detail, 1)"
                                         " ON CONFLICT DO UPDATE SET count = count + 1");
    db_bind_text(&query, ":day", iso8601_format_day(clock_wall_ms(store->clock), day));
    db_bind_text(&query, ":kind", kind);
    db_bind_text(&query, ":detail", detail);
    db_run(&query);
    return db_end(store);
}

/* The visits of the time in question. */
#define VISITS                                                                                     \
    " FROM visits WHERE arrived_at >= :from AND arrived_at < :before AND undone_at IS NULL"

bool store_usage(struct store *store, struct arena *arena, const char *from_day,
                 const char *before_day, struct usage *usage, struct err *err)
{
    struct usage_count *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    db_begin(store, DB_READ, "cannot read the statistics", err);
    struct query query = db_query(
        store,
        "SELECT kind, detail, sum(times) AS times FROM ("
        "  SELECT kind, detail, count AS times FROM counters"
        "    WHERE day >= :from AND day < :before"
        "  UNION ALL SELECT 'arrived', arrival_kind, 1" VISITS
        "  UNION ALL SELECT 'questionnaire', questionnaire_status, 1" VISITS
        "  UNION ALL SELECT 'stopped-after', coalesce((SELECT link_id FROM answers"
        "      WHERE answers.visit_id = visits.id ORDER BY position DESC LIMIT 1), ''), 1" VISITS
        " AND questionnaire_status = 'not finished'"
        " ) GROUP BY kind, detail ORDER BY kind, 3 DESC, detail");
    db_bind_text(&query, ":from", from_day);
    db_bind_text(&query, ":before", before_day);
    while (db_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = (struct usage_count){
            .kind = db_text(&query, "kind", arena),
            .detail = db_text(&query, "detail", arena),
            .count = db_int(&query, "times"),
        };
    }
    db_finish(&query);
    *usage = (struct usage){items, count};
    return db_end(store);
}
