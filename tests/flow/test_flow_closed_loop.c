/* Clients who wait are told that their therapist knows of them: by initials, on the attract
 * screen. */
#include "app/seen.h"
#include "kiosk.h"
#include "store/decisions.h"
#include "store/visits.h"

#include <sqlite3.h>

static void check_in(struct kiosk *kiosk, const char *digits)
{
    kiosk_playf(kiosk, "tap start\ntap check_in\ntype %s\ntap confirm_yes\nuntil notice", digits);
    kiosk_play(kiosk, "tap decline\nuntil done\ntap done\nexpect screen attract");
}

/* Marks a visit as seen, as another program on the same database does. */
static void mark_seen(struct kiosk *kiosk, int64_t visit)
{
    struct err err;
    assert_true(store_decide(kiosk->world.store, (struct visit_id){visit}, DECISION_SEEN, "",
                             "board", &err));
}

static void seen_at_the_kiosk_it_is_told_for_five_minutes(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in(kiosk, "0142");
    assert_false(kiosk_sees(kiosk, "J. S."));
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\ntap seen\ntap staff_close\nexpect screen attract");
    assert_sees(kiosk, "J. S.: your therapist knows you are here.");
    assert_sees(kiosk, "J. S. : votre thérapeute sait que vous êtes là.");
    kiosk_wait(kiosk, SEEN_SHOWN_MS - SECOND_MS);
    assert_sees(kiosk, "J. S.: your therapist knows you are here.");
    kiosk_wait(kiosk, SECOND_MS);
    assert_false(kiosk_sees(kiosk, "J. S."));
    kiosk_close(kiosk);
}

static void what_another_program_marks_shows_within_15_s(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in(kiosk, "0142");
    kiosk_wait(kiosk, MINUTE_MS);
    mark_seen(kiosk, 1);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_sees(kiosk, "J. S.: your therapist knows you are here.");
    kiosk_close(kiosk);
}

/* After the clock was set back, times in its future are not shown: otherwise they would show until
 * the clock reaches them again. */
static void after_the_clock_was_set_back_nobody_is_told_for_hours(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in(kiosk, "0142");
    mark_seen(kiosk, 1);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_sees(kiosk, "J. S.: your therapist knows you are here.");
    kiosk->fake.wall_ms -= 60 * MINUTE_MS;
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_false(kiosk_sees(kiosk, "J. S."));
    kiosk_close(kiosk);
}

static void somebody_else_may_use_the_kiosk_meanwhile(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in(kiosk, "0142");
    mark_seen(kiosk, 1);
    kiosk_wait(kiosk, SEEN_READ_MS);
    kiosk_play(kiosk, "tap start\nexpect screen home\nexpect no text \"J. S.\"\nlang fr\n"
                      "wait 100000\nexpect screen attract");
    assert_sees(kiosk, "J. S.: your therapist knows you are here.");
    kiosk_play(kiosk, "tap start\nwait 200000\nexpect screen attract");
    assert_false(kiosk_sees(kiosk, "J. S."));
    kiosk_close(kiosk);
}

static void the_latest_three_each_once(void **state)
{
    (void)state;
    static const char *const digits[] = {"0142", "0131", "0103", "0170"};
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    for (size_t i = 0; i < COUNT_OF(digits); i++) {
        check_in(kiosk, digits[i]);
    }
    mark_seen(kiosk, 1);
    kiosk_wait(kiosk, SEEN_READ_MS);
    mark_seen(kiosk, 2);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_sees(kiosk, "J. S. · Z. É.: your therapist knows you are here.");
    mark_seen(kiosk, 3);
    kiosk_wait(kiosk, SEEN_READ_MS);
    mark_seen(kiosk, 4);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_sees(kiosk, "Z. É. · L. L. · E. E.: your therapist knows you are here.");
    assert_false(kiosk_sees(kiosk, "J. S."));
    mark_seen(kiosk, 4); /* marking it as seen again does not begin anew */
    kiosk_wait(kiosk, SEEN_SHOWN_MS - SEEN_READ_MS - SECOND_MS);
    assert_sees(kiosk, "E. E.: your therapist knows you are here.");
    assert_false(kiosk_sees(kiosk, "L. L."));
    kiosk_wait(kiosk, SECOND_MS);
    assert_false(kiosk_sees(kiosk, "E. E."));
    kiosk_close(kiosk);
}

static void two_with_the_same_initials_are_one(void **state)
{
    (void)state;
    kiosk_own_list(OWN_HEADER "2025-11-24T10:30,,Anna Sample,2505550101,Mei R.,,\n"
                              "2025-11-24T10:45,,Alois Specimen,2505550102,Ana G.,,\n");
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    check_in(kiosk, "0101");
    check_in(kiosk, "0102");
    mark_seen(kiosk, 1);
    mark_seen(kiosk, 2);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_sees(kiosk, "A. S.: your therapist knows you are here.");
    assert_false(kiosk_sees(kiosk, "A. S. · "));
    kiosk_close(kiosk);
}

static void initials_in_other_letters(void **state)
{
    (void)state;
    kiosk_own_list(OWN_HEADER "2025-11-24T10:30,,Θάλεια Χλόη,2505550101,Mei R.,,\n"
                              "2025-11-24T10:45,,ʔəla X̱ample,2505550102,Ana G.,,\n"
                              "2025-11-24T10:55,,Ŧəla ƛ̓ample,2505550103,Ana G.,,\n");
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    check_in(kiosk, "0101");
    check_in(kiosk, "0102");
    check_in(kiosk, "0103");
    for (int64_t visit = 1; visit <= 3; visit++) {
        mark_seen(kiosk, visit);
        kiosk_wait(kiosk, SEEN_READ_MS);
    }
    assert_sees(kiosk, "Θ. Χ. · ʔ. X̱. · Ŧ. ƛ̓.: your therapist knows you are here.");
    kiosk_close(kiosk);
}

/* Clients without a name, and digits typed in place of one: nobody could tell who is meant. */
static void clients_without_initials_are_not_shown(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\ntap option anyone\nuntil notice\n"
                      "tap decline\nuntil done\ntap done\n");
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 9999\ntap walk_in\ntap option anyone\nuntil notice\n"
               "tap decline\nuntil done\ntap done\n");
    mark_seen(kiosk, 1);
    mark_seen(kiosk, 2);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_query(kiosk, "SELECT count(*) FROM arrivals WHERE seen_at IS NOT NULL", "2");
    assert_false(kiosk_sees(kiosk, "your therapist knows"));
    kiosk_close(kiosk);
}

static void an_arrival_taken_back_is_told_no_more(void **state)
{
    (void)state;
    struct err err;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in(kiosk, "0142");
    mark_seen(kiosk, 1);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_sees(kiosk, "J. S.:");
    assert_true(store_undo_arrival(kiosk->world.store, (struct visit_id){1}, "MR", "kiosk", &err));
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_false(kiosk_sees(kiosk, "J. S."));
    kiosk_close(kiosk);
}

/* Nothing on the smallest panel moves by itself, so nothing is drawn unless there are clients to
 * tell. */
static void with_nobody_to_tell_nothing_is_drawn(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_SMALL});
    kiosk_wait(kiosk, SECOND_MS);
    const size_t frames = kiosk->frames;
    kiosk_wait(kiosk, 2 * MINUTE_MS);
    assert_int_equal(kiosk->frames, frames);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\n");
    mark_seen(kiosk, 1);
    kiosk_wait(kiosk, 2 * MINUTE_MS);
    assert_sees(kiosk, "J. S.: your therapist knows you are here.");
    kiosk_close(kiosk);
}

static bool is_dim(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    const struct draw *last = &frame->draws[frame->draw_count - 1];
    return last->kind == DRAW_BOX && last->box.w == frame->width && last->box.h == frame->height &&
           last->color.a > 0 && last->color.a < 255;
}

static void the_light_stays_on_while_somebody_is_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_SMALL});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\n");
    kiosk_wait(kiosk, 30 * MINUTE_MS);
    assert_screen(kiosk, "attract");
    assert_true(is_dim(kiosk));
    mark_seen(kiosk, 1);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_sees(kiosk, "J. S.:");
    assert_false(is_dim(kiosk));
    kiosk_wait(kiosk, SEEN_SHOWN_MS);
    assert_true(is_dim(kiosk));
    kiosk_close(kiosk);
}

static void a_database_that_cannot_be_read_says_nothing_wrong(void **state)
{
    (void)state;
    struct sqlite3 *other = NULL;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    check_in(kiosk, "0142");
    mark_seen(kiosk, 1);
    kiosk_wait(kiosk, SEEN_READ_MS);
    assert_sees(kiosk, "J. S.:");
    assert_int_equal(sqlite3_open(KIOSK_DATABASE, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "DROP VIEW arrivals", NULL, NULL, NULL), SQLITE_OK);
    kiosk_wait(kiosk, 4 * SEEN_READ_MS);
    assert_screen(kiosk, "attract");
    assert_false(kiosk_sees(kiosk, "J. S."));
    sqlite3_close(other);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seen_at_the_kiosk_it_is_told_for_five_minutes),
        cmocka_unit_test(what_another_program_marks_shows_within_15_s),
        cmocka_unit_test(after_the_clock_was_set_back_nobody_is_told_for_hours),
        cmocka_unit_test(somebody_else_may_use_the_kiosk_meanwhile),
        cmocka_unit_test(the_latest_three_each_once),
        cmocka_unit_test(two_with_the_same_initials_are_one),
        cmocka_unit_test(initials_in_other_letters),
        cmocka_unit_test(clients_without_initials_are_not_shown),
        cmocka_unit_test(an_arrival_taken_back_is_told_no_more),
        cmocka_unit_test(with_nobody_to_tell_nothing_is_drawn),
        cmocka_unit_test(the_light_stays_on_while_somebody_is_told),
        cmocka_unit_test(a_database_that_cannot_be_read_says_nothing_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
