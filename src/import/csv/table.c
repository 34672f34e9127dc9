#include "import/csv/table.h"

#include "base/utf8.h"

#include <string.h>

const char table_separators[] = ",;\t|";

struct reader {
    struct arena *arena;
    const char *at;
    const char *end;
    char separator;
    size_t line;
    struct table table;
    const char *fields[TABLE_COLUMNS_MAX];
    size_t count;
    bool any; /* a field of the row is not empty */
};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static void trim(const char **bytes, size_t *length)
{
    static const char no_break[] = "\xC2\xA0";
    for (bool more = true; more;) {
        more = false;
        if (*length > 0 && strchr(" \t\r\n", (*bytes)[*length - 1]) != NULL) {
            (*length)--;
            more = true;
        }
        if (*length > 0 && strchr(" \t\r\n", (*bytes)[0]) != NULL) {
            (*bytes)++;
            (*length)--;
            more = true;
        }
        if (*length >= 2 && memcmp(*bytes + *length - 2, no_break, 2) == 0) {
            *length -= 2;
            more = true;
        }
        if (*length >= 2 && memcmp(*bytes, no_break, 2) == 0) {
            *bytes += 2;
            *length -= 2;
            more = true;
        }
    }
}

/* Keeps a field; quoted ones have two quotation marks for one. */
static void keep(struct reader *reader, const char *bytes, size_t length, bool quoted)
{
    size_t used = 0;
    trim(&bytes, &length);
    reader->any = reader->any || length > 0;
    if (reader->count++ >= TABLE_COLUMNS_MAX) {
        return;
    }
    if (length > TABLE_FIELD_BYTES_MAX) {
        length = TABLE_FIELD_BYTES_MAX;
        while (length > 0 && utf8_is_continuation(bytes[length])) {
            length--;
        }
    }
    if (length == 0) {
        reader->fields[reader->count - 1] = "";
        return;
    }
    char *copy = arena_alloc(reader->arena, length + 1);
    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];
        copy[used++] = (char)(is_line_end(c) || c == '\t' ? ' ' : c);
        if (quoted && c == '"' && i + 1 < length && bytes[i + 1] == '"') {
            i++;
        }
    }
    copy[used] = '\0';
    reader->fields[reader->count - 1] = copy;
}

/* Moves past a line end. */
static void end_line(struct reader *reader)
{
    reader->at +=
        reader->at[0] == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n' ? 2 : 1;
    reader->line++;
}

static size_t lines_in(const char *from, const char *to)
{
    size_t lines = 0;
    for (const char *at = from; at < to; at++) {
        lines += *at == '\n' || (*at == '\r' && (at + 1 == to || at[1] != '\n')) ? 1 : 0;
    }
    return lines;
}

enum quoted { QUOTED_READ, QUOTED_NOT, QUOTED_UNCLOSED };

/* A field in quotation marks, from the first of them. It is none if there is text behind the mark
 * that would close it. */
static enum quoted read_quoted(struct reader *reader)
{
    const char *from = reader->at + 1;
    for (const char *at = from; at < reader->end; at++) {
        at = memchr(at, '"', (size_t)(reader->end - at));
        if (at == NULL) {
            return QUOTED_UNCLOSED;
        }
        if (at + 1 < reader->end && at[1] == '"') {
            at++;
            continue;
        }
        const char *behind = at + 1;
        while (behind < reader->end && *behind == ' ') {
            behind++;
        }
        if (behind < reader->end && *behind != reader->separator && !is_line_end(*behind)) {
            return QUOTED_NOT;
        }
        keep(reader, from, (size_t)(at - from), true);
        reader->line += lines_in(from, at);
        reader->at = behind;
        return QUOTED_READ;
    }
    return QUOTED_UNCLOSED;
}

static void read_plain(struct reader *reader)
{
    const char *from = reader->at;
    while (reader->at < reader->end && *reader->at != reader->separator &&
           !is_line_end(*reader->at)) {
        reader->at++;
    }
    keep(reader, from, (size_t)(reader->at - from), false);
}

/* False if a quotation mark is never closed. */
static bool read_field(struct reader *reader)
{
    const char *blank = reader->at;
    while (blank < reader->end && *blank == ' ') {
        blank++;
    }
    if (blank < reader->end && *blank == '"') {
        const char *before = reader->at;
        reader->at = blank;
        switch (read_quoted(reader)) {
        case QUOTED_READ: return true;
        case QUOTED_UNCLOSED: reader->table.unclosed_line = reader->line; return false;
        case QUOTED_NOT: reader->at = before; break;
        }
    }
    read_plain(reader);
    return true;
}

static void keep_row(struct reader *reader, size_t line)
{
    struct table *table = &reader->table;
    size_t kept = reader->count < TABLE_COLUMNS_MAX ? reader->count : TABLE_COLUMNS_MAX;
    if (!reader->any) {
        return; /* spreadsheets leave rows of nothing but separators */
    }
    struct table_row row = {.line = line, .count = reader->count};
    row.fields = ARENA_ARRAY(reader->arena, const char *, kept);
    memcpy(row.fields, reader->fields, kept * sizeof(row.fields[0]));
    table->rows = arena_grow(reader->arena, table->rows, table->count, &table->capacity,
                             sizeof(*table->rows));
    table->rows[table->count++] = row;
}

static bool read_row(struct reader *reader)
{
    const size_t line = reader->line;
    reader->count = 0;
    reader->any = false;
    while (read_field(reader)) {
        if (reader->at == reader->end || is_line_end(*reader->at)) {
            reader->table.cut = reader->at == reader->end;
            keep_row(reader, line);
            if (reader->at < reader->end) {
                end_line(reader);
            }
            return true;
        }
        reader->at++; /* the separator */
    }
    return false;
}

/* The length of a first line "sep=;" with its line end; 0 if there is none. */
static size_t separator_line(const char *bytes, size_t length)
{
    if (length < 5 || (memcmp(bytes, "sep=", 4) != 0 && memcmp(bytes, "SEP=", 4) != 0)) {
        return 0;
    }
    size_t size = 5;
    while (size < length && bytes[size] != '\n' && bytes[size] != '\r') {
        size++;
    }
    size_t ends =
        size < length && bytes[size] == '\r' && size + 1 < length && bytes[size + 1] == '\n' ? 2
                                                                                             : 1;
    return size + ends < length ? size + ends : length;
}

char table_named_separator(const char *bytes, size_t length)
{
    return (char)(separator_line(bytes, length) == 0 ? '\0' : bytes[4]);
}

struct table table_read(struct arena *arena, const char *bytes, size_t length, char separator,
                        size_t rows_max)
{
    size_t skipped = separator_line(bytes, length);
    struct reader reader = {
        .arena = arena,
        .at = bytes + skipped,
        .end = bytes + length,
        .separator = separator,
        .line = skipped == 0 ? 1 : 2,
    };
    while (reader.at < reader.end && reader.table.count < rows_max && read_row(&reader)) {
    }
    return reader.table;
}

size_t table_fit(const struct table *table)
{
    size_t rows[TABLE_COLUMNS_MAX + 1] = {0};
    size_t best = 0;
    for (size_t i = 0; i < table->count; i++) {
        size_t columns = table->rows[i].count;
        columns = columns < TABLE_COLUMNS_MAX ? columns : TABLE_COLUMNS_MAX;
        rows[columns]++;
        size_t fit = rows[columns] * (columns - 1);
        best = fit > best ? fit : best;
    }
    return best;
}
