/* What every file that people write has in common: UTF-8, lines, no stray control characters. */
#pragma once

#include "base/problems.h"

#include <stdbool.h>
#include <stddef.h>

/* How many line ends stand before offset in text[0..length); an offset beyond it means its end. */
size_t text_newlines(const char *text, size_t length, size_t offset);
/* The first control character (U+0000 to U+001F, U+007F) that is no line end or tab, or length. */
size_t text_find_control(const char *text, size_t length);
/* False, with a problem at its line, if the text is not valid UTF-8. */
bool text_check_utf8(const char *path, const char *text, size_t length, size_t first_line,
                     struct problems *problems);
