/* The time as the app's clock has it. */
#pragma once

#include <stdint.h>

struct app;

int64_t app_now_ms(const struct app *app);  /* monotonic */
int64_t app_wall_ms(const struct app *app); /* date and time: ms since 1970 UTC */
