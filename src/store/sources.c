#include "store/sources.h"

#include "store/db.h"
#include "store/source_rows.h"

#define STATUS                                                                                     \
    "key, digest, day, coalesce(unixepoch(checked_at), 0) AS checked_s,"                           \
    " coalesce(unixepoch(taken_at), 0) AS taken_s,"                                                \
    " coalesce(unixepoch(written_at), 0) AS written_s,"                                            \
    " coalesce(unixepoch(failing_since), 0) AS failing_s, reason, bytes, entries, today,"          \
    " left_out, left_out_reason, coalesce(unixepoch(earliest), 0) AS earliest_s,"                  \
    " coalesce(unixepoch(latest), 0) AS latest_s, kept, hidden, night, lost"

static enum bytes_verdict read_verdict(struct query *query)
{
    int verdict = BYTES_VERDICTS - 1;
    while (verdict > 0 && !db_is(query, "bytes", bytes_verdict_code((enum bytes_verdict)verdict))) {
        verdict--;
    }
    return (enum bytes_verdict)verdict;
}

static struct source_status read_status(struct query *query, struct arena *arena)
{
    return (struct source_status){
        .key = db_text(query, "key", arena),
        .digest = db_text(query, "digest", arena),
        .day = db_text(query, "day", arena),
        .checked_ms = db_int(query, "checked_s") * 1000,
        .taken_ms = db_int(query, "taken_s") * 1000,
        .written_ms = db_int(query, "written_s") * 1000,
        .failing_since_ms = db_int(query, "failing_s") * 1000,
        .reason = db_text(query, "reason", arena),
        .bytes = read_verdict(query),
        .report =
            {
                .entries = db_int(query, "entries"),
                .today = db_int(query, "today"),
                .left_out = db_int(query, "left_out"),
                .left_out_reason = db_text(query, "left_out_reason", arena),
                .earliest_ms = db_int(query, "earliest_s") * 1000,
                .latest_ms = db_int(query, "latest_s") * 1000,
                .kept = db_int(query, "kept") != 0,
                .hidden = db_int(query, "hidden"),
                .night = db_int(query, "night"),
                .lost = db_int(query, "lost"),
            },
    };
}

int64_t source_id(struct store *store, const char *key)
{
    /* The update changes nothing: it makes RETURNING give the id of the row that was there. */
    struct query query =
        db_query(store, "INSERT INTO sources (key, in_use) VALUES (:key, 1)"
                        " ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id");
    db_bind_text(&query, ":key", key);
    return db_run_int(&query);
}

bool store_use_sources(struct store *store, const struct list_source *sources, size_t count,
                       struct err *err)
{
    db_begin(store, DB_WRITE, "cannot keep the sources of day lists", err);
    db_exec(store, "UPDATE sources SET in_use = 0");
    for (size_t i = 0; i < count; i++) {
        struct query use = db_query(store, "UPDATE sources SET in_use = 1 WHERE id = :id");
        db_bind_int(&use, ":id", source_id(store, sources[i].key));
        db_run(&use);
    }
    struct query others = db_query(
        store, "UPDATE appointments SET listed = 0"
               " WHERE start_ms >= :from_ms AND listed = 1 AND origin = 'list'"
               "  AND source_id IN (SELECT id FROM sources WHERE in_use = 0)"
               "  AND NOT EXISTS (SELECT 1 FROM visit_appointments AS arrived"
               "    WHERE arrived.appointment_id = appointments.id AND arrived.stands = 1)");
    db_bind_int(&others, ":from_ms", civil_day_start_ms(clock_wall_ms(store->clock)));
    db_run(&others);
    return db_end(store);
}

bool store_source(struct store *store, struct arena *arena, const char *key,
                  struct source_status *status, struct err *err)
{
    db_begin(store, DB_READ, "cannot read how a source is doing", err);
    struct query query = db_query(store, "SELECT " STATUS " FROM sources WHERE key = :key");
    db_bind_text(&query, ":key", key);
    *status = (struct source_status){
        .key = key, .digest = "", .day = "", .reason = "", .report = {.left_out_reason = ""}};
    if (db_next(&query)) {
        *status = read_status(&query, arena);
    }
    db_finish(&query);
    return db_end(store);
}

bool store_sources(struct store *store, struct arena *arena, struct source_status **items,
                   size_t *count, struct err *err)
{
    size_t capacity = 0;
    *items = NULL;
    *count = 0;
    db_begin(store, DB_READ, "cannot read how the sources are doing", err);
    struct query query =
        db_query(store, "SELECT " STATUS " FROM sources WHERE in_use = 1 ORDER BY id");
    while (db_next(&query)) {
        *items = arena_grow(arena, *items, *count, &capacity, sizeof(**items));
        (*items)[(*count)++] = read_status(&query, arena);
    }
    db_finish(&query);
    return db_end(store);
}

bool store_source_unchanged(struct store *store, const char *key, int64_t written_ms,
                            struct err *err)
{
    db_begin(store, DB_WRITE, "cannot keep how a source is doing", err);
    struct query query =
        db_query(store, "UPDATE sources SET checked_at = :now, failing_since = NULL, reason = '',"
                        " written_at = :written_at WHERE key = :key");
    db_bind_now(&query, ":now");
    db_bind_time(&query, ":written_at", written_ms);
    db_bind_text(&query, ":key", key);
    db_run(&query);
    return db_end(store);
}

bool store_source_failed(struct store *store, const struct source_status *status, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot keep how a source is doing", err);
    struct query query =
        db_query(store, "UPDATE sources SET failing_since = coalesce(failing_since, :now),"
                        " reason = :reason, digest = :digest, day = :day, bytes = :bytes"
                        " WHERE id = :id");
    db_bind_now(&query, ":now");
    db_bind_text(&query, ":reason", status->reason);
    db_bind_text(&query, ":digest", status->digest);
    db_bind_text(&query, ":day", status->day);
    db_bind_text(&query, ":bytes", bytes_verdict_code(status->bytes));
    db_bind_int(&query, ":id", source_id(store, status->key));
    db_run(&query);
    return db_end(store);
}

static void bind_optional_time(struct query *query, const char *parameter, bool known, int64_t ms)
{
    if (known) {
        db_bind_time(query, parameter, ms);
    } else {
        db_bind_null(query, parameter);
    }
}

void source_taken(struct store *store, int64_t id, const struct list_import *import,
                  const struct list_report *report)
{
    char day[ISO8601_DAY_SIZE];
    struct query query = db_query(
        store, "UPDATE sources SET checked_at = :now, taken_at = iif(:kept, taken_at, :now),"
               " written_at = iif(:kept, written_at, :written_at),"
               " failing_since = NULL, reason = '', bytes = 'taken', digest = :digest, day = :day,"
               " entries = :entries, today = :today, left_out = :left_out,"
               " left_out_reason = :left_out_reason, earliest = :earliest, latest = :latest,"
               " kept = :kept, hidden = :hidden, night = :night, lost = :lost WHERE id = :id");
    db_bind_now(&query, ":now");
    db_bind_time(&query, ":written_at", import->written_ms);
    db_bind_text(&query, ":digest", import->digest);
    db_bind_text(&query, ":day", iso8601_format_day(import->from_ms, day));
    db_bind_int(&query, ":entries", report->entries);
    db_bind_int(&query, ":today", report->today);
    db_bind_int(&query, ":left_out", report->left_out);
    db_bind_text(&query, ":left_out_reason", report->left_out_reason);
    bind_optional_time(&query, ":earliest", report->entries > 0, report->earliest_ms);
    bind_optional_time(&query, ":latest", report->entries > 0, report->latest_ms);
    db_bind_int(&query, ":kept", report->kept ? 1 : 0);
    db_bind_int(&query, ":hidden", report->hidden);
    db_bind_int(&query, ":night", report->night);
    db_bind_int(&query, ":lost", report->lost);
    db_bind_int(&query, ":id", id);
    db_run(&query);
}
