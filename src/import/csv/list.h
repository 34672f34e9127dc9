/* Day lists as comma separated values (RFC 4180; also with semicolons or tabs). Inside import/. */
#pragma once

#include "domain/csv_mapping.h"
#include "import/collect.h"

#include <stdbool.h>
#include <stdint.h>

enum csv_times {
    CSV_TIMES_WRITTEN, /* as the mapping says */
    CSV_TIMES_MINUTES, /* "+10", "-20": minutes from base_ms */
};

struct csv_options {
    const struct csv_mapping *mapping;
    enum csv_times times;
    int64_t base_ms;
    const char *uid_prefix; /* not NULL: uids are this and the number of the row */
};

/*
 * Reads collection->bytes. A row that cannot be read is left out; the list is refused where it
 * cannot be trusted: without its header, with half a row at its end, with a quotation mark that is
 * never closed, with dates that could be several, or when more rows are unreadable than readable.
 */
void csv_list_parse(struct collection *collection, const struct csv_options *options);
