/* The day list in the staff area: how old it is, who is on it, and appointments entered by hand. */
#include "app/staff.h"
#include "domain/csv_mapping.h"
#include "fault_vfs.h"
#include "kiosk.h"

#include <utime.h>

#define JOAN   "2025-11-24T10:30,,Joan Sample,250-555-0142,Mei R.,,\n"
#define ROBIN  "2025-11-24T11:00,,Robin Example,250-555-0160,Priya S.,,\n"
#define GONE   "2025-11-24T11:30,,Greta Gone,250-555-0177,Mei R.,,cancelled\n"
#define BY_NOW "2025-11-24T10:40,,Noor Example,250-555-0190,Ana G.,,\n"

#define NOOR                                                                                       \
    "SELECT strftime('%H:%M', start_ms / 1000, 'unixepoch', '-8 hours'),"                          \
    " (end_ms - start_ms) / 60000, phone, therapist, status, listed, origin"                       \
    " FROM appointments WHERE client_name = 'Noor Example'"

static struct kiosk *open_own(const char *rows)
{
    kiosk_own_list("");
    kiosk_write(OWN_LIST, rows);
    return kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
}

static void open_list(struct kiosk *kiosk)
{
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more\ntap day_list\nexpect screen staff_day_list");
}

static void dial(struct kiosk *kiosk, const char *digits)
{
    for (const char *digit = digits; *digit != '\0'; digit++) {
        kiosk_playf(kiosk, "tap digit %c", *digit);
    }
}

/* From 10:25, the next whole five minutes, to 10:45. */
#define TO_10_45 "tap clock 3\ntap clock 3\ntap clock 3\ntap clock 3\ntap continue\n"

/* Enters an appointment and ends on the summary. therapist is an index of the choice. */
static void enter_noor(struct kiosk *kiosk, const char *phone, int therapist)
{
    kiosk_play(kiosk, "tap add\nexpect screen staff_appointment\n" TO_10_45
                      "type Noor Example\ntap continue");
    dial(kiosk, phone);
    kiosk_playf(kiosk, "tap continue\ntap therapist %d\ntap continue", therapist);
}

static void rows_are_initials_with_times_and_states(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER JOAN ROBIN GONE);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap "
                      "decline\nuntil done\ntap done");
    open_list(kiosk); /* no frame may show a name, which kiosk.h checks */
    assert_sees(kiosk, "10:30 J. S.");
    assert_sees(kiosk, "arrived");
    assert_sees(kiosk, "11:00 R. E.");
    assert_sees(kiosk, "cancelled");
    assert_false(kiosk_sees(kiosk, "by hand"));
    /* the appointment of somebody who is here cannot be changed */
    assert_target(kiosk, "appointment 0", IS_ABSENT);
    assert_target(kiosk, "appointment 1", IS_THERE);
    assert_query(kiosk, "SELECT count(*) FROM audit WHERE command = 'day-list'", "1");
    kiosk_close(kiosk);
}

/* A kiosk whose list was written at that time. */
static struct kiosk *open_written(const char *rows, const char *modified)
{
    int64_t ms = 0;
    kiosk_own_list("");
    kiosk_write(OWN_LIST, rows);
    assert_true(iso8601_parse(modified, &ms));
    const struct utimbuf times = {ms / SECOND_MS, ms / SECOND_MS};
    assert_int_equal(utime(OWN_LIST, &times), 0);
    return kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
}

static void age_of_the_list_is_said(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_written(OWN_HEADER JOAN, "2025-11-24T10:20:00-08:00");
    open_list(kiosk);
    assert_sees(kiosk, "Last updated: just now.");
    kiosk_play(kiosk, "tap staff_close");
    kiosk_wait(kiosk, 12 * MINUTE_MS);
    open_list(kiosk);
    assert_sees(kiosk, "Last updated: 12 min ago.");
    kiosk_play(kiosk, "tap staff_close");
    kiosk_wait(kiosk, 100 * MINUTE_MS);
    open_list(kiosk);
    assert_sees(kiosk, "Last updated: today, 10:20.");
    kiosk_close(kiosk);
}

/* The file was read again this morning, but it is still from yesterday. */
static void a_list_not_updated_today_is_of_yesterday(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_written(OWN_HEADER JOAN, "2025-11-23T18:05:00-08:00");
    open_list(kiosk);
    assert_sees(kiosk, "Last updated: yesterday, 18:05.");
    kiosk_close(kiosk);
}

static void list_that_failed_is_told_and_the_last_one_stays(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER JOAN);
    kiosk_write(OWN_LIST, "nothing,of,the,kind\n1,2,3,4\n");
    kiosk_wait(kiosk, MINUTE_MS);
    open_list(kiosk);
    assert_sees(kiosk, "The day list cannot be read");
    assert_sees(kiosk, "The last good list of today stays.");
    assert_sees(kiosk, "J. S.");
    kiosk_play(kiosk, "tap appointment 1\nexpect screen staff_appointment");
    assert_sees(kiosk, "Joan Sample");
    kiosk_play(kiosk, "tap back");
    kiosk_write(OWN_LIST, OWN_HEADER JOAN ROBIN);
    kiosk_play(kiosk, "tap staff_close");
    kiosk_wait(kiosk, MINUTE_MS);
    open_list(kiosk);
    assert_false(kiosk_sees(kiosk, "The file cannot be read"));
    assert_sees(kiosk, "R. E.");
    kiosk_close(kiosk);
}

static void person_added_by_hand_checks_in_and_no_list_takes_them_away(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER JOAN ROBIN);
    open_list(kiosk);
    enter_noor(kiosk, "2505550190", 0);
    assert_sees(kiosk, "10:45");
    assert_sees(kiosk, "Noor Example");
    assert_sees(kiosk, "250 555 0190");
    assert_sees(kiosk, "Mei R.");
    assert_query(kiosk, NOOR, ""); /* nothing is saved before "Save" */
    kiosk_play(kiosk, "tap save\nexpect screen staff_day_list");
    assert_sees(kiosk, "10:45 N. E.");
    assert_sees(kiosk, "by hand");
    assert_query(kiosk, NOOR, "10:45|60|2505550190|Mei R.|booked|1|hand");
    assert_query(kiosk,
                 "SELECT who, scope LIKE 'appointment %' FROM audit"
                 " WHERE command = 'appointment'",
                 "kiosk|1");
    kiosk_play(kiosk, "tap staff_close");
    /* a new list does not have them, and they stay */
    kiosk_write(OWN_LIST, OWN_HEADER JOAN);
    kiosk_wait(kiosk, MINUTE_MS);
    assert_query(kiosk, "SELECT client_name FROM appointments WHERE listed = 1 ORDER BY start_ms",
                 "Joan Sample\nNoor Example");
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype Noor\ntap continue\ntype E\n"
                      "tap continue\nexpect screen check_in_confirm\ntap confirm_yes\n"
                      "until notice\ntap decline\nuntil done");
    assert_query(kiosk, "SELECT client_name, therapist, identity FROM visits",
                 "Noor Example|Mei R.|name");
    kiosk_close(kiosk);
}

static void person_added_by_hand_checks_in_with_digits(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER JOAN);
    open_list(kiosk);
    enter_noor(kiosk, "2505550190", 0);
    kiosk_play(kiosk, "tap save\ntap staff_close\ntap start\ntap check_in\ntype 0190\n"
                      "expect screen check_in_confirm");
    kiosk_close(kiosk);
}

static void phone_and_therapist_may_be_left_out(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER);
    open_list(kiosk);
    assert_sees(kiosk, "Nobody is on the list today.");
    enter_noor(kiosk, "", 0); /* the first choice: no therapist */
    assert_sees(kiosk, "not given");
    kiosk_play(kiosk, "tap save");
    assert_query(kiosk, NOOR, "10:45|60|||booked|1|hand");
    kiosk_close(kiosk);
}

/* An appointment needs four digits or no number, and a name. */
static void what_is_incomplete_goes_no_further(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER);
    open_list(kiosk);
    kiosk_play(kiosk, "tap add\ntap continue");
    assert_target(kiosk, "continue", IS_DISABLED);
    kiosk_play(kiosk, "type Noor Example\ntap continue");
    assert_target(kiosk, "continue", IS_ENABLED);
    dial(kiosk, "555");
    assert_target(kiosk, "continue", IS_DISABLED);
    dial(kiosk, "0");
    assert_target(kiosk, "continue", IS_ENABLED);
    /* going back through the pages keeps what was typed */
    kiosk_play(kiosk, "tap back");
    assert_sees(kiosk, "Noor Example");
    kiosk_play(kiosk, "tap back\ntap back\nexpect screen staff_day_list");
    assert_query(kiosk, "SELECT count(*) FROM appointments", "0");
    kiosk_close(kiosk);
}

static void therapist_of_another_name_is_typed(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER JOAN);
    open_list(kiosk);
    enter_noor(kiosk, "", 2); /* the choices are Mei, nobody, another name */
    kiosk_play(kiosk, "type Zoë\ntap continue");
    assert_sees(kiosk, "Zoë");
    kiosk_play(kiosk, "tap save");
    assert_query(kiosk, NOOR, "10:45|60||Zoë|booked|1|hand");
    kiosk_close(kiosk);
}

static void new_row_is_as_long_as_most_of_the_day(void **state)
{
    (void)state;
    struct kiosk *kiosk =
        open_own(OWN_HEADER "2025-11-24T10:30,2025-11-24T11:15,Joan Sample,,Mei R.,,\n"
                            "2025-11-24T11:30,2025-11-24T12:15,Robin Example,,Mei R.,,\n"
                            "2025-11-24T13:00,2025-11-24T14:30,Kim Specimen,,Mei R.,,\n");
    open_list(kiosk);
    enter_noor(kiosk, "", 0);
    kiosk_play(kiosk, "tap save");
    assert_query(kiosk, NOOR, "10:45|45||Mei R.|booked|1|hand");
    kiosk_close(kiosk);
}

static void row_of_the_list_is_changed_and_stays_so(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(
        OWN_HEADER "2025-11-24T10:40,2025-11-24T11:10,Noor Example,250-555-0190,Ana G.,,\n");
    open_list(kiosk);
    kiosk_play(kiosk, "tap appointment 0\nexpect screen staff_appointment");
    assert_query(kiosk, "SELECT who, scope LIKE 'appointment %' FROM audit WHERE command = 'show'",
                 "kiosk|1");
    kiosk_play(kiosk, "tap field 0\ntap clock 1\ntap clock 3\ntap continue"); /* 11:45 */
    /* a change that is not confirmed is not kept */
    kiosk_play(kiosk, "tap field 2\ntap delete\ntap back");
    assert_sees(kiosk, "250 555 0190");
    kiosk_play(kiosk, "tap save");
    assert_query(kiosk, NOOR, "11:45|30|2505550190|Ana G.|booked|1|hand");
    kiosk_play(kiosk, "tap staff_close");
    kiosk_write(OWN_LIST, OWN_HEADER JOAN);
    kiosk_wait(kiosk, MINUTE_MS);
    assert_query(kiosk, NOOR, "11:45|30|2505550190|Ana G.|booked|1|hand");
    kiosk_close(kiosk);
}

/* A list of one appointment that says something in every column (domain/appointment.h). */
static struct kiosk *open_with_every_column(void)
{
    static const char *const own_list[] = {"path: demo/day-list.csv", "path: " OWN_LIST, NULL};
    struct arena *arena = arena_create(4096);
    const char *head = "";
    const char *row = "";
    for (size_t i = 0; i < LIST_COLUMN_COUNT; i++) {
        const char *name = list_columns[i].name;
        const char *value = i == LIST_START   ? "+20"
                            : i == LIST_END   ? "+50"
                            : i == LIST_PHONE ? "2505550190"
                                              : arena_printf(arena, "The %s", name);
        head = arena_printf(arena, "%s%s,", head, list_columns[i].usual);
        row = arena_printf(arena, "%s%s,", row, value);
    }
    kiosk_configure(OWN_CONFIGURATION, own_list);
    kiosk_write(OWN_LIST, arena_printf(arena, "%s\n%s\n", head, row));
    arena_destroy(arena);
    return kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
}

static void change_by_hand_leaves_every_other_text_as_it_was(void **state)
{
    (void)state;
#define AND_TEXT(ID, name, usual, presence) " || '|' || " #name
#define IS_EMPTY(ID, name, usual, presence) " OR " #name " = ''"
#define TEXTS                               "SELECT ''" APPOINTMENT_TEXTS(AND_TEXT) " FROM appointments"
    struct kiosk *kiosk = open_with_every_column();
    const char *before = kiosk_query(kiosk, TEXTS);
    assert_query(kiosk, "SELECT count(*) FROM appointments WHERE 0" APPOINTMENT_TEXTS(IS_EMPTY),
                 "0");
    open_list(kiosk);
    kiosk_play(kiosk, "tap appointment 0\ntap field 4\ntap save\nexpect screen staff_day_list");
    assert_query(kiosk, "SELECT status, origin FROM appointments", "cancelled|hand");
    assert_query(kiosk, TEXTS, before);
    kiosk_close(kiosk);
}

static void cancelled_row_is_no_longer_found(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER BY_NOW);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0190\nexpect screen check_in_confirm\n"
                      "tap finish");
    open_list(kiosk);
    kiosk_play(kiosk, "tap appointment 0\ntap field 4\ntap save");
    assert_sees(kiosk, "cancelled");
    kiosk_play(kiosk, "tap staff_close\ntap start\ntap check_in\ntype 0190\n"
                      "expect screen check_in_missing\ntap finish");
    open_list(kiosk);
    kiosk_play(kiosk, "tap appointment 0\ntap field 4\ntap save\ntap staff_close\ntap start\n"
                      "tap check_in\ntype 0190\nexpect screen check_in_confirm");
    kiosk_close(kiosk);
}

static void row_that_cannot_be_kept_is_not_called_kept(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = open_own(OWN_HEADER JOAN);
    open_list(kiosk);
    enter_noor(kiosk, "2505550190", 0);
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap save\nexpect screen fault");
    assert_query(kiosk, NOOR, "");
    fault_vfs_mend(&disk);
    kiosk_play(kiosk, "tap back\nexpect screen staff_appointment");
    assert_sees(kiosk, "Noor Example");
    kiosk_play(kiosk, "tap save\nexpect screen staff_day_list");
    assert_query(kiosk, NOOR, "10:45|60|2505550190|Mei R.|booked|1|hand");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

static void nothing_typed_outlasts_the_minute(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own(OWN_HEADER JOAN);
    open_list(kiosk);
    kiosk_play(kiosk, "tap add\ntap continue\ntype Noor Example");
    kiosk_wait(kiosk, STAFF_IDLE_MS);
    assert_screen(kiosk, "attract");
    open_list(kiosk);
    kiosk_play(kiosk, "tap add\ntap continue\nexpect no text \"Noor\"");
    kiosk_close(kiosk);
}

static void small_panel_adds_a_person_too(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_SMALL});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    while (kiosk_target(kiosk, "day_list", NULL) == NULL) {
        kiosk_play(kiosk, "tap list_next");
    }
    kiosk_play(kiosk, "tap day_list\ntap add\n" TO_10_45 "tap continue\ntype Noor Example\n"
                      "tap continue\ntap continue\ntap therapist 0");
    while (kiosk_target(kiosk, "more", NULL) != NULL) {
        kiosk_play(kiosk, "tap more");
    }
    kiosk_play(kiosk, "tap continue\ntap save\nexpect screen staff_day_list");
    assert_sees(kiosk, "10:45 N. E."); /* the page with it is the one shown */
    kiosk_close(kiosk);
}

/* No frame may cut it off, which kiosk.h checks. */
static void longest_phone_number_stays_on_its_line(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_LANDSCAPE, PANEL_LOW,
                                              PANEL_SMALL};
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        struct kiosk *kiosk =
            kiosk_open((struct kiosk_options){.panel = panels[i], .large_text = true});
        kiosk_staff_open(kiosk);
        kiosk_play(kiosk, "tap more");
        while (kiosk_target(kiosk, "day_list", NULL) == NULL) {
            kiosk_play(kiosk, "tap list_next");
        }
        kiosk_play(kiosk, "tap day_list\ntap add\ntap continue");
        if (kiosk_there(kiosk, "continue")->enabled) { /* a page before says what to type */
            kiosk_play(kiosk, "tap continue");
        }
        kiosk_play(kiosk, "type Noor Example\ntap continue");
        dial(kiosk, "222222222222222");
        assert_sees(kiosk, "222222222222222");
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_initials_with_times_and_states),
        cmocka_unit_test(age_of_the_list_is_said),
        cmocka_unit_test(a_list_not_updated_today_is_of_yesterday),
        cmocka_unit_test(list_that_failed_is_told_and_the_last_one_stays),
        cmocka_unit_test(person_added_by_hand_checks_in_and_no_list_takes_them_away),
        cmocka_unit_test(person_added_by_hand_checks_in_with_digits),
        cmocka_unit_test(phone_and_therapist_may_be_left_out),
        cmocka_unit_test(what_is_incomplete_goes_no_further),
        cmocka_unit_test(therapist_of_another_name_is_typed),
        cmocka_unit_test(new_row_is_as_long_as_most_of_the_day),
        cmocka_unit_test(row_of_the_list_is_changed_and_stays_so),
        cmocka_unit_test(change_by_hand_leaves_every_other_text_as_it_was),
        cmocka_unit_test(cancelled_row_is_no_longer_found),
        cmocka_unit_test(row_that_cannot_be_kept_is_not_called_kept),
        cmocka_unit_test(nothing_typed_outlasts_the_minute),
        cmocka_unit_test(small_panel_adds_a_person_too),
        cmocka_unit_test(longest_phone_number_stays_on_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
