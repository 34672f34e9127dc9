/* The parts of a question that take some drawing: the list to read, the row of numbers. */
#pragma once

#include "screens/chrome.h"

#include "domain/response.h"

/* The lines to read above the answers ("Do any of these apply?"), in the head. In portrait the body
 * begins below them. */
void question_points(struct ui *ui, struct areas *areas, const struct item *item,
                     const char *language);
/* Number buttons from minimum to maximum, in one row or two, with words at the ends. */
void question_numbers(struct ui *ui, struct rect room, const struct item *item,
                      const struct answer *answer, const char *language, int action);
