#include "store/move.h"

#include "base/bug.h"
#include "domain/decision.h"
#include "domain/numbers.h"
#include "store/audit.h"
#include "store/db.h"
#include "store/prior.h"
#include "store/visits.h"

#include <inttypes.h>
#include <string.h>

static bool has_response(struct store *store, struct visit_id visit)
{
    struct query query = db_query(store, "SELECT 1 FROM responses WHERE visit_id = :visit LIMIT 1");
    db_bind_int(&query, ":visit", visit.value);
    return db_run_int(&query) != 0;
}

/* The other visit must stand and have no answers of its own. */
static void check_taker(struct store *store, struct visit_id from, struct visit_id to)
{
    if (from.value == to.value) {
        db_refuse(store, "the answers are with visit %" PRId64 " already", to.value);
    }
    visit_status(store, to);
    if (has_response(store, to)) {
        db_refuse(store, "visit %" PRId64 " has answers of its own", to.value);
    }
}

/* A statement about both visits; sql is a literal. */
static struct query of_both(struct store *store, const char *sql, struct visit_id from,
                            struct visit_id to)
{
    struct query query = db_query(store, sql);
    db_bind_int(&query, ":from", from.value);
    db_bind_int(&query, ":to", to.value);
    return query;
}

static void move_responses(struct store *store, struct visit_id from, struct visit_id to,
                           const char *initials)
{
    struct query note = of_both(store,
                                "INSERT INTO moved_responses"
                                "  (response_id, from_visit_id, to_visit_id, at, moved_by)"
                                " SELECT id, visit_id, :to, :now, :initials FROM responses"
                                "  WHERE visit_id = :from ORDER BY id",
                                from, to);
    db_bind_now(&note, ":now");
    db_bind_text(&note, ":initials", initials);
    db_run(&note);
    /* what somebody decided was about another client */
    struct query undecide =
        db_query(store, "UPDATE raised_flags SET decided_at = NULL WHERE response_id IN"
                        " (SELECT id FROM responses WHERE visit_id = :from)");
    db_bind_int(&undecide, ":from", from.value);
    db_run(&undecide);
    struct query query =
        of_both(store, "UPDATE responses SET visit_id = :to WHERE visit_id = :from", from, to);
    db_run(&query);
}

static void move_stars(struct store *store, struct visit_id from, struct visit_id to)
{
    struct query copy = of_both(store,
                                "INSERT INTO starred_pages (visit_id, page_id, title)"
                                " SELECT :to, page_id, title FROM starred_pages"
                                "  WHERE visit_id = :from ON CONFLICT DO NOTHING",
                                from, to);
    db_run(&copy);
    struct query clear = db_query(store, "DELETE FROM starred_pages WHERE visit_id = :from");
    db_bind_int(&clear, ":from", from.value);
    db_run(&clear);
}

/* A number that was moved. */
struct moved_number {
    int64_t response;
    const char *questionnaire; /* url */
    const char *link_id;
    const char *question;
    const char *staff_question;
    long number;
};

struct moved_numbers {
    struct moved_number *items;
    size_t count;
};

static void add_worse_flag(struct store *store, const struct moved_number *moved, long before)
{
    struct query query = db_query(
        store, "INSERT INTO raised_flags (response_id, position, tier, link_id, code, text,"
               "  staff_text, raised_at)"
               " SELECT :response, 1 + coalesce(max(position), 0), :tier, :link_id, :code,"
               "  :text, :staff_text, :now FROM raised_flags WHERE response_id = :response");
    db_bind_int(&query, ":response", moved->response);
    db_bind_text(&query, ":tier", tier_code(TIER_REVIEW));
    db_bind_text(&query, ":link_id", moved->link_id);
    db_bind_text(&query, ":code", TREND_FLAG_WORSE);
    db_bind_text(&query, ":text",
                 trend_words(store->scratch, moved->question, before, moved->number));
    db_bind_text(&query, ":staff_text",
                 trend_words(store->scratch, moved->staff_question, before, moved->number));
    db_bind_now(&query, ":now");
    db_run(&query);
}

static void flag_if_worse(struct store *store, const struct moved_number *moved,
                          const struct prior_response *prior)
{
    for (size_t i = 0; i < prior->count; i++) {
        const struct prior_number *before = &prior->numbers[i];
        if (strcmp(before->link_id, moved->link_id) == 0 &&
            number_wants_review(moved->link_id, before->number, moved->number)) {
            add_worse_flag(store, moved, before->number);
        }
    }
}

static struct moved_numbers read_moved(struct store *store, struct visit_id to)
{
    struct moved_numbers moved = {0};
    size_t capacity = 0;
    struct query query = db_query(
        store,
        "SELECT given_answers.response_id AS response_id, questionnaire, link_id, question,"
        "  staff_question, number FROM responses"
        " JOIN given_answers ON given_answers.response_id = responses.id AND number IS NOT NULL"
        " WHERE responses.visit_id = :to AND responses.status = 'completed' ORDER BY position");
    db_bind_int(&query, ":to", to.value);
    while (db_next(&query)) {
        moved.items =
            arena_grow(store->scratch, moved.items, moved.count, &capacity, sizeof(*moved.items));
        moved.items[moved.count++] = (struct moved_number){
            .response = db_int(&query, "response_id"),
            .questionnaire = db_text(&query, "questionnaire", store->scratch),
            .link_id = db_text(&query, "link_id", store->scratch),
            .question = db_text(&query, "question", store->scratch),
            .staff_question = db_text(&query, "staff_question", store->scratch),
            .number = (long)db_int(&query, "number"),
        };
    }
    db_finish(&query);
    return moved;
}

/* The flags that say "worse" compare with the numbers of the person whom the answers were taken
 * for, and quote them. They go, and the answers are compared anew with the numbers of the person
 * whom they belong to. */
static void compare_again(struct store *store, const struct answers_move *move, struct visit_id to)
{
    struct query query = db_query(
        store, "DELETE FROM raised_flags WHERE code = :worse"
               " AND response_id IN (SELECT id FROM responses WHERE visit_id = :to)"
               " AND EXISTS (SELECT 1 FROM given_answers AS given"
               "  WHERE given.response_id = raised_flags.response_id"
               "   AND given.link_id = raised_flags.link_id AND given.number IS NOT NULL)");
    db_bind_int(&query, ":to", to.value);
    db_bind_text(&query, ":worse", TREND_FLAG_WORSE);
    db_run(&query);
    struct moved_numbers moved = read_moved(store, to);
    for (size_t i = 0; i < moved.count; i++) {
        const struct moved_number *number = &moved.items[i];
        const struct prior_response prior =
            prior_read(store, store->scratch, to,
                       visit_reason_of(move->reasons, move->reason_count, number->questionnaire));
        flag_if_worse(store, number, &prior);
    }
}

static void clear_seen_if_urgent(struct store *store, struct visit_id to)
{
    struct query query = db_query(
        store,
        "UPDATE visits SET seen_at = NULL WHERE id = :to AND seen_at IS NOT NULL AND EXISTS ("
        "  SELECT 1 FROM flags WHERE flags.visit_id = :to"
        "   AND flags.tier IN ('hold', 'stop'))");
    db_bind_int(&query, ":to", to.value);
    db_run(&query);
}

static void move_all(struct store *store, const struct answers_move *move, struct visit_id to,
                     const char *who)
{
    const struct visit_id from = move->from;
    enum questionnaire_status status = visit_status(store, from);
    if (!has_response(store, from)) {
        db_refuse(store, "visit %" PRId64 " has no answers to move", from.value);
    }
    check_taker(store, from, to);
    move_responses(store, from, to, move->initials);
    compare_again(store, move, to);
    clear_seen_if_urgent(store, to);
    move_stars(store, from, to);
    visit_write_status(store, to, status);
    visit_write_status(store, from, QUESTIONNAIRE_NONE);
    if (move->undo_from) {
        visit_undo(store, from, move->initials);
    }
    audit_write(store, who, "move-answers",
                arena_printf(store->scratch, "visit %" PRId64 " to visit %" PRId64 "%s", from.value,
                             to.value, move->undo_from ? ", undone" : ""));
}

bool store_move_answers(struct store *store, const struct answers_move *move, const char *who,
                        struct visit_id *to, struct err *err)
{
    BUG_IF(move->to.value == 0 && move->arrival == NULL);
    BUG_IF(!initials_valid(move->initials));
    db_begin(store, DB_WRITE, "cannot move the answers", err);
    struct visit_id taker = move->to.value != 0 ? move->to : visit_check_in(store, move->arrival);
    move_all(store, move, taker, who);
    if (!db_end(store)) {
        return false;
    }
    *to = taker;
    return true;
}
