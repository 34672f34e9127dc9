#include "app/alert.h"

#include "app/app_state.h"
#include "app/moment.h"
#include "app/session.h"
#include "app/stack.h"
#include "base/log.h"

#define DAY_MS (24 * INT64_C(3600000))

void app_alert_soon(struct app *app)
{
    app->alert.next_ms = 0;
}

bool app_alert_shows(const struct app *app)
{
    return app->alert.unseen.hold.count > 0 || app->alert.unseen.stop.count > 0;
}

void app_alert_keep_unsaved(struct app *app)
{
    const struct session *session = app->session;
    const enum tier tier = session->unsaved ? session_tier(session) : TIER_NONE;
    if (tier < TIER_HOLD) {
        return;
    }
    log_error("an urgent answer was never saved");
    struct unseen *unsaved = &app->alert.unsaved;
    struct unseen_flags *flags = tier == TIER_STOP ? &unsaved->stop : &unsaved->hold;
    flags->count++;
    flags->newest_s = app_wall_ms(app) / 1000;
    app_alert_soon(app);
}

void app_alert_forget_unsaved(struct app *app)
{
    app->alert.unsaved = (struct unseen){{0}};
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int64_t app_alert_unsaved_ms(const struct app *app)
{
    const struct unseen *unsaved = &app->alert.unsaved;
    return later(unsaved->stop.newest_s, unsaved->hold.newest_s) * 1000;
}

static struct unseen_flags both(const struct unseen_flags *saved,
                                const struct unseen_flags *unsaved)
{
    return (struct unseen_flags){.count = saved->count + unsaved->count,
                                 .newest_s = later(saved->newest_s, unsaved->newest_s)};
}

int64_t alert_due_ms(const struct app *app)
{
    return app->world->store == NULL ? INT64_MAX : app->alert.next_ms;
}

static bool is_news(const struct unseen_flags *now, const struct unseen_flags *before)
{
    return now->count > before->count || (now->count > 0 && now->newest_s > before->newest_s);
}

/* Sets the alarm off at once for something new, and then at the clinic's interval. */
static void sound(struct app *app, bool emergency, const struct unseen_flags *before)
{
    struct alert *alert = &app->alert;
    const struct alarm *alarm = &app->world->alarm;
    const struct unseen_flags *now = emergency ? &alert->unseen.stop : &alert->unseen.hold;
    int64_t *sounds_ms = emergency ? &alert->stop_sounds_ms : &alert->hold_sounds_ms;
    if (now->count == 0 || alarm->sound == NULL) {
        return;
    }
    if (is_news(now, before) || app_now_ms(app) >= *sounds_ms) {
        alarm->sound(alarm->self, emergency);
        *sounds_ms = app_now_ms(app) + (int64_t)app->world->config->alert_repeat_seconds * 1000;
    }
    alert->next_ms = clock_earlier(alert->next_ms, *sounds_ms);
}

/* While the database cannot be read, nobody has seen what stood there last. */
static void read_unseen(struct app *app)
{
    struct alert *alert = &app->alert;
    struct unseen unseen;
    struct err err;
    const int64_t from_ms = app_wall_ms(app) - UNDECIDED_DAYS * DAY_MS;
    const bool ok = store_unseen(app->world->store, from_ms, &unseen, &err);
    if (!ok && !alert->failed) {
        log_error("%s", err.text);
    }
    alert->failed = !ok;
    if (ok) {
        alert->unseen = (struct unseen){.hold = both(&unseen.hold, &alert->unsaved.hold),
                                        .stop = both(&unseen.stop, &alert->unsaved.stop)};
    }
}

void alert_advance(struct app *app)
{
    struct alert *alert = &app->alert;
    const struct unseen before = alert->unseen;
    const bool shown = app_alert_shows(app);
    if (app_now_ms(app) < alert_due_ms(app)) {
        return;
    }
    alert->next_ms = app_now_ms(app) + ALERT_READ_MS;
    read_unseen(app);
    if (app_alert_shows(app) != shown && app_at_rest(app)) {
        app_relayout(app);
    }
    if (app->world->alarm.look != NULL) {
        app->world->alarm.look(app->world->alarm.self);
    }
    sound(app, true, &before.stop);
    sound(app, false, &before.hold);
}
