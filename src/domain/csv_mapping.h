/* How a day list in CSV is to be read: as the configuration says it, and the import does it. */
#pragma once

#include "base/arena.h"
#include "domain/appointment.h"

#include <stdbool.h>
#include <stddef.h>

/* The columns of DAY_LIST_COLUMNS (domain/appointment.h). */
enum list_column {
#define LIST_COLUMN_ID(ID, name, usual, presence) LIST_##ID,
    DAY_LIST_COLUMNS(LIST_COLUMN_ID) LIST_COLUMN_COUNT
#undef LIST_COLUMN_ID
};

enum column_presence { PRESENCE_REQUIRED, PRESENCE_OPTIONAL };

struct list_column_info {
    const char *name;
    const char *usual;
    enum column_presence presence;
};
extern const struct list_column_info list_columns[LIST_COLUMN_COUNT];

/* A list may have a thing in several columns: first and last name, date and time, phones. */
#define COLUMN_NAMES_MAX 4
struct column_names {
    const char *items[COLUMN_NAMES_MAX]; /* as they stand in the header row */
    size_t count;                        /* 0 for a column that the list does not have */
};

/* Further words of a status that say that nobody comes. */
struct status_words {
    const char *const *items;
    size_t count;
};

/* Which number of 11/12/2026 is the day. Bits, so that several can be possible. */
enum date_order { DATE_DAY_FIRST = 1, DATE_MONTH_FIRST = 2, DATE_YEAR_FIRST = 4 };
#define DATE_ORDERS_ALL 7U

struct csv_mapping {
    /* What stands in several columns is joined by a space; of phones each counts. */
    struct column_names columns[LIST_COLUMN_COUNT];
    /* Of start and end: a pattern (below), the words of a date_order, or "" if they tell by
     * themselves. */
    const char *time_format;
    struct status_words cancelled;
    /* Nobody named the columns, so that the list may be without the optional ones. */
    bool unnamed;
};
/* The columns as the list that the kiosk comes with calls them; times that tell by themselves. */
extern const struct csv_mapping csv_mapping_usual;

/* "day first", "month first" or "year first"; 0 for any other text. */
unsigned csv_date_order(const char *format);
const char *csv_date_order_words(enum date_order order);

/*
 * A pattern is text in which these stand for a part of the time, as in strptime(3): %d %e day, %m
 * month, %b %B %h its name (English or French), %Y year of four digits, %y of two, %H %k hour, %I
 * %l hour of twelve with %p, %M minute, %S second, %f fraction, %z offset or Z, %Z name of the
 * zone, %a %A day of the week, %D %F %R %T %r, %%. Returns NULL if dates and times can be read by
 * it, or if it is the words of a date_order; else what is wrong with it, such as "has no hour (%H,
 * or %I with %p)".
 */
const char *csv_time_format_fault(struct arena *arena, const char *format);
