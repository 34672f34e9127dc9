/* How a list is to be read, as the program found out. */
#pragma once

#include "import/request.h"

#include <stddef.h>

struct suggestion {
    enum import_format format; /* IMPORT_CSV or IMPORT_ICALENDAR */
    const char *encoding;      /* "Windows-1252" */
    char separator;            /* of a CSV */
    size_t header_line;        /* of a CSV: that names its columns */
    struct csv_mapping mapping;
    const char *const *unsure; /* what somebody should look at; names columns, quotes no value */
    size_t unsure_count;
};
