/* Shows every answer once more, each with Change; then Send. */
#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

enum { CHANGE = ACTION_OWN, SEND, NEXT, BACK };

struct state {
    int page;
};

static const char *words_of(const struct app *app, struct ui *ui, const struct session *session,
                            size_t item)
{
    switch (session->response->answers[item].state) {
    case ANSWER_GIVEN:
        return response_words(session->response, item, app_language(app), ui->frame->arena);
    case ANSWER_DECLINED: return app_text(app, STR_REVIEW_DECLINED);
    case ANSWER_OPEN:
    case ANSWER_SKIPPED: break;
    }
    return app_text(app, STR_REVIEW_SKIPPED);
}

static struct button change_button(const struct app *app, size_t item)
{
    return (struct button){.control = {"change", 0, NULL, CHANGE, (long)item},
                           .look = BUTTON_OUTLINE,
                           .style = STYLE_STRONG,
                           .label = app_text(app, STR_REVIEW_CHANGE)};
}

static int least_width(const struct ui *ui)
{
    return ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
}

/* How one answer is laid out in a row of some width. */
struct row {
    struct text_layout asked;
    struct text_layout said;
    int button; /* height of Change */
    int width;  /* of Change */
    bool below; /* Change stands below the words, not beside them */
};

/* The part of a row on one page; nearly always the whole row. Its lines are those of the
 * question and then those of the answer, counted together. */
struct piece {
    size_t from;
    size_t to;
    bool ends; /* the part with Change */
};

static int row_pad(const struct ui *ui)
{
    return ui_px(ui, metrics_small_panel(ui->metrics) ? 0.5
                     : metrics_low(ui->metrics)       ? 1.0
                                                      : SPACE_XS);
}

/* Extra space at the right of the button, where the padding alone is too little. */
static int row_edge(const struct ui *ui)
{
    return metrics_small_panel(ui->metrics) ? ui_px(ui, 1.0) : 0;
}

/* Space between rows, and beside their words. */
static int row_space(const struct ui *ui)
{
    return ui_px(ui, metrics_small_panel(ui->metrics) ? SPACE_XS : SPACE_S);
}

static struct row row_of(const struct app *app, struct ui *ui, size_t item, int width, bool below)
{
    const struct session *session = app_session_view(app);
    const struct button change = change_button(app, item);
    int natural = ui_button_natural_width(ui, &change);
    int least = least_width(ui);
    int pad = row_pad(ui);
    struct row row = {.width = natural > least ? natural : least, .below = below};
    int text_width = width - 2 * pad - row_edge(ui) - row_space(ui);
    text_width -= below ? 0 : row.width + row_space(ui);
    const char *question =
        response_question(session->response, item, app_language(app), ui->frame->arena);
    row.asked = ui_layout(ui, STYLE_BODY, question, text_width);
    row.said = ui_layout(ui, STYLE_STRONG, words_of(app, ui, session, item), text_width);
    row.button = ui_button_height(ui, &change, row.width);
    return row;
}

static size_t row_lines(const struct row *row)
{
    return row->asked.count + row->said.count;
}

/* How many of the first `lines` lines belong to the question. */
static size_t asked_in(const struct row *row, size_t lines)
{
    return lines < row->asked.count ? lines : row->asked.count;
}

static int words_height(const struct row *row, const struct piece *piece)
{
    size_t asked = asked_in(row, piece->to) - asked_in(row, piece->from);
    size_t said = piece->to - piece->from - asked;
    return (int)asked * row->asked.line_height + (int)said * row->said.line_height;
}

static int piece_height(const struct ui *ui, const struct row *row, const struct piece *piece)
{
    int words = words_height(row, piece);
    int button = piece->ends ? row->button : 0;
    int beside = words > button ? words : button;
    return (row->below ? words + button : beside) + 2 * row_pad(ui);
}

static int row_height(const struct ui *ui, const struct row *row)
{
    const struct piece whole = {0, row_lines(row), true};
    return piece_height(ui, row, &whole);
}

/* Puts Change beside the words, unless that makes the row higher than Change below them: large
 * words in a narrow row. */
static struct row best_row(const struct app *app, struct ui *ui, size_t item, int width)
{
    struct row beside = row_of(app, ui, item, width, false);
    if (!metrics_low(ui->metrics)) {
        return beside;
    }
    struct row below = row_of(app, ui, item, width, true);
    return row_height(ui, &below) < row_height(ui, &beside) ? below : beside;
}

/* The part of the row, from this line on, that fits into this height. Change always stands with at
 * least one line. */
static struct piece cut_piece(const struct ui *ui, const struct row *row, size_t from, int height)
{
    struct piece piece = {from, row_lines(row), true};
    if (piece_height(ui, row, &piece) <= height) {
        return piece;
    }
    piece = (struct piece){from, from, false};
    do {
        piece.to++;
    } while (piece.to + 1 < row_lines(row) &&
             piece_height(ui, row, &(struct piece){from, piece.to + 1, false}) <= height);
    return piece;
}

static void draw_piece(struct ui *ui, const struct row *row, const struct piece *piece,
                       struct rect box, const struct button *change)
{
    const struct palette *p = ui->palette;
    ui_card(ui, box, p->surface);
    struct color before = ui_set_behind(ui, p->surface);
    box = rect_inset(box, row_pad(ui));
    rect_cut_right(&box, row_edge(ui));
    if (piece->ends && row->below) {
        struct rect under = rect_cut_bottom(&box, row->button);
        ui_button(ui, rect_cut_right(&under, row->width), change);
    } else if (piece->ends) {
        struct rect at = rect_cut_right(&box, row->width);
        ui_button(ui, rect_centre(at, row->width, row->button), change);
        rect_cut_right(&box, row_space(ui));
    }
    rect_cut_left(&box, row_space(ui));
    rect_cut_top(&box, (box.h - words_height(row, piece)) / 2);
    size_t first = asked_in(row, piece->from);
    size_t last = asked_in(row, piece->to);
    ui_draw_lines(ui, &row->asked, first, last, box, p->ink_soft, ALIGN_LEFT);
    rect_cut_top(&box, (int)(last - first) * row->asked.line_height);
    ui_draw_lines(ui, &row->said, piece->from - first, piece->to - last, box, p->ink, ALIGN_LEFT);
    ui_set_behind(ui, before);
}

#define NO_PAGE (-1)

/* Draws the rows of page `shown` and returns how many pages there are. The first page
 * has a room of its own. */
static int rows(const struct app *app, struct ui *ui, struct rect first, struct rect further,
                int shown)
{
    const struct session *session = app_session_view(app);
    struct rect room = first;
    int page = 0;
    int number = 0;
    for (size_t item = response_first(session->response); item != RESPONSE_END;
         item = response_next(session->response, item), number++) {
        struct row row = best_row(app, ui, item, room.w);
        if (row_height(ui, &row) > further.h) {
            row = row_of(app, ui, item, room.w, true);
        }
        struct button change = change_button(app, item);
        change.control.index = number;
        for (struct piece piece = {0}; piece.to < row_lines(&row);) {
            struct piece next = cut_piece(ui, &row, piece.to, further.h);
            int height = piece_height(ui, &row, &next);
            bool fresh = room.y == further.y;
            if (height > room.h && !fresh) {
                page++;
                room = further;
            }
            piece = next;
            struct rect box = rect_cut_top(&room, height);
            rect_cut_top(&room, row_space(ui));
            if (page == shown) {
                draw_piece(ui, &row, &piece, box, &change);
            }
        }
    }
    return page + 1;
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

static void head(const struct app *app, struct ui *ui, struct areas *areas)
{
    chrome_head(app, ui, areas, app_text(app, STR_REVIEW_EYEBROW), app_text(app, STR_REVIEW_TITLE),
                app_text(app, STR_REVIEW_WHY));
}

/* A small panel shows the words on its first page only, as small as they may be. */
static void view_small(const struct app *app, struct ui *ui, struct areas *areas,
                       const struct state *state)
{
    const struct rect further = areas->body;
    struct rect first = further;
    areas->head.h = chrome_head_least(ui, first.w, app_text(app, STR_REVIEW_TITLE),
                                      app_text(app, STR_REVIEW_WHY));
    rect_cut_top(&first, areas->head.h);
    int pages = rows(app, ui, first, further, NO_PAGE);
    int page = state->page < pages ? state->page : pages - 1;
    if (page == 0) {
        head(app, ui, areas);
    }
    rows(app, ui, first, further, page);
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
    int pages = rows(app, ui, areas.body, areas.body, NO_PAGE);
    int page = state->page < pages ? state->page : pages - 1;
    rows(app, ui, areas.body, areas.body, page);
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
