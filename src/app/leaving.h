/* Ends a visit, but never before the visitor was told about an urgent answer, and never without
 * keeping what they chose or typed. */
#pragma once

#include <stdbool.h>

struct app;

/* What was chosen or typed, but not continued, counts as said: keeps it, for whatever ends the
 * visit or may change it. A failure is logged, and the session knows of it (unsaved). */
void app_keep_draft(struct app *app);
/* If the response has an emergency answer that the visitor was not told about yet: tries to record
 * it, and shows the stop screen instead of the one on top. True if so. */
bool app_tell_emergency(struct app *app);
/* The visitor walked away: keeps what was not continued, and ends the visit. If they were not told
 * about an urgent answer yet, shows the screen that tells them, which ends it then. */
void app_leave(struct app *app);
/* The same for a visitor who finished. Being there, they are first shown what must not wait if they
 * were not asked about it, and told if what they chose could not be saved. */
void app_leave_by_hand(struct app *app);
/* Tries once more to keep an urgent answer that could not be saved. For the screens that tell of
 * it, when they are left. */
void app_save_again(struct app *app);
