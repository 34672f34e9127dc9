/*
 * From finger to act: a touch goes down on a target, and coming up inside it (or within 6 mm)
 * acts. Down, away, up: nothing. Held against the frame that is shown, so a finger always acts on
 * what it saw. The rules and figures: WCAG 2.5.2 (act on the up event), EN 301 549 5.8 (double
 * strike within 500 ms at most counts once).
 */
#pragma once

#include "ui/frame.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stdint.h>

#define PRESS_LOCK_OUT_MS 400 /* after a page change, and for the same target again */

struct press {
    bool down;        /* a finger is on the glass, on a target or not */
    bool on_target;   /* … and would act if lifted now */
    const char *name; /* of the target it went down on; NULL if none */
    int index;
    const char *last_name; /* acted last */
    int last_index;
    int64_t last_ms;
    int64_t page_ms; /* when the page changed last */
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

struct press_result press_down(struct press *press, const struct ui_frame *frame,
                               const struct metrics *metrics, int x, int y, int64_t now_ms);
struct press_result press_move(struct press *press, const struct ui_frame *frame,
                               const struct metrics *metrics, int x, int y);
struct press_result press_up(struct press *press, const struct ui_frame *frame,
                             const struct metrics *metrics, int x, int y, int64_t now_ms);
/* The touch was taken away, or the page under it changed. */
void press_cancel(struct press *press);
/* A new page is shown: touches within the lock-out do nothing. */
void press_page_changed(struct press *press, int64_t now_ms);
/* Ends the lock-outs, as if the visitor had waited: for scripts. */
void press_settle(struct press *press);
