/* Somebody comes back who has sent the questionnaire: is there anything new? */
#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/visit_way.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

enum { NOTHING = ACTION_OWN, SOMETHING };

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct message_state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const char *sentences[] = {app_text(app, STR_NEWS_WHY)};
    const struct message_page page = {
        .icon = "icon-check.svg",
        .eyebrow = app_text(app, STR_CHECK_IN_CHECKED_IN),
        .heading = app_text(app, STR_NEWS_TITLE),
        .sentences = sentences,
        .sentence_count = 1,
        .urgent = 1,
        .accent = ui->palette->ink,
    };
    message_view(app, ui, &areas, &page, state->page);
    const struct foot_button something = {.name = "something",
                                          .action = SOMETHING,
                                          .label = app_text(app, STR_NEWS_SOMETHING),
                                          .brief = app_text(app, STR_NEWS_SOMETHING_SHORT)};
    const struct foot_button nothing = {.name = "nothing",
                                        .action = NOTHING,
                                        .label = app_text(app, STR_NEWS_NOTHING),
                                        .brief = app_text(app, STR_NEWS_NOTHING_SHORT),
                                        .secondary = true};
    chrome_foot(ui, &areas, &something, &nothing);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct session *session = app_session(app);
    struct err err;
    bool ok = true;
    (void)data;
    switch (tap.action) {
    case NOTHING: ok = session_end_addition(session, app_language(app), &err); break;
    case SOMETHING: ok = session_begin_addition(session, &err); break;
    default: return;
    }
    if (ok) {
        app_onward(app);
    } else {
        app_fault(app, FAULT_UNSAVED, &err);
    }
}

const struct screen screen_news = {
    .name = "news",
    .state_size = sizeof(struct message_state),
    .update = update,
    .view = view,
};
