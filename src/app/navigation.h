/* How screens lead to each other. The functions note a request; it is carried out after enter,
 * load, update or tick has returned. */
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
void app_replace_with(struct app *app, enum screen_id screen, struct argument argument);
/* Takes the screen on top away. */
void app_back(struct app *app);
/* Takes away every screen but the lowest, then goes to the home screen. Keeps the visit. */
void app_home(struct app *app);
/* Ends the visit: wipes all personal data and the settings of the comfort bar, and shows the screen
 * of a kiosk that nobody uses. */
void app_finish(struct app *app);
/* The same, but keeps language, text size and contrast for somebody who came with the visitor. */
void app_finish_for_another(struct app *app);
/* Leaves the staff area and shows what was on the screen before it. */
void app_staff_close(struct app *app);
/* Something did not work: logs why and shows the fault screen. */
void app_fault(struct app *app, enum fault fault, const struct err *err);

/* The same screen now shows another page: touches that began on the old page do nothing. */
void app_new_page(struct app *app);
/* The same, but most controls are still there, so the keyboard's focus stays where it is. */
void app_new_leaf(struct app *app);
/* The state changed outside update, as in a tick: draws again. */
void app_redraw(struct app *app);

/* Draws another screen, one that needs no state, into ui. */
void app_draw_screen(const struct app *app, enum screen_id screen, struct ui *ui);

/* True if the screen below the one on top is this one. */
bool app_came_from(const struct app *app, enum screen_id screen);

/* The arena of the screen on top, for data that belongs to its state. It is wiped and freed when
 * the screen is left. A view must not use it. */
struct arena *app_arena(struct app *app);
/* The same after emptying it: all that the screen kept there is gone. */
struct arena *app_emptied_arena(struct app *app);

/* For the files of this layer: */

/* Carries out what enter, load, update or tick asked for. */
void app_navigate(struct app *app);
/* Ends the visit now. */
void app_end_visit(struct app *app);
/* Sets language, text size and contrast for everything from the next picture on. */
void app_set_comfort(struct app *app, struct comfort comfort);
