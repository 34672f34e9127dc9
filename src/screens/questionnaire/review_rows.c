#include "screens/questionnaire/review_rows.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/shared/chrome.h"

/* --- what stands in a row --- */

#define ROW_TEXTS_MAX (2 * PAGE_QUESTIONS_MAX)

/* The questions of one row. */
struct entry {
    struct question_page questions;
    bool rest;     /* those answered with "None of these" */
    size_t number; /* of its first question among all that were asked, from 0 */
};

struct entries {
    struct entry *items;
    size_t count;
};

/* True if the visitor chose what excludes everything else: "None of these". */
static bool is_none(const struct response *response, size_t item)
{
    const struct item *question = &response->questionnaire->items[item];
    for (size_t i = 0; i < question->option_count; i++) {
        if (question->options[i].exclusive && response_offer_chosen(response, item, i)) {
            return true;
        }
    }
    return false;
}

/* True if the question belongs to the row before. */
static bool joins(const struct response *response, const struct entry *before, size_t item)
{
    const struct question_page page = response_page(response, item);
    const size_t first = before->questions.items[0];
    return page.count > 1 && page.items[0] <= first && first < item &&
           before->questions.count < PAGE_QUESTIONS_MAX;
}

static void add(struct question_page *questions, size_t item)
{
    questions->items[questions->count++] = item;
}

static struct entries collect(const struct response *response, struct arena *arena, bool all)
{
    struct entries entries = {
        .items = ARENA_ARRAY(arena, struct entry, response->questionnaire->count + 1)};
    struct entry rest = {.rest = true};
    size_t number = 0;
    for (size_t item = response_first(response); item != RESPONSE_END;
         item = response_next(response, item), number++) {
        struct entry *last = entries.count > 0 ? &entries.items[entries.count - 1] : NULL;
        if (!all && is_none(response, item) && rest.questions.count < PAGE_QUESTIONS_MAX) {
            add(&rest.questions, item);
        } else if (last != NULL && joins(response, last, item)) {
            add(&last->questions, item);
        } else {
            entries.items[entries.count++] =
                (struct entry){.questions = question_page_of(item), .number = number};
        }
    }
    if (rest.questions.count > 0) {
        entries.items[entries.count++] = rest;
    }
    return entries;
}

static const char *answer_of(const struct app *app, struct ui *ui, size_t item)
{
    const struct response *response = app_session_view(app)->response;
    switch (response->answers[item].state) {
    case ANSWER_GIVEN: return response_words(response, item, app_language(app), ui->frame->arena);
    case ANSWER_DECLINED: return app_text(app, STR_REVIEW_DECLINED);
    case ANSWER_OPEN:
    case ANSWER_SKIPPED: break;
    }
    return app_text(app, STR_REVIEW_SKIPPED);
}

static int least_width(const struct ui *ui)
{
    return ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
}

/* How its words are laid out in a row of some width. */
struct row {
    struct text_layout texts[ROW_TEXTS_MAX];
    size_t count;
    int button; /* height of Change */
    int width;  /* of Change */
    bool below; /* Change stands below the words, not beside them */
};

/* The part of a row on one page; nearly always the whole row. The lines of its texts are counted
 * together. */
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

static struct button button_of(const struct app *app, const struct entry *entry,
                               struct review_actions actions)
{
    struct button button = {.control = {"change", (int)entry->number, NULL, actions.change,
                                        (long)entry->questions.items[0]},
                            .look = BUTTON_OUTLINE,
                            .style = STYLE_STRONG,
                            .label = app_text(app, STR_REVIEW_CHANGE)};
    if (entry->rest) {
        button.control = (struct control){.name = "show_all", .action = actions.show_all};
    }
    return button;
}

/* "Usual pain: 5", or the whole question and its answer below it where the form has no short one.
 */
static void lay_out_answer(const struct app *app, struct ui *ui, size_t item, int width,
                           struct row *row)
{
    const struct response *response = app_session_view(app)->response;
    const char *said = answer_of(app, ui, item);
    if (!item_has_short_text(&response->questionnaire->items[item])) {
        const char *asked = response_question(response, item, app_language(app), ui->frame->arena);
        row->texts[row->count++] = ui_layout(ui, STYLE_BODY, asked, width);
        row->texts[row->count++] = ui_layout(ui, STYLE_STRONG, said, width);
        return;
    }
    const char *asked =
        response_short_question(response, item, app_language(app), ui->frame->arena);
    const struct span spans[] = {
        {.text = APP_FORMAT(app, ui, STR_REVIEW_ASKED, {"asked", asked})},
        {.text = said, .strong = true},
    };
    row->texts[row->count++] = ui_layout_spans(ui, STYLE_BODY, spans, 2, width);
}

/* "Emergency signs · Your health: None of these". */
static void lay_out_rest(const struct app *app, struct ui *ui, const struct entry *entry, int width,
                         struct row *row)
{
    const struct response *response = app_session_view(app)->response;
    struct arena *arena = ui->frame->arena;
    const char *asked = "";
    for (size_t i = 0; i < entry->questions.count; i++) {
        const char *one =
            response_short_question(response, entry->questions.items[i], app_language(app), arena);
        asked = i == 0 ? one : arena_printf(arena, "%s \u00b7 %s", asked, one);
    }
    row->texts[row->count++] =
        ui_layout(ui, STYLE_BODY, APP_FORMAT(app, ui, STR_REVIEW_ASKED, {"asked", asked}), width);
    row->texts[row->count++] = ui_layout(ui, STYLE_STRONG, app_text(app, STR_REVIEW_NONE), width);
}

static struct row row_of(const struct app *app, struct ui *ui, const struct entry *entry, int width,
                         bool below)
{
    const struct button change = button_of(app, entry, (struct review_actions){0, 0});
    const int natural = ui_button_natural_width(ui, &change);
    const int least = least_width(ui);
    struct row row = {.width = natural > least ? natural : least, .below = below};
    int text_width = width - 2 * row_pad(ui) - row_edge(ui) - row_space(ui);
    text_width -= below ? 0 : row.width + row_space(ui);
    row.button = ui_button_height(ui, &change, row.width);
    if (entry->rest) {
        lay_out_rest(app, ui, entry, text_width, &row);
        return row;
    }
    for (size_t i = 0; i < entry->questions.count; i++) {
        lay_out_answer(app, ui, entry->questions.items[i], text_width, &row);
    }
    return row;
}

static size_t row_lines(const struct row *row)
{
    size_t lines = 0;
    for (size_t i = 0; i < row->count; i++) {
        lines += row->texts[i].count;
    }
    return lines;
}

/* The lines of one text that belong to a piece. */
struct lines {
    size_t from;
    size_t to;
};

static struct lines lines_in(const struct row *row, size_t text, const struct piece *piece)
{
    size_t before = 0;
    for (size_t i = 0; i < text; i++) {
        before += row->texts[i].count;
    }
    const size_t end = before + row->texts[text].count;
    const size_t from = piece->from > before ? piece->from : before;
    const size_t to = piece->to < end ? piece->to : end;
    return from < to ? (struct lines){from - before, to - before} : (struct lines){0, 0};
}

static int words_height(const struct row *row, const struct piece *piece)
{
    int height = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct lines lines = lines_in(row, i, piece);
        height += (int)(lines.to - lines.from) * row->texts[i].line_height;
    }
    return height;
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
static struct row best_row(const struct app *app, struct ui *ui, const struct entry *entry,
                           int width)
{
    struct row beside = row_of(app, ui, entry, width, false);
    if (!metrics_low(ui->metrics)) {
        return beside;
    }
    struct row below = row_of(app, ui, entry, width, true);
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
    for (size_t i = 0; i < row->count; i++) {
        const struct lines lines = lines_in(row, i, piece);
        ui_draw_lines(ui, &row->texts[i], lines.from, lines.to, box, p->ink, ALIGN_LEFT);
        rect_cut_top(&box, (int)(lines.to - lines.from) * row->texts[i].line_height);
    }
    ui_set_behind(ui, before);
}

int review_rows(const struct app *app, struct ui *ui, struct rect first, struct rect further,
                int shown, bool all, struct review_actions actions)
{
    const struct entries entries = collect(app_session_view(app)->response, ui->frame->arena, all);
    struct rect room = first;
    int page = 0;
    for (size_t i = 0; i < entries.count; i++) {
        const struct entry *entry = &entries.items[i];
        struct row row = best_row(app, ui, entry, room.w);
        if (row_height(ui, &row) > further.h) {
            row = row_of(app, ui, entry, room.w, true);
        }
        const struct button change = button_of(app, entry, actions);
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
