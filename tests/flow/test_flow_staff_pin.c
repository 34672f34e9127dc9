/* The way into the staff area: five taps in a corner, a PIN, and out again. */
#include "app/staff.h"
#include "app/staff_corner.h"
#include "app/staff_work.h"
#include "domain/pin.h"
#include "fault_vfs.h"
#include "kiosk.h"
#include "store/pin.h"

#include <inttypes.h>
#include <string.h>

#include <sqlite3.h>

static void type_pin(struct kiosk *kiosk, const char *pin)
{
    for (const char *digit = pin; *digit != '\0'; digit++) {
        kiosk_playf(kiosk, "tap digit %c", *digit);
    }
    kiosk_play(kiosk, "tap enter");
}

static void set_pin(struct kiosk *kiosk)
{
    struct err err;
    assert_true(store_set_pin(kiosk->world.store, KIOSK_PIN, "test", &err));
}

/* T63 */
static void five_quick_taps_open_the_pin_page_and_nothing_less(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set_pin(kiosk);
    kiosk_play(kiosk, "tap start");
    kiosk_corner(kiosk, 4);
    assert_screen(kiosk, "home");
    kiosk_wait(kiosk, STAFF_TAPS_MS + 1);
    kiosk_corner(kiosk, 1);
    assert_screen(kiosk, "home");
    for (int i = 0; i < 4; i++) {
        kiosk_wait(kiosk, STAFF_TAPS_MS / 4 + 1); /* the fifth comes after more than the time */
        kiosk_corner(kiosk, 1);
    }
    assert_screen(kiosk, "home");
    kiosk_wait(kiosk, STAFF_TAPS_MS + 1);
    kiosk_corner(kiosk, 5);
    assert_screen(kiosk, "staff_pin");
    kiosk_play(kiosk, "tap back");
    assert_screen(kiosk, "home");
    kiosk_close(kiosk);
}

/* The fifth finger comes down in time: what counts is when it is lifted. */
static void a_fifth_tap_held_beyond_the_time_opens_nothing(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set_pin(kiosk);
    kiosk_play(kiosk, "tap start");
    kiosk_corner(kiosk, 4);
    kiosk_finger(kiosk, INPUT_DOWN, 10, 10);
    kiosk_wait(kiosk, STAFF_TAPS_MS + 1);
    kiosk_finger(kiosk, INPUT_UP, 10, 10);
    assert_screen(kiosk, "home");
    kiosk_corner(kiosk, 4); /* the taps before are forgotten */
    assert_screen(kiosk, "home");
    kiosk_finger(kiosk, INPUT_DOWN, 10, 10);
    kiosk_wait(kiosk, STAFF_TAPS_MS);
    kiosk_finger(kiosk, INPUT_UP, 10, 10);
    assert_screen(kiosk, "staff_pin");
    kiosk_close(kiosk);
}

static void taps_in_the_corner_do_not_reach_the_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set_pin(kiosk);
    kiosk_corner(kiosk, 3);
    assert_screen(kiosk, "attract");
    kiosk_corner(kiosk, 2);
    assert_screen(kiosk, "staff_pin");
    kiosk_play(kiosk, "tap back");
    assert_screen(kiosk, "attract");
    /* a visitor who touches there by chance gets the page's answer */
    kiosk_corner(kiosk, 1);
    assert_screen(kiosk, "attract");
    kiosk_wait(kiosk, STAFF_TAPS_MS);
    assert_screen(kiosk, "home");
    kiosk_close(kiosk);
}

static void press(struct kiosk *kiosk, enum input_key key)
{
    app_input(kiosk->player.app, &(struct input){.kind = INPUT_KEY, .key = key});
    kiosk->player.frame = app_frame(kiosk->player.app);
}

static void a_tap_in_the_corner_is_dropped_after_going_on_by_keys(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_corner(kiosk, 1);
    press(kiosk, KEY_ACTIVATE);
    assert_screen(kiosk, "home");
    kiosk_wait(kiosk, STAFF_TAPS_MS);
    assert_screen(kiosk, "home");
    kiosk_play(kiosk, "tap read\nwait 211000\nexpect screen attract");
    kiosk_corner(kiosk, 1);
    press(kiosk, KEY_ACTIVATE);
    press(kiosk, KEY_NEXT);
    press(kiosk, KEY_ACTIVATE);
    const char *there = app_screen_name(kiosk->player.app);
    assert_string_not_equal(there, "home");
    kiosk_wait(kiosk, STAFF_TAPS_MS);
    assert_screen(kiosk, there);
    kiosk_close(kiosk);
}

static void the_right_pin_opens_and_is_noted(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_forbid(kiosk, KIOSK_PIN);
    kiosk_staff_open(kiosk);
    assert_query(kiosk, "SELECT who FROM audit WHERE command = 'staff-area'", STAFF_AT_KIOSK);
    kiosk_play(kiosk, "tap staff_close");
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

/* T64 */
static void five_wrong_pins_lock_and_a_restart_does_not_help(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set_pin(kiosk);
    kiosk_corner(kiosk, 5);
    for (int i = 0; i < PIN_TRIES; i++) {
        assert_target(kiosk, "digit 9", IS_THERE);
        type_pin(kiosk, "9135");
    }
    assert_sees(kiosk, "Too many wrong PINs. You can try again in 30 seconds.");
    assert_target(kiosk, "digit 9", IS_DISABLED);
    kiosk_wait(kiosk, 10 * SECOND_MS);
    assert_sees(kiosk, "in 20 seconds.");
    kiosk_close(kiosk);

    kiosk = kiosk_open(
        (struct kiosk_options){.keep_database = true, .time = "2025-11-24T10:20:11-08:00"});
    kiosk_corner(kiosk, 5);
    assert_sees(kiosk, "in 19 seconds.");
    kiosk_wait(kiosk, 20 * SECOND_MS);
    type_pin(kiosk, KIOSK_PIN);
    assert_screen(kiosk, "staff_today");
    kiosk_close(kiosk);
}

/* The colour of the key that says 9. */
static struct color ink_of_nine(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_TEXT && strcmp(draw->text, "9") == 0) {
            return draw->color;
        }
    }
    fail_msg("no key says 9");
    return (struct color){0};
}

static void keys_that_do_nothing_look_so_in_contrast_too(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set_pin(kiosk);
    kiosk_corner(kiosk, 5);
    kiosk_play(kiosk, "tap contrast");
    const struct color before = ink_of_nine(kiosk);
    for (int i = 0; i < PIN_TRIES; i++) {
        type_pin(kiosk, "9135");
    }
    const struct color locked = ink_of_nine(kiosk);
    assert_memory_not_equal(&before, &locked, sizeof(before));
    kiosk_close(kiosk);
}

/* Changes the database as another program does. */
static void change_database(const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(KIOSK_DATABASE, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* After the fifth time five wrong ones: 8 minutes. */
static void a_long_lock_is_told_in_minutes(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set_pin(kiosk);
    const char *locked =
        arena_printf(kiosk->arena, "UPDATE pin_tries SET wrong = 25, locked_until_ms = %" PRId64,
                     kiosk->fake.wall_ms + pin_lock_ms(25));
    change_database(locked);
    kiosk_corner(kiosk, 5);
    assert_sees(kiosk, "Too many wrong PINs. You can try again in 8 minutes.");
    kiosk_wait(kiosk, SECOND_MS);
    assert_sees(kiosk, "in 8 minutes."); /* 7 are not enough */
    kiosk_play(kiosk, "tap back");
    kiosk_wait(kiosk, 6 * MINUTE_MS - SECOND_MS);
    kiosk_corner(kiosk, 5);
    assert_sees(kiosk, "in 120 seconds.");
    kiosk_close(kiosk);
}

/* A try that cannot be counted must not succeed: with a full disk anybody could try all PINs. */
static void a_try_that_cannot_be_kept_opens_nothing_and_says_so(void **state)
{
    (void)state;
    static const char *const words[] = {[PANEL_PORTRAIT] = "The database did not answer.",
                                        [PANEL_LOW] = "could not be checked. Try again."};
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_LOW};
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        static struct fault_vfs disk;
        fault_vfs_install(&disk);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panels[i]});
        set_pin(kiosk);
        kiosk_corner(kiosk, 5);
        fault_vfs_fill_up(&disk);
        type_pin(kiosk, KIOSK_PIN);
        assert_screen(kiosk, "staff_pin");
        assert_sees(kiosk, words[panels[i]]);
        fault_vfs_mend(&disk);
        kiosk_play(kiosk, "tap digit 2");
        assert_false(kiosk_sees(kiosk, words[panels[i]]));
        kiosk_play(kiosk, "tap delete");
        type_pin(kiosk, KIOSK_PIN);
        assert_screen(kiosk, "staff_today");
        kiosk_close(kiosk);
        fault_vfs_remove(&disk);
    }
}

static void a_pin_page_that_cannot_read_the_database_says_so(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    set_pin(kiosk);
    change_database("ALTER TABLE pin_tries RENAME TO gone");
    kiosk_corner(kiosk, 5);
    assert_screen(kiosk, "staff_pin");
    assert_sees(kiosk, "The database did not answer.");
    change_database("ALTER TABLE gone RENAME TO pin_tries");
    type_pin(kiosk, KIOSK_PIN);
    assert_screen(kiosk, "staff_today");
    kiosk_close(kiosk);
}

static void left_alone_it_closes_and_shows_nothing_of_anybody(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142");
    assert_screen(kiosk, "check_in_confirm");
    kiosk_staff_open(kiosk);
    kiosk_wait(kiosk, 59 * SECOND_MS);
    assert_screen(kiosk, "staff_today");
    kiosk_wait(kiosk, SECOND_MS);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

static void closed_by_hand_what_was_there_before_comes_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap staff_close");
    assert_screen(kiosk, "check_in_confirm");
    kiosk_close(kiosk);
}

/* A clinic's kiosk on its first day. */
static struct kiosk *open_without_pin(void)
{
    static const char *const real[] = {"\ndemonstration: true", "\ndemonstration: false",
                                       "retention_years: \"\"", "retention_years: 16", NULL};
    kiosk_configure(OWN_CONFIGURATION, real);
    struct kiosk *kiosk =
        kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION, .no_pin = true});
    assert_screen(kiosk, "staff_setup");
    return kiosk;
}

static void a_clinic_without_a_pin_lets_nobody_in(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_without_pin();
    assert_target(kiosk, "start", IS_ABSENT);
    kiosk_play(kiosk, "tap choose");
    type_pin(kiosk, "1234");
    assert_sees(kiosk, "oo easy to guess");
    type_pin(kiosk, "4071");
    assert_sees(kiosk, "once more");
    type_pin(kiosk, "4072");
    assert_sees(kiosk, "not the same");
    type_pin(kiosk, "4071");
    type_pin(kiosk, "4071");
    assert_screen(kiosk, "attract");
    kiosk_corner(kiosk, 5);
    type_pin(kiosk, "4071");
    assert_screen(kiosk, "staff_today");
    kiosk_close(kiosk);
}

static void a_pin_set_at_the_shell_lets_visitors_in(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_without_pin();
    set_pin(kiosk);
    kiosk_wait(kiosk, 5 * SECOND_MS);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_quick_taps_open_the_pin_page_and_nothing_less),
        cmocka_unit_test(a_fifth_tap_held_beyond_the_time_opens_nothing),
        cmocka_unit_test(taps_in_the_corner_do_not_reach_the_page),
        cmocka_unit_test(a_tap_in_the_corner_is_dropped_after_going_on_by_keys),
        cmocka_unit_test(the_right_pin_opens_and_is_noted),
        cmocka_unit_test(five_wrong_pins_lock_and_a_restart_does_not_help),
        cmocka_unit_test(keys_that_do_nothing_look_so_in_contrast_too),
        cmocka_unit_test(a_long_lock_is_told_in_minutes),
        cmocka_unit_test(a_try_that_cannot_be_kept_opens_nothing_and_says_so),
        cmocka_unit_test(a_pin_page_that_cannot_read_the_database_says_so),
        cmocka_unit_test(left_alone_it_closes_and_shows_nothing_of_anybody),
        cmocka_unit_test(closed_by_hand_what_was_there_before_comes_back),
        cmocka_unit_test(a_clinic_without_a_pin_lets_nobody_in),
        cmocka_unit_test(a_pin_set_at_the_shell_lets_visitors_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
