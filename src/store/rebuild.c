#include "store/rebuild.h"

#include "base/bug.h"
#include "store/db.h"

#include <string.h>

#define COMMAND "REBUILD TABLE "

/* The table while it has both definitions. */
#define NEW_NAME "rebuilt_table"

bool rebuild_is_asked(const char *sql)
{
    return strncmp(sql, COMMAND, strlen(COMMAND)) == 0;
}

/* Looks for exactly this name. SQLite itself would take "Visits" for visits too, but the queries
 * below compare names letter by letter. */
static bool is_table(struct store *store, const char *name)
{
    struct query query =
        db_query(store, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = :name");
    db_bind_text(&query, ":name", name);
    return db_run_int(&query) == 1;
}

/* What the rebuild of a table would take away or wake up, and the SQL that makes it again. */
struct dependent {
    const char *type;
    const char *name;
    const char *sql;
};
struct dependents {
    struct dependent *items;
    size_t count;
};

/* The indexes of the table, which vanish with it. Of the whole schema the views, since any may name
 * the table by way of another and SQLite refuses to rename a table while one of them names what is
 * not there; and the triggers, since none is to see that rows are copied. In the order in which
 * they can be made again: triggers stand on views, and come last. */
static struct dependents find_dependents(struct store *store, const char *table)
{
    struct dependents found = {0};
    size_t capacity = 0;
    struct query query =
        db_query(store, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND"
                        " (type IN ('view', 'trigger') OR (type = 'index' AND tbl_name = :table))"
                        " ORDER BY CASE type WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END,"
                        " rowid");
    db_bind_text(&query, ":table", table);
    while (db_next(&query)) {
        found.items =
            arena_grow(store->scratch, found.items, found.count, &capacity, sizeof(*found.items));
        found.items[found.count++] = (struct dependent){
            .type = db_text(&query, "type", store->scratch),
            .name = db_text(&query, "name", store->scratch),
            .sql = db_text(&query, "sql", store->scratch),
        };
    }
    db_finish(&query);
    return found;
}

/* Backwards: a view takes the triggers on it along. */
static void drop_dependents(struct store *store, const struct dependents *dependents)
{
    for (size_t i = dependents->count; i-- > 0;) {
        const struct dependent *dependent = &dependents->items[i];
        db_exec(store,
                arena_printf(store->scratch, "DROP %s \"%s\"", dependent->type, dependent->name));
    }
}

static void make_dependents(struct store *store, const struct dependents *dependents)
{
    for (size_t i = 0; i < dependents->count; i++) {
        db_exec(store, dependents->items[i].sql);
    }
}

/* Of both definitions: "id", "at", … */
static const char *common_columns(struct store *store, const char *table)
{
    struct query query =
        db_query(store, "SELECT group_concat('\"' || name || '\"', ', ') AS names FROM"
                        " (SELECT name FROM pragma_table_info(:table)"
                        "  INTERSECT SELECT name FROM pragma_table_info('" NEW_NAME "'))");
    const char *names = "";
    db_bind_text(&query, ":table", table);
    if (db_next(&query)) {
        names = db_text(&query, "names", store->scratch);
    }
    db_finish(&query);
    return names;
}

/* An id that was given to a row that is gone is not given again. The table sqlite_sequence is there
 * as soon as any table counts so. */
static void keep_counter(struct store *store, const char *table)
{
    struct query any =
        db_query(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'");
    if (db_run_int(&any) == 0) {
        return;
    }
    struct query forget = db_query(store, "DELETE FROM sqlite_sequence WHERE name = '" NEW_NAME "'"
                                          " AND EXISTS (SELECT 1 FROM sqlite_sequence"
                                          "  WHERE name = :table)");
    db_bind_text(&forget, ":table", table);
    db_run(&forget);
    struct query keep = db_query(store, "INSERT INTO sqlite_sequence (name, seq)"
                                        " SELECT '" NEW_NAME "', seq FROM sqlite_sequence"
                                        " WHERE name = :table");
    db_bind_text(&keep, ":table", table);
    db_run(&keep);
}

void rebuild_table(struct store *store, const char *sql)
{
    BUG_IF(!rebuild_is_asked(sql));
    const char *name = sql + strlen(COMMAND);
    size_t length = strcspn(name, " (");
    const char *table = arena_strndup(store->scratch, name, length);
    if (!is_table(store, table)) {
        db_refuse(store, "%s: there is no table %s, in exactly these letters", store->doing, table);
    }
    struct dependents dependents = find_dependents(store, table);

    drop_dependents(store, &dependents);
    db_exec(store, arena_printf(store->scratch, "CREATE TABLE " NEW_NAME "%s", name + length));
    const char *columns = common_columns(store, table);
    db_exec(store, arena_printf(store->scratch, "INSERT INTO " NEW_NAME " (%s) SELECT %s FROM %s",
                                columns, columns, table));
    keep_counter(store, table);
    db_exec(store, arena_printf(store->scratch, "DROP TABLE %s", table));
    db_exec(store, arena_printf(store->scratch, "ALTER TABLE " NEW_NAME " RENAME TO %s", table));
    make_dependents(store, &dependents);
}
