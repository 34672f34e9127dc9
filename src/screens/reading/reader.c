/* Shows an education card, leaf by leaf. Opened from the contents it leads on through all cards;
 * opened from anywhere else it is a detour: it shows one card and leads back. */
#include "app/context.h"
#include "app/navigation.h"
#include "app/reading.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/reading/document.h"
#include "screens/shared/chrome.h"
#include "ui/qr.h"
#include "ui/ui.h"

#include <string.h>

enum { TURN = ACTION_OWN, CONTENTS, STAR };

/* Where a leaf ends is known only while drawing, so the values of "next" and "previous" say where
 * they lead: the card, the block and the line in it. The last block stands for the last leaf. */
#define BLOCKS_MAX 10000
#define LINES_MAX  10000

#define NO_BREAK_SPACE "\xC2\xA0"
/* mm: large enough for a phone held by somebody who stands and reads the page */
#define QR_MODULE 1.0

static int64_t place_of(size_t card, size_t block, size_t line)
{
    return ((int64_t)card * BLOCKS_MAX + (int64_t)block) * LINES_MAX + (int64_t)line;
}

struct state {
    const char *id; /* of the card, owned by a catalog */
    size_t block;   /* the reader's place: the block … */
    size_t line;    /* … and the line in it */
    bool detour;
    bool starred;
};

static size_t card_index(const struct app *app, const struct state *state)
{
    size_t index = catalog_find(app_catalog(app), state->id);
    return index < app_catalog(app)->count ? index : 0;
}

static bool visiting(const struct app *app)
{
    return app_session_view(app)->outcome != OUTCOME_NONE;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    struct state *state = data;
    state->id = argument.page;
    state->detour = argument.detour;
    state->starred = app_has_star(app, state->id);
}

/* Where everything goes. On a low panel the text gets as much room as possible: the buttons stand
 * beside it or in the row of the foot, and the sources come after the text. */
struct spread {
    struct areas areas;
    const struct page *page;
    struct document document;
    struct leaves leaves;
    size_t leaf;
    struct rect picture; /* empty if there is none on this leaf */
    struct rect text;
    struct rect sources; /* empty if they are part of the text */
    struct text_layout source_lines;
    struct rect contents;
    struct rect star;  /* empty without a visit */
    struct rect place; /* "2 of 14" */
    /* the code that leads a phone to the article; empty if it is not shown here */
    struct rect home;
};

static const char *sources_line(const struct app *app, struct ui *ui, const struct page *page)
{
    struct arena *arena = ui->frame->arena;
    const char *joined = "";
    for (size_t i = 0; i < page->source_count; i++) {
        joined = i == 0 ? page->sources[i]
                        : arena_printf(arena, "%s" NO_BREAK_SPACE "· %s", joined, page->sources[i]);
    }
    const char *date = app_month(app, arena, page->reviewed_year, page->reviewed_month);
    return APP_FORMAT(app, ui, STR_READER_SOURCES, {"sources", joined}, {"date", date});
}

/* A copy of the page with its sources as the last paragraph. */
static const struct page *with_sources(const struct app *app, struct ui *ui,
                                       const struct page *page)
{
    struct arena *arena = ui->frame->arena;
    struct page *copy = ARENA_NEW(arena, struct page);
    struct block *blocks = ARENA_ARRAY(arena, struct block, page->block_count + 1);
    struct span *span = ARENA_NEW(arena, struct span);
    for (size_t i = 0; i < page->block_count; i++) {
        blocks[i] = page->blocks[i];
    }
    span->text = sources_line(app, ui, page);
    blocks[page->block_count] =
        (struct block){.kind = BLOCK_PARAGRAPH, .image = "", .spans = span, .span_count = 1};
    *copy = *page;
    copy->blocks = blocks;
    copy->block_count = page->block_count + 1;
    return copy;
}

/* --- where everything goes --- */

static void head(const struct app *app, struct ui *ui, struct spread *s)
{
    chrome_head(app, ui, &s->areas, s->page->section, s->page->title, NULL);
}

/* Puts the text above the button to all pages, and heading and sources beside or above the text. */
static void divide(const struct app *app, struct ui *ui, struct spread *s)
{
    head(app, ui, s);
    struct areas *areas = &s->areas;
    int gap = chrome_gap(ui);
    if (!areas->beside) {
        /* text to read may stand high; only targets must stay within reach */
        int bottom = areas->body.y + areas->body.h;
        areas->body.y = areas->head.y + ui_px(ui, SPACE_S);
        areas->body.h = bottom - areas->body.y;
    }
    s->text = areas->body;
    struct rect *for_sources = areas->beside ? &areas->head : &s->text;
    s->source_lines = ui_layout(ui, STYLE_BODY, sources_line(app, ui, s->page), for_sources->w);
    s->contents = rect_cut_bottom(&s->text, chrome_row_height(ui));
    rect_cut_bottom(&s->text, gap);
    if (visiting(app)) {
        s->star = rect_cut_left(&s->contents, (s->contents.w - gap) * 66 / 100);
        rect_cut_left(&s->contents, gap);
    }
    s->sources = rect_cut_bottom(for_sources, s->source_lines.height);
    rect_cut_bottom(for_sources, ui_px(ui, SPACE_S));
    s->place = areas->foot;
    int button = (areas->foot.w - 2 * gap) * 31 / 100 + gap;
    rect_cut_left(&s->place, button);
    rect_cut_right(&s->place, button);
}

/* Puts the heading and all buttons beside the text. */
static void divide_low(const struct app *app, struct ui *ui, struct spread *s)
{
    struct areas *areas = &s->areas;
    int gap = chrome_gap(ui);
    s->contents = rect_cut_bottom(&areas->head, chrome_row_height(ui));
    rect_cut_bottom(&areas->head, gap);
    if (visiting(app)) {
        s->star = rect_cut_bottom(&areas->head, chrome_row_height(ui));
        rect_cut_bottom(&areas->head, gap);
    }
    int line = metrics_line_height(ui->metrics, STYLE_STRONG);
    int least = chrome_head_least(ui, areas->head.w, s->page->title, NULL);
    if (least + line <= areas->head.h) {
        s->place = rect_cut_bottom(&areas->head, line);
        rect_cut_bottom(&areas->head, ui_px(ui, SPACE_XS));
    }
    head(app, ui, s);
    s->text = areas->body;
}

/* Puts the heading above the text and all buttons into one row. */
static void divide_small(const struct app *app, struct ui *ui, struct spread *s)
{
    struct areas *areas = &s->areas;
    struct rect top = areas->head;
    if (visiting(app)) {
        int size = ui_least_height(ui, TARGET_SMALL);
        s->star = rect_cut_right(&top, size);
        s->star.h = size;
        rect_cut_right(&top, chrome_gap(ui));
    }
    areas->head = top;
    head(app, ui, s);
    chrome_drop_below_foot(ui, areas);
    s->text = areas->body;
    int below_star = s->star.y + s->star.h + ui_px(ui, 1.0);
    if (s->star.h > 0 && s->text.y < below_star) {
        rect_cut_top(&s->text, below_star - s->text.y);
    }
    int row = areas->foot.w - 2 * chrome_gap(ui);
    s->contents = rect_cut_left(&areas->foot, row * 36 / 100);
    rect_cut_left(&areas->foot, chrome_gap(ui));
}

static bool ends_topic(const struct app *app, const struct spread *s)
{
    const struct catalog *catalog = app_catalog(app);
    size_t next = (size_t)(s->page - catalog->pages) + 1;
    return s->leaf + 1 == s->leaves.count &&
           (next == catalog->count || strcmp(catalog->pages[next].section, s->page->section) != 0);
}

/* At the end of a topic, offers the article to take home, if the text leaves room for it. */
static void place_home(const struct app *app, const struct ui *ui, const struct state *state,
                       struct spread *s)
{
    int size = ui_qr_size(ui, app_config(app)->article_url, QR_MODULE);
    int gap = ui_px(ui, SPACE_L);
    int words = document_height(ui, &s->document, s->leaves.items[s->leaf]);
    if (!state->detour && ends_topic(app, s) && size > 0 && words + gap + size <= s->text.h) {
        s->home = rect_cut_bottom(&s->text, size);
        rect_cut_bottom(&s->text, gap);
    }
}

static void place_picture(const struct ui *ui, struct spread *s)
{
    struct leaf leaf = s->leaves.items[s->leaf];
    struct rect picture = s->areas.beside ? s->areas.head : s->text;
    int height = picture.w * 520 / 920;
    if (s->areas.beside) {
        rect_cut_top(&picture, ui_px(ui, SPACE_S));
        if (picture.h >= height / 2) { /* long sources below it leave less room */
            s->picture = rect_cut_top(&picture, px_min(height, picture.h));
            s->picture.w = s->picture.h * 920 / 520;
        }
        return;
    }
    if (document_has_figure(&s->document, leaf)) {
        return;
    }
    /* the picture takes only room that the text leaves */
    int gap = ui_px(ui, SPACE_L);
    int left = s->text.h - document_height(ui, &s->document, leaf) - gap;
    height = px_min(height, px_min(s->text.h * 45 / 100, left));
    if (height >= s->text.h / 4) {
        s->picture = rect_cut_top(&s->text, height);
        rect_cut_top(&s->text, gap);
    }
}

static struct spread lay_out(const struct app *app, struct ui *ui, const struct state *state)
{
    struct spread s = {
        .areas = chrome_begin(app, ui, visiting(app) ? CHROME_VISITING : CHROME_PUBLIC),
        .page = &app_catalog(app)->pages[card_index(app, state)],
    };
    const struct page *text = s.page;
    bool low = metrics_low(ui->metrics);
    if (!low) {
        divide(app, ui, &s);
    } else {
        text = with_sources(app, ui, s.page);
        if (s.areas.beside) {
            divide_low(app, ui, &s);
        } else {
            divide_small(app, ui, &s);
        }
    }
    s.document = document_lay_out(ui, text, s.text.w, s.text.h);
    s.leaves = document_leaves(ui, &s.document);
    s.leaf = document_leaf_of(&s.document, &s.leaves, state->block, state->line);
    place_home(app, ui, state, &s);
    if (!low && s.page->image[0] != '\0' && !ui->palette->plain) {
        place_picture(ui, &s);
    }
    return s;
}

/* --- drawing --- */

static const char *place_words(const struct app *app, struct ui *ui, const struct spread *s)
{
    const struct catalog *catalog = app_catalog(app);
    struct arena *arena = ui->frame->arena;
    size_t card = (size_t)(s->page - catalog->pages);
    const char *n = arena_printf(arena, "%zu", card + 1);
    const char *total = arena_printf(arena, "%zu", catalog->count);
    if (s->leaves.count > 1) {
        const char *words = APP_FORMAT(app, ui, STR_READER_PLACE_SCREEN, {"n", n}, {"total", total},
                                       {"leaf", arena_printf(arena, "%zu", s->leaf + 1)},
                                       {"leaves", arena_printf(arena, "%zu", s->leaves.count)});
        if (ui_layout(ui, STYLE_STRONG, words, s->place.w).height <= s->place.h) {
            return words;
        }
    }
    return APP_FORMAT(app, ui, STR_READER_PLACE, {"n", n}, {"total", total});
}

static void place(const struct app *app, struct ui *ui, const struct spread *s)
{
    if (s->place.h == 0) {
        return;
    }
    const struct catalog *catalog = app_catalog(app);
    size_t card = (size_t)(s->page - catalog->pages);
    struct text_layout words = ui_layout(ui, STYLE_STRONG, place_words(app, ui, s), s->place.w);
    int line = ui_px(ui, 2.5);
    int gap = ui_px(ui, SPACE_XS);
    bool with_line = words.height + gap + line <= s->place.h;
    int used = words.height + (with_line ? gap + line : 0);
    struct rect middle = rect_centre(s->place, s->place.w, used);
    ui_draw_lines(ui, &words, 0, words.count, rect_cut_top(&middle, words.height), ui->palette->ink,
                  with_line ? ALIGN_CENTRE : ALIGN_LEFT);
    if (with_line) {
        /* the bar moves with every leaf, which shows that a long card goes on */
        rect_cut_top(&middle, gap);
        int whole = (int)(catalog->count * s->leaves.count);
        ui_progress_line(ui, middle, (int)(card * s->leaves.count + s->leaf + 1), whole);
    }
}

static int64_t place_of_leaf(const struct spread *s, size_t card, size_t leaf)
{
    const struct part *first = &s->document.parts[s->leaves.items[leaf].from];
    return place_of(card, first->block, first->line);
}

#define NOWHERE (-1)

/* Where "previous" and "next" lead; NOWHERE from the first and from the last leaf. */
struct neighbours {
    int64_t before;
    int64_t after;
};

static struct neighbours neighbours_of(const struct app *app, const struct state *state,
                                       const struct spread *s)
{
    const struct catalog *catalog = app_catalog(app);
    const size_t card = (size_t)(s->page - catalog->pages);
    const bool first_leaf = s->leaf == 0;
    const bool last_leaf = s->leaf + 1 >= s->leaves.count;
    const bool first = first_leaf && (state->detour || card == 0);
    const bool last = last_leaf && (state->detour || card + 1 == catalog->count);
    return (struct neighbours){
        .before = first        ? NOWHERE
                  : first_leaf ? place_of(card - 1, BLOCKS_MAX - 1, 0)
                               : place_of_leaf(s, card, s->leaf - 1),
        .after = last        ? NOWHERE
                 : last_leaf ? place_of(card + 1, 0, 0)
                             : place_of_leaf(s, card, s->leaf + 1),
    };
}

static void foot(const struct app *app, struct ui *ui, const struct state *state,
                 const struct spread *s)
{
    const struct neighbours to = neighbours_of(app, state, s);
    const bool first = to.before == NOWHERE;
    const bool last = to.after == NOWHERE;
    struct rect row = s->areas.foot;
    int gap = chrome_gap(ui);
    int width = metrics_low(ui->metrics) ? (row.w - gap) * 47 / 100 : (row.w - 2 * gap) * 31 / 100;
    const struct button previous = {
        .control = {first ? "back" : "previous", 0, NULL, first ? ACTION_BACK : TURN, to.before},
        .look = BUTTON_OUTLINE,
        .label = app_text(app, STR_COMMON_BACK)};
    const struct button next = {
        .control = {last ? "close" : "next", 0, NULL, last ? ACTION_BACK : TURN, to.after},
        .look = BUTTON_PRIMARY,
        .label = app_text(app, last ? STR_READER_CLOSE : STR_COMMON_NEXT)};
    ui_button(ui, rect_cut_left(&row, width), &previous);
    if (metrics_low(ui->metrics)) {
        rect_cut_left(&row, gap);
        ui_button(ui, row, &next);
    } else {
        ui_button(ui, rect_cut_right(&row, width), &next);
    }
    place(app, ui, s);
}

static void home(const struct app *app, struct ui *ui, struct rect box)
{
    const char *address = app_config(app)->article_url;
    const char *scheme = strstr(address, "://");
    const char *shown = scheme != NULL ? scheme + strlen("://") : address;
    struct rect code = rect_cut_left(&box, box.h);
    if (!ui_qr(ui, code, address)) {
        return;
    }
    rect_cut_left(&box, ui_px(ui, SPACE_M));
    const struct span spans[] = {
        {app_text(app, STR_READER_AT_HOME), true}, {"\n", false}, {shown, false}};
    struct text_layout words = ui_layout_spans(ui, STYLE_BODY, spans, 3, box.w);
    struct rect middle = rect_centre(box, box.w, words.height);
    ui_draw_lines(ui, &words, 0, words.count, middle, ui->palette->ink, ALIGN_LEFT);
}

static void star_button(const struct app *app, struct ui *ui, const struct state *state,
                        struct rect box)
{
    bool starred = state->starred;
    struct button star = {
        .control = {"star", 0, NULL, STAR, 0},
        .look = starred ? BUTTON_TINT : BUTTON_OUTLINE,
        .style = STYLE_STRONG,
        .icon = starred ? "icon-star-filled.svg" : "icon-star.svg",
        .selected = starred,
        .label = app_text(app, starred ? STR_READER_STARRED : STR_READER_STAR),
        .brief = app_text(app, starred ? STR_READER_STARRED_SHORT : STR_READER_STAR_SHORT)};
    if (metrics_small_panel(ui->metrics)) {
        star.shown = "";
        star.brief = NULL;
        star.kind = TARGET_SMALL;
    }
    ui_button(ui, box, &star);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct spread s = lay_out(app, ui, state);
    if (!visiting(app) && !metrics_small_panel(ui->metrics)) {
        chrome_check_in(app, ui, s.areas.below_foot);
    }
    if (s.picture.h > 0) {
        ui_picture_card(ui, s.picture, s.page->image);
    }
    document_draw(ui, &s.document, s.leaves.items[s.leaf], s.text);
    ui_draw_lines(ui, &s.source_lines, 0, s.source_lines.count, s.sources, ui->palette->ink_soft,
                  ALIGN_LEFT);
    if (s.home.h > 0) {
        home(app, ui, s.home);
    }
    if (visiting(app)) {
        star_button(app, ui, state, s.star);
    }
    const struct button contents = {.control = {"contents", 0, NULL, CONTENTS, 0},
                                    .look = BUTTON_OUTLINE,
                                    .style = STYLE_STRONG,
                                    .label = app_text(app, STR_READER_ALL_PAGES),
                                    .brief = app_text(app, STR_READER_ALL_PAGES_SHORT)};
    ui_button(ui, s.contents, &contents);
    foot(app, ui, state, &s);
}

static void go_to(const struct app *app, struct state *state, int64_t place)
{
    state->id = app_catalog(app)->pages[place / LINES_MAX / BLOCKS_MAX].id;
    state->block = (size_t)(place / LINES_MAX % BLOCKS_MAX);
    state->line = (size_t)(place % LINES_MAX);
}

static void turn(struct app *app, struct state *state, int64_t place)
{
    const char *before = state->id;
    go_to(app, state, place);
    if (strcmp(state->id, before) != 0) {
        state->starred = app_has_star(app, state->id);
        app_count_page(app, state->id);
    }
}

/* The leaf after this one, and the one before it. */
static bool ahead(const struct app *app, const void *data, size_t index, struct ui *ui)
{
    struct state other = *(const struct state *)data;
    const struct spread s = lay_out(app, ui, &other);
    const struct neighbours to = neighbours_of(app, &other, &s);
    const int64_t place = index == 0 ? to.after : to.before;
    if (place != NOWHERE) {
        go_to(app, &other, place);
        view(app, &other, ui);
    }
    return index < 2;
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    struct err err;
    switch (tap.action) {
    case TURN:
        turn(app, state, tap.value);
        app_new_leaf(app);
        break;
    case CONTENTS:
        if (app_came_from(app, SCREEN_CONTENTS)) {
            app_back(app);
        } else {
            app_replace(app, SCREEN_CONTENTS);
        }
        break;
    case STAR:
        if (!app_set_star(app, state->id, app_catalog(app)->pages[card_index(app, state)].title,
                          !state->starred, &err)) {
            app_fault(app, FAULT_UNSAVED, &err);
            break;
        }
        state->starred = !state->starred;
        break;
    }
}

const struct screen screen_reader = {
    .name = "reader",
    .state_size = sizeof(struct state),
    .flags = SCREEN_READING,
    .enter = enter,
    .update = update,
    .view = view,
    .ahead = ahead,
};
