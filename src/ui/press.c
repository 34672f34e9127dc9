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

static bool locked_out(const struct press *press, const struct target *target, int64_t now_ms)
{
    if (now_ms - press->page_ms < PRESS_LOCK_OUT_MS) {
        return true;
    }
    return press->last_name != NULL && press->last_index == target->index &&
           strcmp(press->last_name, target->name) == 0 &&
           now_ms - press->last_ms < PRESS_LOCK_OUT_MS;
}

struct press_result press_down(struct press *press, const struct ui_frame *frame,
                               const struct metrics *metrics, int x, int y, int64_t now_ms)
{
    press->down = true;
    press->on_target = false;
    press->name = NULL;
    const struct target *target = press_target_at(frame, metrics, x, y);
    if (target == NULL || locked_out(press, target, now_ms)) {
        return (struct press_result){0};
    }
    press->name = target->name;
    press->index = target->index;
    press->on_target = true;
    return (struct press_result){.look_changed = true};
}

static bool still_on(const struct press *press, const struct ui_frame *frame,
                     const struct metrics *metrics, int x, int y, const struct target **target)
{
    *target = press->name != NULL ? frame_find(frame, press->name, press->index, NULL) : NULL;
    if (*target == NULL || !(*target)->enabled) {
        return false;
    }
    return rect_contains(rect_inset((*target)->box, -metrics_px(metrics, SLIP_MM)), x, y);
}

struct press_result press_move(struct press *press, const struct ui_frame *frame,
                               const struct metrics *metrics, int x, int y)
{
    const struct target *target = NULL;
    bool on = press->down && still_on(press, frame, metrics, x, y, &target);
    bool changed = on != press->on_target;
    press->on_target = on;
    return (struct press_result){.look_changed = changed};
}

struct press_result press_up(struct press *press, const struct ui_frame *frame,
                             const struct metrics *metrics, int x, int y, int64_t now_ms)
{
    const struct target *target = NULL;
    bool on = press->down && still_on(press, frame, metrics, x, y, &target);
    bool changed = press->on_target;
    press_cancel(press);
    if (!on) {
        return (struct press_result){.look_changed = changed};
    }
    press->last_name = target->name;
    press->last_index = target->index;
    press->last_ms = now_ms;
    return (struct press_result){.acted = true, .look_changed = changed, .target = target};
}

void press_cancel(struct press *press)
{
    press->down = false;
    press->on_target = false;
    press->name = NULL;
}

void press_page_changed(struct press *press, int64_t now_ms)
{
    press_cancel(press);
    press->page_ms = now_ms;
}

void press_settle(struct press *press)
{
    press->page_ms = LONG_AGO;
    press->last_ms = LONG_AGO;
    press->last_name = NULL;
}
