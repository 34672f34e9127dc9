/* Urgent answers: the visitor is told at once, and the therapist sees them before anything else. */
#include "visit.h"

#include "app/staff_work.h"
#include "store/decisions.h"

#define STATUS "SELECT questionnaire_status, attention FROM arrivals"

/* --- emergencies --- */

static void emergency_answers_stop_and_stand_on_top_of_the_list(void **state)
{
    (void)state;
    static const struct {
        const char *question;
        const char *option;
        const char *flag;
    } cases[] = {
        {"emergency", "option yes", "stop|emergency|yes|Yes, at least one"},
        {"emergency", "option not-sure", "stop|emergency|not-sure|Not sure"},
        {"leg", "option_2 both-legs-worse", "stop|leg|E3|Both legs, new or worse"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0103\ntap confirm_yes\nuntil notice\ntap "
                          "decline\nuntil done\n"
                          "tap done\nwait 60000\n" TO_QUESTIONS);
        visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, cases[i].question);
        kiosk_playf(kiosk, "tap %s\nexpect screen question\ntap continue\nexpect screen stop",
                    cases[i].option);
        assert_sees(kiosk, "Please tell someone here now");
        assert_sees(kiosk, "9-1-1");
        assert_sees(kiosk, "Nanaimo Regional General Hospital");
        assert_query(kiosk, "SELECT tier, link_id, code, text FROM flags", cases[i].flag);
        assert_query(kiosk, "SELECT client_name, questionnaire_status, attention FROM arrivals",
                     "Joan Sample|not finished|stop\nLena Lateman|declined|");
        kiosk_play(kiosk, "tap done\nexpect screen attract");
        kiosk_close(kiosk);
    }
}

static void emergency_screen_ends_by_itself_after_60_seconds(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    kiosk_play(kiosk, "tap option yes\ntap continue\nexpect screen stop\n"
                      "wait 59999\nexpect screen stop\nwait 1\nexpect screen attract\n"
                      "tap start\nexpect screen home"); /* the next one can check in */
    assert_query(kiosk, STATUS, "not finished|stop");
    kiosk_close(kiosk);
}

/* The therapist has talked with the client of the first visit. */
static void decide(struct kiosk *kiosk)
{
    struct err err;
    assert_true(store_decide(kiosk->world.store, (struct visit_id){1}, DECISION_PROCEED, "MR",
                             STAFF_AT_KIOSK, &err));
}

static void emergency_stays_flagged_when_answered_otherwise_later(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    kiosk_play(kiosk, "tap option yes\ntap continue\ntap done\n");
    decide(kiosk);
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    assert_query(kiosk, STATUS, "completed|stop");
    kiosk_close(kiosk);
}

static void emergency_chosen_but_left_alone_is_recorded_and_shown(void **state)
{
    (void)state;
    static const char *const left[] = {"", "tap doctor_first\nexpect screen reader\n",
                                       "tap help\nexpect screen help\n"};
    for (size_t i = 0; i < COUNT_OF(left); i++) {
        struct kiosk *kiosk = visit_open();
        kiosk_playf(kiosk, "tap option not-sure\n%s", left[i]);
        assert_query(kiosk, "SELECT count(*) FROM flags", "0");
        kiosk_wait(kiosk, kiosk_patience_ms(kiosk, i == 1 ? 180 : 60));
        kiosk_play(kiosk, "expect screen still_there\nwait 29999\nexpect screen still_there\n"
                          "wait 1\nexpect screen stop");
        assert_query(kiosk, "SELECT tier, code FROM flags", "stop|not-sure");
        kiosk_play(kiosk, "wait 60000\nexpect screen attract");
        assert_query(kiosk, STATUS, "not finished|stop");
        kiosk_close(kiosk);
    }
}

static void emergency_chosen_then_finished_is_recorded_and_shown(void **state)
{
    (void)state;
    static const char *const ways[] = {"tap finish", "tap help\ntap back\ntap finish",
                                       "wait 88000\ntap finish"};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct kiosk *kiosk = visit_open();
        kiosk_playf(kiosk, "tap option yes\n%s\nexpect screen stop", ways[i]);
        assert_query(kiosk, "SELECT tier, code FROM flags", "stop|yes");
        /* once the visitor was told, Finish ends the visit from any screen */
        kiosk_play(kiosk, "tap doctor_first\nexpect screen reader\ntap finish\n"
                          "expect screen attract");
        assert_query(kiosk, STATUS, "not finished|stop");
        kiosk_close(kiosk);
    }
}

static void emergency_words_follow_whether_somebody_is_at_the_desk(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open_with_desk();
    kiosk_play(kiosk, TO_QUESTIONS "tap option yes\ntap continue\n"
                                   "expect text \"Please tell the front desk now\"");
    kiosk_close(kiosk);
}

static void change_to_an_emergency_stops(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_change(kiosk, "emergency");
    kiosk_play(kiosk, "tap option yes\ntap continue\nexpect screen stop");
    assert_query(kiosk, STATUS, "not finished|stop");
    kiosk_close(kiosk);
}

/* --- same-day matters --- */

static void same_day_answers_are_held_once_and_go_on(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, 1);
    kiosk_play(kiosk, "tap option fever\ntap option weight-loss\ntap continue\n"
                      "expect screen hold\nexpect text \"talk to us before any treatment\"\n"
                      "expect text \"8-1-1\"");
    assert_query(kiosk, STATUS, "not finished|hold"); /* saved before anything else is touched */
    kiosk_play(kiosk, "tap continue\nexpect screen question");
    assert_string_equal(visit_question(kiosk), "tell");
    visit_answer_until(kiosk, &first_visit[2], FIRST_VISIT_STEPS - 2, "leg");
    kiosk_play(kiosk, "tap option_2 both-legs\ntap continue\nexpect screen question");
    visit_answer(kiosk, &first_visit[6], FIRST_VISIT_STEPS - 6);
    visit_send(kiosk);
    assert_sees(kiosk, "Please talk to us before any treatment.");
    assert_query(kiosk, STATUS, "completed|hold");
    assert_query(kiosk, "SELECT tier, code FROM flags", "hold|D1\nhold|D2\nhold|E3");
    kiosk_close(kiosk);
}

/* Pain down both legs that is not new waits for a decision too; the visitor reads it at once. */
static void both_legs_are_held_in_both_languages(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *told;
        const char *flag;
    } cases[] = {
        {"en", "talk to us before any treatment", "hold|leg|E3|Both legs, not new"},
        {"fr", "8-1-1", "hold|leg|E3|Les deux, pas nouveau"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = visit_open();
        visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "leg");
        kiosk_playf(kiosk,
                    "lang %s\ntap option_2 both-legs\ntap continue\nexpect screen hold\n"
                    "expect text \"%s\"",
                    cases[i].language, cases[i].told);
        assert_query(kiosk, "SELECT tier, link_id, code, text FROM flags", cases[i].flag);
        assert_query(kiosk, STATUS, "not finished|hold");
        kiosk_play(kiosk, "tap continue\nexpect screen question");
        assert_string_equal(visit_question(kiosk), "pain-week");
        kiosk_close(kiosk);
    }
}

/* Advice that is owed does not take the place of what must not wait. */
static void declining_with_a_hold_tells_of_both(void **state)
{
    (void)state;
    static const char *const ends[] = {"decline", "under_age"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct kiosk *kiosk = visit_open();
        kiosk_playf(kiosk,
                    "tap option none\ntap continue\ntap option fever\ntap back\ntap back\n"
                    "until notice\ntap %s\nexpect screen hold\nuntil signs\n"
                    "expect text \"9-1-1\"\nuntil done",
                    ends[i]);
        kiosk_close(kiosk);
    }
}

/* Also when the visitor finishes on the advice, which comes first. */
static void finishing_on_the_advice_tells_of_both(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    kiosk_play(kiosk, "tap option none\ntap continue\ntap option fever\ntap back\ntap back\n"
                      "until notice\ntap decline\nexpect screen hold\ntap finish\n"
                      "expect screen signs\nuntil attract");
    kiosk_close(kiosk);
}

/* Whoever said that they are under 19 is not asked the next time either, and sees the signs again.
 */
static void who_is_under_age_stays_unasked(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_NOTICE "tap under_age\nuntil done\ntap done\ntap start\ntap check_in\n"
                                "type 0142\ntap confirm_yes\nexpect screen signs\nuntil done\n"
                                "expect text \"Our staff will ask you the questions in person.\"");
    assert_query(kiosk, STATUS, "under-age|");
    kiosk_close(kiosk);
}

/* Whoever finishes before they were asked about emergencies sees what must not wait; whoever was
 * asked has seen it, and for whoever walked away there is nobody to show it to. */
static void who_finishes_unasked_sees_what_must_not_wait(void **state)
{
    (void)state;
    static const struct {
        const char *way;
        bool signs;
    } ways[] = {
        {TO_NOTICE "tap finish", true},
        {TO_QUESTIONS "tap finish", true},
        {TO_QUESTIONS "tap option none\ntap continue\ntap finish", false},
        {TO_NOTICE "wait 88000\nwait 30000", false},
        {TO_NOTICE "wait 88000\ntap finish", false},
        {"tap start\ntap check_in\ntype 0142\ntap finish", false},
    };
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_playf(kiosk, "%s\nexpect screen %s", ways[i].way,
                    ways[i].signs ? "signs\nexpect text \"9-1-1\"\nuntil attract" : "attract");
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(emergency_answers_stop_and_stand_on_top_of_the_list),
        cmocka_unit_test(emergency_screen_ends_by_itself_after_60_seconds),
        cmocka_unit_test(emergency_stays_flagged_when_answered_otherwise_later),
        cmocka_unit_test(emergency_chosen_but_left_alone_is_recorded_and_shown),
        cmocka_unit_test(emergency_chosen_then_finished_is_recorded_and_shown),
        cmocka_unit_test(emergency_words_follow_whether_somebody_is_at_the_desk),
        cmocka_unit_test(change_to_an_emergency_stops),
        cmocka_unit_test(same_day_answers_are_held_once_and_go_on),
        cmocka_unit_test(both_legs_are_held_in_both_languages),
        cmocka_unit_test(declining_with_a_hold_tells_of_both),
        cmocka_unit_test(finishing_on_the_advice_tells_of_both),
        cmocka_unit_test(who_is_under_age_stays_unasked),
        cmocka_unit_test(who_finishes_unasked_sees_what_must_not_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
