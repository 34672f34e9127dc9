#include "measures.h"

#include "base/bug.h"

#include <string.h>

#define MEASURES_MAX 262144

struct measure {
    const char *text; /* NULL: free */
    struct font font;
    int width;
};

struct measures {
    struct arena *arena;
    const struct text_engine *real;
    struct measure known[MEASURES_MAX];
    size_t count;
};

static size_t hash_of(struct font font, const char *text, size_t length)
{
    uint32_t hash = (uint32_t)font.px * 31U + (uint32_t)font.face; /* FNV-1a */
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 16777619U;
    }
    return hash % MEASURES_MAX;
}

static bool is_of(const struct measure *measure, struct font font, const char *text, size_t length)
{
    return measure->font.face == font.face && measure->font.px == font.px &&
           strncmp(measure->text, text, length) == 0 && measure->text[length] == '\0';
}

static int width(void *self, struct font font, const char *text, size_t length)
{
    struct measures *m = self;
    size_t at = hash_of(font, text, length);
    while (m->known[at].text != NULL && !is_of(&m->known[at], font, text, length)) {
        at = (at + 1) % MEASURES_MAX;
    }
    struct measure *measure = &m->known[at];
    if (measure->text == NULL) {
        BUG_IF(++m->count == MEASURES_MAX);
        *measure = (struct measure){arena_strndup(m->arena, text, length), font,
                                    m->real->width(m->real->self, font, text, length)};
    }
    return measure->width;
}

static int ascent(void *self, struct font font, int *height)
{
    const struct measures *m = self;
    return m->real->ascent(m->real->self, font, height);
}

static bool has_glyph(void *self, enum face face, uint32_t character)
{
    const struct measures *m = self;
    return m->real->has_glyph(m->real->self, face, character);
}

struct measures *measures_create(struct arena *arena, const struct text_engine *real)
{
    struct measures *m = ARENA_NEW(arena, struct measures);
    m->arena = arena;
    m->real = real;
    return m;
}

struct text_engine measures_engine(struct measures *measures)
{
    return (struct text_engine){
        .self = measures, .width = width, .ascent = ascent, .has_glyph = has_glyph};
}
