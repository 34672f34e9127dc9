#include "domain/name_fold.h"

#include "base/utf8.h"

#include <string.h>

#include <utf8proc.h>

/* The longest decomposition in Unicode 15 is that of U+FDFA: 18 characters. */
#define DECOMPOSED_MAX 32

#define MINUS_SIGN 0x2212 /* a hyphen to word processors, a symbol to Unicode */

/* Marks that stand for an apostrophe or a glottal stop in names, as keyboards and systems write
 * them. */
static bool is_apostrophe(uint32_t character)
{
    static const uint32_t apostrophes[] = {
        '\'',   '`',    0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02C8,
        0x02CA, 0x2018, 0x2019, 0x201B, 0x2032, 0xA78B, 0xA78C,
    };
    for (size_t i = 0; i < sizeof(apostrophes) / sizeof(apostrophes[0]); i++) {
        if (apostrophes[i] == character) {
            return true;
        }
    }
    return false;
}

static utf8proc_category_t category_of(uint32_t character)
{
    return utf8proc_category((utf8proc_int32_t)character);
}

bool name_is_space(uint32_t character)
{
    utf8proc_category_t category = category_of(character);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_CC;
}

bool name_is_accent(uint32_t character)
{
    utf8proc_category_t category = category_of(character);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

bool name_is_hyphen(uint32_t character)
{
    return category_of(character) == UTF8PROC_CATEGORY_PD || character == MINUS_SIGN;
}

bool name_is_upper(uint32_t character)
{
    utf8proc_category_t category = category_of(character);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool name_is_letter(uint32_t character)
{
    utf8proc_category_t category = category_of(character);
    bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    bool digit = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
    return (letter || digit) && !is_apostrophe(character);
}

bool name_is_mark(uint32_t character)
{
    return name_is_accent(character) || is_apostrophe(character) || name_is_hyphen(character) ||
           character == '.';
}

/* Letters that look like a base letter with a stroke, or two letters joined, for which Unicode has
 * no decomposition. The base letter, or NULL. Only lower case: comes after case folding. */
static const char *base_letters(uint32_t character)
{
    static const struct {
        uint32_t character;
        const char *base;
    } letters[] = {
        {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"}, {0x0127, "h"},
        {0x0131, "i"},  {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},  {0x0180, "b"}, {0x019A, "l"},
        {0x01E5, "g"},  {0x023C, "c"}, {0x0247, "e"},  {0x0249, "j"},  {0x024D, "r"}, {0x024F, "y"},
        {0x2C61, "l"},  {0x2C65, "a"}, {0x2C66, "t"},
    };
    for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
        if (letters[i].character == character) {
            return letters[i].base;
        }
    }
    return NULL;
}

/* Folded text as it grows: a space is written only when another letter follows. */
struct folding {
    char *out;
    size_t size;
    size_t length; /* of all that was folded, whether it found room or not */
    enum name_folding how;
    char pending;        /* what comes before the next letter: ' ', '-', or 0 for nothing */
    size_t word_letters; /* characters of the word so far */
};

static void fold_append_byte(struct folding *folding, char byte)
{
    if (folding->length < folding->size) {
        folding->out[folding->length] = byte;
    }
    folding->length++;
}

static void fold_append(struct folding *folding, const char *bytes, size_t length)
{
    if (folding->pending != 0) {
        if (folding->length > 0) {
            fold_append_byte(folding, folding->pending);
        }
        folding->pending = 0;
        folding->word_letters = 0;
    }
    folding->word_letters++;
    for (size_t i = 0; i < length; i++) {
        fold_append_byte(folding, bytes[i]);
    }
}

static void fold_hyphen(struct folding *folding)
{
    bool stays = folding->how == NAME_FOLDING_WORDS && folding->pending == 0;
    folding->pending = stays ? '-' : ' ';
}

/* True if the character only ends a word, so that nothing of it is kept. */
static bool fold_between(struct folding *folding, uint32_t character)
{
    if (character == '.') {
        if (folding->how == NAME_FOLDING_WORDS && folding->word_letters == 1) {
            folding->pending = ' ';
        }
        return true;
    }
    static const uint32_t ends[] = {',',    '(',    ')',    '[',    ']',    '"',   '|',
                                    0x00AB, 0x00BB, 0x201C, 0x201D, 0x201E, 0x3001};
    for (size_t i = 0; folding->how == NAME_FOLDING_WORDS && i < sizeof(ends) / sizeof(ends[0]);
         i++) {
        if (ends[i] == character) {
            folding->pending = ' ';
            return true;
        }
    }
    return false;
}

/* One character that is decomposed, case folded and free of marks. */
static void fold_plain(struct folding *folding, uint32_t character)
{
    if (is_apostrophe(character) || fold_between(folding, character)) {
        return;
    }
    if (name_is_space(character)) {
        folding->pending = ' ';
        return;
    }
    if (name_is_hyphen(character)) {
        fold_hyphen(folding);
        return;
    }
    const char *base = base_letters(character);
    if (base != NULL) {
        fold_append(folding, base, strlen(base));
        return;
    }
    char bytes[4];
    fold_append(folding, bytes, utf8_encode(character, bytes));
}

/* What most names are made of, without a look at Unicode's tables. */
static void fold_ascii(struct folding *folding, char character)
{
    if (character >= 'a' && character <= 'z') {
        fold_append(folding, &character, 1);
    } else if (character >= 'A' && character <= 'Z') {
        char lower = (char)(character - 'A' + 'a');
        fold_append(folding, &lower, 1);
    } else if (character == ' ') {
        folding->pending = ' ';
    } else {
        fold_plain(folding, (uint32_t)character);
    }
}

static void fold_character(struct folding *folding, uint32_t character)
{
    if (is_apostrophe(character)) { /* before it is taken apart: U+00B4 would leave a space */
        return;
    }
    utf8proc_int32_t plain[DECOMPOSED_MAX];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)character, plain, DECOMPOSED_MAX,
                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                    UTF8PROC_STRIPMARK | UTF8PROC_IGNORE,
                                &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < DECOMPOSED_MAX; i++) {
        fold_plain(folding, (uint32_t)plain[i]);
    }
}

struct name_reader name_reader_of(const char *text)
{
    return (struct name_reader){.at = text, .end = text + strlen(text)};
}

uint32_t name_reader_next(struct name_reader *reader)
{
    while (reader->at < reader->end) {
        uint32_t character = 0;
        size_t size = utf8_decode(reader->at, (size_t)(reader->end - reader->at), &character);
        if (size > 0) {
            reader->at += size;
            return character;
        }
        reader->at++;
    }
    return 0;
}

size_t name_fold_into(char *out, size_t size, const char *text, size_t length,
                      enum name_folding how)
{
    struct folding folding = {.out = out, .size = size, .how = how, .pending = ' '};
    struct name_reader reader = {.at = text, .end = text + length};
    for (uint32_t c = name_reader_next(&reader); c != 0; c = name_reader_next(&reader)) {
        if (c < 0x80) {
            fold_ascii(&folding, (char)c);
        } else {
            fold_character(&folding, c);
        }
    }
    if (size > 0) {
        out[folding.length < size ? folding.length : size - 1] = '\0';
    }
    return folding.length;
}

const char *name_fold(struct arena *arena, const char *name)
{
    /* folding makes most names shorter, so this much is enough but for the rarest */
    size_t length = strlen(name);
    char *folded = arena_alloc(arena, length + 1);
    size_t needed = name_fold_into(folded, length + 1, name, length, NAME_FOLDING_PLAIN);
    if (needed > length) {
        folded = arena_alloc(arena, needed + 1);
        (void)name_fold_into(folded, needed + 1, name, length, NAME_FOLDING_PLAIN);
    }
    return folded;
}
