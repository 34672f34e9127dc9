/* Who stands in the titles of a calendar so often that they work there: "Mei Rivers - Joan Sample",
 * "Mei Rivers - Paul Placeholder". */
#pragma once

#include "base/arena.h"

#include <stddef.h>

/* Two names in one title. */
struct title_pair {
    const char *name; /* folded */
    const char *beside;
    size_t others; /* how many different ones stand beside the name */
};

struct regulars {
    struct arena *arena;
    struct title_pair *pairs; /* each pair both ways; beside is "" for who stands alone */
    size_t count;
    size_t capacity;
    size_t titles; /* that name anybody */
};

/* Takes the names of a title into account. */
void regulars_see(struct regulars *regulars, struct arena *scratch, const char *title);

/* Finds those who work there: of a tenth or more of the titles, never alone, and beside at least
 * three different people (in a short list a quarter, and two) who mostly stand beside fewer
 * themselves. Who shares a name with the other, as in a family, does not count. Returns how many
 * there are, and puts them into names, folded, which must have room for regulars->count. */
size_t regulars_find(struct regulars *regulars, const char **names);
