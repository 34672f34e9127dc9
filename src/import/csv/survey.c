#include "import/csv/survey.h"

#include "domain/name.h"
#include "import/csv/fit.h"
#include "import/csv/header.h"
#include "import/csv/when.h"
#include "import/people/status.h"

#include <stdlib.h>
#include <string.h>

/* So many rows are looked at. */
#define SURVEY_ROWS 300

/* Fewer digits are no telephone number. */
#define PHONE_DIGITS_MIN 7

static size_t kept_fields(const struct table_row *row)
{
    return row->count < TABLE_COLUMNS_MAX ? row->count : TABLE_COLUMNS_MAX;
}

/* How much a row looks as though it names columns: those that are wanted count more. A row with a
 * time in it is an appointment. */
static size_t header_score(struct arena *arena, const struct table_row *row)
{
    size_t score = 0;
    bool begins = false;
    size_t wanted = 0;
    for (size_t i = 0; i < kept_fields(row); i++) {
        struct when when;
        if (row->fields[i][0] == '\0') {
            continue;
        }
        if (when_read(row->fields[i], 0, &when)) {
            return 0;
        }
        enum role role = role_of(arena, row->fields[i]).role;
        begins = begins || role == ROLE_BEGIN;
        wanted += role > ROLE_OTHER ? 1 : 0;
        score += role > ROLE_OTHER ? 3 : role == ROLE_OTHER ? 1 : 0;
    }
    return begins || wanted > 1 ? score + (begins ? 3 : 0) : 0;
}

static size_t best_header(struct arena *arena, const struct table *table, size_t *best)
{
    *best = 0;
    size_t row = 0;
    for (size_t i = 0; i < table->count && i < HEADER_ROWS_MAX; i++) {
        size_t score = header_score(arena, &table->rows[i]);
        if (score > *best) {
            *best = score;
            row = i;
        }
    }
    return row;
}

static char choose_separator(struct collection *collection)
{
    char named = table_named_separator(collection->bytes, collection->length);
    char best = table_separators[0];
    size_t best_score = 0;
    size_t best_fit = 0;
    for (const char *at = table_separators; *at != '\0'; at++) {
        struct table sample =
            table_read(collection->arena, collection->bytes, collection->length, *at, SAMPLE_ROWS);
        size_t score = 0;
        best_header(collection->arena, &sample, &score);
        size_t fit = table_fit(&sample);
        if (score > best_score || (score == best_score && fit > best_fit)) {
            best = *at;
            best_score = score;
            best_fit = fit;
        }
    }
    return (char)(named != '\0' ? named : best);
}

/* Longer texts tell of more than whether somebody comes. */
#define STATUS_BYTES_MAX 40

static void look_for_status(struct arena *arena, struct column_survey *column, const char *value)
{
    if (strlen(value) <= STATUS_BYTES_MAX) {
        const char *folded = name_fold(arena, value);
        column->gone += status_is_cancelled(folded) ? 1 : 0;
        column->states += status_is_known(folded) ? 1 : 0;
    }
}

static void look_at(struct column_survey *column, const char *value)
{
    struct when when;
    size_t digits = 0;
    size_t letters = 0;
    int minutes = 0;
    for (const char *at = value; *at != '\0'; at++) {
        bool letter = ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z') || (unsigned char)*at >= 0x80;
        digits += *at >= '0' && *at <= '9' ? 1 : 0;
        letters += letter ? 1 : 0;
    }
    column->filled++;
    column->mails += strchr(value, '@') != NULL ? 1 : 0;
    column->durations += duration_read(value, &minutes) ? 1 : 0;
    if (when_read(value, 0, &when)) {
        column->zones += when.has_zone ? 1 : 0;
        bool midnight = when.hour == 0 && when.minute == 0 && when.second == 0;
        column->midnights += when.has_date && when.has_time && midnight ? 1 : 0;
        column->moments += when.has_date && when.has_time ? 1 : 0;
        column->dates += when.has_date && !when.has_time ? 1 : 0;
        column->times += !when.has_date ? 1 : 0;
    } else {
        column->fault = column->fault == NULL ? when_fault(value) : column->fault;
        column->phones += digits >= PHONE_DIGITS_MIN && letters < digits ? 1 : 0;
        column->words += digits == 0 && letters > 1 ? 1 : 0;
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void survey_column(struct arena *arena, struct survey *survey, size_t place)
{
    struct column_survey *column = &survey->columns[place];
    const struct table *table = &survey->table;
    const char **values = ARENA_ARRAY(arena, const char *, SURVEY_ROWS);
    size_t count = 0;
    column->name = table->rows[survey->header].fields[place];
    column->role = role_of(arena, column->name);
    for (size_t i = survey->header + 1; i < table->count && count < SURVEY_ROWS; i++) {
        const struct table_row *row = &table->rows[i];
        if (place < kept_fields(row) && row->fields[place][0] != '\0' &&
            !csv_is_total(arena, row)) {
            values[count++] = row->fields[place];
            look_at(column, row->fields[place]);
            look_for_status(arena, column, row->fields[place]);
        }
    }
    if (column->midnights == column->moments) { /* dates, with a midnight that nobody wrote */
        column->dates += column->moments;
        column->moments = 0;
    }
    if (survey_most(column, column->mails)) {
        column->role = (struct named_role){ROLE_OTHER, 0};
    }
    if (count > 0) {
        qsort(values, count, sizeof(values[0]), by_text);
    }
    column->several = count > 0 && strcmp(values[0], values[count - 1]) != 0;
    for (size_t i = 1; i < count; i++) {
        column->repeated = column->repeated || strcmp(values[i - 1], values[i]) == 0;
    }
}

bool survey_take(struct collection *collection, struct survey *survey)
{
    size_t score = 0;
    survey->separator = choose_separator(collection);
    survey->table = table_read(collection->arena, collection->bytes, collection->length,
                               survey->separator, TABLE_ROWS_MAX + 1);
    if (survey->table.unclosed_line != 0) {
        return collection_refuse(collection, survey->table.unclosed_line,
                                 "a quotation mark is never closed: half a file?");
    }
    if (survey->table.count == 0) {
        return collection_refuse(collection, 1, "no header row: an empty file?");
    }
    survey->header = best_header(collection->arena, &survey->table, &score);
    if (score == 0) {
        return collection_refuse(collection, 0,
                                 "neither iCalendar nor a table: none of its first lines names "
                                 "columns such as Date, Time, Client, Phone; write such a line "
                                 "above the others");
    }
    survey->count = kept_fields(&survey->table.rows[survey->header]);
    survey->columns = ARENA_ARRAY(collection->arena, struct column_survey, survey->count);
    for (size_t i = 0; i < survey->count; i++) {
        survey_column(collection->arena, survey, i);
    }
    return true;
}

bool survey_most(const struct column_survey *column, size_t number)
{
    return number > 0 && number * 2 >= column->filled;
}
