/* The words of the kiosk in the visitor's language. */
#pragma once

#include "base/arena.h"
#include "content/strings.h"
#include "domain/localized.h"

#include <stdint.h>

struct app;

const char *app_language(const struct app *app); /* code: "en" */
const struct strings *app_strings(const struct app *app);
/* A text of the kiosk. */
const char *app_text(const struct app *app, enum string_id id);
/* A text of the configuration. */
const char *app_config_text(const struct app *app, const struct localized *text);
/* A text of the kiosk with {names} filled in, in the frame's arena. */
#define APP_FORMAT(app, ui, id, ...)                                                               \
    strings_format(                                                                                \
        app_strings(app), (ui)->frame->arena, (id), (const struct substitution[]){__VA_ARGS__},    \
        (int)(sizeof((const struct substitution[]){__VA_ARGS__}) / sizeof(struct substitution)))
/* "10:30" or, in French, "10 h 30"; local time of wall_ms; in the arena. */
const char *app_time_of_day(const struct app *app, struct arena *arena, int64_t wall_ms);
/* "16 November 2026" for the local day of wall_ms; in the arena. */
const char *app_date(const struct app *app, struct arena *arena, int64_t wall_ms);
/* "November 2026"; in the arena. */
const char *app_month(const struct app *app, struct arena *arena, int year, int month);
