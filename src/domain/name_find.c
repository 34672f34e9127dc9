#include "domain/name_find.h"

#include "base/utf8.h"
#include "domain/name_fold.h"
#include "domain/name_words.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Below this many letters a slip makes another common name of it: Jo and Joe, Ann and Ian. One
 * letter less is enough for a letter more or less behind the first one: Jon and John. */
#define SLIP_LETTERS_MIN 4

/* What is longer than this is no name that anybody types. */
#define FOLDED_SIZE 512
#define WORDS_MAX   16
#define JOINED_MAX  4 /* words that somebody may write as one: "Ann Marie Louise" */

struct word {
    const char *text; /* not ended */
    size_t length;
    int group; /* words with a hyphen, or with "and", between them are of one group */
    bool one_letter;
    uint32_t inner; /* the letter behind an apostrophe, by which some file it: E of "L'Écuyer" */
};

struct words {
    struct word items[WORDS_MAX];
    size_t count;
};

struct name_query {
    const char *given; /* folded, its words written together */
    size_t given_length;
    size_t given_letters;
    uint32_t given_first;
    bool any_family;
    uint32_t family_first; /* 0: none was typed */
    struct words listed;
    char folded[FOLDED_SIZE];
    char joined[FOLDED_SIZE];
};

static uint32_t first_character(const char *text, size_t length)
{
    struct name_reader reader = {.at = text, .end = text + length};
    return name_reader_next(&reader);
}

struct name_query *name_query_make(struct arena *arena, const char *given,
                                   const char *family_initial)
{
    struct name_query *query = ARENA_NEW(arena, struct name_query);
    size_t size = strlen(given) + 1;
    size_t needed = name_fold_into(NULL, 0, given, size - 1, NAME_FOLDING_PLAIN);
    char *text = arena_alloc(arena, needed + 1);
    (void)name_fold_into(text, needed + 1, given, size - 1, NAME_FOLDING_PLAIN);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at != ' ') {
            text[query->given_length++] = *at;
        }
    }
    text[query->given_length] = '\0';
    query->given = text;
    query->given_letters = utf8_count(text);
    query->given_first = first_character(text, query->given_length);
    query->any_family = family_initial == NULL;
    if (family_initial != NULL) {
        size_t length = name_fold_into(query->folded, FOLDED_SIZE, family_initial,
                                       strlen(family_initial), NAME_FOLDING_PLAIN);
        query->family_first =
            first_character(query->folded, length < FOLDED_SIZE ? length : FOLDED_SIZE - 1);
    }
    return query;
}

/* Takes the words of text, which is folded, apart; more than there is room for are left out. */
static void words_read(struct words *words, const char *text)
{
    words->count = 0;
    int group = 0;
    bool joins = false;
    while (*text != '\0' && words->count < WORDS_MAX) {
        size_t length = strcspn(text, " -");
        if (length > 0 && name_word_joins(text, length) && words->count > 0) {
            joins = true;
        } else if (length > 0) {
            group += words->count > 0 && !joins ? 1 : 0;
            joins = false;
            words->items[words->count++] =
                (struct word){.text = text,
                              .length = length,
                              .group = group,
                              .one_letter = utf8_count_in(text, length) == 1};
        }
        text += length;
        joins = joins || *text == '-';
        text += *text == '\0' ? 0 : 1;
    }
}

static void words_cut(struct words *words, size_t from, size_t count)
{
    memmove(&words->items[from], &words->items[from + count],
            (words->count - from - count) * sizeof(words->items[0]));
    words->count -= count;
}

/* Leaves out what is beside the name, as long as a word remains. */
static void words_leave_out_titles(struct words *words)
{
    while (words->count > 1 &&
           name_word_is_honorific(words->items[0].text, words->items[0].length)) {
        words_cut(words, 0, 1);
    }
    while (words->count > 1 && name_word_is_suffix(words->items[words->count - 1].text,
                                                   words->items[words->count - 1].length)) {
        words->count--;
    }
    for (size_t i = words->count; i > 0 && words->count > 1; i--) {
        const struct word *word = &words->items[i - 1];
        if (name_word_is_note(word->text, word->length) ||
            name_word_is_honorific(word->text, word->length)) {
            words_cut(words, i - 1, 1);
        }
    }
}

/* Folds the listed name with what is behind a comma in front: "Smith, J." → "j smith". */
static void fold_listed(struct name_query *query, const char *name)
{
    size_t length = strlen(name);
    const char *comma = memchr(name, ',', length);
    size_t used = 0;
    if (comma != NULL) {
        size_t before = (size_t)(comma - name);
        used = name_fold_into(query->folded, FOLDED_SIZE - 1, comma + 1, length - before - 1,
                              NAME_FOLDING_WORDS);
        used = used < FOLDED_SIZE - 2 ? used : FOLDED_SIZE - 2;
        bool suffix = name_word_is_suffix(query->folded, used);
        if (suffix || used == 0) { /* "Joan Smith, RMT" */
            used = 0;
        } else {
            query->folded[used++] = ' ';
        }
        length = before;
    }
    (void)name_fold_into(query->folded + used, FOLDED_SIZE - used, name, length,
                         NAME_FOLDING_WORDS);
}

static bool is_apostrophe(uint32_t character)
{
    return character == '\'' || character == '`' || character == 0x2018 || character == 0x2019 ||
           character == 0x02BC;
}

/* Notes the letter behind the apostrophe of the word that reads so when it is folded. */
static void note_inner(struct words *words, const char *raw, size_t length, const char *behind)
{
    char folded[FOLDED_SIZE];
    size_t size = name_fold_into(folded, sizeof(folded), raw, length, NAME_FOLDING_PLAIN);
    char inner[FOLDED_SIZE];
    (void)name_fold_into(inner, sizeof(inner), behind, length - (size_t)(behind - raw),
                         NAME_FOLDING_PLAIN);
    for (size_t i = 0; i < words->count && size < sizeof(folded); i++) {
        struct word *word = &words->items[i];
        if (word->length == size && memcmp(word->text, folded, size) == 0) {
            word->inner = first_character(inner, strlen(inner));
        }
    }
}

/* Looks in the name, which is not folded, for words such as "L'Écuyer" and "O'Brien". */
static void words_find_inner(struct words *words, const char *name)
{
    if (strpbrk(name, "'`\xCA\xE2") == NULL) { /* bytes that all apostrophes begin with */
        return;
    }
    const char *start = NULL;
    const char *behind = NULL;
    size_t letters = 0;
    for (struct name_reader reader = name_reader_of(name);
         start != NULL || reader.at < reader.end;) {
        const char *at = reader.at;
        uint32_t character = name_reader_next(&reader);
        if (name_is_letter(character) || name_is_accent(character)) {
            start = start == NULL ? at : start;
            letters += name_is_letter(character) ? 1 : 0;
        } else if (is_apostrophe(character) && letters == 1) {
            behind = reader.at;
        } else if (start != NULL && !is_apostrophe(character)) {
            if (behind != NULL && letters > 1) {
                note_inner(words, start, (size_t)(at - start), behind);
            }
            start = NULL;
            behind = NULL;
            letters = 0;
        }
    }
}

static bool any_word_begins_with(const struct words *words, uint32_t letter, int from_group,
                                 int to_group)
{
    for (size_t i = 0; i < words->count; i++) {
        const struct word *word = &words->items[i];
        bool of_given = word->group >= from_group && word->group <= to_group;
        bool begins = first_character(word->text, word->length) == letter || word->inner == letter;
        if (!of_given && begins) {
            return true;
        }
    }
    return false;
}

/* Given names alone, or one word. */
static bool is_one_group(const struct words *words)
{
    return words->items[0].group == words->items[words->count - 1].group;
}

/* True if the typed letter fits when the words of these groups are the given name. */
static bool family_fits(const struct name_query *query, int from_group, int to_group)
{
    const struct words *words = &query->listed;
    return query->any_family || is_one_group(words) ||
           (query->family_first != 0 &&
            any_word_begins_with(words, query->family_first, from_group, to_group));
}

/* Bytes that a and b have in common at their start, in whole characters. */
static size_t common_start(const char *a, const char *b)
{
    struct name_reader left = name_reader_of(a);
    struct name_reader right = name_reader_of(b);
    size_t common = 0;
    while (left.at < left.end && name_reader_next(&left) == name_reader_next(&right)) {
        common = (size_t)(left.at - a);
    }
    return common;
}

/* text without its first count characters; "" when there are not as many. */
static const char *after(const char *text, int count)
{
    struct name_reader reader = name_reader_of(text);
    for (int i = 0; i < count; i++) {
        (void)name_reader_next(&reader);
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
    struct name_reader left = name_reader_of(a);
    struct name_reader right = name_reader_of(b);
    uint32_t left_first = name_reader_next(&left);
    uint32_t left_second = name_reader_next(&left);
    uint32_t right_first = name_reader_next(&right);
    uint32_t right_second = name_reader_next(&right);
    return left_first == right_second && left_second == right_first && left_second != 0 &&
           strcmp(left.at, right.at) == 0;
}

static enum name_likeness joined_likeness(const struct name_query *query, size_t length)
{
    if (length == query->given_length && memcmp(query->joined, query->given, length) == 0) {
        return NAME_SAME;
    }
    static const size_t letter_bytes_max = 4;
    size_t longer = length > query->given_length ? length : query->given_length;
    size_t shorter = length > query->given_length ? query->given_length : length;
    if (longer - shorter > letter_bytes_max) {
        return NAME_OTHER;
    }
    size_t letters = utf8_count_in(query->joined, length);
    size_t typed = query->given_letters;
    size_t fewer = letters < typed ? letters : typed;
    bool one_more = fewer + 1 == SLIP_LETTERS_MIN && letters != typed &&
                    first_character(query->joined, length) == query->given_first;
    if (fewer < SLIP_LETTERS_MIN && !one_more) {
        return NAME_OTHER;
    }
    return one_slip_apart(query->joined, query->given) ? NAME_SLIP : NAME_OTHER;
}

/* The typed name against every run of neighbouring words that could be it. */
static enum name_likeness runs_likeness(struct name_query *query)
{
    const struct words *words = &query->listed;
    enum name_likeness best = NAME_OTHER;
    for (size_t from = 0; from < words->count; from++) {
        size_t length = 0;
        for (size_t to = from; to < words->count && to < from + JOINED_MAX; to++) {
            const struct word *word = &words->items[to];
            memcpy(query->joined + length, word->text, word->length);
            length += word->length;
            query->joined[length] = '\0';
            enum name_likeness likeness = joined_likeness(query, length);
            if (likeness > best && family_fits(query, words->items[from].group, word->group)) {
                best = likeness;
            }
        }
    }
    return best;
}

/* "J. S." and "J. Smith": the list has but the first letter of the given name. */
static bool initials_fit(const struct name_query *query)
{
    const struct words *words = &query->listed;
    const struct word *first = &words->items[0];
    if (!first->one_letter || first_character(first->text, first->length) != query->given_first) {
        return false;
    }
    size_t long_words = 0;
    for (size_t i = 1; i < words->count; i++) {
        const struct word *word = &words->items[i];
        bool counts = !word->one_letter && !name_word_is_particle(word->text, word->length) &&
                      word->group != words->items[i - 1].group;
        long_words += counts ? 1 : 0;
    }
    return long_words <= 1 && family_fits(query, first->group, first->group);
}

/* Two capitals, or three that are no name, and nothing else: "JS", "ÉB.", "RJT". */
static bool is_initials(const char *listed_name, const struct words *words)
{
    size_t capitals = 0;
    struct name_reader reader = name_reader_of(listed_name);
    for (uint32_t c = name_reader_next(&reader); c != 0; c = name_reader_next(&reader)) {
        if (name_is_upper(c)) {
            capitals++;
        } else if (c != '.' && c != ' ' && !name_is_accent(c)) {
            return false;
        }
    }
    const struct word *word = &words->items[0];
    bool vowels = word->length > strcspn(word->text, "aeiouy");
    return words->count == 1 && (capitals == 2 || (capitals == 3 && !vowels));
}

/* True if the name is the typed one's initials, written together. */
static bool initials_together_fit(const struct name_query *query, const char *listed_name)
{
    const struct word *word = &query->listed.items[0];
    struct name_reader reader = {.at = word->text, .end = word->text + word->length};
    if (name_reader_next(&reader) != query->given_first ||
        !is_initials(listed_name, &query->listed)) {
        return false;
    }
    bool fits = query->any_family;
    for (uint32_t c = name_reader_next(&reader); c != 0; c = name_reader_next(&reader)) {
        fits = fits || c == query->family_first;
    }
    return fits;
}

enum name_likeness name_query_compare(struct name_query *query, const char *listed_name)
{
    if (query->given_length == 0) {
        return NAME_OTHER;
    }
    fold_listed(query, listed_name);
    words_read(&query->listed, query->folded);
    struct words *words = &query->listed;
    if (words->count == 0) {
        return NAME_OTHER;
    }
    words_find_inner(words, listed_name);
    bool letter_fits =
        query->any_family || any_word_begins_with(words, query->family_first, -1, -1);
    words_leave_out_titles(words);
    if (!letter_fits && !is_one_group(words)) { /* most names of a list end here */
        return NAME_OTHER;
    }
    enum name_likeness likeness = runs_likeness(query);
    bool initials = likeness == NAME_OTHER &&
                    (initials_fit(query) || initials_together_fit(query, listed_name));
    return initials ? NAME_SLIP : likeness;
}
