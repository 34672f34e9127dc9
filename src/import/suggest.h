/* Finding out by itself how a list is to be read, for whoever would have to write it down. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "import/request.h"
#include "import/suggest_result.h"

#include <stdbool.h>

/*
 * Looks at the names of the columns (English or French, as booking systems and people write them)
 * and at what stands below. The request's format and mapping are not read; its day decides where
 * day and month of all dates could be either way round. False, with what is missing added to
 * problems, if no such list can be read.
 */
bool import_suggest(struct arena *arena, const struct import_request *request,
                    struct suggestion *suggestion, struct problems *problems);
