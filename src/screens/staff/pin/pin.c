/* Asks for the PIN before the staff area. Wrong ones lock it, for longer each time, also across a
 * restart (store/pin.h). */
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "base/clock.h"
#include "base/log.h"
#include "screens/staff/pin/pin_page.h"
#include "ui/ui.h"

enum { SECOND_MS = 1000 };

enum trouble { TROUBLE_NONE, TROUBLE_WRONG, TROUBLE_FAILED };

struct state {
    struct pin_entry entry;
    enum trouble trouble;
    int64_t locked_until_ms; /* monotonic; 0 if not locked */
};

static int64_t locked_ms(const struct app *app, const struct state *state)
{
    int64_t left = state->locked_until_ms - app_now_ms(app);
    return left > 0 ? left : 0;
}

static void fail(struct state *state, const struct err *err)
{
    log_error("%s", err->text);
    state->trouble = TROUBLE_FAILED;
}

static void lock(const struct app *app, struct state *state, int64_t ms)
{
    state->locked_until_ms = ms > 0 ? app_now_ms(app) + ms : 0;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    struct state *state = data;
    struct pin_try pin = {0};
    struct err err;
    if (!staff_pin_state(app, &pin, &err)) {
        fail(state, &err);
    } else if (pin.check == PIN_NOT_SET) {
        app_replace(app, SCREEN_STAFF_NEW_PIN);
    } else {
        lock(app, state, pin.locked_ms);
    }
}

static void try_pin(struct app *app, struct state *state)
{
    struct pin_try pin = {0};
    struct err err;
    bool tried = staff_try_pin(app, state->entry.digits, &pin, &err);
    pin_entry_clear(&state->entry);
    if (!tried) {
        fail(state, &err);
    } else if (pin.check == PIN_RIGHT) {
        app_staff_enter(app);
    } else {
        state->trouble = TROUBLE_WRONG;
        lock(app, state, pin.locked_ms);
    }
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    if (locked_ms(app, state) > 0) {
        return;
    }
    if (pin_entry_update(&state->entry, tap)) {
        try_pin(app, state);
    } else {
        state->trouble = TROUBLE_NONE;
    }
}

/* How long it is locked: in minutes if that is more than two, otherwise in seconds. */
static const char *locked_words(const struct app *app, struct ui *ui, int seconds)
{
    const int minutes = (seconds + 59) / 60;
    if (minutes > 2) {
        return APP_FORMAT(app, ui, STR_STAFF_PIN_LOCKED_LONG,
                          {"minutes", arena_printf(ui->frame->arena, "%d", minutes)});
    }
    return APP_FORMAT(app, ui, STR_STAFF_PIN_LOCKED,
                      {"seconds", arena_printf(ui->frame->arena, "%d", seconds)});
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct state *state = data;
    int64_t left = locked_ms(app, state);
    struct pin_page page = {.title = app_text(app, STR_STAFF_PIN_TITLE),
                            .why = app_text(app, STR_STAFF_PIN_WHY),
                            .urgent = left > 0 || state->trouble != TROUBLE_NONE,
                            .disabled = left > 0};
    if (left > 0) {
        page.why = locked_words(app, ui, clock_seconds_left(left));
    } else if (state->trouble == TROUBLE_WRONG) {
        page.why = app_text(app, STR_STAFF_PIN_WRONG);
    } else if (state->trouble == TROUBLE_FAILED) {
        page.why = app_text(app, metrics_low(ui->metrics) ? STR_STAFF_PIN_FAILED_SHORT
                                                          : STR_STAFF_PIN_FAILED);
    }
    pin_page_view(app, ui, &state->entry, &page);
}

/* When the number of seconds shown changes next. */
static int64_t deadline(const struct app *app, const void *data)
{
    int64_t left = locked_ms(app, data);
    return left == 0 ? INT64_MAX : app_now_ms(app) + (left - 1) % SECOND_MS + 1;
}

static void tick(struct app *app, void *data)
{
    struct state *state = data;
    if (locked_ms(app, state) == 0) {
        state->trouble = TROUBLE_NONE;
    }
    app_redraw(app);
}

const struct screen screen_staff_pin = {
    .name = "staff_pin",
    .state_size = sizeof(struct state),
    .flags = SCREEN_SHORT,
    .enter = enter,
    .update = update,
    .view = view,
    .deadline = deadline,
    .tick = tick,
};
