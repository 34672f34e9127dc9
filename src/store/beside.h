/* The files that stand beside a database. */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"

#include <stdbool.h>

/* "kiosk.db.replaced.2026-11-22T10-30-00", for a copy of path. In the arena. */
const char *beside_name(struct arena *arena, const char *path, const char *what,
                        const struct clock *clock);
/* Renames what is left of SQLite's log of the database at path to that of kept: it belongs to the
 * old file, and must never be read with the new one. */
bool beside_move_log(struct arena *arena, const char *path, const char *kept, struct err *err);
