/* What tests of several layers need: an arena as state, and texts in it. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "expect.h"

#include <stdlib.h>
#include <string.h>

/* The state of a test or of a group of them. */
static inline int create_arena(void **state)
{
    *state = arena_create(65536);
    return 0;
}

static inline int destroy_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

/* JSON is easier to read in C with single quotes. */
static inline char *with_double_quotes(struct arena *arena, const char *json)
{
    char *text = arena_strdup(arena, json);
    for (char *c = text; *c != '\0'; c++) {
        *c = *c == '\'' ? '"' : *c;
    }
    return text;
}

/* All problems joined by the separator; "" if there are none. */
static inline const char *problems_joined(struct arena *arena, const struct problems *problems,
                                          const char *separator)
{
    const char *text = "";
    for (size_t i = 0; i < problems->count; i++) {
        text = arena_printf(arena, "%s%s%s", text, i == 0 ? "" : separator, problems->items[i]);
    }
    return text;
}
