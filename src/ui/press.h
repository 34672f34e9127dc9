/*
 * From finger to act: a touch goes down on a target, and coming up inside it (or within 6 mm)
 * acts. Down, away, up: nothing. Held against the frame that is shown, so a finger always acts on
 * what it saw. The rules and figures: WCAG 2.5.2 (act on the up event), EN 301 549 5.8 (double
 * strike within 500 ms at most counts once).
 *
 * A double tap is one tap: for a while after a tap that acted, nothing acts at its place, whatever
 * stands there by then. Only keys that type count each strike, of which people make five a second
 * and more.
 *
 * One touch is under way at a time. On keys that type, a finger that comes down while another holds
 * one lets that act first: both count, in the order in which they went down. Elsewhere the first
 * finger wins. It does not while it would do nothing, or has rested where it is: then it is a palm,
 * a sleeve, or a finger that the panel forgot to lift, and whoever touches a target takes over.
 */
#pragma once

#include "ui/frame.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stdint.h>

/* After a page change anywhere, and after a tap that acted at its place: on its target, in its box
 * as it was, within 6 mm. */
#define PRESS_LOCK_OUT_MS 400
/* Keys that type: from one strike to the next at the same place, and from lifting to the next. Less
 * than that is one strike of a hand that trembles, or of a panel that lost it for a moment. */
#define PRESS_KEY_MS    90
#define PRESS_BOUNCE_MS 30
/* A finger that stays down longer than this rests there, however much it trembles. It still acts
 * when it is lifted, unless another took over. */
#define PRESS_REST_MS 1000

/* Where a finger is, px in the picture, and when, ms. */
struct finger {
    int x;
    int y;
    int64_t ms;
    int id; /* whose it is: several may be down at a time */
};

/* A touch of a target. */
struct press_tap {
    const char *name; /* NULL: none */
    int index;
    bool types;
    struct rect box; /* of the target when it was touched */
    int x;           /* px: where the finger was last */
    int y;
    int64_t down_ms;
    int64_t acted_ms;
};

/* So many taps are remembered; nobody makes more within PRESS_LOCK_OUT_MS. */
#define PRESS_TAPS 8

struct press {
    bool down;              /* a touch is under way, on a target or not */
    bool on_target;         /* … and would act if lifted now */
    int finger;             /* … by this one */
    struct press_tap touch; /* what it went down on */
    struct press_tap acted[PRESS_TAPS];
    size_t acted_count; /* how many ever; the next one takes the place of the oldest */
    int64_t page_ms;    /* when the page changed last, or was struck by whoever typed on */
    bool typed_on;      /* a key that types led to this page */
};

struct press_result {
    bool acted;
    bool look_changed; /* what is drawn as pressed changed */
    const struct target *target;
};

/* The target at x, y: its box grown into the gaps around it by up to 2 mm (3 mm below, where people
 * touch low), never over the middle of the gap. NULL if none or if it is disabled. */
const struct target *press_target_at(const struct ui_frame *frame, const struct metrics *metrics,
                                     int x, int y);

/* acted: of the touch that was under way, which the new one brings to its end. */
struct press_result press_down(struct press *press, const struct ui_frame *frame,
                               const struct metrics *metrics, struct finger at);
struct press_result press_move(struct press *press, const struct ui_frame *frame,
                               const struct metrics *metrics, struct finger at);
struct press_result press_up(struct press *press, const struct ui_frame *frame,
                             const struct metrics *metrics, struct finger at);
/* All touches were taken away, or the page under them changed. */
void press_cancel(struct press *press);
/* A new page is shown: touches within the lock-out do nothing. */
void press_page_changed(struct press *press, int64_t now_ms);
/* Ends the lock-outs, as if the visitor had waited: for scripts. */
void press_settle(struct press *press);
