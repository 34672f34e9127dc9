/* The buttons around the figure of a question: turn it, undo, clear, show the list. */
#pragma once

#include "screens/questionnaire/question_map_state.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>

enum question_map_action {
    MAP_PLACE = QUESTION_MAP_ACTION,
    MAP_SIDE, /* value: the side to show */
    MAP_PART, /* value: the part to show */
    MAP_AS_LIST,
    MAP_AS_FIGURE,
    MAP_UNDO,
    MAP_CLEAR,
};

#define MAP_TOOLS_MAX  6
#define MAP_TOOLS_LAST 2 /* how many of them come after the figure: undo and clear */

struct map_tools {
    struct button buttons[MAP_TOOLS_MAX];
    size_t count;
};

/* Collects the buttons in reading order. On a low panel there is one button for the other side, and
 * the button for the list stands beside "I'd rather tell". */
struct map_tools map_tools_collect(const struct app *app, const struct ui *ui,
                                   const struct question_map *map, const struct body_view *view);
/* Height in px of this many buttons in so many columns of a strip of this width. */
int map_tools_height(const struct ui *ui, const struct map_tools *tools, int columns, int strip);
/* True if no word is broken on buttons of this width. */
bool map_tools_keep_words(const struct ui *ui, const struct map_tools *tools, int width);
/* Draws tools [from, to) at the top of *room, row by row, and cuts their height off it. */
void map_tools_draw(struct ui *ui, const struct map_tools *tools, size_t from, size_t to,
                    int columns, struct rect *room);
/* The buttons from the figure to the list, and back. */
struct button map_tools_as_list(const struct app *app);
struct button map_tools_as_figure(const struct app *app);
