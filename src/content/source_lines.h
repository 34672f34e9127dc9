/*
 * Which line of a file a parser is in, for parsers that do not tell: what they hand over lies
 * inside the text they were given, so the line is found by counting from there. Each line handed
 * over is marked as shown.
 */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct source_lines {
    const char *text; /* the whole file, ended with a zero byte */
    size_t length;
    size_t seen; /* how far into text the parser has come */
    size_t line; /* the line of that place, from 1 */
    bool *shown; /* by line */
};

/* At offset start of the text, with no line shown. */
struct source_lines source_lines_at(struct arena *arena, const char *text, size_t length,
                                    size_t start);
/* The line of a piece of the text, which it marks as shown; 0 if the piece lies outside of it. */
size_t source_lines_show(struct source_lines *lines, const char *piece);
/* Goes on to the first line after the last one shown that holds more than the blanks, marks it as
 * shown and returns it. */
size_t source_lines_next(struct source_lines *lines, const char *blanks);
/* Whether the first character but spaces in the line of a piece of the text is mark. */
bool source_lines_begins_with(const struct source_lines *lines, const char *piece, char mark);
/* Back to offset start, to look for what was not shown. */
void source_lines_rewind(struct source_lines *lines, size_t start);
/* Goes on to the next line that was not shown and holds mark after any of the characters to skip,
 * marks it as shown and returns it; 0 if there is none. */
size_t source_lines_hidden(struct source_lines *lines, const char *skip, char mark);
