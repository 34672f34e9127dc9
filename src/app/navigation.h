/*
 * How screens lead to each other. Navigation happens after enter, load, update or tick has
 * returned.
 */
#pragma once

#include "app/screen.h"
#include "base/arena.h"

struct comfort;

/* Puts the screen on top. Some screens stand on the stack only once: to go there again is to go
 * back to them. */
void app_go(struct app *app, enum screen_id screen);
void app_go_with(struct app *app, enum screen_id screen, struct argument argument);
/* Takes the screen on top away and goes to another. */
void app_replace(struct app *app, enum screen_id screen);
/* Takes the screen on top away. */
void app_back(struct app *app);
/* Takes everything away down to the attract screen, then goes to the home screen. Keeps the visit.
 */
void app_home(struct app *app);
/* The visit is over: wipes all that is personal, language and comfort settings too; attract. */
void app_finish(struct app *app);
/* Leaves the staff area, to what was on the screen before. */
void app_staff_close(struct app *app);
/* Saving failed: logs why and says so on a screen of its own; what was entered stays in memory. */
void app_fault(struct app *app, const struct err *err);

/* The same screen now shows something else: touches meant for what was there do nothing. */
void app_new_page(struct app *app);
/* The same, but most controls are those that were there: what has the keyboard's focus keeps it. */
void app_new_leaf(struct app *app);
/* The state changed outside an update (a tick): draw again. */
void app_redraw(struct app *app);

/* True if the screen below the one on top is this one. */
bool app_came_from(const struct app *app, enum screen_id screen);

/* The arena of the screen on top, for what belongs to its state. It is wiped and freed when the
 * screen is left. Not for a view. */
struct arena *app_arena(struct app *app);
/* The same, emptied: all that the screen kept there is gone. */
struct arena *app_emptied_arena(struct app *app);

/* For the files of this layer: */

/* Carries out what enter, load, update or tick asked for. */
void app_navigate(struct app *app);
/* Ends the visit now. */
void app_end_visit(struct app *app);
/* Sets language, text size and contrast for everything from the next picture on. */
void app_set_comfort(struct app *app, struct comfort comfort);
