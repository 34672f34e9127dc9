/* The figure's part of the state of the question's screen. */
#pragma once

#include "app/screen.h"
#include "screens/questionnaire/choice_undo.h"
#include "ui/body_map.h"

#include <stdbool.h>
#include <stddef.h>

#define QUESTION_MAP_ACTION (ACTION_OWN + 50) /* the figure's actions begin here */

/* Kept while other questions are on screen, so that a visitor who comes back finds the side they
 * left and can still undo. */
struct question_map {
    bool begun;
    size_t item; /* the question that the members below belong to */
    bool list;   /* the visitor asked for the list */
    int page;    /* the question's page at that time: the figure's */
    enum body_side side;
    int part;
    struct choice_undo undo;
};
