/* Arranges the parts of a question: all on one screen, or page by page where they do not fit. */
#pragma once

#include "screens/questionnaire/question_state.h"
#include "ui/ui.h"

/* Decides whether the questions of a page stand together on the screen, which the session is told.
 * Finds the easiest arrangement that fits, once for each question, language and comfort setting:
 * that takes several times as long as drawing one. Draws nothing on the screen. */
void question_arrange(struct app *app, struct question_state *state);

/* Draws the whole screen: the current page of the question, as it was arranged. */
void question_view(const struct app *app, struct ui *ui, const struct question_state *state);
