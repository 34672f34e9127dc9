/* The pictures of what may come next are ready before it comes. */
#include "app/app.h"
#include "kiosk.h"

#include <string.h>

#define PICTURES_MAX 64

/* The pictures of all that may come next, as they will be drawn. */
struct ready {
    struct arena *arena;
    struct draw pictures[PICTURES_MAX];
    size_t count;
};

static void get_ready(struct kiosk *kiosk, struct ready *ready)
{
    ready->arena = arena_create((size_t)256 * 1024);
    ready->count = 0;
    for (size_t index = 0;; index++) {
        struct ui_frame frame = {.arena = ready->arena};
        if (!app_ahead(kiosk->player.app, index, &frame)) {
            return;
        }
        for (size_t i = 0; i < frame.draw_count; i++) {
            if (frame.draws[i].kind == DRAW_PICTURE) {
                assert_true(ready->count < PICTURES_MAX);
                ready->pictures[ready->count++] = frame.draws[i];
            }
        }
    }
}

static bool is_among(const struct draw *picture, const struct draw *pictures, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (pictures[i].kind == DRAW_PICTURE && strcmp(pictures[i].text, picture->text) == 0 &&
            pictures[i].box.w == picture->box.w && pictures[i].box.h == picture->box.h &&
            pictures[i].radius == picture->radius) {
            return true;
        }
    }
    return false;
}

/* Fails if the page on screen has to wait for a picture; returns how many it shows. */
static size_t assert_ready(const struct kiosk *kiosk, struct ready *ready)
{
    const struct ui_frame *frame = kiosk->player.frame;
    size_t shown = 0;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_PICTURE) {
            shown++;
            if (!is_among(draw, ready->pictures, ready->count)) {
                fail_msg("%s was not ready", draw->text);
            }
        }
    }
    arena_destroy(ready->arena);
    return shown;
}

static void no_leaf_waits_for_its_picture_forwards_or_back(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_LANDSCAPE, PANEL_PORTRAIT, PANEL_LOW};
    for (size_t i = 0; i < sizeof panels / sizeof panels[0]; i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panels[i]});
        struct ready ready;
        size_t pictures = 0;
        kiosk_play(kiosk, "tap start\ntap read\ntap page 0");
        while (kiosk_target(kiosk, "next", NULL) != NULL) {
            get_ready(kiosk, &ready);
            kiosk_play(kiosk, "tap next");
            pictures += assert_ready(kiosk, &ready);
        }
        while (kiosk_target(kiosk, "previous", NULL) != NULL) {
            get_ready(kiosk, &ready);
            kiosk_play(kiosk, "tap previous");
            pictures += assert_ready(kiosk, &ready);
        }
        assert_true(panels[i] == PANEL_LOW || pictures > 20);
        kiosk_close(kiosk);
    }
}

static void a_page_opened_by_itself_makes_only_its_own_leaves_ready(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_LANDSCAPE});
    struct ready ready;
    kiosk_play(kiosk, "tap start\ntap doctor_first\nexpect screen reader");
    get_ready(kiosk, &ready);
    for (size_t i = 0; i < ready.count; i++) {
        assert_true(is_among(&ready.pictures[i], kiosk->player.frame->draws,
                             kiosk->player.frame->draw_count));
    }
    arena_destroy(ready.arena);
    kiosk_close(kiosk);
}

static void the_first_touch_and_the_next_card_wait_for_no_picture(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_LANDSCAPE});
    struct ready ready;
    get_ready(kiosk, &ready);
    const struct draw *cards = ready.pictures;
    const size_t count = ready.count;
    for (int minute = 0; minute < 2; minute++) {
        const struct ui_frame *frame = kiosk->player.frame;
        for (size_t i = 0; i < frame->draw_count; i++) {
            assert_true(frame->draws[i].kind != DRAW_PICTURE ||
                        is_among(&frame->draws[i], cards, count));
        }
        kiosk_wait(kiosk, 60000);
    }
    kiosk_play(kiosk, "tap start\nexpect screen home");
    assert_true(assert_ready(kiosk, &ready) == 2);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_leaf_waits_for_its_picture_forwards_or_back),
        cmocka_unit_test(a_page_opened_by_itself_makes_only_its_own_leaves_ready),
        cmocka_unit_test(the_first_touch_and_the_next_card_wait_for_no_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
