#include "screens/staff_visit_blocks.h"

#include "screens/staff_visit_state.h"

#include "base/bug.h"
#include "ui/body_map.h"
#include "ui/sparkline.h"

/* Two lines of numbers stand beside each other from this width on, in mm. */
#define TRENDS_BESIDE_MM 190.0
/* The least part of a table's width that the names of its rows need, in percent. */
#define NAMES_LEAST_PERCENT 24
/* The scale of every question whose line is drawn (domain/trend.h). */
#define RATING_LOWEST  0
#define RATING_HIGHEST 10

/* A block to be set at a width. */
struct setting {
    const struct app *app;
    struct ui *ui;
    const struct visit_block *block;
    int width;
};

static int pad(const struct ui *ui)
{
    return ui_px(ui, metrics_low(ui->metrics) ? SPACE_XS : SPACE_S);
}

/* Lays out a paragraph at the top of *room, cuts it off, and draws it if that is wanted. */
static void paragraph(struct ui *ui, struct rect *room, enum style style, struct color color,
                      const char *text, bool draw)
{
    struct text_layout layout = ui_layout(ui, style, text, room->w);
    if (draw) {
        ui_draw_lines(ui, &layout, 0, layout.count, *room, color, ALIGN_LEFT);
    }
    room->y += layout.height;
    room->h -= layout.height;
}

/* Each of these sets parts [from, to) of a block below box->y and moves box->y below them. */

static void set_lines(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw)
{
    struct ui *ui = s->ui;
    const struct palette *p = ui->palette;
    if (from == 0 && s->block->heading[0] != '\0') {
        paragraph(ui, box, STYLE_STRONG, p->plain ? p->ink : p->primary, s->block->heading, draw);
    }
    for (size_t i = from; i < to; i++) {
        const struct visit_line *line = &s->block->lines[i];
        bool alone = line->asked[0] == '\0';
        const struct span spans[] = {
            {line->asked, false}, {alone ? "" : " ", false}, {line->said, !alone}};
        struct text_layout layout = ui_layout_spans(ui, STYLE_BODY, spans, 3, box->w);
        if (draw) {
            ui_draw_lines(ui, &layout, 0, layout.count, *box, p->ink, ALIGN_LEFT);
        }
        box->y += layout.height;
    }
}

/* Answers that must be read one by one stand below each other; others share lines. */
static const char *flagged(struct ui *ui, const struct visit_block *block, size_t from, size_t to)
{
    const char *text = "";
    for (size_t i = from; i < to; i++) {
        text = arena_printf(ui->frame->arena, "%s%s%s", text,
                            i == from                  ? ""
                            : block->tier >= TIER_HOLD ? "\n"
                                                       : " \u00B7 ",
                            block->lines[i].said);
    }
    return text;
}

static void set_flags(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw)
{
    struct ui *ui = s->ui;
    enum staff_tone tone = staff_tier_tone(s->block->tier);
    int icon = metrics_line_height(ui->metrics, STYLE_STRONG);
    const struct span spans[] = {
        {s->block->heading, true}, {"  ", false}, {flagged(ui, s->block, from, to), false}};
    int width = box->w - 2 * pad(ui) - icon - pad(ui);
    struct text_layout words = ui_layout_spans(ui, STYLE_BODY, spans, 3, width);
    bool speak = s->block->tier >= TIER_HOLD && to == s->block->count;
    struct text_layout note =
        ui_layout(ui, STYLE_BODY, speak ? app_text(s->app, STR_STAFF_VISIT_SPEAK) : "", width);
    int height = words.height + note.height + pad(ui);
    if (draw) {
        struct color fill = staff_tone_fill(ui, tone);
        struct color ink = staff_tone_ink(ui, tone);
        struct rect card = {box->x, box->y, box->w, height};
        ui_fill(ui, card, fill, RADIUS);
        if (ui->palette->plain) {
            ui_stroke(ui, card, ink, RADIUS, 0.8);
        }
        struct color before = ui_set_behind(ui, fill);
        struct rect room = {card.x + pad(ui), card.y + pad(ui) / 2, card.w - 2 * pad(ui),
                            card.h - pad(ui) / 2};
        struct rect left = rect_cut_left(&room, icon);
        ui_icon(ui, (struct rect){left.x, left.y + (words.line_height - icon) / 2, icon, icon},
                staff_tier_icon(s->block->tier), ink);
        rect_cut_left(&room, pad(ui));
        ui_draw_lines(ui, &words, 0, words.count, room, ink, ALIGN_LEFT);
        rect_cut_top(&room, words.height);
        ui_draw_lines(ui, &note, 0, note.count, room, ui->palette->ink, ALIGN_LEFT);
        ui_set_behind(ui, before);
    }
    box->y += height;
}

/* A white card around what set draws inside it. */
static void in_card(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw,
                    void (*set)(const struct setting *s, size_t from, size_t to, struct rect *box,
                                bool draw))
{
    struct ui *ui = s->ui;
    int edge = pad(ui);
    struct rect inner = {box->x + edge, box->y + edge / 2, box->w - 2 * edge, box->h - edge};
    struct rect measured = inner;
    set(s, from, to, &measured, false);
    struct rect card = {box->x, box->y, box->w, measured.y + edge / 2 - box->y};
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

static int figure_height(const struct ui *ui)
{
    double panel_mm = ui->metrics->height / ui->metrics->px_per_mm;
    return ui_px(ui, panel_mm > 250.0 ? 76.0 : panel_mm > 120.0 ? 40.0 : 31.0);
}

static void set_places(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw)
{
    struct ui *ui = s->ui;
    int height = figure_height(ui);
    int width = (int)(height * BODY_WIDTH / BODY_HEIGHT);
    int gap = pad(ui);
    struct rect words = {box->x + BODY_SIDE_COUNT * (width + gap), box->y,
                         box->w - BODY_SIDE_COUNT * (width + gap), box->h};
    const int top = box->y;
    set_lines(s, from, to, &words, draw);
    int used = words.y - top > height ? words.y - top : height;
    for (int side = 0; draw && side < BODY_SIDE_COUNT; side++) {
        const struct rect figure = {box->x + side * (width + gap), top + (used - height) / 2, width,
                                    height};
        body_map_draw(ui, figure, (enum body_side)side, s->block->places, s->block->chosen);
    }
    box->y += used;
}

/* ---- numbers ---- */

static const char *digits(struct ui *ui, long number)
{
    return arena_printf(ui->frame->arena, "%ld", number);
}

/* "–2 (–40 %)", and the word for what that means. */
static const char *change_words(const struct app *app, struct ui *ui, const struct number_row *row)
{
    struct arena *arena = ui->frame->arena;
    if (!row->has_past) {
        return "";
    }
    long change = row->answer->number - row->last;
    if (change == 0) {
        return "0";
    }
    const char *sign = change < 0 ? "\u2013" : "+";
    long size = change < 0 ? -change : change;
    const char *amount = arena_printf(arena, "%s%ld", sign, size);
    if (row->last != 0) { /* of nothing there is no part */
        amount = arena_printf(arena, "%s (%s%ld\u00A0%%)", amount, sign, size * 100 / row->last);
    }
    switch (row->trend) {
    case TREND_BETTER:
        return arena_printf(arena, "%s %s", amount, app_text(app, STR_STAFF_VISIT_NUMBER_BETTER));
    case TREND_WORSE:
        return arena_printf(arena, "%s %s", amount, app_text(app, STR_STAFF_VISIT_NUMBER_WORSE));
    case TREND_SAME: break;
    }
    return amount;
}

enum column { COLUMN_FIRST, COLUMN_LAST, COLUMN_TODAY, COLUMN_CHANGE, COLUMN_COUNT };

static const char *column_title(const struct app *app, enum column column)
{
    switch (column) {
    case COLUMN_FIRST: return app_text(app, STR_STAFF_VISIT_NUMBER_FIRST);
    case COLUMN_LAST: return app_text(app, STR_STAFF_VISIT_NUMBER_LAST);
    case COLUMN_TODAY: return app_text(app, STR_STAFF_VISIT_NUMBER_TODAY);
    case COLUMN_CHANGE: return app_text(app, STR_STAFF_VISIT_NUMBER_CHANGE);
    case COLUMN_COUNT: break;
    }
    BUG("no such column");
}

static const char *cell(const struct app *app, struct ui *ui, const struct number_row *row,
                        enum column column)
{
    switch (column) {
    case COLUMN_FIRST: return row->has_past ? digits(ui, row->first) : "";
    case COLUMN_LAST: return row->has_past ? digits(ui, row->last) : "";
    case COLUMN_TODAY: return digits(ui, row->answer->number);
    case COLUMN_CHANGE: return change_words(app, ui, row);
    case COLUMN_COUNT: break;
    }
    BUG("no such column");
}

static enum style column_style(enum column column)
{
    return column == COLUMN_TODAY ? STYLE_STRONG : STYLE_BODY;
}

/* How wide the columns are: those that say nothing, because nothing came before, have no width. */
struct table {
    int names;
    int columns[COLUMN_COUNT];
    int gap;
    bool fits;
};

static struct table table_of(const struct setting *s, int width)
{
    struct ui *ui = s->ui;
    bool roomy = width >= ui_px(ui, TRENDS_BESIDE_MM);
    struct table table = {.names = width, .gap = ui_px(ui, roomy ? SPACE_L : SPACE_S)};
    for (int c = 0; c < COLUMN_COUNT; c++) {
        enum column column = (enum column)c;
        bool any = false;
        int widest = ui_layout(ui, column_style(column), column_title(s->app, column), width).width;
        for (size_t i = 0; i < s->block->count; i++) {
            const char *text = cell(s->app, ui, s->block->numbers[i].row, column);
            int wide = ui_layout(ui, column_style(column), text, width).width;
            any = any || text[0] != '\0';
            widest = wide > widest ? wide : widest;
        }
        table.columns[c] = any ? widest : 0;
        table.names -= any ? widest + table.gap : 0;
    }
    table.fits = table.names >= width * NAMES_LEAST_PERCENT / 100;
    int widest = 0; /* the columns stand near what they are about */
    for (size_t i = 0; i < s->block->count; i++) {
        int name = ui_layout(ui, STYLE_BODY, s->block->numbers[i].what, width).width;
        widest = name > widest ? name : widest;
    }
    widest += 2 * table.gap;
    table.names = widest < table.names ? widest : table.names;
    return table;
}

/* Where there is no room for columns: "Past week: first 7, last 5, today 3, –2 (–40 %)". */
static void set_number_words(const struct setting *s, size_t from, size_t to, struct rect *box,
                             bool draw)
{
    struct ui *ui = s->ui;
    struct arena *arena = ui->frame->arena;
    for (size_t i = from; i < to; i++) {
        const struct visit_number *number = &s->block->numbers[i];
        const char *words = "";
        for (int c = 0; c < COLUMN_COUNT; c++) {
            enum column column = (enum column)c;
            const char *text = cell(s->app, ui, number->row, column);
            if (text[0] == '\0') {
                continue;
            }
            words = column == COLUMN_CHANGE
                        ? arena_printf(arena, "%s, %s", words, text)
                        : arena_printf(arena, "%s%s%s\u00A0%s", words, words[0] == '\0' ? "" : ", ",
                                       column_title(s->app, column), text);
        }
        const struct span spans[] = {{number->what, true}, {"  ", false}, {words, false}};
        struct text_layout layout = ui_layout_spans(ui, STYLE_BODY, spans, 3, box->w);
        if (draw) {
            ui_draw_lines(ui, &layout, 0, layout.count, *box, ui->palette->ink, ALIGN_LEFT);
        }
        box->y += layout.height;
    }
}

static int set_row(const struct setting *s, const struct table *table, struct rect box,
                   const char *name, const struct number_row *row, bool draw)
{
    struct ui *ui = s->ui;
    struct color ink = row == NULL ? ui->palette->ink_soft : ui->palette->ink;
    struct text_layout what = ui_layout(ui, STYLE_BODY, name, table->names);
    if (draw) {
        struct rect left = {box.x, box.y, table->names, box.h};
        ui_draw_lines(ui, &what, 0, what.count, left, ink, ALIGN_LEFT);
    }
    int x = box.x + table->names;
    for (int c = 0; draw && c < COLUMN_COUNT; c++) {
        enum column column = (enum column)c;
        if (table->columns[c] == 0) {
            continue;
        }
        const char *text =
            row == NULL ? column_title(s->app, column) : cell(s->app, ui, row, column);
        struct text_layout words = ui_layout(ui, column_style(column), text, table->columns[c] + 1);
        int lower = (what.line_height - words.line_height) / 2; /* letters on one line */
        const struct rect at = {x + table->gap, box.y + lower, table->columns[c], box.h - lower};
        ui_draw_lines(ui, &words, 0, words.count, at, ink,
                      column == COLUMN_CHANGE ? ALIGN_LEFT : ALIGN_RIGHT);
        x += table->gap + table->columns[c];
    }
    return what.height;
}

static void set_numbers(const struct setting *s, size_t from, size_t to, struct rect *box,
                        bool draw)
{
    const struct table table = table_of(s, box->w);
    if (!table.fits) {
        set_number_words(s, from, to, box, draw);
        return;
    }
    box->y += set_row(s, &table, *box, s->block->heading, NULL, draw);
    for (size_t i = from; i < to; i++) {
        const struct visit_number *number = &s->block->numbers[i];
        box->y += set_row(s, &table, *box, number->what, number->row, draw);
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
        first_y += at == 0 ? height : 0;
        height = at == 0 ? 0 : height;
        struct rect room = rect_column((struct rect){box->x, first_y, box->w, box->h}, at, beside,
                                       ui_px(ui, SPACE_XL));
        const int top = room.y;
        paragraph(ui, &room, STYLE_STRONG, ui->palette->ink, trend->what, draw);
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

static void set_parts(const struct setting *s, size_t from, size_t to, struct rect *box, bool draw)
{
    switch (s->block->kind) {
    case BLOCK_FLAGS: set_flags(s, from, to, box, draw); return;
    case BLOCK_LINES: set_lines(s, from, to, box, draw); return;
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

/* Where a part alone says little, and a column has room for all of them, they stay together. */
static bool stays_whole(const struct setting *s, int column_height)
{
    switch (s->block->kind) {
    case BLOCK_FLAGS:
    case BLOCK_LINES: return false;
    case BLOCK_PLACES: return true;
    case BLOCK_NUMBERS:
    case BLOCK_TREND: return height_of(s, 0, s->block->count) <= column_height;
    }
    BUG("block %d", (int)s->block->kind);
}

/* How many parts from there on have room in so many px. */
static size_t parts_within(const struct setting *s, size_t from, int room, bool whole)
{
    size_t to = s->block->count;
    while (to > from && height_of(s, from, to) > room) {
        to = whole ? from : to - 1;
    }
    return to - from;
}

int visit_blocks_flow(const struct app *app, struct ui *ui, const struct rect *columns,
                      size_t column_count, const struct visit_block *blocks, size_t count,
                      int shown)
{
    size_t column = 0; /* over all pages */
    struct rect room = columns[0];
    for (size_t i = 0; i < count; i++) {
        const struct setting s = {app, ui, &blocks[i], columns[0].w};
        bool whole = stays_whole(&s, columns[0].h);
        for (size_t from = 0; from < blocks[i].count;) {
            bool fresh = room.y == columns[column % column_count].y;
            size_t parts = parts_within(&s, from, room.h, whole);
            if (parts == 0 && !fresh) {
                room = columns[++column % column_count];
                continue;
            }
            /* a part longer than a column stands alone in it */
            size_t least = whole ? blocks[i].count - from : 1;
            size_t to = from + (parts > 0 ? parts : least);
            struct rect box = room;
            set_parts(&s, from, to, &box, (int)(column / column_count) == shown);
            rect_cut_top(&room, box.y - room.y + pad(ui));
            from = to;
        }
    }
    return (int)(column / column_count) + 1;
}
