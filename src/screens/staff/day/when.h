/* How long ago something was, as the staff area says it. */
#pragma once

#include "app/screen.h"

/* "today, 10:20", "yesterday, 17:05", "12 days ago"; "never" for 0. In the arena. */
const char *staff_when_words(const struct app *app, struct arena *arena, int64_t wall_ms);
/* The same, but "12 min ago" within the last hour. */
const char *staff_ago_words(const struct app *app, struct arena *arena, int64_t wall_ms);
/* How old the day list in use is, wall clock: its file is read anew on every day, also where nobody
 * brought another. 0: there never was one. */
int64_t staff_list_ms(const struct app *app, const struct store_health *health);
