/* Answers given under another's name go to whom they belong to. */
#include "store/store_private.h"

#include "base/bug.h"
#include "domain/numbers.h"

#include <inttypes.h>
#include <string.h>

static const char *const doing = "cannot move the answers";

static bool has_response(struct store *store, struct visit_id visit, bool *has, struct err *err)
{
    struct query query = query_start(store, STATEMENT_HAS_RESPONSE);
    query_bind_integer(&query, 1, visit.value);
    *has = query_next(&query);
    return query_finish(&query, doing, err);
}

/* There must be answers to move: *status is how far they are. */
static bool may_give(struct store *store, struct visit_id from, enum questionnaire_status *status,
                     struct err *err)
{
    bool has = false;
    return visit_status(store, from, status, err) && has_response(store, from, &has, err) &&
           (has ||
            err_set(err, "%s: visit %" PRId64 " has no answers to move", store->path, from.value));
}

static bool may_take(struct store *store, struct visit_id from, struct visit_id to, struct err *err)
{
    bool has = false;
    enum questionnaire_status ignored;
    if (from.value == to.value) {
        return err_set(err, "%s: the answers are with visit %" PRId64 " already", store->path,
                       to.value);
    }
    return visit_status(store, to, &ignored, err) && has_response(store, to, &has, err) &&
           (!has ||
            err_set(err, "%s: visit %" PRId64 " has answers of its own", store->path, to.value));
}

/* One of the statements about two visits and a time; those without a time do not read it. */
static bool run(struct store *store, enum statement statement, struct visit_id from,
                const struct visit_id *to, const char *at, struct err *err)
{
    struct query query = query_start(store, statement);
    query_bind_integer(&query, 1, from.value);
    if (to != NULL) {
        query_bind_integer(&query, 2, to->value);
    }
    if (at != NULL) {
        query_bind_text(&query, 3, at);
    }
    return query_run(&query, doing, err);
}

/* A number that was moved, and the one before it of the person whom it belongs to. */
struct moved_number {
    int64_t response;
    const char *link_id;
    const char *question;
    long number;
};

static bool add_worse_flag(struct store *store, const struct moved_number *moved, long before,
                           struct err *err)
{
    struct query query = query_start(store, STATEMENT_ADD_FLAG);
    query_bind_integer(&query, 1, moved->response);
    query_bind_text(&query, 2, tier_code(TIER_REVIEW));
    query_bind_text(&query, 3, moved->link_id);
    query_bind_text(&query, 4, TREND_FLAG_WORSE);
    query_bind_text(&query, 5, trend_words(store->scratch, moved->question, before, moved->number));
    return query_run(&query, doing, err);
}

static bool flag_if_worse(struct store *store, const struct moved_number *moved,
                          const struct prior_response *prior, struct err *err)
{
    for (size_t i = 0; i < prior->count; i++) {
        const struct prior_number *before = &prior->numbers[i];
        if (strcmp(before->link_id, moved->link_id) == 0) {
            return !number_wants_review(moved->link_id, before->number, moved->number) ||
                   add_worse_flag(store, moved, before->number, err);
        }
    }
    return true;
}

static bool read_moved(struct store *store, struct visit_id to, struct moved_number **numbers,
                       size_t *count, struct err *err)
{
    size_t capacity = 0;
    struct query query = query_start(store, STATEMENT_MOVED_NUMBERS);
    query_bind_integer(&query, 1, to.value);
    while (query_next(&query)) {
        *numbers = arena_grow(store->scratch, *numbers, *count, &capacity, sizeof(**numbers));
        (*numbers)[(*count)++] = (struct moved_number){
            .response = query_integer(&query, 0),
            .link_id = query_text(&query, 1, store->scratch),
            .question = query_text(&query, 2, store->scratch),
            .number = (long)query_integer(&query, 3),
        };
    }
    return query_finish(&query, doing, err);
}

/* What became worse was told by the numbers of the person it was taken for, and names them: told
 * anew by those of whom it belongs to. */
static bool compare_again(struct store *store, struct visit_id to, struct err *err)
{
    struct prior_response prior;
    struct moved_number *numbers = NULL;
    size_t count = 0;
    struct query query = query_start(store, STATEMENT_CLEAR_WORSE_FLAGS);
    query_bind_integer(&query, 1, to.value);
    query_bind_text(&query, 2, TREND_FLAG_WORSE);
    bool ok = query_run(&query, doing, err) && prior_read(store, store->scratch, to, &prior, err) &&
              read_moved(store, to, &numbers, &count, err);
    for (size_t i = 0; ok && i < count; i++) {
        ok = flag_if_worse(store, &numbers[i], &prior, err);
    }
    return ok;
}

static bool move_rows(struct store *store, struct visit_id from, struct visit_id to,
                      enum questionnaire_status status, struct err *err)
{
    char now[ISO8601_SIZE];
    iso8601_format(clock_wall_ms(store->clock), now);
    return run(store, STATEMENT_NOTE_MOVED_RESPONSES, from, &to, now, err) &&
           run(store, STATEMENT_MOVE_RESPONSES, from, &to, NULL, err) &&
           compare_again(store, to, err) &&
           run(store, STATEMENT_CLEAR_SEEN_IF_URGENT, to, NULL, NULL, err) &&
           run(store, STATEMENT_COPY_STARS, from, &to, NULL, err) &&
           run(store, STATEMENT_CLEAR_STARS, from, NULL, NULL, err) &&
           visit_write_status(store, to, status, doing, err) &&
           visit_write_status(store, from, QUESTIONNAIRE_NONE, doing, err);
}

static bool move_all(struct store *store, const struct answers_move *move, const char *who,
                     struct visit_id *to, struct err *err)
{
    enum questionnaire_status status = QUESTIONNAIRE_NONE;
    if (!may_give(store, move->from, &status, err)) {
        return false;
    }
    *to = move->to;
    if (to->value == 0 && !visit_check_in(store, move->arrival, to, doing, err)) {
        return false;
    }
    const char *scope =
        arena_printf(store->scratch, "visit %" PRId64 " to visit %" PRId64 "%s", move->from.value,
                     to->value, move->undo_from ? ", undone" : "");
    return may_take(store, move->from, *to, err) &&
           move_rows(store, move->from, *to, status, err) &&
           (!move->undo_from || visit_undo(store, move->from, doing, err)) &&
           audit_write(store, who, "move-answers", scope, err);
}

bool store_move_answers(struct store *store, const struct answers_move *move, const char *who,
                        struct visit_id *to, struct err *err)
{
    struct visit_id found = {0};
    BUG_IF(move->to.value == 0 && move->arrival == NULL);
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = move_all(store, move, who, &found, err);
    if (!transaction_end(store, ok, doing, err)) {
        return false;
    }
    *to = found;
    return true;
}
