#include "app/leaving.h"

#include "app/alert.h"
#include "app/app_state.h"
#include "app/navigation.h"
#include "app/stack.h"
#include "app/words.h"
#include "base/log.h"

void app_keep_draft(struct app *app)
{
    struct err err;
    if (!session_keep_draft(app->session, app_language(app), &err)) {
        log_error("not saved: %s", err.text);
    }
}

bool app_tell_emergency(struct app *app)
{
    if (!session_stop_due(app->session)) {
        return false;
    }
    app_keep_draft(app);
    app->session->stop_shown = true;
    app_replace(app, SCREEN_STOP);
    return true;
}

/* Advice to see somebody the same day, which was not given yet, or is about an answer that could
 * not be kept. Its screen then ends the visit. */
static bool tell_advice(struct app *app)
{
    const struct session *session = app->session;
    const enum screen_id here = app_top_slot(app)->id;
    const bool lost = session->unsaved && session_tier(session) >= TIER_HOLD &&
                      here != SCREEN_HOLD && here != SCREEN_STOP;
    if (!session_hold_due(session) && !lost) {
        return false;
    }
    app->session->hold_shown = true;
    app_replace_with(app, SCREEN_HOLD, (struct argument){.leaving = true});
    return true;
}

/* Keeps what was not continued. True if a message about it has to be read before the visit ends. */
static bool is_told_first(struct app *app)
{
    app_alert_soon(app);
    if (app_tell_emergency(app)) {
        return true;
    }
    app_keep_draft(app);
    return tell_advice(app);
}

void app_leave(struct app *app)
{
    if (!is_told_first(app)) {
        app_finish(app);
    }
}

/* Whoever finishes before they were asked about emergencies, or would rather tell, is shown what
 * must not wait, also where it comes after the message that is on the screen now. */
static bool tell_signs(struct app *app)
{
    struct session *session = app->session;
    const enum screen_id here = app_top_slot(app)->id;
    if (here == SCREEN_STOP || here == SCREEN_SIGNS ||
        (!session_signs_due(session) && !session_signs_unasked(session) &&
         !app_came_from(app, SCREEN_SIGNS))) {
        return false;
    }
    session->signs_shown = true;
    app_replace_with(app, SCREEN_SIGNS, (struct argument){.leaving = true});
    return true;
}

/* True on a screen that tells of what could not be saved, or comes after it. */
static bool unsaved_is_told(struct app *app)
{
    const enum screen_id here = app_top_slot(app)->id;
    return here == SCREEN_FAULT || here == SCREEN_HOLD || here == SCREEN_STOP ||
           here == SCREEN_SIGNS;
}

void app_leave_by_hand(struct app *app)
{
    if (is_told_first(app) || tell_signs(app)) {
        return;
    }
    if (app->session->unsaved && !unsaved_is_told(app)) {
        app_go_with(app, SCREEN_FAULT, (struct argument){.fault = FAULT_UNSAVED});
    } else {
        app_finish(app);
    }
}

void app_save_again(struct app *app)
{
    struct session *session = app->session;
    struct err err;
    if (session->unsaved && !session_save(session, app_language(app), &err)) {
        log_error("not saved: %s", err.text);
    }
}
