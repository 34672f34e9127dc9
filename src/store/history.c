#include "store/history.h"

#include "base/bug.h"
#include "domain/numbers.h"
#include "store/db.h"

#include <string.h>

static struct query of_client(struct store *store, const char *sql,
                              const struct visit_record *record)
{
    struct query query = db_query(store, sql);
    db_bind_int(&query, ":client", record->client.value);
    db_bind_int(&query, ":visit", record->id.value);
    return query;
}

static void read_past_visits(struct store *store, struct arena *arena,
                             const struct visit_record *record, struct client_history *history)
{
    struct query query = of_client(
        store,
        "SELECT count(*) AS visits, min(arrived_at) AS first, max(arrived_at) AS last FROM visits"
        " WHERE client_id = :client AND id < :visit AND undone_at IS NULL",
        record);
    if (db_next(&query)) {
        history->visit_count = (size_t)db_int(&query, "visits");
        history->first_visit_at = db_text(&query, "first", arena);
        history->last_visit_at = db_text(&query, "last", arena);
    }
    db_finish(&query);
}

/* Says of the numbers, which are oldest first, what they are about; and what was named last. */
static void read_things(struct store *store, struct arena *arena, const struct visit_record *record,
                        struct past_number *numbers, struct client_history *history)
{
    struct query query = of_client(
        store,
        "SELECT visits.id AS visit_id, given_answers.code AS code,"
        "  iif(staff_answer <> '', staff_answer, answer) AS words"
        " FROM visits JOIN responses ON responses.visit_id = visits.id AND status = 'completed'"
        " JOIN given_answers ON given_answers.response_id = responses.id"
        "  AND given_answers.link_id = '" NUMBER_HARD_THING "' AND answer <> ''"
        " WHERE visits.client_id = :client AND visits.id < :visit AND undone_at IS NULL"
        " ORDER BY visits.id, responses.id",
        record);
    while (db_next(&query)) {
        const int64_t since = db_int(&query, "visit_id");
        history->named =
            (struct named_thing){db_text(&query, "code", arena), db_text(&query, "words", arena)};
        for (size_t i = 0; i < history->count; i++) {
            if (numbers[i].visit.value >= since && strcmp(numbers[i].link_id, NUMBER_HARD) == 0) {
                numbers[i].thing = history->named.code;
            }
        }
    }
    db_finish(&query);
}

static void read_past_numbers(struct store *store, struct arena *arena,
                              const struct visit_record *record, struct client_history *history)
{
    struct past_number *items = NULL;
    size_t capacity = 0;
    struct query query =
        of_client(store,
                  "SELECT visits.id AS visit_id, questionnaire, link_id, number FROM visits"
                  " JOIN responses ON responses.visit_id = visits.id AND status = 'completed'"
                  " JOIN given_answers ON given_answers.response_id = responses.id"
                  "  AND number IS NOT NULL"
                  " WHERE client_id = :client AND visits.id < :visit AND undone_at IS NULL"
                  " ORDER BY visits.id, responses.id, position",
                  record);
    while (db_next(&query)) {
        items = arena_grow(arena, items, history->count, &capacity, sizeof(*items));
        items[history->count++] = (struct past_number){
            .visit = {db_int(&query, "visit_id")},
            .questionnaire = db_text(&query, "questionnaire", arena),
            .link_id = db_text(&query, "link_id", arena),
            .number = (long)db_int(&query, "number"),
            .thing = "",
        };
    }
    db_finish(&query);
    read_things(store, arena, record, items, history);
    history->numbers = items;
}

/* --- what was told --- */

/* A list of past flags being made; response: the row that each belongs to. */
struct past_list {
    struct arena *arena;
    struct past_flag *items;
    int64_t *responses;
    size_t count;
    size_t capacity;
    size_t response_capacity;
};

static struct past_flag read_past_flag(struct query *query, struct arena *arena,
                                       struct arena *scratch)
{
    struct past_flag past = {
        .visit = {db_int(query, "visit_id")},
        .arrived_at = db_text(query, "arrived_at", arena),
        .undone_at = db_text(query, "undone_at", arena),
        .unticked_at = "",
        .decided = {.at = "", .decision = "", .initials = ""},
        .flag =
            {
                .link_id = db_text(query, "link_id", arena),
                .code = db_text(query, "code", arena),
                .text = db_text(query, "text", arena),
                .question = db_text(query, "question", arena),
                .staff_text = db_text(query, "staff_text", arena),
                .staff_question = db_text(query, "staff_question", arena),
                .lasting = db_int(query, "lasting") != 0,
                .raised_at = db_text(query, "raised_at", arena),
                .withdrawn_at = db_text(query, "withdrawn_at", arena),
                .decided_at = db_text(query, "decided_at", arena),
                .decided_before_at = db_text(query, "decided_before_at", arena),
            },
    };
    BUG_IF(!tier_from_code(db_text(query, "tier", scratch), &past.flag.tier));
    return past;
}

static void add_past(struct past_list *list, struct past_flag past, int64_t response)
{
    list->items =
        arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof(*list->items));
    list->responses = arena_grow(list->arena, list->responses, list->count,
                                 &list->response_capacity, sizeof(*list->responses));
    list->responses[list->count] = response;
    list->items[list->count++] = past;
}

static bool is_told_later(const struct past_list *list, const struct flag *flag)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].flag.link_id, flag->link_id) == 0 &&
            strcmp(list->items[i].flag.code, flag->code) == 0) {
            return true;
        }
    }
    return false;
}

/* All that lasts, of this visit too: what it tells again need not be told from before. */
static void read_lasting(struct store *store, const struct visit_record *record,
                         struct past_list *list)
{
    struct query query = of_client(
        store,
        "SELECT visits.id AS visit_id, visits.arrived_at AS arrived_at, '' AS undone_at,"
        "  raised_flags.response_id AS response_id, tier, link_id, raised_flags.code AS code, text,"
        "  question, staff_text, staff_question, lasting,"
        "  coalesce(raised_at, arrived_at) AS raised_at, withdrawn_at, decided_at,"
        "  NULL AS decided_before_at"
        " FROM visits JOIN responses ON responses.visit_id = visits.id"
        " JOIN raised_flags ON raised_flags.response_id = responses.id"
        " WHERE visits.client_id = :client AND visits.id <= :visit AND visits.undone_at IS NULL"
        "  AND lasting = 1 AND tier NOT IN ('hold', 'stop')"
        " ORDER BY visits.id DESC, responses.id DESC, raised_flags.position",
        record);
    while (db_next(&query)) {
        const struct past_flag past = read_past_flag(&query, list->arena, store->scratch);
        if (!is_told_later(list, &past.flag)) {
            add_past(list, past, db_int(&query, "response_id"));
        }
    }
    db_finish(&query);
}

/* When the question of this flag was last answered after that response, and so without it: none
 * that is newer told it. "" if it was not. */
static const char *read_unticked(struct store *store, struct arena *arena,
                                 const struct visit_record *record, const struct flag *flag,
                                 int64_t response)
{
    struct query query =
        of_client(store,
                  "SELECT coalesce(later.completed_at, later.started_at) AS at FROM visits"
                  " JOIN responses AS later ON later.visit_id = visits.id AND later.id > :response"
                  " JOIN given_answers ON given_answers.response_id = later.id"
                  "  AND given_answers.link_id = :link_id AND given_answers.answer <> ''"
                  " WHERE visits.client_id = :client AND visits.id <= :visit"
                  "  AND visits.undone_at IS NULL ORDER BY visits.id DESC, later.id DESC LIMIT 1",
                  record);
    db_bind_int(&query, ":response", response);
    db_bind_text(&query, ":link_id", flag->link_id);
    const char *at = db_next(&query) ? db_text(&query, "at", arena) : "";
    db_finish(&query);
    return at;
}

static void read_cautions(struct store *store, struct arena *arena,
                          const struct visit_record *record, struct client_history *history)
{
    struct past_list list = {.arena = arena};
    read_lasting(store, record, &list);
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].visit.value == record->id.value) {
            continue;
        }
        struct past_flag past = list.items[i];
        past.unticked_at = read_unticked(store, arena, record, &past.flag, list.responses[i]);
        list.items[count++] = past;
    }
    history->cautions = (struct past_flags){list.items, count};
}

/* The decision about its visit that belongs to an urgent flag; at is "" if none does. */
static struct decision_record read_decided(struct query *query, struct arena *arena,
                                           const struct flag *flag)
{
    const bool made = !db_is_null(query, "decision");
    const struct decision_record decided = {
        .at = made ? db_text(query, "held_at", arena) : flag->decided_at,
        .decision = db_text(query, "decision", arena),
        .initials = db_text(query, "initials", arena),
    };
    return decision_belongs_to_flag(decided.at, flag)
               ? decided
               : (struct decision_record){.at = "", .decision = "", .initials = ""};
}

/* What was said several times at a visit counts once, as in the view every_flag. Of the decisions
 * of a visit the last one holds. */
static void read_urgent(struct store *store, struct arena *arena, const struct visit_record *record,
                        struct client_history *history)
{
    struct past_list list = {.arena = arena};
    struct query query = of_client(
        store,
        "SELECT visits.id AS visit_id, visits.arrived_at AS arrived_at,"
        "  coalesce(visits.undone_at, '') AS undone_at, max(raised_flags.response_id) AS "
        "response_id,"
        "  raised_flags.tier AS tier, link_id, raised_flags.code AS code,"
        "  substr(max(printf('%012d%012d', coalesce(unixepoch(raised_at), 0), responses.id)"
        "    || text), 25) AS text,"
        "  substr(max(printf('%012d%012d', coalesce(unixepoch(raised_at), 0), responses.id)"
        "    || question), 25) AS question,"
        "  max(staff_text) AS staff_text,"
        "  max(staff_question) AS staff_question, max(lasting) AS lasting,"
        "  max(coalesce(raised_at, arrived_at)) AS raised_at,"
        "  iif(count(*) = count(withdrawn_at), max(withdrawn_at), NULL) AS withdrawn_at,"
        "  iif(count(*) = count(decided_at), max(decided_at), NULL) AS decided_at,"
        "  iif(count(*) > count(decided_at), max(decided_at), NULL) AS decided_before_at,"
        "  holds.at AS held_at, holds.decision AS decision, holds.initials AS initials"
        " FROM visits JOIN responses ON responses.visit_id = visits.id"
        " JOIN raised_flags ON raised_flags.response_id = responses.id"
        " JOIN tiers ON tiers.code = raised_flags.tier"
        " LEFT JOIN made_decisions AS holds ON holds.id = (SELECT max(id) FROM made_decisions"
        "   WHERE made_decisions.visit_id = visits.id AND made_decisions.initials <> '')"
        " WHERE visits.client_id = :client AND visits.id < :visit"
        "  AND raised_flags.tier IN ('hold', 'stop')"
        " GROUP BY visits.id, raised_flags.tier, link_id, raised_flags.code,"
        "  iif(staff_text <> '', staff_text, text)"
        " ORDER BY visits.id DESC, max(tiers.urgency) DESC, min(raised_flags.position)",
        record);
    while (db_next(&query)) {
        struct past_flag past = read_past_flag(&query, arena, store->scratch);
        past.decided = read_decided(&query, arena, &past.flag);
        add_past(&list, past, db_int(&query, "response_id"));
    }
    db_finish(&query);
    history->urgent = (struct past_flags){list.items, list.count};
}

struct client_history history_read(struct store *store, struct arena *arena,
                                   const struct visit_record *record)
{
    struct client_history history = {.first_visit_at = "", .last_visit_at = "", .named = {"", ""}};
    if (record->client.value != 0) {
        read_past_visits(store, arena, record, &history);
        read_past_numbers(store, arena, record, &history);
        read_cautions(store, arena, record, &history);
        read_urgent(store, arena, record, &history);
    }
    return history;
}
