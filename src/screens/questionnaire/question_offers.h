/* The answers that a question offers, as buttons in a list. */
#pragma once

#include "screens/questionnaire/question_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* Draws them in the body of areas; targets "option N". A list longer than the room shows the given
 * page, from 0. */
struct question_shown question_offers(const struct app *app, struct ui *ui,
                                      const struct question_state *state, struct areas *areas,
                                      int page);
