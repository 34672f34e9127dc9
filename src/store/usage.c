/* Stars on pages, and the use statistics. */
#include "store/store_private.h"

#include <string.h>

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
    char day[ISO8601_SIZE];
    iso8601_format(clock_wall_ms(store->clock), day);
    day[strlen("2026-11-22")] = '\0';
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
