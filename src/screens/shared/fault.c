/* Something could not be saved. The page never says that it was: the answer stays in memory, and
 * one tap tries again. The exact reason is in the log; the page says what to do. */
#include "app/screen.h"
#include "app/staff.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct message_state *state = data;
    const bool staff = app_staff_is_open(app);
    struct areas areas = chrome_begin(app, ui, staff ? CHROME_STAFF : CHROME_PERSONAL);
    const char *sentences[] = {
        app_text(app, STR_FAULT_KEPT),
        staff ? app_text(app, STR_STAFF_FAULT_TELL)
              : chrome_desk_text(app, STR_FAULT_TELL_STAFFED, STR_FAULT_TELL_NONE),
    };
    const struct message_page page = {
        .picture = "art-hold.svg",
        .heading = app_text(app, STR_FAULT_TITLE),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .urgent = 1,
        .accent = ui->palette->danger,
    };
    int pages = message_view(app, ui, &areas, &page, state->page);
    const struct foot_button again = {"back", ACTION_BACK, app_text(app, STR_FAULT_AGAIN), false,
                                      0};
    message_foot(app, ui, &areas, state->page, pages, &again);
}

static void update(struct app *app, void *data, struct tap tap)
{
    message_turn(app, data, tap.action);
}

const struct screen screen_fault = {
    .name = "fault",
    .state_size = sizeof(struct message_state),
    .update = update,
    .view = view,
};
