/* The question on a small panel, which has no room for it together with anything else: one part
 * after another. */
#pragma once

#include "screens/questionnaire/question_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* Draws the current page: the question with "I'd rather tell", then what is to be read, then the
 * answers. */
void question_small(const struct app *app, struct ui *ui, const struct question_state *state,
                    struct areas *areas);
