/* The therapist says at the kiosk what happens with a client: seen, then a decision with initials.
 */
#include "fault_vfs.h"
#include "visit.h"

#define DECISIONS "SELECT visit_id, decision, initials FROM decisions"
#define CHOOSE    "tap decide\nexpect screen staff_decide\n"

/* Opens the page of a visitor who stopped at an urgent answer. */
static struct kiosk *open_visit(void)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "tap option yes\ntap continue\nexpect screen stop");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    return kiosk;
}

static void seen_is_one_tap(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_visit();
    kiosk_play(kiosk, "tap seen\nexpect text \"Seen at 10:20\"");
    assert_query(kiosk, DECISIONS, "1|seen|");
    assert_query(kiosk, "SELECT substr(seen_at, 12, 5) FROM arrivals", "10:20");
    assert_query(kiosk, "SELECT who, scope FROM audit WHERE command = 'decide'", "kiosk|visit 1");
    kiosk_close(kiosk);
}

static void a_row_alone_decides_nothing(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_visit();
    kiosk_play(kiosk, CHOOSE);
    assert_sees(kiosk, "No decision so far.");
    assert_target(kiosk, "continue", IS_DISABLED);
    kiosk_play(kiosk, "tap decision 0\ntap decision 3");
    assert_query(kiosk, DECISIONS, "");
    kiosk_play(kiosk, "tap continue");
    assert_sees(kiosk, "Referred to a doctor. Type your initials");
    assert_target(kiosk, "save", IS_DISABLED);
    kiosk_play(kiosk, "type mr");
    assert_query(kiosk, DECISIONS, "");
    kiosk_play(kiosk, "tap save\nexpect screen staff_visit");
    assert_query(kiosk, DECISIONS, "1|referred|MR");
    kiosk_close(kiosk);
}

static void what_was_decided_before_is_shown_and_stays(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_visit();
    kiosk_play(kiosk, "tap seen\n" CHOOSE "tap decision 2\ntap continue\ntype mr\ntap save");
    kiosk_wait(kiosk, 5 * SECOND_MS);
    kiosk_play(kiosk, CHOOSE);
    assert_sees(kiosk, "J. S., 10:30");
    assert_sees(kiosk, "So far: Seen, 10:20; Not today, 10:20 (MR).");
    kiosk_play(kiosk, "tap decision 1\ntap continue\ntap save_same\nexpect screen staff_visit");
    /* and are offered after that as well */
    kiosk_play(kiosk, "tap decide\ntap decision 1\ntap continue");
    assert_target(kiosk, "save_same", IS_ENABLED);
    kiosk_play(kiosk, "tap back\ntap back");
    assert_query(kiosk, DECISIONS, "1|seen|\n1|not-today|MR\n1|modify|MR");
    kiosk_close(kiosk);
}

static void initials_are_offered_again_until_the_area_closes(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_visit();
    kiosk_play(kiosk, CHOOSE "tap decision 0\ntap continue\ntype mr\ntap save");
    kiosk_play(kiosk, CHOOSE "tap decision 0\ntap continue");
    assert_sees(kiosk, "Save, signed MR");
    kiosk_play(kiosk, "tap other_initials\ntype ag\ntap save");
    kiosk_play(kiosk, CHOOSE "tap decision 0\ntap continue");
    assert_sees(kiosk, "Save, signed AG");
    kiosk_play(kiosk, "tap staff_close");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\n" CHOOSE "tap decision 0\ntap continue");
    assert_target(kiosk, "save_same", IS_ABSENT);
    assert_target(kiosk, "save", IS_THERE);
    kiosk_close(kiosk);
}

static void initials_in_other_letters(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *kept;
    } cases[] = {{"él", "ÉL"},  {"ət̓", "ƏT̓"}, {"o'n", "O’N"},
                 {"m r", "MR"}, {"7m", "7M"}, {"abcde", "ABCD"}};
    struct kiosk *kiosk = open_visit();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        kiosk_play(kiosk, CHOOSE "tap decision 0\ntap continue");
        if (i > 0) {
            kiosk_play(kiosk, "tap other_initials");
        }
        kiosk_playf(kiosk, "type %s\ntap save\nexpect screen staff_visit", cases[i].typed);
        assert_query(kiosk, "SELECT initials FROM made_decisions ORDER BY id DESC LIMIT 1",
                     cases[i].kept);
    }
    kiosk_close(kiosk);
}

static void going_back_keeps_what_was_chosen_and_decides_nothing(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_visit();
    kiosk_play(kiosk, CHOOSE "tap decision 1\ntap continue\ntype mr\ntap back");
    assert_target(kiosk, "continue", IS_ENABLED);
    kiosk_play(kiosk, "tap back\nexpect screen staff_visit");
    assert_query(kiosk, DECISIONS, "");
    kiosk_close(kiosk);
}

static void a_full_disk_is_told_and_nothing_called_decided(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = open_visit();
    kiosk_play(kiosk, CHOOSE "tap decision 1\ntap continue\ntype mr");
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap save\nexpect screen fault");
    fault_vfs_mend(&disk);
    assert_query(kiosk, DECISIONS, "");
    kiosk_play(kiosk, "tap back\nexpect screen staff_decide\ntap save\nexpect screen staff_visit");
    assert_query(kiosk, DECISIONS, "1|modify|MR");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

static void on_the_smallest_panel_nothing_is_missing(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_SMALL});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0");
    while (kiosk_target(kiosk, "decide", NULL) == NULL) {
        kiosk_play(kiosk, "tap list_next");
    }
    kiosk_play(kiosk, CHOOSE "tap more\ntap decision 2");
    while (kiosk_target(kiosk, "continue", NULL) == NULL) {
        kiosk_play(kiosk, "tap more");
    }
    kiosk_play(kiosk, "tap continue\nexpect text \"Who signs?\"\ntap continue\ntype mr\ntap save");
    assert_query(kiosk, DECISIONS, "1|not-today|MR");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seen_is_one_tap),
        cmocka_unit_test(a_row_alone_decides_nothing),
        cmocka_unit_test(what_was_decided_before_is_shown_and_stays),
        cmocka_unit_test(initials_are_offered_again_until_the_area_closes),
        cmocka_unit_test(initials_in_other_letters),
        cmocka_unit_test(going_back_keeps_what_was_chosen_and_decides_nothing),
        cmocka_unit_test(a_full_disk_is_told_and_nothing_called_decided),
        cmocka_unit_test(on_the_smallest_panel_nothing_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
