/* The list of the demonstration: invented people around the present hour. Without a process of its
 * own, because the list comes with the kiosk. */
#pragma once

#include "base/clock.h"
#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

struct demonstration {
    const char *path; /* of the list */
    const struct clock *clock;
    struct store *store;
    int64_t made_ms; /* wall clock; 0: not yet */
};

/* Makes the list anew if it is old, so that a demonstration left running still has clients to check
 * in. *count is how many appointments it made, 0 if none were needed. */
bool demonstration_bring(struct demonstration *demonstration, int64_t *count, struct err *err);
