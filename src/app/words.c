#include "app/words.h"

#include "app/app_state.h"

const char *app_language(const struct app *app)
{
    return app->world->languages[app->comfort.language].code;
}

const struct strings *app_strings(const struct app *app)
{
    return app->world->languages[app->comfort.language].strings;
}

const char *app_text(const struct app *app, enum string_id id)
{
    return app_strings(app)->texts[id];
}

const char *app_config_text(const struct app *app, const struct localized *text)
{
    return localized_get(text, app_language(app));
}

const char *app_time_of_day(const struct app *app, struct arena *arena, int64_t wall_ms)
{
    struct civil_time t = civil_from_ms(wall_ms);
    const struct substitution parts[] = {
        {"hour", arena_printf(arena, "%d", t.hour)},
        {"minute", arena_printf(arena, "%02d", t.minute)},
    };
    return strings_format(app_strings(app), arena, STR_COMMON_TIME_OF_DAY, parts, 2);
}

const char *app_date(const struct app *app, struct arena *arena, int64_t wall_ms)
{
    const struct civil_time t = civil_from_ms(wall_ms);
    const struct substitution parts[] = {
        {"day",
         t.day == 1 ? app_text(app, STR_COMMON_FIRST_DAY) : arena_printf(arena, "%d", t.day)},
        {"month", app_text(app, (enum string_id)(STR_MONTH_01 + t.month - 1))},
        {"year", arena_printf(arena, "%d", t.year)},
    };
    return strings_format(app_strings(app), arena, STR_COMMON_DATE, parts, 3);
}

const char *app_month(const struct app *app, struct arena *arena, int year, int month)
{
    const struct substitution parts[] = {
        {"month", app_text(app, (enum string_id)(STR_MONTH_01 + month - 1))},
        {"year", arena_printf(arena, "%d", year)},
    };
    return strings_format(app_strings(app), arena, STR_COMMON_MONTH_AND_YEAR, parts, 2);
}
