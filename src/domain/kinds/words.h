/* What the types have in common that are answered in the visitor's own words. */
#pragma once

#include "domain/answer_kind.h"

const char *own_words(const struct answer *answer, struct arena *arena);
bool own_words_take(const struct item *item, struct answer *answer, const struct kept_answer *kept);
const char *own_words_refusal(const struct item *item, const char *text);
bool own_words_equal(const struct item *item, const struct answer *answer,
                     const struct enable_when *when);
