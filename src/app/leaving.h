/* Ends a visit, but never before the visitor was told about an emergency answer. */
#pragma once

#include <stdbool.h>

struct app;

/* If the response has an emergency answer that the visitor was not told about yet: tries to record
 * it, and shows the stop screen instead of the one on top. True if so. */
bool app_tell_emergency(struct app *app);
/* The visitor finished or walked away: ends the visit. If an emergency answer was chosen but not
 * sent, shows the stop screen instead. */
void app_leave(struct app *app);
