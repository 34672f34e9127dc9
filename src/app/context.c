/* What screens may ask of the app: the small questions. */
#include "app/app_state.h"

#include "base/bug.h"
#include "base/log.h"

#include <stdio.h>
#include <string.h>

const struct world *app_world(const struct app *app)
{
    return app->world;
}

const struct config *app_config(const struct app *app)
{
    return app->world->config;
}

const char *app_config_text(const struct app *app, const struct localized *text)
{
    return localized_get(text, app_language(app));
}

struct session *app_session(struct app *app)
{
    return app->session;
}

const struct session *app_session_view(const struct app *app)
{
    return app->session;
}

int64_t app_now_ms(const struct app *app)
{
    return clock_monotonic_ms(app->world->clock);
}

int64_t app_wall_ms(const struct app *app)
{
    return clock_wall_ms(app->world->clock);
}

const char *app_language(const struct app *app)
{
    return app->world->languages[app->comfort.language].code;
}

const struct catalog *app_catalog(const struct app *app)
{
    return app->world->languages[app->comfort.language].catalog;
}

bool app_large_text(const struct app *app)
{
    return app->comfort.large_text;
}

struct ui app_ui(const struct app *app, struct ui_frame *frame)
{
    const struct palette *palette = app->comfort.contrast ? palette_contrast() : palette_day();
    frame_begin(frame, app->metrics.width, app->metrics.height, palette->background);
    return (struct ui){
        .frame = frame,
        .text = app->world->text,
        .palette = palette,
        .metrics = &app->metrics,
        .behind = palette->background,
    };
}

bool app_contrast(const struct app *app)
{
    return app->comfort.contrast;
}

const struct strings *app_strings(const struct app *app)
{
    return app->world->languages[app->comfort.language].strings;
}

const char *app_text(const struct app *app, enum string_id id)
{
    return app_strings(app)->texts[id];
}

const char *app_time_of_day(const struct app *app, struct arena *arena, int64_t wall_ms)
{
    struct civil_time t = civil_from_ms(wall_ms);
    const struct substitution parts[] = {
        {"hour", arena_printf(arena, "%d", t.hour)},
        {"minute", arena_printf(arena, "%02d", t.minute)},
    };
    return strings_format(app_strings(app), arena, STR_TIME_OF_DAY, parts, 2);
}

void app_new_leaf(struct app *app)
{
    app_turn_page(app, app->backwards ? TURN_BACK : TURN_FORWARD);
    press_page_changed(&app->press, app_now_ms(app));
    app->dirty = true;
}

void app_new_page(struct app *app)
{
    app_new_leaf(app);
    app->focused = (struct ui_mark){0};
}

void app_redraw(struct app *app)
{
    app->dirty = true;
}

void app_fault(struct app *app, const struct err *err)
{
    log_error("not saved: %s", err->text);
    snprintf(app->fault, sizeof(app->fault), "%s", err->text);
    app_go(app, SCREEN_FAULT);
}

const char *app_fault_text(const struct app *app)
{
    return app->fault;
}

const struct day_list_source *app_day_list(const struct app *app)
{
    return &app->day_list;
}

const char *app_month(const struct app *app, struct arena *arena, int year, int month)
{
    const struct substitution parts[] = {
        {"month", app_text(app, (enum string_id)(STR_MONTH_1 + month - 1))},
        {"year", arena_printf(arena, "%d", year)},
    };
    return strings_format(app_strings(app), arena, STR_MONTH_AND_YEAR, parts, 2);
}

bool app_came_from(const struct app *app, enum screen_id screen)
{
    return app->depth > 1 && app->stack[app->depth - 2].screen == app->screens[screen];
}

void app_count(struct app *app, const char *kind, const char *detail)
{
    struct err err;
    if (!store_count(app->world->store, kind, detail, &err)) {
        log_warning("statistics: %s", err.text);
    }
}

void app_read(struct app *app, const char *page_id, bool detour)
{
    const struct catalog *catalog = app_catalog(app);
    size_t index = catalog_find(catalog, page_id);
    BUG_IF(index == catalog->count);
    app->reading = catalog->pages[index].id;
    app->reading_detour = detour;
    app->reading_depth = app->depth + 1;
    app_count(app, "page", app->reading);
    app_go(app, SCREEN_READER);
}

bool app_reading_is_detour(const struct app *app)
{
    return app->reading_detour;
}

const char *app_reading(const struct app *app)
{
    return app->reading;
}

/* --- rationing of look-ups --- */

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
