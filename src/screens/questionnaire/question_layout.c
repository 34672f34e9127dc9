#include "screens/questionnaire/question_layout.h"

#include "app/comfort.h"
#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/questionnaire/question_foot.h"
#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_map.h"
#include "screens/questionnaire/question_page.h"
#include "screens/questionnaire/question_parts.h"
#include "screens/questionnaire/question_small.h"
#include "screens/shared/typing.h"
#include "ui/ui.h"

#include <limits.h>

/* The parts of the screen in one arrangement. */
struct place {
    struct areas areas;
    struct question_side_row row;
    bool high;           /* as in the arrangement */
    struct rect reading; /* pages of reading also use the room of the side row */
};

#define BESIDE_PERCENT 42
#define TRIAL_BYTES    (64U << 10)

static struct place place_parts(const struct app *app, struct ui *ui, const struct areas *areas,
                                struct question_arrangement how)
{
    struct place place = {.areas = *areas, .high = how.high};
    if (how.across && areas->beside) {
        place.areas.beside = false;
        place.areas.head = rect_union(
            areas->head, (struct rect){areas->foot.x, areas->head.y, areas->foot.w, areas->head.h});
        place.areas.body = place.areas.head;
    } else if (how.across) {
        chrome_beside(ui, &place.areas, BESIDE_PERCENT);
    }
    place.reading = place.areas.body;
    if (place.areas.beside) {
        place.row = question_cut_side_row(app, ui, &place.areas.head);
    } else {
        place.row = how.of_figure ? question_cut_list_row(app, ui, &place.areas.body)
                                  : question_cut_side_row(app, ui, &place.areas.body);
        place.areas.head.h = place.areas.body.h;
    }
    return place;
}

static void view_head(const struct app *app, struct ui *ui, struct place *place,
                      const char *explanation)
{
    question_head(app, ui, &place->areas, explanation);
    if (place->high) {
        chrome_begin_higher(ui, &place->areas);
    }
    if (!place->areas.beside) {
        int bottom = place->reading.y + place->reading.h;
        place->reading.y = place->areas.head.y;
        place->reading.h = bottom - place->reading.y;
    }
}

/* --- one page, as it is arranged --- */

/* Draws the whole question on one screen; only answers may go on to further pages. */
static struct question_shown view_together(const struct app *app, struct ui *ui,
                                           const struct question_state *state, struct place *place,
                                           int page)
{
    const struct session *session = app_session_view(app);
    struct reading reading =
        reading_collect(ui, session->response, session->item, app_language(app), false);
    view_head(app, ui, place, localized_get(&session_item(session)->hint, app_language(app)));
    struct rect head = place->areas.head;
    struct rect *body = &place->areas.body;
    int bottom = body->y + body->h;
    head.h = bottom - head.y;
    int height = reading_draw(ui, &reading, 0, reading.count, head);
    int below = head.y + height + (reading.count > 0 ? ui_px(ui, SPACE_S) : 0);
    if (!place->areas.beside && below > body->y) {
        body->h = bottom > below ? bottom - below : 0;
        body->y = below;
    }
    struct question_shown shown =
        question_kind(session_item(session))->view(app, ui, state, &place->areas, page);
    shown.total = shown.pages;
    return shown;
}

/* A frame that is never shown, to find out how much room words leave or whether a page fits. */
struct trial {
    struct ui_frame frame;
    struct ui ui;
};

static struct ui *begin_trial(struct trial *trial, const struct ui *ui)
{
    trial->frame = *ui->frame;
    trial->ui = *ui;
    trial->ui.frame = &trial->frame;
    return &trial->ui;
}

/* Draws one page of reading, or of the answers that follow it. */
static struct question_shown view_after_reading(const struct app *app, struct ui *ui,
                                                const struct question_state *state,
                                                struct place *place, enum question_first first,
                                                int page)
{
    const struct session *session = app_session_view(app);
    const struct item *item = session_item(session);
    const char *hint =
        first == QUESTION_FIRST_LIST ? localized_get(&item->hint, app_language(app)) : NULL;
    struct reading reading = reading_collect(ui, session->response, session->item,
                                             app_language(app), first == QUESTION_FIRST_ALL);
    struct trial trial;
    struct place reading_place = *place;
    view_head(app, begin_trial(&trial, ui), &reading_place, hint);
    int pages = reading_pages(ui, &reading, reading_place.reading);
    if (page < pages) {
        view_head(app, ui, place, hint);
        reading_draw_page(ui, &reading, page, place->reading);
        return (struct question_shown){.more = QUESTION_MORE_TO_READ, .total = pages + 1};
    }
    view_head(app, ui, place,
              item->point_count > 0 ? app_text(app, STR_QUESTION_LIST_AGAIN) : hint);
    struct question_shown shown =
        question_kind(item)->view(app, ui, state, &place->areas, page - pages);
    shown.total = pages + shown.pages;
    return shown;
}

static struct question_shown view_page(const struct app *app, struct ui *ui,
                                       const struct question_state *state, struct place *place,
                                       enum question_first first, int page)
{
    return first == QUESTION_FIRST_NOTHING ? view_together(app, ui, state, place, page)
                                           : view_after_reading(app, ui, state, place, first, page);
}

/* --- which arrangement --- */

/* True if nothing drawn in the trial is cut off or reaches below the room it was given. */
static bool trial_fits(const struct trial *trial, const struct ui *ui, const struct place *place,
                       bool reads)
{
    const struct rect room = reads ? place->reading : place->areas.body;
    int bottom = room.y + room.h;
    int words_bottom = place->areas.beside ? place->row.box.y : bottom;
    for (size_t i = ui->frame->text_count; i < trial->frame.text_count; i++) {
        const struct text_box *text = &trial->frame.texts[i];
        bool left = text->box.x < place->areas.body.x;
        if (!rect_inside(text->box, text->room) ||
            text->box.y + text->box.h > (left ? words_bottom : bottom)) {
            return false;
        }
    }
    for (size_t i = ui->frame->target_count; i < trial->frame.target_count; i++) {
        const struct rect box = trial->frame.targets[i].box;
        if (box.y + box.h > bottom) {
            return false;
        }
    }
    return true;
}

#define COST_PAGE      10
#define COST_NOT_WHOLE 1000 /* the points to read are not on one screen with all answers */
#define COST_CUT_OFF   10000

/* Of a long list only these first pages and the last one are tried. */
#define PAGES_TRIED 2

/* How hard this arrangement makes the question, over all of its pages. Stops counting above
 * at_most. */
static int cost(const struct app *app, const struct ui *ui, const struct question_state *state,
                const struct areas *areas, struct question_arrangement how, int at_most)
{
    const struct item *item = session_item(app_session_view(app));
    int sum = 0;
    int total = 1;
    for (int page = 0; page < total; page++) {
        if (page >= PAGES_TRIED && page < total - 1) {
            continue;
        }
        struct trial trial;
        struct ui *try = begin_trial(&trial, ui);
        struct place place = place_parts(app, try, areas, how);
        struct question_shown shown = view_page(app, try, state, &place, how.first, page);
        total = shown.total;
        sum += page == total - 1 ? shown.rows : 0;
        if (shown.figure && how.first == QUESTION_FIRST_NOTHING) {
            return sum; /* a figure is offered only where it fits */
        }
        const bool reads = shown.more == QUESTION_MORE_TO_READ;
        sum += trial_fits(&trial, ui, &place, reads) && !shown.cut ? 0 : COST_CUT_OFF;
        bool whole =
            item->point_count == 0 || shown.pages == 1 || how.first != QUESTION_FIRST_NOTHING;
        sum += whole ? 0 : COST_NOT_WHOLE;
        if (sum > at_most) {
            break;
        }
    }
    return sum + total * COST_PAGE; /* the total is known only after the pages of reading */
}

/* Chooses the easiest arrangement; of equal ones, the first. It does not depend on what is
 * answered, so that a tap never moves anything. */
static struct question_arrangement arrange(const struct app *app, const struct ui *ui,
                                           const struct question_state *state,
                                           const struct areas *areas, bool of_figure)
{
    struct question_arrangement best = {0};
    int best_cost = INT_MAX;
    static const struct question_arrangement low[] = {{0}, {.across = true}};
    static const struct question_arrangement upright[] = {{0}, {.high = true}};
    const bool is_low = metrics_low(ui->metrics);
    const bool figure = session_item(app_session_view(app))->control == CONTROL_BODY_MAP;
    const struct question_arrangement *ways = is_low ? low : upright;
    const size_t count = is_low || (!metrics_landscape(ui->metrics) && !figure) ? 2 : 1;
    for (int first = QUESTION_FIRST_NOTHING;
         first <= QUESTION_FIRST_ALL && best_cost >= 2 * COST_PAGE; first++) {
        for (size_t way = of_figure ? 1 : 0; way < count; way++) {
            struct question_arrangement how = ways[way];
            how.of_figure = of_figure;
            how.first = (enum question_first)first;
            int its_cost = cost(app, ui, state, areas, how, best_cost);
            if (its_cost < best_cost) {
                best = how;
                best_cost = its_cost;
            }
        }
    }
    return best;
}

/* --- the screen --- */

static void view_typed(const struct app *app, struct ui *ui, const struct question_state *state,
                       struct areas areas)
{
    const struct session *session = app_session_view(app);
    struct question_side_row row;
    struct rect keys;
    if (metrics_landscape(ui->metrics)) { /* the keys are as wide as the screen, below the words */
        keys = typing_areas(app, ui, &areas);
        row = question_cut_side_row(app, ui, &areas.head);
    } else {
        row = question_cut_side_row(app, ui, &areas.body);
        areas.head.h = areas.body.h;
        keys = typing_areas(app, ui, &areas);
    }
    question_head(app, ui, &areas, localized_get(&session_item(session)->hint, app_language(app)));
    const struct answer *answer = &session->response->answers[session->item];
    typing_view(app, ui, keys, &state->keyboard, answer->text, QUESTION_ANSWER);
    question_foot(app, ui, &areas, row, (struct question_shown){.pages = 1});
}

/* False if the words have no room above the keyboard: in large text on a panel that lies. */
static bool typed_fits(const struct app *app, const struct ui *ui,
                       const struct question_state *state, struct areas areas)
{
    struct trial trial;
    view_typed(app, begin_trial(&trial, ui), state, areas);
    for (size_t i = ui->frame->text_count; i < trial.frame.text_count; i++) {
        if (!rect_inside(trial.frame.texts[i].box, trial.frame.texts[i].room)) {
            return false;
        }
    }
    return true;
}

/* Questions answered by typing, and small panels, have only one arrangement. */
static bool has_arrangements(const struct app *app)
{
    const struct item *item = session_item(app_session_view(app));
    return !metrics_small_panel(app_metrics(app)) && question_kind(item)->view != NULL;
}

void question_arrange(struct app *app, struct question_state *state)
{
    struct question_arranged *arranged = &state->arranged;
    if (arranged->found && arranged->as_list == state->map.list) {
        return;
    }
    session_show_page(app_session(app), question_page_fits(app));
    state->item = app_session_view(app)->item;
    *arranged = (struct question_arranged){.found = true, .as_list = state->map.list};
    if (question_page_shown(app_session_view(app)) || !has_arrangements(app)) {
        return;
    }
    struct ui_frame frame = {.arena = arena_create(TRIAL_BYTES)};
    struct ui ui = app_ui(app, &frame);
    struct areas areas = chrome_begin(app, &ui, CHROME_PERSONAL);
    enum question_map_shown figure = question_map_low(app, &ui, &state->map, areas);
    if (figure != MAP_SHOWS_FIGURE) { /* beside the figure there is nothing to arrange */
        arranged->how = arrange(app, &ui, state, &areas, figure == MAP_SHOWS_LIST);
    }
    arena_destroy(frame.arena);
}

void question_view(const struct app *app, struct ui *ui, const struct question_state *state)
{
    if (question_page_shown(app_session_view(app))) {
        question_page_view(app, ui);
        return;
    }
    const struct item *item = session_item(app_session_view(app));
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    size_t around = ui->frame->target_count;
    bool typed = question_kind(item)->view == NULL;
    if (metrics_small_panel(ui->metrics) || (typed && !typed_fits(app, ui, state, areas))) {
        question_small(app, ui, state, &areas);
    } else if (typed) {
        view_typed(app, ui, state, areas);
    } else if (question_map_low(app, ui, &state->map, areas) == MAP_SHOWS_FIGURE) {
        question_foot(app, ui, &areas, (struct question_side_row){0},
                      (struct question_shown){.pages = 1});
    } else {
        struct question_arrangement how = state->arranged.how;
        struct place place = place_parts(app, ui, &areas, how);
        struct question_shown shown = view_page(app, ui, state, &place, how.first, state->page);
        question_foot(app, ui, &areas, place.row, shown);
    }
    /* so that the keyboard's focus begins with the answers */
    frame_targets_last(ui->frame, around);
}
