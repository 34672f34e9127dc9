/*
 * From finger to act: a touch goes down on a target, and coming up inside it (or within 6 mm)
 * acts. Down, away, up: nothing. Held against the frame that is shown, so a finger always acts on
 * what it saw. The rules and figures: WCAG 2.5.2 (act on the up event), EN 301 549 5.8 (double
 * strike within 500 ms at most counts once).
 *
 * A double tap counts as one tap: for a while after a tap that acted, counted from when the visitor
 * sees what it did, nothing acts at its place, because whatever stands there by then was not what
 * the visitor meant. Keys that type are the exception and count each strike, because people type
 * five letters a second and more.
 *
 * Only one touch is under way at a time. If a finger holds a key that types and a second finger
 * touches another key, the first key acts at once and the second touch is then under way, so both
 * count in the order in which they went down. Elsewhere the first finger wins, unless it would do
 * nothing or has rested for PRESS_REST_MS: then it is a palm, a sleeve, or a finger whose lifting
 * the panel did not report, and the next finger on a target takes over.
 */
#pragma once

#include "ui/frame.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stdint.h>

/* How long nothing acts: anywhere after a page change, and at the place of a tap after it acted.
 * The place is its target, the box that the target had, and 6 mm around the finger. */
#define PRESS_LOCK_OUT_MS 400
/* How soon the same place of keys that type may be struck again: so long after it was struck, and
 * so long after it was lifted. A touch that comes sooner belongs to the same strike: the hand
 * trembled, or the panel lost the finger for a moment. Where a busy computer does not know how long
 * it was, the longest possible time counts, so that no strike is lost (a bounce may then count,
 * too). */
#define PRESS_KEY_MS    90
#define PRESS_BOUNCE_MS 30
/* How long somebody may type on, where the keys stood, after a key has led to another page: the six
 * digits that are left of a whole telephone number, at an easy pace. Somebody impatient who strikes
 * there meanwhile waits as long: a button pressed by a digit could check in somebody else. */
#define PRESS_TYPE_ON_MS 2500
/* A finger that is down for longer than this is resting, even if it moves a little all the time. It
 * still acts when it is lifted, unless another finger took over. */
#define PRESS_REST_MS 1000

/* Where a finger is, px in the picture, and when, ms. */
struct finger {
    int x;
    int y;
    int64_t ms;
    int id;          /* tells the fingers apart that are down at the same time */
    int64_t late_ms; /* it may have happened up to so long before ms */
};

/* A touch of a target. */
struct press_tap {
    const char *name; /* NULL: none */
    int index;
    bool types;
    struct rect box; /* of the target when it was touched */
    int x;           /* px: where the finger was last */
    int y;
    int64_t down_ms;        /* the earliest moment at which it may have gone down */
    int64_t latest_down_ms; /* and the latest */
    int64_t acted_ms;       /* the earliest moment at which it may have been lifted */
    int64_t lock_ms;        /* from when PRESS_LOCK_OUT_MS counts: it acted, or that was shown */
};

/* How many taps are remembered: more than anybody makes within PRESS_LOCK_OUT_MS. */
#define PRESS_TAPS 8

struct press {
    bool down;              /* a touch is under way, on a target or not */
    bool on_target;         /* it would act if it were lifted now */
    int finger;             /* the finger that makes it */
    struct press_tap touch; /* the target that it went down on */
    struct press_tap acted[PRESS_TAPS];
    size_t acted_count;    /* of all taps so far; the next one replaces the oldest */
    size_t unseen_taps;    /* how many of them acted since the last press_shown */
    int64_t page_ms;       /* from when PRESS_LOCK_OUT_MS counts for the whole page */
    int64_t page_began_ms; /* when the page changed, or was shown */
    bool page_unseen;      /* it was not shown yet */
    bool typed_on;         /* a key that types led to this page */
    struct rect keys;      /* where keys that type stood when one was last touched */
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

/* press_down may act too: on the key that another finger holds. */
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
/* What the last tap led to is done: its lock-out begins anew, because that may have taken long. */
void press_done(struct press *press, int64_t now_ms);
/* What was done since the last call is on the glass now: the lock-outs of that begin anew, because
 * until now the visitor saw the picture before it. Where nobody calls it, as in a script, they run
 * from the tap and from the change of the page. */
void press_shown(struct press *press, int64_t now_ms);
/* Ends the lock-outs, as if the visitor had waited: for scripts. */
void press_settle(struct press *press);
