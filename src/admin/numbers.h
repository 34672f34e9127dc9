/* The numbers of a visit beside those of the client's first and last finished visit. */
#pragma once

#include "base/arena.h"
#include "domain/record.h"
#include "domain/trend.h"

#include <stdbool.h>
#include <stddef.h>

struct number_row {
    const struct answer_record *answer; /* of today */
    bool has_past;
    long first;
    long last;
    enum trend trend; /* of today against the last */
};
struct numbers {
    const struct number_row *items; /* in the order of the questionnaire */
    size_t count;
};

struct numbers numbers_compare(struct arena *arena, const struct visit_record *record,
                               const struct client_history *history);
/* "+1 (+20 %)", "-2 (-40 %) meaningful", "0"; "" without a past. */
const char *numbers_change(struct arena *arena, const struct number_row *row);
/* "same", "better" or "worse". */
const char *numbers_trend_code(enum trend trend);
