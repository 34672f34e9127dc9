#include "admin/text_table.h"

#include "admin/text.h"
#include "domain/plain.h"

#include <string.h>

#define GAP         2
#define NARROWEST   20 /* cells: a last column with less is not worth wrapping */
#define COLUMNS_MAX 16

struct text_table {
    struct arena *arena;
    size_t columns;
    bool to_the_right[COLUMNS_MAX];
    const char ***rows; /* the header is the first */
    size_t count;
    size_t capacity;
};

static void add_row(struct text_table *table, const char *const *cells)
{
    const char **row = ARENA_ARRAY(table->arena, const char *, table->columns);
    for (size_t i = 0; i < table->columns; i++) {
        row[i] = plain_text(table->arena, cells[i]);
    }
    table->rows =
        arena_grow(table->arena, table->rows, table->count, &table->capacity, sizeof(*table->rows));
    table->rows[table->count++] = row;
}

struct text_table *text_table_create(struct arena *arena, const char *const *header, size_t count)
{
    struct text_table *table = ARENA_NEW(arena, struct text_table);
    const char *names[COLUMNS_MAX];
    table->arena = arena;
    table->columns = count;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(header[i]);
        table->to_the_right[i] = length > 0 && header[i][length - 1] == '#';
        names[i] = arena_strndup(arena, header[i], length - (table->to_the_right[i] ? 1 : 0));
    }
    add_row(table, names);
    return table;
}

void text_table_add(struct text_table *table, const char *const *cells)
{
    add_row(table, cells);
}

static void spaces(FILE *out, size_t count)
{
    fprintf(out, "%*s", (int)count, "");
}

/* A cell that begins at indent, on as many lines as it takes. */
static void print_cell(FILE *out, const char *text, size_t indent, size_t room)
{
    while (text[0] != '\0') {
        size_t next = 0;
        size_t length = text_break(text, room, &next);
        (void)fwrite(text, 1, length, out);
        text += next;
        if (text[0] != '\0') {
            fputc('\n', out);
            spaces(out, indent);
        }
    }
}

/* Where a row goes on that does not fit on one line: below the second column, if that is near. */
static size_t indent_of_rest(const size_t *widths)
{
    size_t second = widths[0] + GAP;
    return second <= NARROWEST / 2 ? second : 2 * GAP;
}

/* A column that has no room on the line begins a new line, with the same indent in every row. A
 * cell wider than a line is wrapped; so is the last cell if there is room for more than a few
 * letters. */
static void print_row(const struct text_table *table, const char *const *cells,
                      const size_t *widths, const struct admin_host *host)
{
    FILE *out = host->out;
    size_t room = host->columns > 0 ? (size_t)host->columns : SIZE_MAX;
    size_t line = 0;    /* where the line begins */
    size_t at = 0;      /* where the column begins */
    size_t written = 0; /* characters on this line so far; spaces wait for what follows */
    bool broken = false;
    for (size_t i = 0; i < table->columns; i++) {
        bool last = i + 1 == table->columns;
        size_t least = last && widths[i] > NARROWEST ? NARROWEST : widths[i];
        if (at > line && (at > room || least > room - at)) {
            broken = broken || written > 0;
            written = 0;
            line = indent_of_rest(widths);
            at = line;
        }
        if (cells[i][0] != '\0') {
            size_t width = text_width(cells[i]);
            size_t start = at + (table->to_the_right[i] ? widths[i] - width : 0);
            fputs(broken ? "\n" : "", out);
            broken = false;
            spaces(out, start - written);
            print_cell(out, cells[i], start, room > start ? room - start : 1);
            written = start + width;
        }
        at += widths[i] + GAP;
    }
    fputc('\n', out);
}

void text_table_print(const struct text_table *table, const struct admin_host *host)
{
    size_t widths[COLUMNS_MAX] = {0};
    for (size_t row = 0; row < table->count; row++) {
        for (size_t i = 0; i < table->columns; i++) {
            size_t width = text_width(table->rows[row][i]);
            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
    for (size_t row = 0; row < table->count; row++) {
        bool bold = row == 0 && host->out_is_terminal;
        fputs(bold ? "\033[1m" : "", host->out);
        print_row(table, table->rows[row], widths, host);
        fputs(bold ? "\033[0m" : "", host->out);
    }
}

void text_table_heading(const struct admin_host *host, const char *text)
{
    bool bold = host->out_is_terminal;
    fprintf(host->out, "\n%s%s%s\n", bold ? "\033[1m" : "", text, bold ? "\033[0m" : "");
}
