/*
 * A new definition for a table with rows in it, for what ALTER TABLE cannot do: another CHECK,
 * another type, a column less. As SQLite's "Making Other Kinds Of Table Schema Changes" describes.
 */
#pragma once

#include <stdbool.h>

struct store;

/* True if sql begins with "REBUILD TABLE". */
bool rebuild_is_asked(const char *sql);
/*
 * Runs "REBUILD TABLE name (…) …", which goes on as CREATE TABLE name would. The rows keep all
 * columns that both definitions have; a new column has its default, and a column that the new
 * definition leaves out is gone. Ids, the counter of AUTOINCREMENT, indexes, triggers and views
 * stay. Nothing counts as changed: triggers are made again when all rows are in place.
 *
 * There must be a table of exactly this name, capitals too; otherwise the work fails (db.h).
 *
 * Within a transaction, and with foreign keys off: the caller looks afterwards whether a reference
 * leads nowhere. SQL of the same step must drop an index, trigger or view that names a column which
 * goes, and make it anew afterwards.
 */
void rebuild_table(struct store *store, const char *sql);
