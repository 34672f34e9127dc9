#include "app/app_state.h"

#include "base/bug.h"

#include <string.h>

static void ask(struct app *app, struct navigation navigation)
{
    BUG_IF(app->asked_count == NAVIGATION_MAX);
    app->asked[app->asked_count++] = navigation;
}

void app_go(struct app *app, enum screen_id screen)
{
    ask(app, (struct navigation){NAVIGATE_GO, screen});
}

void app_replace(struct app *app, enum screen_id screen)
{
    ask(app, (struct navigation){NAVIGATE_REPLACE, screen});
}

void app_back(struct app *app)
{
    ask(app, (struct navigation){.kind = NAVIGATE_BACK});
}

void app_home(struct app *app)
{
    ask(app, (struct navigation){.kind = NAVIGATE_HOME});
}

void app_finish(struct app *app)
{
    ask(app, (struct navigation){.kind = NAVIGATE_FINISH});
}

const struct screen *app_top(const struct app *app)
{
    return app->curtain ? app->screens[SCREEN_STILL_THERE] : app->stack[app->depth - 1].screen;
}

unsigned app_flags(const struct app *app)
{
    return app->stack[app->depth - 1].screen->flags;
}

struct slot *app_top_slot(struct app *app)
{
    return &app->stack[app->depth - 1];
}

void app_staff_close(struct app *app)
{
    ask(app, (struct navigation){.kind = NAVIGATE_STAFF_CLOSE});
}

static void push(struct app *app, enum screen_id id)
{
    BUG_IF(app->depth == STACK_MAX);
    BUG_IF((app->screens[id]->flags & SCREEN_STAFF) != 0 && !app->staff.open);
    struct slot *slot = &app->stack[app->depth++];
    memset(slot, 0, sizeof(*slot));
    slot->screen = app->screens[id];
    BUG_IF(slot->screen->state_size > SCREEN_STATE_SIZE);
    if (slot->screen->enter != NULL) {
        slot->screen->enter(app, slot->state);
    }
}

static void pop(struct app *app)
{
    struct slot *slot = app_top_slot(app);
    if (slot->screen->leave != NULL) {
        slot->screen->leave(app, slot->state);
    }
    if ((slot->screen->flags & SCREEN_NO_IDLE) != 0) {
        app->touched_ms = app_now_ms(app); /* nobody was to touch it */
    }
    explicit_bzero(slot->state, sizeof(slot->state));
    app->depth--;
}

static void pop_to(struct app *app, size_t depth)
{
    while (app->depth > depth) {
        pop(app);
    }
}

void app_turn_page(struct app *app, enum turn turn)
{
    app->turn_to_come = app->world->config->reduced_motion ? TURN_NONE : turn;
}

void app_leave_screens(struct app *app)
{
    pop_to(app, 0);
}

/* Nobody of the staff is there any more. Whether visitors may use the kiosk is not of their stay.
 */
static void end_stay(struct staff *staff)
{
    *staff = (struct staff){.ready = staff->ready, .refuses = staff->refuses};
}

void app_end_visit(struct app *app)
{
    app_leave_screens(app);
    session_reset(app->session);
    for (int i = 0; i < 2; i++) {
        frame_begin(&app->frames[i], app->metrics.width, app->metrics.height, (struct color){0});
    }
    app->framed = false;
    app_set_comfort(app, app->comfort_at_start);
    app->curtain = false;
    app->reading = NULL;
    app->fault[0] = '\0';
    app->visits_ended++;
    end_stay(&app->staff);
    push(app, app->staff.refuses ? SCREEN_STAFF_SETUP : opening_screen(app));
    /* At once: nothing that was shown to a person may linger, not even as it fades. */
    app_turn_page(app, TURN_NONE);
}

static void go_back_to(struct app *app, size_t depth)
{
    if (depth <= 1) {
        app_end_visit(app); /* nobody is left in front of the attract screen */
        return;
    }
    pop_to(app, depth);
    struct slot *slot = app_top_slot(app);
    if (slot->screen->resume != NULL) {
        slot->screen->resume(app, slot->state);
    }
}

/* Some screens stand on the stack once: to go there again is to go back to them. Else whoever takes
 * help or contents and what they lead to in turns would pile them up without end, and what the
 * staff took off today's list would still stand below it. */
static bool stands_once(enum screen_id id)
{
    return id == SCREEN_HELP || id == SCREEN_CONTENTS || id == SCREEN_STAFF_TODAY;
}

static void go_to(struct app *app, enum screen_id id)
{
    for (size_t i = 0; i < app->depth && stands_once(id); i++) {
        if (app->stack[i].screen == app->screens[id]) {
            go_back_to(app, i + 1);
            return;
        }
    }
    push(app, id);
}

static void close_staff(struct app *app)
{
    size_t depth = app->staff.changed ? 1 : app->staff.depth;
    if (app->staff.open) {
        app_set_comfort(app, app->comfort_before_staff);
    }
    end_stay(&app->staff);
    go_back_to(app, depth);
}

static void carry_out(struct app *app, struct navigation navigation)
{
    bool back = app->backwards || navigation.kind == NAVIGATE_BACK;
    app_turn_page(app, back ? TURN_BACK : TURN_FORWARD);
    switch (navigation.kind) {
    case NAVIGATE_GO: go_to(app, navigation.screen); break;
    case NAVIGATE_REPLACE:
        pop(app);
        go_to(app, navigation.screen);
        break;
    case NAVIGATE_BACK: go_back_to(app, app->depth - 1); break;
    case NAVIGATE_STAFF_CLOSE: close_staff(app); break;
    case NAVIGATE_HOME:
        pop_to(app, 1);
        push(app, SCREEN_HOME);
        break;
    case NAVIGATE_FINISH: app_end_visit(app); break;
    }
}

void app_navigate(struct app *app)
{
    if (app->asked_count == 0) {
        return;
    }
    /* entering a screen may ask for more */
    for (size_t i = 0; i < app->asked_count; i++) {
        carry_out(app, app->asked[i]);
    }
    app->asked_count = 0;
    app->focused = (struct ui_mark){0};
    press_page_changed(&app->press, app_now_ms(app));
    app->dirty = true;
}
