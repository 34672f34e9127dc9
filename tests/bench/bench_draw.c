/*
 * What drawing costs: a page of text, cards and buttons, turned over and changed in one line.
 *
 *     bench_draw [--times N]
 */
#include "bench.h"
#include "platform/display.h"
#include "platform/fonts.h"
#include "platform/images.h"
#include "platform/page_turn.h"

#include <stdio.h>
#include <stdlib.h>

#define LINES    26
#define DRAW_MAX 128
#define SLIDE_PX 24

static struct bench_numbers times = {{100}, 1};

static double now_ms(void)
{
    return bench_now_us() / 1e3;
}

static void report(const char *what, int w, int h, double *ms, size_t count)
{
    const struct bench_times all = bench_sum_up(ms, count);
    printf("%-16s %4d x %4d  p50 %6.2f ms  p99 %6.2f ms\n", what, w, h, all.p50, all.p99);
    free(ms);
}

static void put(struct ui_frame *frame, struct draw draw)
{
    frame->draws[frame->draw_count++] = draw;
}

static void put_button(struct ui_frame *frame, struct rect box, const char *label)
{
    put(frame, (struct draw){DRAW_BOX, box, {20, 82, 78, 255}, 24, 0, {FACE_BOLD, 0}, NULL});
    put(frame, (struct draw){DRAW_ICON,
                             {box.x + 20, box.y + 20, 50, 50},
                             {255, 255, 255, 255},
                             0,
                             0,
                             {FACE_BOLD, 0},
                             "icon-check.svg"});
    put(frame, (struct draw){DRAW_TEXT,
                             {box.x + 90, box.y + 22, 0, 0},
                             {255, 255, 255, 255},
                             0,
                             0,
                             {FACE_BOLD, 34},
                             label});
}

/* A page of which every text line is new, as after a page turn. */
static void fill(struct ui_frame *frame, int page, char lines[LINES][128])
{
    static const struct color ink = {28, 43, 51, 255};
    frame->draw_count = 0;
    const struct rect card = {40, 140, frame->width - 80, frame->height - 340};
    put(frame, (struct draw){DRAW_SHADOW, card, {60, 45, 20, 24}, 28, 20, {FACE_REGULAR, 0}, NULL});
    put(frame, (struct draw){DRAW_BOX, card, {255, 255, 255, 255}, 28, 0, {FACE_REGULAR, 0}, NULL});
    const int step = card.h / LINES;
    for (int i = 0; i < LINES; i++) {
        snprintf(lines[i], sizeof lines[i], "Page %d, line %d: most back pain eases within weeks",
                 page, i);
        put(frame, (struct draw){DRAW_TEXT,
                                 {80, card.y + i * step, 0, 0},
                                 ink,
                                 0,
                                 0,
                                 {i % 8 == 0 ? FACE_BOLD : FACE_REGULAR, 32},
                                 lines[i]});
    }
    put_button(frame, (struct rect){40, frame->height - 150, 300, 90}, "Back");
    put_button(frame, (struct rect){frame->width - 340, frame->height - 150, 300, 90}, "Next");
}

static void measure(struct fonts *fonts, struct images *images, int w, int h)
{
    struct err err = {""};
    const struct display_options options = {.headless = true, .width = w, .height = h};
    struct display *display = display_open(&options, fonts, images, &err);
    if (display == NULL) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    static const struct color paper = {250, 247, 242, 255};
    struct draw draws[DRAW_MAX];
    char lines[LINES][128];
    struct ui_frame frame = {.width = w, .height = h, .clear = paper, .draws = draws};
    const size_t count = (size_t)times.items[0];
    double *turn = bench_times_alloc(count);
    double *again = bench_times_alloc(count);
    double *change = bench_times_alloc(count);
    double *step = bench_times_alloc(count);
    double *motion = bench_times_alloc(count);
    const double first = now_ms();
    fill(&frame, -1, lines);
    display_show(display, &frame);
    printf("%-16s %4d x %4d  %10.2f ms\n", "first page", w, h, now_ms() - first);
    for (size_t i = 0; i < count; i++) {
        fill(&frame, (int)i, lines);
        double start = now_ms();
        display_show(display, &frame);
        turn[i] = now_ms() - start;
        fill(&frame, (int)(count + i), lines);
        start = now_ms();
        display_turn(display, &frame, TURN_FORWARD, SLIDE_PX);
        display_turn_step(display, 0);
        step[i] = now_ms() - start;
        for (int64_t ms = TURN_STEP_MS; display_is_turning(display); ms += TURN_STEP_MS) {
            display_turn_step(display, ms);
        }
        motion[i] = now_ms() - start;
        snprintf(lines[3], sizeof lines[3], "One line became number %zu", i);
        start = now_ms();
        display_show(display, &frame);
        change[i] = now_ms() - start;
        start = now_ms();
        display_reset(display);
        display_restore(display);
        again[i] = now_ms() - start;
    }
    report("new page", w, h, turn, count);
    report("turn, first step", w, h, step, count);
    report("turn, all steps", w, h, motion, count);
    report("full repaint", w, h, again, count);
    report("one line", w, h, change, count);
    display_close(display);
}

int main(int argc, char **argv)
{
    static const struct bench_option options[] = {{"--times", 1, &times}};
    bench_options(argc, argv, options, 1);
    struct err err = {""};
    const double start = now_ms();
    struct fonts *fonts = fonts_create(KIOSK_SOURCE_DIR "/fonts", &err);
    if (fonts == NULL) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    printf("%-29s %10.2f ms\n", "fonts", now_ms() - start);
    const struct palette palette = palette_day(ACCENT);
    struct images *images = images_create(KIOSK_SOURCE_DIR "/assets/images", &palette);
    measure(fonts, images, 1080, 1920);
    measure(fonts, images, 1920, 1080);
    images_destroy(images);
    fonts_destroy(fonts);
    return 0;
}
