/* Brings one source after the other up to date: looked at by a process of its own, kept in the
 * database. Inside fetch/ only. */
#pragma once

#include "base/clock.h"
#include "content/config.h"
#include "fetch/work.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bringer;

struct bring_setup {
    const struct config *config;
    struct store *store;
    const struct clock *clock;
    const char *downloads; /* the folder that calendars of the web are kept in */
    const char *manner;    /* how lists are read: bytes that were read in another are read anew */
    void (*reader)(void *task, int out); /* NULL: reader_run; for tests of readers that break */
    bool quiet;                          /* what went well is not logged */
    bool tells_once;                     /* nor is a failure that the database knows of already */
};

/* Says in the database which sources are in use. NULL, with err set, if that cannot be kept. */
struct bringer *bringer_create(const struct bring_setup *setup, struct err *err);
/* NULL is fine. */
void bringer_destroy(struct bringer *bringer);

/* From now on that inotify tells when something changes where the sources are. */
void bringer_watch(struct bringer *bringer, int watch);

/* Looks at every source, and takes over what is new. False if one of them is not in order. */
bool bringer_bring(struct bringer *bringer);
