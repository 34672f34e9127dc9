/* What a client told before a visit, for the files of this layer that read the visit itself. */
#pragma once

#include "base/arena.h"
#include "domain/record.h"
#include "store/store.h"

/* What is known of the client of this visit from before it; empty without a client. Within a piece
 * of work that reads at one moment; lives in the arena. */
struct client_history history_read(struct store *store, struct arena *arena,
                                   const struct visit_record *record);
