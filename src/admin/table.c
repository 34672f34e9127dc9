#include "admin/table.h"

#include "admin/text.h"

#include <string.h>

#define GAP         2
#define NARROWEST   20 /* cells: a last column with less is not worth wrapping */
#define COLUMNS_MAX 16

struct table {
    struct arena *arena;
    size_t columns;
    bool to_the_right[COLUMNS_MAX];
    const char ***rows; /* the header is the first */
    size_t count;
    size_t capacity;
};

static void add_row(struct table *table, const char *const *cells)
{
    const char **row = ARENA_ARRAY(table->arena, const char *, table->columns);
    for (size_t i = 0; i < table->columns; i++) {
        row[i] = text_plain(table->arena, cells[i]);
    }
    table->rows =
        arena_grow(table->arena, table->rows, table->count, &table->capacity, sizeof(*table->rows));
    table->rows[table->count++] = row;
}

struct table *table_create(struct arena *arena, const char *const *header, size_t count)
{
    struct table *table = ARENA_NEW(arena, struct table);
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

void table_add(struct table *table, const char *const *cells)
{
    add_row(table, cells);
}

static void spaces(FILE *out, size_t count)
{
    fprintf(out, "%*s", (int)count, "");
}

/* The last cell of a row, on as many lines as it takes. */
static void print_last(FILE *out, const char *text, size_t indent, size_t room)
{
    while (text[0] != '\0') {
        size_t next = strlen(text);
        size_t length = room > 0 ? text_break(text, room, &next) : next;
        (void)fwrite(text, 1, length, out);
        fputc('\n', out);
        text += next;
        if (text[0] != '\0') {
            spaces(out, indent);
        }
    }
}

static void print_row(const struct table *table, const char *const *cells, const size_t *widths,
                      const struct admin_host *host)
{
    size_t indent = 0;
    size_t last = table->columns - 1;
    while (last > 0 && cells[last][0] == '\0') {
        last--; /* no blanks at the end of a line */
    }
    for (size_t i = 0; i < last; i++) {
        size_t pad = widths[i] - text_width(cells[i]);
        spaces(host->out, table->to_the_right[i] ? pad : 0);
        fputs(cells[i], host->out);
        spaces(host->out, (table->to_the_right[i] ? 0 : pad) + GAP);
        indent += widths[i] + GAP;
    }
    if (table->to_the_right[last]) {
        spaces(host->out, widths[last] - text_width(cells[last]));
    }
    size_t columns = (size_t)(host->columns > 0 ? host->columns : 0);
    bool wraps = last == table->columns - 1 && columns >= indent + NARROWEST;
    print_last(host->out, cells[last][0] == '\0' ? " " : cells[last], indent,
               wraps ? columns - indent : 0);
}

void table_print(const struct table *table, const struct admin_host *host)
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

void table_heading(const struct admin_host *host, const char *text)
{
    bool bold = host->out_is_terminal;
    fprintf(host->out, "\n%s%s%s\n", bold ? "\033[1m" : "", text, bold ? "\033[0m" : "");
}
