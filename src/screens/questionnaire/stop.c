/* An emergency answer: asks the visitor to tell somebody now, and nothing else. The screen does not
 * lock the kiosk: it ends with "I will tell someone now" or by itself, and the flag stays on top of
 * the therapist's list. */
#include "app/context.h"
#include "app/leaving.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/words.h"
#include "screens/shared/message_page.h"
#include "ui/ui.h"

#define STOP_MS       60000
#define STOP_AGAIN_MS 20000

enum { TELL_NOW = ACTION_OWN };

struct state {
    struct message_state pages;
    int64_t until_ms;
    bool again; /* the visitor told of it before */
};

static void enter(struct app *app, void *data, struct argument argument)
{
    struct state *state = data;
    state->again = argument.again;
    state->until_ms = app_now_ms(app) + STOP_MS;
}

/* Gives time to read after coming back from help or a page, or after turning a page. */
static void resume(struct app *app, void *data)
{
    struct state *state = data;
    int64_t least = app_now_ms(app) + STOP_AGAIN_MS;
    state->until_ms = state->until_ms > least ? state->until_ms : least;
}

/* However the screen ends, an answer that could not be saved is tried once more. */
static void leave(struct app *app, void *data)
{
    (void)data;
    app_save_again(app);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    chrome_wave(ui, ui->metrics->height * 8 / 100);
    struct areas areas = chrome_begin(app, ui, CHROME_PUBLIC);
    message_drop_below_foot(ui, &areas);
    const char *sentences[] = {
        state->again ? app_text(app, STR_STOP_AGAIN)
        : app_session_view(app)->unsaved
            ? app_text(app, STR_STOP_UNSAVED)
            : chrome_desk_text(app, STR_STOP_TELL_STAFFED, STR_STOP_TELL_NONE),
        app_text(app, STR_STOP_CALL_911),
        APP_FORMAT(app, ui, STR_STOP_ROOM,
                   {"room", app_config_text(app, &app_config(app)->emergency_room)}),
        app_text(app, STR_COMMON_CANNOT_TELL),
    };
    const struct message_page page = {
        .picture = "art-stop.svg",
        .heading = chrome_desk_text(app, STR_STOP_TITLE_STAFFED, STR_STOP_TITLE_NONE),
        .sentences = sentences,
        .sentence_count = sizeof(sentences) / sizeof(sentences[0]),
        .urgent = 2, /* the sentences that say whom to tell, and to call 9-1-1 */
        .urgent_in_brief = state->again
                               ? app_text(app, STR_STOP_BRIEF_AGAIN)
                               : chrome_desk_text(app, STR_STOP_BRIEF_STAFFED, STR_STOP_BRIEF_NONE),
        .accent = ui->palette->danger,
    };
    int pages = message_view(app, ui, &areas, &page, state->pages.page);
    const struct foot_button tell = {"done", TELL_NOW, app_text(app, STR_STOP_BUTTON),
                                     false,  0,        app_text(app, STR_STOP_BUTTON_SHORT)};
    message_foot(app, ui, &areas, state->pages.page, pages, &tell);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    if (tap.action == TELL_NOW) {
        app_finish(app);
        return;
    }
    message_turn(app, &state->pages, tap.action);
    resume(app, state);
}

static int64_t deadline(const struct app *app, const void *data)
{
    (void)app;
    return ((const struct state *)data)->until_ms;
}

static void tick(struct app *app, void *data)
{
    (void)data;
    app_finish(app);
}

const struct screen screen_stop = {
    .name = "stop",
    .state_size = sizeof(struct state),
    .flags = SCREEN_NO_IDLE, /* the screen has a time-out of its own */
    .enter = enter,
    .resume = resume,
    .leave = leave,
    .update = update,
    .view = view,
    .deadline = deadline,
    .tick = tick,
};
