/* Another accent and colours that cannot be read: what --check says of them, and whether it
 * measures what is on screen. */
#include "app/world_reading.h"
#include "kiosk.h"
#include "walk.h"

#include "app/create.h"
#include "base/problems.h"
#include "platform/display.h"
#include "platform/images.h"
#include "rehearsal/panels.h"
#include "rehearsal/tour.h"
#include "screens/registry.h"
#include "ui/palette.h"

#include <SDL.h>
#include <string.h>

static struct app_options options_of(const struct panel *panel)
{
    return (struct app_options){.width = panel->width,
                                .height = panel->height,
                                .px_per_mm = panel->width / panel->width_mm,
                                .viewing_distance_mm = panel->viewing_distance_mm};
}

static bool go_on(void *self, const struct tour_stop *stop, struct err *err)
{
    (void)self;
    (void)stop;
    (void)err;
    return true;
}

/* Walks the tour on the reference panel as --check does. */
static void check(const struct world *world,
                  bool (*stop)(void *self, const struct tour_stop *stop, struct err *err),
                  void *self, struct problems *problems)
{
    struct err err;
    const struct app_options options = options_of(panels_find("21.5-upright"));
    if (!tour_walk(world, screens_table(), &options, clock_wall_ms(world->clock), stop, self,
                   problems, &err)) {
        fail_msg("%s", err.text);
    }
}

/* The kiosk of a clinic that has this accent. */
static struct kiosk *open_with(const char *accent)
{
    struct arena *arena = arena_create((size_t)16 * 1024);
    const char *const replacements[] = {
        "  # accent: \"#4B2A7B\"", arena_printf(arena, "  accent: \"%s\"", accent),
        "path: demo/day-list.csv", "path: " KIOSK_SOURCE_DIR "/assets/demo/day-list.csv", NULL};
    kiosk_configure(OWN_CONFIGURATION, replacements);
    arena_destroy(arena);
    return kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
}

/* One colour that is too pale is one problem, however many words are written in it. */
static void check_tells_a_pale_colour_once(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct world world = kiosk->world;
    struct problems problems = {.arena = kiosk->arena};
    check(&world, go_on, NULL, &problems);
    assert_int_equal(problems.count, 0);
    world.day.ink_soft.g += 10;
    check(&world, go_on, NULL, &problems);
    assert_int_equal(problems.count, 1);
    assert_holds(problems.items[0], "panel 1080x1920 px, 268 mm wide: ink_soft on tint: contrast ");
    assert_holds(problems.items[0], ", needs 7.0: ");
    assert_holds(problems.items[0], " times, first in en-day-normal: screen home: text");
    kiosk_close(kiosk);
}

static void accent_of_the_clinic_is_checked_in_the_same_way(void **state)
{
    (void)state;
    static const char *const accents[] = {"#4B2A7B", "#5a3317", "#000000"};
    for (size_t i = 0; i < COUNT_OF(accents); i++) {
        struct kiosk *kiosk = open_with(accents[i]);
        struct problems problems = {.arena = kiosk->arena};
        kiosk->world.language_count = 1;
        check(&kiosk->world, go_on, NULL, &problems);
        for (size_t p = 0; p < problems.count; p++) {
            print_error("%s: %s\n", accents[i], problems.items[p]);
        }
        assert_int_equal(problems.count, 0);
        kiosk_close(kiosk);
    }
}

static void accent_that_cannot_be_read_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_create((size_t)64 * 1024);
    struct problems problems = {.arena = arena};
    struct world world = {0};
    static const char *const replacements[] = {"  # accent: \"#4B2A7B\"", "  accent: \"#6D3FB0\"",
                                               NULL};
    kiosk_configure(OWN_CONFIGURATION, replacements);
    assert_false(
        world_load(arena, OWN_CONFIGURATION, KIOSK_SOURCE_DIR "/assets", &world, &problems));
    assert_int_equal(problems.count, 1);
    const char *text = kiosk_read(arena, OWN_CONFIGURATION);
    size_t line = 1;
    for (const char *at = text; at < strstr(text, "  accent:"); at++) {
        line += *at == '\n' ? 1 : 0;
    }
    const char *start =
        arena_printf(arena, "%s:%zu: 'panel.accent' must be darker: ", OWN_CONFIGURATION, line);
    assert_memory_equal(problems.items[0], start, strlen(start));
    assert_holds(problems.items[0], " has a contrast of 5.");
    assert_holds(problems.items[0], ", needs 7.0");
    arena_destroy(arena);
}

/* --- what is on screen --- */

struct eye {
    const struct palette *palette;
    struct display *display;
    struct arena *arena;
    size_t words;
    size_t wrong;
    const char *first; /* of those that are wrong */
};

/* The colour that most of the box has on screen, if one has more than half of it (Boyer and
 * Moore's vote). */
static struct color ground_of(const struct eye *eye, struct rect box)
{
    const SDL_Surface *surface = display_surface(eye->display);
    uint32_t most = 0;
    int votes = 0;
    for (int y = box.y; y < box.y + box.h; y++) {
        const uint32_t *row =
            (const uint32_t *)(const void *)((const char *)surface->pixels + y * surface->pitch);
        for (int x = box.x; x < box.x + box.w; x++) {
            const uint32_t pixel = row[x] & 0xFFFFFFU;
            most = votes == 0 ? pixel : most;
            votes += pixel == most ? 1 : -1;
        }
    }
    return (struct color){(uint8_t)(most >> 16), (uint8_t)(most >> 8), (uint8_t)most, 255, 0};
}

static bool is_of_palette(const struct palette *palette, struct color color)
{
    for (int role = 1; role < ROLE_COUNT; role++) {
        const struct color one = palette_color(palette, (enum color_role)role);
        if (one.r == color.r && one.g == color.g && one.b == color.b) {
            return true;
        }
    }
    return false;
}

/* Paints the frame without its words, and compares what is below each with what lint took it to
 * be. */
static bool look_below_words(void *self, const struct tour_stop *stop, struct err *err)
{
    (void)err;
    struct eye *eye = self;
    struct ui_frame bare = *stop->frame;
    if (strstr(stop->name, "-day-normal-") == NULL) {
        return true;
    }
    bare.draws = ARENA_ARRAY(eye->arena, struct draw, stop->frame->draw_count);
    bare.draw_count = 0;
    for (size_t i = 0; i < stop->frame->draw_count; i++) {
        if (stop->frame->draws[i].kind != DRAW_TEXT) {
            bare.draws[bare.draw_count++] = stop->frame->draws[i];
        }
    }
    display_show(eye->display, &bare);
    for (size_t i = 0; i < stop->frame->text_count; i++) {
        const struct text_box *text = &stop->frame->texts[i];
        const struct color ground = ground_of(eye, text->box);
        const double measured = color_contrast(text->color, text->background);
        eye->words++;
        if (!is_of_palette(eye->palette, ground) ||
            color_contrast(text->color, ground) < measured - 0.01) {
            const char *what = arena_printf(eye->arena, "%s: \"%s\" stands on %s, not %s",
                                            stop->name, text->text, color_name(eye->arena, ground),
                                            color_name(eye->arena, text->background));
            eye->first = eye->wrong++ == 0 ? what : eye->first;
        }
    }
    return true;
}

/* Looks with the pictures in the shades of one palette at a kiosk of another. */
static struct eye look(struct kiosk *kiosk, const struct palette *of_pictures)
{
    struct err err;
    struct images *images = images_create(KIOSK_SOURCE_DIR "/assets/images", of_pictures);
    const struct display_options options = {.headless = true, .width = 1080, .height = 1920};
    struct eye eye = {.palette = &kiosk->world.day,
                      .display = display_open(&options, kiosk->fonts, images, &err),
                      .arena = kiosk->arena};
    assert_non_null(eye.display);
    check(&kiosk->world, look_below_words, &eye, NULL);
    display_close(eye.display);
    images_destroy(images);
    return eye;
}

static void lint_measures_what_is_on_screen(void **state)
{
    (void)state;
    const struct palette cedar = palette_day(0x14524E);
    struct kiosk *kiosk = open_with("#4B2A7B");
    kiosk->world.language_count = 1;
    struct eye eye = look(kiosk, &kiosk->world.day);
    if (eye.wrong > 0) {
        fail_msg("%zu of %zu words: %s", eye.wrong, eye.words, eye.first);
    }
    assert_true(eye.words > 500);
    /* shows that the look can fail: words on a wave that is still green */
    eye = look(kiosk, &cedar);
    assert_true(eye.wrong > 0);
    assert_non_null(strstr(eye.first, "stands on #DCEBE6, not tint"));
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_tells_a_pale_colour_once),
        cmocka_unit_test(accent_of_the_clinic_is_checked_in_the_same_way),
        cmocka_unit_test(accent_that_cannot_be_read_is_refused),
        cmocka_unit_test(lint_measures_what_is_on_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
