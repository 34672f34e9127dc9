/* Rows with more or fewer fields than the list has columns. Inside import/csv. */
#pragma once

#include "import/csv/header.h"
#include "import/csv/times.h"

#include <stdbool.h>

/* The texts of a column of a row, "" or joined by a space where it is several. */
const char *csv_cell(struct arena *arena, const struct csv_header *header,
                     const struct table_row *row, enum list_column column);
/* The parts of a time; every one of them may be "". */
struct time_cells csv_time_cells(const struct csv_header *header, const struct table_row *row,
                                 enum list_column column);

/*
 * Makes the row as long as the header: fills a short one, takes empty fields from the end of a long
 * one, and joins what a comma without quotation marks has cut ("Smith, Jane") where only one way to
 * join makes sense. False, with the row as it was, if there are several ways, or none.
 */
bool csv_fit(struct arena *arena, const struct csv_header *header, const struct list_times *times,
             struct table_row *row);
/* True for a row whose first field says that it is a total, a page number or the like. */
bool csv_is_total(struct arena *arena, const struct table_row *row);
/* True for a row below the appointments that is of nobody: a total, a page number. */
bool csv_is_footer(struct arena *arena, const struct csv_header *header,
                   const struct table_row *row);
