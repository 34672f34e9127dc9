/*
 * Deleting what is kept elsewhere. The statements are not among the prepared ones: each runs once a
 * step, through whole tables, on a table of its own that says which visits go.
 */
#include "store/store_private.h"

#include <inttypes.h>

/* Visits in one transaction, so that a kiosk which writes meanwhile waits for a moment only. */
#define VISITS_A_STEP 250
/* Between two of them: whoever waits for its turn looks at least every 100 ms (sqlite3.c,
 * "sqliteDefaultBusyCallback"), and would never find it free. */
#define PAUSE_MS 150

/* A kiosk reads for a few ms; who reads longer may do so for ever. */
#define READER_WAIT_MS 1000

static const char *const doing = "cannot be purged";

/* ?1 is a day, ?2 the midnight that begins it, where they occur. */
static bool run(struct store *store, const char *sql, const char *day, int64_t day_ms,
                struct err *err)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    int parameters = sqlite3_bind_parameter_count(statement);
    if (result == SQLITE_OK && parameters >= 1) {
        result = sqlite3_bind_text(statement, 1, day, -1, SQLITE_STATIC);
    }
    if (result == SQLITE_OK && parameters >= 2) {
        result = sqlite3_bind_int64(statement, 2, day_ms);
    }
    while (result == SQLITE_OK || result == SQLITE_ROW) {
        result = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || store_failed(store, doing, err);
}

static bool count(struct store *store, const char *sql, const char *day, int64_t *number,
                  struct err *err)
{
    sqlite3_stmt *statement = NULL;
    bool ok = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
              (sqlite3_bind_parameter_count(statement) == 0 ||
               sqlite3_bind_text(statement, 1, day, -1, SQLITE_STATIC) == SQLITE_OK) &&
              sqlite3_step(statement) == SQLITE_ROW;
    if (ok) {
        *number = sqlite3_column_int64(statement, 0);
    } else {
        store_failed(store, doing, err);
    }
    sqlite3_finalize(statement);
    return ok;
}

/* Visits that are as they were when exported, or when a backup was made. */
#define KEPT_ELSEWHERE                                                                             \
    " FROM visits WHERE arrived_at < ?1 AND (exported_change >= change_number"                     \
    "  OR change_number <= (SELECT coalesce(max(change_number), 0) FROM backups))"
static const char *const count_kept = "SELECT count(*)" KEPT_ELSEWHERE;

/* What the use statistics will ask for stays, as counts of the day. */
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
};

/* What belongs to no visit, or to none any more. */
static const char *const tidy[] = {
    /* without it SQLite reads all visits for each appointment that goes, to see that none has it */
    "CREATE INDEX visits_by_appointment ON visit_appointments (appointment_id)",
    /* the booking system has these; here they are of use on their day */
    "DELETE FROM appointments WHERE start_ms < ?2"
    " AND id NOT IN (SELECT appointment_id FROM visit_appointments)",
    "DROP INDEX visits_by_appointment",
    "DELETE FROM delays WHERE day < ?1",
    "DELETE FROM clients WHERE id NOT IN"
    " (SELECT client_id FROM visits WHERE client_id IS NOT NULL)",
};

static bool run_all(struct store *store, const char *const *statements, size_t count_,
                    const char *day, int64_t day_ms, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count_; i++) {
        ok = run(store, statements[i], day, day_ms, err);
    }
    return ok;
}

static bool delete_visits(struct store *store, const char *day, int64_t day_ms, int64_t *gone,
                          struct err *err)
{
    const char *choose = arena_printf(
        store->scratch, "INSERT INTO purged SELECT id" KEPT_ELSEWHERE " ORDER BY id LIMIT %d",
        VISITS_A_STEP);
    return run(store, "CREATE TEMP TABLE purged (visit_id INTEGER PRIMARY KEY)", day, day_ms,
               err) &&
           run(store, choose, day, day_ms, err) &&
           count(store, "SELECT count(*) FROM purged", day, gone, err) &&
           run_all(store, remember, sizeof(remember) / sizeof(remember[0]), day, day_ms, err) &&
           run_all(store, forget, sizeof(forget) / sizeof(forget[0]), day, day_ms, err) &&
           run(store, "DROP TABLE temp.purged", day, day_ms, err);
}

static bool delete_rest(struct store *store, const char *day, int64_t day_ms,
                        struct purge_result *result, struct err *err)
{
    return run_all(store, tidy, sizeof(tidy) / sizeof(tidy[0]), day, day_ms, err) &&
           count(store, "SELECT count(*) FROM visits WHERE arrived_at < ?1 AND undone_at IS NULL",
                 day, &result->left, err) &&
           count(store,
                 "SELECT count(*) FROM visits WHERE arrived_at < ?1 AND undone_at IS NOT NULL", day,
                 &result->left_undone, err);
}

/* Deleted rows were overwritten (secure_delete); now the file gets smaller, and the log, which has
 * the old pages, is emptied. A program that is reading may keep it for a moment. */
static bool clean_up(struct store *store, struct purge_result *result, struct err *err)
{
    int frames = 0;
    int done = 0;
    sqlite3_busy_timeout(store->db, READER_WAIT_MS);
    bool small = sqlite3_exec(store->db, "VACUUM", NULL, NULL, NULL) == SQLITE_OK ||
                 store_failed(store, "what was deleted still takes room in the file", err);
    int code =
        sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, &frames, &done);
    result->log_emptied = code == SQLITE_OK;
    return small && (code == SQLITE_OK || (code & 0xFF) == SQLITE_BUSY ||
                     store_failed(store, "the log cannot be emptied", err));
}

/* The first step notes who did this; the last, which finds fewer visits than it may take, deletes
 * what belongs to none as well. */
static bool purge_step(struct store *store, const struct purge *purge, int64_t day_ms, bool first,
                       struct purge_result *result, int64_t *gone, struct err *err)
{
    const char *day = purge->before_day;
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = (!first || audit_write(store, purge->who, "purge", purge->scope, err)) &&
              delete_visits(store, day, day_ms, gone, err) &&
              (*gone == VISITS_A_STEP || delete_rest(store, day, day_ms, result, err));
    return transaction_end(store, ok, doing, err);
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
    /* a vacuum makes the whole file anew in a temporary one: not on a disk where it would stay */
    if (!run(store, "PRAGMA temp_store = MEMORY", purge->before_day, day_ms, err) ||
        !count(store, count_kept, purge->before_day, &total, err)) {
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
