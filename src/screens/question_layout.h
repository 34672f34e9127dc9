/* How the parts of a question stand on the screen: together, or page by page where that has no
 * room. */
#pragma once

#include "screens/question_state.h"

/* Draws the whole screen: the page of the question that is due, in the easiest arrangement there is
 * room for. */
void question_view(const struct app *app, struct ui *ui, const struct question_state *state);
