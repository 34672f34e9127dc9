#include "ui/palette.h"

#include <string.h>

#define CEDAR 0x14524EU /* the accent that ui/roles.def was drawn with */

struct role_row {
    const char *name;
    size_t offset;
    uint32_t day;
    bool turns;
    uint32_t contrast;
};

#define BLACK      0x000000U
#define WHITE      0xFFFFFFU
#define YELLOW     0xFFE14DU
#define STAYS(hex) (hex), false
#define TURNS(hex) (hex), true

static const struct role_row rows[ROLE_COUNT] = {
#define ROLE(name, day, contrast)                                                                  \
    [ROLE_##name] = {#name, offsetof(struct palette, name), day, contrast},
#define RAMP(step, day)                                                                            \
    [ROLE_ramp_##step] = {"ramp_" #step, offsetof(struct palette, ramp[step]), day, WHITE},
#include "ui/roles.def"
#undef ROLE
#undef RAMP
};

const char *role_name(enum color_role role)
{
    return role == ROLE_NONE || role >= ROLE_COUNT ? "" : rows[role].name;
}

const char *color_name(struct arena *arena, struct color color)
{
    return color.role != ROLE_NONE
               ? role_name((enum color_role)color.role)
               : arena_printf(arena, "#%02X%02X%02X", color.r, color.g, color.b);
}

enum color_role role_find(const char *name, size_t length)
{
    for (int role = 1; role < ROLE_COUNT; role++) {
        if (strncmp(rows[role].name, name, length) == 0 && rows[role].name[length] == '\0') {
            return (enum color_role)role;
        }
    }
    return ROLE_NONE;
}

static struct color from_hex(uint32_t hex)
{
    return (struct color){(uint8_t)(hex >> 16 & 0xFFU), (uint8_t)(hex >> 8 & 0xFFU),
                          (uint8_t)(hex & 0xFFU), 255, 0};
}

static void put(struct palette *palette, int role, struct color color)
{
    color.role = (uint8_t)role;
    memcpy((char *)palette + rows[role].offset, &color, sizeof(color));
}

struct color palette_color(const struct palette *palette, enum color_role role)
{
    struct color color = {0};
    if (role != ROLE_NONE) {
        memcpy(&color, (const char *)palette + rows[role].offset, sizeof(color));
    }
    return color;
}

/*
 * The shade of an accent that stands to it as this one stands to cedar: as far round in hue, as
 * much stronger or weaker. Lighter shades keep their luminance, so that what is written on them can
 * be read whatever the accent is; darker ones keep their share of the accent's.
 */
static struct color turned(uint32_t hex, struct shade accent, struct shade cedar)
{
    struct shade shade = color_shade(from_hex(hex));
    if (shade.luminance <= cedar.luminance) {
        shade.luminance *= accent.luminance / cedar.luminance;
    }
    shade.hue += accent.hue - cedar.hue;
    shade.strength *= accent.strength / cedar.strength;
    return color_of_shade(shade);
}

struct palette palette_day(uint32_t accent)
{
    const struct shade shade = color_shade(from_hex(accent));
    const struct shade cedar = color_shade(from_hex(CEDAR));
    struct palette palette = {.plain = false};
    for (int role = 1; role < ROLE_COUNT; role++) {
        const bool as_drawn = !rows[role].turns || accent == CEDAR;
        put(&palette, role,
            as_drawn ? from_hex(rows[role].day) : turned(rows[role].day, shade, cedar));
    }
    put(&palette, ROLE_primary, from_hex(accent));
    return palette;
}

struct palette palette_contrast(void)
{
    struct palette palette = {.plain = true};
    for (int role = 1; role < ROLE_COUNT; role++) {
        put(&palette, role, from_hex(rows[role].contrast));
    }
    return palette;
}

#define WORDS(color, ground)                                                                       \
    {                                                                                              \
        ROLE_##color, ROLE_##ground, 7.0                                                           \
    }
#define EDGE(color, ground)                                                                        \
    {                                                                                              \
        ROLE_##color, ROLE_##ground, 3.0                                                           \
    }

/* clang-format off */
#define IN_BOTH \
    WORDS(ink, background), \
    WORDS(ink, surface), \
    WORDS(ink, sunken), \
    WORDS(ink_soft, background), \
    WORDS(ink_soft, surface), \
    WORDS(ink_soft, sunken), \
    WORDS(ink_disabled, sunken), \
    WORDS(primary, background), \
    WORDS(primary, surface), \
    WORDS(primary, sunken), \
    WORDS(on_primary, primary), \
    WORDS(on_primary, primary_pressed), \
    WORDS(on_primary_soft, primary), \
    WORDS(on_primary_soft, primary_pressed), \
    WORDS(danger, background), \
    WORDS(danger, danger_fill), \
    WORDS(warning, background), \
    WORDS(warning, warning_fill), \
    WORDS(info, info_fill), \
    WORDS(ink, danger_fill), \
    WORDS(ink, warning_fill), \
    WORDS(ink, info_fill), \
    WORDS(night_ink, night), \
    EDGE(border, background), \
    EDGE(border, surface), \
    EDGE(border, sunken), \
    EDGE(focus, background), \
    EDGE(focus, focus_gap)
/* clang-format on */

const struct contrast_rule *contrast_rules(const struct palette *palette, size_t *count)
{
    static const struct contrast_rule day[] = {
        IN_BOTH,
        WORDS(primary, tint),
        WORDS(ink, tint),
        WORDS(ink_soft, tint),
        WORDS(danger, tint),
        WORDS(warning, tint),
        WORDS(ink, tint_pressed),
    };
    static const struct contrast_rule contrast[] = {
        IN_BOTH,
        WORDS(on_primary, tint),
        WORDS(on_primary, tint_pressed),
    };
    *count = palette->plain ? sizeof(contrast) / sizeof(contrast[0]) : sizeof(day) / sizeof(day[0]);
    return palette->plain ? contrast : day;
}

double contrast_in(const struct palette *palette, const struct contrast_rule *rule)
{
    return color_contrast(palette_color(palette, rule->color),
                          palette_color(palette, rule->ground));
}
