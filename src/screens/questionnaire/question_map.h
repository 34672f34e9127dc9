/* The question "where": a figure to point at in place of the list of answers. The same places can
 * also be chosen from the list, with the same result; a place that the figure does not have is only
 * in the list. A panel without room for a figure whose places can be hit has only the list. */
#pragma once

#include "app/screen.h"
#include "app/session.h"
#include "screens/questionnaire/question_map_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

#include <stdbool.h>

/* Call it when a question comes on screen. Forgets what the last question kept, if this is another
 * one with a figure. */
void question_map_begin(struct question_map *map, const struct session *session);
/* Draws the answers as a figure between the head and the foot of areas; not on a low panel. False
 * if the list is to be drawn; a button that leads back to the figure, if there is one, is then
 * drawn below the words of the head, or at the top of the body, which it is cut off. */
bool question_map_view(const struct app *app, struct ui *ui, const struct question_map *map,
                       struct areas *areas);
enum question_map_shown {
    MAP_SHOWS_NOTHING, /* only the list */
    MAP_SHOWS_FIGURE,
    MAP_SHOWS_LIST, /* the list, with a button back to the figure: map_tools_as_figure */
};
/* The same for a low panel, where the figure is so large that everything but the row of the foot
 * stands beside it: head, tools, "I'd rather tell". Draws these if it shows the figure. */
enum question_map_shown question_map_low(const struct app *app, struct ui *ui,
                                         const struct question_map *map, struct areas areas);
/* Handles taps on the figure and its tools; true if this was one. page: the question's page, to
 * which the button from the list back to the figure returns. */
bool question_map_update(struct app *app, struct question_map *map, struct tap tap, int *page);
/* Call it before a tap on an option of the list changes the answer, so that Undo takes that tap
 * back too. */
void question_map_remember(struct question_map *map, const struct session *session);
