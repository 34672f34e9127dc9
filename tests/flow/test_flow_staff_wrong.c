/* Somebody checked in or answered as another person: the staff correct it at the kiosk, and the
 * history is kept. */
#include "fault_vfs.h"
#include "store/usage.h"
#include "visit.h"

#include <string.h>

#define ARRIVALS                                                                                   \
    "SELECT visit_id, initials, arrival_kind, identity, attention, questionnaire_status,"          \
    " substr(arrived_at, 12, 5) FROM arrivals ORDER BY visit_id"
#define UNDONE    "SELECT id FROM visits WHERE undone_at IS NOT NULL"
#define LAST_NOTE "SELECT who, command, scope FROM audit ORDER BY id DESC LIMIT 1"
#define SIGN      "\ntype MR\ntap save\n"
#define MOVE      "tap visit 0\ntap wrong\ntap move\nexpect screen staff_wrong_move\n"

/* A kiosk where somebody checked in as Joan Sample (J. S., 10:30), gave an answer that needs care,
 * and put a star on a page. */
static struct kiosk *open_mistake(void)
{
    struct err err;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue\ntap option fever\ntap continue\n"
                                   "expect screen hold");
    assert_true(store_set_star(kiosk->world.store, (struct visit_id){1}, "gentle", "Be gentle",
                               true, &err));
    return kiosk;
}

static void check_in(struct kiosk *kiosk, const char *digits)
{
    kiosk_playf(kiosk, "tap start\ntap check_in\ntype %s\ntap confirm_yes\nuntil notice", digits);
    kiosk_play(kiosk, "tap decline\nuntil done\ntap done\nexpect screen attract");
}

/* The row of the list that begins with these words, turning its pages; -1 if there is none. */
static int find_person(struct kiosk *kiosk, const char *lead)
{
    for (;;) {
        const struct ui_frame *frame = kiosk->player.frame;
        for (size_t i = 0; i < frame->target_count; i++) {
            const struct target *target = &frame->targets[i];
            if (strcmp(target->name, "person_of_today") == 0 &&
                strncmp(target->label, lead, strlen(lead)) == 0) {
                return target->index;
            }
        }
        const struct target *next = kiosk_target(kiosk, "list_next", NULL);
        if (next == NULL || !next->enabled) {
            return -1;
        }
        kiosk_play(kiosk, "tap list_next");
    }
}

static void pick(struct kiosk *kiosk, const char *lead)
{
    const int row = find_person(kiosk, lead);
    assert_true(row >= 0);
    kiosk_playf(kiosk, "tap person_of_today %d", row);
}

static void an_arrival_taken_back_can_be_made_again(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in(kiosk, "0142");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\ntap wrong\nexpect screen staff_wrong");
    assert_target(kiosk, "move", IS_ABSENT); /* there are no answers */
    kiosk_play(kiosk, "tap undo\nexpect screen staff_wrong_undo");
    assert_sees(kiosk,
                "J. S., 10:30 is struck through on the list of today, and can check in again.");
    assert_query(kiosk, UNDONE, "");
    kiosk_play(kiosk, "tap undo\nexpect text \"Who signs?\"");
    assert_target(kiosk, "save", IS_DISABLED);
    assert_query(kiosk, UNDONE, "");
    kiosk_play(kiosk, "type MR\ntap save\nexpect screen staff_today");
    assert_query(kiosk, ARRIVALS, "");
    assert_query(kiosk, UNDONE, "1");
    assert_query(kiosk, "SELECT undone_by FROM visits", "MR");
    assert_query(kiosk, LAST_NOTE, "kiosk|undo|visit 1");
    assert_sees(kiosk, "taken back 10:20 (MR)");
    assert_sees(kiosk, "Waiting: 0. Seen: 0.");
    kiosk_play(kiosk, "tap staff_close\nexpect screen attract");
    check_in(kiosk, "0142");
    assert_query(kiosk, ARRIVALS, "2|J. S.|on-time|phone||declined|10:20");
    kiosk_close(kiosk);
}

static void answers_go_to_somebody_who_was_not_here_yet(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_mistake();
    kiosk_wait(kiosk, 2 * MINUTE_MS); /* the arrival stays at 10:20 */
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, MOVE);
    pick(kiosk, "10:45  M. S.");
    assert_sees(kiosk, "Move the answers of J. S., 10:30 to M. S., 10:45?");
    assert_sees(kiosk, "M. S., 10:45 counts as here since 10:20.");
    assert_target(kiosk, "move", IS_DISABLED);
    kiosk_play(kiosk, "tap arrival 0");
    assert_query(kiosk, "SELECT count(*) FROM visits", "1");
    kiosk_play(kiosk, "tap move" SIGN "expect screen staff_today");
    assert_query(kiosk, ARRIVALS, "2|M. S.|on-time|name|hold|not finished|10:20");
    assert_query(kiosk, "SELECT DISTINCT visit_id, tier FROM flags", "2|hold");
    assert_query(kiosk, "SELECT DISTINCT visit_id FROM answers", "2");
    assert_query(kiosk, "SELECT visit_id, page_id FROM stars", "2|gentle");
    assert_query(kiosk, UNDONE, "1");
    assert_query(kiosk, "SELECT DISTINCT from_visit_id, to_visit_id FROM moved_responses", "1|2");
    assert_query(kiosk, "SELECT DISTINCT moved_by FROM moved_responses", "MR");
    assert_query(kiosk, LAST_NOTE, "kiosk|move-answers|visit 1 to visit 2, undone");
    kiosk_play(kiosk, "tap visit 0");
    assert_sees(kiosk, "10:22 (MR): answers moved here from J. S., 10:30");
    kiosk_play(kiosk, "tap back\ntap visit 1");
    assert_sees(kiosk, "This arrival was taken back: 10:22 (MR)");
    assert_sees(kiosk, "10:22 (MR): answers moved to M. S., 10:45");
    kiosk_play(kiosk, "tap back");
    /* Joan Sample herself comes */
    kiosk_play(kiosk, "tap staff_close\nexpect screen attract");
    check_in(kiosk, "0142");
    assert_query(kiosk, "SELECT visit_id, initials, attention FROM arrivals ORDER BY visit_id",
                 "2|M. S.|hold\n3|J. S.|");
    kiosk_close(kiosk);
}

static void answers_alone_go_to_somebody_who_is_here(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_mistake();
    kiosk_wait(kiosk, 2 * MINUTE_MS);
    check_in(kiosk, "0131");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, MOVE);
    pick(kiosk, "10:55  Z. É.");
    assert_sees(kiosk, "Flags and stars go with them.");
    kiosk_play(kiosk, "tap arrival 1\ntap move" SIGN "expect screen staff_today");
    assert_query(kiosk, ARRIVALS,
                 "1|J. S.|on-time|phone||none|10:20\n"
                 "2|Z. É.|on-time|phone|hold|not finished|10:22");
    assert_query(kiosk, UNDONE, "");
    assert_query(kiosk, LAST_NOTE, "kiosk|move-answers|visit 1 to visit 2");
    /* Joan Sample was not asked the questions yet */
    kiosk_play(kiosk, "tap staff_close\ntap start\ntap check_in\ntype 0142\ntap confirm_yes\n"
                      "until notice");
    kiosk_close(kiosk);
}

static void only_those_without_answers_are_offered(void **state)
{
    (void)state;
    static const char *const others[] = {"10:30  J. S.",  /* the person they belong to now */
                                         "10:40  C. C.",  /* cancelled */
                                         "10:55  Z. É."}; /* has answers */
    struct kiosk *kiosk = open_mistake();
    kiosk_wait(kiosk, 2 * MINUTE_MS);
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 0131\ntap confirm_yes\nuntil notice\ntap agree\n"
               "tap option none\ntap continue");
    kiosk_wait(kiosk, 2 * MINUTE_MS);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, MOVE);
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        assert_int_equal(find_person(kiosk, others[i]), -1);
        kiosk_play(kiosk, "tap back\ntap move");
    }
    assert_true(find_person(kiosk, "12:50  E. E.") >= 0); /* the last of the day */
    kiosk_close(kiosk);
}

static void two_appointments_in_a_row_are_one_arrival(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_mistake();
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, MOVE);
    pick(kiosk, "10:35  D. D.");
    kiosk_play(kiosk, "tap arrival 1\ntap move" SIGN);
    assert_query(kiosk, "SELECT count(*) FROM visit_appointments WHERE visit_id = 2", "2");
    kiosk_close(kiosk);
}

static void whoever_is_in_front_of_the_kiosk_is_not_left_in_another_visit(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_mistake();
    kiosk_staff_open(kiosk); /* the staff area opens over the visitor's page */
    kiosk_play(kiosk, MOVE);
    pick(kiosk, "10:45  M. S.");
    kiosk_play(kiosk, "tap arrival 1\ntap move" SIGN "tap staff_close\nexpect screen attract");
    kiosk_close(kiosk);
}

/* The staff give the answers of somebody else to the visitor in front of the kiosk. The notice
 * on the screen would then ask this visitor for answers that are there by now. */
static void whoever_got_answers_is_not_left_with_what_was_said_before(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_mistake();
    kiosk_wait(kiosk, 2 * MINUTE_MS);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0131\ntap confirm_yes\n"
                      "until notice");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, MOVE);
    pick(kiosk, "10:55  Z. É.");
    kiosk_play(kiosk, "tap arrival 1\ntap move" SIGN "tap staff_close\nexpect screen attract");
    assert_query(kiosk, "SELECT DISTINCT visit_id FROM answers", "2");
    kiosk_close(kiosk);
}

static void going_back_changes_nothing(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_mistake();
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, MOVE);
    pick(kiosk, "10:45  M. S.");
    kiosk_play(kiosk, "tap arrival 0\ntap back\nexpect screen staff_wrong_move\n"
                      "tap back\ntap undo\ntap back\ntap back\nexpect screen staff_visit");
    assert_query(kiosk, ARRIVALS, "1|J. S.|on-time|phone|hold|not finished|10:20");
    assert_query(kiosk, "SELECT count(*) FROM audit WHERE command IN ('undo', 'move-answers')",
                 "0");
    kiosk_close(kiosk);
}

static void on_a_full_disk_nothing_is_called_done(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = open_mistake();
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\ntap wrong\ntap undo\ntap undo\ntype MR");
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap save\nexpect screen fault");
    fault_vfs_mend(&disk);
    kiosk_play(kiosk, "tap back\ntap back\ntap back\ntap move");
    pick(kiosk, "10:45  M. S.");
    kiosk_play(kiosk, "tap arrival 0\ntap move\ntype MR");
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap save\nexpect screen fault");
    fault_vfs_mend(&disk);
    assert_query(kiosk, ARRIVALS, "1|J. S.|on-time|phone|hold|not finished|10:20");
    kiosk_play(kiosk, "tap back\nexpect screen staff_wrong_move");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

/* A kiosk where somebody gave an emergency answer as Joan Sample, and the staff are at the list. */
static struct kiosk *open_emergency(const char *language)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = language});
    kiosk_play(kiosk, TO_QUESTIONS "tap option yes\ntap continue\nexpect screen stop\ntap done");
    kiosk_staff_open(kiosk);
    return kiosk;
}

#define UNDO_FIRST "tap visit 0\ntap wrong\ntap undo\n"

static void taking_an_emergency_back_names_it_and_keeps_it_on_top(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_emergency(NULL);
    kiosk_play(kiosk, UNDO_FIRST);
    assert_sees(kiosk, "It is marked EMERGENCY ANSWER, and stays at the top of the list until "
                       "somebody decides.");
    kiosk_play(kiosk, "tap undo" SIGN "expect screen staff_today");
    assert_sees(kiosk, "taken back 10:20 (MR), not decided");
    assert_sees(kiosk, "EMERGENCY ANSWER");
    assert_sees(kiosk, "Waiting: 0. Seen: 0.");
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    assert_sees(kiosk, "This arrival was taken back: 10:20 (MR)");
    assert_sees(kiosk, "EMERGENCY ANSWER");
    assert_target(kiosk, "seen", IS_ABSENT);
    assert_target(kiosk, "wrong", IS_ABSENT);
    kiosk_play(kiosk, "tap decide\ntap decision 3\ntap continue\ntap save_same\n"
                      "expect screen staff_visit");
    assert_target(kiosk, "decide", IS_ABSENT);
    kiosk_play(kiosk, "tap back");
    assert_sees(kiosk, "taken back 10:20 (MR)");
    assert_false(kiosk_sees(kiosk, "not decided"));
    kiosk_close(kiosk);
}

static void an_emergency_taken_back_stands_before_those_who_wait(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_emergency(NULL);
    kiosk_play(kiosk, UNDO_FIRST "tap undo" SIGN "tap staff_close");
    check_in(kiosk, "0131");
    check_in(kiosk, "0142"); /* she herself comes */
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Waiting: 2. Seen: 0.");
    kiosk_play(kiosk, "tap visit 0\nexpect text \"This arrival was taken back\"");
    kiosk_close(kiosk);
}

static void an_emergency_taken_back_is_on_the_list_of_the_days_after(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_emergency(NULL);
    kiosk_play(kiosk, UNDO_FIRST "tap undo" SIGN "tap staff_close");
    kiosk_wait(kiosk, 24 * 60 * MINUTE_MS);
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "taken back yesterday, 10:20 (MR), not decided");
    kiosk_close(kiosk);
}

static void taking_back_is_said_in_french(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_emergency("fr");
    kiosk_play(kiosk, UNDO_FIRST);
    assert_sees(kiosk, "RÉPONSE URGENTE. L’arrivée reste en haut de la liste tant que personne n’a "
                       "décidé.");
    kiosk_play(kiosk, "tap undo" SIGN "expect screen staff_today");
    assert_sees(kiosk, "pas encore décidé");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arrival_taken_back_can_be_made_again),
        cmocka_unit_test(taking_an_emergency_back_names_it_and_keeps_it_on_top),
        cmocka_unit_test(an_emergency_taken_back_stands_before_those_who_wait),
        cmocka_unit_test(an_emergency_taken_back_is_on_the_list_of_the_days_after),
        cmocka_unit_test(taking_back_is_said_in_french),
        cmocka_unit_test(answers_go_to_somebody_who_was_not_here_yet),
        cmocka_unit_test(answers_alone_go_to_somebody_who_is_here),
        cmocka_unit_test(only_those_without_answers_are_offered),
        cmocka_unit_test(two_appointments_in_a_row_are_one_arrival),
        cmocka_unit_test(whoever_is_in_front_of_the_kiosk_is_not_left_in_another_visit),
        cmocka_unit_test(whoever_got_answers_is_not_left_with_what_was_said_before),
        cmocka_unit_test(going_back_changes_nothing),
        cmocka_unit_test(on_a_full_disk_nothing_is_called_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
