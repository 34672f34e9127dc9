/* How what is urgent stands, as the page of a visit says it: decided, not decided, or said again
 * after the decision. */
#include "visit.h"

#include <string.h>

#define DECIDE  "tap decide\ntap decision 1\ntap continue\ntype mr\ntap save\n"
#define STOPPED TO_QUESTIONS "tap option yes\ntap continue\nexpect screen stop\n"
#define LIST    OWN_HEADER "2025-11-20T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"

static void open_page(struct kiosk *kiosk)
{
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
}

/* A visitor with an emergency, about which MR decides; two minutes later the kiosk waits for the
 * next one. */
static struct kiosk *decided(void)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, STOPPED);
    open_page(kiosk);
    kiosk_play(kiosk, DECIDE);
    kiosk_close(kiosk);
    return kiosk_open(
        (struct kiosk_options){.time = "2025-11-24T10:22-08:00", .keep_database = true});
}

static void an_urgent_answer_says_whether_it_is_decided(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, STOPPED);
    open_page(kiosk);
    assert_sees(kiosk, "EMERGENCY ANSWER \u00B7 not decided");
    assert_sees(kiosk, "Go to the person now.");
    kiosk_play(kiosk, "tap seen"); /* which decides nothing */
    assert_sees(kiosk, "EMERGENCY ANSWER \u00B7 not decided");
    kiosk_play(kiosk, DECIDE);
    assert_sees(kiosk, "EMERGENCY ANSWER \u00B7 decided 10:20 (MR)");
    assert_false(kiosk_sees(kiosk, "not decided"));
    assert_false(kiosk_sees(kiosk, "Go to the person now."));
    kiosk_close(kiosk);
}

static void what_is_said_again_after_the_decision_says_so(void **state)
{
    (void)state;
    struct kiosk *kiosk = decided();
    kiosk_play(kiosk, STOPPED);
    open_page(kiosk);
    assert_sees(kiosk,
                "EMERGENCY ANSWER \u00B7 not decided. Said again at 10:22, after the decision");
    assert_sees(kiosk, "Go to the person now.");
    assert_sees(kiosk, "Modify the session, 10:20 (MR) not decided: said again after that");
    kiosk_play(kiosk, "tap decide");
    assert_sees(kiosk, "So far: Modify the session, 10:20 (MR); not decided: said again after "
                       "that.");
    kiosk_play(kiosk, "tap back\n" DECIDE);
    assert_sees(kiosk, "EMERGENCY ANSWER \u00B7 decided 10:22 (MR)");
    assert_false(kiosk_sees(kiosk, "not decided"));
    kiosk_close(kiosk);
}

/* What waits for a decision stands above what is decided, though that is graver. */
static void another_sign_after_the_decision_stands_first(void **state)
{
    (void)state;
    struct kiosk *kiosk = decided();
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue\ntap option fever\ntap continue\n"
                                   "expect screen hold");
    open_page(kiosk);
    const char *hold =
        strstr(kiosk->shown, "HOLD \u00B7 not decided. Said at 10:22, after the decision");
    const char *stop = strstr(kiosk->shown, "EMERGENCY ANSWER \u00B7 decided 10:20 (MR)");
    assert_non_null(hold);
    assert_non_null(stop);
    assert_true(hold < stop);
    assert_sees(kiosk, "Speak in private before hands-on.");
    assert_false(kiosk_sees(kiosk, "Go to the person now."));
    kiosk_close(kiosk);
}

static void an_arrival_that_was_taken_back_says_it_too(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, STOPPED);
    open_page(kiosk);
    kiosk_play(kiosk,
               "tap wrong\ntap undo\ntap undo\ntype mr\ntap save\nexpect screen staff_today\n"
               "tap visit 0\nexpect screen staff_visit");
    assert_sees(kiosk, "This arrival was taken back: 10:20 (MR)");
    assert_sees(kiosk, "EMERGENCY ANSWER \u00B7 not decided");
    kiosk_close(kiosk);
}

static struct kiosk *open_on(const char *time, bool again)
{
    return kiosk_open((struct kiosk_options){
        .time = time, .configuration = OWN_CONFIGURATION, .keep_database = again});
}

/* Nobody waits any more on a day that is over: a decision is what is missing. */
static void on_an_earlier_day_a_decision_is_asked_for(void **state)
{
    (void)state;
    kiosk_own_list(LIST);
    struct kiosk *kiosk = open_on("2025-11-20T10:20", false);
    kiosk_play(kiosk, STOPPED);
    kiosk_close(kiosk);
    kiosk = open_on("2025-11-22T10:20", true);
    open_page(kiosk);
    assert_sees(kiosk, "I. I., 10:30 \u00B7 20 November 2025");
    assert_sees(kiosk, "EMERGENCY ANSWER \u00B7 not decided");
    assert_sees(kiosk, "Please decide, and sign.");
    assert_false(kiosk_sees(kiosk, "Go to the person now."));
    assert_target(kiosk, "seen", IS_ABSENT);
    kiosk_play(kiosk, "tap wrong\ntap undo");
    assert_sees(kiosk, "stays at the top of the list until somebody decides");
    kiosk_play(kiosk, "tap back\ntap back\n" DECIDE);
    assert_false(kiosk_sees(kiosk, "Please decide"));
    assert_target(kiosk, "decide", IS_ENABLED);
    kiosk_close(kiosk);
}

/* It is on the list of today for seven days, and nobody says more than that. */
static void what_is_older_than_a_week_is_not_said_to_stay_on_top(void **state)
{
    (void)state;
    kiosk_own_list(LIST);
    struct kiosk *kiosk = open_on("2025-11-20T10:20", false);
    kiosk_play(kiosk, STOPPED);
    kiosk_close(kiosk);
    kiosk = open_on("2025-11-28T10:20", true);
    kiosk_staff_open(kiosk);
    assert_false(kiosk_sees(kiosk, "I. I."));
    kiosk_play(kiosk, "tap more\ntap earlier\ntap visit 0\ntap wrong\ntap undo");
    assert_sees(kiosk, "It is marked EMERGENCY ANSWER. Nobody has decided.");
    assert_false(kiosk_sees(kiosk, "stays at the top"));
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_urgent_answer_says_whether_it_is_decided),
        cmocka_unit_test(what_is_said_again_after_the_decision_says_so),
        cmocka_unit_test(another_sign_after_the_decision_stands_first),
        cmocka_unit_test(an_arrival_that_was_taken_back_says_it_too),
        cmocka_unit_test(on_an_earlier_day_a_decision_is_asked_for),
        cmocka_unit_test(what_is_older_than_a_week_is_not_said_to_stay_on_top),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
