#include "import/csv/fit.h"

#include "domain/name.h"

#include <string.h>

/* Fewer digits are no telephone number. */
#define PHONE_DIGITS_MIN 4

const char *csv_cell(struct arena *arena, const struct csv_header *header,
                     const struct table_row *row, enum list_column column)
{
    const struct csv_places *places = &header->places[column];
    const char *text = "";
    for (size_t i = 0; i < places->count; i++) {
        const char *part = places->items[i] < row->count ? row->fields[places->items[i]] : "";
        if (part[0] != '\0') {
            text = text[0] == '\0' ? part : arena_printf(arena, "%s %s", text, part);
        }
    }
    return text;
}

struct time_cells csv_time_cells(const struct csv_header *header, const struct table_row *row,
                                 enum list_column column)
{
    struct time_cells cells = {.count = 0};
    const struct csv_places *places = &header->places[column];
    for (size_t i = 0; i < places->count; i++) {
        cells.items[cells.count++] =
            places->items[i] < row->count ? row->fields[places->items[i]] : "";
    }
    return cells;
}

static size_t digits_in(const char *text)
{
    size_t digits = 0;
    for (const char *at = text; *at != '\0'; at++) {
        digits += *at >= '0' && *at <= '9' ? 1 : 0;
    }
    return digits;
}

/* True if each column holds what it may hold. */
static bool is_plausible(struct arena *arena, const struct csv_header *header,
                         const struct list_times *times, const struct table_row *row)
{
    struct when when;
    int minutes = 0;
    const struct time_cells start = csv_time_cells(header, row, LIST_START);
    const struct time_cells end = csv_time_cells(header, row, LIST_END);
    const char *duration = csv_cell(arena, header, row, LIST_DURATION);
    if (!list_times_read(times, arena, &start, &when) || !when.has_date || !when.has_time ||
        (csv_cell(arena, header, row, LIST_END)[0] != '\0' &&
         !list_times_read(times, arena, &end, &when)) ||
        (duration[0] != '\0' && !duration_read(duration, &minutes))) {
        return false;
    }
    const struct csv_places *phones = &header->places[LIST_PHONE];
    for (size_t i = 0; i < phones->count; i++) {
        const char *phone = row->fields[phones->items[i]];
        if (phone[0] != '\0' &&
            (digits_in(phone) < PHONE_DIGITS_MIN || strchr(phone, ',') != NULL)) {
            return false;
        }
    }
    return digits_in(csv_cell(arena, header, row, LIST_CLIENT_NAME)) < PHONE_DIGITS_MIN;
}

/* True if the list reads the same of both rows. */
static bool is_same(const struct csv_header *header, const struct table_row *a,
                    const struct table_row *b)
{
    for (size_t column = 0; column < LIST_COLUMN_COUNT; column++) {
        const struct csv_places *places = &header->places[column];
        for (size_t i = 0; i < places->count; i++) {
            if (strcmp(a->fields[places->items[i]], b->fields[places->items[i]]) != 0) {
                return false;
            }
        }
    }
    return true;
}

/* The row with the fields from place on, as many more as it has too many, joined to one. */
static struct table_row join_at(struct arena *arena, const struct csv_header *header,
                                const struct table_row *row, size_t place)
{
    struct table_row joined = {.line = row->line, .count = header->columns};
    size_t more = row->count - header->columns;
    joined.fields = ARENA_ARRAY(arena, const char *, header->columns);
    for (size_t i = 0; i < header->columns; i++) {
        joined.fields[i] = row->fields[i <= place ? i : i + more];
    }
    for (size_t i = 1; i <= more; i++) {
        joined.fields[place] =
            arena_printf(arena, "%s, %s", joined.fields[place], row->fields[place + i]);
    }
    return joined;
}

static bool join(struct arena *arena, const struct csv_header *header,
                 const struct list_times *times, struct table_row *row)
{
    struct table_row found = {.count = 0};
    for (size_t place = 0; place < header->columns; place++) {
        struct table_row joined = join_at(arena, header, row, place);
        if (!is_plausible(arena, header, times, &joined)) {
            continue;
        }
        if (found.count > 0 && !is_same(header, &found, &joined)) {
            return false;
        }
        found = joined;
    }
    if (found.count > 0) {
        *row = found;
    }
    return found.count > 0;
}

bool csv_fit(struct arena *arena, const struct csv_header *header, const struct list_times *times,
             struct table_row *row)
{
    static const size_t joined_max = 3;
    if (row->count > TABLE_COLUMNS_MAX) {
        return false;
    }
    while (row->count > header->columns && row->fields[row->count - 1][0] == '\0') {
        row->count--;
    }
    if (row->count > header->columns) {
        return row->count - header->columns <= joined_max && join(arena, header, times, row);
    }
    if (row->count < header->columns) {
        const char **fields = ARENA_ARRAY(arena, const char *, header->columns);
        for (size_t i = 0; i < header->columns; i++) {
            fields[i] = i < row->count ? row->fields[i] : "";
        }
        row->fields = fields;
        row->count = header->columns;
    }
    return true;
}

bool csv_is_total(struct arena *arena, const struct table_row *row)
{
    static const char *const words[] = {
        "total",     "totaux", "subtotal", "sous total", "grand total", "sum",
        "somme",     "count",  "nombre",   "page ",      "printed",     "imprime",
        "generated", "genere", "exported", "end of ",    "fin de "};
    size_t first = 0;
    while (first < row->count && first < TABLE_COLUMNS_MAX && row->fields[first][0] == '\0') {
        first++;
    }
    if (first >= row->count || first >= TABLE_COLUMNS_MAX) {
        return true;
    }
    const char *folded = name_fold(arena, row->fields[first]);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strncmp(folded, words[i], strlen(words[i])) == 0) {
            return true;
        }
    }
    return false;
}

bool csv_is_footer(struct arena *arena, const struct csv_header *header,
                   const struct table_row *row)
{
    const bool is_known =
        header->places[LIST_CLIENT_NAME].count > 0 || header->places[LIST_PHONE].count > 0;
    if (is_known && csv_cell(arena, header, row, LIST_START)[0] == '\0' &&
        csv_cell(arena, header, row, LIST_CLIENT_NAME)[0] == '\0' &&
        csv_cell(arena, header, row, LIST_PHONE)[0] == '\0') {
        return true;
    }
    return csv_is_total(arena, row);
}
