/* What a client answered at earlier visits. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/ids.h"
#include "domain/visit.h"
#include "store/store.h"

#include <stdbool.h>

/* The last finished response of the same client from a visit before this one. exists is false for
 * a walk-in and for someone who has none. */
bool store_prior_response(struct store *store, struct arena *arena, struct visit_id visit,
                          struct prior_response *prior, struct err *err);

/* For the files of store, within db_begin: store_prior_response of a visit that stands. */
struct prior_response prior_read(struct store *store, struct arena *arena, struct visit_id visit);
