#include "store/migrations.h"

#include "base/file.h"
#include "store/db.h"
#include "store/rebuild.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define USER_VERSION "PRAGMA user_version"

static const char *const doing_copy = "cannot make a copy before the update";
static const char *const doing_update = "cannot be brought to the current version";

static int read_int(struct store *store, const char *sql)
{
    struct query query = db_query(store, sql);
    return (int)db_run_int(&query);
}

bool migrations_check(struct store *store, const struct schema *schema, int *version,
                      struct err *err)
{
    db_begin(store, DB_READ, "cannot be read as a database", err);
    int application = read_int(store, "PRAGMA application_id");
    int tables = read_int(store, "SELECT count(*) FROM sqlite_schema");
    *version = read_int(store, USER_VERSION);
    bool is_new = application == 0 && *version == 0 && tables == 0;
    if (!is_new && (application != SCHEMA_APPLICATION_ID || *version < 1)) {
        db_refuse(store, "is a database of another program; choose another file");
    } else if ((size_t)*version > schema->count) {
        db_refuse(
            store,
            "was written by a newer version of the kiosk (database version %d, this one knows "
            "up to %zu); install that version again",
            *version, schema->count);
    }
    return db_end(store);
}

static bool vacuum_into(struct store *store, const char *copy, struct err *err)
{
    db_begin(store, DB_UPKEEP, doing_copy, err);
    struct query query = db_query(store, "VACUUM INTO :copy");
    db_bind_text(&query, ":copy", copy);
    db_run(&query);
    return db_end(store);
}

/* "kiosk.db.v1.2026-11-22T10-30-00" beside the database, readable by its owner alone. */
static bool make_copy(struct store *store, int version, const char **copy, struct err *err)
{
    struct civil_time t = civil_from_ms(clock_wall_ms(store->clock));
    *copy = arena_printf(store->arena, "%s.v%d.%04d-%02d-%02dT%02d-%02d-%02d", store->path, version,
                         t.year, t.month, t.day, t.hour, t.minute, t.second);
    /* SQLite writes into an empty file and leaves its mode alone. It does not sync the copy, which
     * must be on disk before the first step touches the original. */
    if (!file_create_private(*copy)) {
        return err_set(err, "%s: %s: %s", *copy, doing_copy, strerror(errno));
    }
    if (vacuum_into(store, *copy, err)) {
        if (file_sync(*copy)) {
            return true;
        }
        err_set(err, "%s: %s: %s", *copy, doing_copy, strerror(errno));
    }
    unlink(*copy);
    return false;
}

static void run_step(struct store *store, const char *const *sql)
{
    for (; *sql != NULL; sql++) {
        if (rebuild_is_asked(*sql)) {
            rebuild_table(store, *sql);
        } else {
            db_exec(store, *sql);
        }
    }
}

static int64_t lost_references(struct store *store)
{
    struct query query = db_query(store, "SELECT count(*) FROM pragma_foreign_key_check");
    return db_run_int(&query);
}

static bool run_transaction(struct store *store, const struct schema *schema, size_t version,
                            size_t last, struct err *err)
{
    db_begin(store, DB_WRITE, doing_update, err);
    int64_t lost = lost_references(store);
    /* another process may have done these steps while we waited for our turn */
    bool ours = (size_t)read_int(store, USER_VERSION) == version;
    for (size_t at = version; ours && db_ok(store) && at < last; at++) {
        run_step(store, schema->steps[at]);
        db_exec(store, arena_printf(store->scratch, USER_VERSION " = %zu", at + 1));
    }
    if (lost_references(store) > lost) {
        db_refuse(store, "cannot be brought to the current version: a row that others refer to "
                         "would be gone");
    }
    return db_end(store);
}

/* Whether a row may only refer to rows that are there. SQLite ignores this within a transaction. */
static bool enforce_references(struct store *store, bool enforce, struct err *err)
{
    db_begin(store, DB_UPKEEP, doing_update, err);
    db_exec(store, enforce ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
    return db_end(store);
}

static bool has_rebuild(const struct schema *schema, size_t version, size_t last)
{
    for (size_t at = version; at < last; at++) {
        for (const char *const *sql = schema->steps[at]; *sql != NULL; sql++) {
            if (rebuild_is_asked(*sql)) {
                return true;
            }
        }
    }
    return false;
}

/* The steps from this version up to, not including, the last, in one transaction. */
static bool run_steps(struct store *store, const struct schema *schema, size_t version, size_t last,
                      struct err *err)
{
    if (!has_rebuild(schema, version, last)) {
        return run_transaction(store, schema, version, last, err);
    }
    struct err second;
    if (!enforce_references(store, false, err)) {
        return false;
    }
    bool done = run_transaction(store, schema, version, last, err);
    return enforce_references(store, true, done ? err : &second) && done;
}

bool migrations_run(struct store *store, const struct schema *schema, int version, struct err *err)
{
    const char *copy = NULL;
    const size_t first = (size_t)version;
    if (first == 0) { /* a new database is either empty or whole */
        return run_steps(store, schema, 0, schema->count, err);
    }
    if (first < schema->count && !make_copy(store, version, &copy, err)) {
        return false;
    }
    for (size_t at = first; at < schema->count; at++) {
        if (!run_steps(store, schema, at, at + 1, err)) {
            /* When the first step failed nothing has changed, and the copy is of no use: one for
             * each attempt would fill the disk. After a later step it stays. */
            if (at == first) {
                unlink(copy);
            }
            return false;
        }
    }
    return true;
}
