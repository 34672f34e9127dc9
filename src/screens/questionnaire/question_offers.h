/* The answers that a question offers, as buttons in a list. */
#pragma once

#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* Draws them in the body of areas; targets "option N". A list longer than the room shows the given
 * page, from 0. */
struct question_shown question_offers(const struct app *app, struct ui *ui,
                                      const struct question_state *state, struct areas *areas,
                                      int page);

/* Those of one of several questions on a screen (question_kind.h). */
struct question_heights question_offers_heights(const struct app *app, struct ui *ui, size_t item,
                                                int width);
void question_offers_part(const struct app *app, struct ui *ui, const struct question_part *part,
                          struct rect box);
