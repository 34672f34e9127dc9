/* Who looked at, exported or changed what; and the settings that staff make. */
#include "store/store_private.h"

bool audit_write(struct store *store, const char *who, const char *command, const char *scope,
                 struct err *err)
{
    char now[ISO8601_SIZE];
    struct query query = query_start(store, STATEMENT_INSERT_AUDIT);
    query_bind_text(&query, 1, iso8601_format(clock_wall_ms(store->clock), now));
    query_bind_text(&query, 2, who);
    query_bind_text(&query, 3, command);
    query_bind_text(&query, 4, scope);
    return query_run(&query, "cannot note who did this", err);
}

bool store_audit(struct store *store, const char *who, const char *command, const char *scope,
                 struct err *err)
{
    static const char *const doing = "cannot note who did this";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = audit_write(store, who, command, scope, err);
    return transaction_end(store, ok, doing, err);
}

bool store_audit_read(struct store *store, struct arena *arena, struct audit_log *log,
                      struct err *err)
{
    struct audit_entry *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    struct query query = query_start(store, STATEMENT_AUDIT);
    while (query_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = (struct audit_entry){
            .at = query_text(&query, 0, arena),
            .who = query_text(&query, 1, arena),
            .command = query_text(&query, 2, arena),
            .scope = query_text(&query, 3, arena),
        };
    }
    *log = (struct audit_log){items, count};
    return query_finish(&query, "cannot read the audit", err);
}
