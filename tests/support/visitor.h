/* A visitor at the kiosk in a window of SDL that nobody sees, who touches it by SDL's own events.
 */
#pragma once

#include "kiosk.h"
#include "manager.h"

#include "platform/display.h"
#include "platform/images.h"
#include "platform/loop.h"

#include <SDL.h>

#define VISITOR_WIDTH  1080 /* px, of the window */
#define VISITOR_HEIGHT 1920

/* The loop asks its clock once before each wait, and nothing else uses that clock. So asking it is
 * the moment for the visitor's next step, while nothing else happens. */
struct visitor {
    struct kiosk *kiosk;
    struct images *images;
    struct display *display;
    struct loop_counts counts;
    const struct loop_work *work;
    struct manager manager;
    /* Does step number `step`; false when there are no more, which ends the kiosk. */
    bool (*act)(struct visitor *visitor, int step);
    int step;
    int signs; /* of life that the service manager heard */
    uint64_t frames_before;
    int64_t called_ms; /* by the fake clock: when the step before was done */
    struct text_engine text;
    int slow_ms;            /* how long the next picture takes to draw */
    SDL_Event meanwhile[6]; /* what comes while it is drawn */
    size_t meanwhile_count;
};

/* The caller closes the visitor. options are those of the window. */
struct visitor *visitor_open_with(struct display_options options,
                                  bool (*act)(struct visitor *visitor, int step));

/* The same in a window of VISITOR_WIDTH by VISITOR_HEIGHT. */
struct visitor *visitor_open(bool (*act)(struct visitor *visitor, int step));

/* Runs the loop until act ends it. */
void visitor_run(struct visitor *visitor);

void visitor_close(struct visitor *visitor);

struct app *visitor_app(const struct visitor *visitor);

void visitor_push(SDL_Event event);

/* Touches the middle of a target of the current picture and lifts the finger at once. */
void visitor_strike(struct visitor *visitor, const char *name, int index);

/* The same, while the next picture is drawn. */
void visitor_strike_meanwhile(struct visitor *visitor, const char *name, int index);

/* The same, one second after everything before it. */
void visitor_touch(struct visitor *visitor, const char *name, int index);

/* Fails the test if the kiosk shows another screen. */
void visitor_assert_on(const struct visitor *visitor, const char *screen);

/* True if the kiosk drew since the last wait. */
bool visitor_drew(const struct visitor *visitor);

SDL_Surface *visitor_surface(void);

/* True if the window shows exactly the picture of the app, as a display without a window does. */
bool visitor_shows_the_picture(const struct visitor *visitor);
