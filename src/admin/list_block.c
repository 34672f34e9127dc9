#include "admin/list_block.h"

#include "base/text_buffer.h"
#include "domain/plain.h"

#include <stdio.h>
#include <string.h>

/* In double quotes, as YAML reads it back. */
static void add_quoted(struct text_buffer *out, const char *text)
{
    text_buffer_add_text(out, "\"");
    for (const char *at = text; *at != '\0'; at++) {
        char code[8];
        if (*at == '"' || *at == '\\') {
            text_buffer_add(out, "\\", 1);
        }
        if ((unsigned char)*at < 0x20 || *at == 0x7F) {
            snprintf(code, sizeof(code), "\\x%02X", (unsigned)(unsigned char)*at);
            text_buffer_add_text(out, code);
        } else {
            text_buffer_add(out, at, 1);
        }
    }
    text_buffer_add_text(out, "\"");
}

static void add_names(struct text_buffer *out, const struct column_names *names)
{
    const char *const brackets[] = {names->count > 1 ? "[" : "", names->count > 1 ? "]" : ""};
    text_buffer_add_text(out, brackets[0]);
    for (size_t i = 0; i < names->count; i++) {
        text_buffer_add_text(out, i == 0 ? "" : ", ");
        add_quoted(out, names->items[i]);
    }
    text_buffer_add_text(out, names->count == 0 ? "\"\"" : brackets[1]);
}

static const char *separator_name(char separator)
{
    static const struct {
        char separator;
        const char *name;
    } names[] = {{',', "commas"}, {';', "semicolons"}, {'\t', "tabs"}, {'|', "bars"}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (names[i].separator == separator) {
            return names[i].name;
        }
    }
    return "a separator of its own";
}

static void add_notes(struct text_buffer *out, const struct suggestion *suggestion)
{
    struct arena *arena = out->arena;
    const char *found =
        suggestion->format == IMPORT_ICALENDAR
            ? arena_printf(arena, "# Found: iCalendar in %s.\n", suggestion->encoding)
            : arena_printf(arena,
                           "# Found: a table in %s with %s between the columns, which line %zu "
                           "names.\n",
                           suggestion->encoding, separator_name(suggestion->separator),
                           suggestion->header_line);
    text_buffer_add_text(out, found);
    for (size_t i = 0; i < suggestion->unsure_count; i++) {
        text_buffer_add_text(out, "# Please check: ");
        text_buffer_add_text(out, plain_text(arena, suggestion->unsure[i]));
        text_buffer_add_text(out, ".\n");
    }
}

const char *list_block(struct arena *arena, const struct suggestion *suggestion, const char *path,
                       bool is_folder)
{
    struct text_buffer out = {.arena = arena};
    const struct csv_mapping *mapping = &suggestion->mapping;
    const bool calendar = suggestion->format == IMPORT_ICALENDAR;
    add_notes(&out, suggestion);
    text_buffer_add_text(&out, is_folder ? "day_list:\n  path: \"\"\n  sources:\n    - folder: "
                                         : "day_list:\n  path: ");
    add_quoted(&out, path);
    text_buffer_add_text(&out, "\n  format: auto");
    text_buffer_add_text(&out, "\n  time_format: ");
    add_quoted(&out, calendar ? "" : mapping->time_format);
    text_buffer_add_text(&out, "\n  columns:\n");
    for (size_t i = 0; i < LIST_COLUMN_COUNT; i++) {
        text_buffer_add_text(&out, arena_printf(arena, "    %s: ", list_columns[i].name));
        add_names(&out, &mapping->columns[i]);
        text_buffer_add_text(&out, "\n");
    }
    return out.text;
}
