/* Several questions on one screen, one below the other, where all of them fit: the questions of a
 * group with the control "page". */
#pragma once

#include "app/session.h"
#include "screens/questionnaire/question_state.h"
#include "ui/ui.h"

#include <stdbool.h>

/* True if the question on screen belongs to a page of several questions, all of which fit on the
 * screen at once, whatever is answered. */
bool question_page_fits(const struct app *app);
/* True if there are several questions on the screen. */
bool question_page_shown(const struct session *session);
/* What the targets are called that answer the question at this place on the screen, counted from 0:
 * as where it stands alone for the first, "option" or "number"; "option_2" for the second. */
const char *question_page_target(const struct item *item, size_t place);
/* Draws all of them. */
void question_page_view(const struct app *app, struct ui *ui);
/* A target of one of them was tapped. */
void question_page_tap(struct question_state *state, struct session *session, struct tap tap);
