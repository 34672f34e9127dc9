/*
 * What a screen is: a state, a way to draw it, and what taps do to it. Drawing reads the state and
 * never changes it; only update does. A line in screens.def registers a screen.
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
    SCREEN_READING = 1, /* idles after the longer time */
    SCREEN_NO_IDLE = 2, /* never times out by itself */
    SCREEN_SHORT = 4,   /* leaves by itself after STAFF_IDLE_MS, without asking */
    SCREEN_STAFF = 8,   /* only after the PIN */
};
/* The flags of a page of the staff area. */
#define STAFF_SCREEN (SCREEN_SHORT | SCREEN_STAFF)

/* What a tap asks for. Actions below ACTION_OWN are the app's; each screen numbers its own from
 * there. */
enum action {
    ACTION_NONE,
    ACTION_START,        /* somebody is there: to the home screen */
    ACTION_BACK,         /* to the screen before */
    ACTION_CHECK_IN,     /* to the check-in */
    ACTION_FINISH,       /* end the visit, wipe, attract screen */
    ACTION_DOCTOR_FIRST, /* the page "See a doctor first" */
    ACTION_LANGUAGE,     /* index: of the configuration's languages */
    ACTION_TEXT_SIZE,
    ACTION_CONTRAST,
    ACTION_HELP,
    ACTION_STAFF_CLOSE,
    ACTION_MORE_TIME, /* the curtain: yes, more time */
    ACTION_OWN = 100,
};

/* What a tap on a target, or a key that stands for one, asks of the screen. */
struct tap {
    int action;
    int index;
    int64_t value;
};

/* What a screen is opened with. A screen reads the members that it needs; all others are zero. */
struct argument {
    struct visit_id visit;
    struct appointment_id appointment; /* 0 for a new one */
    const char *page;                  /* id of a page; lives in a catalog */
    bool detour; /* the reader shows this one page, and leads back to where the visitor was */
};

struct screen {
    const char *name;
    size_t state_size; /* at most SCREEN_STATE_SIZE */
    unsigned flags;
    /* Each may be NULL. state is zeroed before enter and wiped after leave. */
    void (*enter)(struct app *app, void *state, struct argument argument);
    /*
     * Reads what the screen shows from the database: after enter, and each time the screen is seen
     * again. Where it returns false with err the screen is taken away. The fault screen comes in
     * the place of one that was just opened; one that would be seen again makes way for the screen
     * below it, so that nobody is led in circles.
     */
    bool (*load)(struct app *app, void *state, struct err *err);
    /* The screen above it was taken away: it is seen again. */
    void (*resume)(struct app *app, void *state);
    void (*leave)(struct app *app, void *state);
    void (*update)(struct app *app, void *state, struct tap tap);
    /* Language, text size, contrast or the size of the picture changed: what was arranged for the
     * old ones does not hold any more. */
    void (*relayout)(struct app *app, void *state);
    void (*view)(const struct app *app, const void *state, struct ui *ui);
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
