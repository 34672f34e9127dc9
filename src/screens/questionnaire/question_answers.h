/* The answers of a question, by its type. */
#pragma once

#include "screens/questionnaire/question_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* Draws the answers in the body of areas: a figure if the question has one and the panel has room
 * for it, otherwise buttons. A list longer than the room shows the given page, from 0. Not for a
 * question that is answered in words. */
struct question_shown question_answers(const struct app *app, struct ui *ui,
                                       const struct question_state *state, struct areas *areas,
                                       int page);
