/* Fingers on buttons and keys. 4 px a mm; buttons b 0 and b 1 lie side by side, 10 mm apart; so do
 * keys. */
#pragma once

#include "ui_support.h"

#include "ui/press.h"

#define MM  4
#define NOW 100000

static inline struct target target_at(int index, struct rect box)
{
    return (struct target){.name = "b",
                           .index = index,
                           .code = "",
                           .action = 100 + index,
                           .kind = TARGET_BUTTON,
                           .box = box,
                           .enabled = true,
                           .label = "B"};
}

static inline struct fake_ui *two_buttons(void)
{
    struct fake_ui *fake = fake_ui_create();
    frame_target(&fake->frame, target_at(0, (struct rect){100, 100, 200, 80}));
    frame_target(&fake->frame, target_at(1, (struct rect){340, 100, 200, 80}));
    return fake;
}

static inline struct press fresh(void)
{
    struct press press = {0};
    press_settle(&press);
    return press;
}

/* A touch at y 140, where the keys are. */
static inline struct finger finger_at(int x, int64_t now)
{
    return (struct finger){.x = x, .y = 140, .ms = now};
}

static inline struct press_result down(struct fake_ui *fake, struct press *press, int x, int y,
                                       int64_t now)
{
    return press_down(press, &fake->frame, &fake->metrics, (struct finger){x, y, now});
}

static inline struct press_result move(struct fake_ui *fake, struct press *press, int x, int y)
{
    return press_move(press, &fake->frame, &fake->metrics, (struct finger){x, y, NOW});
}

static inline struct press_result up(struct fake_ui *fake, struct press *press, int x, int y,
                                     int64_t now)
{
    return press_up(press, &fake->frame, &fake->metrics, (struct finger){x, y, now});
}

/* The button that a touch at one point acts on, -1 for none. */
static inline int touched(struct fake_ui *fake, struct press *press, int x, int y, int64_t now)
{
    assert_false(down(fake, press, x, y, now).acted);
    struct press_result result = up(fake, press, x, y, now + 50);
    return result.acted ? result.target->index : -1;
}

/* Keys of 20 mm that lie side by side, without a gap. */
static inline struct fake_ui *two_keys(void)
{
    struct fake_ui *fake = fake_ui_create();
    for (int i = 0; i < 2; i++) {
        struct target key = target_at(i, (struct rect){100 + 80 * i, 100, 80, 80});
        key.kind = TARGET_KEY;
        key.types = true;
        frame_target(&fake->frame, key);
    }
    return fake;
}

/* Touches at ms and lifts hold ms later. */
static inline int struck(struct fake_ui *fake, struct press *press, int x, int64_t ms, int hold)
{
    down(fake, press, x, 140, ms);
    struct press_result result = up(fake, press, x, 140, ms + hold);
    return result.acted ? result.target->index : -1;
}
