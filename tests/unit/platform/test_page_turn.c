/* Page turns on a headless display, and pictures turned on their panel, pixel by pixel. */
#include "platform/page_turn.h"
#include "platform_support.h"

#define WIDTH  120
#define HEIGHT 80
#define SLIDE  24
#define START  5000

static int set_up(void **state)
{
    *state = bench_create(WIDTH, HEIGHT);
    return 0;
}

/* A page: a black box at y, 20 px high, over the middle of the width. */
static const struct ui_frame *page(struct bench *bench, int y)
{
    bench->draws[0] = (struct draw){.kind = DRAW_BOX, .box = {30, y, 60, 20}, .color = black};
    bench->frame.draw_count = 1;
    return &bench->frame;
}

static int grey_of(const SDL_Surface *surface, int x, int y)
{
    return (int)(pixel_of(surface, x, y) & 0xFF);
}

static int grey(const struct bench *bench, int x, int y)
{
    return grey_of(display_surface(bench->display), x, y);
}

/* All pixels, to compare with; the caller frees it. */
static char *pixels(const struct bench *bench)
{
    const SDL_Surface *surface = display_surface(bench->display);
    const size_t row = (size_t)WIDTH * 4;
    char *copy = malloc(row * HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
        memcpy(copy + (size_t)y * row,
               (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch, row);
    }
    return copy;
}

static void assert_same_pixels(const struct bench *bench, const char *expected)
{
    char *now = pixels(bench);
    assert_memory_equal(now, expected, (size_t)WIDTH * 4 * HEIGHT);
    free(now);
}

static void turns_end_and_never_go_back(void **state)
{
    (void)state;
    static const enum turn kinds[] = {TURN_FORWARD, TURN_BACK, TURN_FADE};
    static const int lasts[] = {250, 250, 200};
    for (size_t i = 0; i < 3; i++) {
        int before = turn_progress(kinds[i], 0);
        assert_int_equal(before, 0);
        for (int ms = 1; ms <= lasts[i]; ms++) {
            const int now = turn_progress(kinds[i], ms);
            assert_true(now >= before);
            assert_true(now < 256 || ms > lasts[i] * 3 / 4);
            before = now;
        }
        assert_int_equal(before, 256);
        assert_int_equal(turn_offset(kinds[i], SLIDE, 256), 0);
    }
    assert_int_equal(turn_progress(TURN_NONE, 0), 256);
    assert_int_equal(turn_offset(TURN_FORWARD, SLIDE, 0), SLIDE);
    assert_int_equal(turn_offset(TURN_BACK, SLIDE, 0), -SLIDE);
    assert_int_equal(turn_offset(TURN_FADE, SLIDE, 0), 0);
}

static void a_turn_moves_from_one_page_to_the_other(void **state)
{
    struct bench *bench = *state;
    bench_open_headless(bench);
    display_show(bench->display, page(bench, 40));
    char *end = pixels(bench);
    display_show(bench->display, page(bench, 10));
    char *start = pixels(bench);
    display_turn(bench->display, page(bench, 40), TURN_FORWARD, SLIDE);
    display_turn_step(bench->display, START);
    assert_true(display_is_turning(bench->display));
    /* the first picture is one step into the turn: the old page paler, the new one coming from the
     * right */
    assert_in_range(grey(bench, 35, 15), 1, 254);
    assert_int_equal(grey(bench, 35, 45), 255);
    assert_in_range(grey(bench, 95, 45), 1, 254);
    const int first = grey(bench, 35, 15);
    display_turn_step(bench->display, START + 100);
    assert_true(grey(bench, 35, 15) > first);
    assert_true(display_is_turning(bench->display));
    display_turn_step(bench->display, START + TURN_MS);
    assert_false(display_is_turning(bench->display));
    assert_same_pixels(bench, end);
    /* on the way back it comes from the left */
    display_turn(bench->display, page(bench, 10), TURN_BACK, SLIDE);
    display_turn_step(bench->display, START);
    assert_int_equal(grey(bench, 85, 15), 255);
    assert_in_range(grey(bench, 25, 15), 1, 254);
    display_turn_step(bench->display, START + TURN_MS);
    assert_same_pixels(bench, start);
    free(start);
    free(end);
}

static void reduced_motion_shows_the_new_page_at_once_T28(void **state)
{
    struct bench *bench = *state;
    bench_open_headless(bench);
    display_show(bench->display, page(bench, 40));
    char *end = pixels(bench);
    display_show(bench->display, page(bench, 10));
    display_turn(bench->display, page(bench, 40), TURN_NONE, SLIDE);
    assert_false(display_is_turning(bench->display));
    assert_same_pixels(bench, end);
    free(end);
}

/* A new state, another turn, a lost window and the end of the visit each end a turn. */
static void what_comes_during_a_turn_ends_it(void **state)
{
    struct bench *bench = *state;
    bench_open_headless(bench);
    display_show(bench->display, page(bench, 55));
    char *expected = pixels(bench);
    for (int i = 0; i < 4; i++) {
        display_show(bench->display, page(bench, 10));
        display_turn(bench->display, page(bench, 40), TURN_FORWARD, SLIDE);
        display_turn_step(bench->display, START);
        switch (i) {
        case 0: display_show(bench->display, page(bench, 55)); break;
        case 1:
            display_turn(bench->display, page(bench, 55), TURN_BACK, SLIDE);
            display_turn_step(bench->display, START + 50);
            display_turn_step(bench->display, START + 50 + TURN_MS);
            break;
        case 2:
            display_reset(bench->display);
            display_restore(bench->display);
            display_show(bench->display, page(bench, 55));
            break;
        default:
            display_forget_text(bench->display);
            display_show(bench->display, page(bench, 55));
            break;
        }
        assert_false(display_is_turning(bench->display));
        assert_same_pixels(bench, expected);
    }
    free(expected);
}

static void what_stays_the_same_does_not_move(void **state)
{
    struct bench *bench = *state;
    bench_open_headless(bench);
    display_show(bench->display, page(bench, 10));
    char *before = pixels(bench);
    display_turn(bench->display, page(bench, 10), TURN_FORWARD, SLIDE);
    assert_false(display_is_turning(bench->display));
    assert_same_pixels(bench, before);
    /* a bar below the area that changes */
    page(bench, 10);
    bench->draws[1] = (struct draw){.kind = DRAW_BOX, .box = {50, 70, 7, 10}, .color = black};
    bench->frame.draw_count = 2;
    display_show(bench->display, &bench->frame);
    bench->draws[0].box.y = 30;
    display_turn(bench->display, &bench->frame, TURN_FORWARD, SLIDE);
    display_turn_step(bench->display, START);
    assert_int_equal(grey(bench, 49, 75), 255);
    assert_int_equal(grey(bench, 50, 75), 0);
    assert_int_equal(grey(bench, 57, 75), 255);
    free(before);
}

/* --- the motion, pixel by pixel --- */

#define WIDE   600
#define HIGH   90
#define GROUND 0xFAF7F2U

static uint32_t *pixel_at(SDL_Surface *surface, int x, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch) + x;
}

static SDL_Surface *plain_surface(void)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, WIDE, HIGH, 32, SDL_PIXELFORMAT_RGB888);
    assert_non_null(surface);
    SDL_FillRect(surface, NULL, GROUND);
    return surface;
}

/* Something like text: rows with specks of many colours, and rows without. */
static void put_specks(SDL_Surface *surface, struct rect area, uint32_t seed)
{
    for (int y = area.y; y < area.y + area.h; y++) {
        for (int x = area.x; x < area.x + area.w; x++) {
            seed = seed * 1664525U + 1013904223U;
            if ((seed >> 24) < 90 && (y / 9) % 2 == 1) {
                *pixel_at(surface, x, y) = (seed >> 3) & 0xFFFFFF;
            }
        }
    }
}

/* A picture like an illustration: large flat parts with straight edges. */
static void put_flat(SDL_Surface *surface, struct rect area, uint32_t color)
{
    SDL_FillRect(surface, &(SDL_Rect){area.x, area.y, area.w, area.h}, color);
    SDL_FillRect(surface, &(SDL_Rect){area.x + area.w / 3, area.y + 5, area.w / 2, area.h / 2},
                 color ^ 0x3F3F3F);
}

/* What a turn shows: the old pixel, and the one that lies `offset` to the left of it in the new
 * picture, whose edge is drawn out. */
static uint32_t expected_pixel(SDL_Surface *before, SDL_Surface *after, int x, int y, int offset,
                               int progress)
{
    const int source = x - offset < 0 ? 0 : x - offset >= WIDE ? WIDE - 1 : x - offset;
    const uint32_t old = *pixel_at(before, x, y);
    const uint32_t new = *pixel_at(after, source, y);
    uint32_t mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        const uint32_t channel = (old >> shift & 0xFF) * (uint32_t)(256 - progress) +
                                 (new >> shift & 0xFF) * (uint32_t)progress;
        mixed |= (channel >> 8) << shift;
    }
    return mixed;
}

static SDL_Surface *copy_of(SDL_Surface *surface)
{
    SDL_Surface *copy = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGB888, 0);
    assert_non_null(copy);
    return copy;
}

/* Where nothing stands still, every pixel of every step is the plain mix of both pictures. */
static void a_turn_mixes_both_pictures_in_every_step(void **state)
{
    (void)state;
    static const enum turn kinds[] = {TURN_FORWARD, TURN_BACK, TURN_FADE};
    for (int round = 0; round < 18; round++) {
        const enum turn kind = kinds[round % 3];
        const int t = round / 3;
        struct rect rects[] = {{50 + 7 * t, 2, 150, 60},
                               {250 + 13 * t, 12, 210, 70},
                               {40, 40, 175 - 5 * t, 50},
                               {t == 5 ? 0 : 60, 70, t == 4 ? WIDE - 60 : 300, 20}};
        const struct painter_change change = {
            .areas = {{0, 2, WIDE, HIGH - 2}}, .count = 1, .differing = {rects, 4}};
        SDL_Surface *shown = plain_surface();
        put_specks(shown, rects[0], (uint32_t)round);
        put_flat(shown, rects[1], 0x2F6B5FU);
        put_specks(shown, rects[3], (uint32_t)(50 + round));
        SDL_Surface *before = copy_of(shown);
        struct page_turn turn = {.kind = TURN_NONE};
        page_turn_begin(&turn, kind, SLIDE, shown, &change);
        SDL_FillRect(shown, NULL, GROUND);
        put_specks(shown, rects[1], (uint32_t)(100 + round));
        put_flat(shown, rects[2], 0xE8D9BFU);
        SDL_Surface *after = copy_of(shown);
        page_turn_set_after(&turn, shown, &change);
        assert_int_equal(turn.kind, kind);
        page_turn_start(&turn, START);
        for (int64_t now = START; now < START + TURN_MS + 40; now += 17) {
            const int progress = turn_progress(kind, now - START + TURN_STEP_MS);
            const int offset = turn_offset(kind, SLIDE, progress);
            page_turn_mix(&turn, shown, now);
            for (int y = 0; y < HIGH; y++) {
                for (int x = 0; x < WIDE; x++) {
                    assert_int_equal(*pixel_at(shown, x, y) & 0xFFFFFF,
                                     expected_pixel(before, after, x, y, offset, progress));
                }
            }
        }
        page_turn_end(&turn);
        SDL_FreeSurface(shown);
        SDL_FreeSurface(before);
        SDL_FreeSurface(after);
    }
}

/* A button between two texts and the frame around them stay as they are: nothing of them slides,
 * and nothing slides over them. */
static void what_stands_still_leaves_no_ghost(void **state)
{
    struct bench *bench = *state;
    static const struct rect button = {50, 20, 20, 20};
    static const struct rect frame = {2, 2, 106, 76};
    static const struct rect inside = {6, 6, 98, 68};
    const struct color grey_ink = {90, 90, 90, 255};
    bench_open_headless(bench);
    for (int i = 0; i < 2; i++) {
        /* a card over the whole width that changes its height, and texts on it that change */
        bench->draws[0] = (struct draw){
            .kind = DRAW_BOX, .box = {10, 8, 80, 50 + 10 * i}, .color = {230, 230, 230, 255}};
        bench->draws[1] = (struct draw){.kind = DRAW_BOX, .box = button, .color = black};
        bench->draws[2] =
            (struct draw){.kind = DRAW_OUTLINE, .box = frame, .color = black, .stroke = 4};
        bench->draws[3] =
            (struct draw){.kind = DRAW_BOX, .box = {20 + i, 22, 25, 10}, .color = grey_ink};
        bench->draws[4] =
            (struct draw){.kind = DRAW_BOX, .box = {60 + i, 45, 28, 10}, .color = grey_ink};
        bench->frame.draw_count = 5;
        if (i == 0) {
            display_show(bench->display, &bench->frame);
        } else {
            display_turn(bench->display, &bench->frame, TURN_FORWARD, SLIDE);
        }
    }
    for (int ms = 0; ms <= TURN_MS; ms += TURN_STEP_MS) {
        display_turn_step(bench->display, START + ms);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                const bool still = rect_contains(button, x, y) ||
                                   (rect_contains(frame, x, y) && !rect_contains(inside, x, y));
                assert_true(still ? grey(bench, x, y) == 0 : grey(bench, x, y) >= 90);
            }
        }
    }
    assert_int_equal(grey(bench, 61, 45), 90);
}

/* The window of SDL's dummy driver has a surface like any other. */
static void a_turned_picture_fills_its_window_T13(void **state)
{
    struct bench *bench = *state;
    static const struct {
        int degrees;
        int x; /* where the picture's top left corner lies in the window */
        int y;
    } cases[] = {{0, 0, 0}, {90, WIDTH - 1, 0}, {180, WIDTH - 1, HEIGHT - 1}, {270, 0, HEIGHT - 1}};
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct display_options options = {
            .width = WIDTH, .height = HEIGHT, .rotation = cases[i].degrees};
        struct err err = {""};
        bench->display = display_open(&options, bench->fonts, bench->images, &err);
        assert_non_null(bench->display);
        bench->frame.width = display_width(bench->display);
        bench->frame.height = display_height(bench->display);
        /* 9 × 5 px in the top left corner of the picture as it is seen */
        bench->draws[0] = (struct draw){.kind = DRAW_BOX, .box = {0, 0, 9, 5}, .color = black};
        bench->frame.draw_count = 1;
        display_show(bench->display, &bench->frame);
        const bool upright = cases[i].degrees % 180 == 0;
        const struct rect box = {cases[i].x == 0 ? 0 : WIDTH - (upright ? 9 : 5),
                                 cases[i].y == 0 ? 0 : HEIGHT - (upright ? 5 : 9), upright ? 9 : 5,
                                 upright ? 5 : 9};
        const SDL_Surface *window = NULL;
        for (Uint32 id = 1; id < 100 && window == NULL; id++) {
            SDL_Window *found = SDL_GetWindowFromID(id);
            window = found != NULL ? SDL_GetWindowSurface(found) : NULL;
        }
        assert_non_null(window);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assert_int_equal(grey_of(window, x, y), rect_contains(box, x, y) ? 0 : 255);
            }
        }
        /* a touch there is a touch on that corner */
        int x = cases[i].x;
        int y = cases[i].y;
        rotation_to_picture(display_rotation(bench->display), &x, &y);
        assert_int_equal(x, 0);
        assert_int_equal(y, 0);
        display_close(bench->display);
        bench->display = NULL;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turns_end_and_never_go_back),
        cmocka_unit_test_setup_teardown(a_turn_moves_from_one_page_to_the_other, set_up,
                                        bench_tear_down),
        cmocka_unit_test_setup_teardown(reduced_motion_shows_the_new_page_at_once_T28, set_up,
                                        bench_tear_down),
        cmocka_unit_test_setup_teardown(what_comes_during_a_turn_ends_it, set_up, bench_tear_down),
        cmocka_unit_test_setup_teardown(what_stays_the_same_does_not_move, set_up, bench_tear_down),
        cmocka_unit_test(a_turn_mixes_both_pictures_in_every_step),
        cmocka_unit_test_setup_teardown(what_stands_still_leaves_no_ghost, set_up, bench_tear_down),
        cmocka_unit_test_setup_teardown(a_turned_picture_fills_its_window_T13, set_up,
                                        bench_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
