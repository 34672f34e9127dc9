/* Questionnaires: drafts, what they flag, what was sent, and the one before. */
#include "store/store_private.h"

#include "base/bug.h"

#include <inttypes.h>
#include <string.h>

bool store_begin_response(struct store *store, struct visit_id visit,
                          const struct questionnaire *questionnaire, const char *notice_version,
                          struct err *err)
{
    static const char *const doing = "cannot begin the questionnaire";
    if (!transaction_begin(store, doing, err)) {
        return false;
    }
    bool ok = visit_not_completed(store, visit, err);
    if (ok) {
        char now[ISO8601_SIZE];
        struct query query = query_start(store, STATEMENT_INSERT_RESPONSE);
        query_bind_integer(&query, 1, visit.value);
        query_bind_text(&query, 2, questionnaire->url);
        query_bind_text(&query, 3, questionnaire->version);
        query_bind_text(&query, 4, questionnaire->sha256);
        query_bind_text(&query, 5, notice_version);
        query_bind_text(&query, 6, iso8601_format(clock_wall_ms(store->clock), now));
        ok = query_run(&query, doing, err) &&
             visit_write_status(store, visit, QUESTIONNAIRE_IN_PROGRESS, doing, err);
    }
    return transaction_end(store, ok, doing, err);
}

/* The row of the response that is being answered. */
static bool find_draft(struct store *store, struct visit_id visit,
                       const struct questionnaire *questionnaire, int64_t *row, const char *doing,
                       struct err *err)
{
    if (!visit_not_completed(store, visit, err)) {
        return false;
    }
    struct query query = query_start(store, STATEMENT_NEWEST_RESPONSE);
    query_bind_integer(&query, 1, visit.value);
    bool begun = query_next(&query);
    if (begun) {
        *row = query_integer(&query, 0);
        begun = strcmp(query_text(&query, 1, store->scratch), questionnaire->url) == 0 &&
                strcmp(query_text(&query, 2, store->scratch), questionnaire->sha256) == 0;
    }
    return query_finish(&query, doing, err) &&
           (begun || err_set(err, "%s: visit %" PRId64 " has not begun this questionnaire",
                             store->path, visit.value));
}

static bool delete_of_response(struct store *store, enum statement statement, int64_t row,
                               const char *doing, struct err *err)
{
    struct query query = query_start(store, statement);
    query_bind_integer(&query, 1, row);
    return query_run(&query, doing, err);
}

/* Where an answer goes and in which words. */
struct destination {
    struct store *store;
    int64_t row;
    int64_t position;
    const char *language;
    const char *doing;
};

static bool insert_answer(const struct destination *to, const struct item *item, size_t choice,
                          const char *words, const char *code, const long *number, struct err *err)
{
    struct query query = query_start(to->store, STATEMENT_INSERT_ANSWER);
    query_bind_integer(&query, 1, to->row);
    query_bind_integer(&query, 2, to->position);
    query_bind_integer(&query, 3, (int64_t)choice);
    query_bind_text(&query, 4, item->link_id);
    query_bind_text(&query, 5, localized_get(&item->text, to->language));
    query_bind_text(&query, 6, words);
    query_bind_text(&query, 7, code);
    if (number != NULL) {
        query_bind_integer(&query, 8, *number);
    }
    return query_run(&query, to->doing, err);
}

static bool insert_choice(const struct destination *to, const struct item *item,
                          const struct answer *answer, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < item->option_count; i++) {
        if ((answer->options & (UINT64_C(1) << i)) != 0) {
            const struct option *option = &item->options[i];
            ok = insert_answer(to, item, i, localized_get(&option->display, to->language),
                               option->code, NULL, err);
        }
    }
    return ok;
}

static bool insert_given(const struct destination *to, const struct response *response,
                         size_t index, struct err *err)
{
    const struct item *item = &response->questionnaire->items[index];
    const struct answer *answer = &response->answers[index];
    const char *words = response_words(response, index, to->language, to->store->scratch);
    switch (item->type) {
    case ITEM_CHOICE: return insert_choice(to, item, answer, err);
    case ITEM_BOOLEAN:
        return insert_answer(to, item, 0, words, answer->number != 0 ? "true" : "false", NULL, err);
    case ITEM_INTEGER: return insert_answer(to, item, 0, words, "", &answer->number, err);
    case ITEM_STRING:
    case ITEM_TEXT: return insert_answer(to, item, 0, words, "", NULL, err);
    case ITEM_GROUP:
    case ITEM_DISPLAY: break;
    }
    BUG("an answer to an item that is no question");
}

/* Every answer anew: one answer may enable or disable any number of others. */
static bool write_answers(struct destination to, const struct response *response, struct err *err)
{
    const struct questionnaire *questionnaire = response->questionnaire;
    bool ok = delete_of_response(to.store, STATEMENT_DELETE_ANSWERS, to.row, to.doing, err);
    for (size_t i = 0; ok && i < questionnaire->count; i++) {
        const struct item *item = &questionnaire->items[i];
        if (!item_is_question(item)) {
            continue;
        }
        to.position++;
        if (!response_enabled(response, i)) {
            continue;
        }
        switch (response->answers[i].state) {
        case ANSWER_OPEN: break;
        case ANSWER_GIVEN: ok = insert_given(&to, response, i, err); break;
        case ANSWER_DECLINED:
            ok = insert_answer(&to, item, 0, "", "asked-declined", NULL, err);
            break;
        case ANSWER_SKIPPED: ok = insert_answer(&to, item, 0, "", "unknown", NULL, err); break;
        }
    }
    return ok;
}

static bool flag_of_visit(const struct destination *to, struct visit_id visit,
                          const struct flag *flag, bool *is, struct err *err)
{
    struct query query = query_start(to->store, STATEMENT_FLAG_OF_VISIT);
    query_bind_integer(&query, 1, visit.value);
    query_bind_text(&query, 2, tier_code(flag->tier));
    query_bind_text(&query, 3, flag->link_id);
    query_bind_text(&query, 4, flag->code);
    *is = query_next(&query);
    return query_finish(&query, to->doing, err);
}

/* Whoever said that they know of the client did not know of an urgent answer that came later: the
 * visit waits again. What was said stays among the decisions. Before the flags are written. */
static bool clear_seen_for_news(const struct destination *to, struct visit_id visit,
                                const struct flags *flags, struct err *err)
{
    bool news = false;
    for (size_t i = 0; !news && i < flags->count; i++) {
        bool known = true;
        if (flags->items[i].tier >= TIER_HOLD &&
            !flag_of_visit(to, visit, &flags->items[i], &known, err)) {
            return false;
        }
        news = !known;
    }
    if (!news) {
        return true;
    }
    struct query query = query_start(to->store, STATEMENT_CLEAR_SEEN);
    query_bind_integer(&query, 1, visit.value);
    return query_run(&query, to->doing, err);
}

static bool write_flags(const struct destination *to, struct visit_id visit,
                        const struct flags *flags, struct err *err)
{
    bool ok = clear_seen_for_news(to, visit, flags, err) &&
              delete_of_response(to->store, STATEMENT_DELETE_FLAGS, to->row, to->doing, err);
    for (size_t i = 0; ok && i < flags->count; i++) {
        const struct flag *flag = &flags->items[i];
        struct query query = query_start(to->store, STATEMENT_INSERT_FLAG);
        query_bind_integer(&query, 1, to->row);
        query_bind_integer(&query, 2, (int64_t)i);
        query_bind_text(&query, 3, tier_code(flag->tier));
        query_bind_text(&query, 4, flag->link_id);
        query_bind_text(&query, 5, flag->code);
        query_bind_text(&query, 6, flag->text);
        ok = query_run(&query, to->doing, err);
    }
    return ok;
}

bool store_save_answer(struct store *store, struct visit_id visit, const struct response *response,
                       const char *language, struct err *err)
{
    struct destination to = {
        .store = store, .language = language, .doing = "cannot save the answer"};
    if (!transaction_begin(store, to.doing, err)) {
        return false;
    }
    struct flags flags = response_flags(response, language, store->scratch);
    bool ok = find_draft(store, visit, response->questionnaire, &to.row, to.doing, err) &&
              write_answers(to, response, err) && write_flags(&to, visit, &flags, err) &&
              setting_write_now(store, "answered_at", to.doing, err);
    return transaction_end(store, ok, to.doing, err);
}

static bool mark_completed(const struct destination *to, struct visit_id visit, struct err *err)
{
    char now[ISO8601_SIZE];
    struct query query = query_start(to->store, STATEMENT_COMPLETE_RESPONSE);
    query_bind_integer(&query, 1, to->row);
    query_bind_text(&query, 2, iso8601_format(clock_wall_ms(to->store->clock), now));
    return query_run(&query, to->doing, err) &&
           visit_write_status(to->store, visit, QUESTIONNAIRE_COMPLETED, to->doing, err);
}

bool store_complete_response(struct store *store, struct visit_id visit,
                             const struct response *response, const char *language,
                             const struct flags *flags, struct err *err)
{
    struct destination to = {
        .store = store, .language = language, .doing = "cannot save the questionnaire"};
    if (!transaction_begin(store, to.doing, err)) {
        return false;
    }
    bool ok = find_draft(store, visit, response->questionnaire, &to.row, to.doing, err) &&
              write_answers(to, response, err) && write_flags(&to, visit, flags, err) &&
              mark_completed(&to, visit, err) &&
              setting_write_now(store, "answered_at", to.doing, err);
    return transaction_end(store, ok, to.doing, err);
}

static bool is_known(const struct prior_response *prior, const struct prior_number *number)
{
    for (size_t i = 0; i < prior->count; i++) {
        if (strcmp(prior->numbers[i].link_id, number->link_id) == 0) {
            return true;
        }
    }
    return false;
}

/* The newest of each question: the rows come the latest visit first. */
static bool read_numbers(struct store *store, struct arena *arena, struct visit_id visit,
                         struct prior_response *prior, const char *doing, struct err *err)
{
    struct query query = query_start(store, STATEMENT_PRIOR_NUMBERS);
    query_bind_integer(&query, 1, visit.value);
    struct prior_number *numbers = NULL;
    size_t capacity = 0;
    while (query_next(&query)) {
        const struct prior_number number = {
            .link_id = query_text(&query, 0, arena),
            .number = (long)query_integer(&query, 1),
        };
        if (!is_known(prior, &number)) {
            numbers = arena_grow(arena, numbers, prior->count, &capacity, sizeof(*numbers));
            numbers[prior->count++] = number;
            prior->numbers = numbers;
        }
    }
    return query_finish(&query, doing, err);
}

bool prior_read(struct store *store, struct arena *arena, struct visit_id visit,
                struct prior_response *prior, struct err *err)
{
    static const char *const doing = "cannot read the questionnaire of an earlier visit";
    *prior = (struct prior_response){0};
    struct query query = query_start(store, STATEMENT_PRIOR_RESPONSE);
    query_bind_integer(&query, 1, visit.value);
    if (query_next(&query)) {
        prior->exists = iso8601_parse(query_text(&query, 0, arena), &prior->arrived_ms);
    }
    return query_finish(&query, doing, err) &&
           (!prior->exists || read_numbers(store, arena, visit, prior, doing, err));
}

bool store_prior_response(struct store *store, struct arena *arena, struct visit_id visit,
                          struct prior_response *prior, struct err *err)
{
    enum questionnaire_status status;
    return store_questionnaire_status(store, visit, &status, err) &&
           prior_read(store, arena, visit, prior, err);
}
