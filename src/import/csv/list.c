#include "import/csv/list.h"

#include "base/bug.h"
#include "base/clock.h"
#include "domain/name.h"
#include "import/people/phone.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include <csv.h>

#define CSV_COLUMNS_MAX 256

/* The longest reach of a demonstration row: a day. */
#define RELATIVE_MINUTES_MAX (24L * 60)

#define COLUMN_ABSENT ((size_t)-1)

/* One reading of a file. libcsv calls back for each field and row. */
struct reading {
    struct collection *collection;
    const struct csv_options *options;
    size_t columns[LIST_COLUMN_COUNT]; /* where in a row; COLUMN_ABSENT if the list has none */
    size_t header_count;               /* fields of the header row; 0 before it */
    const char *fields[CSV_COLUMNS_MAX];
    size_t field_count; /* may be larger than what fits in fields */
    size_t line;        /* being fed */
    size_t row_line;    /* where the row began; 0 between rows */
    size_t row;         /* 1 for the first after the header */
    bool stopped;       /* without a header nobody knows what the rows hold */
};

static bool refuse(struct reading *reading, const char *reason)
{
    return collection_refuse(reading->collection, reading->row_line, "%s", reason);
}

static bool is_named(const struct csv_mapping *mapping, size_t column)
{
    return mapping->columns[column] != NULL && mapping->columns[column][0] != '\0';
}

/* A copy without white space at either end, line breaks inside turned to spaces. */
static const char *field_copy(struct arena *arena, const char *bytes, size_t length)
{
    static const char spaces[] = " \t\r\n";
    while (length > 0 && memchr(spaces, bytes[length - 1], strlen(spaces)) != NULL) {
        length--;
    }
    while (length > 0 && memchr(spaces, bytes[0], strlen(spaces)) != NULL) {
        bytes++;
        length--;
    }
    char *copy = arena_strndup(arena, bytes, length);
    for (char *at = strpbrk(copy, "\r\n\t"); at != NULL; at = strpbrk(at, "\r\n\t")) {
        *at = ' ';
    }
    return copy;
}

static void on_field(void *bytes, size_t length, void *data)
{
    struct reading *reading = data;
    if (reading->field_count < CSV_COLUMNS_MAX) {
        reading->fields[reading->field_count] =
            length == 0 ? "" : field_copy(reading->collection->arena, bytes, length);
    }
    reading->field_count++;
}

/* Column names come from the configuration, so they may be quoted. */
static bool read_header(struct reading *reading)
{
    const struct csv_mapping *mapping = reading->options->mapping;
    bool ok = true;
    for (size_t column = 0; column < LIST_COLUMN_COUNT; column++) {
        const char *name = mapping->columns[column];
        reading->columns[column] = COLUMN_ABSENT;
        if (!is_named(mapping, column)) {
            continue;
        }
        for (size_t i = 0; i < reading->field_count; i++) {
            if (strcasecmp(reading->fields[i], name) != 0) {
                continue;
            }
            if (reading->columns[column] != COLUMN_ABSENT) {
                ok = collection_refuse(reading->collection, reading->row_line,
                                       "two columns are called '%s'", name);
                break;
            }
            reading->columns[column] = i;
        }
        bool may_lack = mapping->unnamed && list_columns[column].presence == PRESENCE_OPTIONAL;
        if (reading->columns[column] == COLUMN_ABSENT && !may_lack) {
            ok = collection_refuse(reading->collection, reading->row_line,
                                   "no column is called '%s'", name);
        }
    }
    reading->header_count = reading->field_count;
    if (!is_named(mapping, LIST_START)) {
        ok = refuse(reading, "no column is mapped to the start");
    }
    return ok;
}

static const char *field(const struct reading *reading, enum list_column column)
{
    size_t at = reading->columns[column];
    return at == COLUMN_ABSENT ? "" : reading->fields[at];
}

/* ISO 8601 with a time of day; a space for the T, as spreadsheets write it. */
static bool read_iso8601(const char *text, int64_t *ms)
{
    char buffer[ISO8601_SIZE];
    size_t length = strlen(text);
    static const size_t date_length = sizeof("2026-11-22") - 1;
    if (length >= sizeof(buffer) || length <= date_length) {
        return false;
    }
    memcpy(buffer, text, length + 1);
    if (buffer[date_length] == ' ') {
        buffer[date_length] = 'T';
    }
    return iso8601_parse(buffer, ms);
}

static bool read_formatted(const char *text, const char *format, int64_t *ms)
{
    /* a zone in the text (%z) sets the offset, so an impossible one tells that there was none */
    static const long no_offset = 100L * 60 * 60;
    struct tm tm = {.tm_gmtoff = no_offset, .tm_isdst = -1};
    const char *end = strptime(text, format, &tm);
    if (end == NULL || *end != '\0' || tm.tm_mday == 0) {
        return false;
    }
    if (tm.tm_gmtoff != no_offset) {
        long offset = tm.tm_gmtoff;
        *ms = ((int64_t)timegm(&tm) - offset) * 1000;
        return true;
    }
    *ms = civil_to_ms((struct civil_time){
        .year = tm.tm_year + 1900,
        .month = tm.tm_mon + 1,
        .day = tm.tm_mday,
        .hour = tm.tm_hour,
        .minute = tm.tm_min,
        .second = tm.tm_sec,
    });
    return true;
}

static bool read_minutes(const char *text, int64_t base_ms, int64_t *ms)
{
    char *end = NULL;
    long minutes = strtol(text, &end, 10);
    if (end == text || *end != '\0' || minutes < -RELATIVE_MINUTES_MAX ||
        minutes > RELATIVE_MINUTES_MAX) {
        return false;
    }
    *ms = base_ms + minutes * MS_A_MINUTE;
    return true;
}

static bool read_time(const struct reading *reading, const char *text, int64_t *ms)
{
    const struct csv_options *options = reading->options;
    if (options->times == CSV_TIMES_MINUTES) {
        return read_minutes(text, options->base_ms, ms);
    }
    const char *format = options->mapping->time_format;
    return format == NULL || format[0] == '\0' ? read_iso8601(text, ms)
                                               : read_formatted(text, format, ms);
}

static bool is_cancelled(struct arena *arena, const char *status)
{
    const char *folded = name_fold(arena, status);
    return strncmp(folded, "cancel", strlen("cancel")) == 0 ||
           strncmp(folded, "annul", strlen("annul")) == 0;
}

static bool read_times(struct reading *reading, struct appointment *appointment)
{
    const char *start = field(reading, LIST_START);
    const char *end = field(reading, LIST_END);
    bool ok = true;
    if (start[0] == '\0') {
        ok = refuse(reading, "the start is missing");
    } else if (!read_time(reading, start, &appointment->start_ms)) {
        ok = refuse(reading, "the start is not a time that can be read");
    }
    appointment->end_ms = appointment->start_ms + APPOINTMENT_MINUTES * MS_A_MINUTE;
    if (end[0] != '\0' && !read_time(reading, end, &appointment->end_ms)) {
        ok = refuse(reading, "the end is not a time that can be read");
    }
    if (ok && appointment->end_ms <= appointment->start_ms) {
        ok = refuse(reading, "the end is not after the start");
    }
    return ok;
}

static void read_row(struct reading *reading)
{
    struct collection *collection = reading->collection;
    struct appointment appointment = appointment_empty;
#define TAKE_OVER(ID, name, usual, presence) appointment.name = field(reading, LIST_##ID);
    APPOINTMENT_TEXTS(TAKE_OVER)
    appointment.phone = phone_digits(collection->arena, appointment.phone);
    appointment.status = is_cancelled(collection->arena, field(reading, LIST_STATUS))
                             ? APPOINTMENT_CANCELLED
                             : APPOINTMENT_BOOKED;
    if (!read_times(reading, &appointment)) {
        return;
    }
    const char *prefix = reading->options->uid_prefix;
    appointment.uid = prefix == NULL
                          ? collection_uid(collection, &appointment)
                          : arena_printf(collection->arena, "%s%zu", prefix, reading->row);
    collection_add(collection, appointment);
}

static bool is_blank(const struct reading *reading)
{
    for (size_t i = 0; i < reading->field_count && i < CSV_COLUMNS_MAX; i++) {
        if (reading->fields[i][0] != '\0') {
            return false;
        }
    }
    return true;
}

static void begin_row(struct reading *reading)
{
    reading->field_count = 0;
    reading->row_line = 0;
}

static void on_row(int terminator, void *data)
{
    (void)terminator;
    struct reading *reading = data;
    const bool is_header = reading->header_count == 0;
    if (reading->stopped) {
        return;
    }
    if (reading->field_count > CSV_COLUMNS_MAX) {
        refuse(reading, "more columns than any day list has");
        reading->stopped = is_header;
    } else if (is_header) {
        reading->stopped = !read_header(reading);
    } else if (!is_blank(reading)) { /* spreadsheets leave rows of nothing but separators */
        reading->row++;
        if (reading->field_count != reading->header_count) {
            collection_refuse(reading->collection, reading->row_line,
                              "%zu columns where the header has %zu", reading->field_count,
                              reading->header_count);
        } else {
            read_row(reading);
        }
    }
    begin_row(reading);
}

/* The separator that the header row has most of, outside quotes. */
static unsigned char find_delimiter(const char *bytes, size_t length)
{
    static const char candidates[] = {',', ';', '\t'};
    size_t counts[sizeof(candidates)] = {0};
    bool quoted = false;
    for (size_t i = 0; i < length && (quoted || (bytes[i] != '\n' && bytes[i] != '\r')); i++) {
        quoted = bytes[i] == '"' ? !quoted : quoted;
        for (size_t c = 0; !quoted && c < sizeof(candidates); c++) {
            counts[c] += bytes[i] == candidates[c] ? 1 : 0;
        }
    }
    size_t best = 0;
    for (size_t c = 1; c < sizeof(candidates); c++) {
        best = counts[c] > counts[best] ? c : best;
    }
    return (unsigned char)candidates[best];
}

/* The next line with its line break (LF, CRLF or CR). */
static size_t line_length(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\n') {
            return i + 1;
        }
        if (bytes[i] == '\r') {
            return i + (i + 1 < length && bytes[i + 1] == '\n' ? 2 : 1);
        }
    }
    return length;
}

static void start_parser(struct csv_parser *parser, unsigned char delimiter)
{
    if (csv_init(parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        BUG("out of memory");
    }
    csv_set_delim(parser, delimiter);
}

/* libcsv stops at a quotation mark in the wrong place: the next line is taken for a new row. */
static void skip_row(struct reading *reading, struct csv_parser *parser)
{
    unsigned char delimiter = csv_get_delim(parser);
    csv_free(parser);
    start_parser(parser, delimiter);
    begin_row(reading);
    reading->stopped = reading->header_count == 0;
}

/* Line by line, because libcsv does not count them. */
static void feed(struct reading *reading, struct csv_parser *parser)
{
    struct collection *collection = reading->collection;
    const char *at = collection->bytes;
    size_t left = collection->length;
    while (left > 0 && !reading->stopped) {
        size_t length = line_length(at, left);
        reading->line++;
        reading->row_line = reading->row_line == 0 ? reading->line : reading->row_line;
        if (csv_parse(parser, at, length, on_field, on_row, reading) != length) {
            collection_refuse(collection, reading->line,
                              "a quotation mark inside a field, or text after one");
            skip_row(reading, parser);
        } else if (parser->pstate == 0) {
            reading->row_line = 0; /* an empty line: no row has begun */
        }
        at += length;
        left -= length;
    }
    reading->row_line = reading->row_line == 0 ? reading->line : reading->row_line;
    if (!reading->stopped && csv_fini(parser, on_field, on_row, reading) != 0) {
        collection_refuse(collection, reading->row_line,
                          "a quotation mark is never closed: half a file?");
    }
}

void csv_list_parse(struct collection *collection, const struct csv_options *options)
{
    struct csv_parser parser;
    start_parser(&parser, find_delimiter(collection->bytes, collection->length));
    struct reading reading = {.collection = collection, .options = options};
    feed(&reading, &parser);
    csv_free(&parser);
    if (reading.header_count == 0 && !collection->broken) {
        collection_refuse(collection, 1, "no header row: an empty file?");
    }
}
