#include "import/csv/times.h"

#include <stdlib.h>
#include <string.h>

/* The longest reach of a demonstration row: a day. */
#define RELATIVE_MINUTES_MAX (24L * 60)

/* So many rows for each that disagrees make a rule. */
#define MAJORITY 10

static const char *joined(struct arena *arena, const struct time_cells *cells)
{
    const char *text = cells->count == 0 ? "" : cells->items[0];
    for (size_t i = 1; i < cells->count; i++) {
        text = arena_printf(arena, "%s %s", text, cells->items[i]);
    }
    return text;
}

/* A date with midnight in one column and the time in another, as databases write them: the date is
 * that of the first that has one, the time that of the last. */
static bool read_apart(const struct time_cells *cells, int near_year, struct when *when)
{
    bool any = false;
    for (size_t i = 0; i < cells->count; i++) {
        struct when part;
        if (cells->items[i][0] == '\0') {
            continue;
        }
        if (!when_read(cells->items[i], near_year, &part)) {
            return false;
        }
        if (!any) {
            *when = part;
        } else if (part.has_time) {
            struct when date = *when;
            *when = part;
            when->has_date = date.has_date || part.has_date;
            if (date.has_date) {
                memcpy(when->date, date.date, sizeof(date.date));
                when->numbered = date.numbered;
                when->orders = date.orders;
                when->weekday = date.weekday;
            }
        }
        any = true;
    }
    return any;
}

bool list_times_read(const struct list_times *times, struct arena *arena,
                     const struct time_cells *cells, struct when *when)
{
    const char *text = joined(arena, cells);
    if (times->format[0] != '\0' && csv_date_order(times->format) == 0) {
        return when_read_pattern(text, times->format, when);
    }
    return when_read(text, times->near_year, when) ||
           (cells->count > 1 && read_apart(cells, times->near_year, when));
}

void list_times_see(struct list_times *times, const struct when *when)
{
    times->dated += when->has_date ? 1 : 0;
    times->timed += when->has_date && when->has_time ? 1 : 0;
    bool midnight = when->hour == 0 && when->minute == 0 && when->second == 0 && !when->has_zone;
    times->midnights += when->has_date && when->has_time && midnight ? 1 : 0;
    if (!when->has_date || !when->numbered) {
        return;
    }
    times->orders &= when->orders;
    for (unsigned order = DATE_DAY_FIRST; order <= DATE_YEAR_FIRST; order <<= 1) {
        times->certain[order] += when->orders == order ? 1 : 0;
    }
}

unsigned list_times_orders(const struct list_times *times)
{
    unsigned fixed = csv_date_order(times->format);
    if (fixed != 0) {
        return fixed;
    }
    if (times->orders != 0) {
        return times->orders;
    }
    size_t all = times->certain[DATE_DAY_FIRST] + times->certain[DATE_MONTH_FIRST] +
                 times->certain[DATE_YEAR_FIRST];
    for (unsigned order = DATE_DAY_FIRST; order <= DATE_YEAR_FIRST; order <<= 1) {
        if (times->certain[order] >= MAJORITY * (all - times->certain[order]) &&
            times->certain[order] > 0) {
            return order;
        }
    }
    return 0;
}
