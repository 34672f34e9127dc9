/* Counting words, for how long it takes to read them. */
#pragma once

#include <stddef.h>

/* Words of a UTF-8 text: what stands between spaces and has a letter in it. */
size_t words_in(const char *text);
