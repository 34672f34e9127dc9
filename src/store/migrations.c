/* Is the file ours, and of which version; and the way from there to the newest. */
#include "store/store_private.h"

#include "base/bug.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A query that gives one number. */
static bool read_number(struct store *store, const char *sql, int *number, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    bool ok = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
              sqlite3_step(statement) == SQLITE_ROW;
    if (ok) {
        *number = sqlite3_column_int(statement, 0);
    } else {
        store_failed(store, "cannot be read as a database", err);
    }
    sqlite3_finalize(statement);
    return ok;
}

bool migrations_check(struct store *store, const struct migrations *migrations, int *version,
                      struct err *err)
{
    int application = 0;
    int tables = 0;
    if (!read_number(store, "PRAGMA application_id", &application, err) ||
        !read_number(store, "PRAGMA user_version", version, err) ||
        !read_number(store, "SELECT count(*) FROM sqlite_schema", &tables, err)) {
        return false;
    }
    if (application == 0 && *version == 0 && tables == 0) {
        return true;
    }
    if (application != STORE_APPLICATION_ID || *version < 1) {
        return err_set(err, "%s: is a database of another program; choose another file",
                       store->path);
    }
    if ((size_t)*version > migrations->count) {
        return err_set(err,
                       "%s: was written by a newer version of the kiosk (database version %d, this "
                       "one knows up to %zu); install that version again",
                       store->path, *version, migrations->count);
    }
    return true;
}

/* On disk before the first step touches the original: SQLite itself does not sync the copy. */
static bool sync_copy(const char *copy, const char *directory)
{
    int file = open(copy, O_RDONLY | O_CLOEXEC);
    int parent = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = file >= 0 && parent >= 0 && fsync(file) == 0 && fsync(parent) == 0;
    if (file >= 0) {
        close(file);
    }
    if (parent >= 0) {
        close(parent);
    }
    return ok;
}

static bool vacuum_into(struct store *store, const char *copy)
{
    sqlite3_stmt *statement = NULL;
    bool ok = sqlite3_prepare_v2(store->db, "VACUUM INTO ?1", -1, &statement, NULL) == SQLITE_OK &&
              sqlite3_bind_text(statement, 1, copy, -1, SQLITE_STATIC) == SQLITE_OK &&
              sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    return ok;
}

/* "kiosk.db.v1.2026-11-22T10-30-00" beside the database, readable by its owner alone. */
static bool make_copy(struct store *store, int version, const char **copy, struct err *err)
{
    struct civil_time t = civil_from_ms(clock_wall_ms(store->clock));
    *copy = arena_printf(store->arena, "%s.v%d.%04d-%02d-%02dT%02d-%02d-%02d", store->path, version,
                         t.year, t.month, t.day, t.hour, t.minute, t.second);
    const char *slash = strrchr(store->path, '/');
    const char *directory =
        slash == NULL ? "."
                      : arena_strndup(store->arena, store->path, (size_t)(slash - store->path) + 1);
    /* SQLite writes into an empty file and leaves its mode alone */
    int file = open(*copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        return err_set(err, "%s: cannot make a copy before the update: %s", *copy, strerror(errno));
    }
    close(file);
    if (!vacuum_into(store, *copy)) {
        store_failed(store, "cannot make a copy before the update", err);
    } else if (!sync_copy(*copy, directory)) {
        err_set(err, "%s: cannot make a copy before the update: %s", *copy, strerror(errno));
    } else {
        return true;
    }
    unlink(*copy);
    return false;
}

static bool run_statements(struct store *store, const char *const *statements, const char *doing,
                           struct err *err)
{
    for (; *statements != NULL; statements++) {
        if (sqlite3_exec(store->db, *statements, NULL, NULL, NULL) != SQLITE_OK) {
            return store_failed(store, doing, err);
        }
    }
    return true;
}

/* The steps from this version up to, not including, the last, in one transaction. */
static bool run_steps(struct store *store, const struct migrations *migrations, int version,
                      size_t last, struct err *err)
{
    static const char *const doing = "cannot be brought to the current version";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    int now = 0;
    bool ok = read_number(store, "PRAGMA user_version", &now, err);
    /* another process may have done these steps while we waited for our turn */
    for (size_t at = (size_t)version; ok && (size_t)now == at && at < last; at++) {
        ok = run_statements(store, migrations->steps[at], doing, err) &&
             read_number(store, "PRAGMA user_version", &now, err);
        BUG_IF(ok && (size_t)now != at + 1);
    }
    return transaction_end(store, ok, doing, err);
}

bool migrations_run(struct store *store, const struct migrations *migrations, int version,
                    struct err *err)
{
    const char *copy = NULL;
    if (version == 0) { /* whole, or still empty */
        return run_steps(store, migrations, 0, migrations->count, err);
    }
    if ((size_t)version < migrations->count && !make_copy(store, version, &copy, err)) {
        return false;
    }
    for (int at = version; (size_t)at < migrations->count; at++) {
        if (!run_steps(store, migrations, at, (size_t)at + 1, err)) {
            /* nothing changed, so the copy tells nothing; one for each attempt would fill the
             * disk. After a later step it stays. */
            if (copy != NULL && at == version) {
                unlink(copy);
            }
            return false;
        }
    }
    return true;
}
