#include "import/people/phone.h"
#include "import/people/phone_number.h"
#include "import/people/phone_words.h"

#include <string.h>

/* A line longer than this is no label of the next one. */
#define LABEL_LENGTH_MAX 100
/* The lines of an address above its telephone number. */
#define ADDRESS_LINES 4

struct line {
    const char *text; /* in the arena */
    size_t length;
};

/* Free text, line by line, with the lines before the one at hand. */
struct search {
    struct arena *arena;
    struct line before[ADDRESS_LINES]; /* the latest last; length 0: no text, or with a number */
    const char *mobiles;
    const char *phones;
    const char *plain; /* the first number of which nothing is said */
};

static bool is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr(" \t*:-", text[i]) == NULL) {
            return false;
        }
    }
    return true;
}

/* What the line before says, if it is a label: short, and without a number of its own. */
static enum phone_words words_above(const struct search *search)
{
    const struct line *above = &search->before[ADDRESS_LINES - 1];
    bool label = above->length > 0 && above->length <= LABEL_LENGTH_MAX &&
                 strpbrk(above->text, "0123456789@") == NULL;
    return label ? phone_words_read(search->arena, above->text, above->length) : PHONE_WORDS_NONE;
}

/* True if the lines right above are the address of a clinic. */
static bool below_clinic(const struct search *search)
{
    for (size_t i = ADDRESS_LINES; i > 0 && search->before[i - 1].length > 0; i--) {
        const struct line *line = &search->before[i - 1];
        if (phone_words_name_a_clinic(search->arena, line->text, line->length)) {
            return true;
        }
    }
    return false;
}

static enum phone_words words_before(const struct search *search, const char *context,
                                     const char *at, bool first)
{
    size_t length = (size_t)(at - context);
    if (first && is_blank(context, length)) {
        return words_above(search);
    }
    return phone_words_read(search->arena, context, length);
}

static void keep(struct search *search, const char *digits, enum phone_words words)
{
    switch (words) {
    case PHONE_WORDS_OTHER: break;
    case PHONE_WORDS_NONE:
        if (search->plain[0] == '\0' && !below_clinic(search)) {
            search->plain = arena_strdup(search->arena, digits);
        }
        break;
    case PHONE_WORDS_PHONE:
        search->phones = phone_add(search->arena, search->phones, digits);
        break;
    case PHONE_WORDS_MOBILE:
        search->mobiles = phone_add(search->arena, search->mobiles, digits);
        break;
    }
}

/* The words between the number before it and itself say what kind of number it is. True if the line
 * has one of any kind. */
static bool search_line(struct search *search, const char *line)
{
    char digits[PHONE_DIGITS_MAX + 1];
    const char *context = line;
    for (const char *at = line; *at != '\0'; at++) {
        if (strchr("+(0123456789", *at) == NULL) {
            continue;
        }
        const char *end = phone_number_read(line, at, digits);
        enum phone_words words = PHONE_WORDS_NONE;
        if (end != NULL) {
            words = words_before(search, context, at, context == line);
        } else {
            end = phone_number_read_loose(line, at, digits);
            words = end == NULL ? PHONE_WORDS_OTHER
                                : words_before(search, context, at, context == line);
            words = words == PHONE_WORDS_NONE ? PHONE_WORDS_OTHER : words;
        }
        if (end == NULL) {
            continue;
        }
        keep(search, digits, words);
        context = end;
        at = end - 1;
    }
    return context != line;
}

static struct search search_text(struct arena *arena, const char *text)
{
    struct search search = {.arena = arena, .mobiles = "", .phones = "", .plain = ""};
    while (*text != '\0') {
        size_t length = strcspn(text, "\r\n");
        const char *line = arena_strndup(arena, text, length);
        bool ends_address = search_line(&search, line) || is_blank(line, length);
        memmove(search.before, search.before + 1, (ADDRESS_LINES - 1) * sizeof(search.before[0]));
        search.before[ADDRESS_LINES - 1] =
            (struct line){.text = line, .length = ends_address ? 0 : length};
        text += length;
        text += *text == '\r' && text[1] == '\n' ? 2 : (*text == '\0' ? 0 : 1);
    }
    return search;
}

const char *phone_find_called(struct arena *arena, const char *text)
{
    struct search search = search_text(arena, text);
    return phone_add(arena, search.mobiles, search.phones);
}

const char *phone_find(struct arena *arena, const char *text)
{
    struct search search = search_text(arena, text);
    const char *called = phone_add(arena, search.mobiles, search.phones);
    return called[0] == '\0' ? search.plain : called;
}

const char *phone_take(struct arena *arena, char *title)
{
    const char *numbers = "";
    char digits[PHONE_DIGITS_MAX + 1];
    for (char *at = title; *at != '\0'; at++) {
        const char *end =
            strchr("+(0123456789", *at) == NULL ? NULL : phone_number_read(title, at, digits);
        if (end != NULL) {
            numbers = phone_add(arena, numbers, digits);
            memset(at, ' ', (size_t)(end - at));
        }
    }
    return numbers;
}
