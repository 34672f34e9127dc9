/*
 * The numbers of a visit beside those of the client's first and last finished visit. What changed
 * is said as the client said it: no total, no score.
 */
#pragma once

#include "base/arena.h"
#include "domain/record.h"
#include "domain/trend.h"
#include "domain/visit_reason.h"

#include <stdbool.h>
#include <stddef.h>

/* The questions whose numbers are looked at over all visits: linkIds, which a questionnaire of the
 * clinic's own must keep if it asks for the same. */
#define NUMBER_USUAL_PAIN "pain-week"
#define NUMBER_IN_THE_WAY "in-the-way"
#define NUMBER_HARD       "hard-number"
/* The choice that names what NUMBER_HARD is about. Such a number is compared with those about the
 * same thing. Where a visit has none, as before it was carried from visit to visit, the number is
 * about the last one that the client named. */
#define NUMBER_HARD_THING "hard-thing"

/* True if a number is so much worse than the one before that client and therapist should look at it
 * together. Only usual pain counts. The other numbers go up and down from day to day, so their
 * change is shown and nothing follows from it. */
bool number_wants_review(const char *link_id, long before, long now);

struct number_row {
    const struct answer_record *answer; /* of today */
    struct named_thing thing;           /* what it is about; "" if that is the same for all */
    bool has_past;
    long first;
    long last;
    enum trend trend; /* of today against the last */
};
struct numbers {
    const struct number_row *items; /* in the order of the questionnaire */
    size_t count;
};

/* The history with those numbers alone that were given about the same of these reasons as the
 * visit; with all of them where none asks what was answered then. In the arena. */
struct client_history numbers_about_same(struct arena *arena, const struct visit_record *record,
                                         const struct client_history *history,
                                         const struct visit_reason *reasons, size_t reason_count);

struct numbers numbers_compare(struct arena *arena, const struct visit_record *record,
                               const struct client_history *history);

/* What the client answered to one question, about the thing of today, at all finished visits and
 * then today, oldest first. Empty without a number of today. */
struct number_series {
    const long *values;
    size_t count;
};
struct number_series numbers_series(struct arena *arena, const struct visit_record *record,
                                    const struct client_history *history, const char *link_id);

/*
 * True from the 4th visit on, or 6 weeks after the first, when usual pain today is not meaningfully
 * better than at the first visit: time to look at the plan together, as reviews of back pain at 6
 * to 12 weeks do. False where it was not asked or not answered, then or today, and where it began
 * at 0 or 1: from there it can never become meaningfully better.
 */
#define REVIEW_VISITS 4
#define REVIEW_DAYS   42
bool numbers_ask_for_review(const struct visit_record *record,
                            const struct client_history *history);
