/* Words for how long ago something was. */
#pragma once

#include "app/screen.h"
#include "base/arena.h"

/* "today, 10:20", "yesterday, 17:05", "12 days ago"; "never" for 0. In the arena. */
const char *staff_when_words(const struct app *app, struct arena *arena, int64_t wall_ms);
/* The same, but "12 min ago" within the last hour. */
const char *staff_ago_words(const struct app *app, struct arena *arena, int64_t wall_ms);
