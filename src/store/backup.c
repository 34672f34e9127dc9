/* Copies of the whole database: made while it is in use, verified, and put back. */
#include "store/store_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGES_A_STEP 256 /* 1 MiB: often enough to show that it goes on */

/* SQLite's locks on a database file (sqlite3.c, "PENDING_BYTE"): whoever has it open in WAL mode
 * holds one of the shared bytes. */
#define LOCK_FIRST 0x40000000
#define LOCK_COUNT 512

/* A connection to a file as it stands: nothing is created, configured or brought up to date. */
static struct store *open_bare(const char *path, int flags, const struct clock *clock,
                               struct err *err)
{
    struct arena *arena = arena_create(4096);
    struct store *store = ARENA_NEW(arena, struct store);
    store->arena = arena;
    store->scratch = arena_create(4096);
    store->path = arena_strdup(arena, path);
    store->clock = clock;
    int result = sqlite3_open_v2(path, &store->db,
                                 flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (result != SQLITE_OK) {
        if (store->db == NULL) {
            err_set(err, "%s: %s", path, sqlite3_errstr(result));
        } else {
            store_failed(store, "cannot be opened", err);
        }
        store_close(store);
        return NULL;
    }
    return store;
}

/* The first row of a check: NULL when it has none, in the scratch arena. */
static bool first_row(struct store *store, const char *sql, const char **text, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    *text = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    result = result == SQLITE_OK ? sqlite3_step(statement) : result;
    if (result == SQLITE_ROW) {
        const unsigned char *value = sqlite3_column_text(statement, 0);
        *text = arena_strdup(store->scratch, value == NULL ? "" : (const char *)value);
    }
    bool ok = result == SQLITE_ROW || result == SQLITE_DONE ||
              store_failed(store, "cannot be read as a database", err);
    sqlite3_finalize(statement);
    return ok;
}

/* Ours, not newer than this program, and every page and reference of it sound. */
static bool verify(struct store *copy, struct err *err)
{
    struct migrations migrations = migrations_current();
    int version = 0;
    const char *text = NULL;
    if (!migrations_check(copy, &migrations, &version, err)) {
        return false;
    }
    if (version == 0) {
        return err_set(err, "%s: is empty", copy->path);
    }
    if (!first_row(copy, "PRAGMA integrity_check(1)", &text, err)) {
        return false;
    }
    if (text == NULL || strcmp(text, "ok") != 0) { /* what it says may quote what is stored */
        return err_set(err, "%s: is damaged (integrity_check)", copy->path);
    }
    return first_row(copy, "PRAGMA foreign_key_check", &text, err) &&
           (text == NULL || err_set(err, "%s: is damaged (foreign_key_check)", copy->path));
}

static bool verify_file(const char *path, const struct clock *clock, struct err *err)
{
    struct store *copy = open_bare(path, SQLITE_OPEN_READONLY, clock, err);
    bool ok = copy != NULL && verify(copy, err);
    store_close(copy);
    return ok;
}

static bool sync_path(const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC);
    bool ok = file >= 0 && fsync(file) == 0;
    if (file >= 0) {
        close(file);
    }
    return ok;
}

static bool sync_directory(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return sync_path(slash == NULL ? "." : arena_strndup(arena, path, (size_t)(slash - path) + 1),
                     O_RDONLY | O_DIRECTORY);
}

/* A copy that was not finished, and what SQLite keeps beside it. */
static void remove_copy(struct arena *arena, const char *path)
{
    unlink(path);
    unlink(arena_printf(arena, "%s-journal", path));
}

/* An empty file that only its owner can read: SQLite keeps the mode. */
static bool make_private(struct arena *arena, const char *path, struct err *err)
{
    remove_copy(arena, path); /* of a run that was interrupted */
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        return err_set(err, "%s: cannot be created: %s", path, strerror(errno));
    }
    close(file);
    return true;
}

static bool copy_pages(struct store *from, struct store *to, const struct store_progress *progress,
                       struct err *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(to->db, "main", from->db, "main");
    int result = backup == NULL ? SQLITE_ERROR : SQLITE_OK;
    while (result == SQLITE_OK) {
        result = sqlite3_backup_step(backup, PAGES_A_STEP);
        int total = sqlite3_backup_pagecount(backup);
        if (!progress->step(progress->self, total - sqlite3_backup_remaining(backup), total)) {
            result = SQLITE_INTERRUPT;
        }
    }
    sqlite3_backup_finish(backup);
    if (result != SQLITE_DONE) {
        return err_set(err, "%s: cannot be copied to %s: %s", from->path, to->path,
                       sqlite3_errstr(result));
    }
    /* one file, without a log beside it */
    return sqlite3_exec(to->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK ||
           store_failed(to, "cannot be written", err);
}

/* A sound copy of an open database at path, on disk. The caller removes it on failure. */
static bool write_copy(struct store *from, const char *path, const struct store_progress *progress,
                       struct err *err)
{
    if (!make_private(from->arena, path, err)) {
        return false;
    }
    struct store *to = open_bare(path, SQLITE_OPEN_READWRITE, from->clock, err);
    bool ok = to != NULL && copy_pages(from, to, progress, err);
    store_close(to);
    return ok && verify_file(path, from->clock, err) &&
           (sync_path(path, O_RDONLY) || err_set(err, "%s: %s", path, strerror(errno)));
}

/* A copy takes the place of nothing but an earlier copy. */
static bool may_be_replaced(const char *path, const struct clock *clock, struct err *err)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return errno == ENOENT || err_set(err, "%s: %s", path, strerror(errno));
    }
    struct migrations migrations = migrations_current();
    int version = 0;
    struct err ignored;
    struct store *old = open_bare(path, SQLITE_OPEN_READONLY, clock, &ignored);
    bool ours = old != NULL && migrations_check(old, &migrations, &version, &ignored);
    store_close(old);
    return ours || err_set(err, "%s: is there already, and no copy of a kiosk's database", path);
}

static bool read_change(struct store *store, int64_t *change, struct err *err)
{
    struct query query = query_start(store, STATEMENT_LAST_CHANGE);
    *change = query_next(&query) ? query_integer(&query, 0) : 0;
    return query_finish(&query, "cannot be copied", err);
}

/* Within one reading transaction, so that what others write meanwhile neither gets into the copy
 * nor makes it begin anew. */
static bool copy_of_now(struct store *store, const char *path, int64_t *change,
                        const struct store_progress *progress, struct err *err)
{
    static const char *const doing = "cannot be copied";
    struct query begin = query_start(store, STATEMENT_BEGIN_READING);
    if (!query_run(&begin, doing, err)) {
        return false;
    }
    bool ok = read_change(store, change, err) && write_copy(store, path, progress, err);
    return transaction_end(store, ok, doing, err);
}

static bool note_backup(struct store *store, int64_t change, struct err *err)
{
    static const char *const doing = "cannot note the backup";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    char now[ISO8601_SIZE];
    struct query query = query_start(store, STATEMENT_INSERT_BACKUP);
    query_bind_text(&query, 1, iso8601_format(clock_wall_ms(store->clock), now));
    query_bind_integer(&query, 2, change);
    bool ok = query_run(&query, doing, err);
    return transaction_end(store, ok, doing, err);
}

bool store_backup(struct store *store, const char *path, const struct store_progress *progress,
                  struct err *err)
{
    int64_t change = 0;
    if (!may_be_replaced(path, store->clock, err)) {
        return false;
    }
    const char *copy = arena_printf(store->arena, "%s.new", path);
    if (!copy_of_now(store, copy, &change, progress, err)) {
        remove_copy(store->arena, copy);
        return false;
    }
    if (rename(copy, path) != 0 || !sync_directory(store->arena, path)) {
        err_set(err, "%s: %s", path, strerror(errno));
        unlink(copy);
        return false;
    }
    return note_backup(store, change, err);
}

/* --- putting a copy back --- */

/* Only the locks of other processes are seen. */
static bool in_use(const char *path)
{
    struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_FIRST, .l_len = LOCK_COUNT};
    int file = open(path, O_RDWR | O_CLOEXEC);
    bool used = file >= 0 && fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    if (file >= 0) {
        close(file);
    }
    return used;
}

/* The newest changes go from the log into the file, and the log goes away. A damaged file stays as
 * it is: it is about to be replaced for that very reason. */
static bool fold_log(const char *path, const struct clock *clock, struct err *err)
{
    struct err ignored;
    struct store *old = open_bare(path, SQLITE_OPEN_READWRITE, clock, &ignored);
    int result = old == NULL
                     ? SQLITE_ERROR
                     : sqlite3_exec(old->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    store_close(old);
    return (result & 0xFF) != SQLITE_BUSY ||
           err_set(err, "%s: is in use; stop the kiosk first", path);
}

/* What is left of the log belongs to the old file, and must never be read with the new one. */
static bool move_log(struct arena *arena, const char *path, const char *kept, struct err *err)
{
    static const char *const suffixes[] = {"-wal", "-journal"};
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        const char *log = arena_printf(arena, "%s%s", path, suffixes[i]);
        if (rename(log, arena_printf(arena, "%s%s", kept, suffixes[i])) != 0 && errno != ENOENT) {
            return err_set(err, "%s: cannot be kept: %s", log, strerror(errno));
        }
    }
    unlink(arena_printf(arena, "%s-shm", path)); /* an index of the log, made anew */
    return true;
}

/* "kiosk.db.replaced.2026-11-22T10-30-00" */
static const char *name_for_old(struct arena *arena, const char *path, const struct clock *clock)
{
    struct civil_time t = civil_from_ms(clock_wall_ms(clock));
    return arena_printf(arena, "%s.replaced.%04d-%02d-%02dT%02d-%02d-%02d", path, t.year, t.month,
                        t.day, t.hour, t.minute, t.second);
}

/* The old file gets a second name before the new one takes its first: there is a database at path
 * at every moment. */
static bool swap(struct arena *arena, const char *copy, const char *path, const char *kept,
                 struct err *err)
{
    struct stat owner;
    bool exists = stat(path, &owner) == 0;
    /* made by root for the kiosk: it must stay the kiosk's */
    if (exists && (owner.st_uid != geteuid() || owner.st_gid != getegid()) &&
        chown(copy, owner.st_uid, owner.st_gid) != 0) {
        return err_set(err, "%s: cannot be given to the owner of the database: %s", copy,
                       strerror(errno));
    }
    if (exists && link(path, kept) != 0) {
        return err_set(err, "%s: the old database cannot be kept: %s", kept, strerror(errno));
    }
    if (!move_log(arena, path, kept, err)) {
        return false;
    }
    return (rename(copy, path) == 0 && sync_directory(arena, path)) ||
           err_set(err, "%s: %s", path, strerror(errno));
}

static bool same_file(const char *path, const char *other)
{
    struct stat a;
    struct stat b;
    return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_ino == b.st_ino &&
           a.st_dev == b.st_dev;
}

bool store_restore(struct arena *arena, const char *path, const char *from,
                   const struct clock *clock, const struct store_progress *progress,
                   const char **kept, struct err *err)
{
    const char *copy = arena_printf(arena, "%s.restoring", path);
    if (same_file(copy, from)) { /* it would be deleted before it is read */
        return err_set(err, "%s: this name is used while restoring; give it another one", from);
    }
    struct store *source = open_bare(from, SQLITE_OPEN_READONLY, clock, err);
    if (source == NULL) {
        return false;
    }
    *kept = access(path, F_OK) == 0 ? name_for_old(arena, path, clock) : "";
    bool ok = verify(source, err) &&
              (!in_use(path) || err_set(err, "%s: is in use; stop the kiosk first", path)) &&
              write_copy(source, copy, progress, err) &&
              ((*kept)[0] == '\0' || fold_log(path, clock, err)) &&
              swap(arena, copy, path, *kept, err);
    store_close(source);
    if (!ok) {
        remove_copy(arena, copy);
    }
    return ok;
}
