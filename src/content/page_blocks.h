/*
 * The blocks of a page while they are gathered: words become spans, spans a block, blocks the page.
 * Knows nothing of Markdown or of what a page may hold.
 */
#pragma once

#include "base/arena.h"
#include "base/text_buffer.h"
#include "domain/document.h"

#include <stdbool.h>
#include <stddef.h>

/* The blocks of a page as they are gathered. page_blocks_in makes an empty one; all that is
 * gathered lives in its arena. */
struct page_blocks {
    struct arena *arena;
    struct block *items;
    size_t count;
    size_t capacity;

    struct block block; /* the one being filled; its spans are set when it is closed */
    bool open;          /* a block is being filled */
    struct span *spans;
    size_t span_count;
    size_t span_capacity;
    int strong;               /* how many times over what comes is strong */
    struct text_buffer words; /* of the span being filled */
};

struct page_blocks page_blocks_in(struct arena *arena);
/* A block that is complete. */
void page_blocks_add(struct page_blocks *blocks, const struct block *block);
/* A block to be filled, with no words yet. */
void page_blocks_open(struct page_blocks *blocks, struct block block);
/* The end of the block that is open. */
void page_blocks_close(struct page_blocks *blocks);
void page_blocks_add_words(struct page_blocks *blocks, const char *text, size_t length);
/* What is added between begin and end is strong. They may be nested; an end without a beginning
 * does nothing. */
void page_blocks_begin_strong(struct page_blocks *blocks);
void page_blocks_end_strong(struct page_blocks *blocks);
/* Whether the block that is open holds more than blanks. */
bool page_blocks_have_words(const struct page_blocks *blocks);
/* NULL if there is none. */
const struct block *page_blocks_last(const struct page_blocks *blocks);
/* Whether text[0..length) is nothing but blanks. */
bool page_blocks_is_blank(const char *text, size_t length);
