/*
 * How the kiosk looks, kept as files in this directory. After a change that is meant to change the
 * look, write them all anew with
 *
 *     KIOSK_REFRESH_GOLDEN=1 scripts/test -L golden
 *
 * which says so and fails all the same; then read the difference (git diff), look at every picture,
 * and run the tests again without it.
 */
#pragma once

#include "base/arena.h"

#include <stdbool.h>

#define GOLDEN KIOSK_SOURCE_DIR "/tests/golden/"

/* True if the goldens are to be written anew. */
bool golden_refreshing(void);
/* Compares a text with the golden of this file name, or writes it as that. False, with the lines
 * that differ printed, if it is not as it was. */
bool golden_text(struct arena *arena, const char *name, const char *now);
