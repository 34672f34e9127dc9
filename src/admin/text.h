/* Text for a terminal. */
#pragma once

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

/* "1 visit", "2 visits" */
const char *text_count(struct arena *arena, int64_t number, const char *one);
/* "2026-11-22 10:21" of a time in ISO 8601; what is shorter, such as "", as it is. */
const char *text_moment(struct arena *arena, const char *iso);
/* How many cells of a terminal a plain text takes: a wide character two, an accent of its own none.
 */
size_t text_width(const char *text);
/* The bytes of text that fit into width cells, broken at a space if there is one; at least one
 * character. *next is where the rest begins. */
size_t text_break(const char *text, size_t width, size_t *next);
