/*
 * The tour as a test sees it: every frame that it stops at is kept, on every panel that the kiosk
 * is laid out for, in both languages, themes and text sizes. A rule about frames is a function that
 * tells what breaks it; a test holds it against every frame, and against a frame that was spoilt on
 * purpose, to show that the rule can fail.
 */
#pragma once

#include "kiosk.h"

struct sight {
    const char *panel;
    const char *name; /* of the stop: "052-fr-contrast-large-notice" */
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
    const char *panel; /* being walked */
};

/* What breaks a rule, in the walk's arena. */
struct faults {
    struct arena *arena;
    const char **items;
    size_t count;
    size_t capacity;
};
__attribute__((format(printf, 2, 3))) void fault(struct faults *faults, const char *format, ...);

/* Walks these panels, NULL at the end; NULL walks all that are laid out without fault. */
struct walk *walk_open(const char *const *panels);
void walk_close(struct walk *walk);

typedef void rule(const struct walk *walk, const struct sight *sight, struct faults *faults);

/* Fails the test if any frame breaks the rule. */
void walk_assert(const struct walk *walk, rule *check);
/* Fails the test unless this frame breaks the rule, in words that hold these. */
void walk_assert_breaks(const struct walk *walk, rule *check, const struct sight *sight,
                        const char *words);

/* The first frame of this screen in plain looks on the reference panel, to spoil: draws, targets
 * and texts are a copy. */
struct sight *walk_spoil(const struct walk *walk, const char *screen);
/* Its first target or text of this name; fails the test if there is none. */
struct target *sight_target(const struct sight *sight, const char *name);
struct text_box *sight_text(const struct sight *sight, const char *words);
struct draw *sight_draw(const struct sight *sight, const char *words); /* a text that is drawn */

double sight_mm(const struct sight *sight, int px);
/* Panels under 170 mm wide, which keep smaller floors. */
bool sight_is_small(const struct sight *sight);
/* What a target is by what it is called, whatever the screen said about its size. */
bool is_key(const struct target *target); /* of a pad, keyboard, number row or body map */
/* Of the comfort bar, and the staff's that turn a list, icons beside its heading on a low panel. */
bool is_switch(const struct target *target);
bool is_page(const struct sight *sight, const struct target *target); /* the whole screen */

/* Relative luminance by WCAG 2.2, written down once more apart from ui/lint, and the contrast. */
double contrast_of(struct color a, struct color b);
/* What stands at x, y before draw number `before` is drawn: false if it is a picture or icon. */
bool ground_at(const struct sight *sight, size_t before, int x, int y, struct color *color);
