#include "app/moment.h"

#include "app/app_state.h"

int64_t app_now_ms(const struct app *app)
{
    return clock_monotonic_ms(app->world->clock);
}

int64_t app_wall_ms(const struct app *app)
{
    return clock_wall_ms(app->world->clock);
}

int64_t app_touched_ms(const struct app *app)
{
    return app->touched_ms;
}

#define SLOW_MS_PER_WORD 500

int64_t app_reading_ms(size_t words)
{
    return (int64_t)words * SLOW_MS_PER_WORD;
}
