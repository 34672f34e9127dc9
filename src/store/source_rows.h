/* For the files of store, within db_begin: the row of a source. */
#pragma once

#include "domain/list_source.h"

#include <stdint.h>

struct store;

/* The id of the source, which gets a row if it has none. */
int64_t source_id(struct store *store, const char *key);
/* Its list was taken over. The report is that of the import, with what the store found. */
void source_taken(struct store *store, int64_t id, const struct list_import *import,
                  const struct list_report *report);
