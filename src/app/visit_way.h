/*
 * The way of a visit: which screen follows on which. A screen does its own part, keeps what was
 * given, and asks to go onward; it does not know what comes next. A new step is a row of the table
 * in visit_way.c and its screen.
 */
#pragma once

#include <stddef.h>

struct app;

/* Begins a check-in: by telephone number, or by name if today's list has no numbers. */
void app_begin_check_in(struct app *app);
/* Ends the visit, wiping it, and begins the check-in of somebody who came with the visitor. */
void app_check_in_another(struct app *app);
/*
 * The visitor's part of the screen on top is done, and kept: shows what follows. An emergency
 * answer that the visitor was not told about comes before everything else; advice to see somebody
 * the same day lies over what follows. After a question that follows on a question the same screen
 * stays, at the session's next item.
 */
void app_onward(struct app *app);
/* Shows what the visitor did before the screen on top, for questions and their review. */
void app_step_back(struct app *app);
/* From the review back to one question; what follows on its answer is the review again. */
void app_change_answer(struct app *app, size_t item);
