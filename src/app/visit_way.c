#include "app/visit_way.h"

#include "app/alert.h"
#include "app/app_state.h"
#include "app/create.h"
#include "app/leaving.h"
#include "app/lists.h"
#include "app/look_ups.h"
#include "app/navigation.h"
#include "app/session.h"
#include "app/stack.h"
#include "base/bug.h"

enum move {
    MOVE_ON_TOP,  /* the screen before stays below it, for Back */
    MOVE_INSTEAD, /* the screen before is done with */
    MOVE_ARRIVED, /* the look-up is over: none of its screens stays */
    MOVE_WITHIN,  /* the same screen goes on */
};

struct step {
    enum move move;
    enum screen_id to; /* of no interest for MOVE_WITHIN */
    struct argument argument;
};

/* Found, or asked for more, or told that nobody is. */
static struct step after_look_up(struct session *session)
{
    if (session->match != NULL) {
        return (struct step){MOVE_ON_TOP, SCREEN_CHECK_IN_CONFIRM};
    }
    switch (session->doubt) {
    case DOUBT_NONE: return (struct step){MOVE_ON_TOP, SCREEN_CHECK_IN_CHOOSE};
    case DOUBT_ASK:
        return (struct step){MOVE_ON_TOP, SCREEN_CHECK_IN_NAME, {.first_name_only = true}};
    case DOUBT_STAYS:
    case DOUBT_NOBODY: break;
    }
    return (struct step){MOVE_ON_TOP, SCREEN_CHECK_IN_MISSING};
}

static struct step after_choice(struct session *session)
{
    struct step step = after_look_up(session);
    if (step.to == SCREEN_CHECK_IN_MISSING) {
        step.move = MOVE_INSTEAD;
    }
    return step;
}

/* The same for somebody with a booking, without one, and for who comes a second time. Whoever told
 * of an emergency today that nobody has decided about is told again. */
static struct step after_arrival(struct session *session)
{
    if (session_stop_stands(session)) {
        return (struct step){MOVE_ARRIVED, SCREEN_STOP, {.again = true}};
    }
    session_recall_under_age(session);
    if (session_may_add(session)) {
        return (struct step){MOVE_ARRIVED, SCREEN_NEWS};
    }
    const bool ask = session_wants_questionnaire(session);
    return (struct step){MOVE_ARRIVED, ask ? SCREEN_NOTICE : SCREEN_DONE};
}

/* Somebody whose booking was taken off the list meanwhile is told that it was not found. */
static struct step after_yes(struct session *session)
{
    return session->match == NULL ? (struct step){MOVE_INSTEAD, SCREEN_CHECK_IN_MISSING}
                                  : after_arrival(session);
}

/* Whoever declined or is under age, or has nothing new to tell, has no questions to answer. */
static struct step after_notice(struct session *session)
{
    return (struct step){MOVE_INSTEAD, !session->agreed        ? SCREEN_DONE
                                       : session->reason_asked ? SCREEN_REASON
                                                               : SCREEN_QUESTION};
}

static struct step after_reason(struct session *session)
{
    (void)session;
    return (struct step){MOVE_INSTEAD, SCREEN_QUESTION};
}

static struct step before_reason(struct session *session)
{
    (void)session;
    return (struct step){MOVE_INSTEAD, SCREEN_NOTICE};
}

static struct step after_question(struct session *session)
{
    return session_next(session) ? (struct step){.move = MOVE_WITHIN}
                                 : (struct step){MOVE_INSTEAD, SCREEN_REVIEW};
}

static struct step before_question(struct session *session)
{
    if (session->reviewing) {
        return (struct step){MOVE_INSTEAD, SCREEN_REVIEW};
    }
    if (session_previous(session)) {
        return (struct step){.move = MOVE_WITHIN};
    }
    if (session->response->addition) {
        return (struct step){MOVE_INSTEAD, SCREEN_NEWS};
    }
    session->reason_asked = session_asks_reason(session);
    return (struct step){MOVE_INSTEAD, session->reason_asked ? SCREEN_REASON : SCREEN_NOTICE};
}

/* A change may have opened further questions. Until the answers are sent the review stays. */
static struct step after_review(struct session *session)
{
    if (session->sent) {
        return (struct step){MOVE_INSTEAD, SCREEN_DONE};
    }
    return session_go_to_missing(session) ? (struct step){MOVE_INSTEAD, SCREEN_QUESTION}
                                          : (struct step){.move = MOVE_WITHIN};
}

static struct step before_review(struct session *session)
{
    session->reviewing = false;
    return (struct step){MOVE_INSTEAD, SCREEN_QUESTION};
}

/* What comes after each screen of a visit, and before those that visitors step back from. The
 * functions move the session there. */
static const struct {
    struct step (*after)(struct session *session);
    struct step (*before)(struct session *session);
} way[SCREEN_COUNT] = {
    [SCREEN_CHECK_IN_PHONE] = {.after = after_look_up},
    [SCREEN_CHECK_IN_NAME] = {.after = after_look_up},
    [SCREEN_CHECK_IN_CHOOSE] = {.after = after_choice},
    [SCREEN_CHECK_IN_CONFIRM] = {.after = after_yes},
    [SCREEN_CHECK_IN_MISSING] = {.after = after_arrival},
    [SCREEN_NOTICE] = {.after = after_notice},
    [SCREEN_REASON] = {.after = after_reason, .before = before_reason},
    [SCREEN_NEWS] = {.after = after_notice},
    [SCREEN_QUESTION] = {.after = after_question, .before = before_question},
    [SCREEN_REVIEW] = {.after = after_review, .before = before_review},
};

static void take(struct app *app, struct step step)
{
    switch (step.move) {
    case MOVE_ON_TOP: app_go_with(app, step.to, step.argument); break;
    case MOVE_INSTEAD: app_replace(app, step.to); break;
    case MOVE_ARRIVED:
        if (session_proved(app->session)) {
            app_forget_look_ups(app);
        }
        app_home(app);
        app_go_with(app, step.to, step.argument);
        break;
    case MOVE_WITHIN: app_new_page(app); break;
    }
}

void app_begin_check_in(struct app *app)
{
    struct session *session = app->session;
    if (session->outcome == OUTCOME_NONE) {
        session_reset(session); /* what the visitor before typed to find their visit */
    }
    lists_look(app);
    app_recall_look_ups(app);
    app_home(app);
    app_go(app, session_list_has_phones(session) ? SCREEN_CHECK_IN_PHONE : SCREEN_CHECK_IN_NAME);
}

void app_check_in_another(struct app *app)
{
    app_finish_for_another(app);
    app_begin_check_in(app);
}

void app_onward(struct app *app)
{
    app_alert_soon(app); /* what was just said may be urgent */
    struct session *session = app->session;
    const enum screen_id here = app_top_slot(app)->id;
    if (way[here].after == NULL) {
        BUG("the table of the way has no row for the screen %s", app_screen_name(app));
    }
    if (app_tell_emergency(app)) {
        return;
    }
    take(app, way[here].after(session));
    if (session_signs_due(session)) {
        session->signs_shown = true;
        app_go(app, SCREEN_SIGNS);
    }
    if (session_hold_due(session)) { /* is read before the signs */
        session->hold_shown = true;
        app_go(app, SCREEN_HOLD);
    }
}

void app_step_back(struct app *app)
{
    const enum screen_id here = app_top_slot(app)->id;
    if (way[here].before == NULL) {
        BUG("the table of the way has no step back from the screen %s", app_screen_name(app));
    }
    /* what was chosen counts as said, also if another answer makes it one that is not asked */
    if (app_tell_emergency(app)) {
        return;
    }
    app_keep_draft(app);
    take(app, way[here].before(app->session));
}

void app_change_answer(struct app *app, size_t item)
{
    session_go_to(app->session, item);
    app_replace(app, SCREEN_QUESTION);
}
