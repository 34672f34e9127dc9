/*
 * The tour as a test sees it: every frame at which it stops is kept, on every panel that the kiosk
 * is laid out for, in both languages, themes and text sizes. A rule is a function that reports what
 * a frame breaks; a test checks it on every frame, and on a frame that was spoilt on purpose, to
 * show that the rule can fail.
 */
#pragma once

#include "kiosk.h"

#include "rehearsal/tour_stop.h"

struct sight {
    const char *panel;
    const char *name; /* name of the stop: "052-fr-contrast-large-notice" */
    const char *screen;
    const char *language;
    bool contrast;
    bool large_text;
    struct metrics metrics;
    struct ui_frame frame;
};

struct walk {
    struct kiosk *kiosk;
    struct arena *arena;
    struct text_engine text;
    struct sight *sights;
    size_t count;
    size_t capacity;
    const char *panel; /* the panel being walked */
};

/* What breaks a rule, in the walk's arena. */
struct faults {
    struct arena *arena;
    const char **items;
    size_t count;
    size_t capacity;
};
__attribute__((format(printf, 2, 3))) void fault(struct faults *faults, const char *format, ...);

/* Walks these panels, NULL at the end; a NULL list walks all that are laid out without fault. */
struct walk *walk_open(const char *const *panels);
void walk_close(struct walk *walk);

typedef void rule(const struct walk *walk, const struct sight *sight, struct faults *faults);

/* Fails the test if any frame breaks the rule. */
void walk_assert(const struct walk *walk, rule *check);
/* Fails the test unless this frame breaks the rule, with a report that has these words. */
void walk_assert_breaks(const struct walk *walk, rule *check, const struct sight *sight,
                        const char *words);

/* Walks the tour on one panel, in plain looks and English, and calls at for every stop. Only
 * walk_try may change what is on screen there. */
void walk_plain(const char *panel, void (*at)(void *self, const struct tour_stop *stop),
                void *self);
/* Runs act at this stop in a process of its own (fork), so that the tour goes on as if nothing had
 * happened. Returns what act returned; fails the test if that process crashed. */
bool walk_try(bool (*act)(void *self, const struct tour_stop *stop), void *self,
              const struct tour_stop *stop);

/* A copy of the first frame of this screen in plain looks on the reference panel, whose draws,
 * targets and texts may be spoilt. */
struct sight *walk_spoil(const struct walk *walk, const char *screen);
/* Its first target or text of this name; fails the test if there is none. */
struct target *sight_target(const struct sight *sight, const char *name);
struct text_box *sight_text(const struct sight *sight, const char *words);
struct draw *sight_draw(const struct sight *sight, const char *words); /* the draw of a text */

double sight_mm(const struct sight *sight, int px);
/* True for panels under 170 mm wide, which have smaller limits. */
bool sight_is_small(const struct sight *sight);
/* The kind of a target by its name, whatever size the screen asked for. */
bool is_key(const struct target *target); /* of a pad, keyboard, number row or body map */
/* of the comfort bar, and the icons beside a heading that turn a list of the staff on a low
 * panel */
bool is_switch(const struct target *target);
bool is_page(const struct sight *sight, const struct target *target); /* the whole screen */

/* Contrast by WCAG 2.2, computed separately from ui/lint. */
double contrast_of(struct color a, struct color b);
/* The colour at x, y before draw number `before` is drawn; false if it is a picture or icon. */
bool ground_at(const struct sight *sight, size_t before, int x, int y, struct color *color);
