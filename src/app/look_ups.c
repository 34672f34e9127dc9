#include "app/look_ups.h"

#include "app/app_state.h"
#include "app/moment.h"
#include "base/clock.h"
#include "base/log.h"
#include "store/rations.h"

/* The pause runs by the clock that never jumps. */
static void pause_for(struct app *app, int64_t pause_ms)
{
    app->look_ups.known = true;
    app->look_ups.paused_until_ms = pause_ms > 0 ? app_now_ms(app) + pause_ms : 0;
}

/* Asks once: afterwards this program knows of every look-up itself. */
void app_recall_look_ups(struct app *app)
{
    struct err err;
    int64_t pause_ms = 0;
    if (app->look_ups.known) {
        return;
    }
    if (!store_look_up_pause(app->world->store, &pause_ms, &err)) {
        log_warning("%s",
                    err.text); /* the first look-up asks again, and is not shown if it fails */
        return;
    }
    pause_for(app, pause_ms);
}

void app_count_look_up(struct app *app)
{
    struct err err;
    int64_t pause_ms = 0;
    if (!store_count_look_up(app->world->store, &pause_ms, &err)) {
        log_warning("%s", err.text);
        struct ration *unsaved = &app->look_ups.unsaved;
        *unsaved = ration_count(unsaved, app_now_ms(app));
        pause_ms = ration_pause_ms(unsaved, app_now_ms(app));
    }
    pause_for(app, pause_ms);
    if (pause_ms > 0 && !app->world->rehearsed) {
        log_warning("look-up paused for %d s", clock_seconds_left(pause_ms));
    }
}

void app_forget_look_ups(struct app *app)
{
    struct err err;
    if (!store_forget_look_ups(app->world->store, &err)) {
        log_warning("%s", err.text);
    }
    app->look_ups.unsaved = (struct ration){0};
    pause_for(app, 0);
}

int app_look_up_pause_seconds(const struct app *app)
{
    return clock_seconds_left(app->look_ups.paused_until_ms - app_now_ms(app));
}

int app_look_up_pause_minutes(const struct app *app)
{
    const int seconds = app_look_up_pause_seconds(app);
    return seconds > 60 ? (seconds + 59) / 60 : 0;
}

int64_t app_look_up_pause_deadline(const struct app *app)
{
    const int seconds = app_look_up_pause_seconds(app);
    const int minutes = app_look_up_pause_minutes(app);
    if (seconds == 0) {
        return INT64_MAX;
    }
    const int next = minutes > 0 ? (minutes - 1) * 60 : seconds - 1;
    return app->look_ups.paused_until_ms - (int64_t)next * 1000;
}
