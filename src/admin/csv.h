/* CSV after RFC 4180, into an arena. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

struct csv {
    struct arena *arena;
    char *text; /* ends with a zero byte once something was written */
    size_t length;
    size_t capacity;
};

/* One record; a field that holds a comma, a quotation mark or a line break is quoted. */
void csv_record(struct csv *csv, const char *const *fields, size_t count);
