/* A bar on the terminal for what takes long; nothing where there is no terminal. */
#pragma once

#include "admin/admin.h"
#include "store/store.h"

struct progress {
    const struct admin_host *host;
    const char *what; /* "backing up" */
    int percent;      /* shown last; -1: nothing yet */
};
struct progress progress_begin(const struct admin_host *host, const char *what);
/* For the store; progress must outlive it. */
struct store_progress progress_of(struct progress *progress);
/* Clears the line. */
void progress_end(struct progress *progress);
