/* import/: day lists as iCalendar. */
#include "import_support.h"

#include <stdio.h>
#include <unistd.h>

static void ical_reads_zones_folding_escapes_and_titles(void **state)
{
    struct day_list list = read_file(*state, DATA("jane.ics"), plain_columns(*state), "2025-11-25");
    assert_string_equal(list_text(*state, &list),
                        "2025-11-24T10:30 60 Joan Sample|2505550142|Mei R.|60 min massage\n"
                        "2025-11-24T11:30 45 Ravi Placeholder|2505550143|Mei R.|Massage\n"
                        "2025-11-24T13:00 60 Zoë Échantillon||Tomas L.|60 min\n"
                        "2025-11-24T14:00 60 Carla Cancelled||Mei R.|Massage cancelled\n");
    assert_string_equal(list.items[0].uid, "own-zone@example.com");
}

static void ical_reads_names_and_phones_of_attendees(void **state)
{
    struct day_list list =
        read_file(*state, DATA("attendees.ics"), plain_columns(*state), "2025-11-25");
    assert_string_equal(list_text(*state, &list),
                        "2025-11-24T09:00 60 Sample, Joan|12505550142|Mei R.|Appointment\n"
                        "2025-11-24T10:00 60 Ravi Placeholder|2505550143|Tomas L.|60 min massage\n"
                        "2025-11-24T11:00 60 Kim Specimen|2365550144|Ana G.|"
                        "Deep tissue massage 60 min\n");
}

static void ical_repeats_with_exceptions_and_changes(void **state)
{
    struct day_list list =
        read_file(*state, DATA("repeats.ics"), plain_columns(*state), "2025-12-08");
    assert_string_equal(list_text(*state, &list), "2025-11-24T08:00 30 Kim Specimen|||\n"
                                                  "2025-11-24T23:00 60 Maya Sample|||\n"
                                                  "2025-11-25T09:00 30 Ravi Placeholder|||\n"
                                                  "2025-11-25T16:00 60 Joan Sample|||\n"
                                                  "2025-11-27T09:00 30 Ravi Placeholder|||\n"
                                                  "2025-12-01T10:30 60 Joan Sample||| cancelled\n"
                                                  "2025-12-03T10:30 60 Joan Sample|||\n");
    /* the moved one keeps the UID of the time it was moved from */
    assert_string_equal(
        list.items[3].uid,
        arena_printf(*state, "weekly/%lld", (long long)(at("2025-11-24T10:30") / 1000)));
    assert_string_equal(
        list.items[6].uid,
        arena_printf(*state, "weekly/%lld", (long long)(at("2025-12-03T10:30") / 1000)));
}

#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines)     "BEGIN:VEVENT\r\nUID:u\r\n" lines "END:VEVENT\r\n"

static void ical_keeps_local_time_across_the_change_of_clocks(void **state)
{
    static const char text[] = CALENDAR(EVENT("DTSTART;TZID=America/Vancouver:20250303T103000\r\n"
                                              "DURATION:PT30M\r\nRRULE:FREQ=WEEKLY\r\n"
                                              "SUMMARY:Joan Sample\r\n"));
    struct import_request request = request_for(text, IMPORT_AUTO, plain_columns(*state));
    struct import_result result;
    struct err err;
    request.from_ms = at("2025-03-03");
    request.to_ms = at("2025-03-17");
    assert_true(parse_request(*state, &request, &result, &err));
    assert_string_equal(list_text(*state, &result.list), "2025-03-03T10:30 30 Joan Sample|||\n"
                                                         "2025-03-10T10:30 30 Joan Sample|||\n");
}

static void ical_reads_other_shapes(void **state)
{
    static const struct {
        const char *text;
        const char *expected;
    } cases[] = {
        {CALENDAR(""), ""},
        {"\xEF\xBB\xBF" CALENDAR(""), ""},
        /* no UID, no end, folded in the middle of a letter, two calendars in a file */
        {CALENDAR("BEGIN:VEVENT\nDTSTART:20251124T103000\nSUMMARY:Zo\xC3\n \xAB Sample\n"
                  "END:VEVENT\n") CALENDAR(EVENT("DTSTART:20251124T113000\r\nSUMMARY:Ravi "
                                                 "Placeholder\r\n")),
         "2025-11-24T10:30 60 Zoë Sample|||\n2025-11-24T11:30 60 Ravi Placeholder|||\n"},
        /* an event that ends as it starts lasts an hour */
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nDTEND:20251124T103000\r\nSUMMARY:Jo\r\n")),
         "2025-11-24T10:30 60 Jo|||\n"},
        /* the same UID again: the later one counts */
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nSUMMARY:Jo Sample\r\n")
                      EVENT("DTSTART:20251124T110000\r\nSUMMARY:Jo Sample\r\n")),
         "2025-11-24T11:00 60 Jo Sample|||\n"},
        {CALENDAR("X-WR-CALNAME:Massage\\, Mei\r\n" EVENT(
             "DTSTART:20251124T103000\r\nSUMMARY:CANCELLED: Jo Sample\r\n")),
         "2025-11-24T10:30 60 Jo Sample||Massage, Mei| cancelled\n"},
        /* a further date without a time of day is no appointment at midnight */
        {CALENDAR(EVENT("DTSTART:20251123T103000\r\nRDATE;VALUE=DATE:20251124\r\n"
                        "SUMMARY:Jo\r\n")),
         ""},
        /* the end of a repetition in UTC is 20:30 of the day before here: not once more */
        {CALENDAR(EVENT("DTSTART:20251123T030000\r\nRRULE:FREQ=DAILY;UNTIL=20251124T043000Z\r\n"
                        "SUMMARY:Jo\r\n")),
         ""},
        {CALENDAR(EVENT("DTSTART;TZID=America/Vancouver:20251123T030000\r\n"
                        "RRULE:FREQ=DAILY;UNTIL=20251124T043000Z\r\nSUMMARY:Jo\r\n")),
         ""},
        {CALENDAR(EVENT("DTSTART;TZID=America/Vancouver:20251123T030000\r\n"
                        "RRULE:FREQ=DAILY;UNTIL=20251124T110000Z\r\nSUMMARY:Jo\r\n")),
         "2025-11-24T03:00 60 Jo|||\n"},
        /* broken properties that are not used do no harm */
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nGEO:north\r\nSUMMARY:Jo\r\n"
                        "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nACTION:DISPLAY\r\nEND:VALARM\r\n")),
         "2025-11-24T10:30 60 Jo|||\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {0};
        struct err err = {.text = ""};
        if (!parse_text(*state, cases[i].text, IMPORT_AUTO, plain_columns(*state), &list, &err)) {
            fail_msg("case %zu: %s", i, err.text);
        }
        assert_string_equal(list_text(*state, &list), cases[i].expected);
    }
}

static void ical_refuses_a_broken_file_with_line_and_reason(void **state)
{
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"", "list:1: END:VCALENDAR is missing: half a file?"},
        {"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Sec",
         "list:4: END:VCALENDAR is missing: half a file?"},
        {"BEGIN:VCALENDAR\nVERSION:2.0\n", "list:2: END:VCALENDAR is missing: half a file?"},
        {"BEGIN:VCALENDAR\nSecret\nEND:VCALENDAR\n", "list:2: not a line of iCalendar"},
        {"BEGIN:VCALENDAR\nEND:VCALENDAR\nVERSION:2.0\n", "list:3: outside of a calendar"},
        {"BEGIN:VEVENT\nEND:VEVENT\n", "list:1: a calendar must begin here"},
        {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "list:3: END without its BEGIN"},
        {"BEGIN:VCALENDAR\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\n"
         "BEGIN:A\n",
         "list:9: components nested too deep"},
        {CALENDAR(EVENT("SUMMARY:Secret\r\n")), "list:3: DTSTART is missing"},
        {CALENDAR(EVENT("SUMMARY:Secret\r\nDTSTART:soon\r\n")), "list:6: DTSTART cannot be read"},
        {CALENDAR(EVENT("DTSTART:20261332T103000\r\n")), "list:5: DTSTART cannot be read"},
        {CALENDAR(EVENT("DTSTART:20251124T253000\r\n")), "list:5: DTSTART cannot be read"},
        {CALENDAR(EVENT("DTSTART;TZID=Atlantis:20251124T103000\r\n")),
         "list:5: DTSTART is in a time zone that is not known"},
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nDTEND:20251124T103O00\r\n")),
         "list:6: DTEND cannot be read"},
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nDTEND:20251124T102900\r\n")),
         "list:6: DTEND is before the start"},
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nDURATION:-PT5M\r\n")),
         "list:6: DURATION is before the start"},
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nDURATION:an hour\r\n")),
         "list:6: DURATION cannot be read"},
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nRRULE:FREQ=HOURLY\r\n")),
         "list:6: repeats more often than daily, or unreadably"},
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nRRULE:FREQ=DAILY;BYHOUR=9,10\r\n")),
         "list:6: repeats at set hours: not supported"},
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nSUMMARY:Secret\r\n"
                        "EXDATE:20261199T103000\r\nRRULE:FREQ=DAILY\r\n")),
         "list:7: EXDATE cannot be read"},
        {CALENDAR(EVENT("DTSTART:20251124T103000\r\nRECURRENCE-ID:never\r\n")),
         "list:6: RECURRENCE-ID cannot be read"},
        {CALENDAR("BEGIN:VTIMEZONE\r\nTZID:T\r\nBEGIN:STANDARD\r\nRRULE:FREQ=DAILY\r\n"
                  "END:STANDARD\r\nEND:VTIMEZONE\r\n"),
         "list:6: a time zone that does not repeat yearly"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {.count = 7};
        struct err err = {.text = ""};
        if (parse_text(*state, cases[i].text, IMPORT_ICALENDAR, plain_columns(*state), &list,
                       &err)) {
            fail_msg("case %zu is read", i);
        }
        assert_string_equal(err.text, cases[i].message);
        assert_int_equal(list.count, 7);
    }
}

static void ical_names_all_that_is_wrong(void **state)
{
    static const struct {
        const char *text;
        const char *messages;
    } cases[] = {
        /* lines that cannot be read, and events without them */
        {CALENDAR("Secret\r\n" EVENT("SUMMARY:Zo\xEB\r\nDTSTART:20251124T103000\r\n")
                      EVENT("DTSTART:20251124T103000\r\nRRULE:FREQ=HOURLY\r\n")
                          EVENT("SUMMARY:A\r\nDTSTART:soon\r\nDTEND:later\r\n")
                              EVENT("DTSTART:20251124T103000\r\nDTEND:20251124T102900\r\n"
                                    "RECURRENCE-ID;TZID=Atlantis:20251124T103000\r\n")),
         "list:3: not a line of iCalendar\n"
         "list:12: repeats more often than daily, or unreadably\n"
         "list:17: DTSTART cannot be read\nlist:18: DTEND cannot be read\n"
         "list:23: DTEND is before the start\n"
         "list:24: RECURRENCE-ID is in a time zone that is not known"},
        /* the events of half a file are unknown */
        {"BEGIN:VCALENDAR\nSecret\nBEGIN:VEVENT\nDTSTART:soon\n",
         "list:2: not a line of iCalendar\nlist:4: END:VCALENDAR is missing: half a file?"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {.count = 7};
        struct err err = {.text = ""};
        assert_false(parse_text(*state, cases[i].text, IMPORT_ICALENDAR, plain_columns(*state),
                                &list, &err));
        assert_string_equal(err.text, cases[i].messages);
        assert_int_equal(list.count, 7);
    }
}

static void ical_prints_nothing_when_refusing(void **state)
{
    int kept = dup(STDERR_FILENO);
    assert_non_null(freopen("stderr.txt", "w", stderr));
    struct day_list list = {0};
    struct err err;
    bool ok = parse_text(*state, CALENDAR(EVENT("DTSTART:secret\r\nRRULE:FREQ=DAILY;X=secret\r\n")),
                         IMPORT_AUTO, plain_columns(*state), &list, &err);
    fflush(stderr);
    long written = ftell(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    assert_false(ok);
    assert_int_equal(written, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ical_reads_zones_folding_escapes_and_titles),
        cmocka_unit_test(ical_reads_names_and_phones_of_attendees),
        cmocka_unit_test(ical_repeats_with_exceptions_and_changes),
        cmocka_unit_test(ical_keeps_local_time_across_the_change_of_clocks),
        cmocka_unit_test(ical_reads_other_shapes),
        cmocka_unit_test(ical_refuses_a_broken_file_with_line_and_reason),
        cmocka_unit_test(ical_names_all_that_is_wrong),
        cmocka_unit_test(ical_prints_nothing_when_refusing),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
