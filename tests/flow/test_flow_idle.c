/* Nobody is rushed while they touch the screen, and nothing is left after they went away. */
#include "visit.h"

#include <stdio.h>
#include <string.h>

#define SECONDS(n) ((n)*SECOND_MS)

static void assert_other_texts(const struct kiosk *kiosk, const char *const *texts, size_t count)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->text_count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (strcmp(frame->texts[i].text, texts[j]) == 0) {
                fail_msg("still on screen: %s", texts[j]);
            }
        }
    }
}

static const struct {
    const char *way;
    const char *screen;
    int seconds;
} idle_screens[] = {
    {"tap help", "help", 60},
    {"tap read", "contents", 180},
    {"tap read\ntap page 3", "reader", 180},
    {"tap doctor_first", "reader", 180},
    {"tap check_in\ntype 014", "check_in_phone", 60},
    {"tap check_in\ntap use_name\ntype Quill", "check_in_name", 60},
    {"tap check_in\ntype 0160", "check_in_choose", 60},
    {"tap check_in\ntype 0142", "check_in_confirm", 60},
    {"tap check_in\ntype 9999", "check_in_missing", 60},
    {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice", "notice", 60},
    {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\ntap option none",
     "question", 60},
    {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\ntap option none\ntap "
     "continue\n"
     "tap option fever\ntap continue",
     "hold", 60},
};

static void idle_curtain_hides_all_and_then_clears(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(idle_screens); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_playf(kiosk, "tap start\n%s\nexpect screen %s", idle_screens[i].way,
                    idle_screens[i].screen);
        size_t count = 0;
        const char *const *below = kiosk_texts(kiosk, &count);
        kiosk_wait(kiosk, kiosk_patience_ms(kiosk, idle_screens[i].seconds) - 1);
        assert_screen(kiosk, idle_screens[i].screen);
        kiosk_wait(kiosk, 1);
        assert_screen(kiosk, "still_there");
        assert_other_texts(kiosk, below, count);
        assert_int_equal(kiosk->player.frame->target_count, 2);
        for (int left = 30; left > 0; left--) {
            assert_sees(kiosk, arena_printf(kiosk->arena, "in %d seconds.", left));
            kiosk_wait(kiosk, SECONDS(1) - 1);
            assert_screen(kiosk, "still_there");
            kiosk_wait(kiosk, 1);
        }
        assert_screen(kiosk, "attract");
        kiosk_close(kiosk);
    }
}

static void idle_curtain_lifts_at_any_touch_and_shows_the_same_again(void **state)
{
    (void)state;
    static const char *const touches[] = {"tap more_time", "touch 5 5", "touch 540 960"};
    for (size_t i = 0; i < COUNT_OF(idle_screens); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_playf(kiosk, "tap start\n%s", idle_screens[i].way);
        const char *before = kiosk->shown;
        for (size_t t = 0; t < COUNT_OF(touches); t++) {
            kiosk_wait(kiosk, kiosk_patience_ms(kiosk, idle_screens[i].seconds));
            kiosk_playf(kiosk, "expect screen still_there\n%s\nexpect screen %s", touches[t],
                        idle_screens[i].screen);
            assert_string_equal(kiosk->shown, before);
        }
        kiosk_close(kiosk);
    }
}

static void idle_curtain_finishes_when_told_so(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "wait 88000\ntap finish\nexpect screen attract");
    kiosk_close(kiosk);
}

static void idle_never_interrupts_somebody_who_touches(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    /* a key, and a place without a target */
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name");
    for (int i = 0; i < 10; i++) {
        kiosk_play(kiosk, "wait 59999\nexpect screen check_in_name\ntype A\n"
                          "wait 59999\nexpect screen check_in_name\ntouch 2 300");
    }
    kiosk_play(kiosk, "wait 60000\nexpect screen still_there");
    kiosk_close(kiosk);
}

/* A finger that only rests or moves on the glass also counts as a touch. */
static void idle_counts_from_the_last_movement_of_a_finger(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "wait 50000");
    const int64_t patience = kiosk_patience_ms(kiosk, 60);
    kiosk_finger(kiosk, INPUT_DOWN, 500, 300);
    kiosk_play(kiosk, "wait 50000\nexpect screen question");
    kiosk_finger(kiosk, INPUT_MOVE, 500, 310);
    kiosk_play(kiosk, "wait 50000\nexpect screen question");
    kiosk_finger(kiosk, INPUT_UP, 500, 310);
    kiosk_wait(kiosk, patience - 1);
    kiosk_play(kiosk, "expect screen question\nwait 1\nexpect screen still_there");
    kiosk_close(kiosk);
}

/* The curtain comes while a finger is down: lifting the finger lifts the curtain and does nothing
 * else. */
static void idle_curtain_falls_under_a_finger_without_harm(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "tap option none");
    const struct target *onward = kiosk_target(kiosk, "continue", NULL);
    int x = onward->box.x + onward->box.w / 2;
    int y = onward->box.y + onward->box.h / 2;
    kiosk_finger(kiosk, INPUT_DOWN, x, y);
    kiosk_play(kiosk, "wait 88000\nexpect screen still_there");
    kiosk_finger(kiosk, INPUT_UP, x, y);
    assert_string_equal(visit_question(kiosk), "emergency");
    assert_query(kiosk, "SELECT count(*) FROM answers", "0");
    kiosk_close(kiosk);
}

static void last_screen_clears_itself(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_NOTICE "tap decline\nuntil done");
    int seconds = 0;
    assert_int_equal(sscanf(strstr(kiosk->shown, "clears in "), "clears in %d", &seconds), 1);
    assert_true(seconds >= 20 && seconds >= kiosk->world.config->done_seconds);
    assert_true(seconds * 2 >= (int)frame_word_count(kiosk->player.frame));
    for (int left = seconds; left > 0; left--) {
        assert_screen(kiosk, "done");
        assert_sees(kiosk, arena_printf(kiosk->arena, "in %d seconds.", left));
        kiosk_wait(kiosk, SECONDS(1));
    }
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

static void last_screen_stays_after_any_touch(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_NOTICE "tap decline\nuntil done");
    for (int i = 0; i < 5; i++) {
        kiosk_play(kiosk, "wait 19000\nexpect screen done\ntouch 5 300");
    }
    kiosk_play(kiosk, "wait 120000\nexpect screen attract");
    kiosk_close(kiosk);
}

static void idle_waits_until_a_long_screen_can_be_read(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = "fr"});
    kiosk_play(kiosk, TO_QUESTIONS);
    const int64_t to_read = 15000 + 500 * (int64_t)frame_word_count(kiosk->player.frame);
    assert_true(to_read > 60000); /* the list of emergency signs */
    kiosk_wait(kiosk, to_read - 1);
    assert_screen(kiosk, "question");
    kiosk_wait(kiosk, 1);
    assert_screen(kiosk, "still_there");
    kiosk_close(kiosk);
}

static void attract_waits_for_ever(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "wait 3600000\nexpect screen attract");
    kiosk_close(kiosk);
}

/* --- touches that do not count --- */

static void first_touch_only_wakes(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start");
    const struct target there = *kiosk_target(kiosk, "check_in", NULL);
    int x = there.box.x + there.box.w / 2;
    int y = there.box.y + there.box.h / 2;
    kiosk_play(kiosk, "wait 90000\nexpect screen attract\nwait 1000");
    kiosk_finger(kiosk, INPUT_DOWN, x, y); /* where "Check in" will be */
    kiosk_finger(kiosk, INPUT_UP, x, y);
    assert_screen(kiosk, "home");
    kiosk_wait(kiosk, 399);
    kiosk_finger(kiosk, INPUT_DOWN, x, y); /* the second of a double tap */
    kiosk_finger(kiosk, INPUT_UP, x, y);
    assert_screen(kiosk, "home");
    kiosk_wait(kiosk, 1);
    kiosk_finger(kiosk, INPUT_DOWN, x, y);
    kiosk_finger(kiosk, INPUT_UP, x, y);
    assert_screen(kiosk, "check_in_phone");
    kiosk_close(kiosk);
}

static void same_key_twice_within_90_ms_counts_once(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\nwait 400");
    kiosk_quick_touch(kiosk, "digit", 0);
    kiosk_wait(kiosk, 89);
    kiosk_quick_touch(kiosk, "digit", 0); /* a tremor */
    kiosk_quick_touch(kiosk, "digit", 1); /* a tap on another key counts */
    kiosk_quick_touch(kiosk, "digit", 4);
    kiosk_quick_touch(kiosk, "digit", 2);
    assert_screen(kiosk, "check_in_confirm");
    assert_sees(kiosk, "10:30");
    kiosk_play(kiosk, "tap confirm_no\nwait 400");
    kiosk_quick_touch(kiosk, "digit", 9);
    kiosk_wait(kiosk, 90);
    kiosk_quick_touch(kiosk, "digit", 9);
    kiosk_wait(kiosk, 90);
    kiosk_quick_touch(kiosk, "digit", 9);
    kiosk_wait(kiosk, 90);
    kiosk_quick_touch(kiosk, "digit", 9);
    assert_screen(kiosk, "check_in_missing");
    kiosk_close(kiosk);
}

static void next_question_ignores_touches_meant_for_the_last(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\nwait 400");
    kiosk_quick_touch(kiosk, "continue", 0);
    assert_string_equal(visit_question(kiosk), "same-day");
    kiosk_wait(kiosk, 399);
    kiosk_quick_touch(kiosk, "rather_tell", 0);
    assert_string_equal(visit_question(kiosk), "same-day");
    kiosk_wait(kiosk, 1);
    kiosk_quick_touch(kiosk, "rather_tell", 0);
    assert_string_equal(visit_question(kiosk), "tell");
    kiosk_close(kiosk);
}

static void sliding_away_does_nothing(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start");
    const struct rect check_in = kiosk_there(kiosk, "check_in")->box;
    const struct rect read = kiosk_there(kiosk, "read")->box;
    int from_x = check_in.x + check_in.w / 2;
    int from_y = check_in.y + check_in.h / 2;
    int to_x = read.x + read.w / 2;
    int to_y = read.y + read.h / 2;
    kiosk_playf(kiosk, "drag %d %d %d %d\nexpect screen home", from_x, from_y, 2, 2);
    kiosk_playf(kiosk, "drag %d %d %d %d\nexpect screen home", from_x, from_y, to_x, to_y);
    kiosk_playf(kiosk, "drag %d %d %d %d\nexpect screen home", 2, 2, to_x, to_y);
    kiosk_wait(kiosk, 400);
    kiosk_finger(kiosk, INPUT_DOWN, from_x, from_y);
    kiosk_finger(kiosk, INPUT_CANCEL, 0, 0);
    kiosk_finger(kiosk, INPUT_UP, from_x, from_y);
    assert_screen(kiosk, "home");
    kiosk_playf(kiosk, "drag %d %d %d %d\nexpect screen check_in_phone", from_x, from_y, from_x + 3,
                from_y + 3);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(idle_curtain_hides_all_and_then_clears),
        cmocka_unit_test(idle_curtain_lifts_at_any_touch_and_shows_the_same_again),
        cmocka_unit_test(idle_curtain_finishes_when_told_so),
        cmocka_unit_test(idle_never_interrupts_somebody_who_touches),
        cmocka_unit_test(idle_counts_from_the_last_movement_of_a_finger),
        cmocka_unit_test(idle_curtain_falls_under_a_finger_without_harm),
        cmocka_unit_test(last_screen_clears_itself),
        cmocka_unit_test(last_screen_stays_after_any_touch),
        cmocka_unit_test(idle_waits_until_a_long_screen_can_be_read),
        cmocka_unit_test(attract_waits_for_ever),
        cmocka_unit_test(first_touch_only_wakes),
        cmocka_unit_test(same_key_twice_within_90_ms_counts_once),
        cmocka_unit_test(next_question_ignores_touches_meant_for_the_last),
        cmocka_unit_test(sliding_away_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
