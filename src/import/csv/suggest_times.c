/* How a table writes its dates and times: the order of day and month, and one pattern for all. */
#include "base/clock.h"
#include "import/csv/suggest.h"
#include "import/csv/suggest_search.h"
#include "import/csv/times.h"

size_t suggest_place(const struct search *search, const char *name)
{
    size_t i = 0;
    while (search->survey.columns[i].name != name) {
        i++;
    }
    return i;
}

static struct time_cells cells_of(const struct search *search, enum list_column column, size_t row)
{
    const struct column_names *names = &search->suggestion->mapping.columns[column];
    const struct table_row *fields = &search->survey.table.rows[row];
    struct time_cells cells = {.count = names->count};
    for (size_t i = 0; i < names->count; i++) {
        size_t place = suggest_place(search, names->items[i]);
        bool there = place < fields->count && place < TABLE_COLUMNS_MAX;
        cells.items[i] = there ? fields->fields[place] : "";
    }
    return cells;
}

/* True if every time of the list that tells by itself is the same by the pattern. */
static bool pattern_reads_all(const struct search *search, const struct list_times *times,
                              const char *pattern, enum date_order order)
{
    struct arena *arena = search->collection->arena;
    struct list_times by_pattern = *times;
    by_pattern.format = pattern;
    static const enum list_column columns[] = {LIST_START, LIST_END};
    for (size_t i = search->survey.header + 1; i < search->survey.table.count; i++) {
        for (size_t c = 0; c < 2; c++) {
            const struct time_cells cells = cells_of(search, columns[c], i);
            struct when when;
            struct when again;
            if (list_times_read(times, arena, &cells, &when) && when.has_date && when.has_time &&
                (!list_times_read(&by_pattern, arena, &cells, &again) || when.has_end ||
                 when_ms(&when, order) != when_ms(&again, order))) {
                return false;
            }
        }
    }
    return true;
}

/* The only order under which a row is of the day that is asked for; 0 if there are more or none. */
static unsigned order_of_the_day(const struct search *search, const struct list_times *times)
{
    const struct import_request *request = search->collection->request;
    unsigned fitting = 0;
    for (size_t i = search->survey.header + 1; i < search->survey.table.count; i++) {
        const struct time_cells cells = cells_of(search, LIST_START, i);
        struct when when;
        if (!list_times_read(times, search->collection->arena, &cells, &when) || !when.has_date) {
            continue;
        }
        for (unsigned order = DATE_DAY_FIRST; order <= DATE_YEAR_FIRST; order <<= 1) {
            if ((when.orders & times->orders & order) != 0) {
                int64_t start = when_ms(&when, order);
                bool today = start >= request->from_ms && start < request->to_ms;
                fitting |= today ? order : 0;
            }
        }
    }
    return (fitting & (fitting - 1)) == 0 ? fitting : 0;
}

/* Writes the pattern, or the words of the order where one pattern does not read all. */
static void suggest_pattern(struct search *search, const struct list_times *times, unsigned order)
{
    struct arena *arena = search->collection->arena;
    char buffer[80];
    for (size_t i = search->survey.header + 1; i < search->survey.table.count; i++) {
        const struct time_cells cells = cells_of(search, LIST_START, i);
        struct when when;
        if (!list_times_read(times, arena, &cells, &when) || !when.has_date || !when.has_time) {
            continue;
        }
        const char *pattern = when_pattern(&when, order, buffer);
        if (pattern != NULL && csv_time_format_fault(arena, pattern) == NULL &&
            pattern_reads_all(search, times, pattern, order)) {
            search->suggestion->mapping.time_format = arena_strdup(arena, pattern);
            return;
        }
        break;
    }
    search->suggestion->mapping.time_format = csv_date_order_words(order);
}

bool suggest_times(struct search *search)
{
    const struct import_request *request = search->collection->request;
    struct list_times times = {
        .format = "", .near_year = civil_from_ms(request->from_ms).year, .orders = DATE_ORDERS_ALL};
    bool numbered = false;
    bool several = false;
    for (size_t i = search->survey.header + 1; i < search->survey.table.count; i++) {
        const struct time_cells cells = cells_of(search, LIST_START, i);
        struct when when;
        if (list_times_read(&times, search->collection->arena, &cells, &when)) {
            list_times_see(&times, &when);
            numbered = numbered || (when.has_date && when.numbered);
        }
    }
    if (!numbered) {
        return true;
    }
    times.orders = list_times_orders(&times);
    several = (times.orders & (times.orders - 1)) != 0;
    unsigned order = several ? order_of_the_day(search, &times) : times.orders;
    if (order == 0) {
        return collection_refuse(
            search->collection, search->survey.table.rows[search->survey.header].line,
            "day and month of the dates could be either way round: a list with a day after the "
            "12th would tell, or --date with a day that is in it");
    }
    if (several) {
        suggest_unsure(search,
                       "time_format: day and month could be either way round; taken as %s, because "
                       "then there are visits on the day asked for",
                       csv_date_order_words(order));
    }
    suggest_pattern(search, &times, order);
    return true;
}
