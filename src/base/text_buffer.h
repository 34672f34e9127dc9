/* Text that grows at its end, in an arena, so that what is personal in it is wiped with the rest.
 */
#pragma once

#include "base/arena.h"

#include <stddef.h>

/* Begin with the arena alone set. */
struct text_buffer {
    struct arena *arena;
    char *text;    /* NULL until something was added; from then on it ends with a zero byte */
    size_t length; /* without that byte; setting it to 0 begins anew in the same memory */
    size_t capacity;
};

/* Adds length bytes; the text before may then stand elsewhere. */
void text_buffer_add(struct text_buffer *buffer, const char *bytes, size_t length);
void text_buffer_add_text(struct text_buffer *buffer, const char *text);
