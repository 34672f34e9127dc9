/* A row of number buttons. */
#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/questionnaire/number_row.h"
#include "screens/questionnaire/question_kind.h"

static struct number_row row_of(const struct app *app, size_t item, const char *target, int action)
{
    const struct session *session = app_session_view(app);
    return (struct number_row){
        .item = &session->questionnaire->items[item],
        .answer = &session->response->answers[item],
        .language = app_language(app),
        .target = target,
        .action = action,
    };
}

static struct question_shown view(const struct app *app, struct ui *ui,
                                  const struct question_state *state, struct areas *areas, int page)
{
    (void)state;
    (void)page;
    const struct number_row row =
        row_of(app, app_session_view(app)->item, "number", QUESTION_ANSWER);
    return (struct question_shown){.pages = 1, .rows = number_row(ui, areas->body, &row)};
}

static struct question_heights heights(const struct app *app, struct ui *ui, size_t item, int width)
{
    const struct number_row row = row_of(app, item, "", 0);
    return number_row_heights(ui, width, &row);
}

static void view_part(const struct app *app, struct ui *ui, const struct question_part *part,
                      struct rect box)
{
    const struct number_row row = row_of(app, part->item, part->target, part->action);
    number_row(ui, box, &row);
}

static void tap(struct question_state *state, struct session *session, size_t item, struct tap tap)
{
    (void)state;
    response_set_number(session->response, item, tap.value);
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
    .heights = heights,
    .view_part = view_part,
    .rehearse = rehearse,
};
