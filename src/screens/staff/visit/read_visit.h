/* The visit that a page is about, with its record. Such a page puts struct read_visit first in its
 * state, and has these two functions for its enter and load. */
#pragma once

#include "app/screen.h"
#include "domain/ids.h"
#include "domain/record.h"

struct read_visit {
    struct visit_id id;
    struct visit_record record; /* in the arena of the screen */
};

/* Notes which visit the page was opened with. */
void read_visit_enter(struct app *app, void *state, struct argument argument);
/* Reads its record anew. False with err if it cannot be read. */
bool read_visit_load(struct app *app, void *state, struct err *err);
/* The same; false as well if the arrival was taken back meanwhile. */
bool read_standing_visit_load(struct app *app, void *state, struct err *err);
