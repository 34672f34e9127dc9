#include "app/opening.h"

#include "app/app_state.h"
#include "app/moment.h"
#include "app/staff_work.h"
#include "base/log.h"
#include "store/opening.h"

static const struct hours *hours_of(const struct app *app)
{
    return &app->world->config->hours;
}

static bool by_hand(const struct app *app)
{
    return app->by_hand.said && app_wall_ms(app) < app->by_hand.until_ms;
}

bool app_is_open(const struct app *app)
{
    return by_hand(app) ? app->by_hand.open : hours_open_at(hours_of(app), app_wall_ms(app));
}

int64_t app_opens_ms(const struct app *app)
{
    return by_hand(app) && !app->by_hand.open ? app->by_hand.until_ms
                                              : hours_next_opening(hours_of(app), app_wall_ms(app));
}

bool app_set_open(struct app *app, bool open, struct err *err)
{
    const int64_t now = app_wall_ms(app);
    const int64_t opens = hours_next_opening(hours_of(app), now);
    const int64_t midnight = civil_day_start_ms(civil_next_day_ms(now));
    const struct hours_by_hand said = {
        .said = hours_open_at(hours_of(app), now) != open,
        .open = open,
        /* an opening by hand at night or on a holiday ends at midnight, in case it is forgotten */
        .until_ms = open && midnight < opens ? midnight : opens,
    };
    if (!store_set_opening(app->world->store, &said, STAFF_AT_KIOSK, err)) {
        return false;
    }
    app->by_hand = said;
    return true;
}

void opening_recall(struct app *app)
{
    struct hours_by_hand kept;
    struct err err;
    if (app->opening_recalled) {
        return;
    }
    app->opening_recalled = true;
    if (!store_opening(app->world->store, &kept, &err)) {
        log_error("%s", err.text);
        return;
    }
    app->by_hand = kept;
}

enum screen_id opening_screen(const struct app *app)
{
    return app_is_open(app) ? SCREEN_ATTRACT : SCREEN_CLOSED;
}

bool opening_changed(const struct app *app)
{
    return app->depth == 1 && !app->pin_missing &&
           app->stack[0].screen != app->screens[opening_screen(app)];
}

int64_t opening_deadline_ms(const struct app *app)
{
    if (app->depth != 1 || app->pin_missing) {
        return INT64_MAX;
    }
    const int64_t now = app_now_ms(app);
    if (opening_changed(app)) {
        return now;
    }
    const int64_t wall = app_wall_ms(app);
    const int64_t change =
        by_hand(app) ? app->by_hand.until_ms : hours_next_change(hours_of(app), wall);
    return change == HOURS_NEVER ? INT64_MAX : now + (change - wall);
}
