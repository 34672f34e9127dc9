/* What is kept of visits, read as a whole: for people, and to hand on. */
#include "store/store_private.h"

#include "base/bug.h"

#include <inttypes.h>

static const char *const doing_read = "cannot read the visits";

static struct visit_record read_row(struct query *query, struct arena *arena)
{
    return (struct visit_record){
        .id = {query_integer(query, 0)},
        .client = {query_integer(query, 1)},
        .change = query_integer(query, 2),
        .arrived_at = query_text(query, 3, arena),
        .appointment_at = query_text(query, 4, arena),
        .client_name = query_text(query, 5, arena),
        .initials = query_text(query, 6, arena),
        .therapist = query_text(query, 7, arena),
        .arrival_kind = query_text(query, 8, arena),
        .identity = query_text(query, 9, arena),
        .questionnaire_status = query_text(query, 10, arena),
        .attention = query_text(query, 11, arena),
        .seen_at = query_text(query, 12, arena),
        .language = query_text(query, 13, arena),
        .questionnaire = "",
        .version = "",
        .sha256 = "",
        .notice_version = "",
        .response_status = "",
        .started_at = "",
        .completed_at = "",
    };
}

static struct query of_visit(struct store *store, enum statement statement, struct visit_id visit)
{
    struct query query = query_start(store, statement);
    query_bind_integer(&query, 1, visit.value);
    return query;
}

static bool read_appointments(struct store *store, struct arena *arena, struct visit_record *record,
                              struct err *err)
{
    struct query query = of_visit(store, STATEMENT_RECORD_APPOINTMENTS, record->id);
    return appointments_read(&query, arena, &record->appointments, doing_read, err);
}

static bool read_response(struct store *store, struct arena *arena, struct visit_record *record,
                          struct err *err)
{
    struct query query = of_visit(store, STATEMENT_RECORD_RESPONSE, record->id);
    if (query_next(&query)) {
        record->questionnaire = query_text(&query, 0, arena);
        record->version = query_text(&query, 1, arena);
        record->sha256 = query_text(&query, 2, arena);
        record->notice_version = query_text(&query, 3, arena);
        record->response_status = query_text(&query, 4, arena);
        record->started_at = query_text(&query, 5, arena);
        record->completed_at = query_text(&query, 6, arena);
    }
    return query_finish(&query, doing_read, err);
}

static bool read_answers(struct store *store, struct arena *arena, struct visit_record *record,
                         struct err *err)
{
    struct query query = of_visit(store, STATEMENT_RECORD_ANSWERS, record->id);
    struct answer_record *items = NULL;
    size_t capacity = 0;
    while (query_next(&query)) {
        items = arena_grow(arena, items, record->answer_count, &capacity, sizeof(*items));
        items[record->answer_count++] = (struct answer_record){
            .link_id = query_text(&query, 0, arena),
            .question = query_text(&query, 1, arena),
            .answer = query_text(&query, 2, arena),
            .code = query_text(&query, 3, arena),
            .has_number = !query_is_null(&query, 4),
            .number = (long)query_integer(&query, 4),
        };
    }
    record->answers = items;
    return query_finish(&query, doing_read, err);
}

static bool read_flags(struct store *store, struct arena *arena, struct visit_record *record,
                       struct err *err)
{
    struct query query = of_visit(store, STATEMENT_RECORD_FLAGS, record->id);
    struct flag *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    while (query_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        struct flag *flag = &items[count++];
        *flag = (struct flag){
            .link_id = query_text(&query, 1, arena),
            .code = query_text(&query, 2, arena),
            .text = query_text(&query, 3, arena),
        };
        BUG_IF(!tier_from_code(query_text(&query, 0, arena), &flag->tier));
    }
    record->flags = (struct flags){items, count};
    return query_finish(&query, doing_read, err);
}

static bool read_stars(struct store *store, struct arena *arena, struct visit_record *record,
                       struct err *err)
{
    struct query query = of_visit(store, STATEMENT_RECORD_STARS, record->id);
    struct starred_page *items = NULL;
    size_t capacity = 0;
    while (query_next(&query)) {
        items = arena_grow(arena, items, record->star_count, &capacity, sizeof(*items));
        items[record->star_count++] = (struct starred_page){
            .page_id = query_text(&query, 0, arena),
            .title = query_text(&query, 1, arena),
        };
    }
    record->stars = items;
    return query_finish(&query, doing_read, err);
}

static bool read_decisions(struct store *store, struct arena *arena, struct visit_record *record,
                           struct err *err)
{
    struct query query = of_visit(store, STATEMENT_RECORD_DECISIONS, record->id);
    struct decision_record *items = NULL;
    size_t capacity = 0;
    while (query_next(&query)) {
        items = arena_grow(arena, items, record->decision_count, &capacity, sizeof(*items));
        items[record->decision_count++] = (struct decision_record){
            .at = query_text(&query, 0, arena),
            .decision = query_text(&query, 1, arena),
            .initials = query_text(&query, 2, arena),
        };
    }
    record->decisions = items;
    return query_finish(&query, doing_read, err);
}

static bool read_rest(struct store *store, struct arena *arena, struct visit_record *record,
                      struct err *err)
{
    return read_appointments(store, arena, record, err) &&
           read_response(store, arena, record, err) && read_answers(store, arena, record, err) &&
           read_flags(store, arena, record, err) && read_stars(store, arena, record, err) &&
           read_decisions(store, arena, record, err);
}

/* All that is read belongs to one moment, whatever is written meanwhile. */
static bool begin_reading(struct store *store, struct err *err)
{
    struct query query = query_start(store, STATEMENT_BEGIN_READING);
    return query_run(&query, doing_read, err);
}

bool store_records(struct store *store, struct arena *arena, const char *from_day,
                   const char *before_day, struct visit_records *records, struct err *err)
{
    *records = (struct visit_records){0};
    if (!begin_reading(store, err)) {
        return false;
    }
    struct visit_record *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    struct query query = query_start(store, STATEMENT_RECORDS);
    query_bind_text(&query, 1, from_day);
    query_bind_text(&query, 2, before_day);
    while (query_next(&query)) {
        items = arena_grow(arena, items, count, &capacity, sizeof(*items));
        items[count++] = read_row(&query, arena);
    }
    bool ok = query_finish(&query, doing_read, err);
    for (size_t i = 0; ok && i < count; i++) {
        ok = read_rest(store, arena, &items[i], err);
    }
    if (!transaction_end(store, ok, doing_read, err)) {
        return false;
    }
    *records = (struct visit_records){items, count};
    return true;
}

bool store_record(struct store *store, struct arena *arena, struct visit_id visit,
                  struct visit_record *record, struct err *err)
{
    if (!begin_reading(store, err)) {
        return false;
    }
    struct query query = of_visit(store, STATEMENT_RECORD, visit);
    bool found = query_next(&query);
    if (found) {
        *record = read_row(&query, arena);
    }
    bool ok = query_finish(&query, doing_read, err) &&
              (found || err_set(err, "%s: there is no visit %" PRId64 ", or it was undone",
                                store->path, visit.value)) &&
              read_rest(store, arena, record, err);
    return transaction_end(store, ok, doing_read, err);
}

bool store_client_history(struct store *store, struct arena *arena,
                          const struct visit_record *record, struct client_history *history,
                          struct err *err)
{
    *history = (struct client_history){.first_visit_at = "", .last_visit_at = ""};
    if (record->client.value == 0) {
        return true;
    }
    struct query visits = query_start(store, STATEMENT_PAST_VISITS);
    query_bind_integer(&visits, 1, record->client.value);
    query_bind_integer(&visits, 2, record->id.value);
    if (query_next(&visits)) {
        history->visit_count = (size_t)query_integer(&visits, 0);
        history->first_visit_at = query_text(&visits, 1, arena);
        history->last_visit_at = query_text(&visits, 2, arena);
    }
    if (!query_finish(&visits, doing_read, err)) {
        return false;
    }
    struct past_number *items = NULL;
    size_t capacity = 0;
    struct query query = query_start(store, STATEMENT_PAST_NUMBERS);
    query_bind_integer(&query, 1, record->client.value);
    query_bind_integer(&query, 2, record->id.value);
    while (query_next(&query)) {
        items = arena_grow(arena, items, history->count, &capacity, sizeof(*items));
        items[history->count++] = (struct past_number){
            .visit = {query_integer(&query, 0)},
            .link_id = query_text(&query, 1, arena),
            .number = (long)query_integer(&query, 2),
        };
    }
    history->numbers = items;
    return query_finish(&query, doing_read, err);
}

bool store_mark_exported(struct store *store, const struct visit_records *records, struct err *err)
{
    static const char *const doing = "cannot note what was exported";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < records->count; i++) {
        struct query query = of_visit(store, STATEMENT_MARK_EXPORTED, records->items[i].id);
        query_bind_integer(&query, 2, records->items[i].change);
        ok = query_run(&query, doing, err);
    }
    return transaction_end(store, ok, doing, err);
}
