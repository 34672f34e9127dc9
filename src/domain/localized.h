/* A text in the languages that its author gave. */
#pragma once

#include <stddef.h>

struct translation {
    const char *language; /* BCP 47: "fr" */
    const char *text;
};

struct localized {
    const char *text; /* in the language of the file; "" if there is none, never NULL */
    const struct translation *translations;
    size_t count;
};

/* The text in language, or the file's own where there is no translation. */
const char *localized_get(const struct localized *localized, const char *language);
