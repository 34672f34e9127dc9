#include "screens/questionnaire/question_small.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/questionnaire/question_foot.h"
#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_parts.h"
#include "screens/shared/typing.h"
#include "ui/ui.h"

/* The pages before the answers. */
struct opening {
    struct rect room;       /* for words, on each of these pages */
    struct rect tell;       /* "I'd rather tell", below the words of one page */
    int tell_page;          /* the page with it: that of the question, if it leaves room */
    const char *hint;       /* shown with the question; NULL: read on the pages after it */
    struct reading reading; /* on the pages after that of the question */
    struct reading lead;    /* what the groups say, if it has no room above the question */
    int lead_pages;         /* the pages with it, before that of the question */
    int pages;
};

static struct opening open_with(const struct app *app, struct ui *ui, struct rect body)
{
    const struct session *session = app_session_view(app);
    const char *hint = localized_get(&session_item(session)->hint, app_language(app));
    struct opening opening = {.room = body};
    struct rect above = body;
    opening.tell = rect_cut_bottom(&above, question_rather_tell_height(app, ui, body.w));
    rect_cut_bottom(&above, chrome_gap(ui));
    bool both = question_head_least(app, ui, above.w, hint) <= above.h;
    bool apart = question_head_least(app, ui, above.w, NULL) > above.h;
    if (question_has_lead(session) && question_head_least(app, ui, body.w, NULL) > body.h) {
        opening.lead = reading_of_lead(app, ui);
        opening.lead_pages = reading_pages(ui, &opening.lead, body);
    }
    opening.hint = both ? hint : NULL;
    opening.tell_page = opening.lead_pages + (apart ? 1 : 0);
    opening.room = apart ? above : body;
    opening.reading =
        reading_collect(ui, session->response, session->item, app_language(app), !both);
    int after = reading_pages(ui, &opening.reading, opening.room);
    after += opening.lead_pages;
    opening.pages = 1 + (after > opening.tell_page ? after : opening.tell_page);
    return opening;
}

static void view_opening(const struct app *app, struct ui *ui, const struct opening *opening,
                         struct areas *areas, int page)
{
    if (page == opening->tell_page) {
        question_rather_tell(app, ui, opening->tell);
    }
    if (page < opening->lead_pages) {
        reading_draw_page(ui, &opening->lead, page, areas->body);
        return;
    }
    if (page > opening->lead_pages) {
        reading_draw_page(ui, &opening->reading, page - opening->lead_pages - 1, opening->room);
        return;
    }
    if (opening->tell_page == page) {
        areas->head.h = opening->tell.y - chrome_gap(ui) - areas->head.y;
    }
    areas->body.h = 0; /* nothing stands below the words */
    if (opening->lead_pages > 0) {
        question_head_alone(app, ui, areas, opening->hint);
    } else {
        question_head(app, ui, areas, opening->hint);
    }
}

/* Draws the buttons side by side: back, another way, onward. The count of pages is left out before
 * a button becomes too narrow for its words. */
static void foot(const struct app *app, struct ui *ui, struct rect row,
                 const struct question_ways *ways)
{
    const struct foot_button *const parts[] = {&ways->back, &ways->beside, &ways->on};
    enum { BACK, BESIDE, ON, COUNT };
    struct button buttons[COUNT];
    int widths[COUNT];
    int gap = chrome_gap(ui);
    int least = ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
    for (int brief = 0; brief < 2; brief++) {
        int sum = 0;
        for (int i = BACK; i < COUNT; i++) {
            const struct foot_button *part = parts[i];
            buttons[i] =
                (struct button){.control = {part->name, 0, NULL, part->action, part->value},
                                .look = i == ON ? BUTTON_PRIMARY : BUTTON_OUTLINE,
                                .style = STYLE_STRONG,
                                .label = part->label,
                                .shown = brief != 0 && part->action == QUESTION_MORE
                                             ? app_text(app, STR_COMMON_MORE)
                                             : NULL};
            int natural = ui_button_natural_width(ui, &buttons[i]);
            widths[i] = natural > least ? natural : least;
            sum += widths[i] + (i > BACK ? gap : 0);
        }
        if (sum <= row.w) {
            break;
        }
    }
    for (int i = BACK; i < ON; i++) {
        ui_button(ui, rect_cut_left(&row, widths[i]), &buttons[i]);
        rect_cut_left(&row, gap);
    }
    ui_button(ui, row, &buttons[ON]);
}

static void view_typed(const struct app *app, struct ui *ui, const struct question_state *state,
                       const struct areas *areas, const struct question_ways *ways)
{
    const struct session *session = app_session_view(app);
    const struct typing_page page = {
        .label =
            response_text(session->response, session->item, app_language(app), ui->frame->arena),
        .keyboard = &state->keyboard,
        .typed = {.text = session->response->answers[session->item].text},
        .action = QUESTION_ANSWER,
        .back = ways->back,
        .onward = ways->on,
    };
    typing_alone(app, ui, areas, &page);
}

void question_small(const struct app *app, struct ui *ui, const struct question_state *state,
                    struct areas *areas)
{
    const struct item *item = session_item(app_session_view(app));
    struct opening opening = open_with(app, ui, areas->body);
    struct question_shown shown = {.more = QUESTION_MORE_TO_READ};
    if (state->page < opening.pages) {
        view_opening(app, ui, &opening, areas, state->page);
    } else if (question_kind(item)->view == NULL) {
        shown.more = QUESTION_MORE_NOTHING;
        struct question_ways ways = question_ways(app, ui, shown);
        view_typed(app, ui, state, areas, &ways);
        return;
    } else {
        areas->head.h = 0;
        shown = question_kind(item)->view(app, ui, state, areas, state->page - opening.pages);
    }
    struct question_ways ways = question_ways(app, ui, shown);
    if (ways.beside.label != NULL) {
        foot(app, ui, areas->foot, &ways);
    } else {
        chrome_foot(ui, areas, &ways.back, &ways.on);
    }
}
