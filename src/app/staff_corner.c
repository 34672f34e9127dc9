#include "app/staff_corner.h"

#include "app/app_state.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/stack.h"
#include "base/log.h"
#include "store/health.h"

static bool in_corner(const struct app *app, const struct input *input)
{
    int side = metrics_px(&app->metrics, metrics_small_panel(&app->metrics) ? STAFF_CORNER_SMALL_MM
                                                                            : STAFF_CORNER_MM);
    return input->x < side && input->y < side;
}

/* True at a page of the staff, or at a screen that opened over one. */
static bool is_staff(const struct app *app)
{
    return app->staff.open || (app_flags(app) & (SCREEN_STAFF | SCREEN_SHORT)) != 0;
}

static void forget_taps(struct staff_corner *corner)
{
    corner->taps = 0;
    corner->wakes = false;
}

static void count_tap(struct app *app, bool page)
{
    struct staff_corner *corner = &app->corner;
    int64_t now = app_now_ms(app);
    if (corner->taps > 0 && now - corner->first_ms > STAFF_TAPS_MS) {
        forget_taps(corner);
    }
    if (corner->taps == 0) {
        corner->first_ms = now;
        corner->wakes = page;
    }
    corner->taps++;
}

/* Reads how many wrong PINs were typed, before a right one resets the count: the staff are told. */
static int64_t wrong_pins(const struct app *app)
{
    struct store_health health;
    struct err err;
    if (!store_health(app->world->store, &health, &err)) {
        log_error("%s", err.text);
        return 0; /* the PIN page says that the database does not answer */
    }
    return health.wrong_pins;
}

static void open_pin(struct app *app)
{
    forget_taps(&app->corner);
    app->staff.wrong_pins = wrong_pins(app);
    app->staff.depth = app->depth;
    app_go(app, SCREEN_STAFF_PIN);
    app_navigate(app);
}

bool staff_corner_takes(struct app *app, const struct input *input)
{
    struct staff_corner *corner = &app->corner;
    const struct target *target = NULL;
    switch (input->kind) {
    case INPUT_DOWN:
        target = press_target_at(&app->frames[app->shown], &app->metrics, input->x, input->y);
        if (!in_corner(app, input) || (target != NULL && target->kind != TARGET_PAGE) ||
            is_staff(app)) {
            forget_taps(corner);
            corner->touching = corner->touching && corner->finger != input->finger;
            return false;
        }
        corner->touching = true;
        corner->finger = input->finger;
        count_tap(app, target != NULL);
        return true;
    case INPUT_MOVE: return corner->touching && corner->finger == input->finger;
    case INPUT_UP:
        if (!corner->touching || corner->finger != input->finger) {
            return false;
        }
        corner->touching = false;
        if (corner->taps >= STAFF_TAPS && app_now_ms(app) - corner->first_ms <= STAFF_TAPS_MS) {
            open_pin(app);
        }
        return true;
    case INPUT_CANCEL: corner->touching = false; break;
    case INPUT_KEY:
    case INPUT_REDRAW: break;
    }
    return false;
}

int64_t staff_corner_deadline_ms(const struct app *app)
{
    const struct staff_corner *corner = &app->corner;
    return corner->wakes && !corner->touching ? corner->first_ms + STAFF_TAPS_MS : INT64_MAX;
}

void staff_corner_advance(struct app *app)
{
    forget_taps(&app->corner);
    if (app_at_rest(app)) { /* unless somebody went on with the keys meanwhile */
        app_home(app);
        app_navigate(app);
    }
}
