/* On detours nothing urgent is lost and no visitors are mixed up. */
#include "visit.h"

#define STATUS "SELECT questionnaire_status, attention FROM arrivals"

static struct kiosk *open_review(void)
{
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    kiosk_play(kiosk, "expect screen review");
    return kiosk;
}

static void going_back_to_the_review_never_passes_over_an_emergency(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_review();
    visit_change(kiosk, "emergency");
    kiosk_play(kiosk, "tap option yes\ntap back\nexpect screen stop");
    assert_query(kiosk, STATUS, "not finished|stop");
    kiosk_close(kiosk);
}

static void sending_says_once_what_wants_same_day_advice(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_review();
    visit_change(kiosk, "same-day");
    kiosk_play(kiosk, "tap option fever\ntap back\nexpect screen review\ntap send\n"
                      "expect screen hold\ntap continue\nexpect screen review\ntap send\n"
                      "expect screen done");
    assert_query(kiosk, STATUS, "completed|hold");
    kiosk_close(kiosk);
}

static void sending_leads_back_to_a_required_question_that_was_emptied(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_review();
    visit_change(kiosk, "same-day");
    kiosk_play(kiosk, "tap option none\ntap back\nexpect screen review\ntap send\n"
                      "expect screen question\ntap option none\ntap continue\n"
                      "expect screen review\ntap send\nexpect screen done");
    assert_query(kiosk, "SELECT count(*) FROM answers WHERE link_id = 'same-day'", "1");
    kiosk_close(kiosk);
}

static void an_emergency_left_by_going_back_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *question;
        const char *option;
    } ways[] = {{"emergency", "option yes"}, {"leg", "option_2 both-legs-worse"}};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct kiosk *kiosk = visit_open();
        visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, ways[i].question);
        kiosk_playf(kiosk, "tap %s\ntap back\nexpect screen stop", ways[i].option);
        assert_query(kiosk, STATUS, "not finished|stop");
        kiosk_close(kiosk);
    }
}

/* The visitor says both legs, goes back without continuing, and takes back the place for which legs
 * are asked about. */
static void a_sign_that_is_no_longer_asked_about_stays(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "leg");
    kiosk_play(kiosk, "tap option_2 both-legs\ntap back");
    assert_string_equal(visit_question(kiosk), "where");
    kiosk_play(kiosk, "tap option back-low-left\ntap continue\ntap finish\n"
                      "expect screen attract");
    assert_query(kiosk,
                 "SELECT tier, link_id, withdrawn_at IS NOT NULL FROM flags"
                 " WHERE tier = 'hold'",
                 "hold|leg|1");
    kiosk_close(kiosk);
}

static void declining_after_answers_leaves_them_as_not_finished(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, 2);
    kiosk_play(kiosk, "tap back\ntap back\ntap back\nuntil notice\ntap decline\nuntil done");
    assert_query(kiosk, STATUS, "not finished|");
    /* nothing more is written of answers that were not sent */
    kiosk_play(kiosk, "tap more\nwait 300000\nexpect screen attract");
    assert_query(kiosk, "SELECT count(DISTINCT link_id) FROM answers", "2");
    kiosk_close(kiosk);
}

static void a_walk_in_does_not_get_the_name_of_somebody_before(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype Zoe\ntap continue\ntype Q\n"
                      "tap continue\nexpect screen check_in_missing\ntap back\ntap use_phone\n"
                      "tap back\nexpect screen home\ntap check_in\ntap walk_in\n"
                      "tap option anyone");
    assert_query(kiosk, "SELECT client_name, identity FROM arrivals", "|unverified");
    kiosk_close(kiosk);
}

static void last_screen_stays_after_coming_back_to_it(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap "
                      "decline\nuntil done\n"
                      "tap suggested\nwait 40000\ntap back\nexpect screen done\nwait 5000\n"
                      "expect screen done");
    kiosk_close(kiosk);
}

static void emergency_screen_stays_after_coming_back_to_it(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    kiosk_play(kiosk, "tap option yes\ntap continue\ntap help\nwait 59000\ntap back\n"
                      "expect screen stop\nwait 15000\nexpect screen stop\nwait 10000\n"
                      "expect screen attract");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(going_back_to_the_review_never_passes_over_an_emergency),
        cmocka_unit_test(sending_says_once_what_wants_same_day_advice),
        cmocka_unit_test(sending_leads_back_to_a_required_question_that_was_emptied),
        cmocka_unit_test(an_emergency_left_by_going_back_is_told),
        cmocka_unit_test(a_sign_that_is_no_longer_asked_about_stays),
        cmocka_unit_test(declining_after_answers_leaves_them_as_not_finished),
        cmocka_unit_test(a_walk_in_does_not_get_the_name_of_somebody_before),
        cmocka_unit_test(last_screen_stays_after_coming_back_to_it),
        cmocka_unit_test(emergency_screen_stays_after_coming_back_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
