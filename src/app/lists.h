/* Looking after whoever keeps the day lists up to date (struct list_keeper of app/world.h). */
#pragma once

#include <stdint.h>

struct app;

void lists_look(struct app *app);
/* When to do that next, which happens only while no visitor is at the screen (monotonic ms);
 * INT64_MAX for never. */
int64_t lists_due_ms(const struct app *app);
