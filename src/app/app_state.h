/* The inside of struct app: for the files of this layer only. */
#pragma once

#include "app/app.h"
#include "app/day_list.h"
#include "app/opening.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/staff.h"
#include "ui/press.h"

#define STACK_MAX      20
#define NAVIGATION_MAX 4

struct slot {
    const struct screen *screen;
    _Alignas(16) unsigned char state[SCREEN_STATE_SIZE];
};

enum navigation_kind {
    NAVIGATE_GO,
    NAVIGATE_REPLACE,
    NAVIGATE_BACK,
    NAVIGATE_HOME,
    NAVIGATE_STAFF_CLOSE,
    NAVIGATE_FINISH
};

struct navigation {
    enum navigation_kind kind;
    enum screen_id screen;
};

/* What the visitor set on the comfort bar; forgotten at the end of the visit. */
struct comfort {
    size_t language; /* index into world.languages */
    bool large_text;
    bool contrast;
};

struct app {
    const struct world *world;
    const struct screen *const *screens; /* by enum screen_id */
    struct comfort comfort;
    struct comfort comfort_at_start;
    struct comfort comfort_before_staff; /* of whoever was in front; comes back with them */
    struct metrics metrics;
    struct session *session;

    struct slot stack[STACK_MAX];
    size_t depth;
    struct navigation asked[NAVIGATION_MAX];
    size_t asked_count;
    const char *reading; /* id of the page the reader was opened with; lives in a catalog */
    bool reading_detour;
    size_t reading_depth; /* depth of the stack with that reader on top */
    char fault[sizeof(((struct err *)NULL)->text)];

    struct ui_frame frames[2];
    int shown; /* index of the frame on screen */
    bool dirty;
    bool framed;            /* frames[shown] was drawn at least once */
    bool backwards;         /* what was tapped leads back: a control called "back" or "previous" */
    enum turn turn_to_come; /* how the next frame follows the one shown */
    enum turn turn;         /* how the one shown followed the one before it */
    struct press press;
    struct ui_mark focused;

    int64_t touched_ms; /* monotonic: the last sign of life */
    bool curtain;       /* "Are you still there?" covers everything */
    int64_t curtain_ms; /* when it fell */

    /* When idle_advance and the tick of the screen on top are due. Kept from the last change on:
     * asked again at that very moment, a countdown names the second after. */
    int64_t idle_due_ms;
    int64_t tick_due_ms;

    struct look_ups {
        int failures;
        int64_t paused_until_ms; /* monotonic; 0 if not paused */
    } look_ups;
    struct day_list_source day_list;
    struct staff staff;
    struct hours_by_hand by_hand;
    bool opening_recalled; /* what was said before the program started was looked up */
    bool quit;
    uint64_t visits_ended;
};

void app_set_comfort(struct app *app, struct comfort comfort);
/* The screen on top, the curtain if it is down. */
const struct screen *app_top(const struct app *app);
struct slot *app_top_slot(struct app *app);
/* Of the screen on top, whether or not the curtain hides it: enum screen_flags. */
unsigned app_flags(const struct app *app);
/* The next picture is another page: says how it comes. */
void app_turn_page(struct app *app, enum turn turn);
/* Carries out what update or tick asked for. */
void app_navigate(struct app *app);
/* Takes every screen away, each leaving as it would: what its state owns goes with it. */
void app_leave_screens(struct app *app);
/* Ends the visit now. */
void app_end_visit(struct app *app);

/* Idle: the time at which the curtain falls, and at which it ends the visit. */
int64_t idle_deadline_ms(const struct app *app);
void idle_advance(struct app *app);
/* The visitor finished, or left: ends the visit, but never without telling of an emergency answer
 * that was chosen and not sent on. */
void app_leave(struct app *app);
/* Somebody is there: lifts the curtain. */
void idle_touched(struct app *app);
