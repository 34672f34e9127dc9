/* What a client told at an earlier visit, as the therapist of a later one reads it. */
#include "visit.h"

#include <string.h>

#define LIST                                                                                       \
    OWN_HEADER "2025-11-24T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"                            \
               "2025-12-01T10:30,,Ida Invented,250-555-0142,Ana G.,,\n"

static struct kiosk *open_on(const char *time, bool again)
{
    return kiosk_open((struct kiosk_options){
        .time = time, .configuration = OWN_CONFIGURATION, .keep_database = again});
}

/* On the first day a hold and two things that last, in French; what is decided comes with it. */
static void come_once(const char *decide)
{
    kiosk_own_list(LIST);
    struct kiosk *kiosk = open_on("2025-11-24T10:20", false);
    kiosk_play(kiosk, "tap start\ntap language\ntap check_in\ntype 0142\ntap confirm_yes\n"
                      "until notice\ntap agree\n"
                      "tap option none\ntap continue\n"
                      "tap option leg-weak\ntap continue\nexpect screen hold\ntap continue\n"
                      "tap option none\ntap continue\n"
                      "tap option blood-thinner\ntap continue\n"
                      "tap option allergy\ntap option ill-today\ntap continue");
    kiosk_staff_open(kiosk);
    kiosk_playf(kiosk, "tap visit 0\n%s", decide);
    kiosk_close(kiosk);
}

static void a_later_visit_shows_what_lasts_and_earlier_signs(void **state)
{
    (void)state;
    come_once("tap decide\ntap decision 1\ntap continue\ntype mr\ntap save");
    struct kiosk *kiosk = open_on("2025-12-01T10:20", true);
    kiosk_play(kiosk, TO_QUESTIONS);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    assert_sees(kiosk, "Told at earlier visits");
    assert_sees(kiosk, "Is any of this true for you?");
    assert_sees(kiosk,
                "Blood thinners, a bleeding problem, low platelets or easy bruising "
                "(\u201CAnticoagulants, trouble de saignement, plaquettes basses ou bleus au "
                "moindre choc\u201D) \u2013 told 24 November 2025");
    assert_sees(kiosk, "Allergy to oils, nuts, scents or latex");
    assert_null(strstr(kiosk->shown, "cold or flu today")); /* that was on that day */
    assert_sees(kiosk, "Earlier warning signs");
    assert_sees(kiosk, "HOLD, 24 November 2025");
    assert_sees(kiosk, "Modify the session, 24 November 2025 (MR)");
    assert_null(strstr(kiosk->shown, "Speak in private"));
    kiosk_close(kiosk);
}

static void a_sign_that_nobody_decided_on_says_so(void **state)
{
    (void)state;
    come_once("tap seen");
    struct kiosk *kiosk = open_on("2025-12-01T10:20", true);
    kiosk_play(kiosk, TO_QUESTIONS);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 1\nexpect screen staff_visit");
    assert_sees(kiosk, "HOLD, 24 November 2025");
    assert_sees(kiosk, "not decided");
    kiosk_close(kiosk);
}

/* Decided about, and said again after that on the same day: both are told. */
static void a_sign_that_was_said_again_after_the_decision_tells_both(void **state)
{
    (void)state;
    come_once("tap decide\ntap decision 1\ntap continue\ntype mr\ntap save");
    struct kiosk *kiosk = open_on("2025-11-24T10:25", true);
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue\ntap option leg-weak\n"
                                   "tap continue\nexpect screen hold");
    kiosk_close(kiosk);
    kiosk = open_on("2025-12-01T10:20", true);
    kiosk_play(kiosk, TO_QUESTIONS);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 1\nexpect screen staff_visit");
    assert_sees(kiosk, "HOLD, 24 November 2025");
    assert_sees(kiosk, "Modify the session, 24 November 2025 (MR) \u00B7 not decided: said again "
                       "after that");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_visit_shows_what_lasts_and_earlier_signs),
        cmocka_unit_test(a_sign_that_nobody_decided_on_says_so),
        cmocka_unit_test(a_sign_that_was_said_again_after_the_decision_tells_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
