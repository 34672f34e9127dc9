/*
 * An education card laid out on leaves: as many blocks as fit, a new leaf at every rule. Where a
 * reader is, is kept as a block, so that larger text or another language shows the same place.
 */
#pragma once

#include "ui/ui.h"

#include "domain/document.h"

#include <stdbool.h>
#include <stddef.h>

/* A page with each block measured once, in the frame's arena. */
struct document {
    const struct page *page;
    int width; /* px that the blocks were measured for */
    struct measured_block *blocks;
};

struct leaf {
    size_t from; /* blocks [from, to) */
    size_t to;
};

struct leaves {
    struct leaf *items;
    size_t count;
};

struct document document_lay_out(const struct ui *ui, const struct page *page, int width);
/* The leaves when each has height px for text. */
struct leaves document_leaves(const struct ui *ui, const struct document *document, int height);
/* The index of the leaf that shows block. */
size_t document_leaf_of(const struct leaves *leaves, size_t block);
/* Height in px of the blocks of a leaf. */
int document_height(const struct ui *ui, const struct document *document, struct leaf leaf);
/* Whether something is drawn on a leaf, so that it needs no picture beside it. */
bool document_has_figure(const struct document *document, struct leaf leaf);
/* Draws the blocks of a leaf into room, which is as wide as was measured. */
void document_draw(struct ui *ui, const struct document *document, struct leaf leaf,
                   struct rect room);
