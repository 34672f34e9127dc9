#include "platform/image_draw.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/file.h"
#include "base/log.h"

#include <SDL.h>
#include <SDL_image.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define FILE_LIMIT (1U << 20) /* bytes of an SVG file */
#define CHECK_PX   64         /* the size at which image_check draws a picture */

static uint32_t *surface_row(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

/* Draws svg as ARGB8888, fitted into w × h and up to a pixel larger, because the rasteriser rounds
 * up; NULL if svg is not a picture. The rasteriser gives ABGR8888, so red and blue are swapped in
 * place: a picture of the whole screen takes 8 MB, and touching another 8 MB would cost more than
 * drawing it. */
static SDL_Surface *rasterise(const char *svg, size_t length, int w, int h)
{
    SDL_RWops *bytes = SDL_RWFromConstMem(svg, (int)length);
    SDL_Surface *surface = IMG_LoadSizedSVG_RW(bytes, w, h);
    SDL_RWclose(bytes);
    if (surface == NULL) {
        return NULL;
    }
    if (surface->format->format != SDL_PIXELFORMAT_ABGR8888) {
        SDL_Surface *other = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ABGR8888, 0);
        SDL_FreeSurface(surface);
        if (other == NULL) {
            return NULL;
        }
        surface = other;
    }
    for (int y = 0; y < surface->h; y++) {
        uint32_t *row = surface_row(surface, y);
        for (int x = 0; x < surface->w; x++) {
            const uint32_t p = row[x];
            row[x] = (p & 0xFF00FF00U) | (p & 0xFFU) << 16 | (p >> 16 & 0xFFU);
        }
    }
    return surface;
}

/* Keeps alpha and makes all else white, which colour modulation turns into any colour. */
static void whiten(const SDL_Surface *surface)
{
    for (int y = 0; y < surface->h; y++) {
        uint32_t *row = surface_row(surface, y);
        for (int x = 0; x < surface->w; x++) {
            row[x] |= 0x00FFFFFFU;
        }
    }
}

static bool is_blank(const SDL_Surface *surface)
{
    for (int y = 0; y < surface->h; y++) {
        const uint32_t *row = surface_row(surface, y);
        for (int x = 0; x < surface->w; x++) {
            if (row[x] >> 24 != 0) {
                return false;
            }
        }
    }
    return true;
}

static int line_of(const char *text, const char *at)
{
    int line = 1;
    for (; text < at; text++) {
        line += *text == '\n';
    }
    return line;
}

/* Writes "#RRGGBB" over a text. A picture has dozens, so this takes no way round. */
static void put_hex(char *at, struct color color)
{
    static const char digits[] = "0123456789ABCDEF";
    const uint8_t channels[] = {color.r, color.g, color.b};
    *at++ = '#';
    for (size_t i = 0; i < sizeof channels; i++) {
        *at++ = digits[channels[i] >> 4];
        *at++ = digits[channels[i] & 15];
    }
}

/* Writes the colour of each role over its name: "var(--tint)" becomes "#DCEBE6    ". */
static bool put_colors(const struct palette *palette, char *svg, const char *path, struct err *err)
{
    static const char start[] = "var(--";
    for (char *at = strstr(svg, start); at != NULL; at = strstr(at, start)) {
        const char *name = at + sizeof start - 1;
        const size_t length = strcspn(name, ")\"\n");
        const struct color color = palette_color(palette, role_find(name, length));
        if (color.role == ROLE_NONE || name[length] != ')') {
            return err_set(err, "%s:%d: no colour is called '%.*s'", path, line_of(svg, at),
                           (int)length, name);
        }
        memset(at, ' ', sizeof start - 1 + length + 1);
        put_hex(at, color);
    }
    return true;
}

static SDL_Surface *load_file(const struct image_source *source, const char *name, int w, int h,
                              struct err *err)
{
    if (name[0] == '\0' || strchr(name, '/') != NULL) {
        err_set(err, "%s: the name of an image is a file name without a folder", name);
        return NULL;
    }
    struct arena *arena = arena_create(64U << 10);
    const char *path = arena_printf(arena, "%s/%s", source->directory, name);
    SDL_Surface *surface = NULL;
    char *svg = NULL;
    size_t length = 0;
    if (!file_read(arena, path, FILE_LIMIT, &svg, &length, err)) {
        arena_destroy(arena);
        return NULL;
    }
    /* the rasteriser accepts any text as an empty picture, which SDL_image 2.6 then leaks */
    if (strstr(svg, "<svg") == NULL) {
        err_set(err, "%s: not an SVG picture", path);
    } else if (put_colors(source->palette, svg, path, err)) {
        surface = rasterise(svg, length, w, h);
        if (surface == NULL) {
            err_set(err, "%s: not an SVG picture: %s", path, SDL_GetError());
        }
    }
    arena_destroy(arena);
    return surface;
}

bool image_check(const struct image_source *source, const char *name, struct problems *problems)
{
    struct err err;
    SDL_Surface *surface = load_file(source, name, CHECK_PX, CHECK_PX, &err);
    if (surface == NULL) {
        return problems_add_error(problems, &err);
    }
    const bool blank = is_blank(surface);
    SDL_FreeSurface(surface);
    if (blank) {
        const char *path = arena_printf(problems->arena, "%s/%s", source->directory, name);
        return problems_add(problems, path, 0, "this SVG picture shows nothing");
    }
    return true;
}

static SDL_Surface *new_mask(int size)
{
    SDL_Surface *mask = SDL_CreateRGBSurfaceWithFormat(0, size, size, 32, SDL_PIXELFORMAT_ARGB8888);
    if (mask == NULL) {
        BUG("out of memory: %s", SDL_GetError());
    }
    return mask;
}

static void put_alpha(const SDL_Surface *mask, int x, int y, uint32_t alpha)
{
    surface_row(mask, y)[x] = alpha << 24 | 0x00FFFFFFU;
}

/* Puts the value of one pixel of the top left quarter into all four. */
static void put_alpha_mirrored(const SDL_Surface *mask, int x, int y, uint32_t alpha)
{
    const int last = mask->w - 1;
    put_alpha(mask, x, y, alpha);
    put_alpha(mask, last - x, y, alpha);
    put_alpha(mask, x, last - y, alpha);
    put_alpha(mask, last - x, last - y, alpha);
}

/* The rasteriser samples 5 lines to a pixel but is exact along them. Taking the mean of a corner
 * and its mirror image evens that out, so that corners look the same on all sides. */
static SDL_Surface *draw_corners(int radius, int stroke)
{
    const int tile = stroke > radius ? stroke : radius;
    const int size = 2 * tile;
    char svg[1024];
    char inner[400] = "";
    if (stroke > 0 && size > 2 * stroke) {
        const int r = radius > stroke ? radius - stroke : 0;
        const int a = stroke;
        const int b = size - stroke;
        snprintf(inner, sizeof inner,
                 "M%d %dA%d %d 0 0 0 %d %dV%dA%d %d 0 0 0 %d %dH%dA%d %d 0 0 0 %d %dV%d"
                 "A%d %d 0 0 0 %d %dZ",
                 a + r, a, r, r, a, a + r, b - r, r, r, a + r, b, b - r, r, r, b, b - r, a + r, r,
                 r, b - r, a);
    }
    const int q = radius;
    const int length = snprintf(
        svg, sizeof svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"><path "
        "fill=\"#ffffff\" fill-rule=\"evenodd\" d=\"M%d 0H%dA%d %d 0 0 1 %d %dV%dA%d %d 0 0 1 %d "
        "%dH%dA%d %d 0 0 1 0 %dV%dA%d %d 0 0 1 %d 0Z%s\"/></svg>",
        size, size, q, size - q, q, q, size, q, size - q, q, q, size - q, size, q, q, q, size - q,
        q, q, q, q, inner);
    SDL_Surface *raw = rasterise(svg, (size_t)length, size, size);
    if (raw == NULL || raw->w < size || raw->h < size) {
        BUG("a corner of radius %d and stroke %d: %s", radius, stroke, SDL_GetError());
    }
    SDL_Surface *mask = new_mask(size);
    for (int y = 0; y < tile; y++) {
        for (int x = 0; x < tile; x++) {
            const uint32_t here = surface_row(raw, y)[x] >> 24;
            const uint32_t there = surface_row(raw, x)[y] >> 24;
            put_alpha_mirrored(mask, x, y, (here + there + 1) / 2);
        }
    }
    SDL_FreeSurface(raw);
    return mask;
}

/* The alpha at so many px outside the edge. It falls smoothly from 255, at spread px inside the
 * edge, to 0, at spread px outside. */
static uint32_t shadow_alpha(double distance, int spread)
{
    const double t = fmin(1.0, fmax(0.0, (distance + spread) / (2.0 * spread)));
    return (uint32_t)lround(255.0 * (1.0 - t * t * (3.0 - 2.0 * t)));
}

void image_shadow_edge(int spread, unsigned char *alpha)
{
    for (int i = 0; i < 2 * spread; i++) {
        alpha[i] = (unsigned char)shadow_alpha(spread - i - 0.5, spread);
    }
}

/* Computes alpha from the distance to a rounded corner, so that the corner meets the straight edges
 * without a seam. */
static SDL_Surface *draw_shadow(int radius, int spread)
{
    const int tile = radius + 2 * spread;
    const double round = radius > spread ? radius : spread; /* a blur rounds sharp corners too */
    SDL_Surface *mask = new_mask(2 * tile);
    for (int y = 0; y < tile; y++) {
        for (int x = 0; x < tile; x++) {
            const double dx = spread + round - (x + 0.5);
            const double dy = spread + round - (y + 0.5);
            const double outside = hypot(fmax(dx, 0.0), fmax(dy, 0.0));
            const double distance = outside + fmin(fmax(dx, dy), 0.0) - round;
            put_alpha_mirrored(mask, x, y, shadow_alpha(distance, spread));
        }
    }
    return mask;
}

/* How much of a pixel a corner of this radius covers, 0 to 255, by the distance of its middle from
 * the circle: x and y count from the corner of the picture. */
static uint32_t corner_alpha(int radius, int x, int y)
{
    const double inside = radius - hypot(radius - (x + 0.5), radius - (y + 0.5));
    return (uint32_t)lround(255.0 * fmin(1.0, fmax(0.0, inside + 0.5)));
}

static void cover_pixel(const SDL_Surface *surface, int x, int y, uint32_t cover)
{
    uint32_t *pixel = &surface_row(surface, y)[x];
    const uint32_t alpha = ((*pixel >> 24) * cover + 127) / 255;
    *pixel = alpha << 24 | (*pixel & 0x00FFFFFFU);
}

/* Cuts the corners off as those of a box are. */
static void round_corners(const SDL_Surface *surface, int radius)
{
    const int right = surface->w - 1;
    const int bottom = surface->h - 1;
    const int most = (surface->w < surface->h ? surface->w : surface->h) / 2;
    const int r = radius < most ? radius : most;
    for (int y = 0; y < r; y++) {
        for (int x = 0; x < r; x++) {
            const uint32_t cover = corner_alpha(r, x, y);
            cover_pixel(surface, x, y, cover);
            cover_pixel(surface, right - x, y, cover);
            cover_pixel(surface, x, bottom - y, cover);
            cover_pixel(surface, right - x, bottom - y, cover);
        }
    }
}

struct SDL_Surface *image_draw(const struct image_source *source, struct image_key key)
{
    struct err err = {""};
    SDL_Surface *surface = NULL;
    switch (key.kind) {
    case IMAGE_CORNERS: return draw_corners(key.radius, key.w);
    case IMAGE_SHADOW: return draw_shadow(key.radius, key.w);
    case IMAGE_PICTURE:
    case IMAGE_MASK:
        surface = load_file(source, key.name, key.w, key.h, &err);
        if (surface == NULL) {
            log_warning("a picture is left out: %s", err.text);
        } else if (key.kind == IMAGE_MASK) {
            whiten(surface);
        } else if (key.radius > 0) {
            round_corners(surface, key.radius);
        }
        return surface;
    }
    BUG("kind of image %d", (int)key.kind);
}
