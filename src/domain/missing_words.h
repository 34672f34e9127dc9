/* The texts of a questionnaire that a language lacks: its reader gets those of the file. */
#pragma once

#include "base/arena.h"
#include "domain/questionnaire.h"

#include <stdbool.h>
#include <stddef.h>

struct missing_text {
    const char *link_id; /* "" for the title */
    const char *code;    /* of the answer; "" for what belongs to the question itself */
    /* Whether somebody is warned hangs on it: an answer that raises something, a question that does
     * for yes or no, and all of a question of which an answer raises hold or stop. */
    bool urgent;
};
struct missing_words {
    const struct missing_text *items; /* in document order */
    size_t count;
    size_t total; /* of all texts */
};
/* In the arena. Texts that are the same in every language, of which the file says no other, count
 * as missing too: it cannot be told whether somebody forgot them. */
struct missing_words missing_words(struct arena *arena, const struct questionnaire *questionnaire,
                                   const char *language);
