/* Shows what was answered once more, with Change; then Send. */
#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "screens/questionnaire/review_rows.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

enum { CHANGE = ACTION_OWN, SHOW_ALL, SEND, NEXT, BACK };

struct state {
    int page;
    bool all; /* also what was answered with "None of these", each by itself */
};

static int least_width(const struct ui *ui)
{
    return ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
}

/* Where three buttons do not fit in the foot, gives the back button a row of its own below the
 * words beside it. Call it before chrome_head. */
static bool back_apart(const struct ui *ui, struct areas *areas, struct rect *box)
{
    int gap = chrome_gap(ui);
    if (!areas->beside || areas->foot.w >= 3 * least_width(ui) + 2 * gap) {
        return false;
    }
    *box = rect_cut_bottom(&areas->head, chrome_row_height(ui));
    rect_cut_bottom(&areas->head, gap);
    return true;
}

/* Draws the foot: Send on every page, and beside it a button to the next page. Back stands at
 * *apart, or in the same row if that is NULL. */
static void foot(const struct app *app, struct ui *ui, const struct areas *areas,
                 const struct rect *apart, bool more)
{
    const struct button back = {.control = {"back", 0, NULL, BACK, 0},
                                .look = BUTTON_OUTLINE,
                                .label = app_text(app, STR_COMMON_BACK)};
    struct button next = {.control = {"next", 0, NULL, NEXT, 0},
                          .look = BUTTON_OUTLINE,
                          .label = app_text(app, STR_REVIEW_NEXT),
                          .brief = app_text(app, STR_REVIEW_NEXT_SHORT)};
    const struct button send = {.control = {"send", 0, NULL, SEND, 0},
                                .look = BUTTON_PRIMARY,
                                .label = app_text(app, STR_REVIEW_SEND),
                                .brief = app_text(app, STR_REVIEW_SEND_SHORT)};
    bool low = metrics_low(ui->metrics);
    struct rect row = areas->foot;
    int gap = chrome_gap(ui);
    int least = least_width(ui);
    if (apart != NULL) {
        ui_button(ui, *apart, &back);
    } else {
        int natural = low ? ui_button_natural_width(ui, &back) : least;
        int width = row.w * (more ? 22 : 34) / 100;
        width = width > natural ? width : natural;
        ui_button(ui, rect_cut_left(&row, width > least ? width : least), &back);
        rect_cut_left(&row, gap);
    }
    if (more) {
        int width = (row.w - gap) * 42 / 100;
        if (low) { /* Send needs the room more */
            next.shown = next.brief;
            int natural = ui_button_natural_width(ui, &next);
            width = natural > least ? natural : least;
        }
        ui_button(ui, rect_cut_left(&row, width), &next);
        rect_cut_left(&row, gap);
    }
    ui_button(ui, row, &send);
}

static int rows(const struct app *app, struct ui *ui, struct rect first, struct rect further,
                const struct state *state, int shown)
{
    const struct review_actions actions = {CHANGE, SHOW_ALL};
    return review_rows(app, ui, first, further, shown, state->all, actions);
}

static void head(const struct app *app, struct ui *ui, struct areas *areas)
{
    chrome_head(app, ui, areas, app_text(app, STR_REVIEW_EYEBROW), app_text(app, STR_REVIEW_TITLE),
                NULL);
}

/* A small panel shows the words on its first page only, as small as they may be. */
static void view_small(const struct app *app, struct ui *ui, struct areas *areas,
                       const struct state *state)
{
    const struct rect further = areas->body;
    struct rect first = further;
    areas->head.h = chrome_head_least(ui, first.w, app_text(app, STR_REVIEW_TITLE), NULL);
    rect_cut_top(&first, areas->head.h);
    int pages = rows(app, ui, first, further, state, REVIEW_NO_PAGE);
    int page = state->page < pages ? state->page : pages - 1;
    if (page == 0) {
        head(app, ui, areas);
    }
    rows(app, ui, first, further, state, page);
    foot(app, ui, areas, NULL, page + 1 < pages);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    if (metrics_small_panel(ui->metrics)) {
        view_small(app, ui, &areas, state);
        return;
    }
    struct rect back = {0};
    bool apart = back_apart(ui, &areas, &back);
    head(app, ui, &areas);
    int pages = rows(app, ui, areas.body, areas.body, state, REVIEW_NO_PAGE);
    if (pages > 1) {
        chrome_begin_higher(ui, &areas);
        pages = rows(app, ui, areas.body, areas.body, state, REVIEW_NO_PAGE);
    }
    int page = state->page < pages ? state->page : pages - 1;
    rows(app, ui, areas.body, areas.body, state, page);
    foot(app, ui, &areas, apart ? &back : NULL, page + 1 < pages);
}

static void send(struct app *app)
{
    struct session *session = app_session(app);
    struct err err;
    if (session_send(session, app_language(app), &err)) {
        app_onward(app);
    } else {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    switch (tap.action) {
    case CHANGE: app_change_answer(app, (size_t)tap.value); break;
    case SHOW_ALL:
        state->all = true;
        state->page = 0;
        app_new_page(app);
        break;
    case NEXT:
        state->page++;
        app_new_page(app);
        break;
    case BACK:
        if (state->page > 0) {
            state->page--;
            app_new_page(app);
        } else {
            app_step_back(app);
        }
        break;
    case SEND: send(app); break;
    }
}

const struct screen screen_review = {
    .name = "review",
    .state_size = sizeof(struct state),
    .update = update,
    .view = view,
};
