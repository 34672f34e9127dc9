/*
 * The question "where": a figure to point at, in place of its list of answers. The same places can
 * always be chosen from the list, with the same result; a place that the figure does not have, only
 * from there. Where a panel has no room for a figure whose places can be hit, there is just the
 * list.
 */
#pragma once

#include "app/screen.h"
#include "app/session.h"
#include "screens/questionnaire/question_map_state.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

#include <stdbool.h>

/* A question comes on screen; forgets the last one if this is another to point at. */
void question_map_begin(struct question_map *map, const struct session *session);
/*
 * Draws the question's answers as a figure between the head and the foot of areas; not on a low
 * panel. False if it is the list's turn, and then draws the way to the figure, if there is one,
 * below the words of the head or cuts it off the top of the body.
 */
bool question_map_view(const struct app *app, struct ui *ui, const struct question_map *map,
                       struct areas *areas);
enum question_map_shown {
    MAP_SHOWS_NOTHING, /* there is just the list */
    MAP_SHOWS_FIGURE,
    MAP_SHOWS_LIST, /* which has a way back to the figure: map_tools_as_figure */
};
/*
 * The same for a low panel, where the figure takes so much that all else but the row of the foot
 * stands beside it: head, tools, "I'd rather tell". Draws these if it shows the figure.
 */
enum question_map_shown question_map_low(const struct app *app, struct ui *ui,
                                         const struct question_map *map, struct areas areas);
/* True if the tap was for the figure. page: that of the question, which the way back from the
 * list puts back. */
bool question_map_update(struct app *app, struct question_map *map, struct tap tap, int *page);
/* Before an option of the list is tapped: Undo takes that back too. */
void question_map_remember(struct question_map *map, const struct session *session);
