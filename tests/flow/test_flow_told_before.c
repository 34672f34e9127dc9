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
                      "tap option blood-thinner\ntap option allergy\ntap option ill-today\n"
                      "tap continue");
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
    assert_sees(kiosk, "Your health: any of these?");
    assert_sees(kiosk, "Blood thinners, low platelets, bleed or bruise easily "
                       "(\u201CAnticoagulants, plaquettes basses, saignements, bleus\u201D) "
                       "\u2013 told 24 November 2025");
    assert_sees(kiosk, "Allergy to oils, nuts, scents or latex");
    assert_false(kiosk_sees(kiosk, "cold or flu today")); /* that was on that day */
    assert_sees(kiosk, "Earlier warning signs HOLD, 24 November 2025");
    assert_sees(kiosk, "Modify the session, 24 November 2025 (MR)");
    assert_false(kiosk_sees(kiosk, "Speak in private"));
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

static bool begins_with(const char *text, const char *begin)
{
    return strncmp(text, begin, strlen(begin)) == 0;
}

static bool ends_with(const char *text, const char *end)
{
    return strlen(text) >= strlen(end) && strcmp(text + strlen(text) - strlen(end), end) == 0;
}

/* Fails unless each page of the visit begins with what its lines belong to, and no heading or
 * question stands at the end of one without an answer. */
static void assert_pages_hold_together(struct kiosk *kiosk)
{
    static const char *const beginnings[] = {
        "HOLD \u00B7 not decided",
        "Told at earlier visits",
        "Earlier warning signs",
        "\u2026 Your health",
        "\u2026  Your health",
        "\u2026 HOLD, 24",
        "\u2026  HOLD, 24",
        "Other answers",
        "Not answered",
        "Reported by the client",
        "HOLD, 24 November 2025 \u00B7 not decided",
        "Ana G. \u00B7 Visit 2",
        "Wrong person",
        "Decide",
    };
    static const char *const leading[] = {
        "Told at earlier visits",
        "Earlier warning signs",
        "Your health: any of these?",
        "HOLD, 24 November 2025",
        "HOLD, 24 November 2025 \u00B7 not decided",
        "Other answers",
        "Not answered",
    };
    for (int page = 0;; page++) {
        const char *title = strstr(kiosk->shown, "I. I., 10:30");
        assert_non_null(title);
        const char *text = title + strlen("I. I., 10:30 ");
        while (text[0] == ' ') {
            text++;
        }
        bool good = false;
        for (size_t i = 0; i < COUNT_OF(beginnings); i++) {
            good = good || begins_with(text, beginnings[i]);
        }
        for (size_t i = 0; i < COUNT_OF(leading); i++) {
            good = good && !ends_with(text, leading[i]);
        }
        if (!good) {
            fail_msg("page %d: %s", page + 1, text);
        }
        const struct target *next = kiosk_target(kiosk, "list_next", NULL);
        if (next == NULL || !next->enabled) {
            assert_true(page > 2);
            return;
        }
        kiosk_play(kiosk, "tap list_next");
    }
}

static void pages_of_a_low_panel_say_what_they_are_about(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_SMALL, PANEL_LOW};
    come_once("tap seen");
    struct kiosk *kiosk = open_on("2025-12-01T10:20", true);
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue\ntap option leg-weak\n"
                                   "tap option fever\ntap continue\nexpect screen hold");
    kiosk_close(kiosk);
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        kiosk = kiosk_open((struct kiosk_options){.time = "2025-12-01T10:21",
                                                  .configuration = OWN_CONFIGURATION,
                                                  .panel = panels[i],
                                                  .keep_database = true});
        kiosk_staff_open(kiosk);
        while (kiosk_target_at(kiosk, "visit", 1) == NULL) {
            kiosk_play(kiosk, "tap list_next");
        }
        kiosk_play(kiosk, "tap visit 1\nexpect screen staff_visit");
        assert_pages_hold_together(kiosk);
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_visit_shows_what_lasts_and_earlier_signs),
        cmocka_unit_test(a_sign_that_nobody_decided_on_says_so),
        cmocka_unit_test(a_sign_that_was_said_again_after_the_decision_tells_both),
        cmocka_unit_test(pages_of_a_low_panel_say_what_they_are_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
