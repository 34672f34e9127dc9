/*
 * Keeps the database's day list in step with the file it comes from. A file that is broken or half
 * written, or that the database cannot take, leaves the last good list in place. It is tried again
 * when it changes, and every DAY_LIST_CHECK_MS, because the reason may pass without the file being
 * touched: a locked database, a mount that is away. It is logged whenever the reason is another.
 */
#pragma once

#include "app/world.h"
#include "base/err.h"
#include "base/file.h"

#include <stdbool.h>
#include <stdint.h>

struct day_list_source {
    struct file_stamp stamp;  /* of the file when it was last read */
    int64_t tried_day_ms;     /* the local day it was last read for */
    int64_t checked_ms;       /* monotonic */
    int64_t demonstration_ms; /* wall clock of the invented list */
    int64_t tried_ms;         /* monotonic */
    bool tried;
    bool failed;       /* when last tried */
    struct err logged; /* why it failed; "" once it was taken over */
};

#define DAY_LIST_CHECK_MS 15000

/* Reads the file if it changed, if a new day began, or if the last try failed. True if the database
 * took the list. */
bool day_list_refresh(struct day_list_source *source, const struct world *world);
