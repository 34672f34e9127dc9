#include "store/prior.h"

#include "store/db.h"
#include "store/visits.h"

/* The finished responses of the same client from visits before this one, to the questionnaires
 * :full and :again, or to any if these are "". */
#define PRIOR                                                                                      \
    " FROM visits AS now"                                                                          \
    " JOIN visits ON visits.client_id = now.client_id AND visits.id < now.id"                      \
    "  AND visits.undone_at IS NULL"                                                               \
    " JOIN responses AS prior ON prior.visit_id = visits.id AND prior.status = 'completed'"        \
    "  AND (:full = '' OR prior.questionnaire IN (:full, :again))"

/* sql is a literal with PRIOR and :visit in it. */
static struct query query_prior(struct store *store, const char *sql, struct visit_id visit,
                                const struct visit_reason *reason)
{
    struct query query = db_query(store, sql);
    db_bind_int(&query, ":visit", visit.value);
    db_bind_text(&query, ":full", reason == NULL ? "" : reason->first_visit->url);
    db_bind_text(&query, ":again",
                 reason == NULL || reason->follow_up == NULL ? "" : reason->follow_up->url);
    return query;
}

static bool is_known(const struct prior_response *prior, struct query *row)
{
    for (size_t i = 0; i < prior->count; i++) {
        if (db_is(row, "link_id", prior->numbers[i].link_id)) {
            return true;
        }
    }
    return false;
}

/* The newest number of each question: the rows come the latest visit first. Their order is that of
 * the indexes, so that SQLite need not sort them. */
static void read_numbers(struct store *store, struct arena *arena, struct visit_id visit,
                         const struct visit_reason *reason, struct prior_response *prior)
{
    struct query query = query_prior(
        store,
        "SELECT link_id, number" PRIOR " JOIN given_answers ON given_answers.response_id = prior.id"
        "  AND given_answers.number IS NOT NULL"
        " WHERE now.id = :visit ORDER BY visits.id DESC, prior.id, position",
        visit, reason);
    struct prior_number *numbers = NULL;
    size_t capacity = 0;
    while (db_next(&query)) {
        if (!is_known(prior, &query)) {
            numbers = arena_grow(arena, numbers, prior->count, &capacity, sizeof(*numbers));
            numbers[prior->count++] = (struct prior_number){
                .link_id = db_text(&query, "link_id", arena),
                .number = (long)db_int(&query, "number"),
            };
            prior->numbers = numbers;
        }
    }
    db_finish(&query);
}

/* Answers that were moved to the client were given to the list of somebody else, who may have been
 * asked less: whoever has no others is still to be asked the list of a first visit. */
#define ASKED_THEMSELVES                                                                           \
    " NOT EXISTS (SELECT 1 FROM moved_responses WHERE to_visit_id = prior.visit_id"                \
    "  AND response_id = prior.id)"

/* When the visit of the newest row was; false if there is none. */
static bool read_arrival(struct query *query, struct store *store, int64_t *arrived_ms)
{
    const bool found =
        db_next(query) && iso8601_parse(db_text(query, "arrived_at", store->scratch), arrived_ms);
    db_finish(query);
    return found;
}

struct prior_response prior_read(struct store *store, struct arena *arena, struct visit_id visit,
                                 const struct visit_reason *reason)
{
    struct prior_response prior = {0};
    struct query last = query_prior(store,
                                    "SELECT visits.arrived_at AS arrived_at" PRIOR
                                    " WHERE now.id = :visit AND" ASKED_THEMSELVES
                                    " ORDER BY visits.id DESC LIMIT 1",
                                    visit, reason);
    prior.exists = read_arrival(&last, store, &prior.arrived_ms);
    if (prior.exists) {
        read_numbers(store, arena, visit, reason, &prior);
    }
    if (prior.exists && reason != NULL) {
        struct query full = query_prior(
            store,
            "SELECT visits.arrived_at AS arrived_at" PRIOR "  AND prior.questionnaire = :full"
            " WHERE now.id = :visit AND" ASKED_THEMSELVES " ORDER BY visits.id DESC LIMIT 1",
            visit, reason);
        read_arrival(&full, store, &prior.full_ms);
    }
    return prior;
}

bool store_prior_response(struct store *store, struct arena *arena, struct visit_id visit,
                          const struct visit_reason *reason, struct prior_response *prior,
                          struct err *err)
{
    db_begin(store, DB_READ, "cannot read the questionnaire of an earlier visit", err);
    visit_status(store, visit);
    *prior = prior_read(store, arena, visit, reason);
    return db_end(store);
}

static void carry(struct store *store, struct visit_id visit, const struct visit_reason *reason,
                  struct response *response, size_t item)
{
    struct query query =
        query_prior(store,
                    "SELECT code" PRIOR " JOIN given_answers ON given_answers.response_id ="
                    " prior.id AND given_answers.link_id = :link_id AND answer <> ''"
                    " WHERE now.id = :visit ORDER BY visits.id DESC, prior.id DESC",
                    visit, reason);
    db_bind_text(&query, ":link_id", response->questionnaire->items[item].link_id);
    bool carried = false;
    while (!carried && db_next(&query)) {
        carried = response_carry(response, item, db_text(&query, "code", store->scratch));
    }
    db_finish(&query);
}

bool store_carry_forward(struct store *store, struct visit_id visit,
                         const struct visit_reason *reason, struct response *response,
                         struct err *err)
{
    db_begin(store, DB_READ, "cannot read an answer of an earlier visit", err);
    visit_status(store, visit);
    for (size_t i = 0; i < response->questionnaire->count; i++) {
        if (response->questionnaire->items[i].carried_forward) {
            carry(store, visit, reason, response, i);
        }
    }
    return db_end(store);
}
