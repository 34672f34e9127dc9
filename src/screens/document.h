/*
 * An education card laid out on leaves: as many blocks as fit, a new leaf at every rule. Where a
 * reader is, is kept as a block, so that larger text or another language shows the same place.
 */
#pragma once

#include "ui/ui.h"

#include "domain/document.h"

#include <stddef.h>

struct leaf {
    size_t from; /* blocks [from, to) */
    size_t to;
};

struct leaves {
    struct leaf *items;
    size_t count;
};

/* The leaves of page when each has height px for text. */
struct leaves document_leaves(const struct ui *ui, const struct page *page, int width, int height);
/* The index of the leaf that shows block. */
size_t document_leaf_of(const struct leaves *leaves, size_t block);
/* Height in px of the blocks of a leaf. */
int document_height(const struct ui *ui, const struct page *page, struct leaf leaf, int width);
/* Draws blocks [from, to) into room. */
void document_draw(struct ui *ui, const struct page *page, struct leaf leaf, struct rect room);
