/* Visits as CSV: one answer a row. */
#pragma once

#include "base/arena.h"
#include "domain/record.h"

/* histories: one for each record. The text of the whole file, header first. A visit without answers
 * is one row, so that nobody is missing. */
const char *export_csv(struct arena *arena, const struct visit_records *records,
                       const struct client_history *histories);
