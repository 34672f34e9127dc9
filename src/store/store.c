#include "store/store_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long to wait for another program that is writing (a therapist marking an arrival as seen):
 * long for a machine, short for a finger. */
#define BUSY_TIMEOUT_MS 2000

/* What SQLite calls "disk I/O error" or "unable to open" all the same: the reason that whoever
 * looks after the machine can do something about, or "". */
static const char *system_reason(sqlite3 *db)
{
    int code = sqlite3_errcode(db) & 0xFF;
    int reason = sqlite3_system_errno(db);
    if (code != SQLITE_IOERR && code != SQLITE_CANTOPEN) {
        return "";
    }
    return reason == ENOSPC || reason == EDQUOT  ? " (the disk is full)"
           : reason == EACCES || reason == EPERM ? " (not for this user)"
           : reason == EROFS                     ? " (the disk is read-only)"
                                                 : "";
}

bool store_failed(struct store *store, const char *doing, struct err *err)
{
    return err_set(err, "%s: %s: %s%s", store->path, doing, sqlite3_errmsg(store->db),
                   system_reason(store->db));
}

bool store_in_memory(const struct store *store)
{
    return strcmp(store->path, ":memory:") == 0;
}

/* SQLite would create the file readable by everybody. */
static bool create_file(const struct store *store, struct err *err)
{
    if (store_in_memory(store)) {
        return true;
    }
    int file = open(store->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        return errno == EEXIST ||
               err_set(err, "%s: cannot be created: %s", store->path, strerror(errno));
    }
    close(file);
    return true;
}

/* Someone may have copied the file here with another mode; its WAL files get the same one. */
static bool make_private(const struct store *store, struct err *err)
{
    struct stat status;
    if (store_in_memory(store)) {
        return true;
    }
    if (stat(store->path, &status) != 0 ||
        ((status.st_mode & 0077) != 0 && chmod(store->path, 0600) != 0)) {
        return err_set(err, "%s: cannot be made readable by its owner alone: %s", store->path,
                       strerror(errno));
    }
    return true;
}

static bool connect(struct store *store, struct err *err)
{
    int result =
        sqlite3_open_v2(store->path, &store->db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (result != SQLITE_OK) {
        return store->db == NULL ? err_set(err, "%s: %s", store->path, sqlite3_errstr(result))
                                 : store_failed(store, "cannot be opened", err);
    }
    if (sqlite3_busy_timeout(store->db, BUSY_TIMEOUT_MS) != SQLITE_OK ||
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK) {
        return store_failed(store, "cannot be opened", err);
    }
    if (sqlite3_db_readonly(store->db, "main") != 0) {
        return err_set(err, "%s: is not writable for this user", store->path);
    }
    return true;
}

/* The journal is the one setting that SQLite may refuse without calling it an error. */
static bool use_wal(struct store *store, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    bool ok = sqlite3_prepare_v2(store->db, "PRAGMA journal_mode = WAL", -1, &statement, NULL) ==
                  SQLITE_OK &&
              sqlite3_step(statement) == SQLITE_ROW;
    if (!ok) {
        store_failed(store, "cannot keep a write-ahead log", err);
    } else if (!store_in_memory(store) &&
               strcmp((const char *)sqlite3_column_text(statement, 0), "wal") != 0) {
        ok = err_set(err, "%s: this file system cannot keep a write-ahead log", store->path);
    }
    sqlite3_finalize(statement);
    return ok;
}

static bool configure(struct store *store, struct err *err)
{
    if (sqlite3_exec(store->db,
                     "PRAGMA foreign_keys = ON;"
                     "PRAGMA synchronous = FULL;"
                     "PRAGMA trusted_schema = OFF;"
                     "PRAGMA secure_delete = ON;",
                     NULL, NULL, NULL) != SQLITE_OK) {
        return store_failed(store, "cannot be opened", err);
    }
    return use_wal(store, err);
}

struct store *store_open_migrated(const char *path, const struct clock *clock,
                                  const struct migrations *migrations, struct err *err)
{
    struct arena *arena = arena_create(4096);
    struct store *store = ARENA_NEW(arena, struct store);
    store->arena = arena;
    store->scratch = arena_create(16 * 1024);
    store->path = arena_strdup(arena, path);
    store->clock = clock;
    int version = 0;
    /* nothing in the file is touched before it is known to be ours */
    if (!create_file(store, err) || !connect(store, err) ||
        !migrations_check(store, migrations, &version, err) || !make_private(store, err) ||
        !configure(store, err) || !migrations_run(store, migrations, version, err)) {
        store_close(store);
        return NULL;
    }
    return store;
}

struct store *store_open(const char *path, const struct clock *clock, struct err *err)
{
    struct migrations migrations = migrations_current();
    return store_open_migrated(path, clock, &migrations, err);
}

void store_wait_up_to(struct store *store, int ms)
{
    sqlite3_busy_timeout(store->db, ms);
}

void store_close(struct store *store)
{
    if (store == NULL) {
        return;
    }
    for (size_t i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(store->statements[i]);
    }
    sqlite3_close(store->db);
    arena_destroy(store->scratch);
    arena_destroy(store->arena);
}
