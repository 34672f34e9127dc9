/* A database whose file somebody deleted, renamed or replaced while it was open. */
#pragma once

#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>

/* Nothing more can be kept in it: all work fails until it is closed and opened again, or the file
 * is put back. Asks the file system and not the database. */
bool store_is_lost(const struct store *store);
/* Writes what the lost database holds to a file beside it, "kiosk.db.lost.2026-11-22T10-30-00": all
 * that people said until then can be read as long as it is open. *kept is the name and lives as
 * long as the store, which is only to be closed afterwards. */
bool store_keep_lost(struct store *store, const char **kept, struct err *err);
