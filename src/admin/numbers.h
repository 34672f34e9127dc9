/* How the numbers of a visit changed, in words. */
#pragma once

#include "base/arena.h"
#include "domain/numbers.h"

/* "+1 (+20 %)", "-2 (-40 %) meaningful", "0"; "" without a past. */
const char *numbers_change(struct arena *arena, const struct number_row *row);
/* "same", "better" or "worse". */
const char *numbers_trend_code(enum trend trend);
