/* Whether a file is ours, and of which version; and the way from there to the newest one. */
#pragma once

#include "base/err.h"
#include "store/schema.h"

#include <stdbool.h>

struct store;

/* Refuses a file that is not ours or is newer than the schema; *version is 0 for an empty one. Only
 * reads. */
bool migrations_check(struct store *store, const struct schema *schema, int *version,
                      struct err *err);
/*
 * Brings a checked database of this version to that of the schema, each step in a transaction of
 * its own; a new database in a single one. Before the first step a dated copy of an older database
 * is made beside it. After a failure the database has the version of the last step that was done.
 */
bool migrations_run(struct store *store, const struct schema *schema, int version, struct err *err);
