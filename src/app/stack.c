#include "app/stack.h"

#include "app/app_state.h"
#include "app/moment.h"
#include "base/bug.h"
#include "base/log.h"

#include <string.h>

const struct screen *app_top(const struct app *app)
{
    return app->curtain ? app->screens[SCREEN_STILL_THERE] : app->stack[app->depth - 1].screen;
}

struct slot *app_top_slot(struct app *app)
{
    return &app->stack[app->depth - 1];
}

unsigned app_flags(const struct app *app)
{
    return app->stack[app->depth - 1].screen->flags;
}

bool app_at_rest(const struct app *app)
{
    return app->depth == 1;
}

static bool load(struct app *app, struct slot *slot)
{
    struct err err;
    if (slot->screen->load == NULL || slot->screen->load(app, slot->state, &err)) {
        return true;
    }
    log_error("%s", err.text);
    return false;
}

void stack_push(struct app *app, enum screen_id id, struct argument argument)
{
    BUG_IF(app->depth == STACK_MAX);
    BUG_IF((app->screens[id]->flags & SCREEN_STAFF) != 0 && !app->staff.open);
    struct slot *slot = &app->stack[app->depth++];
    memset(slot, 0, sizeof(*slot));
    slot->id = id;
    slot->screen = app->screens[id];
    slot->argument = argument;
    BUG_IF(slot->screen->state_size > SCREEN_STATE_SIZE);
    if (slot->screen->enter != NULL) {
        slot->screen->enter(app, slot->state, argument);
    }
    if (!load(app, slot)) {
        stack_pop(app);
        stack_push(app, SCREEN_FAULT, (struct argument){.fault = FAULT_UNREAD});
    }
}

void stack_pop(struct app *app)
{
    struct slot *slot = app_top_slot(app);
    if (slot->screen->leave != NULL) {
        slot->screen->leave(app, slot->state);
    }
    if ((slot->screen->flags & SCREEN_NO_IDLE) != 0) {
        /* that screen asked nobody to touch it, so the time without a touch begins now */
        app->touched_ms = app_now_ms(app);
    }
    arena_destroy(slot->arena);
    explicit_bzero(slot, sizeof(*slot));
    app->depth--;
}

void stack_pop_to(struct app *app, size_t depth)
{
    while (app->depth > depth) {
        stack_pop(app);
    }
}

bool stack_resume(struct app *app)
{
    struct slot *slot = app_top_slot(app);
    if (!load(app, slot)) {
        return false;
    }
    if (slot->screen->resume != NULL) {
        slot->screen->resume(app, slot->state);
    }
    return true;
}

void app_turn_page(struct app *app, enum turn turn)
{
    app->turn_to_come = app->world->config->reduced_motion ? TURN_NONE : turn;
    app->page++;
}

void app_relayout(struct app *app)
{
    app->page++;
    app->dirty = true;
    for (size_t i = 0; i < app->depth; i++) {
        struct slot *slot = &app->stack[i];
        if (slot->screen->relayout != NULL) {
            slot->screen->relayout(app, slot->state);
        }
    }
}
