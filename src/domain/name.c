#include "domain/name.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

/* NANP numbers have ten digits; what comes before them is a country code, which lists give one day
 * and leave out the next. */
#define PHONE_DIGITS 10

/* The longest decomposition in Unicode 15 is that of U+FDFA: 18 characters. */
#define DECOMPOSED_MAX 32

/* Below this many letters a slip makes another common name of it: Jo and Joe, Ann and Ian. */
#define SLIP_LETTERS_MIN 4

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

static bool is_space(uint32_t character)
{
    utf8proc_category_t category = category_of(character);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_CC;
}

static bool is_accent(uint32_t character)
{
    utf8proc_category_t category = category_of(character);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

static bool is_hyphen(uint32_t character)
{
    return category_of(character) == UTF8PROC_CATEGORY_PD || character == MINUS_SIGN;
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
    return is_accent(character) || is_apostrophe(character) || is_hyphen(character) ||
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
        {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"},  {0x0111, "d"}, {0x0127, "h"},
        {0x0131, "i"},  {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"}, {0x0180, "b"},
        {0x019A, "l"},  {0x01E5, "g"}, {0x023C, "c"},  {0x0247, "e"}, {0x0249, "j"},
        {0x024D, "r"},  {0x024F, "y"}, {0x2C61, "l"},  {0x2C65, "a"}, {0x2C66, "t"},
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
    struct arena *arena;
    char *out;
    size_t length;
    size_t capacity;
    bool space_pending;
};

static void fold_append_byte(struct folding *folding, char byte)
{
    folding->out = arena_grow(folding->arena, folding->out, folding->length, &folding->capacity, 1);
    folding->out[folding->length++] = byte;
}

static void fold_append(struct folding *folding, const char *bytes, size_t length)
{
    if (folding->space_pending && folding->length > 0) {
        fold_append_byte(folding, ' ');
    }
    folding->space_pending = false;
    for (size_t i = 0; i < length; i++) {
        fold_append_byte(folding, bytes[i]);
    }
}

/* One character that is decomposed, case folded and free of marks. */
static void fold_plain(struct folding *folding, uint32_t character)
{
    if (is_apostrophe(character) || character == '.') {
        return;
    }
    if (is_space(character) || is_hyphen(character)) {
        folding->space_pending = true;
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

struct name_reader {
    const char *at;
    const char *end;
};

static struct name_reader reader_of(const char *text)
{
    return (struct name_reader){.at = text, .end = text + strlen(text)};
}

/* The next character, 0 at the end. Bytes that are not well-formed are skipped: no name may stop
 * the kiosk. */
static uint32_t next_character(struct name_reader *reader)
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

const char *name_fold(struct arena *arena, const char *name)
{
    /* folding makes most names shorter, so this much is enough but for the rarest */
    size_t capacity = strlen(name) + 1;
    struct folding folding = {
        .arena = arena, .out = arena_alloc(arena, capacity), .capacity = capacity};
    struct name_reader reader = reader_of(name);
    for (uint32_t character = next_character(&reader); character != 0;
         character = next_character(&reader)) {
        fold_character(&folding, character);
    }
    fold_append_byte(&folding, '\0');
    return folding.out;
}

/* text[0..length) without white space at either end. */
static const char *trimmed(struct arena *arena, const char *text, size_t length)
{
    const char *first = NULL;
    const char *last = text;
    struct name_reader reader = {.at = text, .end = text + length};
    while (true) {
        const char *before = reader.at;
        uint32_t character = next_character(&reader);
        if (character == 0) {
            break;
        }
        if (!is_space(character)) {
            first = first == NULL ? before : first;
            last = reader.at;
        }
    }
    return first == NULL ? "" : arena_strndup(arena, first, (size_t)(last - first));
}

void name_split(struct arena *arena, const char *name, const char **given, const char **family)
{
    const char *comma = strchr(name, ',');
    if (comma != NULL) {
        *family = trimmed(arena, name, (size_t)(comma - name));
        *given = trimmed(arena, comma + 1, strlen(comma + 1));
        if ((*given)[0] != '\0' && (*family)[0] != '\0') {
            return;
        }
        name = (*given)[0] != '\0' ? *given : *family;
    }
    const char *whole = trimmed(arena, name, strlen(name));
    const char *last_word = whole;
    struct name_reader reader = reader_of(whole);
    for (uint32_t character = next_character(&reader); character != 0;
         character = next_character(&reader)) {
        if (is_space(character)) {
            last_word = reader.at;
        }
    }
    bool several = last_word > whole;
    *given = several ? trimmed(arena, whole, (size_t)(last_word - whole)) : whole;
    *family = several ? last_word : "";
}

/* Appends the first letter of word with its marks, upper case, and a dot to out. */
static const char *with_initial(struct arena *arena, const char *out, const char *word)
{
    struct name_reader reader = reader_of(word);
    uint32_t first = next_character(&reader);
    while (first != 0 && !name_is_letter(first)) {
        first = next_character(&reader);
    }
    if (first == 0) {
        return out;
    }
    const char *marks = reader.at;
    const char *marks_end = marks;
    while (is_accent(next_character(&reader))) {
        marks_end = reader.at;
    }
    char letter[4];
    size_t size = utf8_encode((uint32_t)utf8proc_toupper((utf8proc_int32_t)first), letter);
    return arena_printf(arena, "%s%s%.*s%.*s.", out, out[0] == '\0' ? "" : " ", (int)size, letter,
                        (int)(marks_end - marks), marks);
}

const char *name_initials(struct arena *arena, const char *name)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, name, &given, &family);
    return with_initial(arena, with_initial(arena, "", given), family);
}

const char *name_keep_together(struct arena *arena, const char *words)
{
    const char *kept = "";
    for (const char *space = strchr(words, ' '); space != NULL; space = strchr(words, ' ')) {
        kept = arena_printf(arena, "%s%.*s\u00a0", kept, (int)(space - words), words);
        words = space + 1;
    }
    return arena_printf(arena, "%s%s", kept, words);
}

/* Bytes that a and b have in common at their start, in whole characters. */
static size_t common_start(const char *a, const char *b)
{
    struct name_reader left = reader_of(a);
    struct name_reader right = reader_of(b);
    size_t common = 0;
    while (left.at < left.end && next_character(&left) == next_character(&right)) {
        common = (size_t)(left.at - a);
    }
    return common;
}

/* text without its first count characters; "" when there are not as many. */
static const char *after(const char *text, int count)
{
    struct name_reader reader = reader_of(text);
    for (int i = 0; i < count; i++) {
        (void)next_character(&reader);
    }
    return reader.at;
}

/* True if a and b, which differ, are one slip apart: a letter more, less or wrong, or two
 * neighbours swapped (optimal string alignment distance of 1). */
static bool one_slip_apart(const char *a, const char *b)
{
    size_t common = common_start(a, b);
    a += common;
    b += common;
    if (strcmp(after(a, 1), b) == 0 || strcmp(a, after(b, 1)) == 0 ||
        strcmp(after(a, 1), after(b, 1)) == 0) {
        return true;
    }
    struct name_reader left = reader_of(a);
    struct name_reader right = reader_of(b);
    uint32_t left_first = next_character(&left);
    uint32_t left_second = next_character(&left);
    uint32_t right_first = next_character(&right);
    uint32_t right_second = next_character(&right);
    return left_first == right_second && left_second == right_first && left_second != 0 &&
           strcmp(left.at, right.at) == 0;
}

static enum name_likeness folded_likeness(const char *typed, const char *listed)
{
    if (strcmp(typed, listed) == 0) {
        return NAME_SAME;
    }
    bool long_enough =
        utf8_count(typed) >= SLIP_LETTERS_MIN && utf8_count(listed) >= SLIP_LETTERS_MIN;
    return long_enough && one_slip_apart(typed, listed) ? NAME_SLIP : NAME_OTHER;
}

enum name_likeness name_given_likeness(struct arena *arena, const char *typed,
                                       const char *listed_given)
{
    const char *folded = name_fold(arena, typed);
    const char *listed = name_fold(arena, listed_given);
    if (folded[0] == '\0' || listed[0] == '\0') {
        return NAME_OTHER;
    }
    enum name_likeness whole = folded_likeness(folded, listed);
    const char *space = strchr(listed, ' ');
    if (whole == NAME_SAME || space == NULL) {
        return whole;
    }
    const char *first = arena_strndup(arena, listed, (size_t)(space - listed));
    enum name_likeness likeness = folded_likeness(folded, first);
    return likeness > whole ? likeness : whole;
}

bool name_family_initial_matches(struct arena *arena, const char *initial, const char *listed_name)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, listed_name, &given, &family);
    if (family[0] == '\0') {
        return true;
    }
    struct name_reader typed = reader_of(name_fold(arena, initial));
    uint32_t wanted = next_character(&typed);
    if (wanted == 0) {
        return false;
    }
    /* Second given names and particles may be the start of the family name: "Ana García López",
     * "Piet van Dyk". The list does not say where it starts, so the initial of either part is
     * accepted. */
    struct name_reader rest = reader_of(given);
    for (uint32_t c = next_character(&rest); c != 0 && !is_space(c); c = next_character(&rest)) {
    }
    struct name_reader words = reader_of(name_fold(
        arena, arena_printf(arena, "%.*s %s", (int)(rest.end - rest.at), rest.at, family)));
    bool at_start = true;
    for (uint32_t c = next_character(&words); c != 0; c = next_character(&words)) {
        if (at_start && c == wanted) {
            return true;
        }
        at_start = c == ' ';
    }
    return false;
}

const char *name_client_key(struct arena *arena, const char *name, const char *phone)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, name, &given, &family);
    const char *folded = name_fold(arena, arena_printf(arena, "%s %s", given, family));
    size_t digits = strlen(phone);
    const char *number = digits > PHONE_DIGITS ? phone + (digits - PHONE_DIGITS) : phone;
    if (number[0] == '\0' && folded[0] == '\0') {
        return "";
    }
    return arena_printf(arena, "%s|%s", number, folded);
}
