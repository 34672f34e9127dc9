/* What the figure of a question keeps in the state of the screen. */
#pragma once

#include "app/screen.h"
#include "screens/questionnaire/choice_undo.h"
#include "ui/body_map.h"

#include <stdbool.h>
#include <stddef.h>

#define QUESTION_MAP_ACTION (ACTION_OWN + 50) /* its actions count from here */

/* Part of the state of the screen. Kept while other questions are on it, so that who comes back
 * finds the side they left, and can still undo. */
struct question_map {
    bool begun;
    size_t item; /* what follows belongs to this question */
    bool list;   /* the visitor asked for the list */
    int page;    /* of the question when they did: the figure's */
    enum body_side side;
    int part;
    struct choice_undo undo;
};
