/*
 * Each statement of a purge runs once a step, through whole tables, on a table of its own that says
 * which visits go.
 */
#include "store/purge.h"

#include "store/audit.h"
#include "store/db.h"

#include <inttypes.h>

/* How many visits go in one transaction: a kiosk that wants to write meanwhile waits for a moment
 * only. */
#define VISITS_A_STEP 250
/* How long the database is free between two transactions. A program that waits for its turn looks
 * every 100 ms (sqlite3.c, "sqliteDefaultBusyCallback"), so a shorter pause could escape it. */
#define PAUSE_MS 150

/* How long to wait at the end for programs that are reading. A kiosk reads for a few ms; a program
 * that reads for longer may go on for ever. */
#define READER_WAIT_MS 1000

static const char *const doing = "cannot be purged";

/* Visits that are as they were when exported, or when a backup was made. */
#define KEPT_ELSEWHERE                                                                             \
    " FROM visits WHERE arrived_at < :day AND (exported_change >= change_number"                   \
    "  OR change_number <= (SELECT coalesce(max(change_number), 0) FROM backups))"

/* What the use statistics ask for stays, as counts of the day. */
static const char *const remember[] = {
    "INSERT INTO counters SELECT substr(arrived_at, 1, 10), 'arrived', arrival_kind, count(*)"
    " FROM visits JOIN purged ON visit_id = id WHERE undone_at IS NULL GROUP BY 1, 3"
    " ON CONFLICT DO UPDATE SET count = count + excluded.count",
    "INSERT INTO counters SELECT substr(arrived_at, 1, 10), 'questionnaire',"
    "  questionnaire_status, count(*)"
    " FROM visits JOIN purged ON visit_id = id WHERE undone_at IS NULL GROUP BY 1, 3"
    " ON CONFLICT DO UPDATE SET count = count + excluded.count",
    "INSERT INTO counters SELECT substr(arrived_at, 1, 10), 'stopped-after',"
    "  coalesce((SELECT link_id FROM answers WHERE answers.visit_id = visits.id"
    "    ORDER BY position DESC LIMIT 1), ''), count(*)"
    " FROM visits JOIN purged ON purged.visit_id = id"
    " WHERE undone_at IS NULL AND questionnaire_status = 'not finished' GROUP BY 1, 3"
    " ON CONFLICT DO UPDATE SET count = count + excluded.count",
    NULL,
};

static const char *const forget[] = {
    "DELETE FROM moved_responses WHERE from_visit_id IN (SELECT visit_id FROM purged)"
    " OR to_visit_id IN (SELECT visit_id FROM purged)"
    " OR response_id IN (SELECT id FROM responses JOIN purged USING (visit_id))",
    "DELETE FROM made_decisions WHERE visit_id IN (SELECT visit_id FROM purged)",
    "DELETE FROM given_answers WHERE response_id IN"
    " (SELECT id FROM responses JOIN purged USING (visit_id))",
    "DELETE FROM raised_flags WHERE response_id IN"
    " (SELECT id FROM responses JOIN purged USING (visit_id))",
    "DELETE FROM responses WHERE visit_id IN (SELECT visit_id FROM purged)",
    "DELETE FROM starred_pages WHERE visit_id IN (SELECT visit_id FROM purged)",
    "DELETE FROM visit_appointments WHERE visit_id IN (SELECT visit_id FROM purged)",
    "DELETE FROM visits WHERE id IN (SELECT visit_id FROM purged)",
    NULL,
};

static void exec_all(struct store *store, const char *const *statements)
{
    for (; *statements != NULL; statements++) {
        db_exec(store, *statements);
    }
}

/* sql is a literal with the one parameter :day. */
static struct query before(struct store *store, const char *sql, const char *day)
{
    struct query query = db_query(store, sql);
    db_bind_text(&query, ":day", day);
    return query;
}

static int64_t count_before(struct store *store, const char *sql, const char *day)
{
    struct query query = before(store, sql, day);
    return db_run_int(&query);
}

/* How many went: VISITS_A_STEP at most. */
static int64_t delete_visits(struct store *store, const char *day)
{
    db_exec(store, "CREATE TEMP TABLE purged (visit_id INTEGER PRIMARY KEY)");
    struct query choose = before(
        store, "INSERT INTO purged SELECT id" KEPT_ELSEWHERE " ORDER BY id LIMIT :most", day);
    db_bind_int(&choose, ":most", VISITS_A_STEP);
    db_run(&choose);
    struct query count = db_query(store, "SELECT count(*) FROM purged");
    int64_t gone = db_run_int(&count);
    exec_all(store, remember);
    exec_all(store, forget);
    db_exec(store, "DROP TABLE temp.purged");
    return gone;
}

/* Appointments are needed on their day only; the booking system has them for longer. */
static void delete_appointments(struct store *store, int64_t day_ms)
{
    /* without it SQLite reads all visits for each appointment that goes, to see that none has it */
    db_exec(store, "CREATE INDEX visits_by_appointment ON visit_appointments (appointment_id)");
    struct query query =
        db_query(store, "DELETE FROM appointments WHERE start_ms < :day_ms"
                        " AND id NOT IN (SELECT appointment_id FROM visit_appointments)");
    db_bind_int(&query, ":day_ms", day_ms);
    db_run(&query);
    db_exec(store, "DROP INDEX visits_by_appointment");
}

/* Deletes the delays of earlier days, and the appointments and clients that have no visit (any
 * more). Counts what stays. */
static void delete_rest(struct store *store, const char *day, int64_t day_ms,
                        struct purge_result *result)
{
    delete_appointments(store, day_ms);
    struct query delays = before(store, "DELETE FROM delays WHERE day < :day", day);
    db_run(&delays);
    db_exec(store, "DELETE FROM clients WHERE id NOT IN"
                   " (SELECT client_id FROM visits WHERE client_id IS NOT NULL)");
    result->left = count_before(
        store, "SELECT count(*) FROM visits WHERE arrived_at < :day AND undone_at IS NULL", day);
    result->left_undone = count_before(store,
                                       "SELECT count(*) FROM visits WHERE arrived_at < :day"
                                       " AND undone_at IS NOT NULL",
                                       day);
}

/* The first step notes who did this. The last one, which finds fewer visits than it may take, also
 * deletes what belongs to no visit. */
static bool purge_step(struct store *store, const struct purge *purge, int64_t day_ms, bool first,
                       struct purge_result *result, int64_t *gone, struct err *err)
{
    db_begin(store, DB_WRITE, doing, err);
    if (first) {
        audit_write(store, purge->who, "purge", purge->scope);
    }
    *gone = delete_visits(store, purge->before_day);
    if (*gone < VISITS_A_STEP) {
        delete_rest(store, purge->before_day, day_ms, result);
    }
    return db_end(store);
}

/* Deleted rows were overwritten (secure_delete); now the file gets smaller. */
static bool shrink(struct store *store, struct err *err)
{
    db_begin(store, DB_UPKEEP, "what was deleted still takes room in the file", err);
    db_exec(store, "VACUUM");
    return db_end(store);
}

/* The log beside the file has the old pages. A program that is reading may keep it for a while. */
static bool empty_log(struct store *store, bool *emptied, struct err *err)
{
    db_begin(store, DB_UPKEEP, "the log cannot be emptied", err);
    struct query query = db_query(store, "PRAGMA wal_checkpoint(TRUNCATE)");
    bool busy = db_run_int(&query) != 0;
    bool ok = db_end(store);
    *emptied = ok && !busy;
    return ok;
}

/* Returns for how long a write waited so far. */
static int wait_less(struct store *store)
{
    struct err ignored; /* asking for it cannot fail */
    db_begin(store, DB_UPKEEP, doing, &ignored);
    struct query query = db_query(store, "PRAGMA busy_timeout");
    int patience_ms = (int)db_run_int(&query);
    db_end(store);
    store_wait_up_to(store, READER_WAIT_MS);
    return patience_ms;
}

static bool clean_up(struct store *store, struct purge_result *result, struct err *err)
{
    struct err ignored; /* the first of two failures is the one that is told */
    int patience_ms = wait_less(store);
    bool small = shrink(store, err);
    bool ok = empty_log(store, &result->log_emptied, small ? err : &ignored) && small;
    store_wait_up_to(store, patience_ms);
    return ok;
}

static bool prepare(struct store *store, const char *day, int64_t *total, struct err *err)
{
    db_begin(store, DB_UPKEEP, doing, err);
    /* VACUUM writes all of the file into a temporary one, which must not leave traces on a disk */
    db_exec(store, "PRAGMA temp_store = MEMORY");
    *total = count_before(store, "SELECT count(*)" KEPT_ELSEWHERE, day);
    return db_end(store);
}

bool store_purge(struct store *store, const struct purge *purge,
                 const struct store_progress *progress, struct purge_result *result,
                 struct err *err)
{
    int64_t day_ms = 0;
    int64_t total = 0;
    int64_t gone = VISITS_A_STEP;
    *result = (struct purge_result){0};
    if (!iso8601_parse(purge->before_day, &day_ms)) {
        return err_set(err, "%s: not a day", purge->before_day);
    }
    if (!prepare(store, purge->before_day, &total, err)) {
        return false;
    }
    for (bool first = true; gone == VISITS_A_STEP; first = false) {
        if (!first) {
            sqlite3_sleep(PAUSE_MS);
        }
        if (!purge_step(store, purge, day_ms, first, result, &gone, err)) {
            return false;
        }
        result->gone += gone;
        if (!progress->step(progress->self, result->gone, total)) {
            return err_set(err, "%s: stopped after %" PRId64 " of %" PRId64 " visits", store->path,
                           result->gone, total);
        }
    }
    return clean_up(store, result, err);
}
