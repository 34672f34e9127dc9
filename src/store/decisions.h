/* What the staff say about visits. who is as in store/audit.h, which each of these writes to, in
 * the same transaction. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/decision.h"
#include "domain/ids.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A decision about a visit; initials are "" for one that is not signed. All are kept;
 * the latest is the valid one. The first one sets the visit's seen_at. An urgent flag that comes
 * later clears seen_at, and the next decision sets it again. What was urgent in a visit that was
 * undone can be decided about as well, by a decision that is signed. */
bool store_decide(struct store *store, struct visit_id visit, enum decision decision,
                  const char *initials, const char *who, struct err *err);
/* Takes an arrival back that turned out to be somebody else's, signed with initials: it is set
 * aside and its history kept. Once more changes nothing. */
bool store_undo_arrival(struct store *store, struct visit_id visit, const char *initials,
                        const char *who, struct err *err);

/* Who was seen from since_ms on and arrived on that local day, the latest first. */
struct seen_client {
    const char *initials;
    const char *therapist;
    int64_t seen_ms;
};
struct seen_clients {
    const struct seen_client *items;
    size_t count;
};
bool store_seen_since(struct store *store, struct arena *arena, int64_t since_ms,
                      struct seen_clients *seen, struct err *err);
