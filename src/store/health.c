/* How the database is doing: when it was last written and copied, and how much room it has. */
#include "store/store_private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

static const char *const doing = "cannot be asked how it is";

/* The one number of a statement; 0 if it has none. */
static bool read_number(struct store *store, enum statement statement, int64_t *number,
                        struct err *err)
{
    struct query query = query_start(store, statement);
    *number = query_next(&query) ? query_integer(&query, 0) : 0;
    return query_finish(&query, doing, err);
}

static bool read_moment(struct store *store, enum statement statement, int64_t *ms, struct err *err)
{
    if (!read_number(store, statement, ms, err)) {
        return false;
    }
    *ms *= 1000;
    return true;
}

/* As much as can be written before SQLite says that the disk is full. */
static bool read_disk(struct store *store, struct store_health *health, struct err *err)
{
    struct stat file;
    struct stat log;
    struct statvfs disk;
    if (stat(store->path, &file) != 0 || statvfs(store->path, &disk) != 0) {
        return err_set(err, "%s: %s: %s", store->path, doing, strerror(errno));
    }
    const char *log_path = arena_printf(store->scratch, "%s-wal", store->path);
    health->bytes = file.st_size + (stat(log_path, &log) == 0 ? log.st_size : 0);
    health->free_bytes = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
    arena_reset(store->scratch);
    return true;
}

bool store_health(struct store *store, struct store_health *health, struct err *err)
{
    *health = (struct store_health){.free_bytes = -1};
    return read_moment(store, STATEMENT_WRITTEN, &health->written_ms, err) &&
           read_moment(store, STATEMENT_DAY_LIST_TAKEN, &health->day_list_ms, err) &&
           read_moment(store, STATEMENT_BACKED_UP, &health->backup_ms, err) &&
           read_number(store, STATEMENT_WRONG_PINS, &health->wrong_pins, err) &&
           (store_in_memory(store) ? read_number(store, STATEMENT_BYTES, &health->bytes, err)
                                   : read_disk(store, health, err));
}
