/*
 * Something could not be saved, read, or looked up. The page never says that it was. What could not
 * be saved stays in memory, and one tap tries again; from what could not be read, one tap leads
 * back. The exact reason is in the log; the page says what to do.
 */
#include "app/screen.h"
#include "app/staff.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

struct state {
    struct message_state pages;
    enum fault fault;
};

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)app;
    ((struct state *)data)->fault = argument.fault;
}

static const struct {
    enum string_id heading;
    enum string_id kept; /* what the visitor has all the same */
    enum string_id back; /* what the button says that leads back */
} words[] = {
    [FAULT_UNSAVED] = {STR_FAULT_TITLE, STR_FAULT_KEPT, STR_FAULT_AGAIN},
    [FAULT_UNREAD] = {STR_FAULT_UNREAD, STR_FAULT_UNREAD_KEPT, STR_COMMON_BACK},
    [FAULT_LOOK_UP] = {STR_FAULT_LOOK_UP, STR_FAULT_LOOK_UP_KEPT, STR_FAULT_AGAIN},
};

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    const bool staff = app_staff_is_open(app);
    struct areas areas = chrome_begin(app, ui, staff ? CHROME_STAFF : CHROME_PERSONAL);
    const char *sentences[] = {
        app_text(app, words[state->fault].kept),
        staff ? app_text(app, STR_STAFF_FAULT_TELL)
              : chrome_desk_text(app, STR_FAULT_TELL_STAFFED, STR_FAULT_TELL_NONE),
    };
    const struct message_page page = {
        .picture = "art-hold.svg",
        .heading = app_text(app, words[state->fault].heading),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .urgent = 1,
        .accent = ui->palette->danger,
    };
    int pages = message_view(app, ui, &areas, &page, state->pages.page);
    const struct foot_button again = {
        .name = "back", .action = ACTION_BACK, .label = app_text(app, words[state->fault].back)};
    message_foot(app, ui, &areas, state->pages.page, pages, &again);
}

static void update(struct app *app, void *data, struct tap tap)
{
    message_turn(app, &((struct state *)data)->pages, tap.action);
}

const struct screen screen_fault = {
    .name = "fault",
    .state_size = sizeof(struct state),
    .enter = enter,
    .update = update,
    .view = view,
};
