#include "content/source_lines.h"

#include "content/text_check.h"

#include <stdint.h>
#include <string.h>

static size_t line_of(struct source_lines *lines, size_t offset)
{
    if (offset < lines->seen) {
        return 1 + text_newlines(lines->text, lines->length, offset);
    }
    for (size_t i = lines->seen; i < offset; i++) {
        lines->line += lines->text[i] == '\n';
    }
    lines->seen = offset;
    return lines->line;
}

struct source_lines source_lines_at(struct arena *arena, const char *text, size_t length,
                                    size_t start)
{
    struct source_lines lines = {.text = text, .length = length, .line = 1};
    lines.shown = ARENA_ARRAY(arena, bool, text_newlines(text, length, length) + 2);
    line_of(&lines, start);
    return lines;
}

static const char *line_end(const struct source_lines *lines, const char *at)
{
    const char *end = memchr(at, '\n', (size_t)(lines->text + lines->length - at));
    return end != NULL ? end : lines->text + lines->length;
}

static const char *line_after(const struct source_lines *lines, const char *at)
{
    const char *end = line_end(lines, at);
    return *end == '\n' ? end + 1 : end;
}

size_t source_lines_show(struct source_lines *lines, const char *piece)
{
    uintptr_t at = (uintptr_t)piece;
    uintptr_t start = (uintptr_t)lines->text;
    if (at < start || at >= start + lines->length) {
        return 0;
    }
    size_t line = line_of(lines, (size_t)(at - start));
    lines->shown[line] = true;
    return line;
}

size_t source_lines_next(struct source_lines *lines, const char *blanks)
{
    const char *end = lines->text + lines->length;
    const char *at = lines->text + lines->seen;
    if (lines->shown[lines->line]) {
        at = line_after(lines, at);
    }
    while (at < end && at + strspn(at, blanks) >= line_end(lines, at)) {
        at = line_after(lines, at);
    }
    size_t line = line_of(lines, (size_t)(at - lines->text));
    lines->shown[line] = true;
    return line;
}

bool source_lines_begins_with(const struct source_lines *lines, const char *piece, char mark)
{
    while (piece > lines->text && piece[-1] != '\n') {
        piece--;
    }
    return piece[strspn(piece, " ")] == mark;
}

void source_lines_rewind(struct source_lines *lines, size_t start)
{
    lines->seen = 0;
    lines->line = 1;
    line_of(lines, start);
}

size_t source_lines_hidden(struct source_lines *lines, const char *skip, char mark)
{
    const char *end = lines->text + lines->length;
    for (const char *at = lines->text + lines->seen; at < end; at = line_after(lines, at)) {
        size_t line = line_of(lines, (size_t)(at - lines->text));
        if (!lines->shown[line] && at[strspn(at, skip)] == mark) {
            lines->shown[line] = true;
            return line;
        }
    }
    return 0;
}
