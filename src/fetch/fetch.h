/*
 * Day lists from their sources into the database: what the program cozy-fetch does. Files are
 * parsed in processes of their own (fetch/work.h); calendars of the web are fetched by another, so
 * that whoever speaks to the network does not see the database.
 */
#pragma once

#include "base/clock.h"
#include "base/err.h"
#include "content/config.h"
#include "store/store.h"

#include <stdbool.h>

struct fetch_setup {
    const struct config *config;
    const char *database;
    const struct clock *clock;
    const char *authorities; /* certificates to trust instead of the system's; NULL for those */
    int patience_s;          /* with a server; 0: as usual */
    const char *version;     /* of the program: another one reads a list anew */
    bool quiet;              /* what went well is not logged */
    bool tells_once;         /* nor is a failure that the database knows of already */
};

enum fetch_end {
    FETCH_DONE,
    FETCH_FAILED,   /* a source is not in order; what is wrong was logged */
    FETCH_DATABASE, /* err */
};

/* Brings every source up to date once. */
enum fetch_end fetch_once(const struct fetch_setup *setup, struct err *err);
/* Keeps them up to date until SIGTERM or SIGINT. The work is done by processes that are begun again
 * when one of them ends; they have ended when this returns. */
void fetch_run(const struct fetch_setup *setup);
/* Fetches the calendars of the web alone, into config->downloads_path: once, or for good. */
enum fetch_end fetch_downloads(const struct fetch_setup *setup, bool once, struct err *err);

/* For scripts and tests, whose time is not that of the machine: brings lists into a store that is
 * open. NULL if it cannot begin; then err is set. */
struct bringer;
struct bringer *fetch_bringer(const struct fetch_setup *setup, struct store *store,
                              struct err *err);
