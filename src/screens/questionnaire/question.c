/* Shows any question of any questionnaire, by its type. There is one question on a screen, its text
 * is the heading, or there are the few of a page (question_page.h). Nothing is chosen beforehand,
 * and only a tap on Continue goes on. */
#include "app/context.h"
#include "app/leaving.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_layout.h"
#include "screens/questionnaire/question_map.h"
#include "screens/questionnaire/question_page.h"
#include "screens/questionnaire/question_state.h"
#include "screens/shared/typing.h"

#include <string.h>

static void begin_item(struct app *app, struct question_state *state)
{
    struct question_map map = state->map;
    memset(state, 0, sizeof(*state));
    state->map = map;
    /* what was chosen is kept only in the state, so the copy is wiped */
    explicit_bzero(&map, sizeof(map));
    question_map_begin(&state->map, app_session_view(app));
    state->item = app_session_view(app)->item;
    state->keyboard.azerty = typing_azerty(app);
    state->keyboard.digits = true;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    begin_item(app, data);
    question_arrange(app, data);
}

/* --- taps --- */

/* The session may have moved on to another question, which this screen then shows. */
static void begin_if_other(struct app *app, struct question_state *state)
{
    if (app_session_view(app)->item != state->item) {
        begin_item(app, state);
    }
}

static void go_on(struct app *app, struct question_state *state)
{
    struct session *session = app_session(app);
    struct err err;
    const bool saved = session_save_answer(session, app_language(app), &err);
    if (!saved && !session_stop_due(session) && !session_hold_due(session)) {
        app_fault(app, FAULT_UNSAVED, &err);
        return;
    }
    if (!saved) {
        /* The visitor is told about an urgent answer even so; the message says that it could not be
         * saved. */
        app_keep_draft(app);
    }
    app_onward(app);
    begin_if_other(app, state);
}

static void go_back(struct app *app, struct question_state *state)
{
    if (state->page > 0) {
        state->page--;
        app_new_page(app);
    } else {
        app_step_back(app);
        begin_if_other(app, state);
    }
}

static void act(struct app *app, struct question_state *state, struct tap tap)
{
    struct session *session = app_session(app);
    if (question_map_update(app, &state->map, tap, &state->page)) {
        return;
    }
    if (tap.action >= QUESTION_ON_PAGE) {
        question_page_tap(state, session, tap);
        return;
    }
    if (tap.action >= QUESTION_ANSWER) {
        question_kind(session_item(session))->tap(state, session, session->item, tap);
        return;
    }
    switch (tap.action) {
    case QUESTION_CONTINUE:
        if (tap.value != 0) {
            state->page++;
            app_new_page(app);
        } else {
            go_on(app, state);
        }
        break;
    case QUESTION_MORE:
        state->page++;
        app_new_page(app);
        break;
    case QUESTION_BACK: go_back(app, state); break;
    case QUESTION_RATHER_TELL:
        session_rather_tell(session);
        go_on(app, state);
        break;
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    act(app, data, tap);
    question_arrange(app, data);
}

static void relayout(struct app *app, void *data)
{
    struct question_state *state = data;
    state->arranged.found = false;
    question_arrange(app, state);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    question_view(app, ui, data);
}

const struct screen screen_question = {
    .name = "question",
    .state_size = sizeof(struct question_state),
    .enter = enter,
    .update = update,
    .relayout = relayout,
    .view = view,
};
