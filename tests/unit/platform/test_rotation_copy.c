#include "expect.h"
#include "platform/rotation_copy.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <SDL.h>

#define WINDOW_W 150 /* px: more than two tiles, and neither a multiple of one */
#define WINDOW_H 100

static SDL_Surface *surface(int w, int h, Uint32 format)
{
    SDL_Surface *made = SDL_CreateRGBSurfaceWithFormat(0, w, h, SDL_BITSPERPIXEL(format), format);
    assert_non_null(made);
    return made;
}

static unsigned char *at(const SDL_Surface *of, int x, int y)
{
    return (unsigned char *)of->pixels + (ptrdiff_t)y * of->pitch +
           (ptrdiff_t)x * of->format->BytesPerPixel;
}

/* Gives each pixel a value of its own; none is 0. */
static void number_pixels(const SDL_Surface *of)
{
    uint32_t value = 1;
    for (int y = 0; y < of->h; y++) {
        for (int x = 0; x < of->w; x++) {
            memcpy(at(of, x, y), &value, of->format->BytesPerPixel);
            value++;
        }
    }
}

static void check_copy(struct rotation rotation, Uint32 format, struct rect area)
{
    SDL_Surface *picture = surface(rotation_width(rotation), rotation_height(rotation), format);
    SDL_Surface *window = surface(WINDOW_W, WINDOW_H, format);
    number_pixels(picture);
    rotation_copy(rotation, picture, window, area);
    for (int y = 0; y < WINDOW_H; y++) {
        for (int x = 0; x < WINDOW_W; x++) {
            static const unsigned char untouched[4] = {0};
            int from_x = x;
            int from_y = y;
            rotation_to_picture(rotation, &from_x, &from_y);
            assert_memory_equal(at(window, x, y),
                                rect_contains(area, from_x, from_y) ? at(picture, from_x, from_y)
                                                                    : untouched,
                                format == SDL_PIXELFORMAT_RGB565 ? 2 : 4);
        }
    }
    SDL_FreeSurface(picture);
    SDL_FreeSurface(window);
}

static void an_area_of_the_picture_comes_to_its_place_in_any_depth(void **state)
{
    (void)state;
    static const Uint32 formats[] = {SDL_PIXELFORMAT_RGB888, SDL_PIXELFORMAT_RGB565};
    for (size_t i = 0; i < SDL_arraysize(formats); i++) {
        for (int degrees = 0; degrees < 360; degrees += 90) {
            const struct rotation rotation = {degrees, WINDOW_W, WINDOW_H};
            const int w = rotation_width(rotation);
            const int h = rotation_height(rotation);
            check_copy(rotation, formats[i], (struct rect){0, 0, w, h});
            check_copy(rotation, formats[i], (struct rect){5, 7, w - 11, h - 20});
            check_copy(rotation, formats[i], (struct rect){w - 1, h - 1, 1, 1});
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_area_of_the_picture_comes_to_its_place_in_any_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
