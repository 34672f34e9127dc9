#include "store/records.h"

#include "base/bug.h"
#include "store/appointments.h"
#include "store/db.h"
#include "store/history.h"
#include "store/schema.h"

#include <inttypes.h>

static const char *const doing_read = "cannot read the visits";

/* What is read of a visit itself. */
#define SELECT_RECORDS                                                                             \
    "SELECT every_arrival.visit_id AS visit_id, coalesce(visits.client_id, 0) AS client_id,"       \
    "  visits.change_number AS change_number, every_arrival.arrived_at AS arrived_at,"             \
    "  every_arrival.appointment_at AS appointment_at, every_arrival.client_name AS client_name,"  \
    "  every_arrival.initials AS initials, every_arrival.therapist AS therapist,"                  \
    "  every_arrival.arrival_kind AS arrival_kind, every_arrival.identity AS identity,"            \
    "  every_arrival.questionnaire_status AS questionnaire_status, every_arrival.attention AS "    \
    "attention,"                                                                                   \
    "  every_arrival.seen_at AS seen_at, every_arrival.language AS language,"                      \
    "  every_arrival.undecided AS undecided,"                                                      \
    "  every_arrival.undone_at AS undone_at, every_arrival.undone_by AS undone_by"                 \
    " FROM every_arrival JOIN visits ON visits.id = every_arrival.visit_id"

static struct visit_record read_row(struct query *query, struct arena *arena)
{
    return (struct visit_record){
        .id = {db_int(query, "visit_id")},
        .client = {db_int(query, "client_id")},
        .change = db_int(query, "change_number"),
        .arrived_at = db_text(query, "arrived_at", arena),
        .appointment_at = db_text(query, "appointment_at", arena),
        .client_name = db_text(query, "client_name", arena),
        .initials = db_text(query, "initials", arena),
        .therapist = db_text(query, "therapist", arena),
        .arrival_kind = db_text(query, "arrival_kind", arena),
        .identity = db_text(query, "identity", arena),
        .questionnaire_status = db_text(query, "questionnaire_status", arena),
        .attention = db_text(query, "attention", arena),
        .seen_at = db_text(query, "seen_at", arena),
        .undecided = db_int(query, "undecided") != 0,
        .undone_at = db_text(query, "undone_at", arena),
        .undone_by = db_text(query, "undone_by", arena),
        .language = db_text(query, "language", arena),
        .questionnaire = "",
        .version = "",
        .sha256 = "",
        .notice_version = "",
        .notice_sha256 = "",
        .response_status = "",
        .started_at = "",
        .completed_at = "",
    };
}

/* sql is a literal with the one parameter :visit. */
static struct query of_visit(struct store *store, const char *sql, struct visit_id visit)
{
    struct query query = db_query(store, sql);
    db_bind_int(&query, ":visit", visit.value);
    return query;
}

static void read_response(struct store *store, struct arena *arena, struct visit_record *record)
{
    struct query query =
        of_visit(store,
                 "SELECT questionnaire, version, sha256, notice_version, notice_sha256, status,"
                 "  started_at, completed_at FROM responses" RESPONSE_THAT_COUNTS,
                 record->id);
    if (db_next(&query)) {
        record->questionnaire = db_text(&query, "questionnaire", arena);
        record->version = db_text(&query, "version", arena);
        record->sha256 = db_text(&query, "sha256", arena);
        record->notice_version = db_text(&query, "notice_version", arena);
        record->notice_sha256 = db_text(&query, "notice_sha256", arena);
        record->response_status = db_text(&query, "status", arena);
        record->started_at = db_text(&query, "started_at", arena);
        record->completed_at = db_text(&query, "completed_at", arena);
    }
    db_finish(&query);
}

static void read_answers(struct store *store, struct arena *arena, struct visit_record *record)
{
    struct query query =
        of_visit(store,
                 "SELECT link_id, question, answer, code, number, type, staff_question,"
                 "  staff_answer, staff_group FROM every_answer"
                 " WHERE visit_id = :visit ORDER BY position, choice",
                 record->id);
    struct answer_record *items = NULL;
    size_t capacity = 0;
    while (db_next(&query)) {
        items = arena_grow(arena, items, record->answer_count, &capacity, sizeof(*items));
        items[record->answer_count++] = (struct answer_record){
            .link_id = db_text(&query, "link_id", arena),
            .question = db_text(&query, "question", arena),
            .answer = db_text(&query, "answer", arena),
            .code = db_text(&query, "code", arena),
            .has_number = !db_is_null(&query, "number"),
            .number = (long)db_int(&query, "number"),
            .type = db_text(&query, "type", arena),
            .staff_question = db_text(&query, "staff_question", arena),
            .staff_answer = db_text(&query, "staff_answer", arena),
            .staff_group = db_text(&query, "staff_group", arena),
        };
    }
    db_finish(&query);
    record->answers = items;
}

static void read_flags(struct store *store, struct arena *arena, struct visit_record *record)
{
    struct query query = of_visit(
        store,
        "SELECT tier, link_id, code, text, question, staff_text, staff_question, raised_at,"
        "  withdrawn_at, decided_at, lasting, decided_before_at FROM every_flag"
        " WHERE visit_id = :visit ORDER BY urgency DESC, position",
        record->id);
    struct flag *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    while (db_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        struct flag *flag = &items[count++];
        BUG_IF(!tier_from_code(db_text(&query, "tier", store->scratch), &flag->tier));
        flag->link_id = db_text(&query, "link_id", arena);
        flag->code = db_text(&query, "code", arena);
        flag->text = db_text(&query, "text", arena);
        flag->question = db_text(&query, "question", arena);
        flag->staff_text = db_text(&query, "staff_text", arena);
        flag->staff_question = db_text(&query, "staff_question", arena);
        flag->raised_at = db_text(&query, "raised_at", arena);
        flag->withdrawn_at = db_text(&query, "withdrawn_at", arena);
        flag->decided_at = db_text(&query, "decided_at", arena);
        flag->decided_before_at = db_text(&query, "decided_before_at", arena);
        flag->lasting = db_int(&query, "lasting") != 0;
    }
    db_finish(&query);
    record->flags = (struct flags){items, count};
}

static void read_stars(struct store *store, struct arena *arena, struct visit_record *record)
{
    struct query query = of_visit(store,
                                  "SELECT page_id, title FROM starred_pages WHERE visit_id = :visit"
                                  " ORDER BY page_id",
                                  record->id);
    struct starred_page *items = NULL;
    size_t capacity = 0;
    while (db_next(&query)) {
        items = arena_grow(arena, items, record->star_count, &capacity, sizeof(*items));
        items[record->star_count++] = (struct starred_page){
            .page_id = db_text(&query, "page_id", arena),
            .title = db_text(&query, "title", arena),
        };
    }
    db_finish(&query);
    record->stars = items;
}

static void read_decisions(struct store *store, struct arena *arena, struct visit_record *record)
{
    struct query query = of_visit(store,
                                  "SELECT at, decision, initials FROM made_decisions"
                                  " WHERE visit_id = :visit ORDER BY id",
                                  record->id);
    struct decision_record *items = NULL;
    size_t capacity = 0;
    while (db_next(&query)) {
        items = arena_grow(arena, items, record->decision_count, &capacity, sizeof(*items));
        items[record->decision_count++] = (struct decision_record){
            .at = db_text(&query, "at", arena),
            .decision = db_text(&query, "decision", arena),
            .initials = db_text(&query, "initials", arena),
        };
    }
    db_finish(&query);
    record->decisions = items;
}

static void read_changes(struct store *store, struct arena *arena, struct visit_record *record)
{
    struct query query = of_visit(store,
                                  "SELECT at, change, appointment_at, therapist"
                                  " FROM booking_changes WHERE visit_id = :visit ORDER BY id",
                                  record->id);
    struct booking_change *items = NULL;
    size_t capacity = 0;
    while (db_next(&query)) {
        items = arena_grow(arena, items, record->change_count, &capacity, sizeof(*items));
        items[record->change_count++] = (struct booking_change){
            .at = db_text(&query, "at", arena),
            .change = db_text(&query, "change", arena),
            .appointment_at = db_text(&query, "appointment_at", arena),
            .therapist = db_text(&query, "therapist", arena),
        };
    }
    db_finish(&query);
    record->changes = items;
}

/* Several responses that were moved at once are one move. */
static void read_moves(struct store *store, struct arena *arena, struct visit_record *record)
{
    struct query query =
        of_visit(store,
                 "SELECT min(moved.id) AS first, moved.at AS at, moved_by, other.id AS other,"
                 "  from_visit_id = :visit AS away, other.initials AS initials, other.arrived_at "
                 "AS arrived_at,"
                 "  other.appointment_at AS appointment_at"
                 " FROM moved_responses AS moved JOIN visits AS other"
                 "  ON other.id = iif(from_visit_id = :visit, to_visit_id, from_visit_id)"
                 " WHERE from_visit_id = :visit OR to_visit_id = :visit"
                 " GROUP BY from_visit_id, to_visit_id, moved.at ORDER BY first",
                 record->id);
    struct visit_move *items = NULL;
    size_t capacity = 0;
    while (db_next(&query)) {
        items = arena_grow(arena, items, record->move_count, &capacity, sizeof(*items));
        items[record->move_count++] = (struct visit_move){
            .at = db_text(&query, "at", arena),
            .initials = db_text(&query, "moved_by", arena),
            .away = db_int(&query, "away") != 0,
            .other = {db_int(&query, "other")},
            .other_initials = db_text(&query, "initials", arena),
            .other_arrived_at = db_text(&query, "arrived_at", arena),
            .other_appointment_at = db_text(&query, "appointment_at", arena),
        };
    }
    db_finish(&query);
    record->moves = items;
}

static void read_rest(struct store *store, struct arena *arena, struct visit_record *record)
{
    record->appointments = appointments_of_visit(store, arena, record->id);
    read_response(store, arena, record);
    read_answers(store, arena, record);
    read_flags(store, arena, record);
    read_stars(store, arena, record);
    read_decisions(store, arena, record);
    read_changes(store, arena, record);
    read_moves(store, arena, record);
}

/* To be called at one moment of the database. */
static struct visit_records read_days(struct store *store, struct arena *arena,
                                      const char *undecided_from_day, const char *from_day,
                                      const char *before_day)
{
    struct visit_record *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    struct query query = db_query(
        store, SELECT_RECORDS
        " WHERE every_arrival.arrived_at >= :undecided_from AND every_arrival.arrived_at < :before"
        "  AND (every_arrival.arrived_at >= :from OR every_arrival.undecided)"
        " ORDER BY every_arrival.visit_id");
    db_bind_text(&query, ":undecided_from", undecided_from_day);
    db_bind_text(&query, ":from", from_day);
    db_bind_text(&query, ":before", before_day);
    while (db_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = read_row(&query, arena);
    }
    db_finish(&query);
    for (size_t i = 0; db_ok(store) && i < count; i++) {
        read_rest(store, arena, &items[i]);
    }
    return (struct visit_records){items, count};
}

/* Ends the reading; what was read in part is nothing. */
static bool end_reading(struct store *store, struct visit_records *records)
{
    const bool ok = db_end(store);
    if (!ok) {
        *records = (struct visit_records){0};
    }
    return ok;
}

bool store_records_to_decide(struct store *store, struct arena *arena,
                             const char *undecided_from_day, const char *from_day,
                             const char *before_day, struct visit_records *records, struct err *err)
{
    db_begin(store, DB_READ_MOMENT, doing_read, err);
    *records = read_days(store, arena, undecided_from_day, from_day, before_day);
    return end_reading(store, records);
}

bool store_records(struct store *store, struct arena *arena, const char *from_day,
                   const char *before_day, struct visit_records *records, struct err *err)
{
    return store_records_to_decide(store, arena, from_day, from_day, before_day, records, err);
}

bool store_records_with_history(struct store *store, struct arena *arena, const char *from_day,
                                const char *before_day, struct visit_records *records,
                                const struct client_history **histories, struct err *err)
{
    db_begin(store, DB_READ_MOMENT, doing_read, err);
    *records = read_days(store, arena, from_day, from_day, before_day);
    struct client_history *items = ARENA_ARRAY(arena, struct client_history, records->count);
    for (size_t i = 0; db_ok(store) && i < records->count; i++) {
        items[i] = history_read(store, arena, &records->items[i]);
    }
    *histories = items;
    return end_reading(store, records);
}

/* To be called at one moment of the database. False if there is no such visit. */
static bool read_record(struct store *store, struct arena *arena, struct visit_id visit,
                        struct visit_record *record)
{
    struct query query =
        of_visit(store, SELECT_RECORDS " WHERE every_arrival.visit_id = :visit", visit);
    const bool found = db_next(&query);
    if (found) {
        *record = read_row(&query, arena);
    }
    db_finish(&query);
    if (found) {
        read_rest(store, arena, record);
    } else {
        db_refuse(store, "there is no visit %" PRId64, visit.value);
    }
    return found;
}

bool store_record(struct store *store, struct arena *arena, struct visit_id visit,
                  struct visit_record *record, struct err *err)
{
    db_begin(store, DB_READ_MOMENT, doing_read, err);
    read_record(store, arena, visit, record);
    return db_end(store);
}

bool store_record_with_history(struct store *store, struct arena *arena, struct visit_id visit,
                               struct visit_record *record, struct client_history *history,
                               struct err *err)
{
    db_begin(store, DB_READ_MOMENT, doing_read, err);
    if (read_record(store, arena, visit, record)) {
        *history = history_read(store, arena, record);
    }
    return db_end(store);
}

/* sql gives the moment of an arrival, or none. */
static const char *read_day(struct query query, struct arena *arena)
{
    const char *day =
        db_next(&query) ? arena_printf(arena, "%.10s", db_text(&query, "arrived_at", arena)) : "";
    db_finish(&query);
    return day;
}

bool store_days_beside(struct store *store, struct arena *arena, const char *day, const char *until,
                       const char **before, const char **after, struct err *err)
{
    db_begin(store, DB_READ_MOMENT, doing_read, err);
    struct query earlier = db_query(store, "SELECT arrived_at FROM visits WHERE arrived_at < :day"
                                           " ORDER BY arrived_at DESC LIMIT 1");
    db_bind_text(&earlier, ":day", day);
    *before = read_day(earlier, arena);
    struct query later =
        db_query(store, "SELECT arrived_at FROM visits WHERE arrived_at > :day || 'U'"
                        "  AND arrived_at < :until ORDER BY arrived_at LIMIT 1");
    db_bind_text(&later, ":day", day); /* 'U' comes after the 'T' behind a day */
    db_bind_text(&later, ":until", until);
    *after = read_day(later, arena);
    return db_end(store);
}

bool store_mark_exported(struct store *store, const struct visit_records *records, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot note what was exported", err);
    for (size_t i = 0; i < records->count; i++) {
        struct query query =
            of_visit(store, "UPDATE visits SET exported_change = :change WHERE id = :visit",
                     records->items[i].id);
        db_bind_int(&query, ":change", records->items[i].change);
        db_run(&query);
    }
    return db_end(store);
}
