#include "app/staff.h"

#include "app/app_state.h"
#include "app/leaving.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/stack.h"
#include "base/log.h"
#include "store/pin.h"

bool staff_closes(const struct app *app)
{
    const unsigned flags = app_flags(app);
    return (flags & SCREEN_SHORT) != 0 || (app->staff.open && (flags & SCREEN_NO_IDLE) == 0);
}

bool app_staff_is_open(const struct app *app)
{
    return app->staff.open;
}

void app_staff_recheck(struct app *app)
{
    const struct world *world = app->world;
    struct pin_try pin = {.check = PIN_RIGHT};
    struct err err;
    if (!world->config->demonstration && !store_pin_state(world->store, &pin, &err)) {
        log_error("%s", err.text);
        /* visitors are told when they need the database; asked again once nobody uses the kiosk */
        return;
    }
    bool refused = app->pin_missing;
    app->pin_known = pin.check != PIN_NOT_SET;
    app->pin_missing = !app->pin_known;
    if (app->pin_missing != refused) {
        app_finish(app);
    }
}

void app_staff_enter(struct app *app)
{
    app_keep_draft(app); /* the staff may end the kiosk or take this arrival back */
    app->staff.open = true;
    app->staff.comfort = app->comfort;
    app_replace(app, SCREEN_STAFF_TODAY);
}

const char *app_staff_initials(const struct app *app)
{
    return app->staff.initials;
}

int app_staff_seconds(const struct app *app)
{
    if (!staff_closes(app)) {
        return 0;
    }
    int64_t left = app->touched_ms + STAFF_IDLE_MS - app_now_ms(app);
    return clock_seconds_left(left);
}

int64_t app_staff_wrong_pins(const struct app *app)
{
    return app->staff.wrong_pins;
}

void app_quit(struct app *app)
{
    app->quit = true;
}
