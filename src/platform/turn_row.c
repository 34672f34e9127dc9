#include "platform/turn_row.h"

#include "base/bug.h"
#include "base/geom.h"
#include "platform/memory.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK 32 /* px that are looked at together: all flat, or kept one by one */

void row_store_open(struct row_store *store, size_t pixels)
{
    *store = (struct row_store){.pixel_room = pixels, .span_room = 1024};
    store->pixels = memory_map(pixels * sizeof *store->pixels);
    store->spans = malloc(store->span_room * sizeof *store->spans);
    if (store->spans == NULL) {
        BUG("out of memory");
    }
}

void row_store_close(struct row_store *store)
{
    if (store->pixels != NULL) {
        explicit_bzero(store->pixels, store->pixel_count * sizeof *store->pixels);
        memory_unmap(store->pixels, store->pixel_room * sizeof *store->pixels);
        explicit_bzero(store->spans, store->span_count * sizeof *store->spans);
    }
    free(store->spans);
    *store = (struct row_store){0};
}

static bool is_flat(const uint32_t *pixels, int count)
{
    uint32_t other = 0;
    for (int i = 0; i < count; i++) {
        other |= pixels[i] ^ pixels[0];
    }
    return other == 0;
}

/* Adds pixels to the row, to its last span if they are of its kind. */
static void add_piece(struct row_store *store, struct turn_row *row, struct piece piece, int to)
{
    if (row->count > 0) {
        struct span *last = &store->spans[store->span_count - 1];
        if (piece.pixels != NULL ? last->piece.pixels != NULL
                                 : last->piece.pixels == NULL && last->piece.flat == piece.flat) {
            last->to = to;
            return;
        }
    }
    if (store->span_count == store->span_room) {
        store->span_room *= 2;
        store->spans = realloc(store->spans, store->span_room * sizeof *store->spans);
        if (store->spans == NULL) {
            BUG("out of memory");
        }
    }
    store->spans[store->span_count++] = (struct span){to, piece};
    row->count++;
}

struct turn_row row_keep(struct row_store *store, const uint32_t *pixels, int from, int to,
                         uint32_t ground)
{
    struct turn_row row = {from, from, ground, store->span_count, 0};
    int end = from;
    for (int x = from; x < to; x = end) {
        struct piece piece = {NULL, pixels[x]};
        end = px_min(x + BLOCK, to);
        const bool flat = is_flat(pixels + x, end - x);
        const bool shows_ground = flat && pixels[x] == ground;
        if (shows_ground && row.count == 0) {
            row.from = end;
            row.to = end;
            continue;
        }
        if (!flat) {
            uint32_t *kept = store->pixels + store->pixel_count;
            memcpy(kept, pixels + x, (size_t)(end - x) * sizeof *kept);
            store->pixel_count += (size_t)(end - x);
            piece = (struct piece){kept, 0};
        }
        add_piece(store, &row, piece, end);
        row.to = shows_ground ? row.to : end;
    }
    return row;
}

struct piece row_at(const struct row_store *store, const struct turn_row *row, int x, int *to)
{
    const struct piece ground = {NULL, row->ground};
    int from = row->from;
    if (x < row->from) {
        *to = px_min(*to, row->from);
        return ground;
    }
    for (size_t i = row->first; i < row->first + row->count; i++) {
        const struct span *span = &store->spans[i];
        if (x < span->to) {
            *to = px_min(*to, span->to);
            return span->piece.pixels == NULL ? span->piece
                                              : (struct piece){span->piece.pixels + (x - from), 0};
        }
        from = span->to;
    }
    return ground;
}

void row_copy(const struct row_store *store, const struct turn_row *row, int from, int to,
              uint32_t *out)
{
    int end = from;
    for (int x = from; x < to; x = end) {
        end = to;
        const struct piece piece = row_at(store, row, x, &end);
        const size_t count = (size_t)(end - x);
        if (piece.pixels != NULL) {
            memcpy(out + (x - from), piece.pixels, count * sizeof *out);
        } else {
            SDL_memset4(out + (x - from), piece.flat, count);
        }
    }
}
