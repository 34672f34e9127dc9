/* The end of a visit, which no emergency answer may get lost in. */
#pragma once

#include <stdbool.h>

struct app;

/* If an emergency answer stands anywhere in the response and the visitor was not told yet: records
 * it as well as can be, and shows the stop screen instead of the one on top. True if so. */
bool app_tell_emergency(struct app *app);
/* The visitor finished, or left: ends the visit, but never without telling of an emergency answer
 * that was chosen and not sent on. */
void app_leave(struct app *app);
