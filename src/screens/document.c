#include "screens/document.h"

#include "base/bug.h"

#define CALLOUT_PAD_MM 6.0
#define BULLET_MM      9.0

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
    case BLOCK_PAGE_BREAK: return (struct block_look){0};
    }
    BUG("block kind");
}

static int image_height(int width)
{
    return width * 520 / 920; /* the shape of every picture of a card */
}

static struct text_layout words_of(const struct ui *ui, const struct block *block,
                                   const struct block_look *look, int width)
{
    return ui_layout_spans(ui, look->style, block->spans, block->span_count,
                           width - look->indent - 2 * look->pad);
}

static int block_height(const struct ui *ui, const struct block *block, int width)
{
    struct block_look look = look_of(ui, block);
    if (block->kind == BLOCK_IMAGE) {
        return image_height(width);
    }
    return words_of(ui, block, &look, width).height + 2 * look.pad;
}

struct leaves document_leaves(const struct ui *ui, const struct page *page, int width, int height)
{
    struct leaves leaves = {0};
    size_t capacity = 0;
    size_t from = 0;
    int used = 0;
    for (size_t i = 0; i <= page->block_count; i++) {
        bool end = i == page->block_count;
        bool rule = !end && page->blocks[i].kind == BLOCK_PAGE_BREAK;
        int needs = 0;
        if (!end && !rule) {
            struct block_look look = look_of(ui, &page->blocks[i]);
            needs =
                block_height(ui, &page->blocks[i], width) + (i > from ? ui_px(ui, look.gap_mm) : 0);
            /* a heading stays with what it heads */
            if (page->blocks[i].kind == BLOCK_HEADING && i + 1 < page->block_count) {
                needs += block_height(ui, &page->blocks[i + 1], width) + ui_px(ui, SPACE_M);
            }
        }
        bool full = !end && !rule && i > from && used + needs > height;
        if ((end || rule || full) && i > from) {
            leaves.items = arena_grow(ui->frame->arena, leaves.items, leaves.count, &capacity,
                                      sizeof(*leaves.items));
            leaves.items[leaves.count++] = (struct leaf){from, i};
            used = 0;
            from = i;
        }
        if (rule) {
            from = i + 1;
        } else if (!end) {
            struct block_look look = look_of(ui, &page->blocks[i]);
            used +=
                block_height(ui, &page->blocks[i], width) + (i > from ? ui_px(ui, look.gap_mm) : 0);
        }
    }
    if (leaves.count == 0) { /* nothing to read, yet whoever shows a page shows one of its leaves */
        leaves.items = ARENA_NEW(ui->frame->arena, struct leaf);
        leaves.count = 1;
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

int document_height(const struct ui *ui, const struct page *page, struct leaf leaf, int width)
{
    int height = 0;
    for (size_t i = leaf.from; i < leaf.to; i++) {
        height += block_height(ui, &page->blocks[i], width);
        height += i > leaf.from ? ui_px(ui, look_of(ui, &page->blocks[i]).gap_mm) : 0;
    }
    return height;
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

void document_draw(struct ui *ui, const struct page *page, struct leaf leaf, struct rect room)
{
    for (size_t i = leaf.from; i < leaf.to; i++) {
        const struct block *block = &page->blocks[i];
        struct block_look look = look_of(ui, block);
        if (i > leaf.from) {
            rect_cut_top(&room, ui_px(ui, look.gap_mm));
        }
        struct rect box = rect_cut_top(&room, block_height(ui, block, room.w));
        if (block->kind == BLOCK_IMAGE) {
            ui_picture(ui, box, block->image);
            continue;
        }
        struct text_layout words = words_of(ui, block, &look, box.w);
        struct color before = ui->behind;
        if (block->kind == BLOCK_CALLOUT) {
            ui_fill(ui, box, ui->palette->plain ? ui->palette->background : ui->palette->tint,
                    RADIUS);
            if (ui->palette->plain) {
                ui_stroke(ui, box, ui->palette->border, RADIUS, 0.8);
            } else {
                ui_set_behind(ui, ui->palette->tint);
            }
        } else if (block->kind == BLOCK_LIST_ITEM) {
            bullet(ui, box, block, &look, words.line_height);
        }
        struct rect text = rect_inset(box, look.pad);
        rect_cut_left(&text, look.indent);
        ui_draw_lines(ui, &words, 0, words.count, text, ui->palette->ink, ALIGN_LEFT);
        ui_set_behind(ui, before);
    }
}
