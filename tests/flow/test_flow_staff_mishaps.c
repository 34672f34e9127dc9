/* Mishaps around the staff area: a fault in the middle of it, a second kiosk, double taps, a
 * warning that comes after somebody said "seen". */
#include "fault_vfs.h"
#include "visit.h"

#include "app/comfort.h"
#include "app/context.h"
#include "app/opening.h"
#include "app/staff.h"
#include "app/staff_corner.h"
#include "app/words.h"
#include "store/decisions.h"
#include "store/pin.h"

#include <sqlite3.h>
#include <string.h>

/* A kiosk with a visit that has no answers. */
static struct kiosk *open_with_somebody(void)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_NOTICE "tap decline\nuntil done\ntap done\nexpect screen attract");
    return kiosk;
}

/* --- a fault in the middle of it --- */

static void fail_to_save(struct kiosk *kiosk, struct fault_vfs *disk)
{
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    fault_vfs_fill_up(disk);
    kiosk_play(kiosk, "tap seen\nexpect screen fault");
    fault_vfs_mend(disk);
}

static void a_fault_leaves_the_area_after_a_minute_as_its_other_pages_do(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = open_with_somebody();
    fail_to_save(kiosk, &disk);
    assert_target(kiosk, "staff_close", IS_THERE);
    assert_target(kiosk, "finish", IS_ABSENT); /* that button is for visitors */
    kiosk_wait(kiosk, STAFF_IDLE_MS - SECOND_MS);
    assert_screen(kiosk, "fault");
    kiosk_wait(kiosk, SECOND_MS);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

static void taps_in_the_corner_of_a_fault_leave_the_area_as_it_was(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = open_with_somebody();
    fail_to_save(kiosk, &disk);
    kiosk_corner(kiosk, STAFF_TAPS);
    assert_screen(kiosk, "fault");
    kiosk_play(kiosk, "tap back\nexpect screen staff_visit\ntap decide\n"
                      "expect screen staff_decide");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

/* --- left alone in the middle of it --- */

static void every_page_closes_after_a_minute_and_takes_the_visitor_along(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "",
        "tap visit 0",
        "tap visit 0\ntap decide",
        "tap visit 0\ntap decide\ntap decision 1\ntap continue\ntype MR",
        "tap visit 0\ntap wrong",
        "tap visit 0\ntap wrong\ntap undo",
        "tap visit 0\ntap wrong\ntap move",
        "tap visit 0\ntap wrong\ntap move\ntap person_of_today 0\ntap arrival 0",
        "tap more",
        "tap more\ntap late",
        "tap more\ntap late\ntap therapist 0\ntap minutes 2",
        "tap more\ntap day_list",
        "tap more\ntap day_list\ntap add\ntap continue\ntype Una",
        "tap more\ntap health",
        "tap more\ntap leave",
    };
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        struct kiosk *kiosk = visit_open();
        kiosk_play(kiosk, "lang fr\ntap option none\ntap continue\nexpect screen question");
        kiosk_staff_open(kiosk);
        if (pages[i][0] != '\0') {
            kiosk_play(kiosk, pages[i]);
        }
        kiosk_wait(kiosk, STAFF_IDLE_MS - SECOND_MS);
        assert_string_not_equal(app_screen_name(kiosk->player.app), "attract");
        kiosk_wait(kiosk, SECOND_MS);
        assert_screen(kiosk, "attract");
        assert_int_equal(app_session_view(kiosk->player.app)->visit.value, 0);
        assert_string_equal(app_language(kiosk->player.app), "en");
        assert_query(kiosk, "SELECT count(*) FROM arrivals", "1");
        assert_query(kiosk, "SELECT count(*) FROM made_decisions", "0");
        kiosk_play(kiosk, "tap start\nexpect screen home");
        kiosk_close(kiosk);
    }
}

static void an_emergency_chosen_before_the_staff_came_is_told_when_they_have_gone(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    kiosk_play(kiosk, "tap option yes");
    kiosk_staff_open(kiosk);
    kiosk_wait(kiosk, STAFF_IDLE_MS);
    assert_screen(kiosk, "stop");
    assert_query(kiosk, "SELECT attention FROM arrivals", "stop");
    kiosk_close(kiosk);
}

/* --- another kiosk on the same database --- */

static void what_was_taken_back_elsewhere_leads_back_to_what_was_said(void **state)
{
    (void)state;
    static const struct {
        const char *way;
        const char *tap;
        const char *decisions;
    } cases[] = {
        {"tap decide\ntap decision 0\ntap continue\ntype MR", "tap save", "1"},
        {"tap wrong", "tap undo\nexpect screen fault\ntap back", "0"},
        {"tap wrong\ntap undo", "tap back", "0"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct err err;
        struct kiosk *kiosk = open_with_somebody();
        kiosk_staff_open(kiosk);
        kiosk_playf(kiosk, "tap visit 0\n%s", cases[i].way);
        assert_true(
            store_undo_arrival(kiosk->world.store, (struct visit_id){1}, "AL", "kiosk", &err));
        kiosk_playf(kiosk, "%s\nexpect screen staff_visit", cases[i].tap);
        assert_sees(kiosk, "This arrival was taken back: 10:20 (AL)");
        assert_query(kiosk, "SELECT count(*) FROM made_decisions", cases[i].decisions);
        kiosk_close(kiosk);
    }
}

/* --- a finger that taps twice while the database is busy --- */

static void touch_undrawn(struct kiosk *kiosk, const struct target *target)
{
    const int x = target->box.x + target->box.w / 2;
    const int y = target->box.y + target->box.h / 2;
    app_input(kiosk->player.app, &(struct input){.kind = INPUT_DOWN, .x = x, .y = y});
    app_input(kiosk->player.app, &(struct input){.kind = INPUT_UP, .x = x, .y = y});
}

/* Taps twice before the picture that follows the first tap, which took two seconds to be saved. */
static void tap_twice_undrawn(struct kiosk *kiosk, const char *name)
{
    const struct target target = *kiosk_target(kiosk, name, NULL);
    touch_undrawn(kiosk, &target);
    kiosk->fake.monotonic_ms += 2 * SECOND_MS;
    touch_undrawn(kiosk, &target);
    kiosk->player.frame = app_frame(kiosk->player.app);
}

static void seen_is_kept_once(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with_somebody();
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nwait 1000");
    tap_twice_undrawn(kiosk, "seen");
    assert_query(kiosk, "SELECT count(*) FROM made_decisions", "1");
    kiosk_close(kiosk);
}

static void closing_twice_does_not_open_again(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with_somebody();
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\nexpect screen staff_menu\nwait 1000");
    tap_twice_undrawn(kiosk, "close");
    assert_false(app_is_open(kiosk->player.app));
    assert_query(kiosk, "SELECT command FROM audit WHERE command LIKE '%-clinic'", "close-clinic");
    kiosk_close(kiosk);
}

/* --- a warning that comes after "seen" --- */

static void an_urgent_answer_after_seen_is_news(void **state)
{
    (void)state;
    static const struct {
        const char *before; /* answered before the therapist looks */
        const char *after;
        bool news;
    } cases[] = {
        {"", "tap option yes\ntap continue\nexpect screen stop", true},
        {"tap option none\ntap continue\n", "tap option fever\ntap continue\nexpect screen hold",
         true},
        {"tap option none\ntap continue\ntap option fever\ntap continue\ntap continue\n",
         "tap option none\ntap continue", false},
        {"tap option none\ntap continue\ntap option none\ntap continue\n",
         "tap option blood-thinner\ntap continue", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = visit_open();
        kiosk_playf(kiosk, "%sexpect screen question", cases[i].before);
        kiosk_staff_open(kiosk);
        kiosk_play(kiosk, "tap visit 0\ntap seen\ntap staff_close\nexpect screen question");
        assert_query(kiosk, "SELECT seen_at IS NOT NULL FROM visits", "1");
        kiosk_wait(kiosk, MINUTE_MS / 4);
        kiosk_play(kiosk, cases[i].after);
        assert_query(kiosk, "SELECT seen_at IS NOT NULL FROM visits", cases[i].news ? "0" : "1");
        assert_query(kiosk, "SELECT decision FROM decisions", "seen");
        kiosk_staff_open(kiosk);
        assert_sees(kiosk, cases[i].news ? "Waiting: 1. Seen: 0." : "Waiting: 0. Seen: 1.");
        kiosk_play(kiosk, "tap visit 0");
        assert_target(kiosk, "seen", cases[i].news ? IS_ENABLED : IS_NOT_ENABLED);
        kiosk_close(kiosk);
    }
}

static void move_to(struct kiosk *kiosk, const char *person)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        if (strcmp(target->name, "person_of_today") == 0 && strcmp(target->label, person) == 0) {
            kiosk_playf(kiosk,
                        "tap person_of_today %d\ntap arrival 0\ntap move\ntype MR\ntap save\n"
                        "expect screen staff_today",
                        target->index);
            return;
        }
    }
    fail_msg("%s is not offered", person);
}

/* Writes an emergency as another kiosk does, for the visit that began first. */
static void raise_emergency_elsewhere(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(KIOSK_DATABASE, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "INSERT INTO raised_flags"
                                  " (response_id, position, tier, link_id, code, text)"
                                  " VALUES (1, 0, 'stop', 'emergency', 'yes', 'Yes')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
}

static void an_emergency_is_on_the_page_that_is_looked_at(void **state)
{
    (void)state;
    static const char *const others[] = {"0103", "0121", "0170", "0131", "0142"};
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_LOW});
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        kiosk_playf(kiosk, "tap start\ntap check_in\ntype %s\ntap confirm_yes", others[i]);
        while (kiosk_target(kiosk, "decline", NULL) == NULL) {
            kiosk_play(kiosk, "tap continue");
        }
        kiosk_play(kiosk, i == 0 ? "tap agree\nexpect screen question\ntap finish\nuntil attract"
                                 : "tap decline\nuntil done\ntap done\nexpect screen attract");
    }
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap list_next");
    assert_target(kiosk, "list_previous", IS_ENABLED);
    kiosk_wait(kiosk, 16 * SECOND_MS);
    assert_target(kiosk, "list_previous", IS_ENABLED); /* nothing new */
    raise_emergency_elsewhere();
    kiosk_wait(kiosk, 16 * SECOND_MS);
    assert_sees(kiosk, "EMERGENCY ANSWER");
    kiosk_play(kiosk, "tap list_next");
    kiosk_wait(kiosk, 16 * SECOND_MS);
    assert_target(kiosk, "list_previous", IS_ENABLED); /* the warning was shown */
    kiosk_close(kiosk);
}

static void urgent_answers_moved_to_somebody_seen_are_news(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with_somebody(); /* J. S. */
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 0131\ntap confirm_yes\nuntil notice\ntap agree\n"
               "tap option yes\ntap continue\nexpect screen stop\ntap done");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 1\nexpect text \"J. S., 10:30\"\ntap seen\ntap back");
    assert_query(kiosk, "SELECT seen_at IS NOT NULL FROM arrivals WHERE visit_id = 1", "1");
    kiosk_play(kiosk, "tap visit 0\ntap wrong\ntap move");
    move_to(kiosk, "10:30  J. S.");
    assert_query(kiosk, "SELECT visit_id, attention, seen_at IS NOT NULL FROM arrivals",
                 "1|stop|0");
    assert_query(kiosk, "SELECT visit_id, decision FROM decisions", "1|seen");
    kiosk_close(kiosk);
}

/* --- numbers of two people --- */

#define TWO_PEOPLE                                                                                 \
    OWN_HEADER "2025-11-17T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n"                     \
               "2025-11-17T10:40,,Udo Ulm,250-555-0143,Ana G.,Massage,\n"                          \
               "2025-11-24T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n"                     \
               "2025-11-24T10:40,,Udo Ulm,250-555-0143,Ana G.,Massage,\n"

static void answer_as(struct kiosk *kiosk, const char *phone, const char *usual_pain)
{
    struct step first[FIRST_VISIT_STEPS];
    struct step later[FOLLOW_UP_STEPS];
    memcpy(first, first_visit, sizeof(first));
    memcpy(later, follow_up, sizeof(later));
    visit_instead(first, FIRST_VISIT_STEPS, "pain-week", usual_pain);
    visit_instead(later, FOLLOW_UP_STEPS, "pain-week", usual_pain);
    kiosk_playf(kiosk, "tap start\ntap check_in\ntype %s\ntap confirm_yes", phone);
    bool again = kiosk_sees(kiosk, "At most 10 questions");
    kiosk_play(kiosk, "tap agree");
    visit_answer(kiosk, again ? later : first, again ? FOLLOW_UP_STEPS : FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_play(kiosk, "tap done\nexpect screen attract");
}

/* Udo answered as Ida on the second day: after the move his numbers are compared with his own. */
static void moved_numbers_are_compared_with_those_of_their_own_person(void **state)
{
    (void)state;
    static const struct {
        const char *his; /* usual pain a week ago; NULL: he was not here */
        const char *flag;
    } cases[] = {
        {NULL, ""},
        {"number 8", ""},
        {"number 5", "review|worse|In the past week: How strong was the usual pain? 5 → 9"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        kiosk_own_list(TWO_PEOPLE);
        struct kiosk *kiosk = kiosk_open(
            (struct kiosk_options){.time = "2025-11-17T10:20", .configuration = OWN_CONFIGURATION});
        answer_as(kiosk, "0142", "number 2");
        if (cases[i].his != NULL) {
            answer_as(kiosk, "0143", cases[i].his);
        }
        kiosk_close(kiosk);
        kiosk = kiosk_open(
            (struct kiosk_options){.configuration = OWN_CONFIGURATION, .keep_database = true});
        answer_as(kiosk, "0142", "number 9");
        assert_query(kiosk, "SELECT text FROM flags",
                     "In the past week: How strong was the usual pain? 2 → 9");
        kiosk_staff_open(kiosk);
        kiosk_play(kiosk, "tap visit 0\ntap wrong\ntap move");
        move_to(kiosk, "10:40  U. U.");
        assert_query(kiosk, "SELECT initials FROM arrivals WHERE arrived_at >= '2025-11-24'",
                     "U. U.");
        assert_query(kiosk, "SELECT tier, code, text FROM flags", cases[i].flag);
        kiosk_close(kiosk);
    }
}

/* --- a first PIN --- */

static void type_pin(struct kiosk *kiosk, const char *pin)
{
    for (const char *digit = pin; *digit != '\0'; digit++) {
        kiosk_playf(kiosk, "tap digit %c", *digit);
    }
    kiosk_play(kiosk, "tap enter");
}

/* A PIN may be set, by cozy-admin for example, while somebody is on the page for the first one. */
static void a_pin_set_elsewhere_meanwhile_is_not_replaced(void **state)
{
    (void)state;
    struct err err;
    struct pin_try pin = {0};
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_corner(kiosk, STAFF_TAPS);
    assert_screen(kiosk, "staff_new_pin");
    type_pin(kiosk, "9135");
    assert_true(store_set_pin(kiosk->world.store, KIOSK_PIN, "owner", &err));
    type_pin(kiosk, "9135");
    assert_screen(kiosk, "attract");
    assert_true(store_try_pin(kiosk->world.store, KIOSK_PIN, &pin, &err));
    assert_int_equal(pin.check, PIN_RIGHT);
    kiosk_close(kiosk);
}

/* --- around midnight --- */

static void a_row_added_just_before_midnight_is_of_today(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.time = "2025-11-24T23:57-08:00"});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk,
               "tap more\ntap day_list\ntap add\nexpect screen staff_appointment\ntap continue\n"
               "type Noor Late\ntap continue\ntap continue\ntap therapist 0\n"
               "tap continue\ntap save\nexpect screen staff_day_list");
    assert_query(kiosk,
                 "SELECT strftime('%Y-%m-%d', start_ms / 1000, 'unixepoch', '-8 hours')"
                 " FROM appointments WHERE client_name = 'Noor Late'",
                 "2025-11-24");
    kiosk_close(kiosk);
}

/* --- what the visitor in front had chosen --- */

static void the_visitors_language_and_size_come_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\nlang fr\ntap check_in\nexpect screen check_in_phone");
    const char *before = kiosk->shown;
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "lang en\ntap text_size\ntap contrast\nexpect text \"Who is here today\"\n"
                      "tap staff_close\nexpect screen check_in_phone");
    assert_string_equal(kiosk->shown, before);
    assert_false(app_large_text(kiosk->player.app));
    assert_false(app_contrast(kiosk->player.app));
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_leaves_the_area_after_a_minute_as_its_other_pages_do),
        cmocka_unit_test(taps_in_the_corner_of_a_fault_leave_the_area_as_it_was),
        cmocka_unit_test(every_page_closes_after_a_minute_and_takes_the_visitor_along),
        cmocka_unit_test(an_emergency_chosen_before_the_staff_came_is_told_when_they_have_gone),
        cmocka_unit_test(what_was_taken_back_elsewhere_leads_back_to_what_was_said),
        cmocka_unit_test(seen_is_kept_once),
        cmocka_unit_test(closing_twice_does_not_open_again),
        cmocka_unit_test(an_urgent_answer_after_seen_is_news),
        cmocka_unit_test(an_emergency_is_on_the_page_that_is_looked_at),
        cmocka_unit_test(urgent_answers_moved_to_somebody_seen_are_news),
        cmocka_unit_test(moved_numbers_are_compared_with_those_of_their_own_person),
        cmocka_unit_test(a_pin_set_elsewhere_meanwhile_is_not_replaced),
        cmocka_unit_test(a_row_added_just_before_midnight_is_of_today),
        cmocka_unit_test(the_visitors_language_and_size_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
