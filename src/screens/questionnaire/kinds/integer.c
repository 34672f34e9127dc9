/* A row of number buttons. */
#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/questionnaire/number_row.h"
#include "screens/questionnaire/question_kind.h"

static struct question_shown view(const struct app *app, struct ui *ui,
                                  const struct question_state *state, struct areas *areas, int page)
{
    (void)state;
    (void)page;
    const struct session *session = app_session_view(app);
    const struct number_row row = {
        session_item(session),
        &session->response->answers[session->item],
        app_language(app),
        QUESTION_ANSWER,
    };
    return (struct question_shown){.pages = 1, .rows = number_row(ui, areas->body, &row)};
}

static void tap(struct question_state *state, struct session *session, struct tap tap)
{
    (void)state;
    response_set_number(session->response, session->item, tap.value);
}

static struct question_rehearsal rehearse(const struct item *item, struct arena *arena)
{
    const long usual = 6;
    long number = item->minimum <= usual && usual <= item->maximum ? usual : item->minimum;
    return (struct question_rehearsal){.target = "number",
                                       .index = (int)number,
                                       .script = arena_printf(arena, "tap number %ld", number)};
}

const struct question_kind question_kind_integer = {
    .view = view,
    .tap = tap,
    .rehearse = rehearse,
};
