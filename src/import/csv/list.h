/* Day lists as comma separated values (RFC 4180; also with semicolons or tabs). Inside import/. */
#pragma once

#include "domain/csv_mapping.h"
#include "import/collect.h"

#include <stdbool.h>
#include <stdint.h>

enum csv_times {
    CSV_TIMES_WRITTEN, /* ISO 8601, or the format of the mapping */
    CSV_TIMES_MINUTES, /* "+10", "-20": minutes from base_ms */
};

struct csv_options {
    const struct csv_mapping *mapping;
    enum csv_times times;
    int64_t base_ms;
    const char *uid_prefix; /* not NULL: uids are this and the number of the row */
};

/* Reads collection->bytes; what is broken is refused, and reading goes on behind it. */
void csv_list_parse(struct collection *collection, const struct csv_options *options);
