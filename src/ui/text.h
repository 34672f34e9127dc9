/*
 * What the layout needs to know of fonts. The platform supplies it (SDL_ttf); measuring and drawing
 * go through the same fonts, so that what was measured is what is seen.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum face { FACE_REGULAR, FACE_BOLD, FACE_COUNT };

/* A face at an em size in pixels. */
struct font {
    enum face face;
    int px;
};

struct text_engine {
    void *self;
    /* Advance width in pixels of text[0..length), valid UTF-8 without line breaks. */
    int (*width)(void *self, struct font font, const char *text, size_t length);
    /* Pixels from the top of the line box to the baseline; *height is the font's own line height.
     */
    int (*ascent)(void *self, struct font font, int *height);
    /* True if the face has a glyph for the character. */
    bool (*has_glyph)(void *self, enum face face, uint32_t character);
};

/* True if every face has all glyphs of the text, which is valid UTF-8. */
bool text_has_glyphs(const struct text_engine *engine, const char *text);
