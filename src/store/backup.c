#include "store/backup.h"

#include "base/file.h"
#include "store/beside.h"
#include "store/db.h"
#include "store/migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGES_A_STEP 256 /* 1 MiB: small enough for a bar that moves */

/* SQLite's locks on a database file (sqlite3.c, "PENDING_BYTE"): whoever has it open in WAL mode
 * holds one of the shared bytes. */
#define LOCK_FIRST 0x40000000
#define LOCK_COUNT 512

/* Puts the log into the file and removes it. */
#define ONE_FILE "PRAGMA journal_mode = DELETE"

/* Every page and reference is sound. What SQLite says of a fault may quote what is stored, and is
 * not passed on. */
static bool check_pages(struct store *copy, struct err *err)
{
    db_begin(copy, DB_READ, "cannot be read as a database", err);
    struct query pages = db_query(copy, "PRAGMA integrity_check(1)");
    if (!db_next(&pages) || !db_is(&pages, "integrity_check", "ok")) {
        db_refuse(copy, "is damaged (integrity_check)");
    }
    db_finish(&pages);
    struct query references = db_query(copy, "PRAGMA foreign_key_check");
    if (db_next(&references)) {
        db_refuse(copy, "is damaged (foreign_key_check)");
    }
    db_finish(&references);
    return db_end(copy);
}

/* Ours, not newer than this program, and sound. */
static bool verify(struct store *copy, struct err *err)
{
    struct schema schema = schema_current();
    int version = 0;
    return migrations_check(copy, &schema, &version, err) &&
           (version != 0 || err_set(err, "%s: is empty", copy->path)) && check_pages(copy, err);
}

static bool verify_file(const char *path, const struct clock *clock, struct err *err)
{
    struct store *copy = db_open(path, SQLITE_OPEN_READONLY, clock, err);
    bool ok = copy != NULL && verify(copy, err);
    db_close(copy);
    return ok;
}

void copy_remove(struct arena *arena, const char *path)
{
    unlink(path);
    unlink(arena_printf(arena, "%s-journal", path));
}

static bool copy_pages(struct store *from, struct store *to, const struct store_progress *progress,
                       struct err *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(to->sqlite, "main", from->sqlite, "main");
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
    db_begin(to, DB_UPKEEP, "cannot be written", err);
    db_exec(to, ONE_FILE);
    return db_end(to);
}

bool copy_write(struct store *from, const char *path, const struct store_progress *progress,
                struct err *err)
{
    copy_remove(from->arena, path);   /* of a run that was interrupted */
    if (!file_create_private(path)) { /* SQLite keeps the mode */
        return err_set(err, "%s: cannot be created: %s", path, strerror(errno));
    }
    struct store *to = db_open(path, SQLITE_OPEN_READWRITE, from->clock, err);
    bool ok = to != NULL && copy_pages(from, to, progress, err);
    db_close(to);
    return ok && verify_file(path, from->clock, err) &&
           (file_sync(path) || err_set(err, "%s: %s", path, strerror(errno)));
}

/* Only an earlier copy may be replaced: any other file of that name is somebody's. */
static bool may_be_replaced(const char *path, const struct clock *clock, struct err *err)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return errno == ENOENT || err_set(err, "%s: %s", path, strerror(errno));
    }
    struct schema schema = schema_current();
    int version = 0;
    struct err ignored;
    struct store *old = db_open(path, SQLITE_OPEN_READONLY, clock, &ignored);
    bool ours = old != NULL && migrations_check(old, &schema, &version, &ignored);
    db_close(old);
    return ours || err_set(err, "%s: is there already, and no copy of a kiosk's database", path);
}

/* Within one reading transaction, so that what others write meanwhile neither gets into the copy
 * nor makes it begin anew. *change is the last change that the copy has. */
static bool copy_of_now(struct store *store, const char *path, int64_t *change,
                        const struct store_progress *progress, struct err *err)
{
    db_begin(store, DB_READ_MOMENT, "cannot be copied", err);
    struct query query = db_query(store, "SELECT number FROM changes");
    *change = db_run_int(&query);
    bool copied = db_ok(store) && copy_write(store, path, progress, err);
    return db_end(store) && copied;
}

static bool note_backup(struct store *store, int64_t change, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot note the backup", err);
    struct query query =
        db_query(store, "INSERT INTO backups (at, change_number) VALUES (:now, :change)");
    db_bind_now(&query, ":now");
    db_bind_int(&query, ":change", change);
    db_run(&query);
    return db_end(store);
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
        copy_remove(store->arena, copy);
        return false;
    }
    if (rename(copy, path) != 0 || !file_sync(path)) {
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
    struct store *old = db_open(path, SQLITE_OPEN_READWRITE, clock, &ignored);
    int result = old == NULL ? SQLITE_ERROR : sqlite3_exec(old->sqlite, ONE_FILE, NULL, NULL, NULL);
    db_close(old);
    return (result & 0xFF) != SQLITE_BUSY ||
           err_set(err, "%s: is in use; stop the kiosk first", path);
}

/* The old file gets a second name before the new one takes its first: there is a database at path
 * at every moment. */
static bool swap(struct arena *arena, const char *copy, const char *path, const char *kept,
                 struct err *err)
{
    struct stat owner;
    bool exists = stat(path, &owner) == 0;
    /* root restores for the kiosk, which must still own its database afterwards */
    if (exists && (owner.st_uid != geteuid() || owner.st_gid != getegid()) &&
        chown(copy, owner.st_uid, owner.st_gid) != 0) {
        return err_set(err, "%s: cannot be given to the owner of the database: %s", copy,
                       strerror(errno));
    }
    if (exists && link(path, kept) != 0) {
        return err_set(err, "%s: the old database cannot be kept: %s", kept, strerror(errno));
    }
    if (!beside_move_log(arena, path, kept, err)) {
        return false;
    }
    return (rename(copy, path) == 0 && file_sync(path)) ||
           err_set(err, "%s: %s", path, strerror(errno));
}

static bool same_file(const char *path, const char *other)
{
    const struct file_identity identity = file_identity(path);
    return identity.known && file_is(other, &identity);
}

bool store_restore(struct arena *arena, const char *path, const char *from,
                   const struct clock *clock, const struct store_progress *progress,
                   const char **kept, struct err *err)
{
    const char *copy = arena_printf(arena, "%s.restoring", path);
    if (same_file(copy, from)) { /* else the copy would be deleted before it is read */
        return err_set(err, "%s: this name is used while restoring; give it another one", from);
    }
    struct store *source = db_open(from, SQLITE_OPEN_READONLY, clock, err);
    if (source == NULL) {
        return false;
    }
    *kept = access(path, F_OK) == 0 ? beside_name(arena, path, "replaced", clock) : "";
    bool ok = verify(source, err) &&
              (!in_use(path) || err_set(err, "%s: is in use; stop the kiosk first", path)) &&
              copy_write(source, copy, progress, err) &&
              ((*kept)[0] == '\0' || fold_log(path, clock, err)) &&
              swap(arena, copy, path, *kept, err);
    db_close(source);
    if (!ok) {
        copy_remove(arena, copy);
    }
    return ok;
}
