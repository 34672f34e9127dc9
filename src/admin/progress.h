/* A bar on the terminal for what takes long; nothing where there is no terminal. Meanwhile a signal
 * that ends the program (Ctrl-C) waits until what was begun has been tidied up. */
#pragma once

#include "admin/host.h"
#include "store/store.h"

#include <signal.h>

struct progress {
    const struct admin_host *host;
    const char *what; /* "backing up" */
    int percent;      /* shown last; -1: nothing yet */
    sigset_t signals; /* that wait */
    sigset_t mask_before;
};
struct progress progress_begin(const struct admin_host *host, const char *what);
/* For the store, which is told to stop when a signal waits; progress must outlive it. */
struct store_progress progress_of(struct progress *progress);
/* Clears the line. A signal that waited takes effect now. */
void progress_end(struct progress *progress);
