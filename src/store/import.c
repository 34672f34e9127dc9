#include "store/import.h"

#include "domain/name.h"
#include "store/appointment_rows.h"
#include "store/arrived.h"
#include "store/db.h"
#include "store/source_rows.h"
#include "store/twins.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char doing[] = "cannot take over the day list";

/* The changes that a list brings to the row of its uid, and whether there are any. */
#define TEXT_LISTED(ID, name, usual, presence) ", " #name " = excluded." #name
#define LISTED                                                                                     \
    "start_ms = excluded.start_ms, end_ms = excluded.end_ms,"                                      \
    " status = excluded.status" APPOINTMENT_TEXTS(TEXT_LISTED)
#define TEXT_DIFFERS(ID, name, usual, presence) " OR " #name " <> excluded." #name
#define DIFFERS                                                                                    \
    "start_ms <> excluded.start_ms OR end_ms <> excluded.end_ms"                                   \
    " OR status <> excluded.status" APPOINTMENT_TEXTS(TEXT_DIFFERS)

struct import_run {
    struct store *store;
    const struct list_import *import;
    struct err *err;
    struct arena *arena;
    int64_t source;
    struct listed_row *rows; /* the list, by uid */
    size_t written;          /* rows since the transaction began */
};

/* Two sources may give the same UID to different bookings: all but the first have theirs with the
 * id of the source before it. */
static const char *kept_uid(const struct import_run *run, const char *uid)
{
    return run->import->source[0] == '\0'
               ? uid
               : arena_printf(run->arena, "%" PRId64 "/%s", run->source, uid);
}

static void upsert(const struct import_run *run, const char *uid,
                   const struct appointment *appointment)
{
    struct query query =
        db_query(run->store, "INSERT INTO appointments (" NEW_COLUMNS ", listed, source_id)"
                             " VALUES (:uid, " NEW_VALUES ", 1, :source)"
                             " ON CONFLICT (uid) DO UPDATE SET " LISTED
                             ", listed = 1, source_id = excluded.source_id"
                             " WHERE origin = 'list' AND NOT " ARRIVED " AND (" DIFFERS
                             " OR listed = 0 OR source_id <> excluded.source_id)");
    db_bind_text(&query, ":uid", uid);
    db_bind_int(&query, ":source", run->source);
    appointment_bind(&query, appointment);
    db_run(&query);
}

static int by_uid(const void *a, const void *b)
{
    const struct listed_row *left = a;
    const struct listed_row *right = b;
    return strcmp(left->uid, right->uid);
}

static void sort_rows(struct import_run *run)
{
    const struct day_list *list = run->import->list;
    run->rows = ARENA_ARRAY(run->arena, struct listed_row, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *item = &list->items[i];
        run->rows[i] =
            (struct listed_row){.uid = kept_uid(run, item->uid),
                                .client = {name_fold(run->arena, item->client_name), item->phone},
                                .appointment = item};
    }
    if (list->count > 0) {
        qsort(run->rows, list->count, sizeof(*run->rows), by_uid);
    }
}

static bool is_listed(const struct import_run *run, const char *uid)
{
    return listed_row_find(run->rows, run->import->list->count, uid) != NULL;
}

/* Appointments of this source and time that are offered and that the list does not name. */
static void find_gone(const struct import_run *run, int64_t **ids, size_t *count)
{
    size_t capacity = 0;
    *ids = NULL;
    *count = 0;
    struct query query =
        db_query(run->store, "SELECT id, uid FROM appointments"
                             " WHERE start_ms >= :from_ms AND start_ms < :to_ms AND listed = 1"
                             "  AND origin = 'list' AND source_id = :source AND NOT " ARRIVED);
    db_bind_int(&query, ":from_ms", run->import->from_ms);
    db_bind_int(&query, ":to_ms", run->import->to_ms);
    db_bind_int(&query, ":source", run->source);
    while (db_next(&query)) {
        if (!is_listed(run, db_text(&query, "uid", run->arena))) {
            *ids = arena_grow(run->arena, *ids, *count, &capacity, sizeof(**ids));
            (*ids)[(*count)++] = db_int(&query, "id");
        }
    }
    db_finish(&query);
}

static void set_aside(const struct import_run *run, int64_t id)
{
    struct query query = db_query(run->store, "UPDATE appointments SET listed = 0 WHERE id = :id"
                                              "  AND origin = 'list' AND NOT " ARRIVED);
    db_bind_int(&query, ":id", id);
    db_run(&query);
}

static bool write_rows(struct import_run *run)
{
    size_t written = 0;
    db_begin(run->store, DB_WRITE, doing, run->err);
    arrived_follow(run->store, run->arena, run->import, run->source, run->rows);
    for (size_t i = 0; i < run->import->list->count; i++) {
        upsert(run, run->rows[i].uid, run->rows[i].appointment);
        db_let_others_in(run->store, &written);
    }
    return db_end(run->store);
}

static bool set_aside_gone(struct import_run *run)
{
    int64_t *gone = NULL;
    size_t count = 0;
    size_t written = 0;
    db_begin(run->store, DB_READ, doing, run->err);
    find_gone(run, &gone, &count);
    bool ok = db_end(run->store);
    if (ok && count > 0) {
        db_begin(run->store, DB_WRITE, doing, run->err);
        for (size_t i = 0; i < count; i++) {
            set_aside(run, gone[i]);
            db_let_others_in(run->store, &written);
        }
        ok = db_end(run->store);
    }
    return ok;
}

/* Whoever checks in meanwhile waits for a few rows at most, and finds the list as it was, as it is
 * going to be, or in between. */
static bool take_over(struct import_run *run)
{
    sort_rows(run);
    return write_rows(run) && set_aside_gone(run);
}

/* True if the list knows nobody of the time, and nothing of before it, as a file without rows and
 * the list of tomorrow that somebody saved early do. A calendar in which everybody of today was
 * cancelled still has those of before. */
static bool tells_nothing_of_the_time(const struct list_import *import)
{
    return import->list->count == 0 &&
           (import->report->entries == 0 || import->report->earliest_ms >= import->to_ms);
}

/* True if the source brought somebody for that time before. */
static bool offers_anybody(const struct import_run *run)
{
    struct query query =
        db_query(run->store, "SELECT EXISTS (SELECT 1 FROM appointments"
                             " WHERE start_ms >= :from_ms AND start_ms < :to_ms AND listed = 1"
                             "  AND origin = 'list' AND source_id = :source)");
    db_bind_int(&query, ":from_ms", run->import->from_ms);
    db_bind_int(&query, ":to_ms", run->import->to_ms);
    db_bind_int(&query, ":source", run->source);
    return db_run_int(&query) != 0;
}

/* Whose list it is, and whether the one before stays. */
static bool look_at_source(struct import_run *run, struct list_report *report)
{
    db_begin(run->store, DB_WRITE, doing, run->err);
    run->source = source_id(run->store, run->import->source);
    report->kept = tells_nothing_of_the_time(run->import) && offers_anybody(run);
    return db_end(run->store);
}

static bool note_taken(const struct import_run *run, const struct list_report *report)
{
    db_begin(run->store, DB_WRITE, doing, run->err);
    source_taken(run->store, run->source, run->import, report);
    return db_end(run->store);
}

bool store_import(struct store *store, const struct list_import *import, struct err *err)
{
    struct import_run run = {
        .store = store, .import = import, .err = err, .arena = arena_create(64 * 1024)};
    struct list_report report = *import->report;
    const bool ok = look_at_source(&run, &report) && (report.kept || take_over(&run)) &&
                    note_taken(&run, &report);
    arena_destroy(run.arena);
    return ok && twins_find(store, import->from_ms, import->to_ms, err);
}
