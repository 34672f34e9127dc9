#include "admin/text.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>
#include <utf8proc.h>

const char *text_count(struct arena *arena, int64_t number, const char *one)
{
    return arena_printf(arena, "%" PRId64 " %s%s", number, one, number == 1 ? "" : "s");
}

const char *text_moment(struct arena *arena, const char *iso)
{
    return strlen(iso) < 16 ? iso : arena_printf(arena, "%.10s %.5s", iso, iso + 11);
}

static size_t cells(uint32_t character)
{
    int width = utf8proc_charwidth((utf8proc_int32_t)character);
    return width > 0 ? (size_t)width : 0;
}

size_t text_width(const char *text)
{
    size_t width = 0;
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t character = 0;
        size_t size = utf8_decode(text + at, length - at, &character);
        width += size == 0 ? 1 : cells(character);
        at += size == 0 ? 1 : size;
    }
    return width;
}

size_t text_break(const char *text, size_t width, size_t *next)
{
    size_t length = strlen(text);
    size_t used = 0;
    size_t space = 0; /* where the last space that fits is; a line does not begin with it */
    size_t at = 0;
    while (at < length) {
        uint32_t character = 0;
        size_t size = utf8_decode(text + at, length - at, &character);
        used += size == 0 ? 1 : cells(character);
        size = size == 0 ? 1 : size;
        if (character == ' ' && at > 0) {
            space = at;
        }
        if (used > width && at > 0) {
            *next = space > 0 ? space + 1 : at;
            return space > 0 ? space : at;
        }
        at += size;
    }
    *next = length;
    return length;
}
