/* Clients whose therapist has just said, here or in another program on the same database, that they
 * know of them. The attract screen shows their initials for a short time. */
#pragma once

#include "app/world.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEEN_SHOWN_MS (5 * 60 * 1000)
#define SEEN_READ_MS  15000 /* how often the database is asked */
#define SEEN_MAX      3     /* clients shown at once; of more, the latest */

/* Two letters with their dots and marks. Longer initials are not a name's and are not shown. */
#define SEEN_INITIALS_SIZE 48

struct seen {
    char initials[SEEN_MAX][SEEN_INITIALS_SIZE]; /* in the order they were seen */
    size_t count;
    int64_t next_ms; /* monotonic: when to ask the database again */
    bool failed;     /* the last read failed: logged once, not every time */
};

/* Asks the database. True if the initials to show changed. If the database cannot be read, none are
 * shown. */
bool seen_read(struct seen *seen, const struct world *world);
/* "J. S. · A. K."; "" for nobody. In the arena. */
const char *seen_words(const struct seen *seen, struct arena *arena);
