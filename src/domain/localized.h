/* A text in the languages that its author gave. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct translation {
    const char *language; /* BCP 47: "fr" */
    const char *text;
};

struct localized {
    const char *text; /* in the language of the file; "" if there is none, never NULL */
    const struct translation *translations;
    size_t count;
    const char *language; /* that of text, BCP 47; NULL where the author does not say */
};

/*
 * The text in language, as near as the author has it (RFC 4647, "Lookup"): of "fr-CA" first itself,
 * then "fr", then any other "fr-…". The file's own text where there is no translation.
 */
const char *localized_get(const struct localized *localized, const char *language);
/* True if localized_get has found the language, and did not make do with the file's own text. */
bool localized_has(const struct localized *localized, const char *language);
