#include "platform/rotation_copy.h"

#include <SDL.h>
#include <stddef.h>
#include <stdint.h>

/* A tile of both surfaces fits into the cache, although one of them is read across its rows. */
#define TILE 64

static const uint32_t *picture_row(const SDL_Surface *picture, int y)
{
    return (const uint32_t *)(const void *)((const char *)picture->pixels +
                                            (ptrdiff_t)y * picture->pitch);
}

/* How far the picture's pixel pointer moves when the window's moves one pixel to the right. */
static ptrdiff_t step_of(struct rotation rotation, const SDL_Surface *picture)
{
    const ptrdiff_t row = picture->pitch / (ptrdiff_t)sizeof(uint32_t);
    switch (rotation.degrees) {
    case 90: return -row;
    case 180: return -1;
    case 270: return row;
    default: return 1;
    }
}

static void copy_tile(struct rotation rotation, const SDL_Surface *picture, SDL_Surface *window,
                      struct rect tile)
{
    const ptrdiff_t step = step_of(rotation, picture);
    for (int y = tile.y; y < tile.y + tile.h; y++) {
        char *row = (char *)window->pixels + (ptrdiff_t)y * window->pitch;
        uint32_t *to = (uint32_t *)(void *)row + tile.x;
        int from_x = tile.x;
        int from_y = y;
        rotation_to_picture(rotation, &from_x, &from_y);
        const uint32_t *from = &picture_row(picture, from_y)[from_x];
        for (int i = 0; i < tile.w; i++) {
            to[i] = from[i * step];
        }
    }
}

void rotation_copy(struct rotation rotation, const SDL_Surface *picture, SDL_Surface *window,
                   struct rect area)
{
    const struct rect to = rotation_to_window(rotation, area);
    for (int y = to.y; y < to.y + to.h; y += TILE) {
        for (int x = to.x; x < to.x + to.w; x += TILE) {
            const int right = to.x + to.w - x;
            const int below = to.y + to.h - y;
            copy_tile(
                rotation, picture, window,
                (struct rect){x, y, right < TILE ? right : TILE, below < TILE ? below : TILE});
        }
    }
}
