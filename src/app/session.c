#include "app/session.h"

#include "base/log.h"
#include "domain/answer_kind.h"
#include "domain/numbers.h"
#include "store/delays.h"
#include "store/responses.h"
#include "store/urgency.h"
#include "store/visits.h"

#include <string.h>

#define SESSION_BLOCK (64 * 1024)

struct session *session_create(const struct world *world)
{
    struct arena *arena = arena_create(SESSION_BLOCK);
    struct session *session = ARENA_NEW(arena, struct session);
    session->arena = arena;
    session->world = world;
    session->typed_name = "";
    session->given = "";
    session->therapist = "";
    return session;
}

void session_destroy(struct session *session)
{
    if (session != NULL) {
        arena_destroy(session->arena); /* the session itself lives in it */
    }
}

void session_reset(struct session *session)
{
    const struct world *world = session->world;
    struct arena *arena = session->arena;
    arena_reset(arena);
    /* a reset arena hands out its first piece again: the same address */
    struct session *fresh = ARENA_NEW(arena, struct session);
    fresh->arena = arena;
    fresh->world = world;
    fresh->typed_name = "";
    fresh->given = "";
    fresh->therapist = "";
}

/* False if it cannot be read, which is logged. */
static bool read_status(const struct session *session, enum questionnaire_status *status)
{
    struct err err;
    const bool ok = store_questionnaire_status(session->world->store, session->visit, status, &err);
    if (!ok) {
        log_warning("questionnaire status: %s", err.text);
    }
    return ok;
}

bool session_wants_questionnaire(const struct session *session)
{
    enum questionnaire_status status = QUESTIONNAIRE_NONE;
    return read_status(session, &status) && status != QUESTIONNAIRE_COMPLETED &&
           status != QUESTIONNAIRE_UNDER_AGE;
}

void session_recall_under_age(struct session *session)
{
    enum questionnaire_status status = QUESTIONNAIRE_NONE;
    session->under_age = read_status(session, &status) && status == QUESTIONNAIRE_UNDER_AGE;
}

/* What was said is kept by now. Advice that it calls for may be owed. */
static void ask_no_further(struct session *session)
{
    session->hold_owed = session_hold_due(session);
    session->response = NULL;
    session->agreed = false;
}

bool session_end_addition(struct session *session, const char *language, struct err *err)
{
    if (session_stop_due(session)) {
        return true;
    }
    if (!session_keep_draft(session, language, err)) {
        return false;
    }
    ask_no_further(session);
    return true;
}

bool session_decline(struct session *session, bool under_age, const char *language, struct err *err)
{
    if (session_stop_due(session)) {
        return true;
    }
    enum questionnaire_status status = under_age ? QUESTIONNAIRE_UNDER_AGE : QUESTIONNAIRE_DECLINED;
    const bool begun = session->response != NULL && !under_age;
    session->under_age = under_age; /* the visitor said so, saved or not */
    session->declined = !under_age;
    if (!session_keep_draft(session, language, err) ||
        (!begun &&
         !store_set_questionnaire_status(session->world->store, session->visit, status, err))) {
        return false;
    }
    ask_no_further(session);
    return true;
}

size_t session_question_count(const struct session *session)
{
    struct arena *scratch = arena_create(SESSION_BLOCK);
    const struct blank_responses blank = session_could_ask(session, scratch);
    size_t most = 0;
    for (size_t i = 0; i < blank.count; i++) {
        size_t n = 0;
        size_t total = 0;
        response_progress(blank.items[i], response_first(blank.items[i]), &n, &total);
        most = total > most ? total : most;
    }
    arena_destroy(scratch);
    return most;
}

const struct item *session_item(const struct session *session)
{
    return session->questionnaire == NULL ? NULL : &session->questionnaire->items[session->item];
}

void session_go_to(struct session *session, size_t item)
{
    session->item = item;
    session->page = question_page_of(item);
}

void session_show_page(struct session *session, bool whole)
{
    session->page =
        whole ? response_page(session->response, session->item) : question_page_of(session->item);
    session->item = session->page.items[0];
}

static bool is_given(const struct session *session, size_t item)
{
    return session->response->answers[item].state == ANSWER_GIVEN;
}

void session_rather_tell(struct session *session)
{
    bool all_given = true;
    for (size_t i = 0; i < session->page.count; i++) {
        const size_t item = session->page.items[i];
        all_given =
            all_given && (is_given(session, item) || !response_enabled(session->response, item));
    }
    for (size_t i = 0; i < session->page.count; i++) {
        const size_t item = session->page.items[i];
        if (response_enabled(session->response, item) && (all_given || !is_given(session, item))) {
            response_decline(session->response, item);
        }
    }
}

bool session_save_answer(struct session *session, const char *language, struct err *err)
{
    for (size_t i = 0; i < session->page.count; i++) {
        if (response_enabled(session->response, session->page.items[i])) {
            response_skip(session->response, session->page.items[i]);
        }
    }
    return session_save(session, language, err);
}

/* The first question that is required and has no answer, or that a change newly opened. */
static size_t missing(const struct session *session)
{
    const struct response *response = session->response;
    size_t item = response_first(response);
    while (item != RESPONSE_END && response->answers[item].state != ANSWER_OPEN &&
           response_may_continue(response, item)) {
        item = response_next(response, item);
    }
    return item;
}

bool session_go_to_missing(struct session *session)
{
    const size_t item = missing(session);
    if (item == RESPONSE_END) {
        return false;
    }
    session_go_to(session, item);
    return true;
}

bool session_save(struct session *session, const char *language, struct err *err)
{
    session->unsaved = !store_save_answer(session->world->store, session->response, language, err);
    return !session->unsaved;
}

/* A row of the review stands for a whole page of questions: all of them are gone through again,
 * also where the screen has no room for them at once. */
static bool is_passed_over(const struct session *session, size_t item)
{
    return session->reviewing && session->response->answers[item].state != ANSWER_OPEN &&
           response_page(session->response, item).items[0] !=
               response_page(session->response, session->item).items[0];
}

bool session_next(struct session *session)
{
    const size_t last = session->page.items[session->page.count - 1];
    size_t next = response_next(session->response, last);
    while (next != RESPONSE_END && is_passed_over(session, next)) {
        next = response_next(session->response, next);
    }
    if (next == RESPONSE_END) {
        session->reviewing = true;
        return false;
    }
    session_go_to(session, next);
    return true;
}

bool session_previous(struct session *session)
{
    size_t previous = response_previous(session->response, session->item);
    if (previous == RESPONSE_END) {
        return false;
    }
    session_go_to(session, previous);
    return true;
}

/* A number that is worse than last time. */
static struct flag worse_flag(const struct session *session, size_t item, const char *language,
                              long before, long now)
{
    const struct response *response = session->response;
    const char *staff_language = session->questionnaire->staff_language;
    struct arena *arena = session->arena;
    return (struct flag){
        .tier = TIER_REVIEW,
        .link_id = session->questionnaire->items[item].link_id,
        .code = TREND_FLAG_WORSE,
        .text = trend_words(arena, response_question_in_group(response, item, language, arena),
                            before, now),
        .question = "",
        .staff_text = trend_words(
            arena, response_question_in_group(response, item, staff_language, arena), before, now),
        .staff_question = "",
        .place = flag_place_of_item(item),
        .raised_at = "",
        .withdrawn_at = "",
        .decided_at = "",
    };
}

/* What is worse than last time is flagged beside what the answers flag by themselves. */
static struct flags all_flags(const struct session *session, const char *language)
{
    struct flags flags = response_flags(session->response, language, session->arena);
    size_t most = flags.count + session->prior.count;
    struct flag *items = ARENA_ARRAY(session->arena, struct flag, most);
    size_t flag_count = 0;
    /* most urgent first: flags above a review, the reviews of both kinds, the rest */
    size_t i = 0;
    for (; i < flags.count && flags.items[i].tier > TIER_REVIEW; i++) {
        items[flag_count++] = flags.items[i];
    }
    for (size_t p = 0; p < session->prior.count; p++) {
        const struct prior_number *before = &session->prior.numbers[p];
        size_t item = questionnaire_find(session->questionnaire, before->link_id);
        if (item == ITEM_NO_PARENT || !response_enabled(session->response, item) ||
            session->response->answers[item].state != ANSWER_GIVEN ||
            !answer_kind(&session->questionnaire->items[item])->has_trend) {
            continue;
        }
        long now = session->response->answers[item].number;
        if (number_wants_review(before->link_id, before->number, now)) {
            items[flag_count++] = worse_flag(session, item, language, before->number, now);
        }
    }
    for (; i < flags.count; i++) {
        items[flag_count++] = flags.items[i];
    }
    return (struct flags){.items = items, .count = flag_count};
}

enum tier session_tier(const struct session *session)
{
    if (session->response == NULL) {
        return TIER_NONE;
    }
    struct arena *scratch = arena_create(4096);
    struct flags flags = response_flags(session->response, "", scratch);
    enum tier tier = flags_highest(&flags);
    arena_destroy(scratch);
    return tier;
}

bool session_stop_due(const struct session *session)
{
    return !session->sent && !session->stop_shown && session_tier(session) == TIER_STOP;
}

bool session_hold_due(const struct session *session)
{
    return !session->sent && !session->hold_shown &&
           (session->hold_owed || session_tier(session) == TIER_HOLD);
}

/* An emergency, advice, and questions that need an answer come before sending. */
static bool may_send(const struct session *session)
{
    return !session_stop_due(session) && !session_hold_due(session) &&
           missing(session) == RESPONSE_END;
}

bool session_send(struct session *session, const char *language, struct err *err)
{
    if (!may_send(session)) {
        return true;
    }
    struct flags flags = all_flags(session, language);
    if (!store_complete_response(session->world->store, session->response, language, &flags, err)) {
        return false;
    }
    session->sent = true;
    return true;
}

/* True if a question that can raise this tier stands so. */
static bool is_answered(const struct session *session, enum tier tier, enum answer_state state)
{
    for (size_t i = 0; session->response != NULL && i < session->questionnaire->count; i++) {
        if (session->response->answers[i].state == state &&
            response_enabled(session->response, i) &&
            response_may_raise(session->response, i, tier)) {
            return true;
        }
    }
    return false;
}

/* True if the visitor would rather tell what a question asks that can raise this tier. */
static bool is_open(const struct session *session, enum tier tier)
{
    return is_answered(session, tier, ANSWER_DECLINED);
}

bool session_warning_open(const struct session *session)
{
    return session->told_left || is_open(session, TIER_HOLD);
}

bool session_delay(const struct session *session, int *minutes, struct err *err)
{
    return store_delay(session->world->store, session->therapist, minutes, err);
}

bool session_signs_due(const struct session *session)
{
    return !session->sent && !session->signs_shown &&
           (session->declined || session->under_age || session->signs_owed ||
            is_open(session, TIER_STOP));
}

bool session_signs_unasked(const struct session *session)
{
    const bool asked =
        session->response != NULL && (is_answered(session, TIER_STOP, ANSWER_GIVEN) ||
                                      !is_answered(session, TIER_STOP, ANSWER_OPEN));
    return session->outcome != OUTCOME_NONE && !session->sent && !session->signs_shown && !asked &&
           session_wants_questionnaire(session);
}

static bool read_urgency(const struct session *session, struct visit_urgency *urgency)
{
    struct err err;
    if (session->visit.value == 0) {
        *urgency = (struct visit_urgency){TIER_NONE, false};
        return true;
    }
    if (!store_visit_urgency(session->world->store, session->visit, urgency, &err)) {
        log_warning("%s", err.text);
        return false;
    }
    return true;
}

enum tier session_visit_tier(const struct session *session)
{
    struct visit_urgency urgency;
    const enum tier now = session_tier(session);
    return read_urgency(session, &urgency) && urgency.highest > now ? urgency.highest : now;
}

bool session_stop_stands(const struct session *session)
{
    struct visit_urgency urgency;
    return read_urgency(session, &urgency) && urgency.stop_undecided;
}

bool session_keep_draft(struct session *session, const char *language, struct err *err)
{
    const bool draft =
        session->response != NULL && !session->sent && response_has_answers(session->response);
    if (!draft) {
        session->unsaved = false;
        return true;
    }
    return session_save(session, language, err);
}

size_t session_suggest_page(const struct session *session, enum tier tier,
                            const struct catalog *catalog)
{
    size_t best = catalog_find(catalog, "session");
    size_t best_score = 0;
    if (tier >= TIER_HOLD || session_warning_open(session) || session->declined ||
        session->under_age) {
        return catalog_find(catalog, PAGE_DOCTOR_FIRST);
    }
    for (size_t i = 0; i < catalog->count && session->response != NULL; i++) {
        size_t score = 0;
        for (size_t t = 0; t < catalog->pages[i].tag_count; t++) {
            score += response_has_tag(session->response, catalog->pages[i].tags[t]) ? 1 : 0;
        }
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best < catalog->count ? best : 0;
}
