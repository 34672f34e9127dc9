/* Fonts, images and the painter on a headless display: widths, pixels, partial repaints. */
#include "base/file.h"
#include "base/utf8.h"
#include "platform/painter.h"
#include "platform_support.h"

#include <unistd.h>

#define WIDTH  240
#define HEIGHT 200

static void write_file(const char *name, const char *text)
{
    struct err err = {""};
    assert_true(file_replace(name, text, strlen(text), &err));
}

static int set_up(void **state)
{
    write_file("dot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\">"
                          "<rect width=\"20\" height=\"10\" fill=\"#ff0000\"/></svg>");
    write_file("blank.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
    write_file("broken.svg", "this is no picture");
    struct bench *bench = bench_create(WIDTH, HEIGHT);
    bench_open_headless(bench);
    *state = bench;
    return 0;
}

static void put(struct bench *bench, struct draw draw)
{
    bench->draws[bench->frame.draw_count++] = draw;
}

static uint32_t pixel(const struct bench *bench, int x, int y)
{
    return pixel_of(display_surface(bench->display), x, y);
}

/* How dark, 0 to 255: black shapes on white. */
static int dark(const struct bench *bench, int x, int y)
{
    return 255 - (int)(pixel(bench, x, y) & 0xFF);
}

static void boxes_have_symmetric_antialiased_corners(void **state)
{
    struct bench *bench = *state;
    const struct rect box = {10, 20, 101, 60};
    for (int stroke = 0; stroke < 6; stroke += 3) {
        bench->frame.draw_count = 0;
        put(bench, (struct draw){.kind = stroke == 0 ? DRAW_BOX : DRAW_OUTLINE,
                                 .box = box,
                                 .color = black,
                                 .radius = 16,
                                 .stroke = stroke});
        display_show(bench->display, &bench->frame);
        int partly = 0;
        int area = 0;
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                const int here = dark(bench, box.x + x, box.y + y);
                partly += here > 0 && here < 255 ? 1 : 0;
                area += here;
                assert_int_equal(here, dark(bench, box.x + y, box.y + x));
                assert_int_equal(here, dark(bench, box.x + box.w - 1 - x, box.y + y));
                assert_int_equal(here, dark(bench, box.x + x, box.y + box.h - 1 - y));
            }
        }
        assert_true(partly >= 12);
        /* a quarter of a disc, less that of the hole: pi r2 / 4 in pixels, 3 % to either side */
        const int exact = stroke == 0 ? 201 : 201 - 133;
        assert_in_range(area / 255, exact * 97 / 100, exact * 103 / 100 + 1);
        assert_int_equal(dark(bench, box.x, box.y), 0);
        assert_int_equal(dark(bench, box.x + 50, box.y), 255);
        assert_int_equal(dark(bench, box.x + 50, box.y + 30), stroke == 0 ? 255 : 0);
        assert_int_equal(dark(bench, box.x, box.y + 30), 255);
        assert_int_equal(dark(bench, box.x - 1, box.y + 30), 0);
        assert_int_equal(dark(bench, box.x + box.w, box.y + 30), 0);
    }
}

static void shadows_fade_outwards_and_leave_no_seam(void **state)
{
    struct bench *bench = *state;
    bench->frame.draw_count = 0;
    put(bench, (struct draw){.kind = DRAW_SHADOW,
                             .box = {60, 50, 120, 80},
                             .color = black,
                             .radius = 12,
                             .stroke = 18});
    display_show(bench->display, &bench->frame);
    int last = 256;
    for (int y = 118; y < 160; y++) { /* from top to bottom through the lower edge */
        const int here = dark(bench, 120, y);
        assert_true(here <= last);
        last = here;
    }
    assert_int_equal(last, 0);
    /* along the edge neighbours differ little, also at the corner */
    for (int x = 60; x < 179; x++) {
        assert_true(abs(dark(bench, x, 138) - dark(bench, x + 1, 138)) <= 14);
    }
}

static const char *const samples[] = {"",
                                      " ",
                                      "Back pain",
                                      "AVAVA To. Ty",
                                      "Où avez-vous mal ? Ça va : très bien !",
                                      "L’œil, à côté, ŒUVRE",
                                      "ʔəy̓ ƛ̓ ɬ ʷ x̱ q̓ Ŧ Ⱦ",
                                      "ᐊᐁᐃᐅ ᑎᑯ",
                                      "Snuneymuxw, xʷməθkʷəy̓əm",
                                      "ffi fl 0123456789",
                                      "j",
                                      "f",
                                      "Á̱"};

static void texts_are_drawn_as_wide_as_measured(void **state)
{
    struct bench *bench = *state;
    const struct text_engine engine = fonts_engine(bench->fonts);
    for (int px = 14; px < 90; px += 15) {
        for (int face = 0; face < FACE_COUNT; face++) {
            for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
                const struct font font = {(enum face)face, px};
                const int width = engine.width(engine.self, font, samples[i], strlen(samples[i]));
                assert_int_equal(width,
                                 engine.width(engine.self, font, samples[i], strlen(samples[i])));
                SDL_Surface *drawn = fonts_render(bench->fonts, font, samples[i], 0, 0, 0);
                assert_int_equal(width, drawn == NULL ? 0 : drawn->w);
                SDL_FreeSurface(drawn);
            }
        }
    }
    /* only the first length bytes count */
    const struct font font = {FACE_REGULAR, 30};
    assert_int_equal(engine.width(engine.self, font, "Backs", 4),
                     engine.width(engine.self, font, "Back", 4));
}

static void fonts_have_glyphs_for_french_and_first_nations_letters(void **state)
{
    struct bench *bench = *state;
    const struct text_engine engine = fonts_engine(bench->fonts);
    for (int face = 0; face < FACE_COUNT; face++) {
        for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
            const char *text = samples[i];
            uint32_t character = 0;
            for (size_t size = 0; *text != '\0'; text += size) {
                size = utf8_decode(text, strlen(text), &character);
                assert_true(engine.has_glyph(engine.self, (enum face)face, character));
            }
        }
        assert_false(engine.has_glyph(engine.self, (enum face)face, 0x4E2D));
    }
}

static void fonts_name_the_file_when_it_is_missing_or_broken(void **state)
{
    (void)state;
    struct err err = {""};
    assert_null(fonts_create("nowhere", &err));
    assert_non_null(strstr(err.text, "nowhere/BCSans-Regular.ttf"));
    static const char *const broken[] = {"not a font", ""};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        write_file("BCSans-Regular.ttf", broken[i]);
        assert_null(fonts_create(".", &err));
        assert_string_equal(err.text, "./BCSans-Regular.ttf: not a font that can be drawn");
    }
    unlink("BCSans-Regular.ttf");
}

static void images_name_the_file_when_it_cannot_be_drawn(void **state)
{
    struct bench *bench = *state;
    struct problems problems = {.arena = arena_create(1024)};
    static const char *const bad[] = {"missing.svg", "broken.svg", "blank.svg", "../dot.svg", ""};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(images_check(bench->images, bad[i], &problems));
        assert_int_equal(problems.count, i + 1);
        assert_non_null(strstr(problems.items[i], bad[i]));
        bench->frame.draw_count = 0;
        put(bench, (struct draw){.kind = DRAW_PICTURE, .box = {0, 0, 40, 40}, .text = bad[i]});
        display_show(bench->display, &bench->frame);
        assert_int_equal(pixel(bench, 20, 20), 0xFFFFFF);
    }
    assert_true(images_check(bench->images, "dot.svg", &problems));
    arena_destroy(problems.arena);
}

static void pictures_keep_their_shape_and_icons_take_the_colour(void **state)
{
    struct bench *bench = *state;
    bench->frame.draw_count = 0;
    put(bench, (struct draw){.kind = DRAW_PICTURE, .box = {0, 0, 40, 40}, .text = "dot.svg"});
    put(bench, (struct draw){.kind = DRAW_ICON,
                             .box = {50, 0, 40, 40},
                             .text = "dot.svg",
                             .color = {0, 0, 255, 255}});
    display_show(bench->display, &bench->frame);
    assert_int_equal(pixel(bench, 20, 20), 0xFF0000);
    assert_int_equal(pixel(bench, 20, 9), 0xFFFFFF); /* 40 × 20, in the middle of the height */
    assert_int_equal(pixel(bench, 20, 11), 0xFF0000);
    assert_int_equal(pixel(bench, 70, 20), 0x0000FF);
}

static unsigned next(unsigned *seed, unsigned count)
{
    *seed = *seed * 1664525U + 1013904223U; /* Numerical Recipes' quick generator */
    return (*seed >> 8) % count;
}

static struct draw random_draw(unsigned *seed)
{
    static const enum draw_kind kinds[] = {DRAW_BOX,     DRAW_OUTLINE, DRAW_SHADOW, DRAW_TEXT,
                                           DRAW_PICTURE, DRAW_ICON,    DRAW_CLIP};
    struct draw draw = {
        .kind = kinds[next(seed, 7)],
        .box = {(int)next(seed, WIDTH) - 20, (int)next(seed, HEIGHT) - 20, (int)next(seed, 120),
                (int)next(seed, 90)},
        .color = {(uint8_t)next(seed, 256), (uint8_t)next(seed, 256), (uint8_t)next(seed, 256),
                  next(seed, 2) == 0 ? 255 : (uint8_t)next(seed, 256)},
        .radius = (int)next(seed, 30),
        .stroke = (int)next(seed, 12),
        .font = {(enum face)next(seed, 2), 14 + (int)next(seed, 3) * 8},
        .text = samples[next(seed, sizeof samples / sizeof samples[0])],
    };
    if (draw.kind == DRAW_PICTURE || draw.kind == DRAW_ICON) {
        draw.text = "dot.svg";
    }
    return draw;
}

static void repaint_gives_the_same_pixels_when_only_changes_are_painted(void **state)
{
    struct bench *bench = *state;
    struct err err = {""};
    unsigned seed = 20261122;
    for (int round = 0; round < 150; round++) {
        struct ui_frame *frame = &bench->frame;
        if (round % 25 == 0) {
            frame->draw_count = 0;
            while (frame->draw_count < 30) {
                put(bench, random_draw(&seed));
            }
        }
        /* change, take out, put in */
        bench->draws[next(&seed, (unsigned)frame->draw_count)] = random_draw(&seed);
        const size_t at = next(&seed, (unsigned)frame->draw_count);
        if (round % 3 == 0) {
            memmove(&bench->draws[at], &bench->draws[at + 1],
                    (frame->draw_count - at - 1) * sizeof bench->draws[0]);
            frame->draw_count--;
        } else if (round % 3 == 1) {
            memmove(&bench->draws[at + 1], &bench->draws[at],
                    (frame->draw_count - at) * sizeof bench->draws[0]);
            bench->draws[at] = random_draw(&seed);
            frame->draw_count++;
        }
        display_show(bench->display, frame);
        struct images *images = images_create(".", &bench->palette);
        const struct display_options options = {.headless = true, .width = WIDTH, .height = HEIGHT};
        struct display *fresh = display_open(&options, bench->fonts, images, &err);
        display_show(fresh, frame);
        const SDL_Surface *a = display_surface(bench->display);
        const SDL_Surface *b = display_surface(fresh);
        assert_int_equal(a->pitch, b->pitch);
        assert_memory_equal(a->pixels, b->pixels, (size_t)a->pitch * HEIGHT);
        display_close(fresh);
        images_destroy(images);
    }
}

/* Text first: the picture is left out, then painted where it belongs, under what lies on it. */
static void painter_leaves_new_pictures_for_later_when_text_comes_first(void **state)
{
    struct bench *bench = *state;
    bench->frame.draw_count = 0;
    put(bench, (struct draw){.kind = DRAW_PICTURE, .box = {20, 30, 200, 100}, .text = "dot.svg"});
    put(bench, (struct draw){.kind = DRAW_BOX, .box = {40, 50, 20, 20}, .color = black});
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_RGB888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    struct images *images = images_create(".", &bench->palette);
    struct painter *painter = painter_create(bench->fonts, images);
    painter_attach(painter, renderer);
    painter_put_text_first(painter);
    struct rect area;

    assert_int_equal(painter_paint(painter, &bench->frame).count, 1);
    assert_false(images_is_there(images, "dot.svg", 200, 100, 0));
    const uint32_t *pixels = surface->pixels;
    const size_t on_picture = (size_t)surface->pitch / 4 * 100 + 100;
    const size_t on_box = (size_t)surface->pitch / 4 * 60 + 50;
    assert_int_equal(pixels[on_picture] & 0xFFFFFF, 0xFFFFFF);
    assert_int_equal(pixels[on_box] & 0xFFFFFF, 0);

    assert_true(painter_finish(painter, &area));
    assert_true(rect_equal(area, (struct rect){20, 30, 200, 100}));
    assert_int_equal(pixels[on_picture] & 0xFFFFFF, 0xFF0000);
    assert_int_equal(pixels[on_box] & 0xFFFFFF, 0);
    assert_false(painter_finish(painter, &area));

    painter_repaint(painter); /* the picture is in the cache now and is drawn at once */
    assert_int_equal(pixels[on_picture] & 0xFFFFFF, 0xFF0000);
    assert_false(painter_finish(painter, &area));

    /* a picture that was left out is not painted after the renderer was lost */
    painter_attach(painter, renderer);
    painter_paint(painter, &bench->frame);
    painter_forget_text(painter);
    assert_false(painter_finish(painter, &area));
    painter_destroy(painter);
    images_destroy(images);
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(surface);
}

static void display_draws_again_when_its_texts_are_forgotten(void **state)
{
    struct bench *bench = *state;
    bench->frame.draw_count = 0;
    put(bench, (struct draw){.kind = DRAW_TEXT,
                             .box = {5, 5, 0, 0},
                             .color = black,
                             .font = {FACE_BOLD, 30},
                             .text = "Jo Sample"});
    display_show(bench->display, &bench->frame);
    const SDL_Surface *surface = display_surface(bench->display);
    const size_t size = (size_t)surface->pitch * HEIGHT;
    char *before = malloc(size);
    memcpy(before, surface->pixels, size);
    display_forget_text(bench->display);
    display_show(bench->display, &bench->frame);
    assert_memory_equal(before, surface->pixels, size);
    bench->frame.draw_count = 0;
    display_show(bench->display, &bench->frame);
    assert_memory_not_equal(before, surface->pixels, size);
    free(before);
}

static void display_saves_a_png_or_names_the_path(void **state)
{
    struct bench *bench = *state;
    struct err err = {""};
    assert_true(display_save_png(bench->display, "shot.png", &err));
    assert_true(file_stamp("shot.png").size > 50);
    assert_false(display_save_png(bench->display, "nowhere/shot.png", &err));
    assert_non_null(strstr(err.text, "nowhere/shot.png"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_have_symmetric_antialiased_corners),
        cmocka_unit_test(shadows_fade_outwards_and_leave_no_seam),
        cmocka_unit_test(texts_are_drawn_as_wide_as_measured),
        cmocka_unit_test(fonts_have_glyphs_for_french_and_first_nations_letters),
        cmocka_unit_test(fonts_name_the_file_when_it_is_missing_or_broken),
        cmocka_unit_test(images_name_the_file_when_it_cannot_be_drawn),
        cmocka_unit_test(pictures_keep_their_shape_and_icons_take_the_colour),
        cmocka_unit_test(repaint_gives_the_same_pixels_when_only_changes_are_painted),
        cmocka_unit_test(painter_leaves_new_pictures_for_later_when_text_comes_first),
        cmocka_unit_test(display_draws_again_when_its_texts_are_forgotten),
        cmocka_unit_test(display_saves_a_png_or_names_the_path),
    };
    return cmocka_run_group_tests(tests, set_up, bench_tear_down);
}
