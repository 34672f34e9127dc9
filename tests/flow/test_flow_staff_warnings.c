/* What the staff are told of clock and day lists, on the first screen that they see. */
#include "kiosk.h"

#include <sqlite3.h>

#define TODAY    "2025-11-24T10:30,,Joan Sample,250-555-0142,Mei R.,,\n"
#define TOMORROW "2025-11-25T10:30,,Joan Sample,250-555-0142,Mei R.,,\n"
#define SUNDAY   "2025-11-23T10:30,,Joan Sample,250-555-0142,Mei R.,,\n"

static struct kiosk *open_at(const char *csv, const char *time)
{
    kiosk_own_list(csv);
    return kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION, .time = time});
}

static struct kiosk *open_with(const char *csv)
{
    return open_at(csv, NULL);
}

static void list_that_is_in_order_is_not_spoken_of(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY);
    kiosk_staff_open(kiosk);
    assert_false(kiosk_sees(kiosk, "list"));
    assert_false(kiosk_sees(kiosk, "clock"));
    kiosk_close(kiosk);
}

static void list_that_fails_is_told_with_its_place(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY);
    kiosk_write(OWN_LIST, OWN_HEADER "2025-11-24T10:30,,\"Joan Sample");
    kiosk_wait(kiosk, MINUTE_MS);
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "The day list cannot be read The last good list of today stays. "
                       "Not in order since today, 10:20.");
    assert_sees(kiosk, "list.csv:2:");
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_health"); /* the row leads to all of it */
    assert_sees(kiosk, "The day list cannot be read");
    kiosk_close(kiosk);
}

static void list_of_other_days_is_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TOMORROW);
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Nobody of today is on the day list All it has is of 2025-11-25.");
    kiosk_close(kiosk);
}

/* Somebody saved the list of tomorrow before today is over. */
static void list_of_tomorrow_takes_nobody_of_today_away(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY);
    kiosk_write(OWN_LIST, OWN_HEADER TOMORROW);
    kiosk_wait(kiosk, MINUTE_MS);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm\n"
                      "tap confirm_no\ntap finish");
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Nobody of today is on the day list The last good list of today stays. "
                       "All it has is of 2025-11-25.");
    kiosk_close(kiosk);
}

/* The warning and the first who waits stand on the first page of every panel; in large letters
 * those who wait come first. */
static void warning_is_on_the_first_page_with_who_waits(void **state)
{
    (void)state;
    for (int panel = PANEL_PORTRAIT; panel <= PANEL_SMALL; panel++) {
        kiosk_own_list(OWN_HEADER TODAY);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION,
                                                                .panel = (enum kiosk_panel)panel});
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\n"
                          "tap finish\nuntil attract");
        kiosk_write(OWN_LIST, OWN_HEADER TOMORROW);
        kiosk_wait(kiosk, MINUTE_MS);
        kiosk_staff_open(kiosk);
        assert_sees(kiosk, "J. S.");
        assert_sees(kiosk, "Nobody of today is on the day list");
        kiosk_close(kiosk);
    }
}

/* A file that never was a list has left none that could stay. */
static void what_was_never_read_does_not_stay(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with("no list");
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "The day list cannot be read Not in order since today, 10:20.");
    kiosk_close(kiosk);
}

static void list_that_is_empty_all_of_a_sudden_is_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY);
    kiosk_write(OWN_LIST, OWN_HEADER);
    kiosk_wait(kiosk, MINUTE_MS);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm\n"
                      "tap confirm_no\ntap finish");
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "The new day list is empty");
    kiosk_close(kiosk);
}

/* The file of another therapist came into the folder, and is the newest. */
static void list_that_has_lost_its_people_is_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY "2025-11-24T11:30,,Ann Sample,,Mei R.,,\n"
                                                     "2025-11-24T12:30,,Bob Sample,,Mei R.,,\n"
                                                     "2025-11-24T13:30,,Kim Sample,,Mei R.,,\n");
    kiosk_write(OWN_LIST, OWN_HEADER "2025-11-24T10:30,,Ida Sample,,Sam T.,,\n"
                                     "2025-11-24T13:30,,\"Sample, Kim\",,Mei R.,,\n");
    kiosk_wait(kiosk, MINUTE_MS);
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Many people are off the day list");
    assert_sees(kiosk, "on the list no more: 3.");
    kiosk_close(kiosk);
}

static void visits_at_night_are_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY "2025-11-24T01:30,,Ann Sample,,Mei R.,,\n");
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Visits begin at night On the day list: 1. Is a.m. or p.m. missing?");
    kiosk_close(kiosk);
}

static void day_without_anybody_after_one_with_people_is_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_at(OWN_HEADER SUNDAY, "2025-11-23T10:20");
    kiosk_close(kiosk);
    kiosk_write(OWN_LIST, OWN_HEADER);
    kiosk = kiosk_open(
        (struct kiosk_options){.configuration = OWN_CONFIGURATION, .keep_database = true});
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Nobody is booked today");
    kiosk_close(kiosk);
}

static void entries_that_were_left_out_are_counted(void **state)
{
    (void)state;
    struct kiosk *kiosk =
        open_with(OWN_HEADER TODAY TOMORROW "soon,,Noor Sample,250-555-0143,Mei R.,,\n");
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "1 entry of the day list was left out");
    assert_sees(kiosk, "list.csv:4:");
    kiosk_close(kiosk);
}

/* A lunch break names no client: somebody who reads of it every day reads nothing any more. */
static void breaks_are_not_spoken_of(void **state)
{
    (void)state;
    struct kiosk *kiosk =
        open_with("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20251124T183000Z\n"
                  "SUMMARY:Joan Sample - Massage\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\n"
                  "DTSTART:20251124T200000Z\nSUMMARY:Lunch\nEND:VEVENT\nEND:VCALENDAR\n");
    kiosk_staff_open(kiosk);
    assert_false(kiosk_sees(kiosk, "left out"));
    kiosk_close(kiosk);
}

static void clock_before_what_was_kept_is_told(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\n"
                      "tap decline\nuntil done\ntap done");
    kiosk_close(kiosk);
    static const char *const times[] = {"2025-11-24T09:00", "2019-05-01T10:00", "2038-02-01T10:00",
                                        "2106-01-01T10:00"};
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        kiosk = kiosk_open((struct kiosk_options){
            .configuration = OWN_CONFIGURATION, .time = times[i], .keep_database = true});
        kiosk_staff_open(kiosk);
        assert_sees(kiosk, "The clock is wrong");
        kiosk_close(kiosk);
    }
}

/* Somebody who needs help now stands above what is wrong with the list. */
static void urgent_client_stands_above_the_warning(void **state)
{
    (void)state;
    struct kiosk *kiosk =
        open_with(OWN_HEADER TODAY TOMORROW "soon,,Noor Sample,250-555-0143,Mei R.,,\n");
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\n"
                      "tap decline\nuntil done\ntap done");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 1\nexpect screen staff_visit\ntap back\n"
                      "tap visit 0\nexpect screen staff_health");
    kiosk_close(kiosk);
}

/* The booking system gives somebody who is here already another time and therapist. */
static void booking_that_changed_after_the_arrival_is_one_visit(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\n"
                      "tap decline\nuntil done\ntap done");
    kiosk_write(OWN_LIST, OWN_HEADER "2025-11-24T10:45,,Joan Sample,250-555-0142,Tomas L.,,\n");
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm");
    assert_sees(kiosk, "10:45 with Tomas L.");
    assert_false(kiosk_sees(kiosk, "visits in a row"));
    kiosk_play(kiosk, "tap confirm_no\ntap finish");
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "10:45 J. S. Tomas L. \u00B7 moved: was 10:30, Mei R.");
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    assert_sees(kiosk, "The booking changed after the arrival 10:20: moved: was 10:30, Mei R.");
    assert_query(kiosk, "SELECT count(*) FROM arrivals", "1");
    kiosk_close(kiosk);
}

/* The kiosk asks it all the same: a dark screen is worse. */
static void questions_changed_under_their_version_are_told(void **state)
{
    (void)state;
    sqlite3 *db = NULL;
    struct kiosk *kiosk = open_with(OWN_HEADER TODAY);
    kiosk_staff_open(kiosk);
    assert_false(kiosk_sees(kiosk, "version"));
    kiosk_play(kiosk, "tap staff_close");
    assert_int_equal(sqlite3_open(KIOSK_DATABASE, &db), SQLITE_OK);
    char *sql = sqlite3_mprintf("insert into questionnaires (sha256, url, version, asked_at)"
                                " values ('0f0f', %Q, %Q, '2025-11-20T10:00:00-08:00')",
                                kiosk->world.forms[0]->url, kiosk->world.forms[0]->version);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(sql);
    sqlite3_close(db);
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Questions changed, but not their version: back-pain-first-visit.json");
    assert_sees(kiosk, "was asked in other words before.");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(list_that_is_in_order_is_not_spoken_of),
        cmocka_unit_test(list_that_fails_is_told_with_its_place),
        cmocka_unit_test(list_of_other_days_is_told),
        cmocka_unit_test(list_of_tomorrow_takes_nobody_of_today_away),
        cmocka_unit_test(warning_is_on_the_first_page_with_who_waits),
        cmocka_unit_test(what_was_never_read_does_not_stay),
        cmocka_unit_test(list_that_is_empty_all_of_a_sudden_is_told),
        cmocka_unit_test(list_that_has_lost_its_people_is_told),
        cmocka_unit_test(visits_at_night_are_told),
        cmocka_unit_test(day_without_anybody_after_one_with_people_is_told),
        cmocka_unit_test(entries_that_were_left_out_are_counted),
        cmocka_unit_test(breaks_are_not_spoken_of),
        cmocka_unit_test(clock_before_what_was_kept_is_told),
        cmocka_unit_test(booking_that_changed_after_the_arrival_is_one_visit),
        cmocka_unit_test(urgent_client_stands_above_the_warning),
        cmocka_unit_test(questions_changed_under_their_version_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
