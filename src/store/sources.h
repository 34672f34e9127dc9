/* The sources of day lists: which are in use, and how each of them is doing. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/list_source.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

/* Says which sources are configured. What others brought of today and later is set aside, but for
 * appointments that somebody has arrived for. */
bool store_use_sources(struct store *store, const struct list_source *sources, size_t count,
                       struct err *err);
/* How the source is doing; one that was never in use has a status without times. */
bool store_source(struct store *store, struct arena *arena, const char *key,
                  struct source_status *status, struct err *err);
/* All sources that are in use, in the order in which they came into use. */
bool store_sources(struct store *store, struct arena *arena, struct source_status **items,
                   size_t *count, struct err *err);

/* The source could be looked at, and what it holds, as of written_ms, is what was read before. */
bool store_source_unchanged(struct store *store, const char *key, int64_t written_ms,
                            struct err *err);
/* The source cannot be read, or what it holds is refused: bytes of this digest ("" if it is not
 * known), for this day. The reason quotes nobody. */
bool store_source_failed(struct store *store, const struct source_status *status, struct err *err);
