/*
 * An education card laid out on leaves: as many blocks as fit, and a new leaf at every rule. Each
 * block is measured once. The reader's place is kept as a block and a line in it, so that larger
 * text or another language shows the same place.
 */
#pragma once

#include "ui/ui.h"

#include "domain/document.h"

#include <stdbool.h>
#include <stddef.h>

/* A block, or some lines of a block that is higher than a whole leaf. */
struct part {
    size_t block;
    size_t line; /* the part's first line in the block */
    struct measured_block *measured;
    int height; /* px, without the gap above */
};

/* A card cut into parts; in the frame's arena. */
struct document {
    const struct page *page;
    int width;  /* px of width that it was measured for */
    int height; /* of a leaf */
    struct part *parts;
    size_t count;
};

struct leaf {
    size_t from; /* parts [from, to) */
    size_t to;
};

struct leaves {
    struct leaf *items;
    size_t count;
};

/* Lays the page out for leaves of width × height px. */
struct document document_lay_out(const struct ui *ui, const struct page *page, int width,
                                 int height);
struct leaves document_leaves(const struct ui *ui, const struct document *document);
/* The index of the leaf that shows this line of this block. */
size_t document_leaf_of(const struct document *document, const struct leaves *leaves, size_t block,
                        size_t line);
/* Height in px of a leaf. */
int document_height(const struct ui *ui, const struct document *document, struct leaf leaf);
/* True if a leaf has a drawing of its own and needs no picture beside it. */
bool document_has_figure(const struct document *document, struct leaf leaf);
/* Draws a leaf into room, which must be as wide as the document was measured for. */
void document_draw(struct ui *ui, const struct document *document, struct leaf leaf,
                   struct rect room);
