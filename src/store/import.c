#include "store/import.h"

#include "store/appointment_rows.h"
#include "store/arrived.h"
#include "store/arrived_elsewhere.h"
#include "store/db.h"
#include "store/source_rows.h"
#include "store/twins.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* So many kept appointments are looked at in one go. */
#define PIECE 400

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
    struct arena *arena;
    int64_t source;
    struct listed_row *rows; /* the list, by uid */
    const char **names;      /* of its clients, folded and sorted */
};

/* Two sources may give the same UID to different bookings: all but the first have theirs with the
 * id of the source before it. */
static const char *kept_uid(const struct import_run *run, const char *uid)
{
    return run->import->source[0] == '\0'
               ? uid
               : arena_printf(run->arena, "%" PRId64 "/%s", run->source, uid);
}

/* A booking of another day that somebody arrived for leaves its uid to the one that has it now: it
 * was moved to this day, or the numbers of the list begin anew each day. */
static void free_uid(const struct import_run *run, const char *uid)
{
    struct query query =
        db_query(run->store, "UPDATE appointments SET uid = 'arrived-' || id || '-' || uid"
                             " WHERE uid = :uid AND (start_ms < :from_ms OR start_ms >= :to_ms)"
                             "  AND origin = 'list' AND " ARRIVED);
    db_bind_text(&query, ":uid", uid);
    db_bind_int(&query, ":from_ms", run->import->from_ms);
    db_bind_int(&query, ":to_ms", run->import->to_ms);
    db_run(&query);
}

static void upsert(const struct import_run *run, const char *uid,
                   const struct appointment *appointment)
{
    struct query query = db_query(
        run->store,
        "INSERT INTO appointments (" NEW_COLUMNS ", listed, source_id, offered_since)"
        " VALUES (:uid, " NEW_VALUES ", 1, :source, :now)"
        " ON CONFLICT (uid) DO UPDATE SET " LISTED ", listed = 1, source_id = excluded.source_id,"
        " offered_since = iif(listed = 1 AND"
        "   client_name = excluded.client_name,"
        "  offered_since, excluded.offered_since)"
        " WHERE origin = 'list' AND NOT " ARRIVED " AND (" DIFFERS
        " OR listed = 0 OR source_id <> excluded.source_id)");
    db_bind_text(&query, ":uid", uid);
    db_bind_int(&query, ":source", run->source);
    db_bind_now(&query, ":now");
    appointment_bind(&query, appointment);
    db_run(&query);
}

static int by_uid(const void *a, const void *b)
{
    const struct listed_row *left = a;
    const struct listed_row *right = b;
    return strcmp(left->uid, right->uid);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* By the uid of the list, which is the order of the uids as they are kept: all begin alike. */
static void sort_rows(struct import_run *run)
{
    const struct day_list *list = run->import->list;
    run->rows = ARENA_ARRAY(run->arena, struct listed_row, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *item = &list->items[i];
        run->rows[i] = (struct listed_row){
            .uid = item->uid,
            .client = listed_client_of(run->arena, item->client_name, item->phone),
            .appointment = item};
    }
    run->names = ARENA_ARRAY(run->arena, const char *, list->count);
    for (size_t i = 0; i < list->count; i++) {
        run->names[i] = run->rows[i].client.name.folded;
    }
    if (list->count > 0) {
        qsort(run->rows, list->count, sizeof(*run->rows), by_uid);
        qsort(run->names, list->count, sizeof(*run->names), by_name);
    }
}

static bool is_listed(const struct import_run *run, const char *uid)
{
    return listed_row_find(run->rows, run->import->list->count, uid) != NULL;
}

static void set_aside(const struct import_run *run, int64_t id)
{
    struct query query = db_query(run->store, "UPDATE appointments SET listed = 0 WHERE id = :id"
                                              "  AND origin = 'list' AND NOT " ARRIVED);
    db_bind_int(&query, ":id", id);
    db_run(&query);
}

/* What was looked at of what is kept. */
struct gone {
    int64_t last_id;
    int64_t ids[PIECE]; /* that the list does not name */
    size_t count;
    size_t looked_at;
    size_t to_come; /* clients who were still to come, and of them those who are not on the list */
    size_t lost;
};

/* So many clients tell whether the list is another one. Whoever checks in waits meanwhile, so that
 * nobody is looked for in a list that is longer than that of any clinic. */
#define CLIENTS_MAX 30
#define ROWS_MAX    1000

/* The row of that query is on the list no more. Its client may be, with another uid. */
static bool is_lost(const struct import_run *run, struct query *row)
{
    const struct listed_client client = listed_client_of(
        run->arena, db_text(row, "client_name", run->arena), db_text(row, "phone", run->arena));
    const size_t count = run->import->list->count;
    if (count > 0 &&
        bsearch(&client.name.folded, run->names, count, sizeof(*run->names), by_name) != NULL) {
        return false;
    }
    for (size_t i = 0; i < count && client.phone[0] != '\0'; i++) {
        if (phones_share_a_number(client.phone, run->rows[i].client.phone)) {
            return false;
        }
    }
    return true;
}

static void count_to_come(const struct import_run *run, struct gone *gone, struct query *row,
                          bool listed)
{
    if (db_int(row, "expected") == 0 || gone->to_come == CLIENTS_MAX ||
        run->import->list->count > ROWS_MAX) {
        return;
    }
    gone->to_come++;
    gone->lost += !listed && is_lost(run, row);
}

/* Looks at the next appointments of this source and time that are offered. */
static void find_gone(const struct import_run *run, struct gone *gone)
{
    struct query query = db_query(
        run->store, "SELECT id, uid, client_name, phone, status = 'booked'"
                    "  AND start_ms > :now_ms AND unixepoch(offered_since) < :now_s AS expected"
                    " FROM appointments"
                    " WHERE start_ms >= :from_ms AND start_ms < :to_ms AND listed = 1"
                    "  AND origin = 'list' AND source_id = :source AND NOT " ARRIVED
                    "  AND id > :last ORDER BY id LIMIT :piece");
    db_bind_int(&query, ":from_ms", run->import->from_ms);
    db_bind_int(&query, ":to_ms", run->import->to_ms);
    db_bind_int(&query, ":source", run->source);
    db_bind_int(&query, ":last", gone->last_id);
    db_bind_int(&query, ":now_ms", clock_wall_ms(run->store->clock));
    db_bind_int(&query, ":now_s", clock_wall_ms(run->store->clock) / 1000);
    db_bind_int(&query, ":piece", PIECE);
    gone->count = 0;
    gone->looked_at = 0;
    while (db_next(&query)) {
        gone->looked_at++;
        gone->last_id = db_int(&query, "id");
        const bool listed = is_listed(run, db_text(&query, "uid", run->arena));
        count_to_come(run, gone, &query, listed);
        if (!listed) {
            gone->ids[gone->count++] = gone->last_id;
        }
    }
    db_finish(&query);
}

/* A few cancel. Most do not: the list is another one. */
static int64_t lost_of(const struct gone *gone)
{
    const size_t few = 2;
    return gone->lost > few && gone->lost * 2 > gone->to_come ? (int64_t)gone->lost : 0;
}

/* Whoever checks in meanwhile waits for a few rows at most, and finds the list as it was, as it is
 * going to be, or in between. Gives how many clients it has lost. */
static int64_t take_over(struct import_run *run)
{
    size_t written = 0;
    struct gone gone = {.looked_at = PIECE};
    for (size_t i = 0; i < run->import->list->count; i++) {
        run->rows[i].uid = kept_uid(run, run->rows[i].uid);
    }
    arrived_follow(run->store, run->arena, run->import, run->source, run->rows);
    for (size_t i = 0; i < run->import->list->count; i++) {
        free_uid(run, run->rows[i].uid);
        upsert(run, run->rows[i].uid, run->rows[i].appointment);
        db_let_others_in(run->store, 1, &written);
    }
    while (gone.looked_at == PIECE) {
        find_gone(run, &gone);
        for (size_t i = 0; i < gone.count; i++) {
            set_aside(run, gone.ids[i]);
        }
        db_let_others_in(run->store, gone.looked_at, &written);
    }
    return lost_of(&gone);
}

/* True if the list knows nobody of the time, and nothing of before it, as a file without rows and
 * the list of tomorrow that somebody saved early do, or if it hides whom it is about. A calendar in
 * which everybody of today was cancelled still has those of before. */
static bool tells_nothing_of_the_time(const struct list_import *import)
{
    return import->list->count == 0 &&
           (import->report->entries == 0 || import->report->hidden > 0 ||
            import->report->earliest_ms >= import->to_ms);
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

bool store_import(struct store *store, const struct list_import *import, struct err *err)
{
    struct import_run run = {.store = store, .import = import, .arena = arena_create(64 * 1024)};
    struct list_report report = *import->report;
    sort_rows(&run);
    db_begin(store, DB_WRITE, doing, err);
    run.source = source_id(store, import->source);
    report.kept = tells_nothing_of_the_time(import) && offers_anybody(&run);
    if (!report.kept) {
        report.lost = take_over(&run);
    }
    source_taken(store, run.source, import, &report);
    const bool ok = db_end(store);
    arena_destroy(run.arena);
    return ok && twins_find(store, import->from_ms, import->to_ms, err) &&
           arrived_follow_elsewhere(store, import->from_ms, import->to_ms, err);
}
