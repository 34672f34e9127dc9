#include "screens/arrival/look_up.h"

#include "app/context.h"
#include "app/look_ups.h"
#include "app/navigation.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "domain/name.h"
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
    const struct substitution parts[] = {
        {"time", time}, {"therapist", name_keep_together(arena, first->therapist)}};
    return strings_format(app_strings(app), arena, STR_COMMON_TIME_WITH_THERAPIST, parts, 2);
}

const char *look_up_paused(const struct app *app, struct ui *ui)
{
    const int seconds = app_look_up_pause_seconds(app);
    const int minutes = app_look_up_pause_minutes(app);
    if (seconds == 0) {
        return NULL;
    }
    const char *number = arena_printf(ui->frame->arena, "%d", minutes > 0 ? minutes : seconds);
    return minutes > 0 ? APP_FORMAT(app, ui, STR_CHECK_IN_PAUSED_MINUTES, {"minutes", number})
                       : APP_FORMAT(app, ui, STR_CHECK_IN_PAUSED, {"seconds", number});
}

const char *look_up_paused_but_here(const struct app *app, struct ui *ui)
{
    const char *paused = look_up_paused(app, ui);
    return paused == NULL ? NULL
                          : arena_printf(ui->frame->arena, "%s %s", paused,
                                         app_text(app, STR_CHECK_IN_PAUSED_HERE));
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
