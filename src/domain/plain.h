/* Text from outside, made harmless to show. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

/* The text without what could steer a terminal or turn its lines around (controls, line breaks,
 * marks of direction): each such character is a space instead. */
const char *plain_text(struct arena *arena, const char *text);
/*
 * The same for a field of a list, at most characters_max long: characters that cannot be seen and
 * accents piled up beyond what any language writes are left out too, and so are spaces at either
 * end and repeated ones.
 */
const char *plain_field(struct arena *arena, const char *text, size_t characters_max);
