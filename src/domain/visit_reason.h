/* What brings a client, and which questionnaires are asked about it. */
#pragma once

#include "base/arena.h"
#include "domain/localized.h"
#include "domain/questionnaire.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct visit_reason {
    const char *code;            /* "back" */
    struct localized text;       /* the answer to "What brings you today?": "Back pain" */
    const char *const *services; /* words in a booked service that tell of it */
    size_t service_count;
    const struct questionnaire *first_visit; /* the full one */
    const struct questionnaire *follow_up;   /* NULL: the full one is asked at each visit */
    int full_again_after_months; /* whose last full one is older is asked in full again */
};

/* True if one of these words is in the service, as a whole word or as words in a row: small and
 * capital letters, accents and what stands between the words may differ. */
bool visit_reason_fits(const struct visit_reason *reason, const char *service);

/* False for a text without a letter or digit, which would be in no service. */
bool visit_reason_has_words(const char *text);

/* True if the questionnaire of this url is one of the reason's. */
bool visit_reason_asks(const struct visit_reason *reason, const char *url);

/* The reason one of whose questionnaires has this url; NULL if there is none. */
const struct visit_reason *visit_reason_of(const struct visit_reason *reasons, size_t count,
                                           const char *url);

/* What a client is asked now who finished the full questionnaire of the reason last at this moment
 * (0: never). On the day itself that is so many months later, by the calendar, the follow-up is
 * still asked. */
const struct questionnaire *visit_reason_questionnaire(const struct visit_reason *reason,
                                                       int64_t last_full_ms, int64_t now_ms);
