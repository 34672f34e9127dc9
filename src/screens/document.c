#include "screens/document.h"

#include "base/bug.h"
#include "ui/chart.h"

#define CALLOUT_PAD_MM 6.0
#define BULLET_MM      9.0
#define CHART_EDGE_MM  1.5 /* of the card, above and below the rows: in the gap to other blocks */

struct block_look {
    enum style style;
    int indent;    /* px, left */
    int pad;       /* px, all round: call-outs */
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

static int image_height(int width)
{
    return width * 520 / 920; /* the shape of every picture of a card */
}

/* A block as laid out; what it is made of depends on its kind. */
struct measured_block {
    struct block_look look;
    int height; /* px, without the gap above */
    struct text_layout words;
    struct chart_look chart;
};

static bool is_chart(const struct block *block)
{
    return block->kind == BLOCK_CHART_PLOT || block->kind == BLOCK_CHART_ROW;
}

/* What all blocks of a chart share is worked out for the first of them. */
static void measure_chart(const struct ui *ui, const struct document *document, size_t index)
{
    const struct block *block = &document->page->blocks[index];
    struct measured_block *measured = &document->blocks[index];
    bool first = index == 0 || block[-1].chart != block->chart;
    measured->chart = first ? chart_look(ui, block->chart, document->width) : measured[-1].chart;
    measured->height = block->kind == BLOCK_CHART_PLOT
                           ? chart_plot_height(ui, &measured->chart)
                           : chart_row_height(ui, &measured->chart, block->row);
}

static void measure_words(const struct ui *ui, const struct document *document, size_t index)
{
    const struct block *block = &document->page->blocks[index];
    struct measured_block *measured = &document->blocks[index];
    const struct block_look *look = &measured->look;
    measured->words = ui_layout_spans(ui, look->style, block->spans, block->span_count,
                                      document->width - look->indent - 2 * look->pad);
    measured->height = measured->words.height + 2 * look->pad;
}

struct document document_lay_out(const struct ui *ui, const struct page *page, int width)
{
    struct document document = {.page = page, .width = width};
    document.blocks = ARENA_ARRAY(ui->frame->arena, struct measured_block, page->block_count);
    for (size_t i = 0; i < page->block_count; i++) {
        const struct block *block = &page->blocks[i];
        document.blocks[i].look = look_of(ui, block);
        if (is_chart(block)) {
            measure_chart(ui, &document, i);
        } else if (block->kind == BLOCK_IMAGE) {
            document.blocks[i].height = image_height(width);
        } else if (block->kind != BLOCK_PAGE_BREAK) {
            measure_words(ui, &document, i);
        }
    }
    return document;
}

/* Px above a block on a leaf that begins with block from. */
static int gap_above(const struct ui *ui, const struct document *document, size_t index,
                     size_t from)
{
    const struct block *block = &document->page->blocks[index];
    bool goes_on = is_chart(block) && index > from && block[-1].chart == block->chart;
    return index == from || goes_on ? 0 : ui_px(ui, document->blocks[index].look.gap_mm);
}

/* A heading stays with what it heads, the plot of a curve with its first row. */
static int kept_with(const struct ui *ui, const struct document *document, size_t index)
{
    const struct page *page = document->page;
    enum block_kind kind = page->blocks[index].kind;
    bool keeps = kind == BLOCK_HEADING || kind == BLOCK_CHART_PLOT;
    if (!keeps || index + 1 == page->block_count) {
        return 0;
    }
    return document->blocks[index + 1].height + gap_above(ui, document, index + 1, index);
}

static void add_leaf(const struct ui *ui, struct leaves *leaves, size_t *capacity, size_t from,
                     size_t to)
{
    leaves->items = arena_grow(ui->frame->arena, leaves->items, leaves->count, capacity,
                               sizeof(*leaves->items));
    leaves->items[leaves->count++] = (struct leaf){from, to};
}

struct leaves document_leaves(const struct ui *ui, const struct document *document, int height)
{
    const struct page *page = document->page;
    struct leaves leaves = {0};
    size_t capacity = 0;
    size_t from = 0;
    int used = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        bool rule = page->blocks[i].kind == BLOCK_PAGE_BREAK;
        int needs = gap_above(ui, document, i, from) + document->blocks[i].height;
        bool full = used + needs + kept_with(ui, document, i) > height;
        if ((rule || full) && i > from) {
            add_leaf(ui, &leaves, &capacity, from, i);
            from = i;
            used = 0;
            needs = document->blocks[i].height;
        }
        from += rule;
        used += rule ? 0 : needs;
    }
    if (from < page->block_count || leaves.count == 0) {
        /* or nothing to read: whoever shows a page shows one of its leaves */
        add_leaf(ui, &leaves, &capacity, from, page->block_count);
    }
    return leaves;
}

size_t document_leaf_of(const struct leaves *leaves, size_t block)
{
    size_t leaf = 0;
    while (leaf + 1 < leaves->count && leaves->items[leaf + 1].from <= block) {
        leaf++;
    }
    return leaf;
}

int document_height(const struct ui *ui, const struct document *document, struct leaf leaf)
{
    int height = 0;
    for (size_t i = leaf.from; i < leaf.to; i++) {
        height += gap_above(ui, document, i, leaf.from) + document->blocks[i].height;
    }
    return height;
}

bool document_has_figure(const struct document *document, struct leaf leaf)
{
    bool figure = false;
    for (size_t i = leaf.from; i < leaf.to; i++) {
        const struct block *block = &document->page->blocks[i];
        figure = figure || is_chart(block) || block->kind == BLOCK_IMAGE;
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
    ui_fill(ui, dot, color, 1.2);
}

/* The card under all blocks of a chart on a leaf, of which box is the first. */
static void draw_chart_card(struct ui *ui, const struct document *document, size_t index,
                            struct leaf leaf, struct rect box)
{
    const struct block *blocks = document->page->blocks;
    for (size_t i = index + 1; i < leaf.to && blocks[i].chart == blocks[index].chart; i++) {
        box.h += document->blocks[i].height;
    }
    frame_describe(ui->frame, box, blocks[index].chart->text);
    int edge = ui_px(ui, CHART_EDGE_MM);
    ui_card(ui, (struct rect){box.x, box.y - edge, box.w, box.h + 2 * edge}, ui->palette->surface);
}

static void draw_chart(struct ui *ui, const struct document *document, size_t index,
                       struct leaf leaf, struct rect box)
{
    const struct block *block = &document->page->blocks[index];
    if (index == leaf.from || block[-1].chart != block->chart) {
        draw_chart_card(ui, document, index, leaf, box);
    }
    struct color before = ui_set_behind(ui, ui->palette->surface);
    const struct chart_look *look = &document->blocks[index].chart;
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

static void draw_words(struct ui *ui, const struct block *block,
                       const struct measured_block *measured, struct rect box)
{
    const struct block_look *look = &measured->look;
    struct color before = ui->behind;
    if (block->kind == BLOCK_CALLOUT) {
        ui_fill(ui, box, ui->palette->plain ? ui->palette->background : ui->palette->tint, RADIUS);
        if (ui->palette->plain) {
            ui_stroke(ui, box, ui->palette->border, RADIUS, 0.8);
        } else {
            ui_set_behind(ui, ui->palette->tint);
        }
    } else if (block->kind == BLOCK_LIST_ITEM) {
        bullet(ui, box, block, look, measured->words.line_height);
    }
    struct rect text = rect_inset(box, look->pad);
    rect_cut_left(&text, look->indent);
    ui_draw_lines(ui, &measured->words, 0, measured->words.count, text, ui->palette->ink,
                  ALIGN_LEFT);
    ui_set_behind(ui, before);
}

void document_draw(struct ui *ui, const struct document *document, struct leaf leaf,
                   struct rect room)
{
    for (size_t i = leaf.from; i < leaf.to; i++) {
        const struct block *block = &document->page->blocks[i];
        rect_cut_top(&room, gap_above(ui, document, i, leaf.from));
        struct rect box = rect_cut_top(&room, document->blocks[i].height);
        if (is_chart(block)) {
            draw_chart(ui, document, i, leaf, box);
        } else if (block->kind == BLOCK_IMAGE) {
            ui_picture(ui, box, block->image);
            frame_describe(ui->frame, box, words_of_spans(ui, block));
        } else {
            draw_words(ui, block, &document->blocks[i], box);
        }
    }
}
