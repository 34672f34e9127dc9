#include "platform/turn_row.h"

#include "base/bug.h"
#include "base/geom.h"

#include <SDL.h>
#include <stdbool.h>
#include <string.h>

#define BLOCK    64  /* px that are looked at together */
#define FLAT_MIN 256 /* px: a shorter flat part costs more to mix as one than pixel by pixel */

static bool is_flat(const uint32_t *pixels, int count)
{
    uint32_t other = 0;
    for (int i = 0; i < count; i++) {
        other |= pixels[i] ^ pixels[0];
    }
    return other == 0;
}

/* Where the flat part that begins at column x ends; x if the pixels there are not flat. */
static int flat_end(const uint32_t *pixels, int x, int to)
{
    int end = x;
    while (end < to) {
        const int next = px_min(end + BLOCK, to);
        if (pixels[end] != pixels[x] || !is_flat(pixels + end, next - end)) {
            break;
        }
        end = next;
    }
    return end;
}

#define SPANS_MAX 256 /* of a row: those of 20,000 px */

/* Cuts columns into flat spans and others, whose pixels stay where they are. Returns how many spans
 * there are. */
static size_t cut(const uint32_t *pixels, int from, int to, struct span *spans)
{
    size_t count = 0;
    for (int x = from; x < to; x = spans[count - 1].to) {
        const int end = flat_end(pixels, x, to);
        BUG_IF(count == SPANS_MAX);
        if (end - x >= FLAT_MIN || (end == to && end > x)) {
            spans[count++] = (struct span){end, {NULL, pixels[x]}};
            continue;
        }
        if (count == 0 || spans[count - 1].piece.pixels == NULL) {
            spans[count++] = (struct span){x, {pixels + x, 0}};
        }
        spans[count - 1].to = px_max(end, px_min(x + BLOCK, to));
    }
    return count;
}

static bool is_ground(const struct span *span, uint32_t ground)
{
    return span->piece.pixels == NULL && span->piece.flat == ground;
}

struct turn_row row_keep(struct arena *arena, const uint32_t *pixels, int from, int to,
                         uint32_t ground)
{
    struct span spans[SPANS_MAX];
    const int start = pixels[from] == ground ? flat_end(pixels, from, to) : from;
    size_t count = cut(pixels, start, to, spans);
    if (count > 0 && is_ground(&spans[count - 1], ground)) {
        count--;
    }
    struct turn_row row = {start, count > 0 ? spans[count - 1].to : start, ground, NULL, count};
    row.spans = ARENA_ARRAY(arena, struct span, count);
    int x = start;
    for (size_t i = 0; i < count; i++) {
        row.spans[i] = spans[i];
        if (spans[i].piece.pixels != NULL) {
            const size_t size = (size_t)(spans[i].to - x);
            uint32_t *kept = ARENA_ARRAY(arena, uint32_t, size);
            memcpy(kept, spans[i].piece.pixels, size * sizeof *kept);
            row.spans[i].piece.pixels = kept;
        }
        x = spans[i].to;
    }
    return row;
}

struct piece row_at(const struct turn_row *row, int x, int *to)
{
    const struct piece ground = {NULL, row->ground};
    int from = row->from;
    if (x < row->from) {
        *to = px_min(*to, row->from);
        return ground;
    }
    for (size_t i = 0; i < row->count; i++) {
        const struct span *span = &row->spans[i];
        if (x < span->to) {
            *to = px_min(*to, span->to);
            return span->piece.pixels == NULL ? span->piece
                                              : (struct piece){span->piece.pixels + (x - from), 0};
        }
        from = span->to;
    }
    return ground;
}

void row_copy(const struct turn_row *row, int from, int to, uint32_t *out)
{
    int end = from;
    for (int x = from; x < to; x = end) {
        end = to;
        const struct piece piece = row_at(row, x, &end);
        const size_t count = (size_t)(end - x);
        if (piece.pixels != NULL) {
            memcpy(out + (x - from), piece.pixels, count * sizeof *out);
        } else {
            SDL_memset4(out + (x - from), piece.flat, count);
        }
    }
}
