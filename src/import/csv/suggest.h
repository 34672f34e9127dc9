/* Finding out how a CSV list is to be read. Inside import/. */
#pragma once

#include "import/collect.h"
#include "import/suggest_result.h"

#include <stdbool.h>

/* Reads collection->bytes; see import_suggest. */
bool csv_suggest(struct collection *collection, struct suggestion *suggestion);
