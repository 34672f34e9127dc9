/*
 * Something could not be saved. Never called saved: the answer stays in memory, and trying again is
 * one tap. What exactly is wrong went to the log; here stands what to do.
 */
#include "screens/message.h"

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
    const char *sentences[] = {
        app_text(app, STR_FAULT_KEPT),
        chrome_desk_text(app, STR_FAULT_TELL_STAFFED, STR_FAULT_TELL_NONE),
    };
    const struct message_page page = {
        .picture = "art-hold.svg",
        .heading = app_text(app, STR_FAULT_TITLE),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .accent = ui->palette->danger,
    };
    message_view(app, ui, &areas, &page);
    const struct foot_button again = {"back", ACTION_BACK, app_text(app, STR_FAULT_AGAIN), false,
                                      0};
    chrome_foot(ui, &areas, NULL, &again);
}

static void update(struct app *app, void *data, struct message message)
{
    (void)app;
    (void)data;
    (void)message;
}

const struct screen screen_fault = {
    .name = "fault",
    .flags = SCREEN_PERSONAL,
    .update = update,
    .view = view,
};
