#include "domain/plain.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

static utf8proc_category_t category_of(uint32_t character)
{
    return utf8proc_category((utf8proc_int32_t)character);
}

/* Controls, breaks of line and paragraph, marks of direction; a joiner within a word stays. */
static bool steers(uint32_t character)
{
    utf8proc_category_t category = category_of(character);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || character == 0x061C || character == 0x200E ||
           character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

/* The character at *at, which moves on; a byte that is none is a space. */
static uint32_t next_plain(const char *text, size_t length, size_t *at)
{
    uint32_t character = 0;
    size_t size = utf8_decode(text + *at, length - *at, &character);
    *at += size == 0 ? 1 : size;
    return size == 0 || steers(character) ? ' ' : character;
}

const char *plain_text(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    char *plain = arena_alloc(arena, length + 1); /* never longer */
    size_t used = 0;
    for (size_t at = 0; at < length;) {
        used += utf8_encode(next_plain(text, length, &at), plain + used);
    }
    return plain;
}
