/* A therapist runs late: set in the staff area, and told to clients at the end of a check-in. */
#include "fault_vfs.h"
#include "kiosk.h"

#define DELAYS "SELECT therapist, minutes FROM delays"
#define AUDIT  "SELECT who, command, scope FROM audit WHERE command = 'delay'"

/* Their index among the therapists of the demonstration, who are sorted. */
#define MEI     4
#define NOBODY  10
#define FIFTEEN 3 /* index of the minutes */

static void open_list(struct kiosk *kiosk)
{
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap late\nexpect screen staff_late");
}

static void choose(struct kiosk *kiosk, int therapist, int minutes)
{
    while (kiosk_target_at(kiosk, "therapist", therapist) == NULL) {
        kiosk_play(kiosk, "tap list_next");
    }
    kiosk_playf(kiosk, "tap therapist %d", therapist);
    while (kiosk_target_at(kiosk, "minutes", minutes) == NULL) {
        kiosk_play(kiosk, "tap more");
    }
    kiosk_playf(kiosk, "tap minutes %d", minutes);
}

static void set(struct kiosk *kiosk, int therapist, int minutes)
{
    open_list(kiosk);
    choose(kiosk, therapist, minutes);
    while (kiosk_target(kiosk, "save", NULL) == NULL) {
        kiosk_play(kiosk, "tap more"); /* the rest of the minutes */
    }
    kiosk_play(kiosk, "tap save\nexpect screen staff_late\ntap staff_close\n"
                      "expect screen attract");
}

#define JOAN_CHECKS_IN "tap start\ntap check_in\ntype 0142\ntap confirm_yes\n"

static void clients_hear_at_the_end_of_their_check_in(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set(kiosk, MEI, FIFTEEN);
    assert_query(kiosk, DELAYS, "Mei R.|15");
    assert_query(kiosk, AUDIT, "kiosk|delay|Mei R. 15 min");
    kiosk_play(kiosk, JOAN_CHECKS_IN "until notice\ntap decline\nuntil done");
    assert_sees(kiosk, "Mei R. is running about 15 minutes late. Thank you for waiting.");
    kiosk_play(kiosk, "tap done");
    /* the second client is told too */
    kiosk_play(kiosk, JOAN_CHECKS_IN "until notice\ntap decline\nuntil done");
    assert_sees(kiosk, "We had you on the list already.");
    assert_sees(kiosk, "Mei R. is running about 15 minutes late.");
    kiosk_play(kiosk, "tap done");
    /* Lena has another therapist */
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0103\ntap confirm_yes\nuntil notice\ntap "
                      "decline\nuntil done\nexpect no text \"running about\"");
    kiosk_close(kiosk);
}

static void what_was_chosen_is_seen_and_can_be_taken_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    open_list(kiosk);
    assert_false(kiosk_sees(kiosk, "15 min"));
    choose(kiosk, MEI, FIFTEEN);
    assert_sees(kiosk, "How late is Mei R.?");
    kiosk_play(kiosk, "tap back"); /* a tap on the minutes alone does nothing */
    assert_query(kiosk, DELAYS, "");
    choose(kiosk, MEI, FIFTEEN);
    kiosk_play(kiosk, "tap save");
    assert_sees(kiosk, "15 min");
    kiosk_play(kiosk, "tap staff_close");
    set(kiosk, MEI, 0);
    assert_query(kiosk, DELAYS, "");
    kiosk_play(kiosk, JOAN_CHECKS_IN
               "until notice\ntap decline\nuntil done\nexpect no text \"running about\"");
    kiosk_close(kiosk);
}

static void a_client_without_a_therapist_hears_of_the_clinic(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set(kiosk, NOBODY, FIFTEEN);
    assert_query(kiosk, DELAYS, "|15");
    kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\ntap option anyone\nuntil notice\n"
                      "tap decline\nuntil done");
    assert_sees(kiosk, "We are running about 15 minutes late. Thank you for waiting.");
    kiosk_close(kiosk);
}

/* Dora sees two therapists in a row, which does not make a third entry. */
static void each_therapist_is_listed_once(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0155\ntap confirm_yes\nuntil notice\ntap "
                      "decline\nuntil done\ntap done");
    open_list(kiosk);
    while (kiosk_target_at(kiosk, "therapist", NOBODY) == NULL) {
        kiosk_play(kiosk, "tap list_next");
    }
    assert_sees(kiosk, "Nobody named");
    assert_target(kiosk, arena_printf(kiosk->arena, "therapist %d", NOBODY + 1), IS_ABSENT);
    kiosk_close(kiosk);
}

static void list_without_therapists_still_has_a_row(void **state)
{
    (void)state;
    kiosk_own_list(OWN_HEADER "2025-11-24T10:30,,Ida Invented,250-555-0111,,,\n");
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    open_list(kiosk);
    assert_target(kiosk, "therapist 0", IS_THERE);
    assert_target(kiosk, "therapist 1", IS_ABSENT);
    choose(kiosk, 0, FIFTEEN);
    assert_sees(kiosk, "How late are you?");
    kiosk_play(kiosk, "tap save\ntap staff_close\ntap start\ntap check_in\ntype 0111\n"
                      "tap confirm_yes\nuntil notice\ntap decline\nuntil done");
    assert_sees(kiosk, "We are running about 15 minutes late.");
    kiosk_close(kiosk);
}

static void delay_of_today_is_forgotten_tomorrow(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set(kiosk, MEI, FIFTEEN);
    kiosk_wait(kiosk, 24 * 60 * MINUTE_MS);
    open_list(kiosk);
    assert_false(kiosk_sees(kiosk, "15 min"));
    kiosk_close(kiosk);
}

static void delay_that_cannot_be_kept_is_not_called_kept(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    open_list(kiosk);
    choose(kiosk, MEI, FIFTEEN);
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap save\nexpect screen fault");
    assert_query(kiosk, DELAYS, "");
    fault_vfs_mend(&disk);
    kiosk_play(kiosk, "tap back\nexpect screen staff_late");
    assert_sees(kiosk, "How late is Mei R.?");
    kiosk_play(kiosk, "tap save\nexpect screen staff_late");
    assert_query(kiosk, DELAYS, "Mei R.|15");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

static void small_panel_in_french_does_the_same(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open(
        (struct kiosk_options){.panel = PANEL_SMALL, .language = "fr", .large_text = true});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    while (kiosk_target(kiosk, "late", NULL) == NULL) {
        kiosk_play(kiosk, "tap list_next");
    }
    kiosk_play(kiosk, "tap late");
    choose(kiosk, MEI, FIFTEEN);
    while (kiosk_target(kiosk, "save", NULL) == NULL) {
        kiosk_play(kiosk, "tap more");
    }
    kiosk_play(kiosk, "tap save");
    assert_query(kiosk, DELAYS, "Mei R.|15");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clients_hear_at_the_end_of_their_check_in),
        cmocka_unit_test(what_was_chosen_is_seen_and_can_be_taken_back),
        cmocka_unit_test(a_client_without_a_therapist_hears_of_the_clinic),
        cmocka_unit_test(each_therapist_is_listed_once),
        cmocka_unit_test(list_without_therapists_still_has_a_row),
        cmocka_unit_test(delay_of_today_is_forgotten_tomorrow),
        cmocka_unit_test(delay_that_cannot_be_kept_is_not_called_kept),
        cmocka_unit_test(small_panel_in_french_does_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
