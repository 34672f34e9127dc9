#include "screens/questionnaire/question_offers.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "domain/answer_kind.h"
#include "screens/questionnaire/question_foot.h"
#include "screens/shared/answers.h"
#include "ui/ui.h"

/* At most two columns: left and right parts of the body stand side by side. */
#define ANSWER_COLUMNS 2
#define FEW_ANSWERS    3 /* so many may stand in one row below a list to read */
/* Short answers stand closer where several questions share the screen. */
#define PART_COLUMNS 3

/* Answers to choose from, as rows. */
struct list {
    struct answer_row *rows;
    size_t count;
    bool ends_with_rather_tell;
};

static struct list list_of(const struct app *app, struct ui *ui, const struct question_part *part)
{
    const struct session *session = app_session_view(app);
    const struct item *item = &session->questionnaire->items[part->item];
    size_t count = answer_offer_count(item);
    struct list list = {.rows = ARENA_ARRAY(ui->frame->arena, struct answer_row, count),
                        .count = count};
    for (size_t i = 0; i < count; i++) {
        struct answer_offer offer =
            answer_kind(item)->offer(session->response->questionnaire, item, i);
        list.rows[i] =
            (struct answer_row){.control = {part->target, (int)i, offer.code, part->action, 0},
                                .label = localized_get(&offer.words, app_language(app)),
                                .selected = response_offer_chosen(session->response, part->item, i),
                                .multiple = item->repeats};
    }
    return list;
}

/* What the rows say, with room for one more. */
static const char **labels_of(struct ui *ui, const struct list *list)
{
    const char **labels = ARENA_ARRAY(ui->frame->arena, const char *, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        labels[i] = list->rows[i].label;
    }
    return labels;
}

/* Puts "I'd rather tell" at the end of the list, unless that would take another page. */
static struct answers_layout lay_out(const struct app *app, struct ui *ui, struct list *list,
                                     struct rect room)
{
    const char **labels = labels_of(ui, list);
    labels[list->count] = question_rather_tell_words(app, ui, room.w);
    const int columns = list->count <= FEW_ANSWERS ? FEW_ANSWERS : ANSWER_COLUMNS;
    struct answers_layout plain = answers_lay_out(ui, room, labels, list->count, columns);
    if (list->ends_with_rather_tell) {
        struct answers_layout longer = answers_lay_out(ui, room, labels, list->count + 1, columns);
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

struct question_shown question_offers(const struct app *app, struct ui *ui,
                                      const struct question_state *state, struct areas *areas,
                                      int page)
{
    (void)state;
    const struct question_part part = {app_session_view(app)->item, "option", QUESTION_ANSWER};
    struct list list = list_of(app, ui, &part);
    list.ends_with_rather_tell = question_rather_tell_ends_list(app, ui);
    return view_list(app, ui, &list, areas->body, page);
}

struct question_heights question_offers_heights(const struct app *app, struct ui *ui, size_t item,
                                                int width)
{
    const struct question_part part = {.item = item};
    const struct list list = list_of(app, ui, &part);
    const char **labels = labels_of(ui, &list);
    const int one_column = answers_height(ui, width, labels, list.count, 1);
    struct question_heights heights = {one_column, one_column};
    for (int columns = 2; columns <= PART_COLUMNS; columns++) {
        const int height = answers_height(ui, width, labels, list.count, columns);
        heights.least = height < heights.least ? height : heights.least;
    }
    return heights;
}

void question_offers_part(const struct app *app, struct ui *ui, const struct question_part *part,
                          struct rect box)
{
    struct list list = list_of(app, ui, part);
    const struct answers_layout layout =
        answers_lay_out(ui, box, labels_of(ui, &list), list.count, PART_COLUMNS);
    for (size_t i = 0; i < list.count; i++) {
        list.rows[i].style = layout.style;
        ui_answer(ui, layout.boxes[i], &list.rows[i]);
    }
}
