/* Somebody who does not answer the questions, or would rather tell of warning signs, is shown once
 * what must not wait, before they sit down. Nothing of it is kept. */
#include "app/context.h"
#include "app/screen.h"
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

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_PERSONAL);
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
    const int pages = message_view(app, ui, &areas, &page, state->pages.page);
    const int shown = state->pages.page < pages ? state->pages.page : pages - 1;
    const bool last = shown == pages - 1;
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

const struct screen screen_signs = {
    .name = "signs",
    .state_size = sizeof(struct state),
    .flags = SCREEN_MESSAGE,
    .enter = enter,
    .update = update,
    .view = view,
};
