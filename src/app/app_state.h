/* The members of struct app: for the files of this layer only. */
#pragma once

#include "app/screen.h"
#include "app/session.h"
#include "app/turn.h"
#include "app/world.h"
#include "domain/decision.h"
#include "domain/ration.h"
#include "store/urgency.h"
#include "ui/frame.h"
#include "ui/press.h"
#include "ui/theme.h"
#include "ui/ui.h"

#define STACK_MAX      20
#define NAVIGATION_MAX 4

/* A screen on the stack. */
struct slot {
    enum screen_id id;
    const struct screen *screen;
    struct argument argument; /* what it was opened with */
    struct arena *arena;      /* NULL until it asks for one */
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
    struct argument argument;
    bool keep_comfort; /* of NAVIGATE_FINISH: the next visitor came with this one */
};

/* What the visitor set on the comfort bar; forgotten at the end of the visit. */
struct comfort {
    size_t language; /* index into world.languages */
    bool large_text;
    bool contrast;
};

/* Taps in the corner that leads to the PIN. */
struct staff_corner {
    int taps;
    int64_t first_ms; /* monotonic: the first of them */
    bool touching;    /* a finger is down in the corner: the page does not see its input */
    int finger;       /* which finger */
    bool wakes;       /* the first tap was on a page where any touch does something */
};

/* One stay in the staff area, from opening the PIN page on. */
struct staff_stay {
    bool open;                    /* the PIN was right */
    int64_t wrong_pins;           /* wrong PINs in a row before the PIN page was opened */
    size_t depth;                 /* of the stack before the staff's pages were put on it */
    char initials[INITIALS_SIZE]; /* who signed last since the PIN was typed; "" for nobody */
    /* the visit on the public screens was undone, or its answers moved */
    bool changed;
    struct comfort comfort; /* the visitor's, put back when the staff leave */
};

/* Urgent answers that nobody has seen. */
struct alert {
    struct unseen unseen; /* of the last days; includes the next */
    /* What could not be saved: until somebody of the staff has read that here, nobody but the kiosk
     * knows of it. */
    struct unseen unsaved;
    int64_t next_ms; /* monotonic: when to ask the database again */
    /* monotonic: when the alarm goes off again if nobody has seen it until then */
    int64_t stop_sounds_ms;
    int64_t hold_sounds_ms;
    bool failed; /* the last read failed: logged once, not every time */
};

struct app {
    const struct world *world;
    const struct screen *const *screens; /* by enum screen_id */
    struct comfort comfort;
    struct comfort comfort_at_start;
    struct metrics metrics;
    struct metrics metrics_at_start; /* what is known of the panel in mm */
    struct session *session;

    struct slot stack[STACK_MAX];
    size_t depth;
    struct navigation asked[NAVIGATION_MAX];
    size_t asked_count;

    struct ui_frame frames[2];
    int shown; /* index of the frame on screen */
    bool dirty;
    bool framed;            /* frames[shown] was drawn at least once */
    uint64_t page;          /* what app_page returns */
    bool backwards;         /* the tapped control leads back: it is called "back" or "previous" */
    enum turn turn_to_come; /* how the next frame will follow the one shown */
    enum turn turn;         /* how the one shown followed the one before it */
    struct press press;
    struct ui_mark focused;

    int64_t touched_ms; /* monotonic: the last sign of life */
    bool curtain;       /* "Are you still there?" covers everything */
    int64_t curtain_ms; /* when it came down */

    /* When idle_advance and the tick of the screen on top are due. Stored at the last change:
     * asked only at the due moment, a countdown would already name the next second. */
    int64_t idle_due_ms;
    int64_t tick_due_ms;

    struct look_ups {
        bool known;              /* the database was asked */
        struct ration unsaved;   /* while the database takes nothing; by the monotonic clock */
        int64_t paused_until_ms; /* monotonic; 0 if not paused */
    } look_ups;
    int64_t lists_due_ms; /* when to have them looked at while nobody is there; INT64_MAX: never */
    struct alert alert;
    struct staff_corner corner;
    struct staff_stay staff;
    bool pin_known;   /* the database was asked: there is a PIN, or none is needed */
    bool pin_missing; /* there is no PIN: visitors may not use the kiosk */
    struct hours_by_hand by_hand;
    bool opening_recalled; /* an opening or closing by hand was read back from the database */
    const char *uncounted; /* a page that was opened and is not counted yet; NULL: none */
    bool quit;
    int64_t database_due_ms; /* monotonic: when to look whether the file of the database is there */
    bool database_lost; /* it was removed or replaced, and nobody is in the middle of a visit */
    uint64_t visits_ended;
};
