/* The window or the panel changes its size, or is turned, while somebody is there: everything is
 * laid out anew, and nothing of what they did is lost. */
#include "visit.h"
#include "walk.h"

#include "app/context.h"
#include "rehearsal/dump.h"

#include <math.h>
#include <string.h>

#define ARENA_BLOCK ((size_t)64 * 1024)

static void resize(struct kiosk *kiosk, int width, int height)
{
    app_resize(kiosk->player.app, width, height);
    app_advance(kiosk->player.app);
    assert_true(app_dirty(kiosk->player.app));
    kiosk_input(kiosk, &(struct input){.kind = INPUT_CANCEL}); /* draws it */
    assert_int_equal(kiosk->player.frame->width, width);
    assert_int_equal(kiosk->player.frame->height, height);
}

static void turn(struct kiosk *kiosk)
{
    const struct metrics *metrics = app_metrics(kiosk->player.app);
    resize(kiosk, metrics->height, metrics->width);
}

/* --- in the middle of something --- */

static void an_answer_stays_when_the_panel_is_turned(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "where");
    assert_string_equal(visit_question(kiosk), "where");
    visit_tap(kiosk, "region back-low-left");
    turn(kiosk);
    assert_string_equal(visit_question(kiosk), "where");
    assert_target(kiosk, "region back-low-left", IS_SELECTED);
    turn(kiosk);
    assert_target(kiosk, "region back-low-left", IS_SELECTED);
    visit_continue(kiosk);
    assert_query(kiosk, "SELECT answer FROM answers WHERE link_id = 'where'", "Left low back");
    kiosk_close(kiosk);
}

static void what_is_typed_stays_when_the_panel_is_turned(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype Zo");
    turn(kiosk);
    assert_sees(kiosk, "Zo");
    kiosk_play(kiosk, "type ë\nexpect text \"Zoë\"\ntap continue\nexpect screen check_in_name");
    kiosk_close(kiosk);
}

static void the_page_that_is_read_stays_when_the_panel_is_turned(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_LANDSCAPE});
    kiosk_play(kiosk, "tap start\ntap read\ntap page 0\ntap next\ntap next");
    size_t count = 0;
    const char *const *texts = kiosk_texts(kiosk, &count);
    const char *first = NULL;
    for (size_t i = 0; i < count && first == NULL; i++) { /* a line of the page, not of the frame */
        first = strlen(texts[i]) > 30 ? texts[i] : NULL;
    }
    assert_non_null(first);
    const char *words = arena_strndup(kiosk->arena, first, 12);
    turn(kiosk);
    assert_screen(kiosk, "reader");
    assert_sees(kiosk, words);
    turn(kiosk);
    assert_sees(kiosk, first);
    kiosk_close(kiosk);
}

/* Of a list, and of a visit that is read: the second page is the second page. */
static void the_page_of_the_staff_stays_when_the_panel_has_more_pixels(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
    kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_LOW, .keep_database = true});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit\ntap list_next");
    const char *second = kiosk->shown;
    const struct metrics start = *app_metrics(kiosk->player.app);
    resize(kiosk, 2 * start.width, 2 * start.height);
    assert_screen(kiosk, "staff_visit");
    resize(kiosk, start.width, start.height);
    assert_string_equal(kiosk->shown, second);
    kiosk_play(kiosk, "tap list_previous");
    assert_string_not_equal(kiosk->shown, second);
    kiosk_close(kiosk);
}

/* A finger that was down, and one that comes down where something stood, are not for what stands
 * there now. */
static void touches_of_the_old_size_do_nothing(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\nwait 1000");
    struct rect box = kiosk_there(kiosk, "check_in")->box;
    kiosk_finger(kiosk, INPUT_DOWN, box.x + 9, box.y + 9);
    resize(kiosk, 2160, 3840);
    box = kiosk_there(kiosk, "check_in")->box;
    kiosk_finger(kiosk, INPUT_UP, box.x + 9, box.y + 9);
    assert_screen(kiosk, "home");
    kiosk_wait(kiosk, 399);
    kiosk_quick_touch(kiosk, "check_in", 0);
    assert_screen(kiosk, "home");
    kiosk_wait(kiosk, 1);
    kiosk_quick_touch(kiosk, "check_in", 0);
    assert_screen(kiosk, "check_in_phone");
    kiosk_close(kiosk);
}

/* The glass stays as large as it is: what is 20 mm high is so with any number of pixels. */
static void millimetres_are_those_of_the_panel(void **state)
{
    (void)state;
    static const struct {
        int width;
        int height;
        double times; /* px a mm, of those at the start */
    } cases[] = {
        {1920, 1080, 1}, {540, 960, 0.5}, {960, 540, 0.5}, {2160, 3840, 2}, {1080, 1920, 1}};
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    const double start = app_metrics(kiosk->player.app)->px_per_mm;
    kiosk_play(kiosk, "tap start");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        resize(kiosk, cases[i].width, cases[i].height);
        const double now = app_metrics(kiosk->player.app)->px_per_mm;
        assert_true(fabs(now / start - cases[i].times) < 0.01);
    }
    app_resize(kiosk->player.app, 0, 100);
    app_resize(kiosk->player.app, 100, -1);
    assert_false(app_dirty(kiosk->player.app));
    kiosk_close(kiosk);
}

/* --- everywhere --- */

struct crawl {
    struct arena *arena;
    const char *before; /* the screen of the stop before */
    size_t stops;
    size_t faults;
};

static void show(const struct tour_stop *stop, int width, int height)
{
    app_resize(stop->app, width, height);
    app_advance(stop->app);
    app_frame(stop->app);
}

static const char *picture_of(struct crawl *crawl, const struct tour_stop *stop,
                              const struct ui_frame *frame)
{
    return dump_text(crawl->arena, frame, app_metrics(stop->app), app_screen_name(stop->app));
}

/* True if it is laid out without fault when it is turned, and comes back as it was, whatever it was
 * squeezed into meanwhile. */
static bool takes_any_size(void *self, const struct tour_stop *stop)
{
    static const int small[][2] = {{540, 960}, {320, 200}, {64, 1200}, {1, 1}};
    struct crawl *crawl = self;
    const struct metrics start = *app_metrics(stop->app);
    const char *before = picture_of(crawl, stop, stop->frame);
    struct lint lint = {.arena = crawl->arena};
    app_resize(stop->app, start.height, start.width);
    lint_frame(&lint, app_frame(stop->app), app_metrics(stop->app), app_world(stop->app)->text);
    for (size_t i = 0; i < lint.count; i++) {
        print_error("%s, turned: %s\n", stop->name, lint.findings[i].text);
    }
    for (size_t i = 0; i < COUNT_OF(small); i++) {
        show(stop, small[i][0], small[i][1]);
    }
    app_resize(stop->app, start.width, start.height);
    const bool same = strcmp(picture_of(crawl, stop, app_frame(stop->app)), before) == 0;
    return same && lint.count == 0;
}

static void try_sizes(void *self, const struct tour_stop *stop)
{
    struct crawl *crawl = self;
    const char *screen = app_screen_name(stop->app);
    if (crawl->before != NULL && strcmp(crawl->before, screen) == 0) {
        return; /* the first of several pages will do */
    }
    crawl->before = screen;
    crawl->stops++;
    if (!walk_try(takes_any_size, crawl, stop)) {
        print_error("%s: not the same after its size has changed\n", stop->name);
        crawl->faults++;
    }
}

static void every_screen_takes_any_size(void **state)
{
    (void)state;
    struct crawl crawl = {.arena = arena_create(ARENA_BLOCK)};
    walk_plain("21.5-upright", try_sizes, &crawl);
    arena_destroy(crawl.arena);
    print_message("%zu screens\n", crawl.stops);
    assert_true(crawl.stops > 40);
    assert_int_equal(crawl.faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_stays_when_the_panel_is_turned),
        cmocka_unit_test(what_is_typed_stays_when_the_panel_is_turned),
        cmocka_unit_test(the_page_that_is_read_stays_when_the_panel_is_turned),
        cmocka_unit_test(the_page_of_the_staff_stays_when_the_panel_has_more_pixels),
        cmocka_unit_test(touches_of_the_old_size_do_nothing),
        cmocka_unit_test(millimetres_are_those_of_the_panel),
        cmocka_unit_test(every_screen_takes_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
