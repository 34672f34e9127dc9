/* The review before sending: one row for the questions of a screen, one for all "None of these". */
#include "visit.h"

#include <string.h>

static size_t rows(const struct kiosk *kiosk)
{
    size_t count = 0;
    for (size_t i = 0; i < kiosk->player.frame->target_count; i++) {
        const char *name = kiosk->player.frame->targets[i].name;
        count += strcmp(name, "change") == 0 || strcmp(name, "show_all") == 0 ? 1 : 0;
    }
    return count;
}

/* What is asked and what was answered are two texts, the first of which ends with a space. */
static void sees_row(const struct kiosk *kiosk, const char *asked, const char *said)
{
    assert_sees(kiosk, arena_printf(kiosk->arena, "%s:  %s", asked, said));
}

static struct kiosk *open_at_review(void)
{
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    assert_screen(kiosk, "review");
    return kiosk;
}

static void questions_of_a_screen_share_a_row(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at_review();
    assert_int_equal(rows(kiosk), 6); /* where, since when, numbers, hard, pressure, the rest */
    sees_row(kiosk, "How long", "More than 3 months");
    sees_row(kiosk, "Down a leg", "No");
    sees_row(kiosk, "Usual pain", "5");
    sees_row(kiosk, "In the way", "6");
    assert_null(kiosk_target(kiosk, "next", NULL)); /* one screen */
    visit_change(kiosk, "leg");
    visit_tap(kiosk, "option_2 above-knee");
    visit_continue(kiosk);
    assert_screen(kiosk, "review");
    sees_row(kiosk, "Down a leg", "Yes, above the knee");
    kiosk_close(kiosk);
}

static void none_of_these_stand_in_one_line_that_opens(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at_review();
    assert_sees(kiosk, "Emergency signs \u00b7 Warning signs \u00b7 Your health: None of these");
    kiosk_play(kiosk, "tap show_all\nexpect screen review");
    assert_null(kiosk_target(kiosk, "show_all", NULL));
    sees_row(kiosk, "Emergency signs", "None of these");
    visit_change(kiosk, "same-day");
    visit_tap(kiosk, "option fever");
    visit_continue(kiosk);
    kiosk_play(kiosk, "until review");
    /* what is not "None of these" has a row of its own */
    sees_row(kiosk, "Warning signs", "Fever, chills or feeling very ill");
    assert_sees(kiosk, "Emergency signs \u00b7 Your health: None of these");
    visit_send(kiosk);
    assert_query(kiosk, "SELECT code FROM answers WHERE link_id = 'same-day'", "fever");
    kiosk_close(kiosk);
}

static void what_was_not_answered_has_a_row(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, 2);
    kiosk_play(kiosk, "tap rather_tell\nuntil question\ntap continue\ntap continue");
    kiosk_play(kiosk, "tap continue\ntap continue\ntap continue\nexpect screen review");
    sees_row(kiosk, "Your health", "I will tell my therapist");
    sees_row(kiosk, "Where", "Not provided");
    sees_row(kiosk, "Usual pain", "Not provided");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_of_a_screen_share_a_row),
        cmocka_unit_test(none_of_these_stand_in_one_line_that_opens),
        cmocka_unit_test(what_was_not_answered_has_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
