/* Stars on pages, and the use statistics. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/ids.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A star on a page: on or off. */
bool store_set_star(struct store *store, struct visit_id visit, const char *page_id,
                    const char *title, bool on, struct err *err);

/* For the use statistics: one more today. No person, no visit. kind such as "page" or "look-up". */
bool store_count(struct store *store, const char *kind, const char *detail, struct err *err);

/* How often something happened in the days from from_day up to, not including, before_day. Days are
 * local days, "2026-11-22". */
struct usage_count {
    /* "arrived" with the kind of arrival; "questionnaire" with its status; "stopped-after" with the
     * question that was answered last ("" for none); or as given to store_count */
    const char *kind;
    const char *detail;
    int64_t count;
};
struct usage {
    const struct usage_count *items; /* by kind, the most frequent first */
    size_t count;
};
bool store_usage(struct store *store, struct arena *arena, const char *from_day,
                 const char *before_day, struct usage *usage, struct err *err);
