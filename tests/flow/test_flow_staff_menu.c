/* What the staff do with the kiosk itself: clean its screen, see how it is doing, end it. */
#include "app/comfort.h"
#include "kiosk.h"
#include "store/backup.h"
#include "store/pin.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <utime.h>

#define DAY_MS (24 * 60 * MINUTE_MS)

static struct kiosk *open_menu(struct kiosk_options options)
{
    struct kiosk *kiosk = kiosk_open(options);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\nexpect screen staff_menu");
    return kiosk;
}

static void press_key(struct kiosk *kiosk, enum input_key key)
{
    const struct input input = {.kind = INPUT_KEY, .key = key};
    app_input(kiosk->player.app, &input);
}

static void nothing_reacts_while_the_screen_is_wiped(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_menu((struct kiosk_options){0});
    kiosk_play(kiosk, "tap clean\n"
                      "expect screen staff_clean\n"
                      "expect text \"The screen does not react for 30 s.\"\n"
                      "expect text \"30 s left\"");
    const struct metrics *metrics = app_metrics(kiosk->player.app);
    for (int y = 5; y < metrics->height; y += metrics->height / 12) {
        for (int x = 5; x < metrics->width; x += metrics->width / 8) {
            kiosk_playf(kiosk, "touch %d %d", x, y);
            assert_screen(kiosk, "staff_clean");
        }
    }
    kiosk_corner(kiosk, 5);
    assert_screen(kiosk, "staff_clean");
    static const enum input_key keys[] = {KEY_NEXT, KEY_ACTIVATE, KEY_PREVIOUS, KEY_ACTIVATE,
                                          KEY_BACK};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        press_key(kiosk, keys[i]);
        assert_screen(kiosk, "staff_clean");
    }
    kiosk_wait(kiosk, 10 * SECOND_MS);
    assert_sees(kiosk, "20 s left");
    kiosk_wait(kiosk, 20 * SECOND_MS - 1);
    assert_screen(kiosk, "staff_clean");
    kiosk_wait(kiosk, 1);
    assert_screen(kiosk, "staff_menu");
    kiosk_close(kiosk);
}

static void wiping_takes_nothing_of_the_time_of_the_staff(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_menu((struct kiosk_options){0});
    kiosk_wait(kiosk, 50 * SECOND_MS);
    kiosk_play(kiosk, "tap clean\nwait 30000\nexpect screen staff_menu");
    kiosk_wait(kiosk, 59 * SECOND_MS);
    assert_screen(kiosk, "staff_menu");
    kiosk_wait(kiosk, SECOND_MS);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

static void leaving_is_asked_once_and_ends_the_program(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_menu((struct kiosk_options){0});
    kiosk_play(kiosk, "tap leave\n"
                      "expect text \"The kiosk ends. Clients cannot check in.\"\n"
                      "tap back\n"
                      "expect screen staff_menu");
    assert_false(app_wants_to_end(kiosk->player.app));
    kiosk_play(kiosk, "tap leave\ntap leave");
    assert_true(app_wants_to_end(kiosk->player.app));
    assert_query(kiosk, "SELECT who, command FROM audit ORDER BY id DESC LIMIT 1",
                 "kiosk|end-kiosk");
    struct err err;
    assert_false(player_run(&kiosk->player, "after", "# a note\n\nwait 1000\n", &err));
    assert_string_equal(err.text, "after:3: the kiosk has ended before this");
    assert_true(player_run(&kiosk->player, "after", "# a note\n\n", &err));
    kiosk_close(kiosk);
}

/* The words of the page on how the kiosk is doing. */
static const char *health(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "tap health\nexpect screen staff_health");
    return kiosk->shown;
}

static void health_of_a_new_kiosk_warns_of_the_backup_alone(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_menu((struct kiosk_options){0});
    const char *shown = health(kiosk);
    assert_sees(kiosk, "Last backup never Warning: there is none. Ask for one.");
    assert_sees(kiosk, "Day list today, 10:20");
    assert_sees(kiosk, "Last thing saved today, 10:20");
    assert_sees(kiosk, "Wrong PINs before you came in 0");
    assert_sees(kiosk, "Pages all reviewed within a year");
    const char *version = strstr(shown, "Version ");
    assert_non_null(version);
    assert_true(version[8] >= '0' && version[8] <= '9');
    assert_sees(kiosk, "kiosk.yaml");
    const char *first = strstr(shown, "Warning");
    assert_null(strstr(first + 1, "Warning"));
    kiosk_close(kiosk);
}

static bool pass_by(void *self, int64_t done, int64_t total)
{
    (void)self;
    (void)done;
    (void)total;
    return true;
}

static void a_backup_is_good_for_seven_days(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct err err;
    remove("copy.db");
    const struct store_progress nobody = {.step = pass_by};
    assert_true(store_backup(kiosk->world.store, "copy.db", &nobody, &err));
    kiosk_wait(kiosk, 7 * DAY_MS - MINUTE_MS);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    health(kiosk);
    assert_sees(kiosk, "Last backup 7 days ago");
    assert_false(kiosk_sees(kiosk, "older than 7 days"));
    kiosk_play(kiosk, "tap staff_close");
    kiosk_wait(kiosk, 2 * MINUTE_MS);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    health(kiosk);
    assert_sees(kiosk, "Warning: older than 7 days.");
    kiosk_close(kiosk);
}

/* A kiosk with a clinic's own day list, whose file was written at that time. */
static struct kiosk *open_with_list(const char *csv, const char *modified)
{
    int64_t ms = 0;
    kiosk_own_list(csv);
    assert_true(iso8601_parse(modified, &ms));
    const struct utimbuf times = {.actime = (time_t)(ms / 1000), .modtime = (time_t)(ms / 1000)};
    assert_int_equal(utime(OWN_LIST, &times), 0);
    return open_menu((struct kiosk_options){.configuration = OWN_CONFIGURATION});
}

static void day_list_is_good_for_a_day(void **state)
{
    (void)state;
    static const char csv[] =
        OWN_HEADER "2025-11-24T10:30,,Ada Example,250-555-0142,Mei R.,,booked\n";
    struct kiosk *kiosk = open_with_list(csv, "2025-11-23T10:21:00-08:00");
    health(kiosk);
    assert_sees(kiosk, "Day list yesterday, 10:21");
    assert_false(kiosk_sees(kiosk, "24 hours"));
    kiosk_close(kiosk);

    kiosk = open_with_list(csv, "2025-11-23T10:19:00-08:00");
    health(kiosk);
    assert_sees(kiosk, "Day list yesterday, 10:19 Warning: older than 24 hours.");
    kiosk_close(kiosk);
}

static void day_list_that_cannot_be_read_is_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with_list("not,a,list\n", "2025-11-24T10:00:00-08:00");
    health(kiosk);
    assert_sees(kiosk, "The day list cannot be read Not in order since today, 10:20.");
    kiosk_close(kiosk);
}

static void wrong_pins_of_somebody_before_are_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct err err;
    assert_true(store_set_pin(kiosk->world.store, KIOSK_PIN, "test", &err));
    kiosk_corner(kiosk, 5);
    for (int i = 0; i < 2; i++) {
        kiosk_play(kiosk, "tap digit 9\ntap digit 1\ntap digit 3\ntap digit 5\ntap enter");
    }
    kiosk_play(kiosk, "tap back");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    health(kiosk);
    assert_sees(kiosk, "Wrong PINs before you came in 2");
    kiosk_play(kiosk, "tap staff_close");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    health(kiosk);
    assert_sees(kiosk, "Wrong PINs before you came in 0");
    kiosk_close(kiosk);
}

/* The shipped pages were reviewed on 2026-12-01. */
static void pages_that_are_due_are_named_and_leave_the_attract_screen(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.time = "2027-12-01T10:20:00-08:00"});
    const struct catalog *catalog = kiosk->world.languages[0].catalog;
    assert_true(kiosk_sees(kiosk, catalog->pages[0].title) ||
                kiosk_sees(kiosk, catalog->pages[1].title));
    kiosk_wait(kiosk, DAY_MS);
    for (size_t i = 0; i < catalog->count; i++) {
        assert_false(kiosk_sees(kiosk, catalog->pages[i].title));
    }
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "14 pages are due for review");
    kiosk_play(kiosk, "tap more");
    health(kiosk);
    assert_sees(kiosk, "14 pages are due for review Warning: last reviewed more than a year ago.");
    assert_sees(kiosk, catalog->pages[0].title);
    assert_sees(kiosk, "December 2026");
    kiosk_play(kiosk, "tap staff_close\ntap start\ntap read");
    assert_sees(kiosk, catalog->pages[0].title); /* it can still be read */
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_reacts_while_the_screen_is_wiped),
        cmocka_unit_test(wiping_takes_nothing_of_the_time_of_the_staff),
        cmocka_unit_test(leaving_is_asked_once_and_ends_the_program),
        cmocka_unit_test(health_of_a_new_kiosk_warns_of_the_backup_alone),
        cmocka_unit_test(a_backup_is_good_for_seven_days),
        cmocka_unit_test(day_list_is_good_for_a_day),
        cmocka_unit_test(day_list_that_cannot_be_read_is_told),
        cmocka_unit_test(wrong_pins_of_somebody_before_are_told),
        cmocka_unit_test(pages_that_are_due_are_named_and_leave_the_attract_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
