/* Pictures are drawn in the colours of the kiosk, whose names they hold. */
#include "platform_support.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/problems.h"

#define SIZE 40

static int set_up(void **state)
{
    struct bench *bench = bench_create(SIZE, SIZE);
    bench_open_headless(bench);
    *state = bench;
    return 0;
}

static void write_picture(const char *name, const char *shapes)
{
    char svg[1024];
    struct err err;
    int length = snprintf(svg, sizeof(svg),
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">\n"
                          "%s\n</svg>\n",
                          shapes);
    if (!file_replace(name, svg, (size_t)length, &err)) {
        fail_msg("%s", err.text);
    }
}

static uint32_t middle_of(const struct bench *bench)
{
    const SDL_Surface *surface = display_surface(bench->display);
    const uint32_t *pixels = surface->pixels;
    return pixels[surface->pitch / 4 * (SIZE / 2) + SIZE / 2] & 0xFFFFFFU;
}

static uint32_t hex_of(struct color color)
{
    return (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
}

/* The colour in the middle of a picture, with the accent that the images were created with. */
static uint32_t shown(struct bench *bench, uint32_t accent, const char *name)
{
    display_close(bench->display);
    images_destroy(bench->images);
    bench->palette = palette_day(accent);
    bench->images = images_create(".", &bench->palette);
    bench_open_headless(bench);
    bench->draws[0] = (struct draw){.kind = DRAW_PICTURE, .box = {0, 0, SIZE, SIZE}, .text = name};
    bench->frame.draw_count = 1;
    display_show(bench->display, &bench->frame);
    return middle_of(bench);
}

static void images_are_drawn_in_the_colours_they_name(void **state)
{
    struct bench *bench = *state;
    static const uint32_t accents[] = {ACCENT, 0x4B2A7B, 0x5A3317};
    write_picture("accent.svg", "<circle cx=\"20\" cy=\"20\" r=\"15\" fill=\"var(--primary)\"/>");
    write_picture("shade.svg", "<g fill='var(--ramp_10)' stroke=\"var(--terracotta)\">\n"
                               "<rect x=\"2\" y=\"2\" width=\"36\" height=\"36\"/></g>");
    write_picture("own.svg", "<rect width=\"40\" height=\"40\" fill=\"#123456\"/>");
    for (size_t i = 0; i < sizeof(accents) / sizeof(accents[0]); i++) {
        assert_int_equal(shown(bench, accents[i], "accent.svg"), accents[i]);
        assert_int_equal(shown(bench, accents[i], "shade.svg"), hex_of(bench->palette.ramp[10]));
        assert_int_equal(shown(bench, accents[i], "own.svg"), 0x123456); /* a clinic's own */
    }
}

static void images_refuse_a_colour_that_is_not_there(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *shapes;
        const char *expected;
    } cases[] = {
        {"<circle r=\"9\" fill=\"var(--primary)\"/>\n<circle r=\"5\" fill=\"var(--primray)\"/>",
         "wrong.svg:3: no colour is called 'primray'"},
        {"<circle r=\"9\" fill=\"var(--)\"/>", "wrong.svg:2: no colour is called ''"},
        {"<circle r=\"9\" fill=\"var(--ramp_11)\"/>", "wrong.svg:2: no colour is called 'ramp_11'"},
        {"<circle r=\"9\" fill=\"var(--tint\"/>", "wrong.svg:2: no colour is called 'tint'"},
    };
    struct arena *arena = arena_create((size_t)16 * 1024);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct problems problems = {.arena = arena};
        write_picture("wrong.svg", cases[i].shapes);
        assert_false(images_check(bench->images, "wrong.svg", &problems));
        assert_int_equal(problems.count, 1);
        assert_non_null(strstr(problems.items[0], cases[i].expected));
        assert_int_equal(shown(bench, ACCENT, "wrong.svg"), 0xFFFFFF); /* left out */
    }
    arena_destroy(arena);
}

/* Two pictures of 400 × 400 px are more than what is kept unused, and so is one of 600 × 600. */
static const struct ui_frame *page_with(struct bench *bench, const char *name)
{
    const int size = strcmp(name, "large.svg") == 0 ? 600 : 400;
    bench->draws[0] = (struct draw){.kind = DRAW_PICTURE, .box = {20, 0, size, size}, .text = name};
    bench->frame.draw_count = 1;
    return &bench->frame;
}

/* A change on the page that does not touch its picture. */
static void change_beside(struct bench *bench, const char *name)
{
    page_with(bench, name);
    bench->draws[1] = (struct draw){.kind = DRAW_BOX, .box = {1, 9, 5, 9}, .color = black};
    bench->frame.draw_count = 2;
    for (int i = 0; i < 3; i++) {
        bench->draws[1].box.x++;
        display_show(bench->display, &bench->frame);
    }
}

static bool is_there(const struct bench *bench, const char *name)
{
    return images_is_there(bench->images, name, 400, 400, 0);
}

static void pictures_are_kept_while_they_show_or_may_come_next(void **state)
{
    struct bench *bench = *state;
    static const char *const names[] = {"one.svg", "two.svg", "three.svg", "four.svg"};
    for (size_t i = 0; i < 4; i++) {
        write_picture(names[i], "<rect width=\"40\" height=\"40\" fill=\"#123456\"/>");
    }
    display_show(bench->display, page_with(bench, "one.svg"));
    display_begin_ahead(bench->display);
    assert_true(display_prepare(bench->display, page_with(bench, "two.svg")));
    assert_false(display_prepare(bench->display, page_with(bench, "two.svg")));
    assert_true(display_prepare(bench->display, page_with(bench, "three.svg")));
    display_end_ahead(bench->display);
    change_beside(bench, "one.svg");
    assert_true(is_there(bench, "one.svg"));
    assert_true(is_there(bench, "two.svg"));
    assert_true(is_there(bench, "three.svg"));
    /* turned over: the page before stays, the other neighbour makes room */
    display_show(bench->display, page_with(bench, "two.svg"));
    display_begin_ahead(bench->display);
    assert_true(display_prepare(bench->display, page_with(bench, "four.svg")));
    assert_false(display_prepare(bench->display, page_with(bench, "one.svg")));
    display_end_ahead(bench->display);
    display_show(bench->display, page_with(bench, "four.svg"));
    display_begin_ahead(bench->display);
    display_end_ahead(bench->display);
    assert_true(is_there(bench, "four.svg"));
    assert_true(is_there(bench, "two.svg")); /* 0.6 MB: what was shown last stays */
    assert_false(is_there(bench, "one.svg"));
    assert_false(is_there(bench, "three.svg"));
    write_picture("large.svg", "<rect width=\"40\" height=\"40\" fill=\"#123456\"/>");
    display_show(bench->display, page_with(bench, "large.svg"));
    change_beside(bench, "large.svg");
    assert_true(images_is_there(bench->images, "large.svg", 600, 600, 0));
    display_show(bench->display, page_with(bench, "two.svg"));
    display_end_ahead(bench->display);
    assert_false(images_is_there(bench->images, "large.svg", 600, 600, 0));
}

/* More than there is room for, all of which may come next: what was drawn stays, and the rest is
 * drawn once it shows. */
static void too_many_pictures_ahead_are_not_drawn(void **state)
{
    struct bench *bench = *state;
    int drawn = 0;
    write_picture("one.svg", "<rect width=\"40\" height=\"40\" fill=\"#123456\"/>");
    bench->frame.draw_count = 1;
    display_begin_ahead(bench->display);
    for (int time = 0; time < 2; time++) {
        for (int i = 1; i <= 200; i++) {
            bench->draws[0] =
                (struct draw){.kind = DRAW_PICTURE, .box = {0, 0, i, i}, .text = "one.svg"};
            drawn += display_prepare(bench->display, &bench->frame) ? 1 : 0;
        }
    }
    display_end_ahead(bench->display);
    assert_in_range(drawn, 100, 199);
    assert_true(images_is_there(bench->images, "one.svg", 1, 1, 0));
}

/* True if any pixel is painted that is not in box. */
static bool paints_outside(const struct bench *bench, struct rect box)
{
    const SDL_Surface *surface = display_surface(bench->display);
    for (int y = 0; y < surface->h; y++) {
        for (int x = 0; x < surface->w; x++) {
            const bool inside = x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
            if (!inside && pixel_of(surface, x, y) != 0xFFFFFF) {
                return true;
            }
        }
    }
    return false;
}

/* The rasteriser rounds sizes up, and so may draw one pixel more than it was asked for. What is
 * painted outside of the box would not be taken away with the picture. */
static void a_picture_stays_in_its_box(void **state)
{
    struct bench *bench = *state;
    struct err err = {""};
    const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"360\" height=\"200\">"
                       "<rect width=\"999\" height=\"999\" fill=\"#123456\"/></svg>";
    assert_true(file_replace("whole.svg", svg, sizeof svg - 1, &err));
    for (int i = 1; i < SIZE - 4; i++) {
        const struct rect box = {2, 2, i, SIZE - 4 - i / 3};
        bench->draws[0] = (struct draw){.kind = DRAW_PICTURE, .box = box, .text = "whole.svg"};
        bench->frame.draw_count = 1;
        display_reset(bench->display); /* so that all is painted */
        display_show(bench->display, &bench->frame);
        assert_false(paints_outside(bench, box));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(images_are_drawn_in_the_colours_they_name, set_up,
                                        bench_tear_down),
        cmocka_unit_test_setup_teardown(pictures_are_kept_while_they_show_or_may_come_next, set_up,
                                        bench_tear_down),
        cmocka_unit_test_setup_teardown(a_picture_stays_in_its_box, set_up, bench_tear_down),
        cmocka_unit_test_setup_teardown(too_many_pictures_ahead_are_not_drawn, set_up,
                                        bench_tear_down),
        cmocka_unit_test_setup_teardown(images_refuse_a_colour_that_is_not_there, set_up,
                                        bench_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
