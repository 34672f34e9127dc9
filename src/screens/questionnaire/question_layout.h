/* How the parts of a question stand on the screen: together, or page by page where that has no
 * room. */
#pragma once

#include "screens/questionnaire/question_state.h"
#include "ui/ui.h"

/*
 * Finds the easiest arrangement there is room for, once for a question in one language and look:
 * it takes several times the work of drawing one. Nothing is drawn.
 */
void question_arrange(const struct app *app, struct question_state *state);

/* Draws the whole screen: the page of the question that is due, as it was arranged. */
void question_view(const struct app *app, struct ui *ui, const struct question_state *state);
