/* An answer that needs care on the same day: asks the visitor to talk to the staff before any
 * treatment. Continue leads through all pages of the message, then on with the check-in. */
#include "app/context.h"
#include "app/leaving.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

struct state {
    struct message_state pages;
    bool leaving; /* the visitor is on the way out: the message ends the visit */
};

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)app;
    ((struct state *)data)->leaving = argument.leaving;
}

static void leave(struct app *app, void *data)
{
    (void)data;
    app_save_again(app);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const struct config *config = app_config(app);
    const char *sentences[] = {
        app_text(app, app_session_view(app)->unsaved ? STR_HOLD_UNSAVED : STR_HOLD_ADVICE),
        app_text(app, STR_HOLD_CALL_811),
        config->urgent_care.text[0] != '\0'
            ? APP_FORMAT(app, ui, STR_HOLD_URGENT_CARE,
                         {"place", app_config_text(app, &config->urgent_care)})
            : app_text(app, STR_HOLD_DOCTOR),
        app_text(app, STR_COMMON_CANNOT_TELL),
    };
    const struct message_page page = {
        .picture = "art-hold.svg",
        .heading = app_text(app, STR_HOLD_TITLE),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .urgent = 1,
        .accent = ui->palette->ink,
    };
    int pages = message_view(app, ui, &areas, &page, state->pages.page);
    int shown = state->pages.page < pages ? state->pages.page : pages - 1;
    bool last = shown == pages - 1;
    const struct foot_button back = {"first", MESSAGE_FIRST, app_text(app, STR_COMMON_BACK), false,
                                     0};
    const int onward = state->leaving ? ACTION_FINISH : ACTION_BACK;
    const struct foot_button on = {"continue", last ? onward : MESSAGE_NEXT,
                                   app_text(app, STR_COMMON_CONTINUE), false, last ? 0 : 1};
    chrome_foot(ui, &areas, shown > 0 ? &back : NULL, &on);
}

static void update(struct app *app, void *data, struct tap tap)
{
    message_turn(app, &((struct state *)data)->pages, tap.action);
}

const struct screen screen_hold = {
    .name = "hold",
    .state_size = sizeof(struct state),
    .flags = SCREEN_MESSAGE,
    .enter = enter,
    .leave = leave,
    .update = update,
    .view = view,
};
