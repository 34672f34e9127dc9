#include "app/navigation.h"

#include "app/alert.h"
#include "app/app_state.h"
#include "app/moment.h"
#include "app/opening.h"
#include "app/session.h"
#include "app/stack.h"
#include "base/bug.h"
#include "base/log.h"

#include <string.h>

/* --- what is asked for --- */

static void ask(struct app *app, struct navigation navigation)
{
    BUG_IF(app->asked_count == NAVIGATION_MAX);
    app->asked[app->asked_count++] = navigation;
}

void app_go(struct app *app, enum screen_id screen)
{
    ask(app, (struct navigation){.kind = NAVIGATE_GO, .screen = screen});
}

void app_go_with(struct app *app, enum screen_id screen, struct argument argument)
{
    ask(app, (struct navigation){NAVIGATE_GO, screen, argument});
}

void app_replace(struct app *app, enum screen_id screen)
{
    ask(app, (struct navigation){.kind = NAVIGATE_REPLACE, .screen = screen});
}

void app_replace_with(struct app *app, enum screen_id screen, struct argument argument)
{
    ask(app, (struct navigation){NAVIGATE_REPLACE, screen, argument});
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

void app_finish_for_another(struct app *app)
{
    ask(app, (struct navigation){.kind = NAVIGATE_FINISH, .keep_comfort = true});
}

void app_staff_close(struct app *app)
{
    ask(app, (struct navigation){.kind = NAVIGATE_STAFF_CLOSE});
}

void app_fault(struct app *app, enum fault fault, const struct err *err)
{
    log_error("%s%s", fault == FAULT_UNSAVED ? "not saved: " : "", err->text);
    app_go_with(app, SCREEN_FAULT, (struct argument){.fault = fault});
}

void app_new_leaf(struct app *app)
{
    app_turn_page(app, app->backwards ? TURN_BACK : TURN_FORWARD);
    press_page_changed(&app->press, app_now_ms(app));
    app->dirty = true;
}

void app_new_page(struct app *app)
{
    app_new_leaf(app);
    app->focused = (struct ui_mark){0};
}

void app_redraw(struct app *app)
{
    app->dirty = true;
}

void app_draw_screen(const struct app *app, enum screen_id screen, struct ui *ui)
{
    BUG_IF(app->screens[screen]->state_size > 0);
    app->screens[screen]->view(app, NULL, ui);
}

bool app_came_from(const struct app *app, enum screen_id screen)
{
    return app->depth > 1 && app->stack[app->depth - 2].screen == app->screens[screen];
}

/* --- what belongs to a screen --- */

#define SCREEN_BLOCK (16 * 1024)

struct arena *app_arena(struct app *app)
{
    struct slot *slot = app_top_slot(app);
    if (slot->arena == NULL) {
        slot->arena = arena_create(SCREEN_BLOCK);
    }
    return slot->arena;
}

struct arena *app_emptied_arena(struct app *app)
{
    struct arena *arena = app_arena(app);
    arena_reset(arena);
    return arena;
}

/* --- carrying it out --- */

void app_set_comfort(struct app *app, struct comfort comfort)
{
    app->comfort = comfort;
    app->metrics.large_text = comfort.large_text;
    app_relayout(app);
}

/* The staff have left: forgets their stay. It does not forget whether there is a PIN. */
static void end_stay(struct app *app)
{
    if (app->staff.open) {
        app_alert_forget_unsaved(app);
    }
    app->staff = (struct staff_stay){0};
    app->corner = (struct staff_corner){0};
}

void app_end_visit(struct app *app)
{
    stack_pop_to(app, 0);
    app_alert_keep_unsaved(app);
    session_reset(app->session);
    for (int i = 0; i < 2; i++) {
        frame_begin(&app->frames[i], app->metrics.width, app->metrics.height, (struct color){0});
    }
    app->framed = false;
    app_set_comfort(app, app->comfort_at_start);
    app->curtain = false;
    app->visits_ended++;
    end_stay(app);
    stack_push(app, app->pin_missing ? SCREEN_STAFF_SETUP : opening_screen(app),
               (struct argument){0});
    /* Without a fade: personal data must not stay visible while a picture fades. */
    app_turn_page(app, TURN_NONE);
}

/* Takes away the screens above this depth, and below it those that fail to load again. */
static void go_back_to(struct app *app, size_t depth)
{
    for (; depth > 1; depth--) {
        stack_pop_to(app, depth);
        if (stack_resume(app)) {
            return;
        }
    }
    app_end_visit(app); /* only the attract screen is left: the visit is over */
}

/*
 * Some screens stand on the stack only once, and to go there again is to go back to them. Somebody
 * who goes from help to the contents and back to help, over and over, would fill the stack
 * otherwise. And after the staff took a visit off today's list, the old list must not come back.
 */
static bool stands_once(enum screen_id id)
{
    return id == SCREEN_HELP || id == SCREEN_CONTENTS || id == SCREEN_STAFF_TODAY;
}

static void go_to(struct app *app, enum screen_id id, struct argument argument)
{
    for (size_t i = 0; i < app->depth && stands_once(id); i++) {
        if (app->stack[i].screen == app->screens[id]) {
            go_back_to(app, i + 1);
            return;
        }
    }
    stack_push(app, id, argument);
}

static void close_staff(struct app *app)
{
    size_t depth = app->staff.changed ? 1 : app->staff.depth;
    if (app->staff.open) {
        app_set_comfort(app, app->staff.comfort);
    }
    end_stay(app);
    go_back_to(app, depth);
}

static void finish(struct app *app, bool keep_comfort)
{
    const struct comfort comfort = app->comfort;
    app_end_visit(app);
    if (keep_comfort) {
        app_set_comfort(app, comfort);
    }
}

static void carry_out(struct app *app, const struct navigation *navigation)
{
    bool back = app->backwards || navigation->kind == NAVIGATE_BACK;
    app_turn_page(app, back ? TURN_BACK : TURN_FORWARD);
    switch (navigation->kind) {
    case NAVIGATE_GO: go_to(app, navigation->screen, navigation->argument); break;
    case NAVIGATE_REPLACE:
        stack_pop(app);
        go_to(app, navigation->screen, navigation->argument);
        break;
    case NAVIGATE_BACK: go_back_to(app, app->depth - 1); break;
    case NAVIGATE_STAFF_CLOSE: close_staff(app); break;
    case NAVIGATE_HOME:
        stack_pop_to(app, 1);
        stack_push(app, SCREEN_HOME, (struct argument){0});
        break;
    case NAVIGATE_FINISH: finish(app, navigation->keep_comfort); break;
    }
}

void app_navigate(struct app *app)
{
    if (app->asked_count == 0) {
        return;
    }
    /* entering a screen may ask for more */
    for (size_t i = 0; i < app->asked_count; i++) {
        carry_out(app, &app->asked[i]);
    }
    app->asked_count = 0;
    app->focused = (struct ui_mark){0};
    press_page_changed(&app->press, app_now_ms(app));
    app->dirty = true;
}
