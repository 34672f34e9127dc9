/* Every rule of the lint finds the fault planted for it and nothing else; a clean frame has no
 * fault. */
#include "ui_support.h"

#include "ui/lint.h"

#include <math.h>

#define MM 4

static const struct color black = COLOR_RGB(0x000000);
static const struct color white = COLOR_RGB(0xFFFFFF);

/* 4.80 mm of capitals and more: 27 px of em are 4.82 mm. */
static struct text_box good_text(int x, int y, const char *text)
{
    int width = fake_width(NULL, (struct font){FACE_REGULAR, 27}, text, strlen(text));
    return (struct text_box){.box = {x, y, width, 40},
                             .room = {x, y, 600, 100},
                             .font = {FACE_REGULAR, 27},
                             .color = black,
                             .background = white,
                             .text = text};
}

static struct target good_target(const char *name, int index, int x, int y)
{
    return (struct target){.name = name,
                           .index = index,
                           .code = "",
                           .kind = TARGET_BUTTON,
                           .box = {x, y, 40 * MM, 20 * MM},
                           .enabled = true,
                           .label = "Go on"};
}

static struct fake_ui *clean_frame(void)
{
    struct fake_ui *fake = fake_ui_create();
    frame_text(&fake->frame, good_text(40, 40, "A text"));
    frame_text(&fake->frame, good_text(40, 80, "Below it another"));
    frame_target(&fake->frame, good_target("go", 0, 40, 700));
    frame_text(&fake->frame, good_text(50, 710, "Go on"));
    frame_target(&fake->frame, good_target("go", 1, 40 + 44 * MM, 700));
    struct target key = good_target("key", 0, 40, 900);
    key.kind = TARGET_KEY;
    key.box.w = key.box.h = 15 * MM;
    frame_target(&fake->frame, key);
    key.index = 1;
    key.kind = TARGET_SMALL;
    key.box.x += 19 * MM;
    frame_target(&fake->frame, key);
    struct target page = good_target("page", 0, 0, 0);
    page.kind = TARGET_PAGE;
    page.box = (struct rect){0, 0, 1080, 1920};
    frame_target(&fake->frame, page);
    return fake;
}

static struct lint lint_of(struct fake_ui *fake)
{
    struct lint lint = {.arena = fake->arena};
    lint_frame(&lint, &fake->frame, &fake->metrics, &fake->text);
    return lint;
}

static void assert_finds(struct fake_ui *fake, const char *expected)
{
    struct lint lint = lint_of(fake);
    if (lint.count != 1 || strstr(lint.findings[0].text, expected) == NULL) {
        for (size_t i = 0; i < lint.count; i++) {
            print_error("found: %s\n", lint.findings[i].text);
        }
        fail_msg("expected one finding: %s", expected);
    }
}

static void lint_finds_nothing_in_a_clean_frame(void **state)
{
    (void)state;
    struct fake_ui *fake = clean_frame();
    struct lint lint = lint_of(fake);
    assert_int_equal(lint.count, 0);
    fake_ui_destroy(fake);
}

static void lint_finds_a_frame_without_a_way_out(void **state)
{
    (void)state;
    struct fake_ui *fake = clean_frame();
    fake->frame.target_count = 0;
    assert_finds(fake, "no way out");
    fake_ui_destroy(fake);
}

static void lint_finds_a_picture_without_a_name(void **state)
{
    (void)state;
    struct fake_ui *fake = clean_frame();
    frame_draw(&fake->frame,
               (struct draw){.kind = DRAW_PICTURE, .box = {40, 900, 100, 100}, .text = ""});
    assert_finds(fake, "a picture without a name");
    fake_ui_destroy(fake);
}

/* --- targets --- */

static void too_low(struct target *t)
{
    t->box.h -= 1;
}
static void too_narrow(struct target *t)
{
    t->box.w -= 1;
}
static void beyond_the_edge(struct target *t)
{
    t->box.x = 1080 - t->box.w + 1;
}
static void below_the_edge(struct target *t)
{
    t->box.x = 800;
    t->box.y = 1920 - t->box.h + 1;
}
static void without_label(struct target *t)
{
    t->label = "";
}
static void without_any_label(struct target *t)
{
    t->label = NULL;
}
static void there_twice(struct target *t)
{
    t->name = "go";
    t->index = 0;
}
static void too_near(struct target *t)
{
    t->box.x = 40 + 40 * MM + 4 * MM - 1;
    t->box.y = 700;
}
static void on_top_of_another(struct target *t)
{
    t->box.y = 905;
    t->box.x = 40;
}

static void lint_finds_each_fault_of_a_target(void **state)
{
    (void)state;
    static const struct {
        enum target_kind kind;
        void (*plant)(struct target *target);
        const char *expected;
    } cases[] = {
        {TARGET_BUTTON, too_low, "target new 0 : 19.8 mm high, needs 20.0"},
        {TARGET_BUTTON, too_narrow, "target new 0 : 39.8 mm wide, needs 40.0"},
        {TARGET_KEY, too_low, "14.8 mm high, needs 15.0"},
        {TARGET_KEY, too_narrow, "14.8 mm wide, needs 15.0"},
        {TARGET_SMALL, too_low, "14.8 mm high, needs 15.0"},
        {TARGET_SMALL, too_narrow, "14.8 mm wide, needs 15.0"},
        {TARGET_BUTTON, beyond_the_edge, "target new 0: outside the screen"},
        {TARGET_BUTTON, below_the_edge, "target new 0: outside the screen"},
        {TARGET_BUTTON, without_label, "target new 0: no label"},
        {TARGET_BUTTON, without_any_label, "target new 0: no label"},
        {TARGET_BUTTON, there_twice, "target go 0: there twice"},
        {TARGET_BUTTON, too_near, "targets go 0 and new 0: 3.8 mm apart, need 4.0"},
        {TARGET_KEY, on_top_of_another, "targets key 0 and new 0: 0.0 mm apart, need 2.0"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_ui *fake = clean_frame();
        /* the second button moves, so that only the first is too near */
        if (cases[i].plant == too_near) {
            fake->frame.targets[1].box.y = 1300;
        }
        struct target t = good_target("new", 0, 40, 1100);
        t.kind = cases[i].kind;
        if (t.kind != TARGET_BUTTON) {
            t.box.w = t.box.h = 15 * MM;
        }
        frame_target(&fake->frame, t);
        /* the frame is clean before the fault is planted */
        assert_int_equal(lint_of(fake).count, 0);
        cases[i].plant(&fake->frame.targets[fake->frame.target_count - 1]);
        if (cases[i].plant == on_top_of_another) {
            /* of two keys apart from the rest */
            fake->frame.targets[3].box.y = 1400;
        }
        assert_finds(fake, cases[i].expected);
        fake_ui_destroy(fake);
    }
}

static void lint_takes_smaller_targets_on_a_small_panel(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    fake->metrics.width = 160 * MM;
    struct target button = good_target("go", 0, 0, 700);
    button.box.w = 30 * MM;
    button.box.h = 14 * MM;
    struct target key = good_target("key", 0, 0, 700 + 17 * MM);
    key.kind = TARGET_KEY;
    key.box.w = key.box.h = 12 * MM;
    frame_target(&fake->frame, button);
    frame_target(&fake->frame, key);
    assert_int_equal(lint_of(fake).count, 0);
    fake->frame.targets[1].box.w -= 1;
    assert_finds(fake, "target key 0 : 11.8 mm wide, needs 12.0");
    fake->metrics.width = 170 * MM;
    assert_int_equal(lint_of(fake).count, 5); /* on a large panel: both sides of both, the gap */
    fake_ui_destroy(fake);
}

static void lint_asks_whether_targets_are_in_reach(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    int reach = metrics_reach_limit(&fake->metrics);
    frame_target(&fake->frame, good_target("go", 0, 40, reach));
    struct lint lint = {.arena = fake->arena};
    lint_frame(&lint, &fake->frame, &fake->metrics, &fake->text);
    assert_int_equal(lint.count, 0);
    fake->frame.targets[0].box.y -= 2 * MM;
    lint_frame(&lint, &fake->frame, &fake->metrics, &fake->text);
    assert_int_equal(lint.count, 1);
    assert_string_equal(lint.findings[0].text, "target go 0: out of reach, 2.0 mm too high up");
    fake->frame.targets[0].kind = TARGET_PAGE;
    lint_frame(&lint, &fake->frame, &fake->metrics, &fake->text);
    assert_int_equal(lint.count, 1);
    fake_ui_destroy(fake);
}

/* --- texts --- */

static void cut_off_by_its_room(struct text_box *t)
{
    t->room.w = t->box.w - 1;
}
static void cut_off_below(struct text_box *t)
{
    t->room.h = t->box.h - 1;
}
static void cut_off_by_the_screen(struct text_box *t)
{
    t->box.x = 1080 - t->box.w + 1;
    t->room.x = t->box.x;
}
static void too_small(struct text_box *t)
{
    t->font.px = 26;
}
static void too_pale(struct text_box *t)
{
    t->color = (struct color)COLOR_RGB(0x5A5A5A); /* 6.9 on white */
}
static void too_long(struct text_box *t)
{
    t->text = "12345678901234567890123456789012345678901234567890"
              "1234567890123456789012345678901";
}
static void without_glyph(struct text_box *t)
{
    t->text = SNOWMAN;
}
static void not_utf8(struct text_box *t)
{
    t->text = "\xC3";
}
static void over_another(struct text_box *t)
{
    t->box.y = 119;
    t->room.y = 119;
}
static void half_on_a_target(struct text_box *t)
{
    t->box.x = 41 + 38 * MM;
    t->box.y = 701;
    t->room = (struct rect){t->box.x, 701, 600, 100};
    t->box.w = 3 * MM;
}

static void lint_finds_each_fault_of_a_text(void **state)
{
    (void)state;
    static const struct {
        void (*plant)(struct text_box *text);
        const char *expected;
    } cases[] = {
        {cut_off_by_its_room, "text \"New\": cut off"},
        {cut_off_below, "text \"New\": cut off"},
        {cut_off_by_the_screen, "text \"New\": cut off"},
        {too_small, "text \"New\": capitals 4.64 mm high, need 4.80"},
        {too_pale, "text \"New\": #5A5A5A on #FFFFFF: contrast 6.90, needs 7.0"},
        {too_long, "line of more than 80 characters"},
        {without_glyph, "no glyph for U+2603"},
        {not_utf8, "not UTF-8"},
        {over_another, "texts \"Below it another\" and \"New\": overlap"},
        {half_on_a_target, "text \"New\": half on target go 0"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_ui *fake = clean_frame();
        frame_text(&fake->frame, good_text(40, 120, "New"));
        assert_int_equal(lint_of(fake).count, 0);
        cases[i].plant(&fake->frame.texts[fake->frame.text_count - 1]);
        assert_finds(fake, cases[i].expected);
        fake_ui_destroy(fake);
    }
}

static void lint_asks_less_contrast_of_very_large_text(void **state)
{
    (void)state;
    struct fake_ui *fake = clean_frame();
    struct text_box *text = &fake->frame.texts[0];
    text->color = (struct color)COLOR_RGB(0x767676); /* 4.54 on white */
    assert_finds(fake, "#767676 on #FFFFFF: contrast 4.54, needs 7.0");
    text->font.px = 51; /* 12.75 mm: 36.1 pt */
    assert_int_equal(lint_of(fake).count, 0);
    text->color = (struct color)COLOR_RGB(0x787878); /* 4.42 */
    assert_finds(fake, "contrast 4.42, needs 4.5");
    fake_ui_destroy(fake);
}

static void lint_asks_for_larger_text_when_large_text_is_chosen(void **state)
{
    (void)state;
    struct fake_ui *fake = clean_frame();
    fake->frame.text_count = 1;
    fake->metrics.large_text = true;
    assert_finds(fake, "capitals 4.82 mm high, need 7.33"); /* 0.7° at 600 mm */
    fake->frame.texts[0].font.px = 42;
    assert_int_equal(lint_of(fake).count, 0);
    fake_ui_destroy(fake);
}

/* Eighty characters are counted as people count them. */
static void lint_counts_characters_not_bytes(void **state)
{
    (void)state;
    struct fake_ui *fake = clean_frame();
    char text[161] = "";
    for (size_t i = 0; i < 80; i++) {
        memcpy(text + 2 * i, "é", 3);
    }
    fake->frame.texts[0].text = text;
    assert_int_equal(lint_of(fake).count, 0);
    fake_ui_destroy(fake);
}

static void contrast_is_that_of_the_standard(void **state)
{
    (void)state;
    static const struct {
        struct color a;
        struct color b;
        double ratio;
    } cases[] = {
        {COLOR_RGB(0x000000), COLOR_RGB(0xFFFFFF), 21.0},
        {COLOR_RGB(0xFFFFFF), COLOR_RGB(0xFFFFFF), 1.0},
        {COLOR_RGB(0x767676), COLOR_RGB(0xFFFFFF), 4.54},
        {COLOR_RGB(0xFF0000), COLOR_RGB(0xFFFFFF), 4.00},
        {COLOR_RGB(0x0000FF), COLOR_RGB(0xFFFFFF), 8.59},
        {COLOR_RGB(0x0000FF), COLOR_RGB(0xFF0000), 2.15},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(fabs(color_contrast(cases[i].a, cases[i].b) - cases[i].ratio) < 0.005);
        assert_true(fabs(color_contrast(cases[i].b, cases[i].a) - cases[i].ratio) < 0.005);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lint_finds_nothing_in_a_clean_frame),
        cmocka_unit_test(lint_finds_a_frame_without_a_way_out),
        cmocka_unit_test(lint_finds_a_picture_without_a_name),
        cmocka_unit_test(lint_finds_each_fault_of_a_target),
        cmocka_unit_test(lint_takes_smaller_targets_on_a_small_panel),
        cmocka_unit_test(lint_asks_whether_targets_are_in_reach),
        cmocka_unit_test(lint_finds_each_fault_of_a_text),
        cmocka_unit_test(lint_asks_less_contrast_of_very_large_text),
        cmocka_unit_test(lint_asks_for_larger_text_when_large_text_is_chosen),
        cmocka_unit_test(lint_counts_characters_not_bytes),
        cmocka_unit_test(contrast_is_that_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
