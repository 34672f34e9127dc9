#include "ui/text.h"

#include "base/utf8.h"

#include <string.h>

bool text_has_glyphs(const struct text_engine *engine, const char *text)
{
    const size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t character = 0;
        const size_t size = utf8_decode(text + at, length - at, &character);
        if (size == 0 || !engine->has_glyph(engine->self, FACE_REGULAR, character) ||
            !engine->has_glyph(engine->self, FACE_BOLD, character)) {
            return false;
        }
        at += size;
    }
    return true;
}
