#include "domain/name.h"

#include "base/utf8.h"
#include "domain/name_words.h"

#include <string.h>

#include <utf8proc.h>

/* NANP numbers have ten digits; what comes before them is a country code, which lists give one day
 * and leave out the next. */
#define PHONE_DIGITS 10

/* A name has fewer words than this; the rest is left out of what is shown of it. */
#define WORDS_MAX 32

/* Vietnamese and the practical orthographies of British Columbia put two on a letter. */
#define ACCENTS_MAX 4

/* Characters that turn text around or take no room: pasted along, never typed. */
static bool is_invisible(uint32_t character)
{
    return character == 0x00AD || character == 0x061C || character == 0x180E ||
           character == 0x200B || character == 0x200E || character == 0x200F ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x206F) || character == 0xFEFF;
}

/* Joiners (U+200C, U+200D) are part of the spelling of scripts from Arabic on, and nothing
 * elsewhere. */
static bool is_stray_joiner(uint32_t character, uint32_t before)
{
    static const uint32_t arabic = 0x0600;
    return (character == 0x200C || character == 0x200D) && before < arabic;
}

const char *name_clean(struct arena *arena, const char *name)
{
    char *clean = arena_alloc(arena, strlen(name) + 1);
    size_t length = 0;
    uint32_t before = ' ';
    size_t accents = 0;
    struct name_reader reader = name_reader_of(name);
    for (uint32_t c = name_reader_next(&reader); c != 0; c = name_reader_next(&reader)) {
        bool space = name_is_space(c);
        bool twice = c == before && name_is_accent(c);
        accents = name_is_accent(c) ? accents + 1 : 0;
        if (is_invisible(c) || is_stray_joiner(c, before) || twice || accents > ACCENTS_MAX ||
            (space && before == ' ')) {
            continue;
        }
        before = space ? ' ' : c;
        length += space ? 1 : utf8_encode(c, clean + length);
        if (space) {
            clean[length - 1] = ' ';
        }
    }
    clean[length - (length > 0 && before == ' ' ? 1 : 0)] = '\0';
    return clean;
}

struct word {
    const char *text; /* as written, without a comma behind it */
    const char *folded;
    bool nickname; /* in brackets or quotation marks */
    bool comma_after;
};

struct words {
    struct arena *arena;
    struct word items[WORDS_MAX];
    size_t count;
};

/* What closes the nickname that text[0..length) opens; "" if it opens none. */
static const char *closing_of(const char *text)
{
    static const struct {
        const char *open;
        const char *close;
    } pairs[] = {{"(", ")"}, {"[", "]"}, {"\"", "\""}, {"\u201C", "\u201D"}, {"\u00AB", "\u00BB"}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        if (strncmp(text, pairs[i].open, strlen(pairs[i].open)) == 0) {
            return pairs[i].close;
        }
    }
    return "";
}

/* Folded, without brackets and quotation marks. */
static const char *fold_word(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    size_t needed = name_fold_into(NULL, 0, text, length, NAME_FOLDING_WORDS);
    char *folded = arena_alloc(arena, needed + 1);
    (void)name_fold_into(folded, needed + 1, text, length, NAME_FOLDING_WORDS);
    return folded;
}

/* Cuts a clean name into words. */
static void words_read(struct words *words, const char *name)
{
    const char *closing = "";
    while (*name != '\0' && words->count < WORDS_MAX) {
        size_t length = strcspn(name, " ,");
        if (length > 0) {
            const char *text = arena_strndup(words->arena, name, length);
            closing = closing[0] == '\0' ? closing_of(text) : closing;
            words->items[words->count++] = (struct word){.text = text,
                                                         .folded = fold_word(words->arena, text),
                                                         .nickname = closing[0] != '\0'};
            if (closing[0] != '\0' && strstr(text + 1, closing) != NULL) {
                closing = "";
            }
        }
        name += length;
        if (*name == ',' && words->count > 0) {
            words->items[words->count - 1].comma_after = true;
        }
        name += *name == '\0' ? 0 : 1;
    }
}

static void words_cut(struct words *words, size_t from, size_t count)
{
    memmove(&words->items[from], &words->items[from + count],
            (words->count - from - count) * sizeof(words->items[0]));
    words->count -= count;
}

static bool is_note(const struct word *word)
{
    return word->text[0] == '#' || name_word_is_note(word->folded, strlen(word->folded));
}

static bool begins_as_name(const char *text)
{
    struct name_reader reader = name_reader_of(text);
    uint32_t first = name_reader_next(&reader);
    uint32_t second = name_reader_next(&reader);
    return name_is_upper(first) && second != 0 && !name_is_upper(second);
}

/* True if the word between two spaces only divides: "-", "|", "/". */
static bool divides(const struct word *word)
{
    return word->folded[0] == '\0' || strcmp(word->text, "|") == 0 || strcmp(word->text, "/") == 0;
}

/* Leaves out what an office wrote beside the name, as long as a word remains. */
static void words_leave_out_notes(struct words *words)
{
    for (size_t i = 0; i < words->count && words->count > 1;) {
        const struct word *word = &words->items[i];
        bool at_end = i + 1 == words->count;
        if (divides(word) && i > 0 && !at_end && !begins_as_name(word[1].text)) {
            words->count = i; /* "Joan Smith - sees Mei": what follows is no part of the name */
        } else if (divides(word) || is_note(word)) {
            bool comma = word->comma_after;
            words_cut(words, i, 1);
            if (comma && i > 0) {
                words->items[i - 1].comma_after = true;
            }
        } else {
            i++;
        }
    }
}

static bool is_honorific(const struct words *words, size_t at, size_t end)
{
    const struct word *word = &words->items[at];
    bool monsieur = strcmp(word->text, "M.") == 0 && end - at > 2;
    return monsieur || name_word_is_honorific(word->folded, strlen(word->folded));
}

static bool is_suffix(const struct word *word)
{
    return name_word_is_suffix(word->folded, strlen(word->folded));
}

/* Leaves out honorifics at the start and suffixes at the end of the words from..*end; *end is moved
 * with them. */
static void words_leave_out_titles(struct words *words, size_t from, size_t *end)
{
    while (*end - from > 1 && is_honorific(words, from, *end)) {
        words_cut(words, from, 1);
        --*end;
    }
    while (*end - from > 1 && is_suffix(&words->items[*end - 1])) {
        words_cut(words, *end - 1, 1);
        --*end;
    }
}

/* The words before the first comma that has a name on either side; 0 if there is none. */
static size_t words_before_comma(struct words *words)
{
    for (size_t i = 0; i + 1 < words->count; i++) {
        if (!words->items[i].comma_after) {
            continue;
        }
        size_t after = i + 1;
        while (after < words->count && is_suffix(&words->items[after])) {
            after++;
        }
        if (after == words->count) {
            words->count = i + 1; /* "Joan Smith, RMT" */
            return 0;
        }
        return i + 1;
    }
    return 0;
}

/* In capitals, and long enough not to be initials written without dots ("JP"). */
static bool is_upper_word(const struct word *word)
{
    size_t letters = 0;
    struct name_reader reader = name_reader_of(word->text);
    for (uint32_t c = name_reader_next(&reader); c != 0; c = name_reader_next(&reader)) {
        if (name_is_letter(c) && !name_is_upper(c)) {
            return false;
        }
        letters += name_is_letter(c) ? 1 : 0;
    }
    bool family_of_two = letters == 2 && strpbrk(word->folded, "aeiouy") != NULL &&
                         strchr(word->folded, 'j') == NULL; /* "LI", "WU" */
    return letters >= 3 || family_of_two;
}

/* The words in capitals that a name begins with, if it does not go on so: "SMITH Joan". */
static size_t upper_words(const struct words *words)
{
    size_t count = 0;
    while (count < words->count && is_upper_word(&words->items[count])) {
        count++;
    }
    for (size_t i = count; i < words->count; i++) {
        if (begins_as_name(words->items[i].text)) {
            return count;
        }
    }
    return 0;
}

/* The words that are a nickname, or are not, of those from..end, joined by spaces after text. */
static const char *joined(const struct words *words, const char *text, size_t from, size_t end,
                          bool nicknames)
{
    for (size_t i = from; i < end; i++) {
        if (words->items[i].nickname == nicknames) {
            text = text[0] == '\0'
                       ? words->items[i].text
                       : arena_printf(words->arena, "%s %s", text, words->items[i].text);
        }
    }
    return text;
}

/* Cuts words into given [0, family) and family [family, count) names, moving what comes first in
 * the list to the end. */
static size_t words_find_family(struct words *words)
{
    size_t before = words_before_comma(words);
    size_t end = words->count;
    words_leave_out_titles(words, before, &end);
    if (before == 0) {
        before = upper_words(words);
    } else {
        words_leave_out_titles(words, 0, &before);
    }
    if (before > 0) {
        struct words copy = *words;
        size_t count = words->count;
        memcpy(words->items, &copy.items[before], (count - before) * sizeof(words->items[0]));
        memcpy(&words->items[count - before], copy.items, before * sizeof(words->items[0]));
        return count - before;
    }
    /* the last word that is no nickname */
    for (size_t i = words->count; i > 1; i--) {
        if (!words->items[i - 1].nickname) {
            return i - 1;
        }
    }
    return words->count;
}

/* The last letter of initials that are written together, as in "J.S."; NULL if it is no such word.
 */
static const char *last_of_initials(const char *word)
{
    struct name_reader reader = name_reader_of(word);
    const char *last = word;
    size_t letters = 0;
    while (*reader.at != '\0') {
        last = reader.at;
        uint32_t character = name_reader_next(&reader);
        if (!name_is_letter(character)) {
            return NULL;
        }
        do {
            character = name_reader_next(&reader);
        } while (name_is_accent(character));
        letters++;
        if (character != '.' && character != 0) {
            return NULL;
        }
    }
    return letters > 1 ? last : NULL;
}

void name_split(struct arena *arena, const char *name, const char **given, const char **family)
{
    struct words words = {.arena = arena};
    words_read(&words, name_clean(arena, name));
    words_leave_out_notes(&words);
    size_t from = words_find_family(&words);
    *given = joined(&words, "", 0, from, false);
    *family = joined(&words, "", from, words.count, false);
    *given = joined(&words, *given, 0, words.count, true);
    if ((*given)[0] == '\0') {
        *given = *family;
        *family = "";
    }
    const char *last = (*family)[0] == '\0' ? last_of_initials(*given) : NULL;
    if (last != NULL) {
        *family = last;
        *given = arena_strndup(arena, *given, (size_t)(last - *given));
    }
}

/* Appends the first letter of word with its marks, upper case, and a dot to out. */
static const char *with_initial(struct arena *arena, const char *out, const char *word)
{
    struct name_reader reader = name_reader_of(word);
    uint32_t first = name_reader_next(&reader);
    if (word[strspn(word, "0123456789")] == '\0') {
        return out; /* what is left of a phone number is no name */
    }
    while (first != 0 && !name_is_letter(first)) {
        first = name_reader_next(&reader);
    }
    if (first == 0) {
        return out;
    }
    const char *marks = reader.at;
    const char *marks_end = marks;
    while (name_is_accent(name_reader_next(&reader))) {
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

bool name_is_full(struct arena *arena, const char *name)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, name, &given, &family);
    return utf8_count(name_fold(arena, given)) > 1 && utf8_count(name_fold(arena, family)) > 1;
}

const char *name_client_key(struct arena *arena, const char *name, const char *phone)
{
    size_t digits = strcspn(phone, " ");
    if (digits == 0) {
        return "";
    }
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, name, &given, &family);
    const char *folded = name_fold(arena, arena_printf(arena, "%s %s", given, family));
    size_t skipped = digits > PHONE_DIGITS ? digits - PHONE_DIGITS : 0;
    return arena_printf(arena, "%.*s|%s", (int)(digits - skipped), phone + skipped, folded);
}

bool name_is_typed_digits(const char *name)
{
    return strncmp(name, "\u2026", strlen("\u2026")) == 0;
}
