/* Says how the kiosk works and where to find a person. */
#include "app/context.h"
#include "app/screen.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct message_state *state = data;
    chrome_wave(ui, ui->metrics->height * 8 / 100);
    struct areas areas = chrome_begin(app, ui, CHROME_PUBLIC);
    message_drop_below_foot(ui, &areas);
    const struct config *config = app_config(app);
    const char *sentences[] = {
        app_text(app, STR_HELP_URGENT),
        chrome_desk_text(app, STR_HELP_PERSON_STAFFED, STR_HELP_PERSON_NONE),
        app_text(app, STR_HELP_CHECK_IN),
        APP_FORMAT(app, ui, STR_HELP_TIME,
                   {"seconds", arena_printf(ui->frame->arena, "%d", config->idle_form_seconds)}),
        APP_FORMAT(app, ui, STR_HELP_PRIVACY,
                   {"contact", app_config_text(app, &config->privacy_contact)}),
    };
    const struct message_page page = {
        .picture = "art-notice.svg",
        .heading = app_text(app, STR_HELP_TITLE),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .urgent = 1,
        .accent = ui->palette->ink,
    };
    int pages = message_view(app, ui, &areas, &page, state->page);
    const struct foot_button back = {"back", ACTION_BACK, app_text(app, STR_HELP_CLOSE), false, 0};
    message_foot(app, ui, &areas, state->page, pages, &back);
}

static void update(struct app *app, void *data, struct tap tap)
{
    message_turn(app, data, tap.action);
}

const struct screen screen_help = {
    .name = "help",
    .state_size = sizeof(struct message_state),
    .flags = 0,
    .update = update,
    .view = view,
};
