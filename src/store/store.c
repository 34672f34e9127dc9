#include "store/store.h"

#include "base/file.h"
#include "store/db.h"
#include "store/migrations.h"
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long to wait for another program that is writing (a therapist who marks an arrival as seen):
 * long for a machine, short for a finger. */
#define BUSY_TIMEOUT_MS 2000

/* SQLite would create the file readable by everybody. */
static bool create_file(const char *path, struct err *err)
{
    return strcmp(path, ":memory:") == 0 || file_create_private(path) || errno == EEXIST ||
           err_set(err, "%s: cannot be created: %s", path, strerror(errno));
}

/* Somebody may have copied the file here with another mode. SQLite gives its WAL files the mode of
 * the database. */
static bool make_private(const struct store *store, struct err *err)
{
    struct stat status;
    if (db_in_memory(store)) {
        return true;
    }
    if (stat(store->path, &status) != 0 ||
        ((status.st_mode & 0077) != 0 && chmod(store->path, 0600) != 0)) {
        return err_set(err, "%s: cannot be made readable by its owner alone: %s", store->path,
                       strerror(errno));
    }
    return true;
}

static bool check_writable(struct store *store, struct err *err)
{
    /* these two fail for no reason but a wrong argument */
    store_wait_up_to(store, BUSY_TIMEOUT_MS);
    sqlite3_db_config(store->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return sqlite3_db_readonly(store->sqlite, "main") == 0 ||
           err_set(err, "%s: is not writable for this user", store->path);
}

/* The journal is the one setting that SQLite may refuse without calling it an error. */
static bool use_wal(struct store *store, struct err *err)
{
    db_begin(store, DB_UPKEEP, "cannot keep a write-ahead log", err);
    struct query query = db_query(store, "PRAGMA journal_mode = WAL");
    const char *journal = "";
    if (db_next(&query)) {
        journal = db_text(&query, "journal_mode", store->scratch);
    }
    db_run(&query);
    if (!db_in_memory(store) && strcmp(journal, "wal") != 0) {
        db_refuse(store, "this file system cannot keep a write-ahead log");
    }
    return db_end(store);
}

static bool configure(struct store *store, struct err *err)
{
    db_begin(store, DB_UPKEEP, "cannot be opened", err);
    db_exec(store, "PRAGMA foreign_keys = ON;"
                   "PRAGMA synchronous = FULL;"
                   "PRAGMA trusted_schema = OFF;"
                   "PRAGMA secure_delete = ON;");
    return db_end(store) && use_wal(store, err);
}

struct store *store_open_with(const char *path, const struct clock *clock,
                              const struct schema *schema, struct err *err)
{
    int version = 0;
    if (!create_file(path, err)) {
        return NULL;
    }
    struct store *store = db_open(path, SQLITE_OPEN_READWRITE, clock, err);
    /* nothing in the file is touched before it is known to be ours */
    if (store != NULL && check_writable(store, err) &&
        migrations_check(store, schema, &version, err) && make_private(store, err) &&
        configure(store, err) && migrations_run(store, schema, version, err)) {
        db_watch_files(store);
        return store;
    }
    store_close(store);
    return NULL;
}

struct store *store_open(const char *path, const struct clock *clock, struct err *err)
{
    struct schema schema = schema_current();
    return store_open_with(path, clock, &schema, err);
}

static bool look_only(struct store *store, struct err *err)
{
    db_begin(store, DB_UPKEEP, "cannot be opened", err);
    db_exec(store, "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF");
    store_wait_up_to(store, BUSY_TIMEOUT_MS);
    return db_end(store);
}

struct store *store_open_to_look(const char *path, const struct clock *clock, struct err *err)
{
    int version = 0;
    const struct schema schema = schema_current();
    /* not SQLITE_OPEN_READONLY, which would leave the files of an empty log beside the database */
    struct store *store = db_open(path, SQLITE_OPEN_READWRITE, clock, err);
    if (store != NULL && look_only(store, err) && migrations_check(store, &schema, &version, err)) {
        return store;
    }
    store_close(store);
    return NULL;
}

/* A number of the header of a database file (SQLite, "Database File Format", 1.3). */
static uint32_t header_number(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Reads the header itself, because SQLite would make files beside the database only to read two
 * numbers. After a crash the log may hold a newer version than the header, never an older one. */
bool store_is_current(const char *path)
{
    unsigned char header[100];
    if (strcmp(path, ":memory:") == 0) {
        return true;
    }
    const int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    const bool whole = read(file, header, sizeof header) == (ssize_t)sizeof header;
    close(file);
    return whole && header_number(header + 68) == SCHEMA_APPLICATION_ID &&
           header_number(header + 60) == schema_current().count;
}

/* SQLite asks again and again, and counts how often. Its own timeout would sleep for longer each
 * time, up to 100 ms, and miss the moments in which another program lets others in. */
static int wait_a_moment(void *self, int tries)
{
    const struct store *store = self;
    if (tries >= store->patience_ms) {
        return 0;
    }
    sqlite3_sleep(1);
    return 1;
}

void store_wait_up_to(struct store *store, int ms)
{
    store->patience_ms = ms;
    sqlite3_busy_handler(store->sqlite, wait_a_moment, store);
}

void store_close(struct store *store)
{
    db_close(store);
}
