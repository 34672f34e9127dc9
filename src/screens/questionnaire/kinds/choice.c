/* Options: a list of buttons, or a figure to point at. */
#include "app/context.h"
#include "app/session.h"
#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_map.h"
#include "screens/questionnaire/question_offers.h"

static struct question_shown view(const struct app *app, struct ui *ui,
                                  const struct question_state *state, struct areas *areas, int page)
{
    const struct item *item = session_item(app_session_view(app));
    if (item->control == CONTROL_BODY_MAP && question_map_view(app, ui, &state->map, areas)) {
        return (struct question_shown){.pages = 1, .figure = true};
    }
    return question_offers(app, ui, state, areas, page);
}

static void tap(struct question_state *state, struct session *session, size_t item, struct tap tap)
{
    question_map_remember(&state->map, session);
    response_tap_option(session->response, item, (size_t)tap.index);
}

const struct question_kind question_kind_choice = {
    .view = view,
    .tap = tap,
    .heights = question_offers_heights,
    .view_part = question_offers_part,
    .has_more = true,
};
