#include "screens/questionnaire/question_answers.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "base/bug.h"
#include "screens/questionnaire/number_row.h"
#include "screens/questionnaire/question_foot.h"
#include "screens/questionnaire/question_map.h"
#include "screens/shared/answers.h"
#include "ui/ui.h"

/* At most two columns: left and right parts of the body stand side by side. */
#define ANSWER_COLUMNS 2

/* Answers to choose from, as rows. */
struct list {
    struct answer_row *rows;
    size_t count;
    bool ends_with_rather_tell;
};

static struct list options_of(const struct app *app, struct ui *ui, const struct item *item,
                              const struct answer *answer)
{
    struct list list = {
        .rows = ARENA_ARRAY(ui->frame->arena, struct answer_row, item->option_count),
        .count = item->option_count,
    };
    for (size_t i = 0; i < item->option_count; i++) {
        list.rows[i] = (struct answer_row){
            .control = {"option", (int)i, item->options[i].code, QUESTION_OPTION, 0},
            .label = localized_get(&item->options[i].display, app_language(app)),
            .selected = answer->state == ANSWER_GIVEN && (answer->options >> i & 1U) != 0,
            .multiple = item->repeats};
    }
    return list;
}

static struct list yes_and_no(const struct app *app, struct ui *ui, const struct answer *answer)
{
    enum { YES, NO, COUNT };
    struct list list = {.rows = ARENA_ARRAY(ui->frame->arena, struct answer_row, COUNT),
                        .count = COUNT};
    for (int i = YES; i < COUNT; i++) {
        bool value = i == YES;
        list.rows[i] = (struct answer_row){
            .control = {"option", i, value ? "true" : "false", QUESTION_YES_NO, value},
            .label = app_text(app, value ? STR_COMMON_YES : STR_COMMON_NO),
            .selected = answer->state == ANSWER_GIVEN && (answer->number != 0) == value};
    }
    return list;
}

/* Puts "I'd rather tell" at the end of the list, unless that would take another page. */
static struct answers_layout lay_out(const struct app *app, struct ui *ui, struct list *list,
                                     struct rect room)
{
    const char **labels = ARENA_ARRAY(ui->frame->arena, const char *, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        labels[i] = list->rows[i].label;
    }
    labels[list->count] = question_rather_tell_words(app, ui, room.w);
    struct answers_layout plain = answers_lay_out(ui, room, labels, list->count, ANSWER_COLUMNS);
    if (list->ends_with_rather_tell) {
        struct answers_layout longer =
            answers_lay_out(ui, room, labels, list->count + 1, ANSWER_COLUMNS);
        if (longer.pages == plain.pages) {
            return longer;
        }
    }
    list->ends_with_rather_tell = false;
    return plain;
}

static struct question_shown view_list(const struct app *app, struct ui *ui, struct list *list,
                                       struct rect room, int page)
{
    struct answers_layout layout = lay_out(app, ui, list, room);
    int shown = page < layout.pages ? page : layout.pages - 1;
    for (size_t i = 0; i < list->count; i++) {
        if (layout.page_of[i] == shown) {
            list->rows[i].style = layout.style;
            ui_answer(ui, layout.boxes[i], &list->rows[i]);
        }
    }
    if (list->ends_with_rather_tell && layout.page_of[list->count] == shown) {
        question_rather_tell(app, ui, layout.boxes[list->count]);
    }
    bool more = shown + 1 < layout.pages;
    return (struct question_shown){.more = more ? QUESTION_MORE_ANSWERS : QUESTION_MORE_NOTHING,
                                   .page = shown,
                                   .pages = layout.pages,
                                   .cut = layout.cut};
}

struct question_shown question_answers(const struct app *app, struct ui *ui,
                                       const struct question_state *state, struct areas *areas,
                                       int page)
{
    const struct session *session = app_session_view(app);
    const struct item *item = session_item(session);
    const struct answer *answer = &session->response->answers[session->item];
    struct question_shown whole = {.pages = 1};
    if (item->control == CONTROL_BODY_MAP && question_map_view(app, ui, &state->map, areas)) {
        whole.figure = true;
        return whole;
    }
    struct list list = {0};
    switch (item->type) {
    case ITEM_CHOICE: list = options_of(app, ui, item, answer); break;
    case ITEM_BOOLEAN: list = yes_and_no(app, ui, answer); break;
    case ITEM_INTEGER: {
        const struct number_row row = {item, answer, app_language(app), QUESTION_NUMBER};
        whole.rows = number_row(ui, areas->body, &row);
        return whole;
    }
    case ITEM_STRING:
    case ITEM_TEXT:
    case ITEM_GROUP:
    case ITEM_DISPLAY:
    case ITEM_TYPE_COUNT: BUG("no answers to touch");
    }
    list.ends_with_rather_tell = question_rather_tell_ends_list(app, ui);
    return view_list(app, ui, &list, areas->body, page);
}
