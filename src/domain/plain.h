/* Text from outside, made harmless to show. */
#pragma once

#include "base/arena.h"

/* The text without what could steer a terminal or turn its lines around (controls, line breaks,
 * marks of direction): each such character is a space instead. */
const char *plain_text(struct arena *arena, const char *text);
