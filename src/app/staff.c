#include "app/staff.h"

#include "app/app_state.h"
#include "base/log.h"

#include <inttypes.h>
#include <stdio.h>

static bool in_corner(const struct app *app, const struct input *input)
{
    int side = metrics_px(&app->metrics, metrics_small_panel(&app->metrics) ? STAFF_CORNER_SMALL_MM
                                                                            : STAFF_CORNER_MM);
    return input->x < side && input->y < side;
}

/* The staff are at one of their pages, or at what came over it. */
static bool is_staff(const struct app *app)
{
    return app->staff.open || (app_flags(app) & (SCREEN_STAFF | SCREEN_SHORT)) != 0;
}

static void forget_taps(struct staff *staff)
{
    staff->taps = 0;
    staff->wakes = false;
}

static void count_tap(struct app *app, bool page)
{
    struct staff *staff = &app->staff;
    int64_t now = app_now_ms(app);
    if (staff->taps > 0 && now - staff->first_ms > STAFF_TAPS_MS) {
        forget_taps(staff);
    }
    if (staff->taps == 0) {
        staff->first_ms = now;
        staff->wakes = page;
    }
    staff->taps++;
}

/* A right PIN forgets the wrong ones before it, of which the staff are to hear. */
static int64_t wrong_pins(const struct app *app)
{
    struct store_health health;
    struct err err;
    if (!store_health(app->world->store, &health, &err)) {
        log_error("%s", err.text);
        return 0; /* the PIN page will say that the database does not answer */
    }
    return health.wrong_pins;
}

static void open_pin(struct app *app)
{
    forget_taps(&app->staff);
    app->staff.wrong_pins = wrong_pins(app);
    app->staff.depth = app->depth;
    app_go(app, SCREEN_STAFF_PIN);
    app_navigate(app);
}

bool staff_takes(struct app *app, const struct input *input)
{
    struct staff *staff = &app->staff;
    const struct target *target = NULL;
    switch (input->kind) {
    case INPUT_DOWN:
        target = press_target_at(&app->frames[app->shown], &app->metrics, input->x, input->y);
        if (!in_corner(app, input) || (target != NULL && target->kind != TARGET_PAGE) ||
            is_staff(app)) {
            forget_taps(staff);
            staff->touching = staff->touching && staff->finger != input->finger;
            return false;
        }
        staff->touching = true;
        staff->finger = input->finger;
        count_tap(app, target != NULL);
        return true;
    case INPUT_MOVE: return staff->touching && staff->finger == input->finger;
    case INPUT_UP:
        if (!staff->touching || staff->finger != input->finger) {
            return false;
        }
        staff->touching = false;
        if (staff->taps >= STAFF_TAPS && app_now_ms(app) - staff->first_ms <= STAFF_TAPS_MS) {
            open_pin(app);
        }
        return true;
    case INPUT_CANCEL: staff->touching = false; break;
    case INPUT_KEY:
    case INPUT_REDRAW: break;
    }
    return false;
}

bool staff_closes(const struct app *app)
{
    const unsigned flags = app_flags(app);
    return (flags & SCREEN_SHORT) != 0 || (app->staff.open && (flags & SCREEN_NO_IDLE) == 0);
}

bool app_staff_is_open(const struct app *app)
{
    return app->staff.open;
}

int64_t staff_deadline_ms(const struct app *app)
{
    const struct staff *staff = &app->staff;
    return staff->wakes && !staff->touching ? staff->first_ms + STAFF_TAPS_MS : INT64_MAX;
}

void staff_advance(struct app *app)
{
    forget_taps(&app->staff);
    if (app->depth == 1) { /* nobody has gone on meanwhile, by keys */
        app_home(app);
        app_navigate(app);
    }
}

void app_staff_recheck(struct app *app)
{
    const struct world *world = app->world;
    struct pin_try pin = {.check = PIN_RIGHT};
    struct err err;
    if (!world->config->demonstration && !store_pin_state(world->store, &pin, &err)) {
        log_error("%s", err.text);
        return; /* visitors will hear of it where it matters to them; tried again at rest */
    }
    bool refused = app->staff.refuses;
    app->staff.ready = pin.check != PIN_NOT_SET;
    app->staff.refuses = !app->staff.ready;
    if (app->staff.refuses != refused) {
        app_finish(app);
    }
}

void app_staff_enter(struct app *app)
{
    app->staff.open = true;
    app->comfort_before_staff = app->comfort;
    app_replace(app, SCREEN_STAFF_TODAY);
}

void app_staff_set_visit(struct app *app, struct visit_id visit)
{
    app->staff.visit = visit;
}

struct visit_id app_staff_visit(const struct app *app)
{
    return app->staff.visit;
}

void app_staff_set_appointment(struct app *app, struct appointment_id appointment)
{
    app->staff.appointment = appointment;
}

struct appointment_id app_staff_appointment(const struct app *app)
{
    return app->staff.appointment;
}

const char *app_staff_initials(const struct app *app)
{
    return app->staff.initials;
}

void app_staff_set_initials(struct app *app, const char *initials)
{
    snprintf(app->staff.initials, sizeof(app->staff.initials), "%s", initials);
}

void app_staff_visit_changed(struct app *app, struct visit_id visit)
{
    app->staff.changed = app->staff.changed || app->session->visit.value == visit.value;
}

int app_staff_seconds(const struct app *app)
{
    if (!staff_closes(app)) {
        return 0;
    }
    int64_t left = app->touched_ms + STAFF_IDLE_MS - app_now_ms(app);
    return clock_seconds_left(left);
}

int64_t app_staff_wrong_pins(const struct app *app)
{
    return app->staff.wrong_pins;
}

void app_staff_note(struct app *app, const char *command, struct visit_id visit)
{
    char scope[32] = "";
    struct err err;
    if (visit.value != 0) {
        snprintf(scope, sizeof(scope), "visit %" PRId64, visit.value);
    }
    if (!store_audit(app->world->store, STAFF_AT_KIOSK, command, scope, &err)) {
        log_error("%s", err.text);
    }
}
