#include "ui/press.h"

#include <string.h>

#define GROW_MM       2.0
#define GROW_BELOW_MM 3.0
#define SLIP_MM       6.0
#define LONG_AGO      (-1000000)

/* How far box may grow on one side towards its neighbours: half of the gap to the nearest one. */
static struct rect grown(const struct ui_frame *frame, const struct target *target,
                         const struct metrics *metrics)
{
    int side = metrics_px(metrics, GROW_MM);
    int below = metrics_px(metrics, GROW_BELOW_MM);
    struct rect b = target->box;
    int left = side;
    int right = side;
    int top = side;
    int bottom = below;
    for (size_t i = 0; i < frame->target_count; i++) {
        struct rect o = frame->targets[i].box;
        if (&frame->targets[i] == target) {
            continue;
        }
        /* both grow: diagonal neighbours meet when their boxes are twice as far apart */
        bool beside = o.y < b.y + b.h + below + side && b.y < o.y + o.h + below + side;
        bool stacked = o.x < b.x + b.w + 2 * side && b.x < o.x + o.w + 2 * side;
        if (beside && o.x >= b.x + b.w && (o.x - b.x - b.w) / 2 < right) {
            right = (o.x - b.x - b.w) / 2;
        }
        if (beside && o.x + o.w <= b.x && (b.x - o.x - o.w) / 2 < left) {
            left = (b.x - o.x - o.w) / 2;
        }
        if (stacked && o.y >= b.y + b.h && (o.y - b.y - b.h) / 2 < bottom) {
            bottom = (o.y - b.y - b.h) / 2;
        }
        if (stacked && o.y + o.h <= b.y && (b.y - o.y - o.h) / 2 < top) {
            top = (b.y - o.y - o.h) / 2;
        }
    }
    return (struct rect){b.x - left, b.y - top, b.w + left + right, b.h + top + bottom};
}

const struct target *press_target_at(const struct ui_frame *frame, const struct metrics *metrics,
                                     int x, int y)
{
    const struct target *page = NULL;
    for (size_t i = frame->target_count; i-- > 0;) {
        const struct target *target = &frame->targets[i];
        if (target->kind == TARGET_PAGE) {
            page = target; /* what lies on the page comes before the page */
        } else if (rect_contains(target->box, x, y)) {
            return target->enabled ? target : NULL;
        }
    }
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        if (target->kind != TARGET_PAGE && target->enabled &&
            rect_contains(grown(frame, target, metrics), x, y)) {
            return target;
        }
    }
    return page;
}

static bool same_place(const struct press_tap *tap, const struct metrics *metrics,
                       const struct finger *at)
{
    const int near = metrics_px(metrics, SLIP_MM);
    const struct rect around = {tap->x - near, tap->y - near, 2 * near + 1, 2 * near + 1};
    return rect_contains(around, at->x, at->y);
}

static bool same_target(const struct press_tap *tap, const struct target *target)
{
    return tap->index == target->index && strcmp(tap->name, target->name) == 0;
}

static bool same_strike(const struct press_tap *tap, const struct metrics *metrics,
                        const struct target *target, const struct finger *at)
{
    return same_target(tap, target) || same_place(tap, metrics, at);
}

/* True if this touch of target belongs to a tap that has acted, and so must not act again. */
static bool tap_covers(const struct press_tap *tap, const struct metrics *metrics,
                       const struct target *target, const struct finger *at)
{
    if (tap->name == NULL || at->ms - at->late_ms - tap->lock_ms >= PRESS_LOCK_OUT_MS) {
        return false;
    }
    const bool same = same_strike(tap, metrics, target, at);
    if (tap->types && target->types) {
        const bool bounces =
            at->ms - tap->down_ms < PRESS_KEY_MS || at->ms - tap->acted_ms < PRESS_BOUNCE_MS;
        return same && bounces;
    }
    return same || rect_contains(tap->box, at->x, at->y);
}

static const struct press_tap *last_tap(const struct press *press)
{
    return &press->acted[(press->acted_count + PRESS_TAPS - 1) % PRESS_TAPS];
}

/* True if the page changed so recently that the touch was meant for the page before. If a key that
 * types led to this page, each further strike where the keys stood prolongs that time, because the
 * visitor is still typing, but not beyond PRESS_TYPE_ON_MS. */
static bool page_is_new(struct press *press, const struct metrics *metrics, const struct finger *at)
{
    if (at->ms - at->late_ms - press->page_ms >= PRESS_LOCK_OUT_MS) {
        return false;
    }
    const struct rect keys = rect_inset(press->keys, -metrics_px(metrics, SLIP_MM));
    if (press->typed_on && at->ms - press->page_began_ms < PRESS_TYPE_ON_MS &&
        rect_contains(keys, at->x, at->y)) {
        press->page_ms = at->ms;
    }
    return true;
}

static bool locked_out(const struct press *press, const struct metrics *metrics,
                       const struct target *target, const struct finger *at)
{
    for (size_t i = 0; i < PRESS_TAPS; i++) {
        if (tap_covers(&press->acted[i], metrics, target, at)) {
            return true;
        }
    }
    return false;
}

/* Keeps the touch under way as a tap that acts now, by this finger. */
static void remember(struct press *press, const struct finger *at)
{
    struct press_tap *tap = &press->acted[press->acted_count++ % PRESS_TAPS];
    press->unseen_taps++;
    *tap = press->touch;
    tap->acted_ms = at->ms - at->late_ms;
    tap->lock_ms = at->ms;
}

/* The target that the touch under way went down on, if it is still there to be acted on. */
static const struct target *touched(const struct press *press, const struct ui_frame *frame)
{
    const struct press_tap *touch = &press->touch;
    const struct target *target =
        touch->name != NULL ? frame_find(frame, touch->name, touch->index, NULL) : NULL;
    return target != NULL && target->enabled ? target : NULL;
}

static bool still_on(const struct target *target, const struct metrics *metrics,
                     const struct finger *at)
{
    return target != NULL &&
           rect_contains(rect_inset(target->box, -metrics_px(metrics, SLIP_MM)), at->x, at->y);
}

/* What becomes of the touch under way when another finger touches a target. */
enum second_finger {
    SECOND_IGNORED,    /* it goes on, and the other finger does nothing */
    SECOND_FOLLOWS,    /* it acts now, and the touch of the other finger is under way after it */
    SECOND_TAKES_OVER, /* it never acts, and the touch of the other finger is under way */
};

static enum second_finger second_finger(const struct press *press, const struct metrics *metrics,
                                        const struct target *target, const struct finger *at)
{
    const struct press_tap *touch = &press->touch;
    if (at->ms - at->late_ms - touch->latest_down_ms >= PRESS_REST_MS) {
        return SECOND_TAKES_OVER;
    }
    const bool one_strike =
        at->ms - touch->down_ms < PRESS_KEY_MS && same_strike(touch, metrics, target, at);
    return touch->types && target->kind == TARGET_KEY && !one_strike ? SECOND_FOLLOWS
                                                                     : SECOND_IGNORED;
}

/* The smallest box around all keys that type. */
static struct rect keys_of(const struct ui_frame *frame)
{
    struct rect keys = {0};
    for (size_t i = 0; i < frame->target_count; i++) {
        if (frame->targets[i].types) {
            keys = rect_union(keys, frame->targets[i].box);
        }
    }
    return keys;
}

static void begin(struct press *press, const struct ui_frame *frame, const struct target *target,
                  struct finger at)
{
    press_cancel(press);
    press->down = true;
    press->finger = at.id;
    if (target != NULL) {
        press->on_target = true;
        press->touch = (struct press_tap){.name = target->name,
                                          .index = target->index,
                                          .types = target->types,
                                          .box = target->box,
                                          .x = at.x,
                                          .y = at.y,
                                          .down_ms = at.ms - at.late_ms,
                                          .latest_down_ms = at.ms};
        press->keys = target->types ? keys_of(frame) : press->keys;
    }
}

struct press_result press_down(struct press *press, const struct ui_frame *frame,
                               const struct metrics *metrics, struct finger at)
{
    const bool new_page = page_is_new(press, metrics, &at);
    const struct target *target = press_target_at(frame, metrics, at.x, at.y);
    if (target != NULL && (new_page || locked_out(press, metrics, target, &at))) {
        target = NULL;
    }
    const bool before = press->on_target;
    struct press_result result = {.look_changed = before || target != NULL};
    if (before && press->finger != at.id) {
        const enum second_finger second =
            target != NULL ? second_finger(press, metrics, target, &at) : SECOND_IGNORED;
        if (second == SECOND_IGNORED) {
            return (struct press_result){0};
        }
        if (second == SECOND_FOLLOWS) {
            result.target = touched(press, frame);
            result.acted = result.target != NULL;
            remember(press, &at);
        }
    }
    begin(press, frame, target, at);
    return result;
}

struct press_result press_move(struct press *press, const struct ui_frame *frame,
                               const struct metrics *metrics, struct finger at)
{
    if (press->finger != at.id) {
        return (struct press_result){0};
    }
    bool on = press->down && still_on(touched(press, frame), metrics, &at);
    bool changed = on != press->on_target;
    press->on_target = on;
    press->touch.x = at.x;
    press->touch.y = at.y;
    return (struct press_result){.look_changed = changed};
}

struct press_result press_up(struct press *press, const struct ui_frame *frame,
                             const struct metrics *metrics, struct finger at)
{
    struct press_result result = press_move(press, frame, metrics, at);
    if (press->finger != at.id) {
        return result;
    }
    if (press->on_target) {
        remember(press, &at);
        result = (struct press_result){.acted = true, .target = touched(press, frame)};
    }
    result.look_changed = result.look_changed || press->on_target;
    press_cancel(press);
    return result;
}

void press_cancel(struct press *press)
{
    press->down = false;
    press->on_target = false;
    press->touch = (struct press_tap){0};
}

void press_page_changed(struct press *press, int64_t now_ms)
{
    const struct press_tap *last = last_tap(press);
    const bool led_here = press->unseen_taps > 0 || now_ms - last->lock_ms < PRESS_LOCK_OUT_MS;
    press->typed_on = last->name != NULL && last->types && led_here;
    press_cancel(press);
    press->page_ms = now_ms;
    press->page_began_ms = now_ms;
    press->page_unseen = true;
}

void press_done(struct press *press, int64_t now_ms)
{
    press->acted[(press->acted_count + PRESS_TAPS - 1) % PRESS_TAPS].lock_ms = now_ms;
}

void press_shown(struct press *press, int64_t now_ms)
{
    for (size_t i = 0; i < press->unseen_taps && i < PRESS_TAPS; i++) {
        press->acted[(press->acted_count - 1 - i) % PRESS_TAPS].lock_ms = now_ms;
    }
    press->unseen_taps = 0;
    if (press->page_unseen) {
        press->page_ms = now_ms;
        press->page_began_ms = now_ms;
        press->page_unseen = false;
    }
}

void press_settle(struct press *press)
{
    press->page_ms = LONG_AGO;
    press->page_unseen = false;
    press->unseen_taps = 0;
    memset(press->acted, 0, sizeof(press->acted));
}
