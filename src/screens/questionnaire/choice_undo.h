/* Remembers the answers before each tap on a question with several answers, so that taps can be
 * undone. */
#pragma once

#include "domain/response.h"

#include <stddef.h>
#include <stdint.h>

#define CHOICE_UNDO_MAX 64 /* number of taps that can be undone: the last ones */

/* Personal: lives in the state of a screen. */
struct choice_undo {
    uint64_t before[CHOICE_UNDO_MAX]; /* the options chosen before each tap, oldest first */
    size_t count;
};

/* Call it before a tap on an option of the item changes its answer. */
void choice_undo_remember(struct choice_undo *undo, const struct response *response, size_t item);
/* Puts back the answers before the last remembered tap, if there is one. */
void choice_undo_take_back(struct choice_undo *undo, struct response *response, size_t item);
