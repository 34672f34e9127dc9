#include "bench_store.h"

#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

static int64_t monotonic_ms(void *self)
{
    (void)self;
    return (int64_t)(bench_now_us() / 1e3);
}

static int64_t wall_ms(void *self)
{
    (void)self;
    return NOW_MS;
}

/* Always on the same day. */
static const struct clock clock_of_today = {NULL, monotonic_ms, wall_ms};

struct store *open_database(void)
{
    struct err err;
    struct store *store = store_open(DATABASE, &clock_of_today, &err);
    if (store == NULL) {
        bench_give_up("open", err.text);
    }
    return store;
}

static void remove_database(void)
{
    static const char *const names[] = {DATABASE, DATABASE "-wal", DATABASE "-shm"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        unlink(names[i]);
    }
}

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        bench_give_up("fill", sqlite3_errmsg(db));
    }
}

static void set_size(sqlite3 *db, struct fill fill)
{
    sqlite3_stmt *size = NULL;
    run(db, "CREATE TEMP TABLE size (visits INTEGER, clients INTEGER, in_a_row INTEGER)");
    if (sqlite3_prepare_v2(db, "INSERT INTO size VALUES (?1, ?2, ?3)", -1, &size, NULL) !=
            SQLITE_OK ||
        sqlite3_bind_int64(size, 1, fill.visits) != SQLITE_OK ||
        sqlite3_bind_int64(size, 2, fill.clients) != SQLITE_OK ||
        sqlite3_bind_int(size, 3, fill.in_a_row ? 1 : 0) != SQLITE_OK ||
        sqlite3_step(size) != SQLITE_DONE || sqlite3_finalize(size) != SQLITE_OK) {
        bench_give_up("fill", sqlite3_errmsg(db));
    }
}

/* Otherwise the first checkpoint that is measured would pay for all of it. */
static void sync_file(void)
{
    const int file = open(DATABASE, O_RDWR | O_CLOEXEC);
    if (file < 0 || fsync(file) != 0 || close(file) != 0) {
        bench_give_up("fill", strerror(errno));
    }
}

void fill_database(struct fill fill)
{
    static const char sql[] =
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN;"
        "CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, client INTEGER, at_ms INTEGER, at TEXT);"
        "INSERT INTO n WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
        "  WHERE i < (SELECT visits FROM size))"
        " SELECT i, iif((SELECT in_a_row FROM size),"
        "   (i - 1) * (SELECT clients FROM size) / (SELECT visits FROM size),"
        "   (i - 1) % (SELECT clients FROM size)) + 1, ms,"
        "  strftime('%Y-%m-%dT%H:%M:%S', ms / 1000 - 28800, 'unixepoch') || '-08:00'"
        " FROM (SELECT i, 1795370400000 - ((SELECT visits FROM size) - i) / 20 * 86400000"
        "   + i % 20 * 1200000 AS ms FROM c);"
        "INSERT INTO clients SELECT DISTINCT client, printf('250%07d|someone', client) FROM n;"
        "INSERT INTO appointments (id, uid, start_ms, end_ms, client_name, phone, therapist,"
        "  service, status, listed) SELECT i, 'uid-' || i, at_ms, at_ms + 3600000, 'Some One',"
        "  printf('250%07d', client), 'Mei R.', 'Massage', 'booked', 1 FROM n;"
        "INSERT INTO visits (id, client_id, arrived_at, appointment_at, client_name, initials,"
        "  therapist, arrival_kind, identity, questionnaire_status, language)"
        " SELECT i, client, at, at, 'Some One', 'S. O.', 'Mei R.', 'on-time', 'phone',"
        "  'completed', 'en' FROM n;"
        "INSERT INTO visit_appointments SELECT i, i, 1 FROM n;"
        "INSERT INTO responses (id, visit_id, questionnaire, version, sha256, notice_version,"
        "  status, started_at, completed_at) SELECT i, i, 'https://clinic.example/q/bench', '1', "
        "'00', '1',"
        "  'completed', at, at FROM n;"
        "INSERT INTO given_answers (response_id, position, choice, link_id, question, answer,"
        "  code, number, type) SELECT n.i, p.i, 0, 'question-' || p.i, 'How much, now?',"
        "  n.i % 11, '', n.i % 11, 'integer' FROM n JOIN n AS p ON p.i <= 3;"
        "INSERT INTO raised_flags (response_id, position, tier, link_id, code, text) SELECT i, 0, "
        "'tell', 'question-1', 'D1', 'Something' FROM n"
        "  WHERE i % 10 = 0;"
        "COMMIT; DROP TABLE n;";
    sqlite3 *db = NULL;
    remove_database();
    store_close(open_database());
    if (sqlite3_open(DATABASE, &db) != SQLITE_OK) {
        bench_give_up("fill", sqlite3_errmsg(db));
    }
    set_size(db, fill);
    run(db, sql);
    if (fill.exported) {
        run(db, "UPDATE visits SET exported_change = (SELECT number FROM changes)");
    }
    sqlite3_close(db);
    sync_file();
}
