#include "store/audit.h"

#include "store/db.h"

void audit_write(struct store *store, const char *who, const char *command, const char *scope)
{
    struct query query = db_query(store, "INSERT INTO audit (at, who, command, scope)"
                                         " VALUES (:at, :who, :command, :scope)");
    db_bind_now(&query, ":at");
    db_bind_text(&query, ":who", who);
    db_bind_text(&query, ":command", command);
    db_bind_text(&query, ":scope", scope);
    db_run(&query);
}

bool store_audit(struct store *store, const char *who, const char *command, const char *scope,
                 struct err *err)
{
    db_begin(store, DB_WRITE, "cannot note who did this", err);
    audit_write(store, who, command, scope);
    return db_end(store);
}

bool store_audit_read(struct store *store, struct arena *arena, struct audit_log *log,
                      struct err *err)
{
    struct audit_entry *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    db_begin(store, DB_READ, "cannot read the audit", err);
    struct query query = db_query(store, "SELECT at, who, command, scope FROM audit ORDER BY id");
    while (db_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = (struct audit_entry){
            .at = db_text(&query, "at", arena),
            .who = db_text(&query, "who", arena),
            .command = db_text(&query, "command", arena),
            .scope = db_text(&query, "scope", arena),
        };
    }
    db_finish(&query);
    *log = (struct audit_log){items, count};
    return db_end(store);
}
