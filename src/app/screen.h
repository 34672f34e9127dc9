/*
 * What a screen is: a state, a way to draw it, and what taps do to it. Drawing reads the state and
 * never changes it; the other functions may. A line in screens.def registers a screen.
 */
#pragma once

#include "base/err.h"
#include "domain/ids.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct ui;

enum screen_flags {
    SCREEN_READING = 1,  /* idles after the longer time */
    SCREEN_NO_IDLE = 2,  /* never times out by itself */
    SCREEN_SHORT = 4,    /* closes after STAFF_IDLE_MS, without a warning */
    SCREEN_STAFF = 8,    /* only after the PIN */
    SCREEN_MESSAGE = 16, /* tells something on the way of a visit; its "continue" leads on */
};
/* The flags of a page of the staff area. */
#define STAFF_SCREEN (SCREEN_SHORT | SCREEN_STAFF)

/* What a tap asks for. Actions below ACTION_OWN are the app's; each screen numbers its own from
 * there. */
enum action {
    ACTION_NONE,
    ACTION_START,        /* to the home screen */
    ACTION_BACK,         /* to the screen before */
    ACTION_CHECK_IN,     /* to the check-in */
    ACTION_FINISH,       /* end the visit, wipe, attract screen */
    ACTION_CLEAR,        /* the same for a visitor who has gone, by whoever comes next */
    ACTION_DOCTOR_FIRST, /* the page "See a doctor first" */
    ACTION_LANGUAGE,     /* index: of the configuration's languages */
    ACTION_TEXT_SIZE,
    ACTION_CONTRAST,
    ACTION_HELP,
    ACTION_STAFF_CLOSE,
    ACTION_MORE_TIME, /* the curtain's "yes": lifts it */
    ACTION_OWN = 100,
};

/* What a tap on a target, or a key that does the same, asks of the screen. */
struct tap {
    int action;
    int index;
    int64_t value;
};

/* What did not work. */
enum fault {
    FAULT_UNSAVED, /* something could not be saved; what was entered stays in memory */
    FAULT_UNREAD,  /* something could not be read, and nothing was to be saved */
    FAULT_LOOK_UP, /* a visit could not be looked up */
};

/* What a screen is opened with. A screen reads the members that it needs; all others are zero. */
struct argument {
    struct visit_id visit;
    struct appointment_id appointment; /* 0 for a new one */
    const char *page;                  /* id of a page, owned by a catalog */
    enum fault fault;                  /* what the fault screen tells of */
    bool first_name_only;              /* the first name is asked for, to tell two visits apart */
    bool walk_in;                      /* nobody was looked for: the visitor has no booking */
    bool leaving;                      /* the message ends the visit */
    bool again;                        /* the visitor was told of this before */
    bool detour; /* the reader shows only this page and leads back to where the visitor was */
};

struct screen {
    const char *name;
    size_t state_size; /* at most SCREEN_STATE_SIZE */
    unsigned flags;
    /* Each may be NULL. state is zeroed before enter and wiped after leave. */
    void (*enter)(struct app *app, void *state, struct argument argument);
    /* Reads what the screen shows from the database: after enter, and each time the screen is shown
     * again. If it returns false with err, the screen is taken away. If it had just been opened,
     * the fault screen takes its place; if it was to be shown again, the screen below it shows,
     * because the fault screen would lead back to it again and again. */
    bool (*load)(struct app *app, void *state, struct err *err);
    /* The screen above it was taken away, so it shows again. */
    void (*resume)(struct app *app, void *state);
    void (*leave)(struct app *app, void *state);
    void (*update)(struct app *app, void *state, struct tap tap);
    /* Language, text size, contrast or the size of the picture changed: what the screen arranged
     * for the old ones must be arranged again. */
    void (*relayout)(struct app *app, void *state);
    void (*view)(const struct app *app, const void *state, struct ui *ui);
    /* Draws number index of what may come next, for its pictures to be ready by then. False if
     * there are not so many. */
    bool (*ahead)(const struct app *app, const void *state, size_t index, struct ui *ui);
    /* When tick must be called next, ms of the monotonic clock; NULL or INT64_MAX for never. */
    int64_t (*deadline)(const struct app *app, const void *state);
    void (*tick)(struct app *app, void *state);
};

#define SCREEN_STATE_SIZE 2048

enum screen_id {
#define SCREEN(id, name) SCREEN_##id,
#include "app/screens.def"
#undef SCREEN
    SCREEN_COUNT
};
