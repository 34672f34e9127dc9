/*
 * Looks over a frame for what a visitor would stumble on: targets too small, too close or too high
 * up, text cut off, overlapping, too small or too pale, missing glyphs, pictures without a name, no
 * way out. Tests and --check run it on every frame they draw.
 */
#pragma once

#include "base/arena.h"
#include "ui/frame.h"
#include "ui/theme.h"

#include <stddef.h>

struct finding {
    const char *text; /* "target continue 0: 18.2 mm high, needs 20.0" */
    const char
        *cause; /* the same for all that is mended in one place: "targets continue: too low" */
};

struct lint {
    struct arena *arena; /* set by the owner; holds the findings */
    struct finding *findings;
    size_t count;
    size_t capacity;
};

/* Appends what is wrong with frame, one finding each. Text in findings is quoted: use it on
 * invented people only. */
void lint_frame(struct lint *lint, const struct ui_frame *frame, const struct metrics *metrics,
                const struct text_engine *text);
