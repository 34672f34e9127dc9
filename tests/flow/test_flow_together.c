/* People who come together check in one after the other, and nothing of the first is left. */
#include "kiosk.h"

#include "app/context.h"
#include "base/arena.h"

#define ARRIVED "SELECT client_name, language FROM arrivals ORDER BY visit_id"

/* Ends on the last screen of Joan's check-in, turned to the page that has the button. */
static void check_in_joan(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice");
    while (kiosk_target(kiosk, "decline", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap decline\nuntil done");
    while (kiosk_target(kiosk, "another", NULL) == NULL) {
        kiosk_play(kiosk, "tap more\nexpect screen done");
    }
}

static void somebody_else_checks_in_at_once_on_every_panel(void **state)
{
    (void)state;
    for (int i = 0; i < 16; i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){
            .panel = (enum kiosk_panel)(i / 4),
            .language = i % 2 == 0 ? "en" : "fr",
            .large_text = i % 4 > 1,
        });
        check_in_joan(kiosk);
        kiosk_play(kiosk, "tap another\nexpect screen check_in_phone\ntype 0103\n"
                          "tap confirm_yes\nuntil notice");
        assert_query(kiosk, ARRIVED,
                     i % 2 == 0 ? "Joan Sample|en\nLena Lateman|en"
                                : "Joan Sample|fr\nLena Lateman|fr");
        kiosk_close(kiosk);
    }
}

/* What the first visitor set on the comfort bar suits who came along; all else is gone. */
static void nothing_of_the_first_visitor_is_left(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap language fr");
    const uint64_t ended = app_visits_ended(kiosk->player.app);
    kiosk_play(kiosk,
               "tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap decline\nuntil done");
    kiosk_play(kiosk, "tap another\nexpect screen check_in_phone\n"
                      "expect text \"Quatre derniers chiffres\"");
    const struct session *session = app_session_view(kiosk->player.app);
    assert_int_equal(app_visits_ended(kiosk->player.app), ended + 1);
    assert_int_equal(session->outcome, OUTCOME_NONE);
    assert_null(session->match);
    assert_int_equal(session->matches.count, 0);
    assert_string_equal(session->therapist, "");
    kiosk_forbid(kiosk, "Mei R.");
    kiosk_forbid(kiosk, "10 h 30");
    kiosk_play(kiosk, "tap back\nexpect screen home\nwait 88000\nwait 30000\n"
                      "expect screen attract\ntap start\nexpect text \"What would you like\"");
    kiosk_close(kiosk);
}

/* A family has one phone: who comes early with somebody is asked which visit is theirs. */
static void nobody_of_a_family_hides_another(void **state)
{
    (void)state;
    kiosk_own_list(OWN_HEADER "2025-11-24 10:30,,Joan Sample,250-555-0142,Mei R.,,\n"
                              "2025-11-24 12:00,,Ned Sample,250-555-0142,Mei R.,,\n");
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 0142\nexpect screen check_in_choose\n"
               "tap option 0\ntap confirm_yes\nuntil notice\ntap decline\nuntil done\ntap another\n"
               "type 0142\nexpect screen check_in_choose\ntap option 1\n"
               "expect text \"12:00\"\ntap confirm_yes\nuntil notice");
    assert_query(kiosk, ARRIVED, "Joan Sample|en\nNed Sample|en");
    kiosk_close(kiosk);
}

/* The second strike of a double tap types no digit and goes nowhere. */
static void double_tap_on_somebody_else_is_one(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in_joan(kiosk);
    kiosk_wait(kiosk, SECOND_MS);
    const struct rect box = kiosk_there(kiosk, "another")->box;
    for (int i = 0; i < 2; i++) {
        kiosk_finger(kiosk, INPUT_DOWN, box.x + box.w / 2, box.y + box.h / 2);
        kiosk_finger(kiosk, INPUT_UP, box.x + box.w / 2, box.y + box.h / 2);
    }
    assert_screen(kiosk, "check_in_phone");
    assert_target(kiosk, "delete", IS_DISABLED);
    kiosk_close(kiosk);
}

/* Nobody came along: the screen clears by itself, as ever. */
static void last_screen_clears_without_anybody_else(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in_joan(kiosk);
    kiosk_play(kiosk, "wait 120000\nexpect screen attract");
    kiosk_close(kiosk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(somebody_else_checks_in_at_once_on_every_panel),
        cmocka_unit_test(nothing_of_the_first_visitor_is_left),
        cmocka_unit_test(nobody_of_a_family_hides_another),
        cmocka_unit_test(double_tap_on_somebody_else_is_one),
        cmocka_unit_test(last_screen_clears_without_anybody_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
