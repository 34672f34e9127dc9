/* Somebody is told of an urgent answer: the first screen asks the staff to look, and the alarm goes
 * off until somebody has seen it. */
#include "visit.h"

#include "app/staff_work.h"
#include "store/decisions.h"

#define LOOK    "Staff: please look"
#define FEVER   TO_QUESTIONS "tap option none\ntap continue\ntap option fever\ntap continue\n"
#define AT_REST "expect screen attract"

struct calls {
    int emergencies;
    int others;
};

static void count(void *self, bool emergency)
{
    struct calls *calls = self;
    calls->emergencies += emergency ? 1 : 0;
    calls->others += emergency ? 0 : 1;
}

static struct kiosk *open_with_alarm(struct calls *calls)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    *calls = (struct calls){0, 0};
    kiosk->world.alarm = (struct alarm){.sound = count, .self = calls};
    return kiosk;
}

static void assert_calls(const struct calls *calls, int emergencies, int others)
{
    assert_int_equal(calls->emergencies, emergencies);
    assert_int_equal(calls->others, others);
}

static void decide(struct kiosk *kiosk, enum decision decision, const char *initials)
{
    struct err err;
    assert_true(store_decide(kiosk->world.store, (struct visit_id){1}, decision, initials,
                             STAFF_AT_KIOSK, &err));
}

static void first_screen_asks_the_staff_to_look_and_names_nobody(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, AT_REST);
    assert_false(kiosk_sees(kiosk, LOOK));
    kiosk_play(kiosk, FEVER "tap finish\nwait 1\n" AT_REST);
    assert_sees(kiosk, LOOK);
    assert_false(kiosk_sees(kiosk, "J. S."));
    /* the next visitor's own screens say nothing of it */
    kiosk_play(kiosk, "tap start\nexpect no text \"" LOOK "\"\ntap check_in\ntype 0103\n"
                      "expect no text \"" LOOK "\"\ntap finish");
    assert_sees(kiosk, LOOK);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\ntap seen\ntap back\ntap staff_close\nwait 1\n" AT_REST);
    assert_false(kiosk_sees(kiosk, LOOK));
    kiosk_close(kiosk);
}

/* Somebody sees it in another program on the same database. */
static void first_screen_notices_that_it_was_seen_elsewhere(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, FEVER "tap finish\nwait 1\n" AT_REST);
    assert_sees(kiosk, LOOK);
    decide(kiosk, DECISION_SEEN, "");
    kiosk_wait(kiosk, 15 * SECOND_MS);
    assert_false(kiosk_sees(kiosk, LOOK));
    kiosk_close(kiosk);
}

static void alarm_goes_off_at_once_and_every_minute_until_somebody_has_seen_it(void **state)
{
    (void)state;
    struct calls calls;
    struct kiosk *kiosk = open_with_alarm(&calls);
    kiosk_play(kiosk, TO_QUESTIONS);
    assert_calls(&calls, 0, 0);
    kiosk_play(kiosk, "tap option none\ntap continue\ntap option fever\ntap continue\nwait 1");
    assert_calls(&calls, 0, 1); /* while the client still reads what to do */
    kiosk_wait(kiosk, 59 * SECOND_MS);
    assert_calls(&calls, 0, 1);
    kiosk_wait(kiosk, 1 * SECOND_MS);
    assert_calls(&calls, 0, 2);
    kiosk_play(kiosk, "tap more_time\ntap continue\ntap finish\nwait 180000");
    assert_calls(&calls, 0, 5);
    decide(kiosk, DECISION_SEEN, "");
    kiosk_wait(kiosk, 15 * SECOND_MS);
    const int until_then = calls.others;
    kiosk_wait(kiosk, 10 * MINUTE_MS);
    assert_calls(&calls, 0, until_then);
    kiosk_close(kiosk);
}

static void emergency_has_an_alarm_of_its_own(void **state)
{
    (void)state;
    struct calls calls;
    struct kiosk *kiosk = open_with_alarm(&calls);
    kiosk_play(kiosk, TO_QUESTIONS "tap option yes\ntap continue\nexpect screen stop\nwait 1");
    assert_calls(&calls, 1, 0);
    decide(kiosk, DECISION_PROCEED, "MR");
    kiosk_wait(kiosk, 10 * MINUTE_MS);
    assert_calls(&calls, 1, 0);
    kiosk_close(kiosk);
}

/* A second emergency does not wait for the next round of the first. */
static void each_new_emergency_calls_at_once(void **state)
{
    (void)state;
    struct calls calls;
    struct kiosk *kiosk = open_with_alarm(&calls);
    kiosk_play(kiosk, TO_QUESTIONS "tap option yes\ntap continue\ntap done\nwait 1");
    assert_calls(&calls, 1, 0);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0131\ntap confirm_yes\nuntil notice\n"
                      "tap agree\ntap option yes\ntap continue\ntap done\nwait 1");
    assert_calls(&calls, 2, 0);
    kiosk_close(kiosk);
}

/* Midnight and closing time do not silence it. */
static void what_nobody_has_seen_calls_until_somebody_does(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, FEVER "tap finish\n" AT_REST);
    kiosk_close(kiosk);
    static const struct {
        const char *time;
        bool looks;
    } days[] = {
        {"2025-11-25T09:00", true}, {"2025-12-01T09:00", true}, {"2025-12-02T09:00", false}};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        kiosk = kiosk_open((struct kiosk_options){.time = days[i].time, .keep_database = true});
        kiosk_wait(kiosk, 1);
        assert_int_equal(kiosk_sees(kiosk, LOOK), days[i].looks);
        kiosk_close(kiosk);
    }
}

/* Walking away counts as said, and calls too. */
static void alarm_goes_off_for_who_walks_away(void **state)
{
    (void)state;
    struct calls calls;
    struct kiosk *kiosk = open_with_alarm(&calls);
    kiosk_play(kiosk, TO_QUESTIONS "tap option not-sure\nwait 88000\nwait 30000\nwait 1");
    assert_calls(&calls, 1, 0);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_screen_asks_the_staff_to_look_and_names_nobody),
        cmocka_unit_test(first_screen_notices_that_it_was_seen_elsewhere),
        cmocka_unit_test(alarm_goes_off_at_once_and_every_minute_until_somebody_has_seen_it),
        cmocka_unit_test(emergency_has_an_alarm_of_its_own),
        cmocka_unit_test(alarm_goes_off_for_who_walks_away),
        cmocka_unit_test(each_new_emergency_calls_at_once),
        cmocka_unit_test(what_nobody_has_seen_calls_until_somebody_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
