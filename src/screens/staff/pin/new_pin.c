/* Sets the first PIN, typed twice. Only while there is none; a PIN is changed with cozy-admin. */
#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/staff.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "screens/staff/pin/pin_page.h"
#include "ui/ui.h"

#include <string.h>

enum trouble { TROUBLE_NONE, TROUBLE_DIFFERS, TROUBLE_SHORT, TROUBLE_SIMPLE };

struct state {
    struct pin_entry entry;
    struct pin_entry first; /* the PIN typed the first time; "" until then */
    enum trouble trouble;
};

/* True if there is no PIN yet. Otherwise leaves the page and returns false: the PIN may also be set
 * with cozy-admin. */
static bool there_is_none(struct app *app)
{
    struct pin_try pin = {0};
    struct err err;
    if (!staff_pin_state(app, &pin, &err)) {
        app_fault(app, FAULT_UNREAD, &err);
        return false;
    }
    if (pin.check != PIN_NOT_SET) {
        app_staff_close(app);
        return false;
    }
    return true;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    (void)data;
    there_is_none(app);
}

static enum trouble trouble_of(const char *pin)
{
    switch (pin_fault(pin)) {
    case PIN_IN_ORDER: return TROUBLE_NONE;
    case PIN_NOT_DIGITS:
    case PIN_WRONG_LENGTH: return TROUBLE_SHORT;
    case PIN_TOO_SIMPLE: break;
    }
    return TROUBLE_SIMPLE;
}

static void set_pin(struct app *app, const char *pin)
{
    struct err err;
    if (!there_is_none(app)) {
        return;
    }
    if (!staff_set_pin(app, pin, &err)) {
        app_fault(app, FAULT_UNSAVED, &err);
        return;
    }
    if (app_config(app)->demonstration) {
        app_staff_enter(app);
    } else {
        app_staff_recheck(app); /* visitors may use the kiosk from now on */
    }
}

static void complete(struct app *app, struct state *state)
{
    bool again = state->first.digits[0] != '\0';
    state->trouble = trouble_of(state->entry.digits);
    if (again && strcmp(state->entry.digits, state->first.digits) == 0) {
        set_pin(app, state->first.digits);
    } else if (again) {
        state->trouble = TROUBLE_DIFFERS;
    } else if (state->trouble == TROUBLE_NONE) {
        state->first = state->entry;
        pin_entry_clear(&state->entry);
        app_new_leaf(app);
        return;
    }
    pin_entry_clear(&state->entry);
    pin_entry_clear(&state->first);
}

static void update(struct app *app, void *data, struct tap tap)
{
    struct state *state = data;
    if (pin_entry_update(&state->entry, tap)) {
        complete(app, state);
    } else {
        state->trouble = TROUBLE_NONE;
    }
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    static const enum string_id troubles[] = {
        [TROUBLE_NONE] = STR_STAFF_NEW_WHY,
        [TROUBLE_DIFFERS] = STR_STAFF_NEW_DIFFERS,
        [TROUBLE_SHORT] = STR_STAFF_NEW_SHORT,
        [TROUBLE_SIMPLE] = STR_STAFF_NEW_SIMPLE,
    };
    const struct state *state = data;
    bool again = state->first.digits[0] != '\0';
    const struct pin_page page = {
        .title = app_text(app, again ? STR_STAFF_NEW_AGAIN : STR_STAFF_NEW_TITLE),
        .why = app_text(app, again ? STR_STAFF_NEW_AGAIN_WHY : troubles[state->trouble]),
        .urgent = state->trouble != TROUBLE_NONE,
    };
    pin_page_view(app, ui, &state->entry, &page);
}

const struct screen screen_staff_new_pin = {
    .name = "staff_new_pin",
    .state_size = sizeof(struct state),
    .flags = SCREEN_SHORT,
    .enter = enter,
    .update = update,
    .view = view,
};
