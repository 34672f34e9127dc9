/* "{hard-thing}" in "How hard is {hard-thing}?": the linkId of an earlier question with one choice,
 * in the text of a question. It stands for the words of what was chosen there. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct placeholder {
    size_t start;        /* of "{", in bytes */
    size_t end;          /* after "}" */
    const char *link_id; /* in the arena; NULL where "}" is missing */
};

/* The first one in the text from this byte on; false if there is none. */
bool placeholder_find(struct arena *arena, const char *text, size_t from,
                      struct placeholder *found);
