#include "content/page_blocks.h"

#include <string.h>

struct page_blocks page_blocks_in(struct arena *arena)
{
    return (struct page_blocks){.arena = arena, .words.arena = arena};
}

void page_blocks_add(struct page_blocks *blocks, const struct block *block)
{
    blocks->items = arena_grow(blocks->arena, blocks->items, blocks->count, &blocks->capacity,
                               sizeof(*blocks->items));
    blocks->items[blocks->count++] = *block;
}

void page_blocks_open(struct page_blocks *blocks, struct block block)
{
    blocks->block = block;
    blocks->open = true;
    blocks->spans = NULL;
    blocks->span_count = 0;
    blocks->span_capacity = 0;
    blocks->strong = 0;
    blocks->words.length = 0;
}

/* The words so far become a span, plain or strong as they were. */
static void end_span(struct page_blocks *blocks)
{
    if (blocks->words.length == 0) {
        return;
    }
    blocks->spans = arena_grow(blocks->arena, blocks->spans, blocks->span_count,
                               &blocks->span_capacity, sizeof(*blocks->spans));
    blocks->spans[blocks->span_count++] = (struct span){
        arena_strndup(blocks->arena, blocks->words.text, blocks->words.length), blocks->strong > 0};
    blocks->words.length = 0;
}

void page_blocks_close(struct page_blocks *blocks)
{
    end_span(blocks);
    blocks->open = false;
    blocks->block.spans = blocks->spans;
    blocks->block.span_count = blocks->span_count;
    page_blocks_add(blocks, &blocks->block);
}

void page_blocks_add_words(struct page_blocks *blocks, const char *text, size_t length)
{
    text_buffer_add(&blocks->words, text, length);
}

void page_blocks_begin_strong(struct page_blocks *blocks)
{
    end_span(blocks);
    blocks->strong++;
}

void page_blocks_end_strong(struct page_blocks *blocks)
{
    end_span(blocks);
    blocks->strong -= blocks->strong > 0;
}

bool page_blocks_is_blank(const char *text, size_t length)
{
    size_t i = 0;
    while (i < length && strchr(" \t\r\n", text[i]) != NULL) {
        i++;
    }
    return i == length;
}

bool page_blocks_have_words(const struct page_blocks *blocks)
{
    bool words = !page_blocks_is_blank(blocks->words.text, blocks->words.length);
    for (size_t i = 0; i < blocks->span_count && !words; i++) {
        words = !page_blocks_is_blank(blocks->spans[i].text, strlen(blocks->spans[i].text));
    }
    return words;
}

const struct block *page_blocks_last(const struct page_blocks *blocks)
{
    return blocks->count > 0 ? &blocks->items[blocks->count - 1] : NULL;
}
