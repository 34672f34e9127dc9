/*
 * Keeps the database's day list in step with the file it comes from. A file that is broken or half
 * written leaves the last good list in place, is logged once with line and reason, and is tried
 * again when it changes.
 */
#pragma once

#include "app/world.h"
#include "base/file.h"

#include <stdbool.h>
#include <stdint.h>

struct day_list_source {
    struct file_stamp stamp;  /* of the file as last tried */
    int64_t tried_day_ms;     /* the local day it was tried for */
    int64_t checked_ms;       /* monotonic */
    int64_t demonstration_ms; /* wall clock of the invented list */
    bool tried;
};

#define DAY_LIST_CHECK_MS 15000

/* Reads the file if it changed, or if a new day began. True if the list was taken over. */
bool day_list_refresh(struct day_list_source *source, const struct world *world);
