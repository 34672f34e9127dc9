/* What a client answered at earlier visits. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/ids.h"
#include "domain/response.h"
#include "domain/visit.h"
#include "store/store.h"

#include <stdbool.h>

/* The last finished response of the same client from a visit before this one, to one of the
 * questionnaires of this reason (NULL: to any), and when the full one of them was finished last.
 * exists is false for a walk-in and for someone who has none. */
bool store_prior_response(struct store *store, struct arena *arena, struct visit_id visit,
                          const struct visit_reason *reason, struct prior_response *prior,
                          struct err *err);

/* Gives each question of the response that is carried forward the answer of the newest finished
 * response of the same client about this reason (NULL: about any), from a visit before this one,
 * that has one which the form still offers. Nothing for a walk-in. */
bool store_carry_forward(struct store *store, struct visit_id visit,
                         const struct visit_reason *reason, struct response *response,
                         struct err *err);

/* For the files of store, within db_begin: store_prior_response of a visit that stands. */
struct prior_response prior_read(struct store *store, struct arena *arena, struct visit_id visit,
                                 const struct visit_reason *reason);
