#include "screens/question_answers.h"

#include "screens/answers.h"
#include "screens/number_row.h"
#include "screens/typing.h"

#include "base/bug.h"

/* Two at most: pairs of left and right stand side by side. */
#define ANSWER_COLUMNS 2

static struct answers_layout lay_out_choice(const struct app *app, struct ui *ui, struct rect room,
                                            const struct item *item)
{
    const char **labels = ARENA_ARRAY(ui->frame->arena, const char *, item->option_count);
    for (size_t i = 0; i < item->option_count; i++) {
        labels[i] = localized_get(&item->options[i].display, app_language(app));
    }
    return answers_lay_out(ui, room, labels, item->option_count, ANSWER_COLUMNS);
}

static void view_choice(const struct app *app, struct ui *ui, const struct session *session,
                        const struct answers_layout *layout, int page)
{
    const struct item *item = session_item(session);
    const struct answer *answer = &session->response->answers[session->item];
    for (size_t i = 0; i < item->option_count; i++) {
        if (layout->page_of[i] == page) {
            const struct answer_row row = {
                .control = {"option", (int)i, item->options[i].code, QUESTION_OPTION, 0},
                .label = localized_get(&item->options[i].display, app_language(app)),
                .selected = answer->state == ANSWER_GIVEN && (answer->options >> i & 1U) != 0,
                .multiple = item->repeats};
            ui_answer(ui, layout->boxes[i], &row);
        }
    }
}

static void view_boolean(const struct app *app, struct ui *ui, struct rect room,
                         const struct session *session)
{
    const struct answer *answer = &session->response->answers[session->item];
    for (int i = 0; i < 2; i++) {
        bool value = i == 0; /* yes first */
        const struct answer_row row = {
            .control = {"option", i, value ? "true" : "false", QUESTION_YES_NO, value},
            .label = app_text(app, value ? STR_YES : STR_NO),
            .selected = answer->state == ANSWER_GIVEN && (answer->number != 0) == value};
        ui_answer(ui, rect_cut_top(&room, ui_answer_height(ui, row.label, room.w)), &row);
        rect_cut_top(&room, chrome_gap(ui));
    }
}

struct question_shown question_answers(const struct app *app, struct ui *ui,
                                       const struct question_state *state, struct rect room,
                                       int page)
{
    const struct session *session = app_session_view(app);
    const struct item *item = session_item(session);
    const struct answer *answer = &session->response->answers[session->item];
    struct question_shown whole = {.pages = 1};
    switch (item->type) {
    case ITEM_CHOICE: {
        struct answers_layout layout = lay_out_choice(app, ui, room, item);
        int shown = page < layout.pages ? page : layout.pages - 1;
        view_choice(app, ui, session, &layout, shown);
        bool more = shown + 1 < layout.pages;
        return (struct question_shown){.more = more ? QUESTION_MORE_ANSWERS : QUESTION_MORE_NOTHING,
                                       .page = shown,
                                       .pages = layout.pages,
                                       .cut = layout.cut};
    }
    case ITEM_BOOLEAN: view_boolean(app, ui, room, session); return whole;
    case ITEM_INTEGER: {
        const struct number_row row = {item, answer, app_language(app), QUESTION_NUMBER};
        whole.rows = number_row(ui, room, &row);
        return whole;
    }
    case ITEM_STRING:
    case ITEM_TEXT:
        typing_view(app, ui, room, &state->keyboard, answer->text, QUESTION_KEY);
        return whole;
    case ITEM_GROUP:
    case ITEM_DISPLAY: break;
    }
    BUG("not a question");
}
