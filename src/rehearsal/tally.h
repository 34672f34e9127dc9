/* What lint found on many screens, told by its causes: one colour that is too pale is one line, and
 * not one for each text in it. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "ui/lint.h"

#include <stddef.h>

struct tally {
    struct arena *arena; /* set by the owner; holds copies of what was found */
    struct finding *findings;
    size_t count;
    size_t capacity;
};

/* Adds what was found in this variant of the tour; the same on the same screen counts once. */
void tally_add(struct tally *tally, const char *variant, const struct lint *lint);
/* Adds a problem for each cause: how often, and where first. */
void tally_report(const struct tally *tally, struct problems *problems, const char *panel);
