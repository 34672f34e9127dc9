#include "screens/reading/document.h"

#include "base/bug.h"
#include "ui/chart.h"

#define CALLOUT_PAD_MM 6.0
#define BULLET_MM      9.0
#define CHART_EDGE_MM  1.5 /* above and below the rows of the card, in the gap to other blocks */

struct block_look {
    enum style style;
    int indent;    /* px, left */
    int pad;       /* px, on all sides: for call-outs */
    double gap_mm; /* above the block, when it is not the first of its leaf */
};

static struct block_look look_of(const struct ui *ui, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        return (struct block_look){block->level == 1 ? STYLE_TITLE : STYLE_TITLE_SMALL, 0, 0, 8.0};
    case BLOCK_PARAGRAPH: return (struct block_look){STYLE_LEAD, 0, 0, 6.0};
    case BLOCK_LIST_ITEM: return (struct block_look){STYLE_LEAD, ui_px(ui, BULLET_MM), 0, 3.0};
    case BLOCK_CALLOUT: return (struct block_look){STYLE_LEAD, 0, ui_px(ui, CALLOUT_PAD_MM), 7.0};
    case BLOCK_IMAGE: return (struct block_look){STYLE_LEAD, 0, 0, 6.0};
    case BLOCK_CHART_PLOT:
    case BLOCK_CHART_ROW: return (struct block_look){STYLE_BODY, 0, 0, 8.0};
    case BLOCK_PAGE_BREAK: return (struct block_look){0};
    }
    BUG("block kind");
}

/* A block as laid out. Which members it uses depends on its kind. */
struct measured_block {
    struct block_look look;
    int height; /* px, without the gap above */
    struct text_layout words;
    struct chart_look chart;
    bool drawn; /* drawn as a chart; otherwise words are shown instead */
};

static void measure_words(const struct ui *ui, const struct document *document,
                          const struct block *block, struct measured_block *measured)
{
    const struct block_look *look = &measured->look;
    measured->words = ui_layout_spans(ui, look->style, block->spans, block->span_count,
                                      document->width - look->indent - 2 * look->pad);
    measured->height = measured->words.height + 2 * look->pad;
}

/* What all blocks of a chart share is computed for its first block. If a row is too high for a
 * leaf, the chart is shown as words. */
static void measure_chart(const struct ui *ui, const struct document *document, size_t index,
                          struct measured_block *measured)
{
    const struct block *block = &document->page->blocks[index];
    bool first = index == 0 || block[-1].chart != block->chart;
    measured->chart = first ? chart_look(ui, block->chart, document->width) : measured[-1].chart;
    measured->height = block->kind == BLOCK_CHART_PLOT
                           ? chart_plot_height(ui, &measured->chart)
                           : chart_row_height(ui, &measured->chart, block->row);
    measured->drawn = measured->height <= document->height;
    if (!measured->drawn) {
        measure_words(ui, document, block, measured);
    }
}

static int image_height(const struct document *document)
{
    int height = document->width * 520 / 920; /* the proportions of all pictures in cards */
    return height < document->height ? height : document->height;
}

static void measure(const struct ui *ui, const struct document *document, size_t index,
                    struct measured_block *measured)
{
    const struct block *block = &document->page->blocks[index];
    measured->look = look_of(ui, block);
    switch (block->kind) {
    case BLOCK_CHART_PLOT:
    case BLOCK_CHART_ROW: measure_chart(ui, document, index, measured); return;
    case BLOCK_IMAGE: measured->height = image_height(document); return;
    case BLOCK_PAGE_BREAK: return;
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
    case BLOCK_LIST_ITEM:
    case BLOCK_CALLOUT: measure_words(ui, document, block, measured); return;
    }
}

/* How many lines of a block go into one part: all of them or, if they need several leaves, parts of
 * equal length. */
static size_t lines_a_part(const struct document *document, const struct measured_block *measured)
{
    size_t lines = measured->words.count;
    if (measured->height <= document->height || lines == 0) {
        return lines;
    }
    int room = (document->height - 2 * measured->look.pad) / measured->words.line_height;
    size_t most = room > 1 ? (size_t)room : 1;
    size_t parts = (lines + most - 1) / most;
    return (lines + parts - 1) / parts;
}

struct document document_lay_out(const struct ui *ui, const struct page *page, int width,
                                 int height)
{
    struct arena *arena = ui->frame->arena;
    struct document document = {.page = page, .width = width, .height = height};
    struct measured_block *measured = ARENA_ARRAY(arena, struct measured_block, page->block_count);
    size_t capacity = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        measure(ui, &document, i, &measured[i]);
        size_t step = lines_a_part(&document, &measured[i]);
        size_t line = 0;
        do {
            struct part part = {i, line, &measured[i], measured[i].height};
            if (step < measured[i].words.count) {
                size_t left = measured[i].words.count - line;
                part.height = measured[i].words.line_height * (int)(left < step ? left : step) +
                              2 * measured[i].look.pad;
            }
            document.parts = arena_grow(arena, document.parts, document.count, &capacity,
                                        sizeof(*document.parts));
            document.parts[document.count++] = part;
            line += step;
        } while (step > 0 && line < measured[i].words.count);
    }
    return document;
}

static const struct block *block_of(const struct document *document, size_t part)
{
    return &document->page->blocks[document->parts[part].block];
}

/* True if a part stands on the same card as the part before it. */
static bool goes_on(const struct document *document, size_t part)
{
    const struct part *parts = document->parts;
    const struct block *block = block_of(document, part);
    return parts[part].measured->drawn && parts[part - 1].measured->drawn &&
           block_of(document, part - 1)->chart == block->chart;
}

/* Space in px above a part, on a leaf that begins with part `from`. */
static int gap_above(const struct ui *ui, const struct document *document, size_t part, size_t from)
{
    if (part == from || document->parts[part].line > 0 || goes_on(document, part)) {
        return 0;
    }
    return ui_px(ui, document->parts[part].measured->look.gap_mm);
}

/* Height that must follow on the same leaf: a heading stays with the part after it, and the plot of
 * a curve with its first row. */
static int kept_with(const struct ui *ui, const struct document *document, size_t part)
{
    enum block_kind kind = block_of(document, part)->kind;
    bool keeps = kind == BLOCK_HEADING || kind == BLOCK_CHART_PLOT;
    if (!keeps || part + 1 == document->count) {
        return 0;
    }
    return document->parts[part + 1].height + gap_above(ui, document, part + 1, part);
}

static void add_leaf(const struct ui *ui, struct leaves *leaves, size_t *capacity, size_t from,
                     size_t to)
{
    leaves->items = arena_grow(ui->frame->arena, leaves->items, leaves->count, capacity,
                               sizeof(*leaves->items));
    leaves->items[leaves->count++] = (struct leaf){from, to};
}

struct leaves document_leaves(const struct ui *ui, const struct document *document)
{
    struct leaves leaves = {0};
    size_t capacity = 0;
    size_t from = 0;
    int used = 0;
    for (size_t i = 0; i < document->count; i++) {
        bool rule = block_of(document, i)->kind == BLOCK_PAGE_BREAK;
        int needs = gap_above(ui, document, i, from) + document->parts[i].height;
        bool full = used + needs + kept_with(ui, document, i) > document->height;
        if ((rule || full) && i > from) {
            add_leaf(ui, &leaves, &capacity, from, i);
            from = i;
            used = 0;
            needs = document->parts[i].height;
        }
        from += rule;
        used += rule ? 0 : needs;
    }
    if (from < document->count || leaves.count == 0) {
        /* also for a page without text: every page has at least one leaf to show */
        add_leaf(ui, &leaves, &capacity, from, document->count);
    }
    return leaves;
}

size_t document_leaf_of(const struct document *document, const struct leaves *leaves, size_t block,
                        size_t line)
{
    size_t leaf = 0;
    for (size_t i = 1; i < leaves->count; i++) {
        const struct part *first = &document->parts[leaves->items[i].from];
        bool reached = first->block < block || (first->block == block && first->line <= line);
        leaf = reached ? i : leaf;
    }
    return leaf;
}

int document_height(const struct ui *ui, const struct document *document, struct leaf leaf)
{
    int height = 0;
    for (size_t i = leaf.from; i < leaf.to; i++) {
        height += gap_above(ui, document, i, leaf.from) + document->parts[i].height;
    }
    return height;
}

bool document_has_figure(const struct document *document, struct leaf leaf)
{
    bool figure = false;
    for (size_t i = leaf.from; i < leaf.to; i++) {
        figure = figure || document->parts[i].measured->drawn ||
                 block_of(document, i)->kind == BLOCK_IMAGE;
    }
    return figure;
}

static void bullet(struct ui *ui, struct rect room, const struct block *block,
                   const struct block_look *look, int line_height)
{
    struct color color = ui->palette->plain ? ui->palette->ink : ui->palette->primary;
    if (block->number > 0) {
        struct rect box = {room.x, room.y, look->indent, line_height};
        ui_label(ui, box, STYLE_LEAD_STRONG, color,
                 arena_printf(ui->frame->arena, "%d.", block->number), ALIGN_LEFT);
        return;
    }
    int size = ui_px(ui, 2.4);
    struct rect dot = {room.x + ui_px(ui, 2.0), room.y + (line_height - size) / 2, size, size};
    ui_fill(ui, dot, color, RADIUS_ROUND);
}

/* Draws the card under all parts of a chart on a leaf; box is that of the first part. */
static void draw_chart_card(struct ui *ui, const struct document *document, size_t part,
                            struct leaf leaf, struct rect box)
{
    for (size_t i = part + 1; i < leaf.to && goes_on(document, i); i++) {
        box.h += document->parts[i].height;
    }
    frame_describe(ui->frame, box, block_of(document, part)->chart->text);
    int edge = ui_px(ui, CHART_EDGE_MM);
    ui_card(ui, (struct rect){box.x, box.y - edge, box.w, box.h + 2 * edge}, ui->palette->surface);
}

static void draw_chart(struct ui *ui, const struct document *document, size_t part,
                       struct leaf leaf, struct rect box)
{
    const struct block *block = block_of(document, part);
    if (part == leaf.from || !goes_on(document, part)) {
        draw_chart_card(ui, document, part, leaf, box);
    }
    struct color before = ui_set_behind(ui, ui->palette->surface);
    const struct chart_look *look = &document->parts[part].measured->chart;
    if (block->kind == BLOCK_CHART_PLOT) {
        chart_plot_draw(ui, look, box);
    } else {
        chart_row_draw(ui, look, block->row, box);
    }
    ui_set_behind(ui, before);
}

static const char *words_of_spans(const struct ui *ui, const struct block *block)
{
    const char *words = "";
    for (size_t i = 0; i < block->span_count; i++) {
        words = arena_printf(ui->frame->arena, "%s%s", words, block->spans[i].text);
    }
    return words;
}

static void draw_words(struct ui *ui, const struct block *block, const struct part *part,
                       struct rect box)
{
    const struct measured_block *measured = part->measured;
    const struct block_look *look = &measured->look;
    struct color before = ui->behind;
    if (block->kind == BLOCK_CALLOUT) {
        ui_fill(ui, box, ui->palette->plain ? ui->palette->background : ui->palette->tint,
                RADIUS_BUTTON);
        if (ui->palette->plain) {
            ui_stroke(ui, box, ui->palette->border, RADIUS_BUTTON, 0.8);
        } else {
            ui_set_behind(ui, ui->palette->tint);
        }
    } else if (block->kind == BLOCK_LIST_ITEM && part->line == 0) {
        bullet(ui, box, block, look, measured->words.line_height);
    }
    struct rect text = rect_inset(box, look->pad);
    rect_cut_left(&text, look->indent);
    size_t lines = (size_t)(text.h / measured->words.line_height);
    ui_draw_lines(ui, &measured->words, part->line, part->line + lines, text, ui->palette->ink,
                  ALIGN_LEFT);
    ui_set_behind(ui, before);
}

void document_draw(struct ui *ui, const struct document *document, struct leaf leaf,
                   struct rect room)
{
    for (size_t i = leaf.from; i < leaf.to; i++) {
        const struct part *part = &document->parts[i];
        const struct block *block = block_of(document, i);
        rect_cut_top(&room, gap_above(ui, document, i, leaf.from));
        /* not cut off the room, so that lint sees parts that do not fit */
        struct rect box = {room.x, room.y, room.w, part->height};
        rect_cut_top(&room, part->height);
        if (part->measured->drawn) {
            draw_chart(ui, document, i, leaf, box);
        } else if (block->kind == BLOCK_IMAGE) {
            ui_picture_card(ui, box, block->image);
            frame_describe(ui->frame, box, words_of_spans(ui, block));
        } else {
            draw_words(ui, block, part, box);
        }
    }
}
