/* Outside the opening hours the kiosk is dark and quiet, but lets people in who come early. */
#include "fault_vfs.h"
#include "kiosk.h"

#include "app/comfort.h"
#include "screens/waiting/attract_look.h"

#include <stdlib.h>

#define HOURS                                                                                      \
    "\nhours:\n  monday: 09:00-17:30\n  tuesday: 09:00-12:00, 13:00-17:30\n"                       \
    "  wednesday: closed\n  thursday: 09:00-17:30\n  friday: 09:00-17:30\n"                        \
    "  saturday: closed\n  sunday: closed\ndesk: none"

static struct kiosk *open_with_hours(struct kiosk_options options)
{
    static const char *const with_hours[] = {"\ndesk: none", HOURS, "path: demo/day-list.csv",
                                             "path: " KIOSK_SOURCE_DIR "/assets/demo/day-list.csv",
                                             NULL};
    kiosk_configure("hours.yaml", with_hours);
    options.configuration = "hours.yaml";
    return kiosk_open(options);
}

/* 2025-11-24 is a Monday. */
static struct kiosk *open_at(const char *time)
{
    return open_with_hours((struct kiosk_options){.time = time});
}

/* The power was cut; the machine starts again at this time. */
static struct kiosk *restart_at(struct kiosk *kiosk, const char *time)
{
    kiosk_close(kiosk);
    return open_with_hours((struct kiosk_options){.time = time, .keep_database = true});
}

static void evening_is_dark_and_says_when_it_opens(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T17:29:30-08:00");
    assert_screen(kiosk, "attract");
    kiosk_wait(kiosk, 29 * SECOND_MS);
    assert_screen(kiosk, "attract");
    kiosk_wait(kiosk, SECOND_MS);
    assert_screen(kiosk, "closed");
    assert_sees(kiosk, "We are closed. We open again tomorrow at 9:00.");
    assert_sees(kiosk, "Nous sommes fermés. Nous rouvrons demain à 9 h 00.");
    const struct draw *ground = &kiosk->player.frame->draws[0];
    assert_int_equal(ground->box.w, kiosk->player.frame->width);
    assert_int_equal(ground->box.h, kiosk->player.frame->height);
    assert_int_equal(ground->color.r + ground->color.g + ground->color.b, 0);
    kiosk_close(kiosk);
}

static void night_turns_to_morning_by_itself(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T23:50:00-08:00");
    assert_sees(kiosk, "We open again tomorrow at 9:00.");
    kiosk_wait(kiosk, 10 * MINUTE_MS);
    assert_sees(kiosk, "We open again today at 9:00.");
    kiosk_wait(kiosk, 9 * 60 * MINUTE_MS - 1);
    assert_screen(kiosk, "closed");
    kiosk_wait(kiosk, 1);
    assert_screen(kiosk, "attract");
    kiosk_wait(kiosk, 3 * 60 * MINUTE_MS);
    assert_sees(kiosk, "We open again today at 13:00.");
    kiosk_close(kiosk);
}

static void a_longer_while_is_named_by_its_day(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-28T18:00:00-08:00");
    assert_sees(kiosk, "We open again Monday at 9:00.");
    assert_sees(kiosk, "Nous rouvrons lundi à 9 h 00.");
    kiosk_close(kiosk);
}

static void touch_wakes_it_for_who_is_early(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-25T08:40:00-08:00");
    kiosk_play(kiosk, "touch 540 300\n"
                      "expect screen home\n"
                      "tap read\n"
                      "tap back\n"
                      "tap check_in\n"
                      "expect screen check_in_phone");
    kiosk_wait(kiosk, 10 * MINUTE_MS); /* nobody touches it */
    assert_screen(kiosk, "closed");
    kiosk_close(kiosk);
}

/* A keypad also wakes it: Enter, with nothing in focus. */
static void key_wakes_it(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-25T08:40:00-08:00");
    const struct input enter = {.kind = INPUT_KEY, .key = KEY_ACTIVATE};
    app_input(kiosk->player.app, &enter);
    assert_screen(kiosk, "home");
    kiosk_close(kiosk);
}

static void closing_time_takes_the_screen_from_nobody(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T17:29:30-08:00");
    kiosk_play(kiosk, "tap start\ntap read");
    kiosk_wait(kiosk, 60 * SECOND_MS);
    assert_screen(kiosk, "contents");
    kiosk_close(kiosk);
}

static void words_move_a_little_every_five_minutes_and_no_more(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T20:00:00-08:00");
    const struct rect before = kiosk->player.frame->texts[0].box;
    const size_t frames = kiosk->frames;
    kiosk_wait(kiosk, ATTRACT_MOVE_MS - 1);
    assert_int_equal(kiosk->frames, frames); /* nothing was drawn meanwhile */
    kiosk_wait(kiosk, 1);
    const struct rect after = kiosk->player.frame->texts[0].box;
    const int moved = abs(after.x - before.x) + abs(after.y - before.y);
    assert_true(moved > 0);
    assert_true(moved <= metrics_px(app_metrics(kiosk->player.app), 8.0));
    kiosk_close(kiosk);
}

static void closed_by_hand_lasts_until_the_next_opening(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T10:00:00-08:00");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\n"
                      "expect text \"open again tomorrow at 9:00\"\n"
                      "tap staff_close\n"
                      "expect screen closed");
    assert_query(kiosk, "SELECT who, command FROM audit ORDER BY id DESC LIMIT 1",
                 "kiosk|close-clinic");
    kiosk_wait(kiosk, 23 * 60 * MINUTE_MS - 1);
    assert_screen(kiosk, "closed");
    kiosk_wait(kiosk, 1);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

static void closed_by_hand_opens_by_hand(void **state)
{
    (void)state;
    /* a clinic without opening hours */
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\ntap staff_close\n"
                      "expect screen closed\n"
                      "expect no text \"open again\"");
    kiosk_wait(kiosk, 48 * 60 * MINUTE_MS);
    assert_screen(kiosk, "closed");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap open\ntap staff_close\nexpect screen attract");
    assert_query(kiosk, "SELECT who, command FROM audit ORDER BY id DESC LIMIT 1",
                 "kiosk|open-clinic");
    kiosk_close(kiosk);
}

static void opened_by_hand_against_the_hours_lasts_until_midnight(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-26T10:00:00-08:00"); /* a Wednesday, closed */
    assert_screen(kiosk, "closed");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap open\ntap staff_close\nexpect screen attract");
    kiosk_wait(kiosk, 14 * 60 * MINUTE_MS - 1);
    assert_screen(kiosk, "attract");
    kiosk_wait(kiosk, 1);
    assert_screen(kiosk, "closed");
    assert_sees(kiosk, "We open again today at 9:00.");
    kiosk_close(kiosk);
}

static void a_visit_goes_on_when_the_staff_close_behind_it(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T10:00:00-08:00");
    kiosk_play(kiosk, "tap start\ntap read");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\ntap staff_close\nexpect screen contents");
    kiosk_wait(kiosk, 10 * MINUTE_MS);
    assert_screen(kiosk, "closed");
    kiosk_close(kiosk);
}

static void closed_by_hand_stays_closed_over_a_restart(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T10:00:00-08:00");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\ntap staff_close\nexpect screen closed");
    kiosk = restart_at(kiosk, "2025-11-24T10:01:00-08:00");
    assert_screen(kiosk, "closed");
    assert_sees(kiosk, "We are closed. We open again tomorrow at 9:00.");
    kiosk_wait(kiosk, (23 * 60 - 1) * MINUTE_MS - 1);
    assert_screen(kiosk, "closed");
    kiosk_wait(kiosk, 1);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

static void a_closing_that_has_ended_is_forgotten(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T10:00:00-08:00");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\ntap staff_close\nexpect screen closed");
    kiosk = restart_at(kiosk, "2025-11-25T09:00:00-08:00");
    assert_screen(kiosk, "attract");
    kiosk_wait(kiosk, 3 * 60 * MINUTE_MS); /* from now on the hours hold, with the break */
    assert_screen(kiosk, "closed");
    kiosk_close(kiosk);
}

/* After its battery was empty, the clock is wrong until the network tells the time. */
static void a_clock_that_starts_wrong_opens_nothing(void **state)
{
    (void)state;
    int64_t time = 0;
    struct kiosk *kiosk = open_at("2025-11-24T10:00:00-08:00");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\ntap staff_close\nexpect screen closed");
    kiosk = restart_at(kiosk, "2000-01-03T10:00:00-08:00");
    assert_screen(kiosk, "closed");
    assert_true(iso8601_parse("2025-11-24T10:05:00-08:00", &time));
    kiosk->fake.wall_ms = time;
    kiosk_wait(kiosk, MINUTE_MS);
    assert_screen(kiosk, "closed");
    kiosk_wait(kiosk, 23 * 60 * MINUTE_MS);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

static void opened_again_by_hand_stays_open_over_a_restart(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T10:00:00-08:00");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\ntap open\ntap staff_close\nexpect screen attract");
    assert_query(kiosk, "SELECT who, command FROM audit ORDER BY id DESC LIMIT 2",
                 "kiosk|open-clinic\nkiosk|close-clinic");
    kiosk = restart_at(kiosk, "2025-11-24T10:01:00-08:00");
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

static void opened_by_hand_against_the_hours_stays_open_over_a_restart(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-26T10:00:00-08:00"); /* a Wednesday, closed */
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap open\ntap staff_close\nexpect screen attract");
    kiosk = restart_at(kiosk, "2025-11-26T23:59:00-08:00");
    assert_screen(kiosk, "attract");
    kiosk_wait(kiosk, MINUTE_MS);
    assert_screen(kiosk, "closed");
    kiosk_close(kiosk);
}

static void a_clinic_without_hours_stays_closed_until_somebody_opens_it(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\ntap staff_close\nexpect screen closed");
    kiosk_close(kiosk);
    kiosk = kiosk_open(
        (struct kiosk_options){.keep_database = true, .time = "2025-12-24T10:20:00-08:00"});
    assert_screen(kiosk, "closed");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap open\ntap staff_close\nexpect screen attract");
    kiosk_close(kiosk);
}

static void a_full_disk_is_told_and_the_clinic_not_called_closed(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = open_at("2025-11-24T10:00:00-08:00");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap close\nexpect screen fault");
    fault_vfs_mend(&disk);
    kiosk_play(kiosk, "tap back\nexpect screen staff_menu\n"
                      "expect text \"The waiting screen invites people in.\"");
    assert_query(kiosk, "SELECT command FROM audit WHERE command LIKE '%clinic'", "");
    kiosk_play(kiosk, "tap close\ntap staff_close\nexpect screen closed");
    kiosk = restart_at(kiosk, "2025-11-24T10:01:00-08:00");
    assert_screen(kiosk, "closed");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

static void when_what_was_said_cannot_be_read_the_hours_hold(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at("2025-11-24T10:00:00-08:00");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap close\ntap staff_close\nexpect screen closed");
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open(KIOSK_DATABASE, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "UPDATE settings SET value = 'ajar' WHERE key = 'opening'",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_changes(other), 1);
    sqlite3_close(other);
    kiosk = restart_at(kiosk, "2025-11-24T10:01:00-08:00");
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evening_is_dark_and_says_when_it_opens),
        cmocka_unit_test(night_turns_to_morning_by_itself),
        cmocka_unit_test(a_longer_while_is_named_by_its_day),
        cmocka_unit_test(touch_wakes_it_for_who_is_early),
        cmocka_unit_test(key_wakes_it),
        cmocka_unit_test(closing_time_takes_the_screen_from_nobody),
        cmocka_unit_test(words_move_a_little_every_five_minutes_and_no_more),
        cmocka_unit_test(closed_by_hand_lasts_until_the_next_opening),
        cmocka_unit_test(closed_by_hand_opens_by_hand),
        cmocka_unit_test(opened_by_hand_against_the_hours_lasts_until_midnight),
        cmocka_unit_test(a_visit_goes_on_when_the_staff_close_behind_it),
        cmocka_unit_test(closed_by_hand_stays_closed_over_a_restart),
        cmocka_unit_test(a_closing_that_has_ended_is_forgotten),
        cmocka_unit_test(a_clock_that_starts_wrong_opens_nothing),
        cmocka_unit_test(opened_again_by_hand_stays_open_over_a_restart),
        cmocka_unit_test(opened_by_hand_against_the_hours_stays_open_over_a_restart),
        cmocka_unit_test(a_clinic_without_hours_stays_closed_until_somebody_opens_it),
        cmocka_unit_test(a_full_disk_is_told_and_the_clinic_not_called_closed),
        cmocka_unit_test(when_what_was_said_cannot_be_read_the_hours_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
