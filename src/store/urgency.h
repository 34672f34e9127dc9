/* What is urgent: in one visit, and among all of a day. */
#pragma once

#include "base/err.h"
#include "domain/ids.h"
#include "domain/questionnaire.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* How urgent a visit is, by all that was ever said in it, and by what nobody has decided about in
 * another one of the client on the same day. */
struct visit_urgency {
    enum tier highest;
    bool stop_undecided; /* an emergency among what nobody has decided about */
};
bool store_visit_urgency(struct store *store, struct visit_id visit, struct visit_urgency *urgency,
                         struct err *err);

/* What somebody raised of a tier and none of the staff has seen. */
struct unseen_flags {
    int64_t count;
    int64_t newest_s; /* seconds since 1970 UTC: when the last of them was raised */
};
struct unseen {
    struct unseen_flags hold;
    struct unseen_flags stop;
};
/* Of those who arrived since the beginning of the day of from_ms. */
bool store_unseen(struct store *store, int64_t from_ms, struct unseen *unseen, struct err *err);
