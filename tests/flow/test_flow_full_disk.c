/* With a full disk nothing is lost, the kiosk never says "saved" when it was not, and whoever said
 * what is urgent is told so all the same. */
#include "fault_vfs.h"
#include "visit.h"

#include <string.h>

#define STATUS  "SELECT questionnaire_status, attention FROM arrivals"
#define NONE    "tap option none\ntap continue\n"
#define TO_TELL TO_QUESTIONS NONE NONE

/* Every tap that must save something: the way to it, the tap, and what shows that it was saved. */
static const struct {
    const char *way;
    const char *tap;
    const char *screen;   /* the screen of the tap */
    const char *next;     /* the screen after it was saved */
    const char *evidence; /* a query whose rows show that it was saved */
    const char *before;
    const char *after;
} saves[] = {
    {"tap check_in\ntype 0142", "tap confirm_yes", "check_in_confirm", "notice",
     "SELECT count(*) FROM arrivals", "0", "1"},
    {"tap check_in\ntap walk_in", "tap option anyone", "check_in_missing", "notice",
     "SELECT count(*) FROM arrivals", "0", "1"},
    {"tap check_in\ntype 0142\ntap confirm_yes", "tap decline", "notice", "signs", STATUS, "none|",
     "declined|"},
    {"tap check_in\ntype 0142\ntap confirm_yes", "tap under_age", "notice", "signs", STATUS,
     "none|", "under-age|"},
    {"tap check_in\ntype 0142\ntap confirm_yes", "tap agree", "notice", "question", STATUS, "none|",
     "not finished|"},
    {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\ntap option none",
     "tap continue", "question", "question", "SELECT count(*) FROM answers", "0", "1"},
    {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree", "tap rather_tell",
     "question", "signs", "SELECT count(*) FROM answers", "0", "1"},
    {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap decline\nuntil done\ntap "
     "more\ntap page 3",
     "tap star", "reader", "reader", "SELECT count(*) FROM stars", "0", "1"},
};

static void nothing_is_called_saved_that_is_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(saves); i++) {
        static struct fault_vfs disk;
        fault_vfs_install(&disk);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_playf(kiosk, "tap start\n%s\nexpect screen %s", saves[i].way, saves[i].screen);
        const char *before = kiosk->shown;
        fault_vfs_fill_up(&disk);
        kiosk_playf(kiosk, "%s\nexpect screen fault", saves[i].tap);
        assert_sees(kiosk, "We could not save that");
        assert_sees(kiosk, "What you entered is still here.");
        assert_false(kiosk_sees(kiosk, "checked in"));
        assert_query(kiosk, saves[i].evidence, saves[i].before);
        /* once more, and the disk is still full */
        kiosk_playf(kiosk, "tap back\nexpect screen %s\n%s\nexpect screen fault", saves[i].screen,
                    saves[i].tap);
        /* the warning is there too, and leads back here */
        kiosk_play(kiosk, "tap doctor_first\nexpect screen reader\ntap back\nexpect screen fault");
        fault_vfs_mend(&disk);
        kiosk_playf(kiosk, "tap back\nexpect screen %s", saves[i].screen);
        if (strcmp(saves[i].tap, "tap rather_tell") != 0) { /* the answer stays chosen */
            assert_string_equal(kiosk->shown, before);
        }
        kiosk_playf(kiosk, "%s\nexpect screen %s", saves[i].tap, saves[i].next);
        assert_query(kiosk, saves[i].evidence, saves[i].after);
        kiosk_close(kiosk);
        fault_vfs_remove(&disk);
    }
}

static void answers_survive_a_disk_that_is_full_when_they_are_sent(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    while (kiosk_target(kiosk, "send", NULL) == NULL) {
        kiosk_play(kiosk, "tap next");
    }
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap send\nexpect screen fault\nexpect no text \"are saved\"");
    assert_query(kiosk, STATUS, "not finished|");
    assert_query(kiosk, "SELECT count(*) FROM answers", "12");
    fault_vfs_mend(&disk);
    kiosk_play(kiosk, "tap back\nexpect screen review");
    visit_send(kiosk);
    assert_query(kiosk, STATUS, "completed|");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

/* Each write of a visit fails once, in turn; trying again always leads to the same result. */
static void any_single_failed_write_is_made_good_by_trying_again(void **state)
{
    (void)state;
    static const char *const taps[] = {
        "tap confirm_yes", "tap agree",    "tap rather_tell",
        "tap rather_tell", "tap continue", "tap rather_tell",
    };
    bool failed = true;
    int faults = 0;
    for (int write = 1; failed; write++) {
        static struct fault_vfs disk;
        fault_vfs_install(&disk);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142");
        fault_vfs_arm(&disk, write, SQLITE_FULL, false);
        for (size_t i = 0; i < COUNT_OF(taps); i++) {
            if (strcmp(taps[i], "tap continue") == 0) {
                kiosk_play(kiosk, "tap option none");
            }
            if (strcmp(app_screen_name(kiosk->player.app), "signs") == 0) {
                kiosk_play(kiosk, "until question");
            }
            kiosk_play(kiosk, taps[i]);
            if (strcmp(app_screen_name(kiosk->player.app), "fault") == 0) {
                kiosk_playf(kiosk, "tap back\n%s", taps[i]);
                faults++;
            }
        }
        failed = disk.fired;
        assert_query(kiosk, "SELECT client_name, questionnaire_status, attention FROM arrivals",
                     "Joan Sample|not finished|ask");
        assert_query(kiosk, "SELECT group_concat(code) FROM answers",
                     "asked-declined,asked-declined,none,asked-declined");
        kiosk_close(kiosk);
        fault_vfs_remove(&disk);
        assert_true(write < 400);
    }
    assert_true(faults > 7); /* each of the saves failed once */
}

static void emergency_message_comes_even_if_the_disk_is_full(void **state)
{
    (void)state;
    static const char *const ways[] = {"tap continue", "wait 88000\nwait 30000"};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        static struct fault_vfs disk;
        fault_vfs_install(&disk);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_play(kiosk, TO_QUESTIONS "tap option yes");
        fault_vfs_fill_up(&disk);
        kiosk_playf(kiosk, "%s\nexpect screen stop", ways[i]);
        assert_sees(kiosk, "Please tell someone here now");
        assert_sees(kiosk, "We could not save your answer");
        assert_false(kiosk_sees(kiosk, "is at the top of"));
        assert_query(kiosk, "SELECT count(*) FROM flags", "0");
        fault_vfs_mend(&disk); /* it is tried once more when the screen ends */
        kiosk_play(kiosk, i == 0 ? "tap done\nexpect screen attract"
                                 : "wait 60000\nexpect screen attract");
        assert_query(kiosk, STATUS, "not finished|stop");
        kiosk_close(kiosk);
        fault_vfs_remove(&disk);
    }
}

static void advice_comes_even_if_the_disk_is_full(void **state)
{
    (void)state;
    static const char *const ways[] = {"tap continue", "tap finish", "wait 88000\nwait 30000"};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        static struct fault_vfs disk;
        fault_vfs_install(&disk);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue\ntap option fever");
        fault_vfs_fill_up(&disk);
        kiosk_playf(kiosk, "%s\nexpect screen hold", ways[i]);
        assert_sees(kiosk, "We could not save your answer");
        assert_query(kiosk, "SELECT count(*) FROM flags", "0");
        fault_vfs_mend(&disk); /* it is tried once more when the screen ends */
        kiosk_playf(kiosk, "until %s", i == 0 ? "question" : "attract");
        assert_query(kiosk, STATUS, "not finished|hold");
        kiosk_close(kiosk);
        fault_vfs_remove(&disk);
    }
}

/* The kiosk knows that somebody needs help, and has nothing to read it from again. */
static void staff_are_called_for_what_could_not_be_saved(void **state)
{
    (void)state;
    static const char *const ways[] = {TO_QUESTIONS "tap option yes",
                                       TO_QUESTIONS NONE "tap option fever"};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        static struct fault_vfs disk;
        fault_vfs_install(&disk);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_play(kiosk, ways[i]);
        fault_vfs_fill_up(&disk);
        kiosk_wait(kiosk, 6 * MINUTE_MS);
        assert_screen(kiosk, "attract");
        assert_sees(kiosk, "Staff: please look");
        fault_vfs_mend(&disk);
        kiosk_play(kiosk, "wait 20000");
        assert_sees(kiosk, "Staff: please look");
        kiosk_staff_open(kiosk);
        assert_sees(kiosk, "A warning sign could not be saved");
        kiosk_play(kiosk, "tap staff_close\nwait 20000\nexpect screen attract");
        assert_false(kiosk_sees(kiosk, "Staff: please look"));
        kiosk_close(kiosk);
        fault_vfs_remove(&disk);
    }
}

/* Whoever declines, or would rather tell, and gives up on the fault, sees what must not wait. */
static void signs_come_even_if_the_disk_is_full(void **state)
{
    (void)state;
    static const struct {
        const char *way;
        const char *tap;
    } ways[] = {{TO_NOTICE, "decline"}, {TO_NOTICE, "under_age"}, {TO_QUESTIONS, "rather_tell"}};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        static struct fault_vfs disk;
        fault_vfs_install(&disk);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_play(kiosk, ways[i].way);
        fault_vfs_fill_up(&disk);
        kiosk_playf(kiosk,
                    "tap %s\nexpect screen fault\ntap finish\nexpect screen signs\n"
                    "until attract",
                    ways[i].tap);
        kiosk_close(kiosk);
        fault_vfs_remove(&disk);
    }
}

/* Whoever finishes is told of an answer that could not be saved; for whoever walked away there is
 * nobody to tell. */
static void who_finishes_is_told_of_what_could_not_be_saved(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    for (int again = 0; again < 2; again++) {
        kiosk_play(kiosk, TO_TELL "tap option blood-thinner");
        fault_vfs_fill_up(&disk);
        kiosk_play(kiosk, "tap finish\nexpect screen fault");
        assert_sees(kiosk, "We could not save that");
        if (again == 0) {
            kiosk_play(kiosk, "tap finish\nexpect screen attract");
            assert_query(kiosk, "SELECT count(*) FROM flags", "0");
            fault_vfs_mend(&disk);
        }
    }
    fault_vfs_mend(&disk);
    kiosk_play(kiosk, "tap back\nexpect screen question\ntap finish\nexpect screen attract");
    assert_query(kiosk, "SELECT count(*) FROM flags", "1");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

static void look_up_and_reading_go_on_with_a_full_disk(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap start\ntap read\ntap page 2\nexpect screen reader\ntap check_in\n"
                      "type 9999\nexpect screen check_in_missing\ntap back\ntype 0142\n"
                      "expect screen check_in_confirm\ntap confirm_yes\nexpect screen fault\n"
                      "wait 88000\nwait 30000\nexpect screen attract");
    fault_vfs_mend(&disk);
    assert_query(kiosk, "SELECT count(*) FROM arrivals", "0");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

/* A disk that somebody filled gives nobody more tries. */
static void look_ups_are_rationed_with_a_full_disk(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap start\ntap check_in");
    for (int i = 0; i < 5; i++) {
        kiosk_playf(kiosk, "%stype 999%d\nexpect screen check_in_missing",
                    i > 0 ? "tap back\n" : "", i);
    }
    assert_sees(kiosk, "We can look you up again in 30 seconds.");
    fault_vfs_mend(&disk);
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_called_saved_that_is_not),
        cmocka_unit_test(answers_survive_a_disk_that_is_full_when_they_are_sent),
        cmocka_unit_test(any_single_failed_write_is_made_good_by_trying_again),
        cmocka_unit_test(emergency_message_comes_even_if_the_disk_is_full),
        cmocka_unit_test(advice_comes_even_if_the_disk_is_full),
        cmocka_unit_test(staff_are_called_for_what_could_not_be_saved),
        cmocka_unit_test(signs_come_even_if_the_disk_is_full),
        cmocka_unit_test(who_finishes_is_told_of_what_could_not_be_saved),
        cmocka_unit_test(look_up_and_reading_go_on_with_a_full_disk),
        cmocka_unit_test(look_ups_are_rationed_with_a_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
