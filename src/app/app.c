#include "app/app.h"

#include "app/alert.h"
#include "app/app_state.h"
#include "app/comfort.h"
#include "app/create.h"
#include "app/idle.h"
#include "app/leaving.h"
#include "app/lists.h"
#include "app/moment.h"
#include "app/navigation.h"
#include "app/opening.h"
#include "app/reading.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/stack.h"
#include "app/staff.h"
#include "app/staff_corner.h"
#include "app/visit_way.h"
#include "base/bug.h"
#include "base/clock.h"
#include "store/lost.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

#define FRAME_BLOCK (256 * 1024)

/* While nobody is there the kiosk looks this often whether the file of the database still is. */
#define LOOK_AT_DATABASE_MS 10000

static void schedule(struct app *app)
{
    const struct slot *slot = app_top_slot(app);
    bool ticks = slot->screen->deadline != NULL && !app->curtain;
    app->idle_due_ms = idle_deadline_ms(app);
    app->tick_due_ms = ticks ? slot->screen->deadline(app, slot->state) : INT64_MAX;
}

struct app *app_create(const struct world *world, const struct screen *const *screens,
                       const struct app_options *options)
{
    struct app *app = calloc(1, sizeof(*app));
    if (app == NULL) {
        BUG("out of memory");
    }
    app->world = world;
    app->screens = screens;
    app->comfort_at_start = (struct comfort){.language = options->language,
                                             .large_text = options->large_text,
                                             .contrast = options->contrast};
    app->metrics = (struct metrics){.width = options->width,
                                    .height = options->height,
                                    .px_per_mm = options->px_per_mm,
                                    .viewing_distance_mm = options->viewing_distance_mm};
    app->metrics_at_start = app->metrics;
    app->session = session_create(world);
    for (int i = 0; i < 2; i++) {
        app->frames[i].arena = arena_create(FRAME_BLOCK);
    }
    app_end_visit(app);
    app->dirty = true;
    press_settle(&app->press);
    schedule(app);
    return app;
}

void app_destroy(struct app *app)
{
    if (app == NULL) {
        return;
    }
    app_keep_draft(app);
    stack_pop_to(app, 0);
    for (int i = 0; i < 2; i++) {
        arena_destroy(app->frames[i].arena);
    }
    session_destroy(app->session);
    explicit_bzero(app, sizeof(*app));
    free(app);
}

const char *app_screen_name(const struct app *app)
{
    return app_top(app)->name;
}

bool app_shows_message(const struct app *app)
{
    return (app_top(app)->flags & SCREEN_MESSAGE) != 0;
}

uint64_t app_visits_ended(const struct app *app)
{
    return app->visits_ended;
}

bool app_wants_to_end(const struct app *app)
{
    return app->quit || app->database_lost;
}

bool app_database_lost(const struct app *app)
{
    return app->database_lost;
}

void app_settle(struct app *app)
{
    press_settle(&app->press);
}

/* --- time --- */

int64_t app_deadline_ms(const struct app *app)
{
    int64_t deadline = clock_earlier(app->idle_due_ms, app->tick_due_ms);
    deadline = clock_earlier(deadline, staff_corner_deadline_ms(app));
    deadline = clock_earlier(deadline, opening_deadline_ms(app));
    if (app_waits_for_visitors(app)) {
        deadline = clock_earlier(deadline, app->database_due_ms);
    }
    deadline = clock_earlier(deadline, alert_due_ms(app));
    return clock_earlier(deadline, lists_due_ms(app));
}

/* Whoever is in the middle of a visit still has what they entered, on the page that says that it is
 * not saved. */
static void look_at_database(struct app *app)
{
    if (app_waits_for_visitors(app)) {
        app->database_due_ms = app_now_ms(app) + LOOK_AT_DATABASE_MS;
        app->database_lost = store_is_lost(app->world->store);
    }
}

void app_advance(struct app *app)
{
    int64_t now = app_now_ms(app);
    opening_recall(app);
    if (!app->pin_known && !app->pin_missing) {
        app_staff_recheck(app);
        app_navigate(app);
    }
    if (now >= staff_corner_deadline_ms(app)) {
        staff_corner_advance(app);
    } else if (now >= app->idle_due_ms) {
        idle_advance(app);
    } else if (now >= app->tick_due_ms) {
        struct slot *slot = app_top_slot(app);
        slot->screen->tick(app, slot->state);
        app_navigate(app);
    }
    if (opening_changed(app)) {
        app_finish(app);
        app_navigate(app);
    }
    if (now >= lists_due_ms(app)) {
        lists_look(app);
    }
    look_at_database(app);
    alert_advance(app);
    schedule(app);
}

/* --- size --- */

/* The metrics of the same panel for a picture of another size. The glass keeps its size in mm; if
 * the picture was upright at the start and is not now, or the other way round, the panel was turned
 * and its sides have changed places. */
static struct metrics resized(const struct metrics *start, int width, int height)
{
    struct metrics metrics = *start;
    const bool turned = (width > height) != metrics_landscape(start);
    const double width_mm = (turned ? start->height : start->width) / start->px_per_mm;
    metrics.width = width;
    metrics.height = height;
    metrics.px_per_mm = width / width_mm;
    return metrics;
}

void app_resize(struct app *app, int width, int height)
{
    const bool same = width == app->metrics.width && height == app->metrics.height;
    if (same || width <= 0 || height <= 0) {
        return;
    }
    const bool large_text = app->metrics.large_text;
    app->metrics = resized(&app->metrics_at_start, width, height);
    app->metrics.large_text = large_text;
    app_relayout(app);
    app_turn_page(app, TURN_NONE);
    press_page_changed(&app->press, app_now_ms(app)); /* what is touched now stood elsewhere */
    schedule(app);
}

/* --- input --- */

bool app_set_language(struct app *app, const char *code)
{
    for (size_t i = 0; i < app->world->language_count; i++) {
        if (strcmp(app->world->languages[i].code, code) == 0) {
            struct comfort comfort = app->comfort;
            comfort.language = i;
            app_set_comfort(app, comfort);
            return true;
        }
    }
    return false;
}

/* If the warning is already on screen, a second tap on it changes nothing. */
static void read_doctor_first(struct app *app)
{
    const struct argument *shown = &app_top_slot(app)->argument;
    bool shows = app_top(app) == app->screens[SCREEN_READER] && shown->detour &&
                 strcmp(shown->page, PAGE_DOCTOR_FIRST) == 0;
    if (!shows) {
        app_read(app, PAGE_DOCTOR_FIRST, true);
    }
}

/* True if the action is one that the app handles itself. */
static bool act_globally(struct app *app, struct tap tap)
{
    struct comfort comfort = app->comfort;
    switch ((enum action)tap.action) {
    case ACTION_NONE: return true;
    case ACTION_START: app_home(app); return true;
    case ACTION_BACK: app_back(app); return true;
    case ACTION_CHECK_IN: app_begin_check_in(app); return true;
    case ACTION_FINISH: app_leave_by_hand(app); return true;
    case ACTION_CLEAR: app_leave(app); return true;
    case ACTION_DOCTOR_FIRST: read_doctor_first(app); return true;
    case ACTION_LANGUAGE:
        if (app->focused.name != NULL && strcmp(app->focused.name, "language") == 0) {
            /* the same button then offers the other language; the focus stays on it */
            app->focused.index = (int)comfort.language;
        }
        comfort.language = (size_t)tap.index;
        app_set_comfort(app, comfort);
        return true;
    case ACTION_TEXT_SIZE:
        comfort.large_text = !comfort.large_text;
        app_set_comfort(app, comfort);
        return true;
    case ACTION_CONTRAST:
        comfort.contrast = !comfort.contrast;
        app_set_comfort(app, comfort);
        return true;
    case ACTION_HELP:
        if (app_top(app) != app->screens[SCREEN_HELP]) {
            app_go(app, SCREEN_HELP);
        }
        return true;
    case ACTION_STAFF_CLOSE: app_staff_close(app); return true;
    case ACTION_MORE_TIME: return true; /* the touch already lifted the curtain */
    case ACTION_OWN: break;
    }
    return false;
}

static void act(struct app *app, const struct target *target)
{
    struct tap tap = {.action = target->action, .index = target->index, .value = target->value};
    app->dirty = true;
    /* scripts tap targets by name, so "back" and "previous" mean the same on every screen */
    app->backwards = strcmp(target->name, "back") == 0 || strcmp(target->name, "previous") == 0;
    struct slot *slot = app_top_slot(app);
    if (!act_globally(app, tap) && slot->screen->update != NULL) {
        slot->screen->update(app, slot->state, tap);
    }
    app_navigate(app);
    app->backwards = false;
}

static bool focusable(const struct target *target)
{
    return target->enabled;
}

static void move_focus(struct app *app, const struct ui_frame *frame, int step)
{
    size_t count = frame->target_count;
    size_t at = step > 0 ? count - 1 : 0;
    for (size_t i = 0; i < count; i++) {
        const struct target *target = &frame->targets[i];
        if (app->focused.name != NULL && target->index == app->focused.index &&
            strcmp(target->name, app->focused.name) == 0) {
            at = i;
        }
    }
    for (size_t tries = 0; tries < count; tries++) {
        at = step > 0 ? (at + 1) % count : (at + count - 1) % count;
        if (focusable(&frame->targets[at])) {
            app->focused = (struct ui_mark){frame->targets[at].name, frame->targets[at].index};
            app->dirty = true;
            return;
        }
    }
}

static void press_key(struct app *app, const struct ui_frame *frame, enum input_key key)
{
    const struct target *target = NULL;
    switch (key) {
    case KEY_NEXT: move_focus(app, frame, 1); return;
    case KEY_PREVIOUS: move_focus(app, frame, -1); return;
    case KEY_ACTIVATE:
        target = app->focused.name != NULL
                     ? frame_find(frame, app->focused.name, app->focused.index, NULL)
                     : NULL;
        if (target == NULL && app_at_rest(app)) {
            target = frame_find(frame, "start", 0, NULL);
        }
        break;
    case KEY_BACK: target = frame_find(frame, "back", 0, NULL); break;
    }
    if (target != NULL && target->enabled) {
        act(app, target);
    }
}

void app_input(struct app *app, const struct input *input)
{
    const struct ui_frame *frame = &app->frames[app->shown];
    if (input->kind == INPUT_REDRAW || !app->framed) {
        app->dirty = true;
        return;
    }
    if (staff_corner_takes(app, input)) {
        idle_touched(app);
        schedule(app);
        return;
    }
    int64_t now = app_now_ms(app);
    const struct finger at = {input->x, input->y, now, input->finger, input->late_ms};
    bool curtain = app->curtain;
    struct press_result result = {0};
    switch (input->kind) {
    case INPUT_DOWN: result = press_down(&app->press, frame, &app->metrics, at); break;
    case INPUT_MOVE: result = press_move(&app->press, frame, &app->metrics, at); break;
    case INPUT_UP: result = press_up(&app->press, frame, &app->metrics, at); break;
    case INPUT_CANCEL:
        press_cancel(&app->press);
        result.look_changed = true;
        break;
    case INPUT_KEY: break;
    case INPUT_REDRAW: return;
    }
    /* Any touch on the curtain means "more time"; only its buttons do something else. */
    if (!curtain || input->kind == INPUT_UP || input->kind == INPUT_KEY) {
        idle_touched(app);
    }
    app->dirty = app->dirty || result.look_changed;
    if (result.acted) {
        act(app, result.target);
        press_done(&app->press, app_now_ms(app));
    }
    /* a key pressed before the last change was drawn is ignored: its user has not seen the
     * change */
    if (input->kind == INPUT_KEY && !app->dirty) {
        press_key(app, frame, input->key);
    }
    if (curtain && !app->curtain) {
        press_page_changed(&app->press, now);
    }
    schedule(app);
}

/* --- picture --- */

bool app_dirty(const struct app *app)
{
    return app->dirty;
}

bool app_waits_for_visitors(const struct app *app)
{
    return app->depth == 1 && !app->curtain;
}

void app_shown(struct app *app)
{
    press_shown(&app->press, app_now_ms(app));
    reading_shown(app);
}

enum turn app_turn(const struct app *app)
{
    return app->turn;
}

const struct ui_frame *app_frame(struct app *app)
{
    app->dirty = false;
    app->framed = true;
    app->turn = app->turn_to_come;
    app->turn_to_come = TURN_NONE;
    app->shown = 1 - app->shown;
    struct ui_frame *frame = &app->frames[app->shown];
    struct ui ui = app_ui(app, frame);
    ui.focused = app->focused;
    if (app->press.on_target) {
        ui.pressed = (struct ui_mark){app->press.touch.name, app->press.touch.index};
    }
    app_top(app)->view(app, app->stack[app->depth - 1].state, &ui);
    return frame;
}

bool app_ahead(const struct app *app, size_t index, struct ui_frame *frame)
{
    const struct screen *screen = app_top(app);
    struct ui ui = app_ui(app, frame);
    return screen->ahead != NULL &&
           screen->ahead(app, app->stack[app->depth - 1].state, index, &ui);
}

uint64_t app_page(const struct app *app)
{
    return app->page;
}
