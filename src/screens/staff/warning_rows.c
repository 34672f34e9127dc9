#include "screens/staff/warning_rows.h"

#include "app/moment.h"
#include "app/words.h"
#include "base/clock.h"
#include "screens/staff/when.h"

#include <inttypes.h>
#include <string.h>

static const char *number(struct ui *ui, int64_t value)
{
    return arena_printf(ui->frame->arena, "%" PRId64, value);
}

static const char *day_of(struct ui *ui, int64_t wall_ms)
{
    char day[ISO8601_DAY_SIZE];
    return arena_strdup(ui->frame->arena, iso8601_format_day(wall_ms, day));
}

static const char *title(const struct app *app, struct ui *ui, const struct staff_warning *warning)
{
    switch (warning->kind) {
    case STAFF_WARNING_UNSAVED: return app_text(app, STR_STAFF_WARNING_UNSAVED);
    case STAFF_WARNING_CLOCK: return app_text(app, STR_STAFF_WARNING_CLOCK);
    case STAFF_WARNING_ZONE: return app_text(app, STR_STAFF_WARNING_ZONE);
    case STAFF_WARNING_UNREAD: return app_text(app, STR_STAFF_WARNING_UNREAD);
    case STAFF_WARNING_FAILING: return app_text(app, STR_STAFF_WARNING_FAILING);
    case STAFF_WARNING_EMPTIED: return app_text(app, STR_STAFF_WARNING_EMPTIED);
    case STAFF_WARNING_HIDDEN: return app_text(app, STR_STAFF_WARNING_HIDDEN);
    case STAFF_WARNING_LOST: return app_text(app, STR_STAFF_WARNING_LOST);
    case STAFF_WARNING_OTHER_DAYS: return app_text(app, STR_STAFF_WARNING_OTHER_DAYS);
    case STAFF_WARNING_NOBODY: return app_text(app, STR_STAFF_WARNING_NOBODY);
    case STAFF_WARNING_LEFT_OUT:
        return warning->count == 1 ? app_text(app, STR_STAFF_WARNING_LEFT_OUT_ONE)
                                   : APP_FORMAT(app, ui, STR_STAFF_WARNING_LEFT_OUT_MANY,
                                                {"count", number(ui, warning->count)});
    case STAFF_WARNING_NIGHT: return app_text(app, STR_STAFF_WARNING_NIGHT);
    case STAFF_WARNING_FORM: return app_text(app, STR_STAFF_WARNING_FORM);
    case STAFF_WARNING_COUNT: break;
    }
    return "";
}

static const char *other_days(const struct app *app, struct ui *ui,
                              const struct staff_warning *warning)
{
    const char *from = day_of(ui, warning->from_ms);
    const char *to = day_of(ui, warning->to_ms);
    return strcmp(from, to) == 0
               ? APP_FORMAT(app, ui, STR_STAFF_WARNING_OTHER_DAY_WHY, {"day", from})
               : APP_FORMAT(app, ui, STR_STAFF_WARNING_OTHER_DAYS_WHY,
                            {"count", number(ui, warning->count)}, {"from", from}, {"to", to});
}

static const char *counted(const struct app *app, struct ui *ui, enum string_id words,
                           const struct staff_warning *warning)
{
    return APP_FORMAT(app, ui, words, {"count", number(ui, warning->count)});
}

static const char *why(const struct app *app, struct ui *ui, const struct staff_warning *warning)
{
    struct arena *arena = ui->frame->arena;
    const int64_t now_ms = app_wall_ms(app);
    switch (warning->kind) {
    case STAFF_WARNING_UNSAVED:
        return APP_FORMAT(app, ui, STR_STAFF_WARNING_UNSAVED_WHY,
                          {"when", staff_when_words(app, arena, warning->from_ms)});
    case STAFF_WARNING_CLOCK:
        return APP_FORMAT(app, ui, STR_STAFF_WARNING_CLOCK_WHY, {"day", day_of(ui, now_ms)},
                          {"time", app_time_of_day(app, arena, now_ms)});
    case STAFF_WARNING_ZONE: return app_text(app, STR_STAFF_WARNING_ZONE_WHY);
    case STAFF_WARNING_UNREAD:
        return APP_FORMAT(app, ui, STR_STAFF_WARNING_UNREAD_WHY,
                          {"when", staff_when_words(app, arena, warning->from_ms)});
    case STAFF_WARNING_FAILING:
        return APP_FORMAT(app, ui, STR_STAFF_WARNING_FAILING_WHY,
                          {"when", staff_when_words(app, arena, warning->from_ms)},
                          {"reason", warning->detail});
    case STAFF_WARNING_EMPTIED: return app_text(app, STR_STAFF_WARNING_EMPTIED_WHY);
    case STAFF_WARNING_HIDDEN: return counted(app, ui, STR_STAFF_WARNING_HIDDEN_WHY, warning);
    case STAFF_WARNING_LOST: return counted(app, ui, STR_STAFF_WARNING_LOST_WHY, warning);
    case STAFF_WARNING_NIGHT: return counted(app, ui, STR_STAFF_WARNING_NIGHT_WHY, warning);
    case STAFF_WARNING_FORM:
        return APP_FORMAT(app, ui, STR_STAFF_WARNING_FORM_WHY, {"version", warning->detail});
    case STAFF_WARNING_OTHER_DAYS: return other_days(app, ui, warning);
    case STAFF_WARNING_NOBODY: return app_text(app, STR_STAFF_WARNING_NOBODY_WHY);
    case STAFF_WARNING_LEFT_OUT:
        return APP_FORMAT(app, ui, STR_STAFF_WARNING_LEFT_OUT_WHY, {"reason", warning->detail});
    case STAFF_WARNING_COUNT: break;
    }
    return "";
}

struct list_row warning_row(const struct app *app, struct ui *ui,
                            const struct staff_warning *warning)
{
    const char *what = title(app, ui, warning);
    const char *because = why(app, ui, warning);
    return (struct list_row){
        .lead = warning->place[0] == '\0' ? what
                                          : APP_FORMAT(app, ui, STR_STAFF_WARNING_OF,
                                                       {"what", what}, {"place", warning->place}),
        .detail = warning->stays ? arena_printf(ui->frame->arena, "%s %s",
                                                app_text(app, STR_STAFF_WARNING_STAYS), because)
                                 : because,
        .mark = "",
        .tone = TONE_WARNING,
        .leads_nowhere = true,
    };
}

struct list_row warnings_row(const struct app *app, struct ui *ui,
                             const struct staff_warning *gravest, size_t count, bool brief)
{
    struct list_row row = warning_row(app, ui, gravest);
    row.leads_nowhere = false;
    if (brief) {
        row.detail = "";
    }
    if (count > 1) {
        row.mark =
            APP_FORMAT(app, ui, STR_STAFF_WARNING_MORE, {"count", number(ui, (int64_t)count - 1)});
    }
    return row;
}
