/* Shows instead of the attract screen while the kiosk of a clinic has no PIN: visitors cannot use
 * it then. */
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

enum { CHOOSE = ACTION_OWN };

#define ASK_AGAIN_MS 5000 /* how often to look for a PIN that was set with cozy-admin */

struct state {
    struct message_state page;
    int64_t next_ms;
};

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    ((struct state *)data)->next_ms = app_now_ms(app) + ASK_AGAIN_MS;
}

static int64_t deadline(const struct app *app, const void *data)
{
    (void)app;
    return ((const struct state *)data)->next_ms;
}

static void tick(struct app *app, void *data)
{
    ((struct state *)data)->next_ms = app_now_ms(app) + ASK_AGAIN_MS;
    app_staff_recheck(app);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    struct areas areas = chrome_begin(app, ui, CHROME_STAFF);
    const char *sentences[] = {app_text(app, STR_STAFF_SETUP_WHY)};
    const struct message_page page = {
        .icon = "icon-lock.svg",
        .heading = app_text(app, STR_STAFF_SETUP_TITLE),
        .sentences = sentences,
        .sentence_count = 1,
        .urgent = 1,
        .accent = ui->palette->primary,
    };
    int pages = message_view(app, ui, &areas, &page, state->page.page);
    const struct foot_button choose = {"choose", CHOOSE, app_text(app, STR_STAFF_SETUP_CHOOSE),
                                       false, 0};
    message_foot(app, ui, &areas, state->page.page, pages, &choose);
}

static void update(struct app *app, void *data, struct tap tap)
{
    if (tap.action == CHOOSE) {
        app_go(app, SCREEN_STAFF_NEW_PIN);
    } else {
        message_turn(app, &((struct state *)data)->page, tap.action);
    }
}

const struct screen screen_staff_setup = {
    .name = "staff_setup",
    .state_size = sizeof(struct state),
    .flags = SCREEN_NO_IDLE,
    .enter = enter,
    .update = update,
    .view = view,
    .deadline = deadline,
    .tick = tick,
};
