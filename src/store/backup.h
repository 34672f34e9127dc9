/* Copies of the whole database: made while it is in use, verified, and put back. */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>

/*
 * Writes a copy of the database as it is at this moment to path, while others go on writing: into a
 * new file beside it, checked from the first page to the last, which then takes the name. A file at
 * path is replaced only if it is such a copy. That there is a backup is noted in the database.
 */
bool store_backup(struct store *store, const char *path, const struct store_progress *progress,
                  struct err *err);
/*
 * Puts a copy of the file from in the place of the database at path, which nobody may have open.
 * from may be of an older version; one that is damaged, newer or another program's is refused. The
 * old database is kept beside, *kept is its name ("" if there was none). On failure the old one is
 * still there.
 */
bool store_restore(struct arena *arena, const char *path, const char *from,
                   const struct clock *clock, const struct store_progress *progress,
                   const char **kept, struct err *err);

/* For the files of store: */

/* Writes a sound copy of an open database to path, and waits until it is on disk. The caller
 * removes it on failure, with what SQLite keeps beside it. */
bool copy_write(struct store *from, const char *path, const struct store_progress *progress,
                struct err *err);
void copy_remove(struct arena *arena, const char *path);
