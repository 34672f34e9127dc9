#include "screens/staff/when.h"

#include "app/context.h"
#include "app/moment.h"
#include "app/words.h"

#include <inttypes.h>

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS   (60 * MINUTE_MS)

static const char *format(const struct app *app, struct arena *arena, enum string_id id,
                          struct substitution part)
{
    return strings_format(app_strings(app), arena, id, &part, 1);
}

const char *staff_when_words(const struct app *app, struct arena *arena, int64_t wall_ms)
{
    if (wall_ms == 0) {
        return app_text(app, STR_STAFF_NEVER);
    }
    const int64_t days = civil_days_between(wall_ms, app_wall_ms(app));
    if (days > 1) {
        return format(app, arena, STR_STAFF_DAYS_AGO,
                      (struct substitution){"days", arena_printf(arena, "%" PRId64, days)});
    }
    return format(app, arena, days == 1 ? STR_STAFF_YESTERDAY_AT : STR_STAFF_TODAY_AT,
                  (struct substitution){"time", app_time_of_day(app, arena, wall_ms)});
}

const char *staff_when_at_words(const struct app *app, struct arena *arena, int64_t wall_ms)
{
    const int64_t days = civil_days_between(wall_ms, app_wall_ms(app));
    if (wall_ms == 0 || days <= 1) {
        return staff_when_words(app, arena, wall_ms);
    }
    const struct substitution parts[] = {
        {"days", arena_printf(arena, "%" PRId64, days)},
        {"time", app_time_of_day(app, arena, wall_ms)},
    };
    return strings_format(app_strings(app), arena, STR_STAFF_DAYS_AGO_AT, parts, 2);
}

const char *staff_ago_words(const struct app *app, struct arena *arena, int64_t wall_ms)
{
    const int64_t ago = app_wall_ms(app) - wall_ms;
    if (wall_ms == 0 || ago < 0 || ago >= HOUR_MS) {
        return staff_when_words(app, arena, wall_ms);
    }
    if (ago < MINUTE_MS) {
        return app_text(app, STR_STAFF_JUST_NOW);
    }
    return format(
        app, arena, STR_STAFF_MINUTES_AGO,
        (struct substitution){"minutes", arena_printf(arena, "%" PRId64, ago / MINUTE_MS)});
}
