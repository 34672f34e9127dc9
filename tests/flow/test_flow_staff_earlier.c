/* The staff look up a day before today; walk-ins are told apart. */
#include "visit.h"

#include <string.h>

#define LIST                                                                                       \
    OWN_HEADER "2025-11-20T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"                            \
               "2025-11-24T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"
#define TO_EARLIER "tap more\ntap earlier\nexpect screen staff_earlier\n"

static struct kiosk *open_on(const char *time, bool again)
{
    return kiosk_open((struct kiosk_options){
        .time = time, .configuration = OWN_CONFIGURATION, .keep_database = again});
}

/* Somebody without a booking, who typed these digits. */
static void walk_in(struct kiosk *kiosk, const char *digits)
{
    kiosk_playf(kiosk,
                "tap start\ntap check_in\ntype %s\nexpect screen check_in_missing\ntap walk_in\n"
                "tap option anyone\nuntil notice\ntap decline\nuntil done\ntap done",
                digits);
}

/* Ida comes on two days; on the first she has a hold, on the second she declines. */
static struct kiosk *two_days(void)
{
    kiosk_own_list(LIST);
    struct kiosk *kiosk = open_on("2025-11-20T10:20", false);
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue\ntap option fever\n"
                                   "tap continue\nexpect screen hold");
    kiosk_close(kiosk);
    kiosk = open_on("2025-11-24T10:20", true);
    kiosk_play(kiosk, TO_NOTICE "tap decline\nuntil done\ntap done");
    kiosk_close(kiosk);
    return open_on("2025-12-08T10:20", true);
}

static void earlier_days_are_turned_one_by_one(void **state)
{
    (void)state;
    struct kiosk *kiosk = two_days();
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, TO_EARLIER);
    assert_sees(kiosk, "Monday, 24 November 2025");
    assert_sees(kiosk, "Mei R. \u00B7 will tell you in person");
    assert_target(kiosk, "day_after", IS_DISABLED);
    kiosk_play(kiosk, "tap day_before");
    assert_sees(kiosk, "Thursday, 20 November 2025");
    assert_sees(kiosk, "HOLD");
    assert_sees(kiosk, "not decided");
    assert_target(kiosk, "day_before", IS_DISABLED);
    kiosk_play(kiosk, "tap day_after");
    assert_sees(kiosk, "Monday, 24 November 2025");
    kiosk_close(kiosk);
}

/* The page of such a visit has its date, and the decision is made there. */
static void a_visit_of_an_earlier_day_can_be_decided_about(void **state)
{
    (void)state;
    struct kiosk *kiosk = two_days();
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, TO_EARLIER "tap day_before\ntap visit 0\nexpect screen staff_visit");
    assert_sees(kiosk, "I. I., 10:30 \u00B7 20 November 2025");
    kiosk_play(kiosk, "tap decide\ntap decision 3\ntap continue\ntype mr\ntap save\ntap back\n"
                      "expect screen staff_earlier");
    assert_sees(kiosk, "Thursday, 20 November 2025"); /* the day that was looked at */
    assert_sees(kiosk, "Referred to a doctor, 10:20 (MR)");
    assert_query(kiosk, "SELECT undecided FROM arrivals WHERE visit_id = 1", "0");
    kiosk_close(kiosk);
}

/* Answers of an earlier day are nobody's of today, and nobody can check in on that day again. */
static void an_arrival_of_an_earlier_day_is_taken_back_on_the_list_of_that_day(void **state)
{
    (void)state;
    struct kiosk *kiosk = two_days();
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk,
               TO_EARLIER "tap day_before\ntap visit 0\ntap wrong\nexpect screen staff_wrong");
    assert_target(kiosk, "move", IS_ABSENT);
    kiosk_play(kiosk, "tap undo\nexpect screen staff_wrong_undo");
    assert_sees(kiosk, "I. I., 10:30 is struck through on the list of 20 November 2025.");
    assert_sees(kiosk, "The answers stay with that arrival.");
    assert_false(kiosk_sees(kiosk, "today"));
    assert_false(kiosk_sees(kiosk, "check in again"));
    assert_false(kiosk_sees(kiosk, "move them first"));
    kiosk_close(kiosk);
}

static void a_kiosk_of_its_first_day_has_no_earlier_one(void **state)
{
    (void)state;
    kiosk_own_list(LIST);
    struct kiosk *kiosk = open_on("2025-11-20T10:20", false);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, TO_EARLIER);
    assert_sees(kiosk, "Nobody checked in on an earlier day.");
    assert_target(kiosk, "day_before", IS_DISABLED);
    kiosk_close(kiosk);
}

static void walk_ins_are_told_apart_by_their_digits_and_when_they_came(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    walk_in(kiosk, "9996");
    kiosk_wait(kiosk, 3 * MINUTE_MS);
    walk_in(kiosk, "9997");
    kiosk_forbid(kiosk, "9996"); /* the waiting room does not see them */
    kiosk_play(kiosk, "touch 10 10");
    kiosk_close(kiosk);
    kiosk = kiosk_open((struct kiosk_options){.keep_database = true});
    kiosk_staff_open(kiosk);
    assert_string_equal(kiosk_there(kiosk, "visit 0")->label, "Walk-in \u2026 9996, 10:20");
    assert_string_equal(kiosk_there(kiosk, "visit 1")->label, "Walk-in \u2026 9997, 10:23");
    kiosk_play(kiosk, "tap visit 1\nexpect screen staff_visit");
    assert_sees(kiosk, "\u2026 9997, no booking, 10:23");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(earlier_days_are_turned_one_by_one),
        cmocka_unit_test(a_visit_of_an_earlier_day_can_be_decided_about),
        cmocka_unit_test(an_arrival_of_an_earlier_day_is_taken_back_on_the_list_of_that_day),
        cmocka_unit_test(a_kiosk_of_its_first_day_has_no_earlier_one),
        cmocka_unit_test(walk_ins_are_told_apart_by_their_digits_and_when_they_came),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
