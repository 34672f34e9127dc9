/* What was chosen before each tap on a question with several answers, to take taps back. */
#pragma once

#include "domain/response.h"

#include <stddef.h>
#include <stdint.h>

#define CHOICE_UNDO_MAX 64 /* taps that can be taken back; of more, the last ones */

/* Personal: lives in the state of a screen. */
struct choice_undo {
    uint64_t before[CHOICE_UNDO_MAX]; /* options chosen, oldest first */
    size_t count;
};

/* To be called before a tap on an option of the item changes its answer. */
void choice_undo_remember(struct choice_undo *undo, const struct response *response, size_t item);
/* Puts back what was chosen before the last tap that is remembered, if there is one. */
void choice_undo_take_back(struct choice_undo *undo, struct response *response, size_t item);
