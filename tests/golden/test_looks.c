/*
 * The colours as text (palette.txt), and the pixels of five screens side by side (screens.png); see
 * golden.h. The pixels are those of Debian 12 on amd64. Where a screen differs, the test names it
 * and writes what was expected, what it is now and the difference into the directory that it runs
 * in.
 */
#include "golden.h"
#include "visit.h"

#include "base/text_buffer.h"
#include "platform/display.h"
#include "platform/images.h"
#include "ui/palette.h"

#include <SDL.h>
#include <SDL_image.h>
#include <string.h>
#include <unistd.h>

#define WIDTH  1080
#define HEIGHT 1920
#define SHEET  "screens.png"

static const char *const names[] = {"attract", "home", "confirm", "question-number", "staff-visit"};

/* --- colours --- */

/* "primary #14524E" and below it what it stands on. */
static void add_role(struct text_buffer *out, const struct palette *palette, enum color_role role)
{
    size_t count = 0;
    const struct contrast_rule *rules = contrast_rules(palette, &count);
    const struct color color = palette_color(palette, role);
    text_buffer_add_text(out, arena_printf(out->arena, "%s #%02X%02X%02X\n", role_name(role),
                                           color.r, color.g, color.b));
    for (size_t i = 0; i < count; i++) {
        if (rules[i].color == role) {
            text_buffer_add_text(out,
                                 arena_printf(out->arena, "    on %s %.2f, needs %.1f\n",
                                              role_name(rules[i].ground),
                                              contrast_in(palette, &rules[i]), rules[i].least));
        }
    }
}

static void golden_palette_of_both_themes(void **state)
{
    (void)state;
    struct arena *arena = arena_create((size_t)64 * 1024);
    const struct palette palettes[] = {palette_day(ACCENT), palette_contrast()};
    struct text_buffer out = {.arena = arena};
    for (size_t p = 0; p < COUNT_OF(palettes); p++) {
        text_buffer_add_text(&out, p == 0 ? "by day\n\n" : "\nin high contrast\n\n");
        for (int role = 1; role < ROLE_COUNT; role++) {
            add_role(&out, &palettes[p], (enum color_role)role);
        }
    }
    const bool same = golden_text(arena, "palette.txt", out.text);
    arena_destroy(arena);
    if (golden_refreshing()) {
        fail_msg("palette.txt written anew; look at it, then run without KIOSK_REFRESH_GOLDEN");
    }
    assert_true(same);
}

/* --- pixels --- */

static SDL_Surface *new_surface(int w, int h)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(surface);
    return surface;
}

/* A surface of its own with the area of from at x, so that it can be compared and saved. */
static SDL_Surface *cut(SDL_Surface *from, int x)
{
    SDL_Surface *part = new_surface(WIDTH, HEIGHT);
    const SDL_Rect area = {x, 0, WIDTH, HEIGHT};
    SDL_SetSurfaceBlendMode(from, SDL_BLENDMODE_NONE);
    assert_int_equal(SDL_BlitSurface(from, &area, part, NULL), 0);
    return part;
}

static uint32_t *row_of(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

/* Paints the pixels that differ red on what is expected, paled; returns how many there are. */
static int mark_difference(const SDL_Surface *expected, const SDL_Surface *now,
                           const SDL_Surface *marked)
{
    const uint32_t color = 0xFFFFFFU;
    int count = 0;
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            const uint32_t one = row_of(expected, y)[x] & color;
            const bool same = one == (row_of(now, y)[x] & color);
            row_of(marked, y)[x] = same ? 0xFFC0C0C0U | (one >> 2 & 0x3F3F3FU) : 0xFFFF0000U;
            count += same ? 0 : 1;
        }
    }
    return count;
}

static void save(SDL_Surface *surface, const char *screen, const char *what)
{
    char path[128];
    snprintf(path, sizeof(path), "%s-%s.png", screen, what);
    assert_int_equal(IMG_SavePNG(surface, path), 0);
}

/* True if this screen of the sheet looks as it is expected to. */
static bool same_screen(SDL_Surface *golden, SDL_Surface *sheet, int index)
{
    SDL_Surface *expected = cut(golden, index * WIDTH);
    SDL_Surface *now = cut(sheet, index * WIDTH);
    SDL_Surface *marked = new_surface(WIDTH, HEIGHT);
    const int count = mark_difference(expected, now, marked);
    if (count > 0) {
        char directory[4096] = "";
        save(expected, names[index], "expected");
        save(now, names[index], "now");
        save(marked, names[index], "difference");
        print_error("%s is not as it was: %d pixels differ; see %s/%s-{expected,now,difference}"
                    ".png\n",
                    names[index], count, getcwd(directory, sizeof(directory)), names[index]);
    }
    SDL_FreeSurface(expected);
    SDL_FreeSurface(now);
    SDL_FreeSurface(marked);
    return count == 0;
}

struct camera {
    struct kiosk *kiosk;
    struct images *images;
    struct display *display;
    SDL_Surface *sheet;
    int count;
};

static void shoot(struct camera *camera, const char *script)
{
    kiosk_play(camera->kiosk, script);
    display_show(camera->display, camera->kiosk->player.frame);
    SDL_Surface *shown = SDL_ConvertSurfaceFormat(
        (SDL_Surface *)(uintptr_t)display_surface(camera->display), SDL_PIXELFORMAT_ARGB8888, 0);
    assert_non_null(shown);
    SDL_SetSurfaceBlendMode(shown, SDL_BLENDMODE_NONE);
    SDL_Rect at = {camera->count++ * WIDTH, 0, WIDTH, HEIGHT};
    assert_int_equal(SDL_BlitSurface(shown, NULL, camera->sheet, &at), 0);
    SDL_FreeSurface(shown);
}

static struct camera camera_open(void)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct camera camera = {.kiosk = kiosk,
                            .images =
                                images_create(KIOSK_SOURCE_DIR "/assets/images", &kiosk->world.day),
                            .sheet = new_surface((int)COUNT_OF(names) * WIDTH, HEIGHT)};
    const struct display_options options = {.headless = true, .width = WIDTH, .height = HEIGHT};
    struct err err;
    camera.display = display_open(&options, kiosk->fonts, camera.images, &err);
    if (camera.display == NULL) {
        fail_msg("%s", err.text);
    }
    return camera;
}

static void camera_close(struct camera *camera)
{
    SDL_FreeSurface(camera->sheet);
    display_close(camera->display);
    images_destroy(camera->images);
    kiosk_close(camera->kiosk);
}

static void shoot_all(struct camera *camera)
{
    struct kiosk *kiosk = camera->kiosk;
    shoot(camera, "");
    shoot(camera, "tap start");
    shoot(camera, "tap check_in\ntype 0142");
    kiosk_play(kiosk, "tap confirm_yes\nuntil notice\ntap agree");
    const size_t before = visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "pain-week");
    shoot(camera, "tap number 4");
    visit_tap(kiosk, "number_2 6");
    visit_continue(kiosk);
    visit_answer(kiosk, first_visit + before + 2, FIRST_VISIT_STEPS - before - 2);
    visit_send(kiosk);
    kiosk_play(kiosk, "tap done");
    kiosk_staff_open(kiosk);
    shoot(camera, "tap visit 0");
    assert_int_equal(camera->count, COUNT_OF(names));
}

static void golden_pixels_of_five_screens(void **state)
{
    (void)state;
    struct camera camera = camera_open();
    shoot_all(&camera);
    if (golden_refreshing()) {
        assert_int_equal(IMG_SavePNG(camera.sheet, GOLDEN SHEET), 0);
        camera_close(&camera);
        fail_msg(SHEET " written anew; look at it, then run without KIOSK_REFRESH_GOLDEN");
    }
    SDL_Surface *golden = IMG_Load(GOLDEN SHEET);
    if (golden == NULL || golden->w != camera.sheet->w || golden->h != camera.sheet->h) {
        fail_msg("%s is not there, or has not %zu screens", GOLDEN SHEET, COUNT_OF(names));
    }
    int wrong = 0;
    for (int i = 0; i < (int)COUNT_OF(names); i++) {
        wrong += same_screen(golden, camera.sheet, i) ? 0 : 1;
    }
    SDL_FreeSurface(golden);
    camera_close(&camera);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_palette_of_both_themes),
        cmocka_unit_test(golden_pixels_of_five_screens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
