#include "store/responses.h"

#include "base/bug.h"
#include "domain/answer_kind.h"
#include "store/db.h"
#include "store/notices.h"
#include "store/questionnaires.h"
#include "store/schema.h"
#include "store/settings.h"
#include "store/visits.h"

#include <inttypes.h>

/* The notice that a client agreed to, as it is kept: its hash ("" for visits of before hashes were
 * kept) and the day of its first use. NULL: there is none. */
struct agreement {
    const char *sha256;
    const char *version;
};

static struct agreement read_agreement(struct query *query, struct store *store)
{
    struct agreement agreement = {NULL, NULL};
    if (db_next(query)) {
        agreement.sha256 = db_text(query, "sha256", store->scratch);
        agreement.version = db_text(query, "version", store->scratch);
    }
    db_finish(query);
    return agreement;
}

static struct agreement agree_to(struct store *store, const struct notice *notice)
{
    const char *sha256 = notice_keep(store, notice);
    struct query query = db_query(store, "SELECT sha256, substr(first_agreed_at, 1, 10) AS version"
                                         " FROM notices WHERE sha256 = :sha256");
    db_bind_text(&query, ":sha256", sha256);
    return read_agreement(&query, store);
}

/* What the client agreed to who has sent the questionnaire. */
static struct agreement agreed_when_sent(struct store *store, struct visit_id visit)
{
    struct query query =
        db_query(store, "SELECT coalesce(notice_sha256, '') AS sha256, notice_version AS version"
                        " FROM responses WHERE visit_id = :visit AND status = 'completed'"
                        "  AND addition = 0 ORDER BY id DESC LIMIT 1");
    db_bind_int(&query, ":visit", visit.value);
    return read_agreement(&query, store);
}

static struct response_id insert_draft(struct store *store, struct visit_id visit,
                                       const struct response *response,
                                       const struct agreement *agreement)
{
    const struct questionnaire *questionnaire = response->questionnaire;
    struct query query = db_query(
        store, "INSERT INTO responses (visit_id, questionnaire, version, sha256, notice_sha256,"
               "  notice_version, status, started_at, addition) VALUES (:visit, :questionnaire,"
               "  :version, :sha256, nullif(:notice, ''), :notice_version, 'in-progress', :now,"
               "  :addition) RETURNING id");
    db_bind_int(&query, ":visit", visit.value);
    db_bind_text(&query, ":questionnaire", questionnaire->url);
    db_bind_text(&query, ":version", questionnaire->version);
    db_bind_text(&query, ":sha256", questionnaire->sha256);
    db_bind_text(&query, ":notice", agreement->sha256);
    db_bind_text(&query, ":notice_version", agreement->version);
    db_bind_now(&query, ":now");
    db_bind_int(&query, ":addition", response->addition ? 1 : 0);
    const struct response_id draft = {db_run_int(&query)};
    questionnaire_keep(store, questionnaire);
    return draft;
}

/* Ends the beginning: response has an id only of a draft that is there. */
static bool end_begin(struct store *store, struct response *response, struct response_id draft)
{
    if (!db_end(store)) {
        return false;
    }
    response->id = draft;
    return true;
}

bool store_begin_response(struct store *store, struct visit_id visit, struct response *response,
                          const struct notice *notice, struct err *err)
{
    BUG_IF(response->addition);
    struct response_id draft = {0};
    db_begin(store, DB_WRITE, "cannot begin the questionnaire", err);
    visit_must_be_open(store, visit);
    const struct agreement agreement = agree_to(store, notice);
    if (agreement.sha256 != NULL) { /* unless that failed, which fails this */
        draft = insert_draft(store, visit, response, &agreement);
        visit_write_status(store, visit, QUESTIONNAIRE_IN_PROGRESS);
    }
    return end_begin(store, response, draft);
}

bool store_begin_addition(struct store *store, struct visit_id visit, struct response *response,
                          struct err *err)
{
    BUG_IF(!response->addition);
    struct response_id draft = {0};
    db_begin(store, DB_WRITE, "cannot begin to add to the answers", err);
    visit_status(store, visit);
    const struct agreement agreement = agreed_when_sent(store, visit);
    if (agreement.sha256 == NULL) {
        db_refuse(store, "the questionnaire of visit %" PRId64 " was not sent yet", visit.value);
    } else {
        draft = insert_draft(store, visit, response, &agreement);
    }
    return end_begin(store, response, draft);
}

bool store_visit_questionnaire(struct store *store, struct arena *arena, struct visit_id visit,
                               const char **url, struct err *err)
{
    db_begin(store, DB_READ, "cannot read which questionnaire was begun", err);
    struct query query =
        db_query(store, "SELECT questionnaire FROM responses" RESPONSE_THAT_COUNTS);
    db_bind_int(&query, ":visit", visit.value);
    *url = db_next(&query) ? db_text(&query, "questionnaire", arena) : "";
    db_finish(&query);
    return db_end(store);
}

/* Where the answers of a response go, and in which words. */
struct destination {
    struct store *store;
    struct visit_id visit; /* that the draft belongs to by now */
    struct response_id draft;
    bool under_age; /* the client said so meanwhile, at another kiosk: only flags are kept */
    int64_t position;
    const struct response *response;
    const char *language;
};

/* A row of an answer: one of what was chosen (choice: its place in the list), or all there is. */
struct row {
    size_t choice;
    const char *words;
    const char *staff_words; /* in the language that the staff read */
    const char *code;
    const long *number; /* NULL for none */
};

/* For localized_get. */
static const char *staff_language(const struct destination *to)
{
    const char *language = to->response->questionnaire->staff_language;
    return language == NULL ? "" : language;
}

static void insert_row(const struct destination *to, size_t index, struct row row)
{
    const struct questionnaire *questionnaire = to->response->questionnaire;
    const struct item *item = &questionnaire->items[index];
    struct arena *scratch = to->store->scratch;
    struct query query = db_query(
        to->store, "INSERT INTO given_answers (response_id, position, choice, link_id, question,"
                   "  answer, code, number, type, staff_question, staff_answer, staff_group)"
                   " VALUES (:response, :position, :choice, :link_id, :question, :answer, :code,"
                   "  :number, :type, :staff_question, :staff_answer, :staff_group)");
    db_bind_int(&query, ":response", to->draft.value);
    db_bind_int(&query, ":position", to->position);
    db_bind_int(&query, ":choice", (int64_t)row.choice);
    db_bind_text(&query, ":link_id", item->link_id);
    db_bind_text(&query, ":question",
                 response_question_in_group(to->response, index, to->language, scratch));
    db_bind_text(&query, ":answer", row.words);
    db_bind_text(&query, ":staff_question",
                 response_question_in_group(to->response, index, staff_language(to), scratch));
    db_bind_text(&query, ":staff_answer", row.staff_words);
    db_bind_text(&query, ":staff_group",
                 item_group_words(questionnaire, item, staff_language(to), scratch));
    db_bind_text(&query, ":code", row.code);
    if (row.number != NULL) {
        db_bind_int(&query, ":number", *row.number);
    } else {
        db_bind_null(&query, ":number");
    }
    db_bind_text(&query, ":type", item_type_code(item->type));
    db_run(&query);
}

static void insert_chosen(const struct destination *to, size_t index)
{
    const struct questionnaire *questionnaire = to->response->questionnaire;
    const struct item *item = &questionnaire->items[index];
    for (size_t i = 0; i < answer_offer_count(item); i++) {
        if (response_offer_chosen(to->response, index, i)) {
            const struct answer_offer offer = answer_kind(item)->offer(questionnaire, item, i);
            insert_row(to, index,
                       (struct row){.choice = i,
                                    .words = localized_get(&offer.words, to->language),
                                    .staff_words = localized_get(&offer.words, staff_language(to)),
                                    .code = offer.code});
        }
    }
}

static void insert_given(const struct destination *to, size_t index)
{
    const struct item *item = &to->response->questionnaire->items[index];
    const struct answer *answer = &to->response->answers[index];
    const struct answer_kind *kind = answer_kind(item);
    if (answer_offer_count(item) > 0) {
        insert_chosen(to, index);
        return;
    }
    const char *words = kind->words(answer, to->store->scratch);
    insert_row(to, index,
               (struct row){.words = words,
                            .staff_words = words,
                            .code = kind->kept_code == NULL ? "" : kind->kept_code(answer),
                            .number = kind->has_trend ? &answer->number : NULL});
}

static void insert_state(const struct destination *to, size_t index)
{
    switch (to->response->answers[index].state) {
    case ANSWER_OPEN: break;
    case ANSWER_GIVEN: insert_given(to, index); break;
    case ANSWER_DECLINED:
        insert_row(to, index,
                   (struct row){.words = "", .staff_words = "", .code = "asked-declined"});
        break;
    case ANSWER_SKIPPED:
        insert_row(to, index, (struct row){.words = "", .staff_words = "", .code = "unknown"});
        break;
    }
}

/* Writes every answer anew: one answer may enable or disable any number of others. */
static void write_answers(struct destination to)
{
    const struct questionnaire *questionnaire = to.response->questionnaire;
    struct query query =
        db_query(to.store, "DELETE FROM given_answers WHERE response_id = :response");
    db_bind_int(&query, ":response", to.draft.value);
    db_run(&query);
    for (size_t i = 0; i < questionnaire->count; i++) {
        if (!item_is_question(&questionnaire->items[i])) {
            continue;
        }
        to.position++;
        if (response_enabled(to.response, i)) {
            insert_state(&to, i);
        }
    }
}

/* True if the staff know of it, or can by now: it stands in this response, or waits in another one.
 * What was decided about in an earlier response and is said once more is news. */
static bool visit_has_flag(const struct destination *to, const struct flag *flag)
{
    struct query query =
        db_query(to->store, "SELECT 1 FROM responses"
                            " JOIN raised_flags ON raised_flags.response_id = responses.id"
                            " WHERE responses.visit_id = :visit AND raised_flags.tier = :tier"
                            "  AND raised_flags.link_id = :link_id AND raised_flags.code = :code"
                            "  AND raised_flags.withdrawn_at IS NULL"
                            "  AND (responses.id = :response OR raised_flags.decided_at IS NULL)");
    db_bind_int(&query, ":visit", to->visit.value);
    db_bind_int(&query, ":response", to->draft.value);
    db_bind_text(&query, ":tier", tier_code(flag->tier));
    db_bind_text(&query, ":link_id", flag->link_id);
    db_bind_text(&query, ":code", flag->code);
    return db_run_int(&query) != 0;
}

/* Whoever said that they know of the client did not know of an urgent answer that came later: the
 * visit waits again. What was said stays among the decisions. To be called before the flags are
 * written. */
static void clear_seen_for_news(const struct destination *to, const struct flags *flags)
{
    bool news = false;
    for (size_t i = 0; !news && i < flags->count; i++) {
        news = flags->items[i].tier >= TIER_HOLD && !visit_has_flag(to, &flags->items[i]);
    }
    if (news) {
        struct query query = db_query(to->store, "UPDATE visits SET seen_at = NULL"
                                                 " WHERE id = :visit AND seen_at IS NOT NULL");
        db_bind_int(&query, ":visit", to->visit.value);
        db_run(&query);
    }
}

static bool is_raised(const struct flags *flags, int64_t place)
{
    for (size_t i = 0; i < flags->count; i++) {
        if ((int64_t)flags->items[i].place == place) {
            return true;
        }
    }
    return false;
}

/* What the answers no longer say: it goes, but what was urgent stays as taken back. */
static void take_back_flags(const struct destination *to, const struct flags *flags)
{
    struct query kept =
        db_query(to->store, "SELECT position FROM raised_flags WHERE response_id = :response");
    db_bind_int(&kept, ":response", to->draft.value);
    int64_t *gone = NULL;
    size_t count = 0;
    size_t capacity = 0;
    while (db_next(&kept)) {
        const int64_t place = db_int(&kept, "position");
        if (!is_raised(flags, place)) {
            gone = arena_grow(to->store->scratch, gone, count, &capacity, sizeof(*gone));
            gone[count++] = place;
        }
    }
    db_finish(&kept);
    for (size_t i = 0; i < count; i++) {
        struct query stay = db_query(
            to->store, "UPDATE raised_flags SET withdrawn_at = :now WHERE response_id = :response"
                       "  AND position = :place AND withdrawn_at IS NULL"
                       "  AND tier IN ('hold', 'stop')");
        db_bind_now(&stay, ":now");
        db_bind_int(&stay, ":response", to->draft.value);
        db_bind_int(&stay, ":place", gone[i]);
        db_run(&stay);
        struct query go = db_query(to->store, "DELETE FROM raised_flags"
                                              " WHERE response_id = :response AND position = :place"
                                              "  AND tier NOT IN ('hold', 'stop')");
        db_bind_int(&go, ":response", to->draft.value);
        db_bind_int(&go, ":place", gone[i]);
        db_run(&go);
    }
}

/* One that was taken back and is said again is news. */
static void raise_flag(const struct destination *to, const struct flag *flag)
{
    struct query query = db_query(
        to->store, "INSERT INTO raised_flags (response_id, position, tier, link_id, code, text,"
                   "  question, staff_text, staff_question, lasting, raised_at)"
                   " VALUES (:response, :place, :tier, :link_id, :code, :text, :question,"
                   "  :staff_text, :staff_question, :lasting, :now)"
                   " ON CONFLICT (response_id, position) DO UPDATE SET text = excluded.text,"
                   "  question = excluded.question, staff_text = excluded.staff_text,"
                   "  staff_question = excluded.staff_question, lasting = excluded.lasting,"
                   "  raised_at = iif(withdrawn_at IS NULL, raised_at, excluded.raised_at),"
                   "  decided_at = iif(withdrawn_at IS NULL, decided_at, NULL),"
                   "  withdrawn_at = NULL");
    db_bind_int(&query, ":response", to->draft.value);
    db_bind_int(&query, ":place", (int64_t)flag->place);
    db_bind_text(&query, ":tier", tier_code(flag->tier));
    db_bind_text(&query, ":link_id", flag->link_id);
    db_bind_text(&query, ":code", flag->code);
    db_bind_text(&query, ":text", flag->text);
    db_bind_text(&query, ":question", flag->question);
    db_bind_text(&query, ":staff_text", flag->staff_text);
    db_bind_text(&query, ":staff_question", flag->staff_question);
    db_bind_int(&query, ":lasting", flag->lasting ? 1 : 0);
    db_bind_now(&query, ":now");
    db_run(&query);
}

static void write_flags(const struct destination *to, const struct flags *flags)
{
    clear_seen_for_news(to, flags);
    take_back_flags(to, flags);
    for (size_t i = 0; i < flags->count; i++) {
        raise_flag(to, &flags->items[i]);
    }
}

static void find_draft(struct destination *to)
{
    struct query query = db_query(
        to->store, "SELECT visit_id, questionnaire_status = 'under-age' AS under_age FROM responses"
                   " JOIN visits ON visits.id = visit_id"
                   " WHERE responses.id = :id AND status = 'in-progress'");
    db_bind_int(&query, ":id", to->draft.value);
    if (db_next(&query)) {
        to->visit.value = db_int(&query, "visit_id");
        to->under_age = db_int(&query, "under_age") != 0;
    } else {
        db_refuse(to->store, "response %" PRId64 " was not begun, or was sent", to->draft.value);
    }
    db_finish(&query);
}

/* Makes the draft what the response says now; says where that is. */
static struct destination write_draft(struct store *store, const struct response *response,
                                      const char *language, const struct flags *flags)
{
    struct destination to = {
        .store = store,
        .draft = response->id,
        .response = response,
        .language = language,
    };
    find_draft(&to);
    if (!to.under_age) {
        write_answers(to);
    }
    write_flags(&to, flags);
    setting_write_now(store, "answered_at");
    return to;
}

bool store_save_answer(struct store *store, const struct response *response, const char *language,
                       struct err *err)
{
    db_begin(store, DB_WRITE, "cannot save the answer", err);
    struct flags flags = response_flags(response, language, store->scratch);
    write_draft(store, response, language, &flags);
    return db_end(store);
}

bool store_complete_response(struct store *store, const struct response *response,
                             const char *language, const struct flags *flags, struct err *err)
{
    db_begin(store, DB_WRITE, "cannot save the questionnaire", err);
    const struct destination to = write_draft(store, response, language, flags);
    struct query query =
        db_query(store, "UPDATE responses SET status = 'completed', completed_at = :now"
                        " WHERE id = :response");
    db_bind_int(&query, ":response", response->id.value);
    db_bind_now(&query, ":now");
    db_run(&query);
    if (!response->addition && !to.under_age) {
        visit_write_status(store, to.visit, QUESTIONNAIRE_COMPLETED);
    }
    return db_end(store);
}
