#include "import/csv/header.h"

#include "domain/name.h"

#include <string.h>

#define NOT_THERE ((size_t)-1)

/* The columns of a list in a message have so much room. */
#define COLUMNS_TEXT_MAX 200

struct names {
    const char *items[LIST_COLUMN_COUNT][COLUMN_NAMES_MAX]; /* folded */
    const struct csv_mapping *mapping;
};

static struct names folded_names(struct arena *arena, const struct csv_mapping *mapping)
{
    struct names names = {.mapping = mapping};
    for (size_t column = 0; column < LIST_COLUMN_COUNT; column++) {
        for (size_t i = 0; i < mapping->columns[column].count; i++) {
            names.items[column][i] = name_fold(arena, mapping->columns[column].items[i]);
        }
    }
    return names;
}

static size_t kept_fields(const struct table_row *row)
{
    return row->count < TABLE_COLUMNS_MAX ? row->count : TABLE_COLUMNS_MAX;
}

static const char *const *folded_row(struct arena *arena, const struct table_row *row)
{
    size_t count = kept_fields(row);
    const char **folded = ARENA_ARRAY(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        folded[i] = name_fold(arena, row->fields[i]);
    }
    return folded;
}

static size_t place_of(const char *const *folded, size_t from, size_t count, const char *name)
{
    for (size_t i = from; i < count; i++) {
        if (strcmp(folded[i], name) == 0) {
            return i;
        }
    }
    return NOT_THERE;
}

/* How many of the names stand in the row. */
static size_t matches(struct arena *arena, const struct names *names, const struct table_row *row)
{
    const char *const *folded = folded_row(arena, row);
    size_t count = 0;
    for (size_t column = 0; column < LIST_COLUMN_COUNT; column++) {
        for (size_t i = 0; i < names->mapping->columns[column].count; i++) {
            size_t at = place_of(folded, 0, kept_fields(row), names->items[column][i]);
            count += at != NOT_THERE ? 1 : 0;
        }
    }
    return count;
}

/* The first of the rows at the top in which most names stand; how many do is in *most. */
static size_t best_row(struct arena *arena, const struct names *names, const struct table *table,
                       size_t *most)
{
    size_t best = 0;
    *most = 0;
    for (size_t i = 0; i < table->count && i < HEADER_ROWS_MAX; i++) {
        size_t count = matches(arena, names, &table->rows[i]);
        if (count > *most) {
            *most = count;
            best = i;
        }
    }
    return best;
}

static char choose_separator(struct collection *collection, const struct names *names)
{
    char best = table_separators[0];
    size_t best_matches = 0;
    size_t best_fit = 0;
    char named = table_named_separator(collection->bytes, collection->length);
    for (const char *at = table_separators; named == '\0' && *at != '\0'; at++) {
        struct table sample =
            table_read(collection->arena, collection->bytes, collection->length, *at, SAMPLE_ROWS);
        size_t count = 0;
        best_row(collection->arena, names, &sample, &count);
        size_t fit = table_fit(&sample);
        if (count > best_matches || (count == best_matches && fit > best_fit)) {
            best = *at;
            best_matches = count;
            best_fit = fit;
        }
    }
    return (char)(named != '\0' ? named : best);
}

/* "start, end, client": what a list whose header was recognized calls its columns. */
static const char *columns_text(struct arena *arena, const struct table_row *row)
{
    const char *text = "";
    for (size_t i = 0; i < kept_fields(row) && strlen(text) < COLUMNS_TEXT_MAX; i++) {
        if (row->fields[i][0] != '\0') {
            text =
                arena_printf(arena, "%s%s%.60s", text, text[0] == '\0' ? "" : ", ", row->fields[i]);
        }
    }
    return text;
}

/* Column names come from the configuration, so they may be quoted. */
static bool find_columns(struct collection *collection, const struct names *names,
                         const struct table_row *row, struct csv_header *header)
{
    const struct csv_mapping *mapping = names->mapping;
    const char *const *folded = folded_row(collection->arena, row);
    size_t count = kept_fields(row);
    bool all = true;
    for (size_t column = 0; column < LIST_COLUMN_COUNT; column++) {
        struct csv_places *places = &header->places[column];
        bool may_lack = mapping->unnamed && list_columns[column].presence == PRESENCE_OPTIONAL;
        for (size_t i = 0; i < mapping->columns[column].count; i++) {
            const char *name = mapping->columns[column].items[i];
            size_t at = place_of(folded, 0, count, names->items[column][i]);
            if (at == NOT_THERE && !may_lack) {
                collection_refuse(collection, row->line, "no column is called '%s'%s", name,
                                  all ? arena_printf(collection->arena, "; there are: %s",
                                                     columns_text(collection->arena, row))
                                      : "");
                all = false;
            } else if (at != NOT_THERE &&
                       place_of(folded, at + 1, count, names->items[column][i]) != NOT_THERE) {
                all = collection_refuse(collection, row->line, CSV_TWO_COLUMNS, name);
            } else if (at != NOT_THERE) {
                places->items[places->count++] = at;
            }
        }
    }
    return all;
}

bool csv_header_find(struct collection *collection, const struct csv_mapping *mapping,
                     struct table *table, struct csv_header *header)
{
    const struct names names = folded_names(collection->arena, mapping);
    size_t count = 0;
    *header = (struct csv_header){.row = 0};
    if (mapping->columns[LIST_START].count == 0) {
        return collection_refuse(collection, 1, "no column is mapped to the start");
    }
    *table = table_read(collection->arena, collection->bytes, collection->length,
                        choose_separator(collection, &names), TABLE_ROWS_MAX + 1);
    if (table->unclosed_line != 0) {
        return collection_refuse(collection, table->unclosed_line,
                                 "a quotation mark is never closed: half a file?");
    }
    if (table->count == 0) {
        return collection_refuse(collection, 1, "no header row: an empty file?");
    }
    if (table->count > TABLE_ROWS_MAX) {
        return collection_refuse(collection, 0, "more than %d rows", TABLE_ROWS_MAX);
    }
    header->row = best_row(collection->arena, &names, table, &count);
    const struct table_row *row = &table->rows[header->row];
    header->columns = row->count;
    if (count == 0) { /* its first row may be of a person, so that nothing of it is told */
        return collection_refuse(
            collection, row->line,
            "neither iCalendar nor a table with these columns: no column is called '%s'",
            mapping->columns[LIST_START].items[0]);
    }
    if (row->count > TABLE_COLUMNS_MAX) {
        return collection_refuse(collection, row->line, "more columns than any day list has");
    }
    return find_columns(collection, &names, row, header);
}
