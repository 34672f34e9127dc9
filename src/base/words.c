#include "base/words.h"

#include <ctype.h>
#include <stdbool.h>

static bool is_letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* A no-break space (U+00A0, U+202F) parts words too. Returns its length in bytes, 0 for none. */
static size_t no_break_space(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    return c[0] == 0xC2 && c[1] == 0xA0 ? 2 : c[0] == 0xE2 && c[1] == 0x80 && c[2] == 0xAF ? 3 : 0;
}

size_t words_in(const char *text)
{
    size_t words = 0;
    bool counted = false; /* this word has a letter */
    for (size_t i = 0; text[i] != '\0';) {
        const size_t space = no_break_space(text + i);
        if (space > 0 || isspace((unsigned char)text[i])) {
            counted = false;
            i += space > 0 ? space : 1;
            continue;
        }
        words += !counted && is_letter(text[i]) ? 1 : 0;
        counted = counted || is_letter(text[i]);
        i++;
    }
    return words;
}
