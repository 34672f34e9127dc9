/* The time as the app's clock has it. */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct app;

int64_t app_now_ms(const struct app *app); /* monotonic */
/* The last touch, or the last step of the visit; monotonic. */
int64_t app_touched_ms(const struct app *app);
/* How long a slow reader needs for so many words: 0.5 s each. */
int64_t app_reading_ms(size_t words);
int64_t app_wall_ms(const struct app *app); /* date and time: ms since 1970 UTC */
