/* Whether the status of a booking says that nobody comes. Inside import/csv. */
#pragma once

#include "base/arena.h"
#include "domain/csv_mapping.h"

#include <stdbool.h>

/*
 * True if the status says that nobody comes (people/status.h), or holds one of the clinic's own
 * words without "not" before it. name is what its column is called: below "Cancelled" a mere "yes"
 * says it too.
 */
bool status_is_gone(struct arena *arena, const char *name, const char *status,
                    const struct status_words *words);
