/* The times of the rows of a list: how they are written shows in all of them together. Inside
 * import/csv. */
#pragma once

#include "import/csv/when.h"

#include <stddef.h>

struct list_times {
    const char *format; /* of the mapping; "" or the words of an order: read without a pattern */
    int near_year;
    unsigned orders;                     /* that the dates of the rows leave possible */
    size_t certain[DATE_YEAR_FIRST + 1]; /* rows that are a date in this order alone */
    size_t dated;                        /* rows with a date, and with a time of day */
    size_t timed;
    size_t midnights; /* of the timed: with midnight for the time that is missing */
};

/* The parts of one cell, or of several columns. */
struct time_cells {
    const char *items[COLUMN_NAMES_MAX];
    size_t count;
};

/* Reads a start, or an end. False if it is no time, or lacks what a start needs (an end may lack
 * the date). */
bool list_times_read(const struct list_times *times, struct arena *arena,
                     const struct time_cells *cells, struct when *when);
/* Takes account of a row's date before any is turned into a moment. */
void list_times_see(struct list_times *times, const struct when *when);
/* After all rows were seen: the order of the numbers of a date, 0 if nobody can tell. Where nearly
 * all rows agree, a few others do not count. */
unsigned list_times_orders(const struct list_times *times);
