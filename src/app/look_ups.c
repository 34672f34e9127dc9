#include "app/look_ups.h"

#include "app/app_state.h"
#include "app/moment.h"
#include "base/log.h"

void app_look_up_failed(struct app *app)
{
    app->look_ups.failures++;
    if (app->look_ups.failures >= LOOK_UP_FAILURES_MAX) {
        app->look_ups.failures = 0;
        app->look_ups.paused_until_ms = app_now_ms(app) + LOOK_UP_PAUSE_MS;
        if (!app->world->rehearsed) {
            log_warning("look-up paused after %d failures", LOOK_UP_FAILURES_MAX);
        }
    }
}

void app_look_up_succeeded(struct app *app)
{
    app->look_ups.failures = 0;
}

int app_look_up_pause_seconds(const struct app *app)
{
    int64_t left = app->look_ups.paused_until_ms - app_now_ms(app);
    return clock_seconds_left(left);
}

int64_t app_look_up_pause_deadline(const struct app *app)
{
    int seconds = app_look_up_pause_seconds(app);
    if (seconds == 0) {
        return INT64_MAX;
    }
    return app->look_ups.paused_until_ms - (int64_t)(seconds - 1) * 1000;
}
