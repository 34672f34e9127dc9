/* Every shade of a theme follows from its accent, and what is written on it can be read. */
#include "ui_support.h"

#include "ui/palette.h"

#include <math.h>
#include <stdlib.h>

#define CEDAR 0x14524EU

static const uint32_t accents[] = {CEDAR,     0x4B2A7BU, 0x5A3317U, 0x0B3D91U, 0x7A0F35U,
                                   0x333333U, 0x000000U, 0x004B00U, 0x3C0A64U};

static uint32_t hex_of(struct color color)
{
    return (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
}

static void assert_rules(const struct palette *palette)
{
    size_t count = 0;
    const struct contrast_rule *rules = contrast_rules(palette, &count);
    for (size_t i = 0; i < count; i++) {
        double have = contrast_in(palette, &rules[i]);
        if (have < rules[i].least) {
            fail_msg("%s on %s: %.2f, needs %.1f", role_name(rules[i].color),
                     role_name(rules[i].ground), have, rules[i].least);
        }
    }
}

static void palette_has_contrast_in_both_themes(void **state)
{
    (void)state;
    const struct palette day = palette_day(ACCENT);
    const struct palette contrast = palette_contrast();
    assert_rules(&day);
    assert_rules(&contrast);
    assert_false(day.plain);
    assert_true(contrast.plain);
}

/* The colours of roles.def are those of cedar. */
static void palette_of_cedar_is_as_it_was_drawn(void **state)
{
    (void)state;
    const struct palette day = palette_day(CEDAR);
#define STAYS(hex)                (hex)
#define TURNS(hex)                (hex)
#define ROLE(name, value, unused) assert_int_equal(hex_of(day.name), value);
#define RAMP(step, value)         assert_int_equal(hex_of(day.ramp[step]), value);
#include "ui/roles.def"
#undef ROLE
#undef RAMP
}

static bool is_near(struct color a, struct color b)
{
    return abs(a.r - b.r) <= 2 && abs(a.g - b.g) <= 2 && abs(a.b - b.b) <= 2;
}

/* An accent that is hardly another than cedar has hardly other shades. */
static void palette_of_an_accent_beside_cedar_is_nearly_cedars(void **state)
{
    (void)state;
    const struct palette cedar = palette_day(CEDAR);
    const struct palette beside = palette_day(CEDAR + 1);
    for (int role = 1; role < ROLE_COUNT; role++) {
        if (!is_near(palette_color(&cedar, (enum color_role)role),
                     palette_color(&beside, (enum color_role)role))) {
            fail_msg("%s jumps", role_name((enum color_role)role));
        }
    }
}

static void palette_colours_know_their_role(void **state)
{
    (void)state;
    const struct palette palettes[] = {palette_day(ACCENT), palette_contrast()};
    for (size_t p = 0; p < COUNT_OF(palettes); p++) {
        for (int role = 1; role < ROLE_COUNT; role++) {
            const char *name = role_name((enum color_role)role);
            assert_int_equal(palette_color(&palettes[p], (enum color_role)role).role, role);
            assert_int_equal(role_find(name, strlen(name)), role);
        }
        assert_int_equal(palettes[p].tint.role, ROLE_tint);
        assert_int_equal(palettes[p].ramp[10].role, ROLE_ramp_10);
    }
    assert_int_equal(role_find("ramp_11", 7), ROLE_NONE);
    assert_int_equal(role_find("ramp", 4), ROLE_NONE);
    assert_int_equal(role_find("primary_pressed", 7), ROLE_primary);
    assert_string_equal(role_name(ROLE_NONE), "");
}

/* Whatever the accent is, words on its light shades can be read as well as on those of cedar. */
static void palette_shades_keep_their_luminance(void **state)
{
    (void)state;
    const struct palette cedar = palette_day(CEDAR);
    for (size_t i = 0; i < COUNT_OF(accents); i++) {
        const struct palette day = palette_day(accents[i]);
        assert_int_equal(hex_of(day.primary), accents[i]);
        assert_true(color_shade(day.primary_pressed).luminance <=
                    color_shade(day.primary).luminance);
        assert_true(fabs(color_contrast(day.ink, day.tint) / color_contrast(cedar.ink, cedar.tint) -
                         1.0) < 0.02);
        for (size_t step = 0; step + 1 < RAMP_STEPS; step++) {
            double here = color_shade(day.ramp[step]).luminance;
            assert_true(here > color_shade(day.ramp[step + 1]).luminance ||
                        accents[i] == 0x000000U);
            assert_true(step == 9 || fabs(here - color_shade(cedar.ramp[step]).luminance) < 0.01);
        }
    }
}

/* What a visitor sees as the colour: all shades are those of the accent, and none of another. */
static void palette_shades_have_the_hue_of_the_accent(void **state)
{
    (void)state;
    const double turn = 0.4; /* radians: as far as cedar's lightest shade is from cedar */
    for (size_t i = 0; i < COUNT_OF(accents); i++) {
        const struct palette day = palette_day(accents[i]);
        const struct shade accent = color_shade(day.primary);
        const struct color shades[] = {day.primary_pressed, day.tint,    day.tint_pressed,
                                       day.ramp[3],         day.ramp[6], day.ramp[8]};
        for (size_t s = 0; s < COUNT_OF(shades); s++) {
            const struct shade one = color_shade(shades[s]);
            const double apart = remainder(one.hue - accent.hue, 2.0 * acos(-1.0));
            assert_true(one.strength < 0.005 || fabs(apart) < turn);
            assert_true(accent.strength > 0.005 || one.strength < 0.005);
        }
        assert_true(accent.strength < 0.005 || color_shade(day.ramp[6]).strength > 0.02);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(palette_has_contrast_in_both_themes),
        cmocka_unit_test(palette_of_cedar_is_as_it_was_drawn),
        cmocka_unit_test(palette_of_an_accent_beside_cedar_is_nearly_cedars),
        cmocka_unit_test(palette_colours_know_their_role),
        cmocka_unit_test(palette_shades_keep_their_luminance),
        cmocka_unit_test(palette_shades_have_the_hue_of_the_accent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
