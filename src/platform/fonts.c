#include "platform/fonts.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/file.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <stdlib.h>
#include <string.h>

#define FILE_LIMIT  (8U << 20) /* bytes of a font file */
#define SIZES_MAX   24         /* sizes of faces open at once; a page uses fewer than ten */
#define WIDTH_SLOTS 4096       /* measured widths kept, a power of two */
#define WIDTH_WAYS  4          /* slots that a text may take, a power of two */

struct size {
    struct font font;
    TTF_Font *ttf;
    uint64_t used; /* number of the call that used it last */
};

struct width {
    uint64_t hash; /* hash of face, size and text; 0 for an empty slot */
    int px;
};

struct fonts {
    struct file_bytes faces[FACE_COUNT]; /* each shared by its sizes */
    struct size sizes[SIZES_MAX];
    size_t size_count;
    uint64_t calls;
    struct width widths[WIDTH_SLOTS];
};

static const char *const file_names[FACE_COUNT] = {
    [FACE_REGULAR] = "BCSans-Regular.ttf",
    [FACE_BOLD] = "BCSans-Bold.ttf",
};

static TTF_Font *size_open(const struct file_bytes *face, int px)
{
    SDL_RWops *bytes = SDL_RWFromConstMem(face->bytes, (int)face->length);
    TTF_Font *ttf = TTF_OpenFontRW(bytes, 1, px); /* 72 dpi: points are pixels of the em */
    if (ttf != NULL) {
        /* light hinting keeps the shapes of letters and snaps only heights: at reading sizes it is
         * sharper than none, and its spacing is more even than with full hinting */
        TTF_SetFontHinting(ttf, TTF_HINTING_LIGHT);
        TTF_SetFontKerning(ttf, 1);
        TTF_SetFontScriptName(ttf, "Latn"); /* SDL_ttf never guesses the script */
    }
    return ttf;
}

static bool face_load(struct fonts *fonts, enum face id, const char *directory, struct err *err)
{
    struct arena *arena = arena_create(4096);
    const char *path = arena_printf(arena, "%s/%s", directory, file_names[id]);
    struct file_bytes *face = &fonts->faces[id];
    bool ok = file_map(path, FILE_LIMIT, face, err);
    if (ok) {
        TTF_Font *any = face->length > 0 ? size_open(face, 16) : NULL;
        if (any == NULL) {
            ok = err_set(err, "%s: not a font that can be drawn", path);
        } else {
            TTF_CloseFont(any);
        }
    }
    arena_destroy(arena);
    return ok;
}

struct fonts *fonts_create(const char *directory, struct err *err)
{
    if (TTF_Init() != 0) {
        err_set(err, "cannot draw text: %s", TTF_GetError());
        return NULL;
    }
    struct fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts == NULL) {
        BUG("out of memory");
    }
    for (int face = 0; face < FACE_COUNT; face++) {
        if (!face_load(fonts, (enum face)face, directory, err)) {
            fonts_destroy(fonts);
            return NULL;
        }
    }
    return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (size_t i = 0; i < fonts->size_count; i++) {
        TTF_CloseFont(fonts->sizes[i].ttf);
    }
    for (int face = 0; face < FACE_COUNT; face++) {
        file_unmap(&fonts->faces[face]);
    }
    free(fonts);
    TTF_Quit();
}

static TTF_Font *size_get(struct fonts *fonts, struct font font)
{
    BUG_IF(font.px <= 0 || font.px > 2000 || (int)font.face < 0 || font.face >= FACE_COUNT);
    fonts->calls++;
    struct size *oldest = &fonts->sizes[0];
    for (size_t i = 0; i < fonts->size_count; i++) {
        struct size *size = &fonts->sizes[i];
        if (size->font.px == font.px && size->font.face == font.face) {
            size->used = fonts->calls;
            return size->ttf;
        }
        if (size->used < oldest->used) {
            oldest = size;
        }
    }
    TTF_Font *ttf = size_open(&fonts->faces[font.face], font.px);
    if (ttf == NULL) {
        BUG("cannot open %s at %d px: %s", file_names[font.face], font.px, TTF_GetError());
    }
    if (fonts->size_count < SIZES_MAX) {
        oldest = &fonts->sizes[fonts->size_count++];
    } else {
        TTF_CloseFont(oldest->ttf);
    }
    *oldest = (struct size){font, ttf, fonts->calls};
    return ttf;
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo), then mixed so that the low bits can index a table. The texts
 * themselves are not kept: two texts with the same hash are too unlikely to matter (1 in 10^12 for
 * a million texts). */
static uint64_t text_hash(struct font font, const char *text, size_t length)
{
    uint64_t hash = 14695981039346656037U;
    hash = (hash ^ (uint64_t)font.face) * 1099511628211U;
    hash = (hash ^ (uint64_t)font.px) * 1099511628211U;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211U;
    }
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93U;
    hash ^= hash >> 32;
    return hash != 0 ? hash : 1;
}

static int measure(TTF_Font *ttf, const char *text, size_t length)
{
    char few[256];
    char *copy = length < sizeof few ? few : malloc(length + 1);
    if (copy == NULL) {
        BUG("out of memory");
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    int width = 0;
    if (TTF_SizeUTF8(ttf, copy, &width, NULL) != 0) {
        width = 0;
    }
    explicit_bzero(copy, length);
    if (copy != few) {
        free(copy);
    }
    return width;
}

static int engine_width(void *self, struct font font, const char *text, size_t length)
{
    struct fonts *fonts = self;
    if (length == 0) {
        return 0;
    }
    const uint64_t hash = text_hash(font, text, length);
    /* with one slot for each text, a few of the 500 texts of a screen would push each other out
     * whenever it is drawn */
    struct width *ways = &fonts->widths[hash & (WIDTH_SLOTS - WIDTH_WAYS)];
    for (size_t i = 0; i < WIDTH_WAYS; i++) {
        if (ways[i].hash == hash) {
            return ways[i].px;
        }
    }
    memmove(&ways[1], &ways[0], (WIDTH_WAYS - 1) * sizeof *ways);
    ways[0] = (struct width){hash, measure(size_get(fonts, font), text, length)};
    return ways[0].px;
}

static int engine_ascent(void *self, struct font font, int *height)
{
    TTF_Font *ttf = size_get(self, font);
    *height = TTF_FontHeight(ttf);
    return TTF_FontAscent(ttf);
}

static bool engine_has_glyph(void *self, enum face face, uint32_t character)
{
    struct fonts *fonts = self;
    for (size_t i = 0; i < fonts->size_count; i++) {
        if (fonts->sizes[i].font.face == face) {
            return TTF_GlyphIsProvided32(fonts->sizes[i].ttf, character) != 0;
        }
    }
    return TTF_GlyphIsProvided32(size_get(fonts, (struct font){face, 32}), character) != 0;
}

struct text_engine fonts_engine(struct fonts *fonts)
{
    return (struct text_engine){fonts, engine_width, engine_ascent, engine_has_glyph};
}

struct SDL_Surface *fonts_render(struct fonts *fonts, struct font font, const char *text,
                                 uint8_t red, uint8_t green, uint8_t blue)
{
    if (text[0] == '\0') {
        return NULL;
    }
    return TTF_RenderUTF8_Blended(size_get(fonts, font), text,
                                  (SDL_Color){red, green, blue, SDL_ALPHA_OPAQUE});
}

void fonts_forget(struct fonts *fonts)
{
    explicit_bzero(fonts->widths, sizeof fonts->widths);
}
