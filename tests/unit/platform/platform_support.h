/* A display without a window, with fonts, images and a frame to draw. */
#pragma once

#include "expect.h"
#include "platform/display.h"
#include "platform/fonts.h"
#include "platform/images.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>

static const struct color white = {255, 255, 255, 255};
static const struct color black = {0, 0, 0, 255};

struct bench {
    struct fonts *fonts;
    struct palette palette;
    struct images *images;
    struct display *display; /* NULL until it is opened */
    struct draw draws[64];
    struct ui_frame frame; /* white, and of the size of the display */
};

/* Pictures are read from the working directory. */
static inline struct bench *bench_create(int width, int height)
{
    struct bench *bench = calloc(1, sizeof *bench);
    struct err err = {""};
    assert_non_null(bench);
    bench->fonts = fonts_create(KIOSK_SOURCE_DIR "/fonts", &err);
    assert_non_null(bench->fonts);
    bench->palette = palette_day(ACCENT);
    bench->images = images_create(".", &bench->palette);
    bench->frame =
        (struct ui_frame){.width = width, .height = height, .clear = white, .draws = bench->draws};
    return bench;
}

static inline void bench_open_headless(struct bench *bench)
{
    const struct display_options options = {
        .headless = true, .width = bench->frame.width, .height = bench->frame.height};
    struct err err = {""};
    bench->display = display_open(&options, bench->fonts, bench->images, &err);
    assert_non_null(bench->display);
}

static inline int bench_tear_down(void **state)
{
    struct bench *bench = *state;
    display_close(bench->display);
    images_destroy(bench->images);
    fonts_destroy(bench->fonts);
    free(bench);
    return 0;
}

/* Red, green and blue of a pixel. */
static inline uint32_t pixel_of(const struct SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0x00FFFFFFU;
}
