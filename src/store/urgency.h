/* What is urgent: in one visit, and among all of a day. */
#pragma once

#include "base/err.h"
#include "domain/ids.h"
#include "domain/questionnaire.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* How urgent a visit is, by all that was ever said in it. */
struct visit_urgency {
    enum tier highest;
    /* An emergency that nobody has decided about, in this visit or another one of the client on the
     * same day. */
    bool stop_undecided;
};
bool store_visit_urgency(struct store *store, struct visit_id visit, struct visit_urgency *urgency,
                         struct err *err);

/* Which tiers somebody raised on the day of at_ms whom none of the staff has seen yet. */
struct unseen {
    bool hold;
    bool stop;
};
bool store_unseen(struct store *store, int64_t at_ms, struct unseen *unseen, struct err *err);
