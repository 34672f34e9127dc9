#include "platform/painter_draw.h"

#include "platform/image_draw.h"
#include "platform/images.h"

#include <SDL.h>
#include <math.h>

#define MASK_RADIUS_MAX 100 /* px; larger corners are painted without a mask */

static SDL_Rect to_sdl(struct rect rect)
{
    return (SDL_Rect){rect.x, rect.y, rect.w, rect.h};
}

void paint_fill(struct SDL_Renderer *renderer, struct rect rect, struct color color)
{
    if (rect.w <= 0 || rect.h <= 0 || color.a == 0) {
        return;
    }
    const SDL_Rect to = to_sdl(rect);
    SDL_SetRenderDrawBlendMode(renderer, color.a == SDL_ALPHA_OPAQUE ? SDL_BLENDMODE_NONE
                                                                     : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer, color.r, color.g, color.b, color.a);
    SDL_RenderFillRect(renderer, &to);
}

static void tint(SDL_Texture *mask, struct color color)
{
    SDL_SetTextureColorMod(mask, color.r, color.g, color.b);
    SDL_SetTextureAlphaMod(mask, color.a);
}

/*
 * Puts the quarters of a mask of 2 × tile px into the corners of box. Where the box is smaller than
 * two tiles, each quarter is cut off at the middle of the box.
 */
static void paint_corners(struct SDL_Renderer *renderer, SDL_Texture *mask, int tile,
                          struct rect box)
{
    if (mask == NULL || box.w <= 0 || box.h <= 0) {
        return;
    }
    const int left = px_min(tile, (box.w + 1) / 2);
    const int right = px_min(tile, box.w / 2);
    const int top = px_min(tile, (box.h + 1) / 2);
    const int bottom = px_min(tile, box.h / 2);
    const struct {
        int x; /* in the box */
        int y;
        int w;
        int h;
        int from_x; /* in the mask */
        int from_y;
    } quarters[] = {
        {0, 0, left, top, 0, 0},
        {box.w - right, 0, right, top, 2 * tile - right, 0},
        {0, box.h - bottom, left, bottom, 0, 2 * tile - bottom},
        {box.w - right, box.h - bottom, right, bottom, 2 * tile - right, 2 * tile - bottom},
    };
    for (size_t i = 0; i < sizeof quarters / sizeof quarters[0]; i++) {
        const SDL_Rect from = {quarters[i].from_x, quarters[i].from_y, quarters[i].w,
                               quarters[i].h};
        const SDL_Rect to = {box.x + quarters[i].x, box.y + quarters[i].y, quarters[i].w,
                             quarters[i].h};
        if (to.w > 0 && to.h > 0) {
            SDL_RenderCopy(renderer, mask, &from, &to);
        }
    }
}

static int radius_of(const struct draw *draw)
{
    const int most = px_min(draw->box.w, draw->box.h) / 2;
    return draw->radius < 0 ? 0 : px_min(draw->radius, most);
}

/* Paints the partly covered pixels of a row of a quarter disc, from its outside up to the first
 * whole one, into both sides of the box; returns how many there were. dy: from the row to the
 * middle of the disc. */
static int paint_rim(struct SDL_Renderer *renderer, struct rect box, int y, int r, double dy,
                     struct color color)
{
    const double outside = (r + 0.5) * (r + 0.5) - dy * dy;
    int x = outside > 0.0 ? (int)floor(r - 0.5 - sqrt(outside)) : r;
    for (x = x > 0 ? x : 0; x < r; x++) {
        const double cover = r + 0.5 - hypot(r - (x + 0.5), dy);
        if (cover >= 1.0) {
            break;
        }
        struct color part = color;
        part.a = (uint8_t)lround(color.a * (cover > 0.0 ? cover : 0.0));
        paint_fill(renderer, (struct rect){box.x + x, y, 1, 1}, part);
        paint_fill(renderer, (struct rect){box.x + box.w - 1 - x, y, 1, 1}, part);
    }
    return x;
}

/* Paints row by row, without a mask: that of a disc half a screen wide takes megabytes. */
static void paint_large_box(struct SDL_Renderer *renderer, struct rect box, int r,
                            struct color color)
{
    for (int i = 0; i < r; i++) {
        const int rows[] = {box.y + i, box.y + box.h - 1 - i};
        for (size_t side = 0; side < 2; side++) {
            const int x = paint_rim(renderer, box, rows[side], r, r - (i + 0.5), color);
            paint_fill(renderer, (struct rect){box.x + x, rows[side], box.w - 2 * x, 1}, color);
        }
    }
    paint_fill(renderer, (struct rect){box.x, box.y + r, box.w, box.h - 2 * r}, color);
}

void paint_box(struct SDL_Renderer *renderer, struct images *images, const struct draw *draw)
{
    const struct rect box = draw->box;
    const struct color color = draw->color;
    const int r = radius_of(draw);
    if (r > MASK_RADIUS_MAX) {
        paint_large_box(renderer, box, r, color);
        return;
    }
    if (r > 0) {
        SDL_Texture *mask = images_corners(images, renderer, r, 0);
        tint(mask, color);
        paint_corners(renderer, mask, r, box);
    }
    paint_fill(renderer, (struct rect){box.x + r, box.y, box.w - 2 * r, r}, color);
    paint_fill(renderer, (struct rect){box.x, box.y + r, box.w, box.h - 2 * r}, color);
    paint_fill(renderer, (struct rect){box.x + r, box.y + box.h - r, box.w - 2 * r, r}, color);
}

void paint_outline(struct SDL_Renderer *renderer, struct images *images, const struct draw *draw)
{
    const struct rect box = draw->box;
    const struct color color = draw->color;
    const int r = radius_of(draw);
    const int s = draw->stroke;
    if (s <= 0) {
        return;
    }
    if (2 * s >= px_min(box.w, box.h)) { /* the outline is so thick that it fills the box */
        paint_box(renderer, images, draw);
        return;
    }
    const int t = r > s ? r : s;
    if (r > 0) {
        SDL_Texture *mask = images_corners(images, renderer, r, s);
        tint(mask, color);
        paint_corners(renderer, mask, t, box);
    }
    const int c = r > 0 ? t : 0; /* a square corner belongs to the upper and lower strip */
    const int side = r > 0 ? t : s;
    paint_fill(renderer, (struct rect){box.x + c, box.y, box.w - 2 * c, s}, color);
    paint_fill(renderer, (struct rect){box.x + c, box.y + box.h - s, box.w - 2 * c, s}, color);
    paint_fill(renderer, (struct rect){box.x, box.y + side, s, box.h - 2 * side}, color);
    paint_fill(renderer, (struct rect){box.x + box.w - s, box.y + side, s, box.h - 2 * side},
               color);
}

#define SPREAD_MAX 64

/* The shadow lies lower than its box by a third of the spread, as with light from above. */
static struct rect shadow_box(struct rect box, int spread)
{
    box.y += spread / 3;
    return box;
}

struct rect paint_shadow_extent(struct rect box, int spread)
{
    return rect_inset(shadow_box(box, spread), -px_min(spread, SPREAD_MAX));
}

/* Paints only the part around the box; the middle is left out. */
void paint_shadow(struct SDL_Renderer *renderer, struct images *images, const struct draw *draw)
{
    const int spread = px_min(draw->stroke, SPREAD_MAX);
    if (spread <= 0 || draw->box.w <= 0 || draw->box.h <= 0) {
        return;
    }
    const int r = radius_of(draw);
    const int tile = r + 2 * spread;
    const struct rect all = paint_shadow_extent(draw->box, draw->stroke);
    SDL_Texture *mask = images_shadow(images, renderer, r, spread);
    tint(mask, draw->color);
    paint_corners(renderer, mask, tile, all);
    unsigned char alpha[2 * SPREAD_MAX];
    image_shadow_edge(spread, alpha);
    const int across = all.w - 2 * tile;
    const int down = all.h - 2 * tile;
    for (int i = 0; i < 2 * spread; i++) {
        struct color color = draw->color;
        color.a = (uint8_t)((color.a * alpha[i] + 127) / 255);
        if (i < (all.h + 1) / 2) {
            paint_fill(renderer, (struct rect){all.x + tile, all.y + i, across, 1}, color);
        }
        if (i < all.h / 2) {
            paint_fill(renderer, (struct rect){all.x + tile, all.y + all.h - 1 - i, across, 1},
                       color);
        }
        if (i < (all.w + 1) / 2) {
            paint_fill(renderer, (struct rect){all.x + i, all.y + tile, 1, down}, color);
        }
        if (i < all.w / 2) {
            paint_fill(renderer, (struct rect){all.x + all.w - 1 - i, all.y + tile, 1, down},
                       color);
        }
    }
}

void paint_picture(struct SDL_Renderer *renderer, struct images *images, const struct draw *draw)
{
    const bool mask = draw->kind == DRAW_ICON;
    const int w_most = draw->box.w;
    const int h_most = draw->box.h;
    SDL_Texture *texture =
        mask ? images_mask(images, renderer, draw->text, w_most, h_most)
             : images_picture(images, renderer, draw->text, w_most, h_most, draw->radius);
    int w = 0;
    int h = 0;
    if (texture == NULL || SDL_QueryTexture(texture, NULL, NULL, &w, &h) != 0) {
        return;
    }
    if (mask) {
        tint(texture, draw->color);
    }
    const SDL_Rect to = to_sdl(rect_centre(draw->box, w, h));
    SDL_RenderCopy(renderer, texture, NULL, &to);
}
