/* The colours of both themes, by what they are for (ui/roles.def), and the rules on which of them
 * may stand on which. */
#pragma once

#include "base/arena.h"
#include "ui/color.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ACCENT     0x14524EU /* of a kiosk whose configuration names no other */
#define RAMP_STEPS 11

enum color_role {
    ROLE_NONE,
#define ROLE(name, day, contrast) ROLE_##name,
#define RAMP(step, day)           ROLE_ramp_##step,
#include "ui/roles.def"
#undef ROLE
#undef RAMP
    ROLE_COUNT,
};

struct palette {
#define ROLE(name, day, contrast) struct color name;
#define RAMP(step, day)
#include "ui/roles.def"
#undef ROLE
#undef RAMP
    struct color ramp[RAMP_STEPS];
    bool plain; /* no shadows, pictures behind text, or tints */
};

/* By day, every shade made of one accent (0xRRGGBB). */
struct palette palette_day(uint32_t accent);
struct palette palette_contrast(void);

/* "primary", "ramp_3"; "" for ROLE_NONE. */
const char *role_name(enum color_role role);
/* That of its role, so that it is the same with every accent; "#RRGGBB" if it has none, as in
 * tests. */
const char *color_name(struct arena *arena, struct color color);
/* ROLE_NONE if there is none of this name. */
enum color_role role_find(const char *name, size_t length);
struct color palette_color(const struct palette *palette, enum color_role role);

/* What a theme writes or draws in one colour on another, and the contrast that it needs. */
struct contrast_rule {
    enum color_role color;
    enum color_role ground;
    double least; /* 7.0 for words, 3.0 for edges (WCAG 1.4.6, 1.4.11) */
};
const struct contrast_rule *contrast_rules(const struct palette *palette, size_t *count);
double contrast_in(const struct palette *palette, const struct contrast_rule *rule);
