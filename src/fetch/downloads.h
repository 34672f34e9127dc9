/*
 * Calendars of the web: each is kept as a file in one folder, beside a note of how fetching it
 * went. The process that fetches them need not see the database, and the one that reads them needs
 * no network.
 */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "content/config.h"

#include <stdbool.h>
#include <stdint.h>

/* Where the calendar of an address is kept; place is the path of the file that holds the address.
 */
const char *download_path(struct arena *arena, const char *folder, const char *place);

/* How fetching went. Texts are "" where nothing is known. Times in ms since 1970 UTC, 0 for never.
 */
struct download_note {
    const char *etag; /* of what is kept, as the server calls it (HTTP: ETag, Last-Modified) */
    const char *last_modified;
    const char *address_digest; /* of the address that it came from, which is itself a secret */
    const char *reason;         /* why the last try failed; never the address */
    int64_t tried_ms;
    int64_t failures; /* in a row */
};
/* Of an address that was never tried, all is empty. */
struct download_note download_note_read(struct arena *arena, const char *folder, const char *place);

struct download_setup {
    const struct config *config;
    const struct clock *clock;
    const char *folder;
    const char *authorities; /* file of certificates to trust; NULL: those of the system */
    int patience_s;          /* with a server; 0: as usual */
};

/* Fetches each calendar that is due and keeps what is new. False if one of them fails; what is
 * wrong is logged, without the address. *next_ms is when the next one is due (monotonic). With
 * all, each is due. */
struct downloads;
struct downloads *downloads_create(const struct download_setup *setup);
void downloads_destroy(struct downloads *downloads);
bool downloads_fetch(struct downloads *downloads, bool all, int64_t *next_ms);
