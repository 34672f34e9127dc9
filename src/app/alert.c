#include "app/alert.h"

#include "app/app_state.h"
#include "app/moment.h"
#include "app/stack.h"
#include "base/log.h"
#include "store/urgency.h"

void app_alert_soon(struct app *app)
{
    app->alert.next_ms = 0;
}

bool app_alert_shows(const struct app *app)
{
    return app->alert.hold || app->alert.stop;
}

int64_t alert_due_ms(const struct app *app)
{
    return app->world->store == NULL ? INT64_MAX : app->alert.next_ms;
}

/* Sets the alarm off at once when it is called for, and then at the clinic's interval. */
static void sound(struct app *app, bool emergency, bool called_for, int64_t *sounds_ms)
{
    const struct alarm *alarm = &app->world->alarm;
    const int64_t now = app_now_ms(app);
    if (!called_for || alarm->sound == NULL) {
        *sounds_ms = 0;
        return;
    }
    if (now >= *sounds_ms) {
        alarm->sound(alarm->self, emergency);
        *sounds_ms = now + (int64_t)app->world->config->alert_repeat_seconds * 1000;
    }
    app->alert.next_ms = clock_earlier(app->alert.next_ms, *sounds_ms);
}

/* While the database cannot be read, nobody has seen what stood there last. */
static void read_unseen(struct app *app)
{
    struct alert *alert = &app->alert;
    struct unseen unseen;
    struct err err;
    const bool ok = store_unseen(app->world->store, app_wall_ms(app), &unseen, &err);
    if (!ok && !alert->failed) {
        log_error("%s", err.text);
    }
    alert->failed = !ok;
    if (!ok || (unseen.stop == alert->stop && unseen.hold == alert->hold)) {
        return;
    }
    alert->stop = unseen.stop;
    alert->hold = unseen.hold;
    if (app_at_rest(app)) {
        app_relayout(app);
    }
}

void alert_advance(struct app *app)
{
    struct alert *alert = &app->alert;
    if (app_now_ms(app) < alert_due_ms(app)) {
        return;
    }
    alert->next_ms = app_now_ms(app) + ALERT_READ_MS;
    read_unseen(app);
    if (app->world->alarm.look != NULL) {
        app->world->alarm.look(app->world->alarm.self);
    }
    sound(app, true, alert->stop, &alert->stop_sounds_ms);
    sound(app, false, alert->hold, &alert->hold_sounds_ms);
}
