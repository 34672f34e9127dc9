/* import/: changes of single appointments of a series, and versions of one event. */
#include "ical_support.h"

#include <stdio.h>

/* Mondays at 10:00, the day of the tests among them. */
#define WEEKLY                                                                                     \
    EVENT("DTSTART:20251103T100000\r\nDTEND:20251103T104500\r\nRRULE:FREQ=WEEKLY;COUNT=10\r\n"     \
          "SUMMARY:Joan Sample\r\nDESCRIPTION:Phone 250-555-0142\r\n")
#define CHANGE(lines)      EVENT("RECURRENCE-ID:20251124T100000\r\n" lines)
#define WITH_CHANGE(lines) CALENDAR(WEEKLY CHANGE(lines)), CALENDAR(CHANGE(lines) WEEKLY)

/* Each change alone with its series, before it in the file and behind it. */
static void changes_take_the_place_of_their_instance(void **state)
{
    static const struct {
        const char *texts[2];
        const char *expected;
    } cases[] = {
        /* without a title it is about whom the series is about */
        {{WITH_CHANGE("DTSTART:20251124T100000\r\nSTATUS:CANCELLED\r\n")},
         "2025-11-24T10:00 45 Joan Sample|2505550142|| cancelled\n"},
        {{WITH_CHANGE("STATUS:CANCELLED\r\n")},
         "2025-11-24T10:00 45 Joan Sample|2505550142|| cancelled\n"},
        {{WITH_CHANGE("DTSTART:20251124T150000\r\n")},
         "2025-11-24T15:00 45 Joan Sample|2505550142||\n"},
        {{WITH_CHANGE("DTSTART:20251124T150000\r\nDTEND:20251124T153000\r\n")},
         "2025-11-24T15:00 30 Joan Sample|2505550142||\n"},
        {{WITH_CHANGE("DTSTART:20251124T150000\r\nSUMMARY:Joan Sample\r\n")},
         "2025-11-24T15:00 45 Joan Sample|2505550142||\n"},
        {{WITH_CHANGE("DTSTART:20251124T150000\r\nSUMMARY:Kim Specimen\r\n")},
         "2025-11-24T15:00 45 Kim Specimen|||\n"},
        /* it is no appointment any more, or one of another day */
        {{WITH_CHANGE("DTSTART:20251124T100000\r\nSUMMARY:Lunch\r\n")}, "left out "},
        {{WITH_CHANGE("DTSTART;VALUE=DATE:20251124\r\nSUMMARY:Joan Sample\r\n")}, ""},
        {{WITH_CHANGE("DTSTART:20251125T100000\r\nSUMMARY:Joan Sample\r\n")}, ""},
        {{WITH_CHANGE("DTSTART:20251125T100000\r\n")}, ""},
        {{WITH_CHANGE("DTSTART:soon\r\n")}, "left out "},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (size_t j = 0; j < 2; j++) {
            const char *seen = day_text(*state, cases[i].texts[j]);
            bool starts = strcmp(cases[i].expected, "left out ") == 0;
            if (starts ? strncmp(seen, cases[i].expected, 9) != 0 || strchr(seen, '|') != NULL
                       : strcmp(seen, cases[i].expected) != 0) {
                fail_msg("case %zu.%zu:\n%sinstead of\n%s", i, j, seen, cases[i].expected);
            }
        }
    }
}

static void changes_name_their_instance_in_many_ways(void **state)
{
    static const char *const ids[] = {
        "RECURRENCE-ID:20251124T180000Z",
        "RECURRENCE-ID;VALUE=DATE:20251124",
        "RECURRENCE-ID;TZID=Europe/Berlin:20251124T190000",
    };
    for (size_t i = 0; i < COUNT(ids); i++) {
        const char *change = arena_printf(
            *state, "BEGIN:VEVENT\r\nUID:u\r\n%s\r\nDTSTART:20251124T150000\r\nEND:VEVENT\r\n",
            ids[i]);
        assert_string_equal(
            day_text(*state, arena_printf(*state, CALENDAR("%s%s"), change, WEEKLY)),
            "2025-11-24T15:00 45 Joan Sample|2505550142||\n");
    }
    /* a time without a zone is on the clock of the series */
    assert_string_equal(
        day_text(*state, CALENDAR(EVENT("DTSTART;TZID=Europe/Berlin:20251117T190000\r\n"
                                        "RRULE:FREQ=WEEKLY\r\nSUMMARY:Joan Sample\r\n")
                                      EVENT("RECURRENCE-ID:20251124T190000\r\n"
                                            "DTSTART;TZID=Europe/Berlin:20251124T200000\r\n"))),
        "2025-11-24T11:00 60 Joan Sample|||\n");
}

/* The UID of an instance stays as it is moved, so that the store knows it again. */
static void moved_instances_keep_their_uid(void **state)
{
    static const char *const texts[] = {
        CALENDAR(WEEKLY),
        CALENDAR(WEEKLY CHANGE("DTSTART:20251124T150000\r\n")),
        CALENDAR(WEEKLY EVENT("RECURRENCE-ID;VALUE=DATE:20251124\r\nDTSTART:20251124T150000\r\n")),
        CALENDAR(WEEKLY EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE:20251117T100000\r\n"
                              "DTSTART:20251117T113000\r\n")),
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct day_list list = {0};
        struct err err = {.text = ""};
        assert_true(parse_text(*state, texts[i], IMPORT_AUTO, plain_columns(*state), &list, &err));
        assert_int_equal(list.count, 1);
        assert_string_equal(
            list.items == NULL ? "" : list.items[0].uid,
            arena_printf(*state, "u/%lld", (long long)(at("2025-11-24T10:00") / 1000)));
    }
}

static void a_change_of_all_that_follow_moves_them(void **state)
{
    static const char first[] =
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20251117T100000\r\nDTSTART:20251117T140000\r\n"
        "DTEND:20251117T143000\r\n";
    const struct {
        const char *changes;
        const char *expected;
    } cases[] = {
        {arena_printf(*state, EVENT("%s"), first),
         "2025-11-10T10:00 45 Joan Sample|2505550142||\n"
         "2025-11-17T14:00 30 Joan Sample|2505550142||\n"
         "2025-11-24T14:00 30 Joan Sample|2505550142||\n"},
        {arena_printf(*state, EVENT("%sSUMMARY:Kim Specimen\r\n"), first),
         "2025-11-10T10:00 45 Joan Sample|2505550142||\n"
         "2025-11-17T14:00 30 Kim Specimen|||\n2025-11-24T14:00 30 Kim Specimen|||\n"},
        {arena_printf(*state, EVENT("%sSTATUS:CANCELLED\r\n"), first),
         "2025-11-10T10:00 45 Joan Sample|2505550142||\n"
         "2025-11-17T14:00 30 Joan Sample|2505550142|| cancelled\n"
         "2025-11-24T14:00 30 Joan Sample|2505550142|| cancelled\n"},
        /* to the day before, from the last week on; and one instance has a change of its own */
        {arena_printf(*state,
                      EVENT("%s") EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE:20251124T100000\r\n"
                                        "DTSTART:20251123T090000\r\n"),
                      first),
         "2025-11-10T10:00 45 Joan Sample|2505550142||\n"
         "2025-11-17T14:00 30 Joan Sample|2505550142||\n"
         "2025-11-23T09:00 45 Joan Sample|2505550142||\n"},
        {arena_printf(*state, EVENT("%s") CHANGE("DTSTART:20251124T080000\r\n"), first),
         "2025-11-10T10:00 45 Joan Sample|2505550142||\n"
         "2025-11-17T14:00 30 Joan Sample|2505550142||\n"
         "2025-11-24T08:00 45 Joan Sample|2505550142||\n"},
        {EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE:20251117T100000\r\n"
               "DTSTART;VALUE=DATE:20251117\r\n"),
         "2025-11-10T10:00 45 Joan Sample|2505550142||\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text = arena_printf(*state, CALENDAR("%s%s"), WEEKLY, cases[i].changes);
        const char *seen = days_text(*state, text, "2025-11-09", "2025-11-25");
        if (strcmp(seen, cases[i].expected) != 0) {
            fail_msg("case %zu:\n%sinstead of\n%s", i, seen, cases[i].expected);
        }
    }
}

#define VERSION(stamp, rest) "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:" stamp "\r\n" rest "END:VEVENT\r\n"
#define AT_10                "DTSTART:20251124T100000\r\nSUMMARY:Joan Sample\r\n"
#define AT_14                "DTSTART:20251124T140000\r\nSUMMARY:Joan Sample\r\n"

static void the_newest_version_of_an_event_counts(void **state)
{
    static const struct ical_case cases[] = {
        {CALENDAR(VERSION("20250101T000000Z", AT_14 "SEQUENCE:2\r\n")
                      VERSION("20250909T000000Z", AT_10 "SEQUENCE:1\r\n")),
         "2025-11-24T14:00 60 Joan Sample|||\n"},
        {CALENDAR(VERSION("20250102T000000Z", AT_14) VERSION("20250101T000000Z", AT_10)),
         "2025-11-24T14:00 60 Joan Sample|||\n"},
        {CALENDAR(VERSION("20250101T000000Z", AT_14 "LAST-MODIFIED:20241202T000000Z\r\n")
                      VERSION("20250101T000000Z", AT_10 "LAST-MODIFIED:20241201T000000Z\r\n")),
         "2025-11-24T14:00 60 Joan Sample|||\n"},
        {CALENDAR(EVENT(AT_10) EVENT(AT_14)), "2025-11-24T14:00 60 Joan Sample|||\n"},
        /* one that was cancelled, or is none any more, takes the older along */
        {CALENDAR(EVENT(AT_10) EVENT("DTSTART:20251124T100000\r\nSEQUENCE:1\r\n"
                                     "STATUS:CANCELLED\r\n")),
         "2025-11-24T10:00 60 Joan Sample||| cancelled\n"},
        {CALENDAR(EVENT("SEQUENCE:1\r\nSTATUS:CANCELLED\r\n") EVENT(AT_10)),
         "2025-11-24T10:00 60 Joan Sample||| cancelled\n"},
        {CALENDAR(EVENT("DTSTART;VALUE=DATE:20251124\r\nSEQUENCE:1\r\nSUMMARY:Joan Sample\r\n")
                      EVENT(AT_10)),
         ""},
        {CALENDAR(EVENT("DTSTART:20251124T100000\r\nSEQUENCE:1\r\nSUMMARY:Lunch\r\n") EVENT(AT_10)),
         "left out 8: SUMMARY is about no client\n"},
        {CALENDAR(EVENT("DTSTART:20251125T100000\r\nSEQUENCE:1\r\n") EVENT(AT_10)), ""},
        /* nobody knows when the series is, but when its change is */
        {CALENDAR(EVENT("DTSTART:soon\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Joan Sample\r\n")
                      CHANGE("DTSTART:20251124T150000\r\n")),
         "2025-11-24T15:00 60 Joan Sample|||\nleft out 6: DTSTART cannot be read\n"},
        /* changes have versions as well */
        {CALENDAR(WEEKLY CHANGE("SEQUENCE:3\r\nDTSTART:20251124T150000\r\n")
                      CHANGE("SEQUENCE:2\r\nDTSTART:20251124T160000\r\n")),
         "2025-11-24T15:00 45 Joan Sample|2505550142||\n"},
    };
    check_cases(*state, cases, COUNT(cases));
}

#define CANCELS(lines) CALENDAR("METHOD:CANCEL\r\n" lines)

static void a_calendar_that_cancels_cancels(void **state)
{
    static const struct ical_case cases[] = {
        {CANCELS(EVENT(AT_10)), "2025-11-24T10:00 60 Joan Sample||| cancelled\n"},
        {CALENDAR(EVENT(AT_10)) CANCELS(EVENT("")),
         "2025-11-24T10:00 60 Joan Sample||| cancelled\n"},
        {CANCELS(EVENT("")) CALENDAR("X-WR-CALNAME:Mei\r\n" EVENT(AT_10)),
         "2025-11-24T10:00 60 Joan Sample||Mei| cancelled\n"},
        {CALENDAR(WEEKLY) CANCELS(CHANGE("")),
         "2025-11-24T10:00 45 Joan Sample|2505550142|| cancelled\n"},
        {CALENDAR(WEEKLY) CANCELS(EVENT("DTSTART:20251103T100000\r\n")),
         "2025-11-24T10:00 45 Joan Sample|2505550142|| cancelled\n"},
        /* booked again since */
        {CANCELS(EVENT("")) CALENDAR(EVENT(AT_10 "SEQUENCE:1\r\n")),
         "2025-11-24T10:00 60 Joan Sample|||\n"},
        /* what is cancelled as a whole is not there in part */
        {CALENDAR(WEEKLY CHANGE("DTSTART:20251124T150000\r\n")) CANCELS(EVENT("SEQUENCE:1\r\n")),
         "2025-11-24T15:00 45 Joan Sample|2505550142|| cancelled\n"},
        {CANCELS(EVENT("")), ""},
    };
    check_cases(*state, cases, COUNT(cases));
}

static void one_uid_may_be_of_two_appointments(void **state)
{
    static const struct ical_case cases[] = {
        /* the calendars of two therapists, with names and without */
        {CALENDAR(EVENT(AT_10)) CALENDAR(EVENT("DTSTART:20251124T140000\r\nSUMMARY:Al Xyz\r\n")),
         "2025-11-24T10:00 60 Joan Sample|||\n2025-11-24T14:00 60 Al Xyz|||\n"},
        {CALENDAR("X-WR-CALNAME:Mei\r\n" EVENT(AT_10))
             CALENDAR("X-WR-CALNAME:Tomas\r\n" EVENT(AT_14)),
         "2025-11-24T10:00 60 Joan Sample||Mei|\n2025-11-24T14:00 60 Joan Sample||Tomas|\n"},
        /* each keeps its own series and changes */
        {CALENDAR("X-WR-CALNAME:Mei\r\n" WEEKLY CHANGE("DTSTART:20251124T090000\r\n"))
             CALENDAR("X-WR-CALNAME:Tomas\r\n" WEEKLY),
         "2025-11-24T09:00 45 Joan Sample|2505550142|Mei|\n"
         "2025-11-24T10:00 45 Joan Sample|2505550142|Tomas|\n"},
        /* versions of one event in a calendar each */
        {CALENDAR(EVENT(AT_14 "SEQUENCE:1\r\n")) CALENDAR(EVENT(AT_10)),
         "2025-11-24T14:00 60 Joan Sample|||\n"},
        /* a program that gives everything the same UID */
        {CALENDAR(EVENT(AT_10) EVENT("DTSTART:20251124T140000\r\nSUMMARY:Al Xyz\r\n")
                      EVENT("DTSTART:20251124T160000\r\nSUMMARY:Kim Specimen\r\n")),
         "2025-11-24T10:00 60 Joan Sample|||\n2025-11-24T14:00 60 Al Xyz|||\n"
         "2025-11-24T16:00 60 Kim Specimen|||\n"},
    };
    check_cases(*state, cases, COUNT(cases));

    struct day_list list = {0};
    struct err err = {.text = ""};
    assert_true(parse_text(*state, cases[0].text, IMPORT_AUTO, plain_columns(*state), &list, &err));
    assert_int_equal(list.count, 2);
    if (list.items != NULL) {
        assert_string_not_equal(list.items[0].uid, list.items[1].uid);
    }
}

/* A few kilobytes that would keep a reader busy for minutes: it stops counting, and says so. */
static void too_much_to_work_out_is_left_out(void **state)
{
    static const char head[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:good\n"
                               "DTSTART:20251124T103000\nSUMMARY:Jo Sample\nEND:VEVENT\n";
    static const char never[] = "BEGIN:VEVENT\nDTSTART:00010101T100000\nSUMMARY:Jo\n"
                                "RRULE:FREQ=DAILY;COUNT=9;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n";
    /* two that come after all is used up: one that is cancelled, and a cancellation of nothing */
    static const char tail[] = "BEGIN:VEVENT\nUID:x\nDTSTART:20251124T110000\nSUMMARY:Jo\n"
                               "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\n"
                               "BEGIN:VEVENT\nUID:x\nEND:VEVENT\nBEGIN:VEVENT\nUID:y\n"
                               "DTSTART:20251124T120000\nEND:VEVENT\nEND:VCALENDAR\n";
    enum { SERIES = 1000 };
    struct import_result result = {0};
    struct err err = {.text = ""};
    char *text = arena_alloc(*state, sizeof(head) + SERIES * sizeof(never) + sizeof(tail));
    char *end = stpcpy(text, head);
    for (int i = 0; i < SERIES; i++) {
        end = stpcpy(end, never);
    }
    stpcpy(end, tail);
    const struct import_request request =
        request_for(text, IMPORT_ICALENDAR, plain_columns(*state));
    assert_true(parse_request(*state, &request, &result, &err));
    assert_string_equal(list_text(*state, &result.list), "2025-11-24T10:30 60 Jo Sample|||\n");
    assert_true(result.left_out.count > SERIES / 2);
    assert_string_equal(result.left_out.items[0].reason, "RRULE is too much to work out");
    assert_string_equal(result.left_out.items[result.left_out.kept - 1].reason,
                        "UID is that of too many events");
}

/* Day by day since 1970 they would take more than the reader works out. */
static void old_series_are_followed_from_near_the_day(void **state)
{
    enum { SERIES = 2000 };
    struct import_result result = {0};
    struct err err = {.text = ""};
    struct import_request request = request_for("", IMPORT_ICALENDAR, plain_columns(*state));
    char *text = arena_alloc(*state, SERIES * 160 + 64);
    char *end = stpcpy(text, "BEGIN:VCALENDAR\n");
    for (int i = 0; i < SERIES; i++) {
        const char *rule = i % 2 == 0 ? "FREQ=DAILY;COUNT=90000" : "FREQ=WEEKLY;BYDAY=SU,MO";
        end += snprintf(end, 160,
                        "BEGIN:VEVENT\nUID:%d\nDTSTART:19700104T10%02d%02d\nRRULE:%s\n"
                        "SUMMARY:Jo Sample\nEND:VEVENT\n",
                        i, i / 60, i % 60, rule);
    }
    stpcpy(end, "END:VCALENDAR\n");
    request.bytes = text;
    request.length = strlen(text);
    assert_true(parse_request(*state, &request, &result, &err));
    assert_int_equal(result.list.count, SERIES);
    assert_int_equal(result.left_out.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_take_the_place_of_their_instance),
        cmocka_unit_test(changes_name_their_instance_in_many_ways),
        cmocka_unit_test(moved_instances_keep_their_uid),
        cmocka_unit_test(a_change_of_all_that_follow_moves_them),
        cmocka_unit_test(the_newest_version_of_an_event_counts),
        cmocka_unit_test(a_calendar_that_cancels_cancels),
        cmocka_unit_test(one_uid_may_be_of_two_appointments),
        cmocka_unit_test(too_much_to_work_out_is_left_out),
        cmocka_unit_test(old_series_are_followed_from_near_the_day),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
