/* The bytes of a list as UTF-8, whatever program wrote them. Inside import/. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

enum encoding {
    ENCODING_UTF_8,
    ENCODING_UTF_8_MARKED, /* with a byte order mark */
    ENCODING_UTF_16_LE,
    ENCODING_UTF_16_BE,
    ENCODING_WINDOWS_1252,
    ENCODING_MAC_ROMAN, /* what Excel calls "CSV (Macintosh)" */
};

struct decoded {
    const char *text; /* UTF-8 with a zero byte after the last; in the arena */
    size_t length;
    enum encoding encoding;
    size_t zeros; /* characters 0 that were left out: text has none, a damaged file many */
};

/*
 * Decodes a list: by its byte order mark; as UTF-16 if every other byte of its beginning is zero;
 * else as UTF-8, with what is not UTF-8 taken for Windows-1252, or for Mac Roman where most letters
 * with accents make sense in that alone. Characters that steer a terminal
 * or turn a line around are left out (marks of direction, zero) or are a space instead (other
 * controls); tabs and line ends stay.
 */
struct decoded encoding_decode(struct arena *arena, const char *bytes, size_t length);
/* "Windows-1252" */
const char *encoding_name(enum encoding encoding);

/* What a file is that is no list, with what can be done about it, such as "this is an Excel
 * workbook …". NULL if the bytes may be a list. */
const char *encoding_foreign_file(const char *bytes, size_t length);
