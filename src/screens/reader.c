/*
 * One education card, leaf by leaf. Opened from the contents it leads on through all cards; opened
 * from anywhere else it is a detour: it shows its one card and leads back.
 */
#include "screens/chrome.h"
#include "screens/document.h"

#include <string.h>

enum { TURN = ACTION_OWN, CONTENTS, STAR };

/* Only drawing knows where a leaf ends, so "next" and "previous" carry where they lead: the card
 * and the block; the last block stands for the last leaf. */
#define BLOCKS_MAX 10000

static long place_of(size_t card, size_t block)
{
    return (long)(card * BLOCKS_MAX + block);
}

struct state {
    const char *id; /* of the card; lives in a catalog */
    size_t block;   /* the reader is here */
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

static void enter(struct app *app, void *data)
{
    struct state *state = data;
    state->id = app_reading(app);
    state->detour = app_reading_is_detour(app);
}

/* Everything that drawing and turning pages must agree on. */
struct spread {
    struct areas areas;
    const struct page *page;
    struct document document;
    struct leaves leaves;
    size_t leaf;
    struct rect picture; /* empty if there is none on this leaf */
    struct rect text;
    struct rect sources;
    struct text_layout source_lines;
};

static const char *sources_line(const struct app *app, struct ui *ui, const struct page *page)
{
    struct arena *arena = ui->frame->arena;
    const char *joined = "";
    for (size_t i = 0; i < page->source_count; i++) {
        joined =
            i == 0 ? page->sources[i] : arena_printf(arena, "%s; %s", joined, page->sources[i]);
    }
    const char *date = app_month(app, arena, page->reviewed_year, page->reviewed_month);
    return APP_FORMAT(app, ui, STR_READER_SOURCES, {"sources", joined}, {"date", date});
}

static struct spread lay_out(const struct app *app, struct ui *ui, const struct state *state,
                             struct areas areas)
{
    struct spread s = {.areas = areas, .page = &app_catalog(app)->pages[card_index(app, state)]};
    bool landscape = metrics_two_columns(ui->metrics);
    struct rect column = areas.body;
    /* beside the text in landscape, below it in portrait */
    struct rect *for_sources = landscape ? &areas.head : &column;
    s.source_lines = ui_layout(ui, STYLE_BODY, sources_line(app, ui, s.page), for_sources->w);
    rect_cut_bottom(&column, chrome_row_height(ui) + chrome_gap(ui)); /* star and contents */
    s.sources = rect_cut_bottom(for_sources, s.source_lines.height);
    rect_cut_bottom(for_sources, ui_px(ui, SPACE_S));
    s.text = column;

    /* Words first: the picture takes no room that they need. */
    bool has_picture =
        s.page->image[0] != '\0' && !ui->palette->plain && !metrics_small_panel(ui->metrics);
    s.document = document_lay_out(ui, s.page, column.w);
    s.leaves = document_leaves(ui, &s.document, column.h);
    s.leaf = document_leaf_of(&s.leaves, state->block);
    struct leaf leaf = s.leaves.items[s.leaf];
    if (!has_picture || (!landscape && document_has_figure(&s.document, leaf))) {
        return s;
    }
    int words = document_height(ui, &s.document, leaf);
    struct rect picture = landscape ? areas.head : column;
    int height = picture.w * 520 / 920;
    if (landscape) {
        rect_cut_top(&picture, ui_px(ui, SPACE_S));
        if (height <= picture.h) {
            s.picture = rect_cut_top(&picture, height);
        }
        return s;
    }
    int gap = ui_px(ui, SPACE_L);
    int left = column.h - words - gap;
    height = height > column.h * 45 / 100 ? column.h * 45 / 100 : height;
    height = height > left ? left : height;
    if (height >= column.h / 4) {
        s.picture = rect_cut_top(&s.text, height);
        rect_cut_top(&s.text, gap);
    }
    return s;
}

/* The areas without drawing: turning a page needs the same measures. */
static struct areas reader_areas(const struct app *app, struct ui *ui, const struct state *state)
{
    struct areas areas = chrome_begin(app, ui, visiting(app) ? CHROME_VISITING : CHROME_PUBLIC);
    const struct page *page = &app_catalog(app)->pages[card_index(app, state)];
    chrome_head(app, ui, &areas, page->section, page->title, NULL);
    if (!metrics_two_columns(ui->metrics)) {
        /* what is read may stand high; only what is touched must stand low */
        int words_end = areas.head.y;
        int bottom = areas.body.y + areas.body.h;
        areas.body.y = words_end + ui_px(ui, SPACE_S);
        areas.body.h = bottom - areas.body.y;
    }
    return areas;
}

static void place(const struct app *app, struct ui *ui, struct rect box, const struct spread *s)
{
    const struct catalog *catalog = app_catalog(app);
    struct arena *arena = ui->frame->arena;
    size_t card = (size_t)(s->page - catalog->pages);
    const char *n = arena_printf(arena, "%zu", card + 1);
    const char *total = arena_printf(arena, "%zu", catalog->count);
    const char *words = APP_FORMAT(app, ui, STR_READER_PLACE, {"n", n}, {"total", total});
    if (s->leaves.count > 1) {
        words = APP_FORMAT(app, ui, STR_READER_PLACE_SCREEN, {"n", n}, {"total", total},
                           {"leaf", arena_printf(arena, "%zu", s->leaf + 1)},
                           {"leaves", arena_printf(arena, "%zu", s->leaves.count)});
    }
    struct text_layout place_words = ui_layout(ui, STYLE_STRONG, words, box.w);
    int line = ui_px(ui, 2.5);
    int gap = ui_px(ui, SPACE_XS);
    bool with_line = place_words.height + gap + line <= box.h;
    int used = place_words.height + (with_line ? gap + line : 0);
    struct rect middle = rect_centre(box, box.w, used);
    ui_draw_lines(ui, &place_words, 0, place_words.count, rect_cut_top(&middle, place_words.height),
                  ui->palette->ink, ALIGN_CENTRE);
    if (with_line) {
        /* it moves with every leaf, so that a long card is seen to go on */
        rect_cut_top(&middle, gap);
        int whole = (int)(catalog->count * s->leaves.count);
        ui_progress_line(ui, middle, (int)(card * s->leaves.count + s->leaf + 1), whole);
    }
}

static void foot(const struct app *app, struct ui *ui, const struct state *state,
                 const struct spread *s)
{
    bool first_leaf = s->leaf == 0;
    bool last_leaf = s->leaf + 1 >= s->leaves.count;
    size_t card = (size_t)(s->page - app_catalog(app)->pages);
    bool first = first_leaf && (state->detour || card == 0);
    bool last = last_leaf && (state->detour || card + 1 == app_catalog(app)->count);
    struct rect row = s->areas.foot;
    int gap = chrome_gap(ui);
    int width = (row.w - 2 * gap) * 31 / 100;
    long before = first_leaf ? place_of(card - 1, BLOCKS_MAX - 1)
                             : place_of(card, s->leaves.items[s->leaf - 1].from);
    long after =
        last_leaf ? place_of(card + 1, 0) : place_of(card, s->leaves.items[s->leaf + 1].from);
    const struct button previous = {
        .control = {first ? "back" : "previous", 0, NULL, first ? ACTION_BACK : TURN, before},
        .look = BUTTON_OUTLINE,
        .label = app_text(app, STR_BACK)};
    const struct button next = {
        .control = {last ? "close" : "next", 0, NULL, last ? ACTION_BACK : TURN, after},
        .look = BUTTON_PRIMARY,
        .label = app_text(app, last ? STR_READER_CLOSE : STR_NEXT)};
    ui_button(ui, rect_cut_left(&row, width), &previous);
    ui_button(ui, rect_cut_right(&row, width), &next);
    rect_cut_left(&row, gap);
    rect_cut_right(&row, gap);
    place(app, ui, row, s);
}

static void side_row(const struct app *app, struct ui *ui, const struct state *state,
                     const struct spread *s)
{
    struct rect row = s->areas.body;
    row = rect_cut_bottom(&row, chrome_row_height(ui));
    int gap = chrome_gap(ui);
    const struct button contents = {.control = {"contents", 0, NULL, CONTENTS},
                                    .look = BUTTON_PLAIN,
                                    .style = STYLE_STRONG,
                                    .label = app_text(app, STR_READER_ALL_PAGES)};
    if (visiting(app)) {
        const struct button star = {
            .control = {"star", 0, NULL, STAR},
            .look = state->starred ? BUTTON_TINT : BUTTON_OUTLINE,
            .style = STYLE_STRONG,
            .icon = state->starred ? "icon-star-filled.svg" : "icon-star.svg",
            .selected = state->starred,
            .label = app_text(app, state->starred ? STR_READER_STARRED : STR_READER_STAR)};
        ui_button(ui, rect_cut_left(&row, (row.w - gap) * 66 / 100), &star);
        rect_cut_left(&row, gap);
    }
    ui_button(ui, row, &contents);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct spread s = lay_out(app, ui, state, reader_areas(app, ui, state));
    if (!visiting(app)) {
        const struct button check_in = {.control = {"check_in", 0, NULL, ACTION_CHECK_IN},
                                        .look = BUTTON_TINT,
                                        .label = app_text(app, STR_CHECK_IN_FOR_VISIT)};
        ui_button(ui, s.areas.under, &check_in);
    }
    if (s.picture.h > 0 && !ui->palette->plain) {
        ui_picture(ui, s.picture, s.page->image);
    }
    document_draw(ui, &s.document, s.leaves.items[s.leaf], s.text);
    ui_draw_lines(ui, &s.source_lines, 0, s.source_lines.count, s.sources, ui->palette->ink_soft,
                  ALIGN_LEFT);
    side_row(app, ui, state, &s);
    foot(app, ui, state, &s);
}

static void turn(struct app *app, struct state *state, long place)
{
    const struct page *page = &app_catalog(app)->pages[place / BLOCKS_MAX];
    if (strcmp(page->id, state->id) != 0) {
        state->id = page->id;
        state->starred = false;
        app_count(app, "page", page->id);
    }
    state->block = (size_t)(place % BLOCKS_MAX);
}

static void update(struct app *app, void *data, struct message message)
{
    struct state *state = data;
    struct err err;
    switch (message.action) {
    case TURN:
        turn(app, state, message.value);
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
        if (!store_set_star(app_world(app)->store, app_session(app)->visit, state->id,
                            app_catalog(app)->pages[card_index(app, state)].title, !state->starred,
                            &err)) {
            app_fault(app, &err);
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
};
