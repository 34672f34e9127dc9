/*
 * What a purge deletes is looked for while others may write, a few hundred rows at a time, and then
 * deleted row by row, in transactions that end after a few ms, so that nobody at the kiosk notices.
 * What was found may have changed before it is deleted: each row is asked again then. At the end
 * the file is written anew. Who checks in at that moment waits for it: 0.1 to 0.2 s for 10,000
 * visits that are left.
 */
#include "store/purge.h"

#include "store/audit.h"
#include "store/db.h"

#include <inttypes.h>

/* How many rows are looked for at a time, and go in one transaction at most. */
#define ROWS_A_STEP 250
/* For how long a transaction takes rows; then they are put on the disk, which takes about as long.
 * A program that has to wait looks again after 1, 3, 8, 18 and 33 ms (sqlite3.c,
 * "sqliteDefaultBusyCallback"), so the one at the kiosk goes on before anybody notices. */
#define STEP_MS 8
/* How long the database is free between two transactions. A program that has waited for less than
 * 100 ms looks again within 25 ms; one that has waited longer, on a slow disk, every 100 ms, and
 * would never get its turn in a shorter pause. */
#define PAUSE_MS      50
#define LONG_PAUSE_MS 150
#define SLOW_STEP_MS  75

/* How long to wait at the end for programs that are reading. A kiosk reads for a few ms; a program
 * that reads for longer may go on for ever. */
#define READER_WAIT_MS 1000

static const char *const doing = "cannot be purged";

/* A purge that is under way. */
struct run {
    struct store *store;
    const struct purge *purge;
    const struct store_progress *progress;
    struct purge_result *result;
    struct err *err;
    int64_t day_ms;
    int64_t total; /* visits that are to go */
    int pause_ms;  /* before the next transaction */
};

/* Rows that are to go, by their ids. */
struct found {
    int64_t ids[ROWS_A_STEP];
    size_t count;
    size_t gone;   /* of them: the first so many */
    int64_t after; /* the last one that was ever found */
};

/* One table of which rows go. */
struct kind {
    /* The next ids behind found->after, as many as there is room for. */
    struct query (*find)(const struct run *run, int64_t after);
    /* Deletes the row, with others that have to go at the same moment, unless it may stay after
     * all. Returns how many went. */
    int64_t (*forget)(const struct run *run, int64_t id);
    bool is_visit;
};

/* --- visits --- */

#define UNDECIDED                                                                                  \
    " EXISTS (SELECT 1 FROM responses JOIN raised_flags ON response_id = responses.id"             \
    "   WHERE visit_id = visits.id AND tier IN ('hold', 'stop') AND decided_at IS NULL)"

/* A backup does not count: backups are replaced and removed, and the visit would go with them. */
#define EXPORTED " exported_change >= change_number"

/* An arrival that was taken back, and in which nobody said anything: there is nothing to keep. */
#define EMPTY                                                                                      \
    " (undone_at IS NOT NULL"                                                                      \
    "   AND NOT EXISTS (SELECT 1 FROM responses WHERE visit_id = visits.id)"                       \
    "   AND NOT EXISTS (SELECT 1 FROM moved_responses WHERE from_visit_id = visits.id))"

#define HANDED_ON " (" EXPORTED " OR" EMPTY ")"

/* The client has come on that day or later. What is kept of a client is kept from the last visit
 * on: a lasting caution or an earlier stop holds for whoever still comes. A walk-in is nobody's
 * client, and goes by its own day. */
#define CAME_SINCE                                                                                 \
    " EXISTS (SELECT 1 FROM visits AS later WHERE later.client_id = visits.client_id"              \
    "   AND later.arrived_at >= :day AND later.undone_at IS NULL)"

/* Left for this reason alone. An arrival in which nothing was said goes all the same. */
#define KEPT_FOR_CLIENT " (" EXPORTED " AND NOT" EMPTY " AND NOT" UNDECIDED " AND" CAME_SINCE ")"

#define NOT_NEEDED                                                                                 \
    " (arrived_at < :day AND" HANDED_ON " AND NOT" UNDECIDED " AND NOT" KEPT_FOR_CLIENT ")"

/* Behind the visits in the table "together": those that have the answers now which were moved from
 * one of these, and so on. */
#define AND_TAKERS                                                                                 \
    " UNION SELECT responses.visit_id FROM together"                                               \
    "  JOIN moved_responses ON from_visit_id = together.id"                                        \
    "  JOIN responses ON responses.id = response_id"

/* The note that answers were moved lives as long as the visit that has them now, whatever keeps
 * that one: by it the client is asked the questions of a first visit, and the therapist knows for
 * whom they were taken. The note names the visit that they were moved from, so that one stays too.
 * It does not hold the other way: nobody's answers are kept for the visit that they came from. */
#define KEPT_FOR_TAKER                                                                             \
    " EXISTS (WITH RECURSIVE together (id) AS (SELECT visits.id" AND_TAKERS ")"                    \
    "  SELECT 1 FROM together JOIN visits USING (id) WHERE NOT" NOT_NEEDED ")"

#define MAY_GO NOT_NEEDED " AND NOT" KEPT_FOR_TAKER

/* sql is a literal with the parameter :day. */
static struct query before(const struct run *run, const char *sql)
{
    struct query query = db_query(run->store, sql);
    db_bind_text(&query, ":day", run->purge->before_day);
    return query;
}

static struct query find_visits(const struct run *run, int64_t after)
{
    struct query query = before(run, "SELECT id FROM visits WHERE id > :after"
                                     " AND" MAY_GO " ORDER BY id LIMIT :most");
    db_bind_int(&query, ":after", after);
    return query;
}

/* What the use statistics ask for stays, as counts of the day. */
static const char *const remember[] = {
    "INSERT INTO counters SELECT substr(arrived_at, 1, 10), 'arrived', arrival_kind, 1"
    " FROM visits WHERE id = :id AND undone_at IS NULL"
    " ON CONFLICT DO UPDATE SET count = count + excluded.count",
    "INSERT INTO counters SELECT substr(arrived_at, 1, 10), 'questionnaire',"
    "  questionnaire_status, 1 FROM visits WHERE id = :id AND undone_at IS NULL"
    " ON CONFLICT DO UPDATE SET count = count + excluded.count",
    "INSERT INTO counters SELECT substr(arrived_at, 1, 10), 'stopped-after',"
    "  coalesce((SELECT link_id FROM answers WHERE answers.visit_id = visits.id"
    "    ORDER BY position DESC LIMIT 1), ''), 1"
    " FROM visits WHERE id = :id AND undone_at IS NULL AND questionnaire_status = 'not finished'"
    " ON CONFLICT DO UPDATE SET count = count + excluded.count",
    NULL,
};

static const char *const forget[] = {
    "DELETE FROM moved_responses WHERE from_visit_id = :id OR to_visit_id = :id"
    " OR response_id IN (SELECT id FROM responses WHERE visit_id = :id)",
    "DELETE FROM made_decisions WHERE visit_id = :id",
    "DELETE FROM booking_changes WHERE visit_id = :id",
    "DELETE FROM given_answers WHERE response_id IN"
    " (SELECT id FROM responses WHERE visit_id = :id)",
    "DELETE FROM raised_flags WHERE response_id IN"
    " (SELECT id FROM responses WHERE visit_id = :id)",
    "DELETE FROM responses WHERE visit_id = :id",
    "DELETE FROM starred_pages WHERE visit_id = :id",
    "DELETE FROM visit_appointments WHERE visit_id = :id",
    "DELETE FROM visits WHERE id = :id",
    NULL,
};

static void run_all(struct store *store, const char *const *statements, int64_t id)
{
    for (; *statements != NULL; statements++) {
        struct query query = db_query(store, *statements);
        db_bind_int(&query, ":id", id);
        db_run(&query);
    }
}

/* Rows in the scratch arena of the store. */
struct ids {
    int64_t *items;
    size_t count;
};

/* The visit with its takers; none if it may not go after all. */
static struct ids ask_again(const struct run *run, int64_t id)
{
    struct ids ids = {0};
    size_t capacity = 0;
    struct query query = before(run, "WITH RECURSIVE together (id) AS ("
                                     " SELECT id FROM visits WHERE id = :id AND" MAY_GO AND_TAKERS
                                     ") SELECT id FROM together");
    db_bind_int(&query, ":id", id);
    while (db_next(&query)) {
        ids.items =
            arena_grow(run->store->scratch, ids.items, ids.count, &capacity, sizeof(*ids.items));
        ids.items[ids.count++] = db_int(&query, "id");
    }
    db_finish(&query);
    return ids;
}

/* If a visit may go, the takers of its answers may too. They go at once, so that nothing comes in
 * between that keeps one of them without the note. */
static int64_t forget_visit(const struct run *run, int64_t id)
{
    const struct ids ids = ask_again(run, id);
    for (size_t i = 0; i < ids.count; i++) {
        run_all(run->store, remember, ids.items[i]);
        run_all(run->store, forget, ids.items[i]);
    }
    return (int64_t)ids.count;
}

/* --- what belongs to no visit (any more) --- */

#define HAS_NO_VISIT                                                                               \
    " NOT EXISTS (SELECT 1 FROM visit_appointments WHERE appointment_id = appointments.id)"

/* Appointments are needed on their day only; the booking system has them for longer. */
static struct query find_appointments(const struct run *run, int64_t after)
{
    struct query query =
        db_query(run->store, "SELECT id FROM appointments WHERE id > :after AND start_ms < :day_ms"
                             " AND" HAS_NO_VISIT " ORDER BY id LIMIT :most");
    db_bind_int(&query, ":after", after);
    db_bind_int(&query, ":day_ms", run->day_ms);
    return query;
}

static int64_t forget_appointment(const struct run *run, int64_t id)
{
    struct query query = db_query(run->store, "DELETE FROM appointments WHERE id = :id"
                                              " AND" HAS_NO_VISIT " RETURNING id");
    db_bind_int(&query, ":id", id);
    return db_run_int(&query) != 0 ? 1 : 0;
}

#define NEVER_CAME " NOT EXISTS (SELECT 1 FROM visits WHERE client_id = clients.id)"

static struct query find_clients(const struct run *run, int64_t after)
{
    struct query query = db_query(run->store, "SELECT id FROM clients WHERE id > :after"
                                              " AND" NEVER_CAME " ORDER BY id LIMIT :most");
    db_bind_int(&query, ":after", after);
    return query;
}

static int64_t forget_client(const struct run *run, int64_t id)
{
    struct query query = db_query(run->store, "DELETE FROM clients WHERE id = :id"
                                              " AND" NEVER_CAME " RETURNING id");
    db_bind_int(&query, ":id", id);
    return db_run_int(&query) != 0 ? 1 : 0;
}

/* --- step by step --- */

/* Visits first: what belonged to them only goes after them. */
static const struct kind kinds[] = {
    {find_visits, forget_visit, true},
    {find_appointments, forget_appointment, false},
    {find_clients, forget_client, false},
};

static bool find_more(const struct run *run, const struct kind *kind, struct found *found)
{
    db_begin(run->store, DB_READ, doing, run->err);
    struct query query = kind->find(run, found->after);
    db_bind_int(&query, ":most", ROWS_A_STEP);
    found->count = 0;
    found->gone = 0;
    while (db_next(&query)) {
        found->after = db_int(&query, "id");
        found->ids[found->count++] = found->after;
    }
    db_finish(&query);
    return db_end(run->store);
}

/* Takes what was found until STEP_MS have passed. */
static bool forget_some(struct run *run, const struct kind *kind, struct found *found)
{
    int64_t visits = 0;
    db_begin(run->store, DB_WRITE, doing, run->err);
    const int64_t start_ms = clock_monotonic_ms(run->store->clock);
    do {
        const int64_t went = kind->forget(run, found->ids[found->gone++]);
        visits += kind->is_visit ? went : 0;
    } while (found->gone < found->count &&
             clock_monotonic_ms(run->store->clock) - start_ms < STEP_MS);
    if (!db_end(run->store)) {
        return false;
    }
    run->result->gone += visits;
    run->pause_ms =
        clock_monotonic_ms(run->store->clock) - start_ms < SLOW_STEP_MS ? PAUSE_MS : LONG_PAUSE_MS;
    return true;
}

static bool tell_progress(const struct run *run)
{
    return run->progress->step(run->progress->self, run->result->gone, run->total) ||
           err_set(run->err, "%s: stopped after %" PRId64 " of %" PRId64 " visits",
                   run->store->path, run->result->gone, run->total);
}

static bool forget_all(struct run *run, const struct kind *kind)
{
    struct found found = {.count = 0};
    for (;;) {
        if (found.gone == found.count && !find_more(run, kind, &found)) {
            return false;
        }
        if (found.count == 0) {
            return true;
        }
        sqlite3_sleep(run->pause_ms);
        if (!forget_some(run, kind, &found) || !tell_progress(run)) {
            return false;
        }
    }
}

static int64_t count_before(const struct run *run, const char *sql)
{
    struct query query = before(run, sql);
    return db_run_int(&query);
}

static void count_what_is_left(const struct run *run)
{
    struct purge_result *result = run->result;
    result->undecided =
        count_before(run, "SELECT count(*) FROM visits WHERE arrived_at < :day AND" UNDECIDED);
    result->client_came_since = count_before(
        run, "SELECT count(*) FROM visits WHERE arrived_at < :day AND" KEPT_FOR_CLIENT);
    result->moved_from =
        count_before(run, "SELECT count(*) FROM visits WHERE" NOT_NEEDED " AND" KEPT_FOR_TAKER);
    result->not_exported =
        count_before(run, "SELECT count(*) FROM visits WHERE arrived_at < :day"
                          " AND undone_at IS NULL AND NOT" HANDED_ON " AND NOT" UNDECIDED);
    result->undone =
        count_before(run, "SELECT count(*) FROM visits WHERE arrived_at < :day"
                          " AND undone_at IS NOT NULL AND NOT" HANDED_ON " AND NOT" UNDECIDED);
}

/* What is to go and what is not, as it is now. */
static bool look(struct run *run)
{
    db_begin(run->store, DB_READ, doing, run->err);
    run->total = count_before(run, "SELECT count(*) FROM visits WHERE" MAY_GO);
    count_what_is_left(run);
    return db_end(run->store);
}

/* Notes who does this before anything goes. */
static bool begin(const struct run *run)
{
    db_begin(run->store, DB_WRITE, doing, run->err);
    audit_write(run->store, run->purge->who, "purge", run->purge->scope);
    struct query delays = before(run, "DELETE FROM delays WHERE day < :day");
    db_run(&delays);
    return db_end(run->store);
}

/* --- the file --- */

/* Deleted rows were overwritten (secure_delete), but for traces of rows that SQLite moved within
 * the file. Those go now, and the file gets smaller. Others wait until all of it is written anew.
 */
static bool shrink(struct store *store, struct err *err)
{
    db_begin(store, DB_UPKEEP, "what was deleted still takes room in the file", err);
    /* VACUUM writes all of the file into a temporary one, which must not leave traces on a disk */
    db_exec(store, "PRAGMA temp_store = MEMORY");
    db_exec(store, "VACUUM");
    return db_end(store);
}

/* The log beside the file has the old pages. A program that is reading may keep it for a while.
 * SQLite would wait for it too, but keep others from writing meanwhile. */
static bool empty_log(struct store *store, bool *emptied, struct err *err)
{
    bool busy = true;
    db_begin(store, DB_UPKEEP, "the log cannot be emptied", err);
    store_wait_up_to(store, 0);
    for (int waited_ms = 0; busy && db_ok(store) && waited_ms <= READER_WAIT_MS;
         waited_ms += PAUSE_MS) {
        if (waited_ms > 0) {
            sqlite3_sleep(PAUSE_MS);
        }
        struct query query = db_query(store, "PRAGMA wal_checkpoint(TRUNCATE)");
        busy = db_run_int(&query) != 0;
    }
    bool ok = db_end(store);
    *emptied = ok && !busy;
    return ok;
}

static bool clean_up(struct store *store, struct purge_result *result, struct err *err)
{
    struct err ignored; /* the first of two failures is the one that is told */
    const int patience_ms = store->patience_ms;
    store_wait_up_to(store, READER_WAIT_MS);
    bool small = shrink(store, err);
    bool ok = empty_log(store, &result->log_emptied, small ? err : &ignored) && small;
    store_wait_up_to(store, patience_ms);
    return ok;
}

static bool begin_run(struct run *run)
{
    *run->result = (struct purge_result){0};
    return iso8601_parse(run->purge->before_day, &run->day_ms) ||
           err_set(run->err, "%s: not a day", run->purge->before_day);
}

bool store_purge(struct store *store, const struct purge *purge,
                 const struct store_progress *progress, struct purge_result *result,
                 struct err *err)
{
    struct run run = {
        .store = store,
        .purge = purge,
        .progress = progress,
        .result = result,
        .err = err,
    };
    bool ok = begin_run(&run) && look(&run) && begin(&run);
    for (size_t i = 0; ok && i < sizeof kinds / sizeof kinds[0]; i++) {
        ok = forget_all(&run, &kinds[i]);
    }
    return ok && look(&run) && clean_up(store, result, err);
}

bool store_purge_dry(struct store *store, const struct purge *purge, struct purge_result *result,
                     struct err *err)
{
    struct run run = {.store = store, .purge = purge, .result = result, .err = err};
    const bool ok = begin_run(&run) && look(&run);
    result->gone = run.total;
    return ok;
}

bool store_last_visit_before(struct store *store, int64_t before_ms, int64_t *arrived_ms,
                             struct err *err)
{
    db_begin(store, DB_READ, "cannot be asked when somebody came", err);
    struct query query =
        db_query(store, "SELECT unixepoch(max(arrived_at)) FROM visits WHERE arrived_at < :before");
    db_bind_time(&query, ":before", before_ms);
    *arrived_ms = db_run_int(&query) * 1000;
    return db_end(store);
}
