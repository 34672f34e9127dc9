#include "domain/localized.h"

#include <string.h>
#include <strings.h>

/* True if tag is the first length characters of range. */
static bool is_start(const char *tag, const char *range, size_t length)
{
    return tag != NULL && strlen(tag) == length && strncasecmp(tag, range, length) == 0;
}

/* "fr" of "fr-CA". */
static size_t alone(const char *tag)
{
    return strcspn(tag, "-");
}

/* The length of the tag without its last part; a single letter, such as that of "fr-x-home", goes
 * together with what it introduces. 0 if nothing is left. */
static size_t shorter(const char *tag, size_t length)
{
    while (length > 0 && tag[length - 1] != '-') {
        length--;
    }
    length = length > 0 ? length - 1 : 0;
    return length >= 2 && tag[length - 2] == '-' ? length - 2 : length;
}

/* The text whose language is the first length characters of the range; NULL if there is none. */
static const char *text_in(const struct localized *localized, const char *range, size_t length)
{
    for (size_t i = 0; i < localized->count; i++) {
        if (is_start(localized->translations[i].language, range, length)) {
            return localized->translations[i].text;
        }
    }
    return is_start(localized->language, range, length) ? localized->text : NULL;
}

static bool is_variant(const char *tag, const char *range)
{
    return alone(tag) == alone(range) && strncasecmp(tag, range, alone(range)) == 0;
}

/* The first text in any variant of the language; NULL if there is none. */
static const char *text_in_variant(const struct localized *localized, const char *range)
{
    if (localized->language != NULL && is_variant(localized->language, range)) {
        return localized->text;
    }
    for (size_t i = 0; i < localized->count; i++) {
        if (is_variant(localized->translations[i].language, range)) {
            return localized->translations[i].text;
        }
    }
    return NULL;
}

static const char *find(const struct localized *localized, const char *range)
{
    for (size_t length = strlen(range); length > 0; length = shorter(range, length)) {
        const char *text = text_in(localized, range, length);
        if (text != NULL) {
            return text;
        }
    }
    return range[0] == '\0' ? NULL : text_in_variant(localized, range);
}

const char *localized_get(const struct localized *localized, const char *language)
{
    const char *text = find(localized, language);
    return text == NULL ? localized->text : text;
}

bool localized_has(const struct localized *localized, const char *language)
{
    return find(localized, language) != NULL;
}
