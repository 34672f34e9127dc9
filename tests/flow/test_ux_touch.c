/* Single taps are enough for everything, and nothing lies outside the screen, so nothing
 * scrolls. */
#include "visit.h"

#include <string.h>

#define HOLD_MS INT64_C(3000)

/* A way through every kind of screen. */
static const char *const ways[] = {
    "tap start",
    "tap read",
    "tap page 2",
    "tap contents\ntap back\ntap check_in",
    "tap use_name",
    "type Zo\ntap continue\ntype Q\ntap continue\nexpect screen check_in_missing",
    "tap walk_in",
    "tap back\ntap back\ntap use_phone\ntype 0142",
    "tap confirm_yes",
    "until notice\ntap agree",
    "tap help",
};

/* Everything that is drawn, can be touched or is read out, as text. */
static const char *picture_of(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    const char *picture = app_screen_name(kiosk->player.app);
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *t = &frame->targets[i];
        picture = arena_printf(kiosk->arena, "%s\n%s %d at %d,%d%s", picture, t->name, t->index,
                               t->box.x, t->box.y, t->selected ? " chosen" : "");
    }
    for (size_t i = 0; i < frame->text_count; i++) {
        const struct text_box *t = &frame->texts[i];
        picture =
            arena_printf(kiosk->arena, "%s\n%s at %d,%d", picture, t->text, t->box.x, t->box.y);
    }
    return picture;
}

/* True if both points lie on one target: that is a wide tap, which acts. */
static bool on_one_target(const struct kiosk *kiosk, int x1, int y1, int x2, int y2)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->target_count; i++) {
        if (rect_contains(frame->targets[i].box, x1, y1) &&
            rect_contains(frame->targets[i].box, x2, y2)) {
            return true;
        }
    }
    return false;
}

/* Moves a finger over the glass in small steps, from down to up. */
static void swipe(struct kiosk *kiosk, int x1, int y1, int x2, int y2)
{
    const int steps = 8;
    if (on_one_target(kiosk, x1, y1, x2, y2)) {
        return;
    }
    app_settle(kiosk->player.app);
    kiosk_finger(kiosk, INPUT_DOWN, x1, y1);
    for (int i = 1; i <= steps; i++) {
        kiosk_finger(kiosk, INPUT_MOVE, x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps);
    }
    kiosk_finger(kiosk, INPUT_UP, x2, y2);
    app_settle(kiosk->player.app);
}

static void t22_nothing_scrolls(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_LANDSCAPE};
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panels[p]});
        for (size_t i = 0; i < COUNT_OF(ways); i++) {
            kiosk_play(kiosk, ways[i]);
            const char *before = picture_of(kiosk);
            int w = kiosk->player.frame->width;
            int h = kiosk->player.frame->height;
            swipe(kiosk, w / 2, h * 9 / 10, w / 2, h / 10);
            swipe(kiosk, w / 2, h / 10, w / 2, h * 9 / 10);
            swipe(kiosk, w * 9 / 10, h / 2, w / 10, h / 2);
            swipe(kiosk, w / 10, h / 2, w * 9 / 10, h / 2);
            assert_string_equal(picture_of(kiosk), before);
        }
        /* shows that a change would be seen in the picture */
        const char *before = picture_of(kiosk);
        kiosk_play(kiosk, "tap back");
        assert_string_not_equal(picture_of(kiosk), before);
        kiosk_close(kiosk);
    }
}

/* A whole visit with single taps, each at one point, as in a script. Holding longer, or tapping
 * twice in a row, does no more. */
static void t11_each_function_works_with_single_taps_only(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        kiosk_play(kiosk, ways[i]);
    }
    kiosk_play(kiosk, "tap back\nexpect screen question");
    for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
        const struct target *target = NULL;
        const char *tap =
            arena_strndup(kiosk->arena, first_visit[i].taps, strcspn(first_visit[i].taps, "\n"));
        visit_tap(kiosk, visit_target(kiosk, first_visit[i].link_id, tap));
        const char *once = picture_of(kiosk);
        /* undone and chosen again, each held for seconds */
        for (size_t t = 0; t < kiosk->player.frame->target_count && target == NULL; t++) {
            const struct target *any = &kiosk->player.frame->targets[t];
            target = any->selected ? any : NULL;
        }
        if (target != NULL) {
            int x = target->box.x + target->box.w / 2;
            int y = target->box.y + target->box.h / 2;
            for (int turn = 0; turn < 2; turn++) {
                app_settle(kiosk->player.app);
                kiosk_finger(kiosk, INPUT_DOWN, x, y);
                kiosk_wait(kiosk, HOLD_MS);
                kiosk_finger(kiosk, INPUT_UP, x, y);
            }
            assert_string_equal(picture_of(kiosk), once);
        }
        if (i + 1 == FIRST_VISIT_STEPS || !visit_shows(kiosk, first_visit[i + 1].link_id)) {
            visit_continue(kiosk);
        }
    }
    visit_send(kiosk);
    assert_query(kiosk, "SELECT questionnaire_status FROM arrivals", "completed");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t22_nothing_scrolls),
        cmocka_unit_test(t11_each_function_works_with_single_taps_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
