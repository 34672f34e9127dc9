/* What the types have in common that are answered on the keyboard. */
#pragma once

#include "screens/questionnaire/question_kind.h"

void keyboard_tap_key(struct question_state *state, struct session *session, size_t item,
                      struct tap tap);
struct question_rehearsal keyboard_rehearse(const struct item *item, struct arena *arena);
