/* A text engine with simple widths, and a ui to draw with. */
#pragma once

#include "base/utf8.h"
#include "expect.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* px: the width of every character in any size */
#define REGULAR_WIDTH 10
#define BOLD_WIDTH    12
/* U+2603, the one character that the fake faces lack */
#define SNOWMAN "\xE2\x98\x83"

/* An initializer for a struct color without a role. */
#define COLOR_RGB(hex)                                                                             \
    {                                                                                              \
        (hex) >> 16 & 0xFF, (hex) >> 8 & 0xFF, (hex)&0xFF, 255, 0                                  \
    }

struct fake_ui {
    struct arena *arena;
    struct palette day;
    struct palette contrast;
    struct ui_frame frame;
    struct text_engine text;
    struct metrics metrics;
    struct ui ui;
};

static inline int fake_width(void *self, struct font font, const char *text, size_t length)
{
    (void)self;
    int count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0U) != 0x80U ? 1 : 0;
    }
    return count * (font.face == FACE_BOLD ? BOLD_WIDTH : REGULAR_WIDTH);
}

static inline int fake_ascent(void *self, struct font font, int *height)
{
    (void)self;
    *height = font.px * 5 / 4;
    return font.px;
}

static inline bool fake_has_glyph(void *self, enum face face, uint32_t character)
{
    (void)self;
    (void)face;
    return character != 0x2603;
}

/* The 21.5 inch panel, upright; 4 px a mm to keep sums simple. */
static inline struct fake_ui *fake_ui_create(void)
{
    struct arena *arena = arena_create((size_t)64 * 1024);
    struct fake_ui *fake = ARENA_NEW(arena, struct fake_ui);
    fake->arena = arena;
    fake->text = (struct text_engine){
        .width = fake_width, .ascent = fake_ascent, .has_glyph = fake_has_glyph};
    fake->metrics = (struct metrics){
        .width = 1080, .height = 1920, .px_per_mm = 4.0, .viewing_distance_mm = 600.0};
    fake->frame.arena = arena_create((size_t)64 * 1024);
    fake->day = palette_day(ACCENT);
    fake->contrast = palette_contrast();
    frame_begin(&fake->frame, fake->metrics.width, fake->metrics.height, fake->day.background);
    fake->ui = (struct ui){.frame = &fake->frame,
                           .text = &fake->text,
                           .palette = &fake->day,
                           .metrics = &fake->metrics,
                           .behind = fake->day.background};
    return fake;
}

static inline void fake_ui_destroy(struct fake_ui *fake)
{
    struct arena *arena = fake->arena;
    arena_destroy(fake->frame.arena);
    arena_destroy(arena);
}

/* Numbers that look random and are the same each time (Knuth, MMIX). */
static inline int chance(uint64_t *seed, int below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((*seed >> 33) % (uint64_t)below);
}
