/* Words for how long ago something was. */
#pragma once

#include "app/screen.h"
#include "base/arena.h"

/* "today, 10:20", "yesterday, 17:05", "12 days ago"; "never" for 0. In the arena. */
const char *staff_when_words(const struct app *app, struct arena *arena, int64_t wall_ms);
/* The same, but always with the time: "12 days ago, 17:05". */
const char *staff_when_at_words(const struct app *app, struct arena *arena, int64_t wall_ms);
/* The same as the first, but "12 min ago" within the last hour. */
const char *staff_ago_words(const struct app *app, struct arena *arena, int64_t wall_ms);
