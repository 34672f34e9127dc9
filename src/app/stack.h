/* The screens that lie on top of each other; for the files of this layer only. */
#pragma once

#include "app/screen.h"
#include "app/turn.h"

/* The screen on top; the curtain if it is down. */
const struct screen *app_top(const struct app *app);
struct slot *app_top_slot(struct app *app);
/* enum screen_flags of the screen on top, even if the curtain hides it. */
unsigned app_flags(const struct app *app);
/* True if only the attract, closed or setup screen is there. */
bool app_at_rest(const struct app *app);

/* Puts a screen on top: it enters and loads. The fault screen comes instead if it cannot load. */
void stack_push(struct app *app, enum screen_id id, struct argument argument);
/* Takes the screen on top away: it leaves, and what its slot held is wiped. */
void stack_pop(struct app *app);
void stack_pop_to(struct app *app, size_t depth);
/* The screen on top shows again: it loads and resumes. False if it cannot load. */
bool stack_resume(struct app *app);

/* The next picture is another page: sets how it comes. */
void app_turn_page(struct app *app, enum turn turn);
/* Tells every screen that language, text size, contrast or the size of the picture changed. */
void app_relayout(struct app *app);
