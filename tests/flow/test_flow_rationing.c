/* Nobody can try out numbers and names, or fill the list of arrivals with people who do not exist;
 * whoever mistypes once or twice notices nothing. */
#include "kiosk.h"

#include "base/arena.h"

#define VISITS "SELECT count(*) FROM arrivals"
/* The touch in between keeps the kiosk from asking whether anybody is there. */
#define WAIT_A_MINUTE "wait 50000\ntap contrast\nwait 10000\n"

static struct kiosk *open_demonstration(void)
{
    return kiosk_open((struct kiosk_options){0});
}

static void check_in_pauses_after_five_failures_and_goes_on(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in");
    for (int i = 0; i < 4; i++) {
        kiosk_play(kiosk, "type 9999\nexpect screen check_in_missing\n"
                          "expect no text \"We can look you up again\"\ntap back");
    }
    kiosk_play(kiosk, "type 9999\nexpect screen check_in_missing\n"
                      "expect text \"We can look you up again in 30 seconds.\"");
    assert_target(kiosk, "back", IS_DISABLED);
    assert_target(kiosk, "use_name", IS_DISABLED);
    assert_target(kiosk, "walk_in", IS_ENABLED); /* arriving is always possible */
    /* the pause also holds for the next visitor */
    kiosk_play(kiosk, "tap finish\nexpect screen attract\ntap start\ntap check_in\n"
                      "expect text \"We can look you up again in 30 seconds.\"");
    for (int digit = 0; digit < 10; digit++) {
        assert_target(kiosk, arena_printf(kiosk->arena, "digit %d", digit), IS_DISABLED);
    }
    assert_target(kiosk, "use_name", IS_DISABLED);
    assert_target(kiosk, "walk_in", IS_ENABLED);
    assert_sees(kiosk, "Tell them I am here");
    kiosk_play(kiosk, "wait 29999\nexpect text \"We can look you up again in 1 seconds.\"");
    assert_target(kiosk, "digit 0", IS_DISABLED);
    kiosk_play(kiosk, "wait 1\nexpect no text \"We can look you up again\"\ntype 0142\n"
                      "expect screen check_in_confirm");
    kiosk_close(kiosk);
}

/* A visitor who says "no" five times is looking for somebody else's visit. */
static void check_in_pauses_after_five_times_no(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in");
    for (int i = 0; i < 4; i++) {
        kiosk_play(kiosk, "type 0142\ntap confirm_no\nexpect no text \"We can look you up again\"");
    }
    kiosk_play(kiosk, "type 0103\ntap confirm_no\n"
                      "expect text \"We can look you up again in 30 seconds.\"");
    kiosk_close(kiosk);
}

static void check_in_starts_counting_failures_anew_after_an_arrival(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    static const char *const digits[] = {"0142", "0103", "0170"};
    for (size_t i = 0; i < COUNT_OF(digits); i++) {
        kiosk_playf(kiosk,
                    "tap start\ntap check_in\ntype 9999\ntap back\ntype 9998\ntap back\n"
                    "expect no text \"We can look you up again\"\n"
                    "type %s\ntap confirm_yes\nuntil notice\ntap decline\nuntil done\ntap done",
                    digits[i]);
    }
    kiosk_close(kiosk);
}

/* The fifth wrong one is typed, and the plug is pulled. */
static void check_in_stays_paused_over_a_restart(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in");
    for (int i = 0; i < 5; i++) {
        kiosk_playf(kiosk, "type 999%d\nexpect screen check_in_missing\n%s", i,
                    i < 4 ? "tap back" : "tap finish");
    }
    kiosk_close(kiosk);
    kiosk = kiosk_open((struct kiosk_options){.keep_database = true});
    kiosk_play(kiosk, "tap start\ntap check_in\n"
                      "expect text \"We can look you up again in 30 seconds.\"\n"
                      "wait 30000\ntype 0142\nexpect screen check_in_confirm");
    kiosk_close(kiosk);
}

/* Somebody who goes on and on is stopped for longer each time, and told so in minutes. */
static void check_in_pauses_for_longer_when_it_goes_on(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in");
    static const char *const pauses[] = {
        "expect text \"We can look you up again in 30 seconds.\"\nwait 30000\ntap back",
        "expect text \"We can look you up again in 60 seconds.\"\n" WAIT_A_MINUTE "tap back",
        "expect text \"We can look you up again in 2 minutes.\"\nwait 50000\ntap contrast\n"
        "wait 9999\nexpect text \"We can look you up again in 2 minutes.\"\n"
        "wait 1\nexpect text \"We can look you up again in 60 seconds.\"\ntap "
        "contrast\n" WAIT_A_MINUTE "expect no text \"We can look you up again\"",
    };
    for (size_t round = 0; round < COUNT_OF(pauses); round++) {
        for (int i = 0; i < 5; i++) {
            kiosk_playf(kiosk, "%stype 9%zu0%d\nexpect screen check_in_missing",
                        i > 0 ? "tap back\n" : "", round, i);
        }
        kiosk_play(kiosk, pauses[round]);
    }
    kiosk_close(kiosk);
}

/* None of these proves that somebody knows a number of theirs. */
static void check_in_goes_on_counting_after_what_proves_nothing(void **state)
{
    (void)state;
    static const char *const between[] = {
        "tap walk_in\ntap option anyone\nuntil notice\ntap decline\nuntil done\ntap done",
        "tap finish",
        /* somebody who has arrived already arrives again */
        "tap back\ntype 0142\ntap confirm_yes\nuntil notice\ntap finish\nuntil attract",
        /* a visit is shown, and nobody says whether it is theirs */
        "tap back\ntype 0103\nexpect screen check_in_confirm\ntap finish",
    };
    for (size_t i = 0; i < COUNT_OF(between); i++) {
        struct kiosk *kiosk = open_demonstration();
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\n"
                          "tap decline\nuntil done\ntap done");
        kiosk_playf(kiosk,
                    "tap start\ntap check_in\ntype 9999\nexpect screen check_in_missing\n%s\n"
                    "tap start\ntap check_in\ntype 9998\ntap back\ntype 9997\ntap back\n"
                    "type 9996",
                    between[i]);
        if (i < 2) {
            kiosk_play(kiosk, "tap back\nexpect no text \"We can look you up again\"\ntype 9995");
        }
        assert_sees(kiosk, "We can look you up again in 30 seconds.");
        kiosk_close(kiosk);
    }
}

static void come_without_a_booking(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\ntap option anyone\n"
                      "until notice\ntap decline\nuntil done\ntap done\nexpect screen attract");
}

static void only_a_few_in_a_row_come_without_a_booking(void **state)
{
    (void)state;
    static const struct {
        bool desk;
        const char *words;
    } cases[] = {{false, "Please tell your therapist that you are here."},
                 {true, "Please tell the front desk that you are here."}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = cases[i].desk ? kiosk_open_with_desk() : open_demonstration();
        for (int n = 0; n < 3; n++) {
            come_without_a_booking(kiosk);
        }
        kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\nexpect screen check_in_missing");
        assert_target(kiosk, "walk_in", IS_ABSENT);
        assert_sees(kiosk, cases[i].words);
        assert_query(kiosk, VISITS, "3");
        /* a visitor with a booking goes on as ever, and others may come without one again */
        kiosk_play(kiosk,
                   "tap back\ntype 0142\ntap confirm_yes\nuntil notice\ntap decline\nuntil done\n"
                   "tap done");
        come_without_a_booking(kiosk);
        assert_query(kiosk, VISITS, "5");
        kiosk_close(kiosk);
    }
}

/* Every frame is checked for words that do not fit. */
static void words_of_both_fit_every_panel(void **state)
{
    (void)state;
    for (int i = 0; i < 16; i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){
            .panel = (enum kiosk_panel)(i / 4),
            .language = i % 2 == 0 ? "en" : "fr",
            .large_text = i % 4 > 1,
        });
        for (int n = 0; n < 3; n++) {
            kiosk_playf(kiosk,
                        "tap start\ntap check_in\ntype 99%d9\ntap walk_in\ntap option 0\n"
                        "until notice\ntap finish\nuntil attract",
                        n);
        }
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 9999");
        assert_sees(kiosk, i % 2 == 0 ? "Please tell your therapist that you are here."
                                      : "Dites à votre thérapeute que vous êtes là.");
        for (int n = 4; n < 15; n++) {
            kiosk_playf(kiosk, "tap back\ntype 88%02d\nexpect screen check_in_missing", n);
            if (n == 4 || n == 9) {
                kiosk_play(kiosk, "wait 50000\ntap contrast\nwait 10000");
            }
        }
        assert_sees(kiosk, i % 2 == 0 ? "in 2 minutes" : "dans 2 min");
        /* they still read what to do, and nothing of a button that is not there */
        assert_sees(kiosk, i % 2 == 0 ? "Please tell your therapist that you are here."
                                      : "Dites à votre thérapeute que vous êtes là.");
        assert_false(kiosk_sees(kiosk, i % 2 == 0 ? "You can still" : "Signalez votre"));
        kiosk_close(kiosk);
    }
}

/* Nobody who comes next is to wait for what a stranger did. */
static void pin_of_the_staff_ends_the_pause(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in");
    for (int n = 0; n < 5; n++) {
        kiosk_playf(kiosk, "type 88%02d\nexpect screen check_in_missing\n%s", n,
                    n < 4 ? "tap back" : "tap finish");
    }
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap staff_close\nexpect screen attract\ntap start\ntap check_in\ntype 0142\n"
                      "expect screen check_in_confirm");
    kiosk_close(kiosk);
}

/* Where nobody has a number, the first page asks for the name: there is a way on without a booking,
 * and while look-ups are paused it is the way for everybody. */
static void page_of_the_name_has_a_way_without_a_booking(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++) {
        kiosk_own_list(OWN_HEADER "2025-11-24 10:30,,Joan Sample,,Mei R.,,\n");
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){
            .configuration = OWN_CONFIGURATION,
            .panel = (enum kiosk_panel)(i / 2),
            .large_text = i % 2 == 1,
        });
        kiosk_play(kiosk, "tap start\ntap check_in\nexpect screen check_in_name\n"
                          "expect text \"No booking\"\ntap walk_in\n"
                          "expect text \"Who have you come to see?\"\ntap back\n"
                          "expect screen check_in_name");
        for (int n = 0; n < 5; n++) {
            if (kiosk_find(kiosk, "key 0") == NULL) {
                kiosk_play(kiosk, "tap continue");
            }
            kiosk_play(kiosk, "type Bob\ntap continue");
            if (kiosk_find(kiosk, "key 0") == NULL) {
                kiosk_play(kiosk, "tap continue");
            }
            kiosk_playf(kiosk, "type B\ntap continue\nexpect screen check_in_missing\n%s",
                        n < 4 ? "tap back" : "tap finish");
        }
        kiosk_play(kiosk, "tap start\ntap check_in\nexpect screen check_in_name\n"
                          "expect text \"You can still tell us that you are here.\"\n"
                          "tap walk_in\ntap option anyone\nuntil notice");
        kiosk_close(kiosk);
    }
}

static void those_without_a_booking_may_come_again_after_ten_minutes(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    for (int n = 0; n < 3; n++) {
        come_without_a_booking(kiosk);
    }
    kiosk_wait(kiosk, 10 * MINUTE_MS);
    come_without_a_booking(kiosk);
    assert_query(kiosk, VISITS, "4");
    kiosk_close(kiosk);
}

static struct kiosk *open_without_a_list(void)
{
    kiosk_own_list(OWN_HEADER);
    return kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
}

/* A clinic whose list is empty knows nobody: there everybody comes without a booking. */
static void more_come_without_a_booking_where_there_is_no_list(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_without_a_list();
    for (int n = 0; n < 10; n++) {
        kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\ntap walk_in\n"
                          "until notice\ntap decline\nuntil done\ntap done\nexpect screen attract");
    }
    kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\nexpect screen check_in_missing");
    assert_target(kiosk, "walk_in", IS_ABSENT);
    kiosk_close(kiosk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_in_pauses_after_five_failures_and_goes_on),
        cmocka_unit_test(check_in_pauses_after_five_times_no),
        cmocka_unit_test(check_in_starts_counting_failures_anew_after_an_arrival),
        cmocka_unit_test(check_in_stays_paused_over_a_restart),
        cmocka_unit_test(check_in_pauses_for_longer_when_it_goes_on),
        cmocka_unit_test(check_in_goes_on_counting_after_what_proves_nothing),
        cmocka_unit_test(only_a_few_in_a_row_come_without_a_booking),
        cmocka_unit_test(pin_of_the_staff_ends_the_pause),
        cmocka_unit_test(page_of_the_name_has_a_way_without_a_booking),
        cmocka_unit_test(words_of_both_fit_every_panel),
        cmocka_unit_test(those_without_a_booking_may_come_again_after_ten_minutes),
        cmocka_unit_test(more_come_without_a_booking_where_there_is_no_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
