#include "platform/rotation_copy.h"

#include <SDL.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A tile of both surfaces fits into the cache, although one of them is read across its rows. */
#define TILE 64

static char *pixel_at(const SDL_Surface *surface, int x, int y)
{
    return (char *)surface->pixels + (ptrdiff_t)y * surface->pitch +
           (ptrdiff_t)x * surface->format->BytesPerPixel;
}

/* How many bytes the picture's pixel pointer moves when the window's moves one pixel to the right.
 */
static ptrdiff_t step_of(struct rotation rotation, const SDL_Surface *picture)
{
    const ptrdiff_t pixel = picture->format->BytesPerPixel;
    switch (rotation.degrees) {
    case 90: return -picture->pitch;
    case 180: return -pixel;
    case 270: return picture->pitch;
    default: return pixel;
    }
}

/* Takes every pixel `step` bytes further. */
static void copy_row(char *to, const char *from, ptrdiff_t step, int count, size_t pixel_bytes)
{
    if (pixel_bytes == sizeof(uint32_t)) { /* nearly every screen */
        uint32_t *pixels = (uint32_t *)(void *)to;
        for (int i = 0; i < count; i++) {
            pixels[i] = *(const uint32_t *)(const void *)(from + i * step);
        }
        return;
    }
    for (int i = 0; i < count; i++) {
        memcpy(to + (size_t)i * pixel_bytes, from + i * step, pixel_bytes);
    }
}

static void copy_tile(struct rotation rotation, const SDL_Surface *picture, SDL_Surface *window,
                      struct rect tile)
{
    const ptrdiff_t step = step_of(rotation, picture);
    for (int y = tile.y; y < tile.y + tile.h; y++) {
        int from_x = tile.x;
        int from_y = y;
        rotation_to_picture(rotation, &from_x, &from_y);
        copy_row(pixel_at(window, tile.x, y), pixel_at(picture, from_x, from_y), step, tile.w,
                 window->format->BytesPerPixel);
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
