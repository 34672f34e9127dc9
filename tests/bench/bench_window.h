/* The parts of bench_window: a screen that is watched and touched from outside, programs on it, and
 * how long they take to start. */
#pragma once

#include <X11/Xlib.h>

#include <stdbool.h>
#include <sys/types.h>

enum { CALM_MS = 450 };               /* touches keep clear of the lock-out after a page change */
enum { WIDTH = 1080, HEIGHT = 1920 }; /* the panel of the default configuration */

struct box {
    int x;
    int y;
    int w;
    int h;
};

/* Where things are on the screens that are walked through. */
struct check_in {
    struct box start; /* on the home screen */
    struct box digit;
    struct box back; /* from the page that says that nobody was found */
    struct box home; /* from the page of the digits */
    struct box title;
    struct box typed; /* where the digits show */
};
struct places {
    struct box words; /* on the first screen */
    struct box read;
    struct box page;
    struct box body; /* text that differs from page to page */
    struct box next;
    struct box previous;
    struct check_in check_in;
};

struct scene {
    const char *kiosk; /* path of the program */
    Display *x;
    struct box words; /* on the first screen */
    pid_t program;    /* the one that shows; 0: none */
};

/* Ends the program; what was started goes with it. */
_Noreturn void give_up(const char *what);

double now_ms(void);
void wait_ms(double ms);

/* --- the screen --- */

/* Starts an X server that no other program uses, and sets DISPLAY. */
void open_screen(struct scene *scene);
/* For the caller to XDestroyImage. */
XImage *grab(const struct scene *scene, struct box box);
/* Whether one in a hundred pixels differs from the first. */
bool has_text(const struct scene *scene, struct box box);
void aim(const struct scene *scene, struct box box);
/* Touches where it was aimed at. Returns the time at which the finger was lifted. */
double click(const struct scene *scene);
/* Touches it and waits until the screen has come to rest. */
void go(const struct scene *scene, struct box box);
/* Touches where it was aimed at. Returns the ms from lifting the finger to the first changed pixel
 * of the box; -1 if nothing changed. */
double touch(const struct scene *scene, struct box box);

/* --- programs --- */

enum start {
    START_SCRIPT, /* the kiosk without a window: plays the script "look" and ends */
    START_WINDOW,
    START_CLOSED, /* the kiosk on a Sunday, with "closed.yaml" */
    START_FLOOR,  /* bare SDL (floor.c) with text at the place of scene.words */
    START_PLAIN,  /* bare SDL that prepares nothing */
};

pid_t start_program(const struct scene *scene, enum start start);
/* Ends it and waits for it. Nothing is done for 0. */
void end_process(pid_t *pid);
double cpu_ms(pid_t pid);
/* The number after key in a file of /proc/PID; 0 if there is none. */
long proc_number(pid_t pid, const char *name, const char *key);

/* --- starting --- */

/* Prints the time from exec to the first text for the kiosk and for bare SDL, each `count`
 * times in turns, and how they compare. The kiosk of the last start stays on the screen. */
void measure_starts(struct scene *scene, long count);

/* --- touches while day lists are read --- */

/* Starts the kiosk, with lists of thousands being read beside it without a pause. */
void measure_lists(struct scene *scene, const struct places *places, long turns);
