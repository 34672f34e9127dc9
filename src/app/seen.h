/*
 * Whom the waiting room is told about: clients whose therapist has just said, here or in another
 * program on the same database, that they know of them. By initials alone, and not for long.
 */
#pragma once

#include "app/world.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEEN_SHOWN_MS (5 * 60 * 1000)
#define SEEN_LOOK_MS  15000 /* how often the database is asked */
#define SEEN_MAX      3     /* at once; the latest ones */

/* Two letters with their dots and marks. What is longer is no name's and not shown. */
#define SEEN_INITIALS_SIZE 48

struct seen {
    char initials[SEEN_MAX][SEEN_INITIALS_SIZE]; /* in the order they were seen, each once */
    size_t count;
    int64_t next_ms; /* monotonic: when it may be otherwise */
    bool failed;     /* the last time: logged once, not every time */
};

/* Asks the database. True if others are to be shown than before. When it cannot be read nobody is,
 * which says less, but nothing wrong. */
bool seen_look(struct seen *seen, const struct world *world);
/* "J. S. · A. K."; "" for nobody. In the arena. */
const char *seen_words(const struct seen *seen, struct arena *arena);
