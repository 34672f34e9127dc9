#include "platform/loop.h"

#include "app/app.h"
#include "app/comfort.h"
#include "base/arena.h"
#include "platform/display.h"
#include "platform/input.h"
#include "platform/memory.h"
#include "platform/notify.h"
#include "platform/page_turn.h"
#include "platform/system_clock.h"
#include "ui/theme.h"

#include <SDL.h>
#include <limits.h>
#include <string.h>

/* On the bare console SDL cannot wait for input and would poll 1000 times a second. This interval
 * is shorter than a finger can notice. */
#define CONSOLE_POLL_MS 10

/* From the last picture until the kiosk gets ready what may come next: by then a page turn has
 * ended, while touches are still locked out. */
#define REST_MS     50
#define AHEAD_BYTES (64U << 10)
/* From then until the memory that page turns used goes back to the system. A visitor who leafs on
 * quickly would need it again with each page. */
#define GIVE_BACK_MS 1000

struct loop {
    struct app *app;
    struct display *display;
    const struct clock *clock;
    struct clock system;
    struct notify notify;
    struct pointer pointer;
    struct loop_counts *counts;
    const struct loop_work *work; /* NULL once it is done */
    bool console;
    bool quit;
    bool exposed;
    bool reset;
    int64_t asked_ms;     /* when SDL was last asked for events, by the system's clock */
    uint64_t visits;      /* visits ended so far */
    int64_t next_step_ms; /* of the page turn in progress, by the system's clock */
    /* what may come next: */
    uint64_t page; /* the page after which it may come */
    size_t ahead;  /* number of the one to get ready next */
    int64_t
        ahead_ms; /* when to do that, by the system's clock; INT64_MAX: there is no more to do */
    bool ready;   /* all are ready; then memory is given back at ahead_ms */
};

/* ms until something is due, at most INT_MAX; -1 for never. */
static int wait_ms(const struct loop *loop)
{
    if (loop->work != NULL) {
        return 0;
    }
    int64_t wait = INT64_MAX;
    const int64_t deadline = app_deadline_ms(loop->app);
    if (deadline != INT64_MAX) {
        wait = deadline - clock_monotonic_ms(loop->clock);
    }
    if (loop->notify.next_ms != INT64_MAX) {
        const int64_t sign = loop->notify.next_ms - clock_monotonic_ms(&loop->system);
        wait = sign < wait ? sign : wait;
    }
    if (display_is_turning(loop->display)) {
        const int64_t now = clock_monotonic_ms(&loop->system);
        const int64_t step = loop->next_step_ms > now ? loop->next_step_ms - now : 0;
        wait = step < wait ? step : wait;
    }
    if (loop->ahead_ms != INT64_MAX) {
        const int64_t ahead = loop->ahead_ms - clock_monotonic_ms(&loop->system);
        wait = ahead < wait ? ahead : wait;
    }
    if (wait == INT64_MAX) {
        return -1;
    }
    return wait < 0 ? 0 : wait > INT_MAX ? INT_MAX : (int)wait;
}

static bool wait_on_console(SDL_Event *event, int ms)
{
    const int64_t forever = INT64_MAX;
    const struct clock system = system_clock();
    const int64_t end = ms < 0 ? forever : clock_monotonic_ms(&system) + ms;
    while (SDL_PollEvent(event) == 0) {
        if (clock_monotonic_ms(&system) >= end) {
            return false;
        }
        SDL_Delay(CONSOLE_POLL_MS);
    }
    return true;
}

static void end_work(struct loop *loop)
{
    const bool in_order = loop->work->end(loop->work->self);
    loop->work = NULL;
    if (!in_order) {
        loop->quit = true;
        return;
    }
    notify_ready(&loop->notify);
    memory_give_back();
}

/* Does all the work that is left, if the input may lead to what it brings: a finger that is lifted,
 * or a key, beyond the first screen. */
static void finish_work_for(struct loop *loop, const struct input *input)
{
    const bool leads_on =
        (input->kind == INPUT_UP || input->kind == INPUT_KEY) && !app_waits_for_visitors(loop->app);
    if (loop->work != NULL && leads_on) {
        while (loop->work->step(loop->work->self)) {
        }
        end_work(loop);
    }
}

static void take_event(struct loop *loop, const SDL_Event *event)
{
    /* the event came since SDL was last asked; when exactly, nobody knows */
    const int64_t late_ms = clock_monotonic_ms(&loop->system) - loop->asked_ms;
    struct input inputs[INPUT_MAX];
    const size_t count =
        input_translate(&loop->pointer, display_rotation(loop->display), event, inputs);
    for (size_t i = 0; i < count; i++) {
        inputs[i].late_ms = late_ms;
        finish_work_for(loop, &inputs[i]);
        if (!loop->quit) {
            app_input(loop->app, &inputs[i]);
        }
    }
    switch (event->type) {
    case SDL_QUIT: loop->quit = true; break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET: loop->reset = true; break;
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_CLOSE) {
            /* nobody may close the kiosk from its screen */
            loop->quit = loop->quit || display_may_be_closed(loop->display);
        } else if (event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
            loop->reset = true;
        } else if (event->window.event == SDL_WINDOWEVENT_EXPOSED) {
            loop->exposed = true;
        }
        break;
    default: break;
    }
}

static void take_events(struct loop *loop)
{
    SDL_Event event;
    int64_t asked_ms = clock_monotonic_ms(&loop->system);
    bool got = SDL_PollEvent(&event) == 1; /* an event that came while the kiosk was busy */
    if (!got) {
        const int ms = wait_ms(loop);
        got = loop->console ? wait_on_console(&event, ms) : SDL_WaitEventTimeout(&event, ms) == 1;
        asked_ms = clock_monotonic_ms(&loop->system) - (loop->console ? CONSOLE_POLL_MS : 0);
        loop->asked_ms = asked_ms;
    }
    loop->counts->wakeups++;
    while (got) {
        take_event(loop, &event);
        got = SDL_PollEvent(&event) == 1;
    }
    /* events that came while these were handled may still be in the queue */
    loop->asked_ms = asked_ms;
}

/* Uses the time in which nobody touches: does a piece of the work; once that is done, draws a
 * picture of what may come next. A touch meanwhile waits for one piece or picture at most, but for
 * one that leads to what is not read yet. */
static void use_the_time(struct loop *loop)
{
    if (loop->work != NULL) {
        if (!loop->work->step(loop->work->self)) {
            end_work(loop);
        }
        return;
    }
    if (clock_monotonic_ms(&loop->system) < loop->ahead_ms || display_is_turning(loop->display)) {
        return;
    }
    if (loop->ready) {
        memory_give_back();
        loop->ahead_ms = INT64_MAX;
        return;
    }
    struct ui_frame frame = {.arena = arena_create(AHEAD_BYTES)};
    if (!app_ahead(loop->app, loop->ahead, &frame)) {
        display_end_ahead(loop->display);
        loop->ready = true;
        loop->ahead_ms = clock_monotonic_ms(&loop->system) + GIVE_BACK_MS;
    } else if (!display_prepare(loop->display, &frame)) {
        loop->ahead++;
    }
    arena_destroy(frame.arena);
}

static void draw(struct loop *loop)
{
    const uint64_t frames = loop->counts->frames;
    if (loop->reset) {
        display_reset(loop->display);
        app_resize(loop->app, display_width(loop->display), display_height(loop->display));
    }
    if (loop->reset ? !app_dirty(loop->app) : loop->exposed) {
        display_restore(loop->display);
    }
    loop->exposed = false;
    loop->reset = false;
    if (app_visits_ended(loop->app) != loop->visits) {
        loop->visits = app_visits_ended(loop->app);
        display_forget_text(loop->display);
        memory_give_back();
    }
    const bool changed = app_dirty(loop->app);
    if (changed) {
        const struct ui_frame *frame = app_frame(loop->app);
        const int slide = metrics_px(app_metrics(loop->app), TURN_SLIDE_MM);
        display_turn(loop->display, frame, app_turn(loop->app), slide);
        loop->next_step_ms = INT64_MIN; /* show the first step at once */
        loop->counts->frames++;
    }
    const int64_t now = clock_monotonic_ms(&loop->system);
    if (display_is_turning(loop->display) && now >= loop->next_step_ms) {
        display_turn_step(loop->display, now);
        loop->next_step_ms = now + TURN_STEP_MS;
        loop->counts->frames++;
    }
    if (changed) {
        app_shown(loop->app);
    }
    if (loop->work == NULL && loop->page != app_page(loop->app)) {
        loop->page = app_page(loop->app);
        loop->ahead = 0;
        loop->ahead_ms = 0;
        loop->ready = false;
        display_begin_ahead(loop->display);
    }
    if (loop->ahead_ms != INT64_MAX && loop->counts->frames != frames) {
        loop->ahead_ms = clock_monotonic_ms(&loop->system) + (loop->ready ? GIVE_BACK_MS : REST_MS);
    }
}

void loop_run(struct app *app, struct display *display, const struct clock *clock,
              const struct loop_work *work, struct loop_counts *counts)
{
    struct loop_counts own = {0};
    struct loop loop = {.app = app,
                        .display = display,
                        .clock = clock,
                        .system = system_clock(),
                        .counts = counts != NULL ? counts : &own,
                        .work = work,
                        .visits = app_visits_ended(app),
                        .page = UINT64_MAX};
    const char *driver = SDL_GetCurrentVideoDriver();
    loop.console = driver != NULL && strcmp(driver, "KMSDRM") == 0;
    loop.asked_ms = clock_monotonic_ms(&loop.system);
    loop.notify = notify_open(loop.asked_ms);
    app_advance(app);
    draw(&loop);
    if (work == NULL) {
        notify_ready(&loop.notify);
        memory_give_back();
    }
    while (!loop.quit && !app_wants_to_end(app)) {
        notify_alive(&loop.notify, clock_monotonic_ms(&loop.system));
        take_events(&loop);
        app_advance(app);
        if (!loop.quit && !app_wants_to_end(app)) {
            draw(&loop);
            use_the_time(&loop);
        }
    }
    notify_close(&loop.notify);
}
