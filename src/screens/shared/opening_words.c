#include "screens/shared/opening_words.h"

#include "app/moment.h"
#include "app/opening.h"
#include "base/clock.h"
#include "domain/hours.h"

const char *opening_words(const struct app *app, struct arena *arena, const struct strings *strings)
{
    const int64_t opens = app_opens_ms(app);
    if (opens == HOURS_NEVER) {
        return "";
    }
    const struct civil_time at = civil_from_ms(opens);
    const struct substitution clock[] = {
        {"hour", arena_printf(arena, "%d", at.hour)},
        {"minute", arena_printf(arena, "%02d", at.minute)},
    };
    const struct substitution parts[] = {
        {"time", strings_format(strings, arena, STR_COMMON_TIME_OF_DAY, clock, 2)},
        {"day", strings->texts[STR_WEEKDAY_0 + at.weekday]},
    };
    const int64_t midnight = civil_day_start_ms(civil_next_day_ms(app_wall_ms(app)));
    const int64_t midnight_after = civil_day_start_ms(civil_next_day_ms(midnight));
    const enum string_id id = opens < midnight         ? STR_CLOSED_TODAY
                              : opens < midnight_after ? STR_CLOSED_TOMORROW
                                                       : STR_CLOSED_WEEKDAY;
    return strings_format(strings, arena, id, parts, 2);
}
