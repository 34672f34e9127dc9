#include "app/idle.h"

#include "app/app_state.h"
#include "app/leaving.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/stack.h"
#include "app/staff.h"

/* To find the place where to read on. */
#define BEFORE_READING_MS 15000

/* As configured, but never while a slow reader may still be reading what is on the screen. */
static int64_t limit_ms(const struct app *app)
{
    const struct config *config = app->world->config;
    const bool reading = (app_flags(app) & SCREEN_READING) != 0;
    const int64_t configured =
        (int64_t)(reading ? config->idle_reading_seconds : config->idle_form_seconds) * 1000;
    if (!app->framed) {
        return configured;
    }
    const size_t words = frame_word_count(&app->frames[app->shown]);
    const int64_t to_read = BEFORE_READING_MS + app_reading_ms(words);
    return configured > to_read ? configured : to_read;
}

static int64_t countdown_ms(const struct app *app)
{
    return (int64_t)app->world->config->idle_countdown_seconds * 1000;
}

static bool never_idles(const struct app *app)
{
    return (app_flags(app) & SCREEN_NO_IDLE) != 0;
}

int app_curtain_seconds(const struct app *app)
{
    int64_t left = app->curtain_ms + countdown_ms(app) - app_now_ms(app);
    return clock_seconds_left(left);
}

int64_t idle_deadline_ms(const struct app *app)
{
    if (never_idles(app)) {
        return INT64_MAX;
    }
    if (staff_closes(app)) {
        int64_t end = app->touched_ms + STAFF_IDLE_MS;
        return end - (int64_t)(app_staff_seconds(app) - 1) * 1000;
    }
    if (!app->curtain) {
        return app->touched_ms + limit_ms(app);
    }
    /* the moment at which the number on the curtain changes */
    int64_t end = app->curtain_ms + countdown_ms(app);
    return end - (int64_t)(app_curtain_seconds(app) - 1) * 1000;
}

/* Updates the seconds left. After a minute without a touch, closes the staff area and ends the
 * visit below it. */
static void close_staff(struct app *app)
{
    app->dirty = true; /* the number of seconds left, or another screen */
    if (app_staff_seconds(app) > 0) {
        return;
    }
    app_staff_close(app);
    app_navigate(app);
    if (app->depth > 1) {
        app_leave(app);
        app_navigate(app);
    }
}

void idle_advance(struct app *app)
{
    int64_t now = app_now_ms(app);
    if (never_idles(app)) {
        return;
    }
    if (staff_closes(app)) {
        close_staff(app);
        return;
    }
    if (!app->curtain) {
        if (now >= app->touched_ms + limit_ms(app)) {
            app->curtain = true;
            app_turn_page(app, TURN_NONE); /* without a fade: the page below may be personal */
            app->curtain_ms = now;
            app->focused = (struct ui_mark){0};
            press_page_changed(&app->press, now);
            app->dirty = true;
        }
        return;
    }
    if (now < app->curtain_ms + countdown_ms(app)) {
        app->dirty = true;
        return;
    }
    app->curtain = false;
    app->touched_ms = now;
    app_leave(app);
    app_navigate(app);
}

void idle_touched(struct app *app)
{
    app->touched_ms = app_now_ms(app);
    if (app->curtain) {
        app->curtain = false;
        app_turn_page(app, TURN_FADE);
        app->dirty = true;
    }
}
