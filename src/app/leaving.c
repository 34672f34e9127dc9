#include "app/leaving.h"

#include "app/app_state.h"
#include "app/navigation.h"
#include "app/words.h"
#include "base/log.h"

bool app_tell_emergency(struct app *app)
{
    struct session *session = app->session;
    if (!session_stop_due(session)) {
        return false;
    }
    struct err err;
    session->stop_unsaved = !session_save(session, app_language(app), &err);
    if (session->stop_unsaved) {
        log_error("not saved: %s", err.text);
    }
    session->stop_shown = true;
    app_replace(app, SCREEN_STOP);
    return true;
}

void app_leave(struct app *app)
{
    if (!app_tell_emergency(app)) {
        app_finish(app);
    }
}
