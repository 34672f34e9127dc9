#include "screens/arrival/look_up.h"

#include "app/context.h"
#include "app/look_ups.h"
#include "app/navigation.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "ui/ui.h"

void look_up_go_on(struct app *app, enum session_look_up found, const struct err *err)
{
    if (found == LOOK_UP_FAILED) {
        app_fault(app, FAULT_LOOK_UP, err);
        return;
    }
    app_count_look_up(app);
    app_onward(app);
}

const char *look_up_describe(const struct app *app, struct arena *arena,
                             const struct checkin_match *match)
{
    const struct appointment *first = match->appointments[0];
    const char *time = app_time_of_day(app, arena, first->start_ms);
    if (first->therapist[0] == '\0') {
        return time;
    }
    const struct substitution parts[] = {{"time", time}, {"therapist", first->therapist}};
    return strings_format(app_strings(app), arena, STR_COMMON_TIME_WITH_THERAPIST, parts, 2);
}

const char *look_up_paused(const struct app *app, struct ui *ui)
{
    int seconds = app_look_up_pause_seconds(app);
    if (seconds == 0) {
        return NULL;
    }
    const int minutes = app_look_up_pause_minutes(app);
    const bool low = metrics_low(ui->metrics);
    if (minutes > 0) {
        const char *number = arena_printf(ui->frame->arena, "%d", minutes);
        return low ? APP_FORMAT(app, ui, STR_CHECK_IN_PAUSED_MINUTES_SHORT, {"minutes", number})
                   : APP_FORMAT(app, ui, STR_CHECK_IN_PAUSED_MINUTES, {"minutes", number});
    }
    const char *number = arena_printf(ui->frame->arena, "%d", seconds);
    return low ? APP_FORMAT(app, ui, STR_CHECK_IN_PAUSED_SHORT, {"seconds", number})
               : APP_FORMAT(app, ui, STR_CHECK_IN_PAUSED, {"seconds", number});
}

int64_t look_up_deadline(const struct app *app, const void *state)
{
    (void)state;
    return app_look_up_pause_deadline(app);
}

void look_up_tick(struct app *app, void *state)
{
    (void)state;
    app_redraw(app);
}
