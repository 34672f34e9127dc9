#include "import/people/title.h"

#include "base/utf8.h"
#include "domain/name.h"
#include "domain/name_words.h"
#include "import/people/words.h"

#include <string.h>

#define BRACKETS_MAX 4
#define PHRASE_WORDS 3

/* A title as it is read, one character after the other. */
struct reading {
    struct arena *arena;
    struct title title;
    size_t capacity;
    size_t outer[BRACKETS_MAX]; /* the segments that go on behind the brackets */
    size_t depth;
    size_t segment; /* that words are added to */
    const char *text;
    const char *at;
    const char *word; /* where the word at hand began; NULL between words */
    bool any_capital;
};

static void begin_segment(struct reading *reading, enum title_before before, bool bracketed)
{
    struct title *title = &reading->title;
    const struct title_segment *last = title->count > 0 ? &title->segments[reading->segment] : NULL;
    bool place = last != NULL && last->before == TITLE_AT &&
                 (before == TITLE_COLON || before == TITLE_COMMA || bracketed);
    title->segments = arena_grow(reading->arena, title->segments, title->count, &reading->capacity,
                                 sizeof(*title->segments));
    reading->segment = title->count++;
    title->segments[reading->segment] =
        (struct title_segment){.before = place ? TITLE_AT : before, .bracketed = bracketed};
}

static bool is_capital(const char *text)
{
    return (*text >= 'A' && *text <= 'Z') || (unsigned char)*text >= 0x80;
}

/* False for a tick or a picture, which decorates a title. */
static bool begins_with_letter(const char *text)
{
    uint32_t character = 0;
    return utf8_decode(text, strlen(text), &character) > 0 && name_is_letter(character);
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "60", "90min", "1h30", "45 minutes" of "45-minutes"; pieces[0..length) is folded. */
static bool is_length_of_time(const char *pieces)
{
    static const char units[] = "|m|mn|min|mins|minute|minutes|h|hr|hrs|hour|hours|heure|heures|x|";
    if (*pieces < '0' || *pieces > '9') {
        return *pieces == 'x' && pieces[1] != '\0' &&
               pieces[1 + strspn(pieces + 1, "0123456789")] == '\0';
    }
    while (*pieces != '\0') {
        pieces += strspn(pieces, "0123456789/+ ");
        size_t length = strcspn(pieces, "0123456789/+ ");
        char unit[16];
        if (length == 0) {
            continue;
        }
        if (length + 3 > sizeof(unit)) {
            return false;
        }
        unit[0] = '|';
        memcpy(unit + 1, pieces, length);
        memcpy(unit + 1 + length, "|", 2);
        if (strstr(units, unit) == NULL) {
            return false;
        }
        pieces += length;
    }
    return true;
}

/* "10:00", "9h30", "2pm", "$110", "#3", "4/5": says something of the visit, not of the client. */
static bool is_figure(const char *text, const char *folded)
{
    if (strpbrk(text, "$#@") != NULL || strstr(text, "€") != NULL) {
        return true;
    }
    if (*folded < '0' || *folded > '9') {
        return false;
    }
    size_t rest = strspn(folded, "0123456789:/,%+ ");
    const char *unit = folded + rest;
    return (*unit == '\0' && strpbrk(folded, ":/,%") != NULL) || strcmp(unit, "am") == 0 ||
           strcmp(unit, "pm") == 0 || (strchr(unit, ':') != NULL && rest > 0);
}

/* What a single word can be. */
static void classify(struct title_word *word)
{
    const char *folded = word->folded;
    size_t length = strlen(folded);
    word->kinds = word_kinds(folded, length);
    const bool is_number = is_digit(*folded) && *folded != '7'; /* "2nd"; 7 is a letter */
    if (is_figure(word->text, folded) || length == 0 || (is_number && !is_length_of_time(folded))) {
        word->kinds = WORD_NOTE;
    } else if (strcmp(folded, "7") == 0) {
        word->kinds = WORD_NAME; /* a letter; a length of time is longer */
    } else if (is_length_of_time(folded)) {
        word->is_time = true;
        word->kinds = length > 1 || *folded == 'x' ? WORD_SERVICE : WORD_NOTE;
    } else if ((word->kinds & WORD_SMALL) != 0 && !word->lower) {
        word->kinds = 0; /* "My Tran", "An Nguyen" */
    } else if (word->lower) {
        word->kinds &= ~(unsigned)(WORD_NAME | WORD_GIVEN | WORD_FAMILY);
    }
}

/* What follows a connecting word, in small letters or in capitals; false for any other word. */
static bool connects(const char *folded, bool lower, enum title_before *before)
{
    static const struct {
        const char *word;
        enum title_before before;
        bool lower_only; /* else it may be a name: Par */
    } words[] = {
        {"with", TITLE_WITH, false},      {"w/", TITLE_WITH, false},
        {"avec", TITLE_WITH, false},      {"for", TITLE_FOR, false},
        {"pour", TITLE_FOR, false},       {"by", TITLE_BY, false},
        {"par", TITLE_BY, true},          {"at", TITLE_AT, true},
        {"chez", TITLE_AT, true},         {"@", TITLE_AT, false},
        {"between", TITLE_BETWEEN, true}, {"entre", TITLE_BETWEEN, true},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strcmp(words[i].word, folded) == 0 && (lower || !words[i].lower_only)) {
            *before = words[i].before;
            return true;
        }
    }
    return false;
}

/* True if the dot at the end of the word is part of it: "Dr.", "J.S.", "Mrs.". */
static bool is_abbreviation(struct arena *arena, const char *text, size_t length)
{
    static const size_t short_length = 3;
    const char *folded = name_fold(arena, arena_strndup(arena, text, length));
    return length <= short_length || memchr(text, '.', length - 1) != NULL ||
           name_word_is_honorific(folded, strlen(folded));
}

/* Text without the quotation marks and dots that only decorate it. */
static const char *undecorated(struct arena *arena, const char *text, size_t length)
{
    while (length > 1 && text[length - 1] == '.' && text[length - 2] == '.') {
        length--;
    }
    if (length > 1 && text[length - 1] == '.' && !is_abbreviation(arena, text, length)) {
        length--;
    }
    if (length > 1 && strchr("'\"", text[0]) != NULL && text[length - 1] != text[0]) {
        text++;
        length--;
    } else if (length > 1 && text[length - 1] == '"' && text[0] != '"') {
        length--;
    }
    return arena_strndup(arena, text, length);
}

static bool cut_possessive(struct title_word *word, struct arena *arena)
{
    static const char *const endings[] = {"'s", "’s", "'S", "’S"};
    size_t length = strlen(word->text);
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending + 1 && strcmp(word->text + length - ending, endings[i]) == 0) {
            word->text = arena_strndup(arena, word->text, length - ending);
            return true;
        }
    }
    return false;
}

static void add_word(struct reading *reading, struct title_word word)
{
    struct title_segment *segment = &reading->title.segments[reading->segment];
    segment->words = arena_grow(reading->arena, segment->words, segment->count, &segment->capacity,
                                sizeof(*segment->words));
    segment->words[segment->count++] = word;
}

/* Ends the word at hand. */
static void end_word(struct reading *reading)
{
    if (reading->word == NULL) {
        return;
    }
    struct title_word word = {
        .text = undecorated(reading->arena, reading->word, (size_t)(reading->at - reading->word))};
    reading->word = NULL;
    word.lower = reading->any_capital && word.text[0] >= 'a' && word.text[0] <= 'z';
    enum title_before before = TITLE_START;
    if (connects(name_fold(reading->arena, word.text), word.lower || !reading->any_capital,
                 &before)) {
        begin_segment(reading, before, reading->title.segments[reading->segment].bracketed);
        return;
    }
    word.owns = cut_possessive(&word, reading->arena);
    word.folded = name_fold(reading->arena, word.text);
    classify(&word);
    add_word(reading, word);
}

static void separate(struct reading *reading, enum title_before before)
{
    end_word(reading);
    begin_segment(reading, before, reading->title.segments[reading->segment].bracketed);
}

static void open_bracket(struct reading *reading)
{
    end_word(reading);
    if (reading->depth < BRACKETS_MAX) {
        reading->outer[reading->depth++] = reading->segment;
    }
    begin_segment(reading, TITLE_START, true);
}

/* Goes on with the segment before the bracket; one word in the bracket may be a nickname. */
static void close_bracket(struct reading *reading)
{
    end_word(reading);
    if (reading->depth == 0) {
        return;
    }
    const struct title_segment inner = reading->title.segments[reading->segment];
    reading->segment = reading->outer[--reading->depth];
    if (inner.count == 1 && inner.words[0].kinds == 0 && !inner.words[0].lower) {
        struct title_word nickname = inner.words[0];
        nickname.text = arena_printf(reading->arena, "(%s)", nickname.text);
        nickname.nickname = true;
        add_word(reading, nickname);
    }
}

static bool is_space_or_end(char c)
{
    return c == ' ' || c == '\0';
}

/* Bytes of the dash at text; 0 if it is none. */
static size_t dash(const char *text)
{
    static const char *const dashes[] = {"-", "\u2013", "\u2014", "\u2012", "\u2212", "\u2192"};
    for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
        if (strncmp(text, dashes[i], strlen(dashes[i])) == 0) {
            return strlen(dashes[i]);
        }
    }
    return 0;
}

/* "N/S", "c/o": a slash between two letters by themselves; but not "w/". */
static bool is_between_letters(const struct reading *reading)
{
    const char *at = reading->at;
    bool one_before = reading->word != NULL && reading->word == at - 1 && is_letter(at[-1]);
    return *at == '/' && one_before && at[-1] != 'w' && at[-1] != 'W' && is_letter(at[1]) &&
           !is_letter(at[2]);
}

/* True if a mark divides: it has a space on either side, or stands between words where one that is
 * part of a word would not. */
static bool divides(const struct reading *reading, size_t size)
{
    char before = (char)(reading->at == reading->text ? ' ' : reading->at[-1]);
    char after = reading->at[size];
    switch (*reading->at) {
    case ':':
    case ',': return !(is_digit(before) && is_digit(after));
    case '/':
        return !is_digit(before) && !is_between_letters(reading) &&
               !((before == 'w' || before == 'W') && reading->word == reading->at - 1);
    case '|':
    case '<':
    case '>':
    case ';': return true;
    }
    bool em_dash = strncmp(reading->at, "\u2014", size) == 0;
    return em_dash || is_space_or_end(before) || is_space_or_end(after) || after == '-';
}

static enum title_before before_of(char mark)
{
    switch (mark) {
    case ':': return TITLE_COLON;
    case ',': return TITLE_COMMA;
    }
    return TITLE_BREAK;
}

/* Bytes of a mark that divides the title here; 0 if there is none. */
static size_t divider(const struct reading *reading)
{
    size_t size = dash(reading->at);
    if (size == 0 && strchr(":,/|;<>", *reading->at) != NULL) {
        size = 1;
    }
    return size > 0 && divides(reading, size) ? size : 0;
}

/* Part of a word: a letter, a digit, what names and figures hold. Anything else is a space, as the
 * pictures are that people put beside a name. */
static bool belongs_to_word(uint32_t character)
{
    static const uint32_t joiners_from = 0x200C;
    static const uint32_t joiners_to = 0x200D;
    bool ascii = character < 0x80 && strchr("'\"./:,#$%@+&-", (int)character) != NULL;
    return ascii || name_is_letter(character) || name_is_mark(character) || character == 0x20AC ||
           character == 0x201C || character == 0x201D ||
           (character >= joiners_from && character <= joiners_to);
}

/* "&" and "+" between two names are words of their own, even without spaces. */
static bool stands_alone(const struct reading *reading)
{
    return *reading->at == '&' || (*reading->at == '+' && !is_digit(reading->at[1]));
}

static void read_character(struct reading *reading)
{
    size_t size = divider(reading);
    if (size > 0) {
        separate(reading, before_of(*reading->at));
        reading->at += size;
        return;
    }
    if (strchr("([{", *reading->at) != NULL) {
        open_bracket(reading);
    } else if (strchr(")]}", *reading->at) != NULL) {
        close_bracket(reading);
    } else if (stands_alone(reading)) {
        end_word(reading);
        reading->word = reading->at++;
        end_word(reading);
        return;
    } else {
        uint32_t character = 0;
        size = utf8_decode(reading->at, strlen(reading->at), &character);
        bool slash = *reading->at == '/' && reading->word != NULL && /* "w/Joan" */
                     !is_between_letters(reading);
        if (size == 0 || !belongs_to_word(character)) {
            end_word(reading);
        } else if (reading->word == NULL) {
            reading->word = reading->at;
        }
        reading->at += size == 0 ? 1 : size;
        if (slash && reading->word != NULL && reading->at - reading->word == 2 &&
            !is_digit(*reading->word)) {
            end_word(reading);
        }
        return;
    }
    reading->at++;
}

/* Several words that mean something together: "follow up", "out of office". */
static void find_phrases(struct arena *arena, struct title_segment *segment)
{
    for (size_t from = 0; from < segment->count; from++) {
        const char *phrase = segment->words[from].folded;
        for (size_t to = from + 1; to < segment->count && to < from + PHRASE_WORDS; to++) {
            phrase = arena_printf(arena, "%s %s", phrase, segment->words[to].folded);
            unsigned kinds = word_kinds(phrase, strlen(phrase));
            bool of_name = (segment->words[from].kinds & WORD_GIVEN) != 0 && from == 1 &&
                           segment->words[0].kinds == 0; /* "Trang Thai massage" */
            for (size_t i = from; kinds != 0 && !of_name && i <= to; i++) {
                segment->words[i].kinds = kinds;
            }
        }
    }
}

/* "60 min" is a length of time; "Min" alone a name, and "M." an initial. */
static void find_units(struct title_segment *segment)
{
    for (size_t i = 0; i < segment->count; i++) {
        struct title_word *word = &segment->words[i];
        if ((word->kinds & WORD_UNIT) == 0) {
            continue;
        }
        bool after_number = i > 0 && segment->words[i - 1].is_time;
        if (after_number || (word->kinds & WORD_NAME) == 0) {
            word->kinds = WORD_SERVICE;
        } else {
            bool initial = strlen(word->folded) == 1 && is_capital(word->text);
            word->kinds = initial ? 0 : word->kinds & ~(unsigned)WORD_UNIT;
        }
    }
}

/* "deep-tissue", "no-show": a word of several that all are of one kind. */
static void find_hyphenated(struct title_segment *segment)
{
    for (size_t i = 0; i < segment->count; i++) {
        struct title_word *word = &segment->words[i];
        if (word->kinds != 0 || strchr(word->folded, ' ') == NULL) {
            continue;
        }
        unsigned kinds = ~0U;
        for (const char *at = word->folded; *at != '\0';) {
            size_t length = strcspn(at, " ");
            kinds &= word_kinds(at, length) | (is_digit(*at) ? (unsigned)WORD_SERVICE : 0U);
            at += length;
            at += strspn(at, " ");
        }
        word->kinds = kinds;
    }
}

/* What stands in capitals beside a full name to say that nobody comes; by itself it may be
 * somebody's initials. */
static bool is_cross(const struct title_word *word)
{
    static const char *const marks[] = {"CX", "(CX)", "NS", "(NS)", "N/S", "(N/S)", "n/s"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (strcmp(word->text, marks[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void find_crosses(struct title *title)
{
    size_t names = 0;
    for (size_t i = 0; i < title->count; i++) {
        const struct title_segment *segment = &title->segments[i];
        for (size_t j = 0; j < segment->count; j++) {
            names += segment->words[j].kinds == 0 && !is_cross(&segment->words[j]) ? 1 : 0;
        }
    }
    for (size_t i = 0; names >= 2 && i < title->count; i++) {
        struct title_segment *segment = &title->segments[i];
        for (size_t j = 0; j < segment->count; j++) {
            if (is_cross(&segment->words[j])) {
                segment->words[j].kinds = WORD_NOTE;
                segment->words[j].nickname = false;
                segment->words[j].cancels = true;
            }
        }
    }
}

struct title title_read(struct arena *arena, const char *text)
{
    text = arena_strndup(arena, text, strnlen(text, TITLE_BYTES_MAX));
    struct reading reading = {.arena = arena, .text = text, .at = text};
    for (const char *at = text; *at != '\0'; at++) {
        bool begins = at == text || at[-1] == ' ';
        reading.any_capital =
            reading.any_capital || (begins && is_capital(at) && begins_with_letter(at));
    }
    begin_segment(&reading, TITLE_START, false);
    while (*reading.at != '\0') {
        read_character(&reading);
    }
    end_word(&reading);
    for (size_t i = 0; i < reading.title.count; i++) {
        find_hyphenated(&reading.title.segments[i]);
        find_phrases(arena, &reading.title.segments[i]);
        find_units(&reading.title.segments[i]);
    }
    find_crosses(&reading.title);
    return reading.title;
}
