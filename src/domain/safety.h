/* What the answers of a questionnaire raise, for those who answer for it: as a list, and as what is
 * different from another version. */
#pragma once

#include "base/arena.h"
#include "domain/questionnaire.h"

#include <stdbool.h>
#include <stddef.h>

/* One of the answers that a question offers to touch. */
struct safety_answer {
    enum tier tier; /* TIER_NONE: it raises nothing */
    const char *link_id;
    const char *code;
    const char *question;
    const char *answer;
    bool lasting; /* what it raises holds beyond today */
    /* What is read above the answers, one thing each: the words of the groups around the question,
     * its display items. */
    const char *const *lines;
    size_t line_count;
};
struct safety {
    const struct safety_answer *items; /* in document order */
    size_t count;
};
/* In words of language; in the arena, or as long as the questionnaire. */
struct safety safety_of(struct arena *arena, const struct questionnaire *questionnaire,
                        const char *language);
/* How many answers raise just this. */
size_t safety_count(const struct safety *safety, enum tier tier);
/* How many answers raise something that lasts. */
size_t safety_count_lasting(const struct safety *safety);

/* An answer that raises something else than before, or for another time. */
struct safety_change {
    const struct safety_answer *before; /* NULL: the answer is new */
    const struct safety_answer *after;  /* NULL: the answer is gone */
};
struct safety_changes {
    const struct safety_change *items; /* those of after first, each part in document order */
    size_t count;
};
/* Answers are the same if question and code are; words are not compared. Points into both. */
struct safety_changes safety_compare(struct arena *arena, const struct safety *before,
                                     const struct safety *after);
