#include "import/csv/list.h"

#include "base/clock.h"
#include "domain/name.h"
#include "import/csv/fit.h"
#include "import/csv/header.h"
#include "import/csv/status.h"
#include "import/people/person.h"
#include "import/people/phone.h"
#include "import/placeholder.h"

#include <stdlib.h>
#include <string.h>

/* The longest reach of a demonstration row, and the longest appointment: a day. */
#define DAY_MINUTES (24L * 60)

struct reading {
    struct collection *collection;
    struct arena *arena;
    const struct csv_options *options;
    const struct csv_mapping *mapping;
    struct table table;
    struct csv_header header;
    size_t whole_day; /* the column that says so, as Outlook has it; TABLE_COLUMNS_MAX for none */
    struct list_times times;
    unsigned orders;
    const char **ids; /* of the rows, sorted, to tell which are there twice */
    size_t id_count;
    const struct table_row *row;
    size_t number;   /* of the row, from 1 */
    size_t readable; /* rows */
    size_t unreadable;
    size_t without_hour;   /* of the unreadable */
    size_t undecided_line; /* where a date is that could be several; 0 if there is none */
};

static const char *cell(const struct reading *reading, enum list_column column)
{
    return csv_cell(reading->arena, &reading->header, reading->row, column);
}

/* --- rows of the table --- */

static bool is_header_again(const struct reading *reading, const struct table_row *row)
{
    const struct table_row *header = &reading->table.rows[reading->header.row];
    for (size_t i = 0; i < header->count; i++) {
        if (i >= row->count || strcmp(row->fields[i], header->fields[i]) != 0) {
            return false;
        }
    }
    return true;
}

/* True if the file ends in the middle of its last row: without a line end, and all other rows have
 * as many fields as the header. */
static bool is_cut(const struct reading *reading)
{
    const struct table *table = &reading->table;
    size_t last = table->count - 1;
    if (!table->cut || last == reading->header.row ||
        table->rows[last].count >= reading->header.columns) {
        return false;
    }
    for (size_t i = reading->header.row + 1; i < last; i++) {
        if (table->rows[i].count < reading->header.columns) {
            return false;
        }
    }
    const char *first = table->rows[last].fields[0];
    return (first[0] >= '0' && first[0] <= '9') ||
           !csv_is_footer(reading->arena, &reading->header, &table->rows[last]);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t find_whole_day(struct arena *arena, const struct table_row *header)
{
    static const char *const names[] = {"all day event", "all day",         "allday",
                                        "is all day",    "journee entiere", "toute la journee"};
    for (size_t i = 0; i < header->count && i < TABLE_COLUMNS_MAX; i++) {
        for (size_t j = 0; j < sizeof(names) / sizeof(names[0]); j++) {
            if (strcmp(name_fold(arena, header->fields[i]), names[j]) == 0) {
                return i;
            }
        }
    }
    return TABLE_COLUMNS_MAX;
}

/* Something of a whole day, which Outlook has begin at midnight. */
static bool takes_whole_day(const struct reading *reading)
{
    static const char *const yes[] = {"true", "yes", "1", "vrai", "oui", "x"};
    if (reading->whole_day >= reading->row->count) {
        return false;
    }
    const char *folded = name_fold(reading->arena, reading->row->fields[reading->whole_day]);
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        if (strcmp(folded, yes[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Makes the rows as long as the header, and sees how they write dates and which ids they have. */
static void see_rows(struct reading *reading)
{
    struct table *table = &reading->table;
    reading->ids = ARENA_ARRAY(reading->arena, const char *, table->count);
    for (size_t i = reading->header.row + 1; i < table->count; i++) {
        struct table_row *row = &table->rows[i];
        struct when when;
        if (!csv_fit(reading->arena, &reading->header, &reading->times, row)) {
            continue;
        }
        reading->row = row;
        const char *id = cell(reading, LIST_ID);
        if (id[0] != '\0') {
            reading->ids[reading->id_count++] = id;
        }
        if (reading->options->times == CSV_TIMES_MINUTES) {
            continue;
        }
        static const enum list_column columns[] = {LIST_START, LIST_END};
        for (size_t c = 0; c < 2; c++) {
            const struct time_cells cells = csv_time_cells(&reading->header, row, columns[c]);
            if (list_times_read(&reading->times, reading->arena, &cells, &when)) {
                list_times_see(&reading->times, &when);
            }
        }
    }
    if (reading->id_count > 0) {
        qsort(reading->ids, reading->id_count, sizeof(reading->ids[0]), by_text);
    }
}

/* --- the times of a row --- */

static bool read_minutes(const char *text, int64_t base_ms, int64_t *ms)
{
    char *end = NULL;
    long minutes = strtol(text, &end, 10);
    if (end == text || *end != '\0' || minutes < -DAY_MINUTES || minutes > DAY_MINUTES) {
        return false;
    }
    *ms = base_ms + minutes * MS_A_MINUTE;
    return true;
}

/* The order of the numbers of a date, which may be any that gives the same; 0 if nobody can tell.
 */
static unsigned order_of(const struct reading *reading, const struct when *when)
{
    unsigned possible = when->orders & reading->orders;
    return possible != 0 && when_is_same(when, possible) ? possible & (~possible + 1) : 0;
}

static const char *unreadable_start(const struct reading *reading, const struct time_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        const char *fault = when_fault(cells->items[i]);
        if (fault != NULL) {
            return arena_printf(reading->arena, "the start %s", fault);
        }
    }
    return "the start is not a time that can be read";
}

/* NULL, with the start, or what is wrong. */
static const char *read_start(struct reading *reading, struct when *when, int64_t *ms)
{
    const char *text = cell(reading, LIST_START);
    if (text[0] == '\0') {
        return "the start is missing";
    }
    if (reading->options->times == CSV_TIMES_MINUTES) {
        return read_minutes(text, reading->options->base_ms, ms)
                   ? NULL
                   : "the start is not a time that can be read";
    }
    const struct time_cells cells = csv_time_cells(&reading->header, reading->row, LIST_START);
    if (!list_times_read(&reading->times, reading->arena, &cells, when)) {
        return unreadable_start(reading, &cells);
    }
    if (!when->has_date || !when->has_time) {
        reading->without_hour += when->has_date ? 1 : 0;
        return when->has_date ? "the start has no time of day" : "the start has no date";
    }
    if ((when->orders & reading->orders) == 0) {
        return "its date is written in another order than the others";
    }
    unsigned order = order_of(reading, when);
    if (order == 0) {
        reading->undecided_line =
            reading->undecided_line == 0 ? reading->row->line : reading->undecided_line;
        return "day and month could be either way round";
    }
    *ms = when_ms(when, order);
    return NULL;
}

/* An end of the row, which may lack the date; false if there is none that can be read. */
static bool read_end_text(const struct reading *reading, const struct when *start, int64_t *ms)
{
    const struct time_cells cells = csv_time_cells(&reading->header, reading->row, LIST_END);
    struct when when;
    if (reading->options->times == CSV_TIMES_MINUTES) {
        return read_minutes(cell(reading, LIST_END), reading->options->base_ms, ms);
    }
    if (!list_times_read(&reading->times, reading->arena, &cells, &when) &&
        !(when_read(cell(reading, LIST_END), reading->times.near_year, &when) && !when.has_date)) {
        return false;
    }
    if (!when.has_date) { /* on the day of the start */
        struct when day = *start;
        day.hour = when.hour;
        day.minute = when.minute;
        day.second = when.second;
        when = day;
    }
    unsigned order = order_of(reading, &when);
    if (!when.has_time || order == 0) {
        return false;
    }
    *ms = when_ms(&when, order);
    return true;
}

static void read_end(struct reading *reading, const struct when *start,
                     struct appointment *appointment)
{
    const char *duration = cell(reading, LIST_DURATION);
    int minutes = APPOINTMENT_MINUTES;
    int64_t end_ms = appointment->start_ms;
    struct collection *collection = reading->collection;
    if (duration[0] != '\0' && !duration_read(duration, &minutes)) {
        collection_note(collection, reading->row->line,
                        "the duration cannot be read: taken as %d minutes", minutes);
    }
    appointment->end_ms = appointment->start_ms + minutes * MS_A_MINUTE;
    if (cell(reading, LIST_END)[0] != '\0') {
        if (!read_end_text(reading, start, &end_ms)) {
            collection_note(collection, reading->row->line,
                            "the end cannot be read: taken as %d minutes", minutes);
            return;
        }
    } else if (duration[0] == '\0' && start->has_end) {
        end_ms = appointment->start_ms +
                 ((start->end_hour - start->hour) * 60 + start->end_minute - start->minute) *
                     MS_A_MINUTE;
    } else {
        return;
    }
    int64_t length = end_ms - appointment->start_ms;
    if (length <= 0 || length > DAY_MINUTES * MS_A_MINUTE) {
        collection_note(collection, reading->row->line,
                        "the end is not after the start, or more than a day: taken as %d minutes",
                        minutes);
        return;
    }
    appointment->end_ms = end_ms;
}

/* --- who it is --- */

/* The numbers of all its columns in their order, each once, without the clinic's own. */
static const char *read_phones(const struct reading *reading)
{
    struct arena *arena = reading->arena;
    const struct csv_places *places = &reading->header.places[LIST_PHONE];
    const char *numbers = "";
    for (size_t i = 0; i < places->count; i++) {
        const char *more = phone_digits(arena, reading->row->fields[places->items[i]]);
        numbers = phone_add(arena, numbers, placeholders_left_out(arena, more));
    }
    const char *clinic = reading->collection->request->clinic_phone;
    return clinic[0] == '\0' ? numbers : phone_without(arena, numbers, phone_digits(arena, clinic));
}

/* A booking's own id keeps it the same when it moves. An id of several rows, as of a series or of
 * two people, tells nothing apart. */
static const char *read_uid(const struct reading *reading, const struct appointment *appointment)
{
    struct collection *collection = reading->collection;
    const char *id = cell(reading, LIST_ID);
    const char *prefix = reading->options->uid_prefix;
    if (prefix != NULL) {
        return arena_printf(reading->arena, "%s%zu", prefix, reading->number);
    }
    if (id[0] == '\0') {
        return ""; /* one is made of what the row says */
    }
    const char *made = collection_uid(collection, appointment);
    const char **found =
        bsearch(&id, reading->ids, reading->id_count, sizeof(reading->ids[0]), by_text);
    size_t at = (size_t)(found - reading->ids);
    bool twice = (at > 0 && strcmp(reading->ids[at - 1], id) == 0) ||
                 (at + 1 < reading->id_count && strcmp(reading->ids[at + 1], id) == 0);
    return twice ? arena_printf(reading->arena, "id/%s/%s", id, made)
                 : arena_printf(reading->arena, "id/%s", id);
}

static bool is_gone(const struct reading *reading)
{
    const struct csv_places *places = &reading->header.places[LIST_STATUS];
    const struct table_row *names = &reading->table.rows[reading->header.row];
    for (size_t i = 0; i < places->count; i++) {
        if (status_is_gone(reading->arena, names->fields[places->items[i]],
                           reading->row->fields[places->items[i]], &reading->mapping->cancelled)) {
            return true;
        }
    }
    return false;
}

static bool leave_out(struct reading *reading, const char *reason)
{
    reading->unreadable++;
    return collection_leave_out(reading->collection, reading->row->line, "%s", reason);
}

/* A row that is too long may still tell that it is of another day. */
static void read_long_row(struct reading *reading)
{
    struct collection *collection = reading->collection;
    const struct import_request *request = collection->request;
    struct when when;
    int64_t start = 0;
    if (reading->row->count <= TABLE_COLUMNS_MAX && read_start(reading, &when, &start) == NULL &&
        (start < request->from_ms || start >= request->to_ms)) {
        reading->readable++;
        collection_count(collection, start);
        return;
    }
    leave_out(reading, arena_printf(reading->arena, "%zu columns where the header has %zu",
                                    reading->row->count, reading->header.columns));
}

static void read_row(struct reading *reading)
{
    struct collection *collection = reading->collection;
    struct appointment appointment = appointment_empty;
    struct when start = {.has_end = false};
    const char *fault = read_start(reading, &start, &appointment.start_ms);
    if (fault != NULL) {
        if (!csv_is_footer(reading->arena, &reading->header, reading->row)) {
            leave_out(reading, fault);
        }
        return;
    }
    reading->readable++;
    collection_count(collection, appointment.start_ms);
    if (appointment.start_ms < collection->request->from_ms ||
        appointment.start_ms >= collection->request->to_ms) {
        return; /* what is odd about it is of no interest today */
    }
    if (takes_whole_day(reading)) {
        collection_pass_over(collection, reading->row->line, "takes the whole day");
        return;
    }
#define TAKE_OVER(ID, name, usual, presence) appointment.name = cell(reading, LIST_##ID);
    APPOINTMENT_TEXTS(TAKE_OVER)
    const struct person person = person_of_column(reading->arena, appointment.client_name);
    appointment.phone = phone_add(reading->arena, read_phones(reading), person.phone);
    const bool hides = person.name[0] == '\0' && appointment.client_name[0] != '\0';
    collection_ask(collection, hides ? appointment.client_name : NULL);
    const bool is_break = appointment.client_name[0] == '\0' &&
                          person_is_not_needed(reading->arena, appointment.service);
    if (person.name[0] == '\0' && (appointment.client_name[0] != '\0' || is_break) &&
        appointment.phone[0] == '\0') {
        collection_pass_over(collection, reading->row->line, "is about no client");
        return;
    }
    appointment.client_name = person.name;
    read_end(reading, &start, &appointment);
    bool gone = person.cancelled || is_gone(reading);
    appointment.status = gone ? APPOINTMENT_CANCELLED : APPOINTMENT_BOOKED;
    appointment.uid = read_uid(reading, &appointment);
    collection_add_people(collection, &appointment, true);
}

/* --- the list as a whole --- */

static const char *two_orders(const struct reading *reading)
{
    return arena_printf(reading->arena,
                        "%s: say how they are written in day_list.time_format, such as "
                        "\"%%d/%%m/%%Y %%H:%%M\" or \"%%m/%%d/%%Y %%I:%%M %%p\", or just "
                        "\"day first\" or \"month first\"",
                        reading->orders == 0
                            ? "dates are written in different orders"
                            : "day and month of the dates could be either way round");
}

/* Half a list must not pass for a whole one. */
static void judge(struct reading *reading)
{
    struct collection *collection = reading->collection;
    if (reading->undecided_line != 0) {
        collection_refuse(collection, reading->undecided_line, "%s", two_orders(reading));
        return;
    }
    bool midnight_only =
        reading->times.timed > 0 && reading->times.midnights == reading->times.timed;
    if (!midnight_only && reading->unreadable <= reading->readable) {
        return;
    }
    if (midnight_only || reading->without_hour == reading->unreadable) {
        collection_refuse(collection, 0,
                          "no row says at what hour it begins: name the column of the time as "
                          "well, such as start: [Date, Time]");
        return;
    }
    for (size_t i = 0; i < collection->left_out.kept; i++) {
        const struct remark *remark = &collection->left_out.items[i];
        collection_refuse(collection, remark->line, "%s", remark->reason);
    }
    if (reading->readable > 0 || collection->left_out.count > collection->left_out.kept) {
        collection_refuse(collection, 0, "more rows cannot be read (%zu) than can (%zu)",
                          reading->unreadable, reading->readable);
    }
}

static int near_year(const struct import_request *request)
{
    static const int64_t sane_ms = INT64_C(1) << 50;
    return request->from_ms > 0 && request->from_ms < sane_ms ? civil_from_ms(request->from_ms).year
                                                              : 0;
}

void csv_list_parse(struct collection *collection, const struct csv_options *options)
{
    const struct csv_mapping *mapping = options->mapping;
    struct reading reading = {
        .collection = collection,
        .arena = collection->arena,
        .options = options,
        .mapping = mapping,
        .times = {.format = mapping->time_format == NULL ? "" : mapping->time_format,
                  .near_year = near_year(collection->request),
                  .orders = DATE_ORDERS_ALL},
    };
    if (!csv_header_find(collection, mapping, &reading.table, &reading.header)) {
        return;
    }
    struct table *table = &reading.table;
    reading.whole_day = find_whole_day(reading.arena, &table->rows[reading.header.row]);
    if (is_cut(&reading)) {
        collection_refuse(collection, table->rows[table->count - 1].line,
                          "the last line is cut off: half a file?");
        return;
    }
    see_rows(&reading);
    reading.orders = list_times_orders(&reading.times);
    if (reading.orders == 0) {
        reading.undecided_line = table->rows[reading.header.row + 1].line;
        judge(&reading);
        return;
    }
    for (size_t i = reading.header.row + 1; i < table->count; i++) {
        reading.row = &table->rows[i];
        if (is_header_again(&reading, reading.row)) {
            continue;
        }
        reading.number++;
        if (reading.row->count != reading.header.columns) {
            read_long_row(&reading);
        } else {
            read_row(&reading);
        }
    }
    judge(&reading);
}
