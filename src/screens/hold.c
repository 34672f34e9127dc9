/* A same-day answer: talk to us before any treatment. The check-in goes on. */
#include "screens/message.h"

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const struct config *config = app_config(app);
    const char *sentences[] = {
        app_text(app, STR_HOLD_ADVICE),
        app_text(app, STR_HOLD_811),
        config->urgent_care[0] != '\0'
            ? APP_FORMAT(app, ui, STR_HOLD_URGENT_CARE,
                         {"place", app_config_text(app, config->urgent_care)})
            : app_text(app, STR_HOLD_DOCTOR),
        app_text(app, STR_CANNOT_TELL),
    };
    const struct message_page page = {
        .picture = "art-hold.svg",
        .heading = app_text(app, STR_HOLD_TITLE),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .accent = ui->palette->ink,
    };
    message_view(app, ui, &areas, &page);
    const struct foot_button on = {"continue", ACTION_BACK, app_text(app, STR_CONTINUE), false, 0};
    chrome_foot(ui, &areas, NULL, &on);
}

static void update(struct app *app, void *data, struct message message)
{
    (void)app;
    (void)data;
    (void)message;
}

const struct screen screen_hold = {
    .name = "hold",
    .flags = SCREEN_PERSONAL,
    .update = update,
    .view = view,
};
