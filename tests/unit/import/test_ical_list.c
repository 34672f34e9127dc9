/* import/: day lists as iCalendar. */
#include "ical_support.h"

#include <stdio.h>
#include <unistd.h>

static void ical_reads_zones_folding_escapes_and_titles(void **state)
{
    struct day_list list = read_file(*state, DATA("jane.ics"), plain_columns(*state), "2025-11-25");
    assert_string_equal(list_text(*state, &list),
                        "2025-11-24T10:30 60 Joan Sample|2505550142|Mei R.|60 min massage\n"
                        "2025-11-24T11:30 45 Ravi Placeholder|2505550143|Mei R.|Massage\n"
                        "2025-11-24T13:00 60 Zoë Échantillon||Tomas L.|60 min\n"
                        "2025-11-24T14:00 60 Carla Example||Mei R.|Massage cancelled\n");
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
         "2025-11-24T10:30 60 Jo Sample||Mei| cancelled\n"},
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

static void ical_refuses_what_is_no_whole_calendar(void **state)
{
    static const struct ical_case cases[] = {
        {"", "refused list:1: END:VCALENDAR is missing: half a file?\n"},
        {"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Sec",
         "refused list:4: END:VCALENDAR is missing: half a file?\n"},
        {"BEGIN:VCALENDAR\nVERSION:2.0\n",
         "refused list:2: END:VCALENDAR is missing: half a file?\n"},
        {"X-MAIL:1\nBEGIN:VCALENDAR\nEND:VCALENDAR\n",
         "refused list:1: a calendar must begin here\n"},
        {"BEGIN:VEVENT\nEND:VEVENT\n", "refused list:1: a calendar must begin here\n"},
        {"BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\n",
         "refused list:3: a calendar must begin here\n"},
        {"BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n",
         "refused list:3: END without its BEGIN\n"},
        {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
         "refused list:3: END without its BEGIN\n"},
        {"BEGIN:VCALENDAR\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\n"
         "BEGIN:A\n",
         "refused list:9: components nested too deep\n"},
    };
    check_cases(*state, cases, COUNT(cases));
}

#define GOOD      EVENT_OF("good", "DTSTART:20251124T103000\r\nSUMMARY:Joan Sample\r\n")
#define GOOD_TEXT "2025-11-24T10:30 60 Joan Sample|||\n"

/* The event has to do with another day, or with none. */
static void ical_passes_over_what_cannot_be_today(void **state)
{
    static const char *const events[] = {
        /* birthdays: of somebody born before 1970, in a year that nobody knows, and at midnight */
        EVENT("DTSTART;VALUE=DATE:19450508\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART;VALUE=DATE:16041124\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:19450508T080000Z\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART;VALUE=DATE:20251124\r\nSUMMARY:A\r\n"),
        /* over long ago, though each of them cannot be understood */
        EVENT("DTSTART:20200124T103000\r\nRRULE:FREQ=HOURLY;COUNT=3\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:20200124T103000\r\nRRULE:FREQ=MINUTELY;INTERVAL=5;UNTIL=20200125T000000Z\r\n"
              "SUMMARY:A\r\n"),
        EVENT("DTSTART:20200124T103000\r\nRRULE:FREQ=DAILY;BYHOUR=9,17;UNTIL=20200301\r\n"
              "SUMMARY:A\r\n"),
        EVENT("DTSTART;TZID=Atlantis:20200124T103000\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:20200508T100000Z\r\nDTEND:20200508T090000Z\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:20200508T100000Z\r\nDTEND:later\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:20200508T100000Z\r\nDURATION:-PT5M\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:20200508T100000Z\r\nRECURRENCE-ID:never\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:20200508T100000Z\r\nRRULE:FREQ=DAILY;COUNT=4\r\nEXDATE:never\r\n"),
        EVENT("DTSTART:20251125T100000\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:20251125T100000\r\nRRULE:FREQ=NEVER\r\nSUMMARY:A\r\n"),
        EVENT("DTSTART:20251123T100000\r\nSUMMARY:Lunch\r\n"),
        EVENT("DTSTART:20251124T100000\r\nSUMMARY:Lunch\r\nSTATUS:CANCELLED\r\n"),
        "BEGIN:VTODO\r\nUID:t\r\nDUE:soon\r\nEND:VTODO\r\n",
        "BEGIN:VTIMEZONE\r\nTZID:T\r\nRRULE:FREQ=DAILY\r\nEND:VTIMEZONE\r\n",
    };
    for (size_t i = 0; i < COUNT(events); i++) {
        const char *text = arena_printf(*state, CALENDAR("%s" GOOD), events[i]);
        const char *seen = day_text(*state, text);
        if (strcmp(seen, GOOD_TEXT) != 0) {
            fail_msg("case %zu: %s", i, seen);
        }
    }
}

/* Pacific time, eight hours west of Greenwich. */
static void times_are_read_as_programs_write_them(void **state)
{
    static const char *const times[] = {
        "DTSTART:20251124T103000",
        "DTSTART:20251124t103000",
        "DTSTART:20251124T1030",
        "DTSTART:20251124T183000z",
        "DTSTART:20251124t1830Z",
        "DTSTART:20251124T183000.000Z",
        "DTSTART:20251124T103000.5",
        "DTSTART:20251124T103000-0800",
        "DTSTART:20251124T103000-08:00",
        "DTSTART:20251124T1030-08",
        "DTSTART:20251125T003000+0600",
        "DTSTART: 20251124T103000 ",
        "DTSTART;TZID=Europe/Berlin:20251124T103000-0800",
        "DTSTART;TZID=\"tzone://Microsoft/Utc\":20251124t183000",
        "DTSTART;TZID=tzone://Microsoft/Utc;X=a:20251124t183000",
        "DTSTART;X=b;TZID=UTC-05:00:20251124T1330",
        "DTSTART:20251103T103000\r\nRRULE:FREQ=WEEKLY; BYDAY=MO",
        "DTSTART:20251103T103000\r\nRRULE: freq = weekly ; byday = mo ",
        "DTSTART:20251103T103000\r\nRRULE:FREQ=WEEKLY\r\nEXDATE:20251110T103000;20251117t103000",
        "DTSTART:20251103T103000\r\nRRULE:FREQ=WEEKLY\r\nEXDATE:20251110T103000, 20251117T183000z",
        "DTSTART:20251103T103000\r\nRDATE;VALUE=PERIOD:20251124t1830z/pt1h, 20251201T1030/PT1H",
    };
    for (size_t i = 0; i < COUNT(times); i++) {
        const char *text = arena_printf(
            *state, CALENDAR("BEGIN:VEVENT\r\nUID:u\r\n%s\r\nSUMMARY:Jo Sample\r\nEND:VEVENT\r\n"),
            times[i]);
        const char *seen = day_text(*state, text);
        if (strcmp(seen, "2025-11-24T10:30 60 Jo Sample|||\n") != 0) {
            fail_msg("%s: %s", times[i], seen);
        }
    }
}

static void what_is_cancelled_says_so_in_many_ways(void **state)
{
    static const struct {
        const char *line;
        bool cancelled;
    } cases[] = {
        {"STATUS:CANCELLED", true},
        {"STATUS:CANCELED", true},
        {"STATUS:canceled", true},
        {"STATUS:Canceled by client", true},
        {"STATUS:ANNUL\xC3\x89", true},
        {"STATUS:NO-SHOW", true},
        {"STATUS;X-P=a:Declined", true},
        {"CATEGORIES:Cancelled", true},
        {"CATEGORIES:Massage,Canceled", true},
        {"CATEGORIES:Massage\r\nCATEGORIES:Annul\xC3\xA9", true},
        {"STATUS:AWAY", true}, /* a word of the clinic's */
        {"STATUS:CONFIRMED", false},
        {"STATUS:TENTATIVE", false},
        {"STATUS:Not cancelled", false},
        {"CATEGORIES:Cancellation list", false},
        {"CATEGORIES:Massage,Red", false},
    };
    struct csv_mapping mapping = *plain_columns(*state);
    static const char *const away[] = {"away"};
    mapping.cancelled = (struct status_words){.items = away, .count = 1};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text = arena_printf(*state,
                                        CALENDAR("BEGIN:VEVENT\r\nUID:u\r\n%s\r\n"
                                                 "DTSTART:20251124T103000\r\nSUMMARY:Jo "
                                                 "Sample\r\nEND:VEVENT\r\n"),
                                        cases[i].line);
        const struct import_request request = request_for(text, IMPORT_AUTO, &mapping);
        const char *seen = result_text(*state, &request);
        if (strcmp(seen, cases[i].cancelled ? "2025-11-24T10:30 60 Jo Sample||| cancelled\n"
                                            : "2025-11-24T10:30 60 Jo Sample|||\n") != 0) {
            fail_msg("%s: %s", cases[i].line, seen);
        }
    }
}

/* Somebody comes, though nobody knows for how long. */
static void an_end_that_is_no_use_is_noted(void **state)
{
    static const struct {
        const char *end;
        const char *note;
    } cases[] = {
        {"DTEND:20251124T103O00", "DTEND cannot be read"},
        {"DTEND:20251124T102900", "DTEND is before the start"},
        {"DTEND:20251199T102900", "DTEND cannot be read"},
        {"DURATION:-PT5M", "DURATION is before the start"},
        {"DURATION:an hour", "DURATION cannot be read"},
        {"DTEND:later\r\nRRULE:FREQ=WEEKLY", "DTEND cannot be read"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text = arena_printf(*state,
                                        CALENDAR("BEGIN:VEVENT\r\nUID:u\r\n%s\r\n"
                                                 "DTSTART:20251124T103000\r\nSUMMARY:Jo "
                                                 "Sample\r\nEND:VEVENT\r\n"),
                                        cases[i].end);
        assert_string_equal(day_text(*state, text),
                            arena_printf(*state,
                                         "2025-11-24T10:30 60 Jo Sample|||\n"
                                         "note 5: %s: taken as 60 minutes\n",
                                         cases[i].note));
    }
}

/* The event may be today, but nobody knows when or for whom; the others are taken. */
static void ical_leaves_out_what_may_be_today_and_says_so(void **state)
{
    static const struct {
        const char *event;
        const char *expected; /* the event begins in line 3 */
    } cases[] = {
        {EVENT("SUMMARY:Secret\r\n"), "left out 3: DTSTART is missing\n"},
        {EVENT("SUMMARY:Secret\r\nDTSTART:soon\r\n"), "left out 7: DTSTART cannot be read\n"},
        {EVENT("DTSTART:20261332T103000\r\n"), "left out 6: DTSTART cannot be read\n"},
        {EVENT("DTSTART:20251124T253000\r\n"), "left out 6: DTSTART cannot be read\n"},
        {EVENT("DTSTART:20251023T103000\r\nRRULE:FREQ=HOURLY\r\nSUMMARY:A\r\n"),
         "left out 7: RRULE repeats more often than daily\n"},
        {EVENT("DTSTART:20251124T070000\r\nRRULE:FREQ=HOURLY;COUNT=3\r\nSUMMARY:A\r\n"),
         "left out 7: RRULE repeats more often than daily\n"},
        {EVENT("DTSTART:20251023T103000\r\nRRULE:FREQ=DAILY;BYHOUR=9,10\r\nSUMMARY:A\r\n"),
         "left out 7: RRULE repeats several times a day\n"},
        {EVENT("DTSTART:20251023T103000\r\nRRULE:FREQ=OFTEN\r\nSUMMARY:A\r\n"),
         "left out 7: RRULE cannot be read\n"},
        {EVENT("DTSTART:20251023T103000\r\nRRULE:FREQ=YEARLY;BYWEEKNO=48\r\nSUMMARY:A\r\n"),
         "left out 7: RRULE can be understood in several ways\n"},
        {EVENT("DTSTART:20251124T103000\r\nSUMMARY:Secret\r\nEXDATE:20261199T103000\r\n"
               "RRULE:FREQ=DAILY\r\n"),
         "left out 8: EXDATE cannot be read\n"},
        {EVENT("DTSTART:20251024T103000\r\nSUMMARY:Secret\r\nRDATE:20261199T103000\r\n"),
         "left out 8: RDATE cannot be read\n"},
        {EVENT("DTSTART:20251124T103000\r\nRECURRENCE-ID:never\r\nSUMMARY:A\r\n"),
         "left out 7: RECURRENCE-ID cannot be read\n"},
        {EVENT("DTSTART:20251124T103000\r\nSUMMARY:Lunch\r\n"),
         "left out 7: SUMMARY is about no client\n"},
        {EVENT("DTSTART:20251124T103000\r\nSUMMARY:Massage 60\r\n"),
         "left out 7: SUMMARY names nobody\n"},
        {EVENT("DTSTART:20251124T103000\r\n"), "left out 3: SUMMARY names nobody\n"},
        {EVENT("DTSTART:20251024T103000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Lunch\r\n"),
         "left out 8: SUMMARY is about no client\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *seen =
            day_text(*state, arena_printf(*state, CALENDAR("%s" GOOD), cases[i].event));
        const char *expected = arena_printf(*state, GOOD_TEXT "%s", cases[i].expected);
        if (strcmp(seen, expected) != 0) {
            fail_msg("case %zu:\n%sinstead of\n%s", i, seen, expected);
        }
    }
}

static void ical_takes_files_as_programs_spoil_them(void **state)
{
    static const char event[] = "BEGIN:VEVENT\nDTSTART:20251124T103000\nSUMMARY:Joan Sample\n";
    static const char *const texts[] = {
        "BEGIN:VCALENDAR \n%sEND:VEVENT\t \nEND:VCALENDAR  \n",
        "BEGIN:VCALENDAR\n%sEND:VEVENT\nEND:VCALENDAR\n\x1A",
        "BEGIN:VCALENDAR\n%sEND:VEVENT\nEND:VCALENDAR\x1A",
        "BEGIN:VCALENDAR\n%sEND:VEVENT\nEND:VCALENDAR\n-- \nMade by a program: enjoy\n",
        "BEGIN:VCALENDAR\n%sX.FOO:bar\nEND:VEVENT\nEND:VCALENDAR\n",
        "HOME.BEGIN:VCALENDAR\n%sEND:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\n%sDESCRIPTION:one\nand two\n\n;three\nEND:VEVENT\nEND:VCALENDAR\n",
        "begin:vcalendar\n\n%s\n\nX-WHAT;X-HOW=\"a:b\":c\nEND:VEVENT\n\nend:vcalendar\n",
        "BEGIN:VCALENDAR\nEND:VCALENDAR\n\xEF\xBB\xBF"
        "BEGIN:VCALENDAR\n%sEND:VEVENT\n"
        "END:VCALENDAR\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        char *text = arena_strdup(*state, texts[i]);
        char *place = strstr(text, "%s");
        *place = '\0';
        text = arena_printf(*state, "%s%s%s", text, event, place + 2);
        const char *seen = day_text(*state, text);
        for (char *feed = strchr(text, '\n'); feed != NULL; feed = strchr(feed, '\n')) {
            *feed = '\r'; /* as an old Mac writes it */
        }
        if (strcmp(seen, GOOD_TEXT) != 0 || strcmp(day_text(*state, text), GOOD_TEXT) != 0) {
            fail_msg("case %zu: %s%s", i, seen, day_text(*state, text));
        }
    }
    assert_string_equal(
        day_text(*state, CALENDAR(EVENT("DTSTART:20251124T1030\r\nSUMMARY:Joan Sample\r\n"))),
        GOOD_TEXT);
}

/* The number of entries, the first and the last, tell staff that a list is of another week. */
static void ical_counts_the_events_of_every_day(void **state)
{
    static const char text[] =
        CALENDAR(EVENT_OF("a", "DTSTART;VALUE=DATE:20251124\r\n")
                     EVENT_OF("b", "DTSTART:20251120T103000\r\nSUMMARY:Lunch\r\n")
                         EVENT_OF("c", "DTSTART:20251203T090000\r\n"));
    struct import_request request = request_for(text, IMPORT_AUTO, plain_columns(*state));
    struct import_result result;
    struct err err;
    assert_true(parse_request(*state, &request, &result, &err));
    assert_int_equal(result.list.count, 0);
    assert_int_equal(result.entries, 2);
    assert_int_equal(result.earliest_ms, at("2025-11-20T10:30"));
    assert_int_equal(result.latest_ms, at("2025-12-03T09:00"));
}

#define TITLED(uid, title) EVENT_OF(uid, "DTSTART:20251124T103000\r\n" title)
#define BUSY(uid, title)   TITLED(uid, "SUMMARY:" title "\r\n")

/* A calendar that shares no more than when somebody is busy. */
static void hidden_titles_are_counted_if_no_entry_names_a_client(void **state)
{
    static const struct {
        const char *text;
        size_t asked;
        size_t hidden;
    } cases[] = {
        {CALENDAR(BUSY("a", "Busy") BUSY("b", "busy ") BUSY("c", "BUSY")), 3, 3},
        {CALENDAR(BUSY("a", "Occupé(e)") BUSY("b", "Occupé")), 2, 2},
        {CALENDAR(BUSY("a", "Free") BUSY("b", "Tentative") BUSY("c", "Away")), 3, 3},
        {CALENDAR(BUSY("a", "(No title)") BUSY("b", "Private Appointment") TITLED("c", "")), 3, 3},
        {CALENDAR(BUSY("a", "(Sans titre)") BUSY("b", "Privé") BUSY("c", "Indisponible")), 3, 3},
        {CALENDAR(EVENT("DTSTART:20251103T103000\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Busy\r\n")), 1, 1},
        /* one that is shown among them */
        {CALENDAR(BUSY("a", "Busy") BUSY("b", "Staff meeting")), 2, 1},
        /* a client is named, if only on another day: the others are as they were written */
        {CALENDAR(BUSY("a", "Busy") BUSY("b", "Joan Sample")), 2, 0},
        {CALENDAR(BUSY("a", "Busy")
                      EVENT_OF("b", "DTSTART:20251120T103000\r\nSUMMARY:Joan Sample\r\n")),
         1, 0},
        {CALENDAR(TITLED("a", "SUMMARY:Busy\r\nATTENDEE;CN=Joan Sample:mailto:j@x.ca\r\n")), 1, 0},
        /* not hidden, or not of the day */
        {CALENDAR(BUSY("a", "Lunch") BUSY("b", "Massage 60")), 2, 0},
        {CALENDAR(BUSY("a", "Pat Busy")), 1, 0},
        {CALENDAR(EVENT("DTSTART:20251125T103000\r\nSUMMARY:Busy\r\n")), 0, 0},
        {CALENDAR(TITLED("a", "SUMMARY:Busy\r\nSTATUS:CANCELLED\r\n")), 1, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct import_request request =
            request_for(cases[i].text, IMPORT_ICALENDAR, plain_columns(*state));
        struct import_result result;
        struct err err = {.text = ""};
        assert_true(parse_request(*state, &request, &result, &err));
        if (result.asked != cases[i].asked || result.hidden != cases[i].hidden) {
            fail_msg("case %zu: %zu, hidden %zu", i, result.asked, result.hidden);
        }
    }
}

static void ical_prints_nothing_when_leaving_out(void **state)
{
    int kept = dup(STDERR_FILENO);
    assert_non_null(freopen("stderr.txt", "w", stderr));
    const char *seen =
        day_text(*state, CALENDAR(EVENT("DTSTART:secret\r\nRRULE:FREQ=DAILY;X=secret\r\n")));
    fflush(stderr);
    long written = ftell(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    assert_string_equal(seen, "left out 6: DTSTART cannot be read\n");
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
        cmocka_unit_test(ical_refuses_what_is_no_whole_calendar),
        cmocka_unit_test(ical_passes_over_what_cannot_be_today),
        cmocka_unit_test(times_are_read_as_programs_write_them),
        cmocka_unit_test(what_is_cancelled_says_so_in_many_ways),
        cmocka_unit_test(an_end_that_is_no_use_is_noted),
        cmocka_unit_test(ical_leaves_out_what_may_be_today_and_says_so),
        cmocka_unit_test(ical_takes_files_as_programs_spoil_them),
        cmocka_unit_test(ical_counts_the_events_of_every_day),
        cmocka_unit_test(hidden_titles_are_counted_if_no_entry_names_a_client),
        cmocka_unit_test(ical_prints_nothing_when_leaving_out),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
