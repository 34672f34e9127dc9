/* Stars on pages, and the use statistics. */
#include "store/store_private.h"

bool store_set_star(struct store *store, struct visit_id visit, const char *page_id,
                    const char *title, bool on, struct err *err)
{
    static const char *const doing = "cannot keep the star";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    enum questionnaire_status status;
    bool ok = visit_status(store, visit, &status, err);
    if (ok) {
        struct query query = query_start(store, on ? STATEMENT_SET_STAR : STATEMENT_CLEAR_STAR);
        query_bind_integer(&query, 1, visit.value);
        query_bind_text(&query, 2, page_id);
        if (on) {
            query_bind_text(&query, 3, title);
        }
        ok = query_run(&query, doing, err);
    }
    return transaction_end(store, ok, doing, err);
}

bool store_count(struct store *store, const char *kind, const char *detail, struct err *err)
{
    static const char *const doing = "cannot count";
    char day[ISO8601_DAY_SIZE];
    iso8601_format_day(clock_wall_ms(store->clock), day);
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    struct query query = query_start(store, STATEMENT_ADD_COUNT);
    query_bind_text(&query, 1, day);
    query_bind_text(&query, 2, kind);
    query_bind_text(&query, 3, detail);
    bool ok = query_run(&query, doing, err);
    return transaction_end(store, ok, doing, err);
}

bool store_usage(struct store *store, struct arena *arena, const char *from_day,
                 const char *before_day, struct usage *usage, struct err *err)
{
    struct usage_count *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    struct query query = query_start(store, STATEMENT_USAGE);
    query_bind_text(&query, 1, from_day);
    query_bind_text(&query, 2, before_day);
    while (query_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = (struct usage_count){
            .kind = query_text(&query, 0, arena),
            .detail = query_text(&query, 1, arena),
            .count = query_integer(&query, 2),
        };
    }
    *usage = (struct usage){items, count};
    return query_finish(&query, "cannot read the statistics", err);
}
