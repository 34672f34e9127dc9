/* A small panel has no room for a question together with anything else: one thing after another. */
#pragma once

#include "screens/questionnaire/question_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* Draws the page that is due: the question's words with the way round it, what is to be read, then
 * the answers. */
void question_small(const struct app *app, struct ui *ui, const struct question_state *state,
                    struct areas *areas);
