/* What tells bytes from every other, without keeping them. Inside fetch/ only. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

/* The digest (BLAKE2b) of the bytes behind a text that they go with, as 32 hex digits in the arena.
 */
const char *digest_of(struct arena *arena, const char *with, const char *bytes, size_t length);
