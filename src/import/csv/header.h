/* Which row of a table names its columns, and where the columns of a day list are. Inside
 * import/csv. */
#pragma once

#include "domain/csv_mapping.h"
#include "import/collect.h"
#include "import/csv/table.h"

#include <stdbool.h>
#include <stddef.h>

/* Titles and addresses stand above the names, in so many rows at most. */
#define HEADER_ROWS_MAX 10

struct csv_places {
    size_t items[COLUMN_NAMES_MAX]; /* where in a row */
    size_t count;                   /* 0: the list has no such column */
};
struct csv_header {
    size_t row;     /* of the table; the rows of the list follow it */
    size_t columns; /* how many there are */
    struct csv_places places[LIST_COLUMN_COUNT];
};

/*
 * Reads the table with the separator under which its header is found best, and finds the header.
 * False, with what is wrong refused, if there is none.
 */
bool csv_header_find(struct collection *collection, const struct csv_mapping *mapping,
                     struct table *table, struct csv_header *header);

/* Columns are found by their names. */
#define CSV_TWO_COLUMNS "two columns are called '%s': give one of them another name in this line"

/* How many rows are looked at to choose a separator. */
#define SAMPLE_ROWS 40
