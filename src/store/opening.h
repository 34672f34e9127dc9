/* Whether the clinic was closed or opened by hand. */
#pragma once

#include "base/err.h"
#include "domain/hours.h"
#include "store/store.h"

#include <stdbool.h>

/* The clinic was closed or opened by hand. Where that is what its hours say anyway, said is false:
 * nothing is kept against them any more. who goes into the audit (store/audit.h). */
bool store_set_opening(struct store *store, const struct hours_by_hand *by_hand, const char *who,
                       struct err *err);
/* What was said last, also when its time is over. */
bool store_opening(struct store *store, struct hours_by_hand *by_hand, struct err *err);
