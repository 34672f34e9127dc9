/* The whole visit with an assistive keypad, which sends Tab, Enter and Escape. */
#include "app/comfort.h"
#include "visit.h"

#include <stdio.h>
#include <string.h>

static void press(struct kiosk *kiosk, enum input_key key)
{
    const struct input input = {.kind = INPUT_KEY, .key = key};
    app_input(kiosk->player.app, &input);
    if (app_dirty(kiosk->player.app)) {
        kiosk->player.frame = app_frame(kiosk->player.app);
        lint_frame(&kiosk->lint, kiosk->player.frame, app_metrics(kiosk->player.app), &kiosk->text);
        kiosk->player.audience.see(kiosk, kiosk->player.app, kiosk->player.frame);
    }
}

/* How many outlines are drawn: the focus adds two. */
static size_t outlines(const struct kiosk *kiosk)
{
    size_t count = 0;
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->draw_count; i++) {
        count += frame->draws[i].kind == DRAW_OUTLINE ? 1 : 0;
    }
    return count;
}

/* The ring is drawn a little outside the box. */
static bool is_focused(const struct kiosk *kiosk, const struct target *target)
{
    const struct ui_frame *frame = kiosk->player.frame;
    int out = metrics_px(app_metrics(kiosk->player.app), 1.6);
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_OUTLINE && rect_equal(draw->box, rect_inset(target->box, -out))) {
            return true;
        }
    }
    return false;
}

static const struct target *find(const struct kiosk *kiosk, const char *name, const char *which)
{
    const struct target *target = frame_find(kiosk->player.frame, name, 0, which);
    int index = 0;
    if (target == NULL && which != NULL && sscanf(which, "%d", &index) == 1) {
        target = frame_find(kiosk->player.frame, name, index, NULL);
    }
    return target;
}

/* Moves the focus to a target and activates it. which: its code or index; NULL if there is only
 * one. */
static void choose_by(struct kiosk *kiosk, enum input_key move, const char *name, const char *which)
{
    size_t most = kiosk->player.frame->target_count + 1;
    for (size_t i = 0; i < most; i++) {
        const struct target *target = find(kiosk, name, which);
        if (target != NULL && is_focused(kiosk, target)) {
            press(kiosk, KEY_ACTIVATE);
            return;
        }
        press(kiosk, move);
    }
    fail_msg("the focus never comes to %s %s on %s", name, which != NULL ? which : "",
             app_screen_name(kiosk->player.app));
}

static void choose(struct kiosk *kiosk, const char *name, const char *which)
{
    choose_by(kiosk, KEY_NEXT, name, which);
}

/* Answers a question on screen as the step says. */
static void answer(struct kiosk *kiosk, const struct step *step)
{
    char taps[256];
    snprintf(taps, sizeof(taps), "%s", step->taps);
    char *rest = NULL;
    assert_true(visit_shows(kiosk, step->link_id));
    for (char *line = strtok_r(taps, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        char *tap = arena_strdup(kiosk->arena, visit_target(kiosk, step->link_id, line));
        char *which = strchr(tap, ' ');
        assert_non_null(which);
        *which++ = '\0';
        if (kiosk_target(kiosk, "as_list", NULL) != NULL) {
            choose(kiosk, "as_list", NULL);
        }
        while (find(kiosk, tap, which) == NULL) {
            choose(kiosk, kiosk_target(kiosk, "more", NULL) != NULL ? "more" : "continue", NULL);
        }
        choose(kiosk, tap, which);
        assert_true(find(kiosk, tap, which)->selected);
    }
}

static void go_on(struct kiosk *kiosk)
{
    while (kiosk_there(kiosk, "continue")->value != 0) {
        choose(kiosk, "continue", NULL);
    }
    choose(kiosk, "continue", NULL);
}

static void t14_keys_alone_do_the_whole_visit(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    press(kiosk, KEY_ACTIVATE);
    assert_screen(kiosk, "home");
    choose(kiosk, "check_in", NULL);
    static const char *const digits[] = {"0", "1", "4", "2"};
    for (size_t i = 0; i < COUNT_OF(digits); i++) {
        assert_screen(kiosk, "check_in_phone");
        choose(kiosk, "digit", digits[i]);
    }
    assert_screen(kiosk, "check_in_confirm");
    choose(kiosk, "confirm_yes", NULL);
    kiosk_play(kiosk, "until notice");
    choose(kiosk, "agree", NULL);
    for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
        answer(kiosk, &first_visit[i]);
        if (i + 1 == FIRST_VISIT_STEPS || !visit_shows(kiosk, first_visit[i + 1].link_id)) {
            go_on(kiosk);
        }
    }
    assert_screen(kiosk, "review");
    while (kiosk_target(kiosk, "send", NULL) == NULL) {
        choose(kiosk, "next", NULL);
    }
    choose(kiosk, "send", NULL);
    assert_screen(kiosk, "done");
    assert_query(kiosk, "SELECT client_name, questionnaire_status FROM arrivals",
                 "Joan Sample|completed");
    assert_query(kiosk, "SELECT number FROM answers WHERE link_id = 'pain-week'", "5");
    assert_query(kiosk, "SELECT number FROM answers WHERE link_id = 'hard-number'", "7");
    choose(kiosk, "done", NULL);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

static void t14_keys_go_backwards_too(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    choose_by(kiosk, KEY_PREVIOUS, "option", "none");
    choose_by(kiosk, KEY_PREVIOUS, "continue", NULL);
    assert_string_equal(visit_question(kiosk), "same-day");
    press(kiosk, KEY_BACK);
    assert_string_equal(visit_question(kiosk), "emergency");
    assert_target(kiosk, "option none", IS_SELECTED);
    choose(kiosk, "rather_tell", NULL);
    assert_screen(kiosk, "signs");
    choose(kiosk, "continue", NULL);
    assert_string_equal(visit_question(kiosk), "same-day");
    choose(kiosk, "help", NULL);
    assert_screen(kiosk, "help");
    press(kiosk, KEY_BACK);
    assert_string_equal(visit_question(kiosk), "same-day");
    kiosk_close(kiosk);
}

static void t14_keys_come_to_every_enabled_target_and_to_no_other(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    const struct ui_frame *frame = kiosk->player.frame;
    size_t plain = outlines(kiosk);
    for (size_t i = 0; i < frame->target_count; i++) {
        if (!kiosk->player.frame->targets[i].enabled) {
            continue;
        }
        press(kiosk, KEY_NEXT);
        assert_true(is_focused(kiosk, &kiosk->player.frame->targets[i]));
        assert_int_equal(outlines(kiosk), plain + 2);
    }
    press(kiosk, KEY_NEXT); /* the focus begins again at the first */
    assert_true(is_focused(kiosk, &kiosk->player.frame->targets[0]));
    kiosk_close(kiosk);
}

static void keys_do_nothing_when_nothing_has_the_focus(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    press(kiosk, KEY_BACK);
    assert_screen(kiosk, "attract");
    press(kiosk, KEY_ACTIVATE);
    assert_screen(kiosk, "home");
    press(kiosk, KEY_ACTIVATE);
    press(kiosk, KEY_BACK);
    assert_screen(kiosk, "home");
    /* a new page begins without focus */
    choose(kiosk, "read", NULL);
    assert_screen(kiosk, "contents");
    press(kiosk, KEY_ACTIVATE);
    assert_screen(kiosk, "contents");
    press(kiosk, KEY_BACK);
    assert_screen(kiosk, "home");
    kiosk_close(kiosk);
}

/* The button in the bar then offers the other language, and the next key changes it back. */
static void keys_stay_on_the_language_when_it_changes(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start");
    choose(kiosk, "language", "fr");
    assert_sees(kiosk, "Mon arriv");
    assert_true(is_focused(kiosk, find(kiosk, "language", "en")));
    press(kiosk, KEY_ACTIVATE);
    assert_sees(kiosk, "Help");
    kiosk_close(kiosk);
}

/* Somebody who needs long to find a key still counts as present. */
static void keys_lift_the_curtain(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "wait 59000");
    press(kiosk, KEY_NEXT);
    kiosk_wait(kiosk, kiosk_patience_ms(kiosk, 60) - SECOND_MS);
    assert_screen(kiosk, "question");
    kiosk_wait(kiosk, 2000);
    assert_screen(kiosk, "still_there");
    press(kiosk, KEY_NEXT);
    assert_screen(kiosk, "question");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t14_keys_alone_do_the_whole_visit),
        cmocka_unit_test(t14_keys_go_backwards_too),
        cmocka_unit_test(t14_keys_come_to_every_enabled_target_and_to_no_other),
        cmocka_unit_test(keys_do_nothing_when_nothing_has_the_focus),
        cmocka_unit_test(keys_stay_on_the_language_when_it_changes),
        cmocka_unit_test(keys_lift_the_curtain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
