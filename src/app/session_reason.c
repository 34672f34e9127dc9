/* Which questionnaire a visitor is asked, and its beginning. */
#include "app/session.h"

#include "base/log.h"
#include "store/prior.h"
#include "store/responses.h"

#include <string.h>

#define SCRATCH_BLOCK (64 * 1024)

/* --- what brings the visitor --- */

/* What the first of their bookings says of which the service tells; NULL if none does. */
static const struct visit_reason *booked_reason(const struct session *session)
{
    const struct world *world = session->world;
    const struct checkin_match *match = session->outcome == OUTCOME_WALK_IN ? NULL : session->match;
    for (size_t i = 0; match != NULL && i < match->count; i++) {
        for (size_t r = 0; r < world->reason_count; r++) {
            if (visit_reason_fits(&world->reasons[r], match->appointments[i]->service)) {
                return &world->reasons[r];
            }
        }
    }
    return NULL;
}

/* The url of what was sent or begun at an earlier check-in of the visit; "" if nothing was. */
static const char *url_of_visit(const struct session *session, struct arena *arena)
{
    const char *url = "";
    struct err err;
    if (!store_visit_questionnaire(session->world->store, arena, session->visit, &url, &err)) {
        log_warning("questionnaire of the visit: %s", err.text);
        return "";
    }
    return url;
}

static const struct visit_reason *reason_of_visit(const struct session *session)
{
    const struct world *world = session->world;
    struct arena *scratch = arena_create(SCRATCH_BLOCK);
    const struct visit_reason *reason =
        visit_reason_of(world->reasons, world->reason_count, url_of_visit(session, scratch));
    arena_destroy(scratch);
    return reason;
}

/* NULL if only the visitor can tell. */
static const struct visit_reason *known_reason(const struct session *session)
{
    if (session->reason != NULL) {
        return session->reason;
    }
    if (session->world->reason_count == 1) {
        return &session->world->reasons[0];
    }
    const struct visit_reason *earlier = reason_of_visit(session);
    return earlier != NULL ? earlier : booked_reason(session);
}

bool session_asks_reason(const struct session *session)
{
    return session->world->reason_count > 1 && booked_reason(session) == NULL;
}

/* --- its questionnaire --- */

/* The full one of who was not asked it for long enough, else the follow-up. prior becomes what they
 * answered about the reason last. What cannot be read is logged, and the full one asked. */
static const struct questionnaire *choose(const struct session *session,
                                          const struct visit_reason *reason, struct arena *arena,
                                          struct prior_response *prior)
{
    const struct world *world = session->world;
    struct err err;
    if (!store_prior_response(world->store, arena, session->visit, reason, prior, &err)) {
        log_warning("earlier response: %s", err.text);
        *prior = (struct prior_response){0};
    }
    return visit_reason_questionnaire(reason, prior->full_ms, clock_wall_ms(world->clock));
}

/* A response with the answers that its questionnaire carries forward. If they cannot be read, which
 * is logged, what hangs on them is not asked. */
static struct response *blank(const struct session *session, const struct visit_reason *reason,
                              struct arena *arena, struct prior_response *prior)
{
    struct response *response = response_create(arena, choose(session, reason, arena, prior));
    struct err err;
    if (!store_carry_forward(session->world->store, session->visit, reason, response, &err)) {
        log_warning("earlier answers: %s", err.text);
    }
    return response;
}

struct blank_responses session_could_ask(const struct session *session, struct arena *arena)
{
    const struct world *world = session->world;
    const struct visit_reason *known = known_reason(session);
    const size_t count = known == NULL ? world->reason_count : 1;
    const struct response **items = ARENA_ARRAY(arena, const struct response *, count);
    for (size_t i = 0; i < count; i++) {
        struct prior_response prior = {0};
        items[i] = blank(session, known == NULL ? &world->reasons[i] : known, arena, &prior);
    }
    return (struct blank_responses){items, count};
}

/* --- its beginning --- */

static void go_to_first(struct session *session, const struct begun_form *form)
{
    session->questionnaire = form->response->questionnaire;
    session->response = form->response;
    session->prior = form->prior;
    session_go_to(session, response_first(form->response));
    session->reviewing = false;
}

/* Goes to the questions about the reason, begun now or before. */
static bool begin(struct session *session, const struct visit_reason *reason, struct err *err)
{
    const struct world *world = session->world;
    struct begun_form *begun = &session->begun[reason - world->reasons];
    if (begun->response == NULL) {
        struct begun_form form = {0};
        form.response = blank(session, reason, session->arena, &form.prior);
        if (!store_begin_response(world->store, session->visit, form.response, &session->notice,
                                  err)) {
            return false;
        }
        *begun = form;
    }
    session->reason = reason;
    go_to_first(session, begun);
    return true;
}

bool session_agree(struct session *session, const struct notice *notice, struct err *err)
{
    if (session->agreed) {
        /* the visitor came back from the questions: the answers so far are kept */
        return true;
    }
    const struct visit_reason *reason = known_reason(session);
    session->notice = *notice;
    session->begun = ARENA_ARRAY(session->arena, struct begun_form, session->world->reason_count);
    session->reason_asked = reason == NULL;
    if (reason != NULL && !begin(session, reason, err)) {
        return false;
    }
    session->agreed = true;
    session->declined = false;
    session->under_age = false;
    return true;
}

bool session_choose_reason(struct session *session, const struct visit_reason *reason,
                           const char *language, struct err *err)
{
    if (session->reason == reason || session_stop_due(session)) {
        return true;
    }
    const bool hold = session_hold_due(session);
    const bool signs = session_signs_due(session);
    const bool told = session_warning_open(session);
    if (!session_keep_draft(session, language, err) || !begin(session, reason, err)) {
        return false;
    }
    session->hold_owed = hold;
    session->signs_owed = signs;
    session->told_left = told;
    return true;
}

/* --- something new, after it was sent --- */

/* The questionnaire that was sent in this visit; if its file is gone, the one that would be asked.
 */
static const struct questionnaire *sent_questionnaire(struct session *session)
{
    const struct world *world = session->world;
    const struct visit_reason *known = known_reason(session);
    const struct visit_reason *reason = known == NULL ? &world->reasons[0] : known;
    const struct questionnaire *asked = choose(session, reason, session->arena, &session->prior);
    const char *url = url_of_visit(session, session->arena);
    for (size_t i = 0; i < world->form_count; i++) {
        if (strcmp(world->forms[i]->url, url) == 0) {
            return world->forms[i];
        }
    }
    return asked;
}

/* True if a questionnaire has questions for an addition. */
static bool asks_for_warnings(const struct questionnaire *questionnaire)
{
    struct arena *scratch = arena_create(SCRATCH_BLOCK);
    const bool asks =
        response_first(response_create_addition(scratch, questionnaire)) != RESPONSE_END;
    arena_destroy(scratch);
    return asks;
}

bool session_may_add(struct session *session)
{
    return session->outcome == OUTCOME_ALREADY && !session->sent && !session->under_age &&
           !session_wants_questionnaire(session) && asks_for_warnings(sent_questionnaire(session));
}

bool session_begin_addition(struct session *session, struct err *err)
{
    if (session->agreed) {
        /* the visitor came back from the first question: the answers so far are kept */
        return true;
    }
    const struct questionnaire *questionnaire = sent_questionnaire(session);
    const struct begun_form form = {
        .response = response_create_addition(session->arena, questionnaire),
        .prior = session->prior,
    };
    if (!store_begin_addition(session->world->store, session->visit, form.response, err)) {
        return false;
    }
    go_to_first(session, &form);
    session->agreed = true;
    return true;
}
