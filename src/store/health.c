#include "store/health.h"

#include "store/db.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

/* sql is a literal that gives one number, or none, which is 0. */
static int64_t read_int(struct store *store, const char *sql)
{
    struct query query = db_query(store, sql);
    return db_run_int(&query);
}

/* Free is what can still be written before SQLite says that the disk is full. */
static void read_disk(struct store *store, struct store_health *health)
{
    struct stat file;
    struct stat log;
    struct statvfs disk;
    if (stat(store->path, &file) != 0 || statvfs(store->path, &disk) != 0) {
        db_refuse(store, "%s: %s", store->doing, strerror(errno));
        return;
    }
    const char *log_path = arena_printf(store->scratch, "%s-wal", store->path);
    health->bytes = file.st_size + (stat(log_path, &log) == 0 ? log.st_size : 0);
    health->free_bytes = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
}

/* The ids of each table grow with time, so that the newest row is found without a search. */
static const char *const written =
    "SELECT max(unixepoch(at)) FROM ("
    "  SELECT arrived_at AS at FROM visits WHERE id = (SELECT max(id) FROM visits)"
    "  UNION ALL SELECT at FROM made_decisions"
    "    WHERE id = (SELECT max(id) FROM made_decisions)"
    "  UNION ALL SELECT at FROM audit WHERE id = (SELECT max(id) FROM audit)"
    "  UNION ALL SELECT value FROM settings WHERE key = 'answered_at')";

bool store_health(struct store *store, struct store_health *health, struct err *err)
{
    db_begin(store, DB_READ, "cannot be asked how it is", err);
    *health = (struct store_health){
        .written_ms = read_int(store, written) * 1000,
        .visited_ms = read_int(store, "SELECT unixepoch(arrived_at) FROM visits"
                                      " WHERE id = (SELECT max(id) FROM visits)") *
                      1000,
        .backup_ms = read_int(store, "SELECT unixepoch(at) FROM backups"
                                     " WHERE id = (SELECT max(id) FROM backups)") *
                     1000,
        .wrong_pins = read_int(store, "SELECT wrong FROM pin_tries"),
        .free_bytes = -1,
    };
    if (db_in_memory(store)) {
        health->bytes = read_int(
            store, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    } else {
        read_disk(store, health);
    }
    return db_end(store);
}
