/* The answers of a question, by its type. */
#pragma once

#include "screens/question_state.h"

/* Draws the answers in room; of a list that is longer, the page that is due, from 0. */
struct question_shown question_answers(const struct app *app, struct ui *ui,
                                       const struct question_state *state, struct rect room,
                                       int page);
