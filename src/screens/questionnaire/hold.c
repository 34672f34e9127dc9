/* An answer that needs care on the same day: asks the visitor to talk to the staff before any
 * treatment. Continue leads through all pages of the message, then on with the check-in. */
#include "app/context.h"
#include "app/leaving.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

static void leave(struct app *app, void *data)
{
    (void)data;
    app_save_again(app);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
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
    message_on_way_view(app, ui, data, &page);
}

const struct screen screen_hold = {
    .name = "hold",
    .state_size = sizeof(struct message_on_way),
    .flags = SCREEN_MESSAGE,
    .enter = message_on_way_enter,
    .leave = leave,
    .update = message_on_way_update,
    .view = view,
};
