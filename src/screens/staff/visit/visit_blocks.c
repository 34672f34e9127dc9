#include "screens/staff/visit/visit_blocks.h"

#include "base/bug.h"
#include "screens/staff/visit/visit_segments.h"
#include "screens/staff/visit/visit_state.h"
#include "ui/body_map.h"
#include "ui/sparkline.h"

/* From this width on, in mm, two lines of numbers stand side by side. */
#define TRENDS_BESIDE_MM 190.0
/* The scale of every question whose line is drawn (domain/trend.h). */
#define RATING_LOWEST  0
#define RATING_HIGHEST 10

/* Each of these lays out (and draws) parts [from, to) of a block below box->y and moves box->y
 * below them. */

static void set_flags(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw)
{
    struct ui *ui = s->ui;
    struct rect measured = *box;
    visit_segments_set(s, from, to, &measured, false);
    struct rect card = {box->x, box->y, box->w, measured.y - box->y + 2 * visit_edge(ui)};
    box->y += card.h;
    if (!draw) {
        return;
    }
    enum tone tone = visit_flags_tone(s->block);
    struct color fill = tone_fill(ui, tone);
    ui_fill(ui, card, fill, RADIUS_BUTTON);
    if (ui->palette->plain) {
        ui_stroke(ui, card, tone_ink(ui, tone), RADIUS_BUTTON, 0.8);
    }
    struct color before = ui_set_behind(ui, fill);
    struct rect room = {card.x + visit_pad(ui), card.y + visit_edge(ui), card.w - 2 * visit_pad(ui),
                        card.h - visit_edge(ui)};
    int size = visit_flag_icon_size(ui);
    struct rect left = rect_cut_left(&room, size);
    int lower = (metrics_line_height(ui->metrics, STYLE_BODY) - size) / 2;
    ui_icon(ui, (struct rect){left.x, left.y + lower, size, size}, staff_tier_icon(s->block->tier),
            tone_ink(ui, tone));
    rect_cut_left(&room, visit_pad(ui));
    visit_segments_set(s, from, to, &room, true);
    ui_set_behind(ui, before);
}

/* Draws a white card around the parts that set draws inside it. */
static void in_card(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw,
                    void (*set)(const struct setting *s, size_t from, size_t to, struct rect *box,
                                bool draw))
{
    struct ui *ui = s->ui;
    struct rect inner = {box->x + visit_pad(ui), box->y + visit_edge(ui),
                         box->w - 2 * visit_pad(ui), box->h - 2 * visit_edge(ui)};
    struct rect measured = inner;
    set(s, from, to, &measured, false);
    struct rect card = {box->x, box->y, box->w, measured.y + visit_edge(ui) - box->y};
    if (draw) {
        struct color fill = ui->palette->surface;
        ui_card(ui, card, fill);
        struct color before = ui_set_behind(ui, fill);
        set(s, from, to, &inner, true);
        ui_set_behind(ui, before);
    }
    box->y += card.h;
}

/* ---- where it hurts ---- */

static int figure_height(const struct setting *s)
{
    const struct ui *ui = s->ui;
    double panel_mm = ui->metrics->height / ui->metrics->px_per_mm;
    int wanted = ui_px(ui, panel_mm > 250.0 ? 76.0 : panel_mm > 120.0 ? 40.0 : 31.0);
    int most = s->column_height - 2 * visit_edge(ui);
    return wanted < most ? wanted : most;
}

/* The width of both figures with the gaps behind them. */
static int figures_width(const struct setting *s)
{
    return BODY_SIDE_COUNT *
           ((int)(figure_height(s) * BODY_WIDTH / BODY_HEIGHT) + visit_pad(s->ui));
}

/* Draws the figures and the names beside them; names that do not fit there go on without
 * figures. */
static void set_places(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw)
{
    struct ui *ui = s->ui;
    int beside = figures_width(s);
    struct rect words = {box->x + beside, box->y, box->w - beside, box->h};
    const int top = box->y;
    visit_segments_set(s, from, to, &words, draw);
    int height = figure_height(s);
    int used = from == 0 && height > words.y - top ? height : words.y - top;
    for (int side = 0; draw && from == 0 && side < BODY_SIDE_COUNT; side++) {
        int width = beside / BODY_SIDE_COUNT;
        const struct rect figure = {box->x + side * width, top + (used - height) / 2,
                                    width - visit_pad(ui), height};
        body_map_draw(ui, figure, (enum body_side)side, s->block->places, s->block->chosen);
    }
    box->y += used;
}

/* ---- numbers ---- */

static void make_numbers(struct setting *s, int width)
{
    struct ui *ui = s->ui;
    bool roomy = width >= ui_px(ui, TRENDS_BESIDE_MM);
    s->table = visit_table_of(s->app, ui, s->block->numbers, s->block->count, width,
                              ui_px(ui, roomy ? SPACE_L : SPACE_S));
    if (s->table.fits) {
        s->parts = s->block->count;
        return;
    }
    for (size_t i = 0; i < s->block->count; i++) {
        const struct visit_number *number = &s->block->numbers[i];
        const struct span spans[] = {{number->what, true},
                                     {"  ", false},
                                     {visit_number_words(s->app, ui, number->row), false}};
        visit_segment_add(s, ui_layout_spans(ui, STYLE_BODY, spans, 3, width), ui->palette->ink);
    }
}

static void set_numbers(const struct setting *s, size_t from, size_t to, struct rect *box,
                        bool draw)
{
    if (!s->table.fits) {
        visit_segments_set(s, from, to, box, draw);
        return;
    }
    const struct visit_number titles = {s->block->heading, NULL};
    box->y += visit_table_row(s->app, s->ui, &s->table, *box, &titles, draw);
    for (size_t i = from; i < to; i++) {
        box->y += visit_table_row(s->app, s->ui, &s->table, *box, &s->block->numbers[i], draw);
    }
}

/* ---- from visit to visit ---- */

static int trends_beside(const struct ui *ui, int width)
{
    return width >= ui_px(ui, TRENDS_BESIDE_MM) ? 2 : 1;
}

static void set_trends(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw)
{
    struct ui *ui = s->ui;
    int beside = trends_beside(ui, box->w);
    int height = 0;
    int first_y = box->y;
    for (size_t i = from; i < to; i++) {
        const struct visit_trend *trend = &s->block->trends[i];
        int at = (int)(i - from) % beside;
        first_y += at == 0 && i > from ? height + ui_px(ui, SPACE_XS) : 0;
        height = at == 0 ? 0 : height;
        struct rect room = rect_column((struct rect){box->x, first_y, box->w, box->h}, at, beside,
                                       ui_px(ui, SPACE_XL));
        const int top = room.y;
        struct text_layout what = ui_layout(ui, STYLE_STRONG, trend->what, room.w);
        if (draw) {
            ui_draw_lines(ui, &what, 0, what.count, room, ui->palette->ink, ALIGN_LEFT);
        }
        room.y += what.height;
        if (draw) {
            const struct sparkline line = {trend->series.values, trend->series.count, RATING_LOWEST,
                                           RATING_HIGHEST, trend->words};
            sparkline_draw(ui, (struct rect){room.x, room.y, room.w, sparkline_height(ui)}, &line);
        }
        int used = room.y - top + sparkline_height(ui);
        height = used > height ? used : height;
    }
    box->y = first_y + height;
}

/* ---- flowing ---- */

static struct setting setting_of(const struct app *app, struct ui *ui,
                                 const struct visit_block *block, struct rect column)
{
    struct setting s = {
        .app = app, .ui = ui, .block = block, .width = column.w, .column_height = column.h};
    s.segments = ARENA_ARRAY(ui->frame->arena, struct segment, 2 * block->count + 2);
    int in_card = column.w - 2 * visit_pad(ui);
    switch (block->kind) {
    case BLOCK_FLAGS: visit_make_flags(&s); break;
    case BLOCK_LINES: visit_make_lines(&s, s.width); break;
    case BLOCK_PLACES: visit_make_lines(&s, in_card - figures_width(&s)); break;
    case BLOCK_NUMBERS: make_numbers(&s, in_card); break;
    case BLOCK_TREND: s.parts = block->count; break;
    }
    return s;
}

static void set_parts(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw)
{
    switch (s->block->kind) {
    case BLOCK_FLAGS: set_flags(s, from, to, box, draw); return;
    case BLOCK_LINES: visit_segments_set(s, from, to, box, draw); return;
    case BLOCK_PLACES: in_card(s, from, to, box, draw, set_places); return;
    case BLOCK_NUMBERS: in_card(s, from, to, box, draw, set_numbers); return;
    case BLOCK_TREND: in_card(s, from, to, box, draw, set_trends); return;
    }
    BUG("block %d", (int)s->block->kind);
}

static int height_of(const struct setting *s, size_t from, size_t to)
{
    struct rect box = {0, 0, s->width, 1 << 20};
    set_parts(s, from, to, &box, false);
    return box.y;
}

/* True if the block must not be divided: a figure, a table, a chart or a sentence that fits into a
 * column. Lines below a heading may be. */
static bool stays_whole(const struct setting *s)
{
    const enum visit_block_kind kind = s->block->kind;
    const bool list = kind == BLOCK_FLAGS || (kind == BLOCK_LINES && s->block->heading[0] != '\0');
    return !list && height_of(s, 0, s->parts) <= s->column_height;
}

/* Moves the end back so that no answer is divided, unless it is longer than a column, and nothing
 * that leads to an answer stands at the end without it. */
static size_t between_segments(const struct setting *s, size_t from, size_t to)
{
    size_t at = 0;      /* lines before this segment */
    size_t good = from; /* the last place to end at so far */
    for (size_t i = 0; i < s->segment_count; i++) {
        size_t next = at + s->segments[i].layout.count;
        if (next > to) {
            const size_t begin = at > from ? at : from;
            return to > begin && height_of(s, begin, next) > s->column_height ? to : good;
        }
        good = next > from && (!s->segments[i].leads || next == s->parts) ? next : good;
        at = next;
    }
    return good;
}

/* How many parts, beginning with `from`, fit into this many px; 0: it is better to go on in the
 * next column. */
static size_t parts_within(const struct setting *s, size_t from, int room)
{
    size_t to = s->parts;
    while (to > from && height_of(s, from, to) > room) {
        to--;
    }
    if (to < s->parts && stays_whole(s)) {
        return 0;
    }
    return (s->segment_count > 0 ? between_segments(s, from, to) : to) - from;
}

/* The same where there is no better column: at least one, whatever it divides. */
static size_t parts_that_fit(const struct setting *s, size_t from, int room)
{
    size_t to = s->parts;
    while (to > from + 1 && height_of(s, from, to) > room) {
        to--;
    }
    return to - from;
}

int visit_blocks_flow(const struct app *app, struct ui *ui, const struct rect *columns,
                      size_t column_count, const struct visit_block *blocks, size_t count,
                      int shown)
{
    size_t column = 0; /* counted over all pages */
    struct rect room = columns[0];
    for (size_t i = 0; i < count; i++) {
        const struct setting s = setting_of(app, ui, &blocks[i], columns[0]);
        for (size_t from = 0; from < s.parts;) {
            bool fresh = room.y == columns[column % column_count].y;
            size_t parts = parts_within(&s, from, room.h);
            if (parts == 0 && !fresh) {
                room = columns[++column % column_count];
                continue;
            }
            size_t to = from + (parts > 0 ? parts : parts_that_fit(&s, from, room.h));
            struct rect box = room;
            set_parts(&s, from, to, &box, (int)(column / column_count) == shown);
            rect_cut_top(&room, box.y - room.y + visit_pad(ui));
            from = to;
        }
    }
    return (int)(column / column_count) + 1;
}
