#include "domain/plain.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

/* Vietnamese and the practical orthographies of British Columbia put two on a letter. */
#define ACCENTS_MAX 4

#define ZERO_WIDTH_NON_JOINER 0x200C /* a letter of Persian words */
#define ZERO_WIDTH_JOINER     0x200D

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

static bool is_unseen(uint32_t character)
{
    return category_of(character) == UTF8PROC_CATEGORY_CF && character != ZERO_WIDTH_NON_JOINER &&
           character != ZERO_WIDTH_JOINER;
}

static bool is_accent(uint32_t character)
{
    utf8proc_category_t category = category_of(character);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
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

const char *plain_field(struct arena *arena, const char *text, size_t characters_max)
{
    size_t length = strlen(text);
    char *plain = arena_alloc(arena, length + 1);
    size_t used = 0;
    size_t accents = 0;
    bool space = false; /* comes before the next letter */
    size_t characters = 0;
    for (size_t at = 0; at < length && characters < characters_max;) {
        const uint32_t character = next_plain(text, length, &at);
        accents = is_accent(character) ? accents + 1 : 0;
        if (character == ' ') {
            space = used > 0;
            continue;
        }
        if (is_unseen(character) || accents > ACCENTS_MAX) {
            continue;
        }
        if (space) {
            plain[used++] = ' ';
            characters++;
        }
        space = false;
        used += utf8_encode(character, plain + used);
        characters++;
    }
    plain[used] = '\0';
    return plain;
}
