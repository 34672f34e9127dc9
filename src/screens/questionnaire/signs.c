/* Somebody who does not answer the questions, or would rather tell of warning signs, is shown once
 * what must not wait, before they sit down. Nothing of it is kept. */
#include "app/context.h"
#include "app/screen.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const char *sentences[] = {
        app_text(app, STR_SIGNS_LIST),
        chrome_desk_text(app, STR_SIGNS_TELL_STAFFED, STR_SIGNS_TELL_NONE),
        app_text(app, STR_COMMON_CANNOT_TELL),
    };
    const struct message_page page = {
        .picture = "art-hold.svg",
        .heading = app_text(app, STR_SIGNS_TITLE),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .urgent = 2,
        .accent = ui->palette->ink,
    };
    message_on_way_view(app, ui, data, &page);
}

const struct screen screen_signs = {
    .name = "signs",
    .state_size = sizeof(struct message_on_way),
    .flags = SCREEN_MESSAGE,
    .enter = message_on_way_enter,
    .update = message_on_way_update,
    .view = view,
};
