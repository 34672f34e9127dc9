/* Rows of pictures, kept in little memory while a page turn mixes them: of what is flat only the
 * colour is kept. A picture's row holds 32 bits a pixel. */
#pragma once

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

/* Pixels side by side: `pixels`, or all of the colour `flat` where that is NULL. */
struct piece {
    const uint32_t *pixels;
    uint32_t flat;
};

struct span {
    int to; /* the column it ends before; it begins where the span before it ends */
    struct piece piece;
};

struct turn_row {
    int from; /* columns that are kept; at both sides of them the row shows nothing but ground */
    int to;
    uint32_t ground;
    struct span *spans;
    size_t count;
};

/* Keeps the columns `from` to `to` of a row in the arena; pixels is its column 0. */
struct turn_row row_keep(struct arena *arena, const uint32_t *pixels, int from, int to,
                         uint32_t ground);
/* What the row shows from column x on. Lowers *to, which lies behind x, to where that ends. */
struct piece row_at(const struct turn_row *row, int x, int *to);
/* Writes the columns `from` to `to` to out, which is column `from`. */
void row_copy(const struct turn_row *row, int from, int to, uint32_t *out);
