/* import/: the time zones that calendars name. The clinic is in Pacific time, so that 18:30 in UTC
 * and 19:30 in Berlin are 10:30. */
#include "ical_support.h"

#include "import/ical/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#define SUMMARY  "SUMMARY:Joan Sample\r\n"
#define AT_10_30 "2025-11-24T10:30 60 Joan Sample|||\n"
#define UNKNOWN  "DTSTART is in a time zone that nobody knows, taken as that of the clinic\n"

static void check_start(struct arena *arena, const char *start, const char *expected)
{
    const char *event = "BEGIN:VEVENT\r\nUID:u\r\n%s\r\n" SUMMARY "END:VEVENT\r\n";
    const char *at_start = strstr(event, "%s");
    const char *text = arena_printf(arena, CALENDAR("%.*s%s%s"), (int)(at_start - event), event,
                                    start, at_start + 2);
    const char *seen = day_text(arena, text);
    if (strcmp(seen, expected) != 0) {
        fail_msg("%s: %s", start, seen);
    }
}

static void zones_are_known_by_many_names(void **state)
{
    static const char *const starts[] = {
        "DTSTART:20251124T103000",
        "DTSTART:20251124T183000Z",
        "DTSTART;TZID=UTC:20251124T183000",
        "DTSTART;TZID=Etc/UTC:20251124T183000",
        "DTSTART;TZID=GMT:20251124T183000",
        "DTSTART;TZID=tzone://Microsoft/Utc:20251124T183000",
        "DTSTART;TZID=\"tzone://Microsoft/Utc\":20251124T183000",
        "DTSTART;TZID=(UTC) Coordinated Universal Time:20251124T183000",
        "DTSTART;TZID=Europe/Berlin:20251124T183000Z", /* in UTC all the same */
        "DTSTART;TZID=Europe/Berlin:20251124T193000",
        "DTSTART;TZID=\"Europe/Berlin\":20251124T193000",
        "DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20251124T193000",
        "DTSTART;TZID=right/Europe/Berlin:20251124T193000",
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20251124T193000",
        "DTSTART;TZID=/example.org/America/Indiana/Indianapolis:20251124T133000",
        "DTSTART;TZID=W. Europe Standard Time:20251124T193000",
        "DTSTART;TZID=W. Europe Standard Time 1:20251124T193000",
        "DTSTART;TZID=Eastern Standard Time:20251124T133000",
        "DTSTART;TZID=\"(UTC-05:00) Eastern Time (US & Canada)\":20251124T133000",
        "DTSTART;TZID=(UTC-05:00) Eastern Time (US and Canada):20251124T133000",
        "DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome\":20251124T193000",
        "DTSTART;TZID=(GMT+09:00) Osaka\\, Sapporo\\, Tokyo:20251124T103000",
        "DTSTART;TZID=\"(UTC-09:00) Alaska\":20251124T093000",
        "DTSTART;TZID=europe/BERLIN:20251124T193000",
        "DTSTART;TZID=/mozilla.org/20070129_1/europe/berlin:20251124T193000",
        "DTSTART;TZID=Etc/GMT-1:20251124T193000",
        "DTSTART;TZID=etc/utc:20251124T183000",
        "DTSTART;TZID=\"UTC+01:00\":20251124T193000",
        "DTSTART;TZID=UTC+01:00:20251124T193000",
        "DTSTART;TZID=utc+1:20251124T193000",
        "DTSTART;TZID=GMT+0100:20251124T193000",
        "DTSTART;TZID=GMT-5:20251124T133000",
        "DTSTART;TZID=UTC+0:20251124T183000",
        "DTSTART;TZID=UTC+0545:20251125T001500",
        "DTSTART;TZID=UTC -05:00:20251124T133000",
        "DTSTART;TZID=\"(UTC-05:00)\":20251124T133000",
    };
    for (size_t i = 0; i < COUNT(starts); i++) {
        bool is_unknown = strstr(starts[i], "Osaka") != NULL; /* no zone has its name from there */
        check_start(*state, starts[i], is_unknown ? AT_10_30 "note 5: " UNKNOWN : AT_10_30);
    }
}

static void unknown_zones_are_the_clinics_with_a_note(void **state)
{
    static const char *const starts[] = {
        "DTSTART;TZID=Atlantis:20251124T103000",
        "DTSTART;TZID=Customized Time Zone:20251124T103000",
        "DTSTART;TZID=tzone://Microsoft/Custom:20251124T103000",
        "DTSTART;TZID=../../etc/passwd:20251124T103000",
        "DTSTART;TZID=/etc/localtime:20251124T103000",
        "DTSTART;TZID=America:20251124T103000",
        "DTSTART;TZID=America/../America/Toronto:20251124T103000",
        "DTSTART;TZID=/x.org/../America/Toronto:20251124T103000",
        "DTSTART;TZID=UTC+25:20251124T103000",
        "DTSTART;TZID=UTC8:20251124T103000",
        "DTSTART;TZID=PST:20251124T103000",
    };
    for (size_t i = 0; i < COUNT(starts); i++) {
        check_start(*state, starts[i], AT_10_30 "note 5: " UNKNOWN);
    }
}

/* "Here" and its clocks, an hour west of Greenwich in winter, which begins in October. */
#define DESCRIBED(name)                                                                            \
    "BEGIN:VTIMEZONE\r\nTZID:" name "\r\n"                                                         \
    "BEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"     \
    "TZOFFSETFROM:-0000\r\nTZOFFSETTO:-0100\r\nEND:STANDARD\r\n"                                   \
    "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"      \
    "TZOFFSETFROM:-0100\r\nTZOFFSETTO:-0000\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
#define WEEKLY_IN(zone, time)                                                                      \
    EVENT("DTSTART;TZID=" zone ":" time "\r\nRRULE:FREQ=WEEKLY\r\n" SUMMARY)

static void the_file_describes_only_what_the_machine_does_not_know(void **state)
{
    static const struct ical_case cases[] = {
        {CALENDAR(DESCRIBED("Here") WEEKLY_IN("Here", "20250901T173000")), AT_10_30},
        {CALENDAR(DESCRIBED("\"Here\"") WEEKLY_IN("\"Here\"", "20250901T173000")), AT_10_30},
        {CALENDAR(WEEKLY_IN("Here", "20250901T173000") DESCRIBED("Here")), AT_10_30},
        {CALENDAR(DESCRIBED("GMT+0000") WEEKLY_IN("GMT+0000", "20250901T173000")), AT_10_30},
        {CALENDAR(DESCRIBED("Europe/Berlin") WEEKLY_IN("Europe/Berlin", "20250901T193000")),
         AT_10_30},
        {CALENDAR(DESCRIBED("/x.org/Europe/Berlin")
                      WEEKLY_IN("/x.org/Europe/Berlin", "20250901T193000")),
         AT_10_30},
        {CALENDAR(DESCRIBED("W. Europe Standard Time")
                      WEEKLY_IN("W. Europe Standard Time", "20250901T193000")),
         AT_10_30},
        {CALENDAR(DESCRIBED("Clock 7\r\nX-LIC-LOCATION:Europe/Berlin")
                      WEEKLY_IN("Clock 7", "20250901T193000")),
         AT_10_30},
        /* each calendar has its own Here; the second does not describe it */
        {CALENDAR(DESCRIBED("Here") WEEKLY_IN("Here", "20250901T173000"))
             CALENDAR(EVENT_OF("v", "DTSTART;TZID=Here:20251124T113000\r\n" SUMMARY)),
         AT_10_30 "2025-11-24T11:30 60 Joan Sample|||\nnote 31: " UNKNOWN},
        /* a zone without summer time, and one that lists its changes */
        {CALENDAR(
             "BEGIN:VTIMEZONE\r\nTZID:Fixed\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
             "TZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT(
                 "DTSTART;TZID=Fixed:20251125T000000\r\n" SUMMARY)),
         AT_10_30},
        {CALENDAR(
             "BEGIN:VTIMEZONE\r\nTZID:Listed\r\nBEGIN:STANDARD\r\nDTSTART:20001029T020000\r\n"
             "RDATE:20241027T020000,20251026T020000\r\nTZOFFSETFROM:+0000\r\n"
             "TZOFFSETTO:-0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20000326T020000\r\n"
             "RDATE:20250330T020000\r\nTZOFFSETFROM:-0100\r\nTZOFFSETTO:+0000\r\n"
             "END:DAYLIGHT\r\nEND:VTIMEZONE\r\n" EVENT(
                 "DTSTART;TZID=Listed:20251124T173000\r\n" SUMMARY)),
         AT_10_30},
        /* a rule that ended before */
        {CALENDAR(
             "BEGIN:VTIMEZONE\r\nTZID:Ended\r\nBEGIN:STANDARD\r\nDTSTART:20001029T020000\r\n"
             "TZOFFSETFROM:+0000\r\nTZOFFSETTO:-0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
             "DTSTART:20010325T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;UNTIL=20241101T000000Z\r"
             "\nTZOFFSETFROM:-0100\r\nTZOFFSETTO:+0000\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n" EVENT(
                 "DTSTART;TZID=Ended:20251124T183000\r\n" SUMMARY)),
         AT_10_30},
        /* descriptions that are no use */
        {CALENDAR("BEGIN:VTIMEZONE\r\nTZID:Q\r\nBEGIN:STANDARD\r\nDTSTART:20001029T020000\r\n"
                  "RRULE:FREQ=YEARLY;BYMONTH=October;BYDAY=-1SU\r\nTZOFFSETFROM:+0000\r\n"
                  "TZOFFSETTO:-0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT(
                      "DTSTART;TZID=Q:20251124T103000\r\n" SUMMARY)),
         AT_10_30 "note 15: " UNKNOWN},
        {CALENDAR("BEGIN:VTIMEZONE\r\nTZID:Q\r\nBEGIN:STANDARD\r\nDTSTART:20001029T020000\r\n"
                  "RDATE:soon\r\nTZOFFSETFROM:+0000\r\n"
                  "TZOFFSETTO:-0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT(
                      "DTSTART;TZID=Q:20251124T103000\r\n" SUMMARY)),
         AT_10_30 "note 15: " UNKNOWN},
        {CALENDAR("BEGIN:VTIMEZONE\r\nTZID:Empty\r\nEND:VTIMEZONE\r\n" EVENT(
             "DTSTART;TZID=Empty:20251124T103000\r\n" SUMMARY)),
         AT_10_30 "note 9: " UNKNOWN},
    };
    check_cases(*state, cases, COUNT(cases));
}

/* A clock nine hours west of Greenwich, where the clinic's is eight. */
static void offsets_are_read_as_they_are_meant_or_not_at_all(void **state)
{
    static const char *const good[] = {"-0900", "-090000", "-09:00",  "-09:00:00", "-09",
                                       "-9",    "-9:00",   " -0900 ", ";X=1:-0900"};
    static const char *const bad[] = {"0900",   "PST",     "GMT-9",  "-2500", "+0860",
                                      "+9999",  "-",       "-090",   "-09:0", "-0900x",
                                      "-09.00", "-090060", "-0 900", "−0900"}; /* U+2212 */
    for (size_t i = 0; i < 2 * (COUNT(good) + COUNT(bad)); i++) {
        const bool of_good = i < 2 * COUNT(good);
        const char *offset = of_good ? good[i / 2] : bad[i / 2 - COUNT(good)];
        const char *from = i % 2 == 0 ? offset : "-0900";
        const char *to = i % 2 == 0 ? "-0900" : offset;
        const char *colon = offset[0] == ';' ? "" : ":";
        const char *text = arena_printf(
            *state,
            CALENDAR(
                "BEGIN:VTIMEZONE\r\nTZID:Q\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                "TZOFFSETFROM%s%s\r\nTZOFFSETTO%s%s\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT(
                    "DTSTART;TZID=Q:%s\r\n" SUMMARY)),
            from == offset ? colon : ":", from, to == offset ? colon : ":", to,
            of_good ? "20251124T093000" : "20251124T103000");
        const char *seen = day_text(*state, text);
        if (strcmp(seen, of_good ? AT_10_30 : AT_10_30 "note 14: " UNKNOWN) != 0) {
            fail_msg("%s to %s: %s", from, to, seen);
        }
    }
}

/* libical takes half a minute to free as many. */
static void zones_that_no_calendar_has_are_passed_over(void **state)
{
    enum { ZONES = 80000, LINE = 64 };
    const char *end = WEEKLY_IN("Z1", "20250901T173000") "END:VCALENDAR\r\n";
    char *text = arena_alloc(*state, (size_t)ZONES * LINE + 2048);
    char *at = stpcpy(text, "BEGIN:VCALENDAR\r\n" DESCRIBED("Z1"));
    for (int i = 2; i < ZONES; i++) {
        char zone[LINE];
        snprintf(zone, sizeof(zone), "BEGIN:VTIMEZONE\r\nTZID:Z%d\r\nEND:VTIMEZONE\r\n", i);
        at = stpcpy(at, zone);
    }
    stpcpy(at, end);
    assert_string_equal(day_text(*state, text), AT_10_30);
}

/* RFC 5545 section 3.3.5: the hour that the clocks leave out, and the one that comes twice. */
static void times_at_the_change_of_clocks_are_as_the_standard_says(void **state)
{
    static const struct {
        const char *start;
        const char *day;
        const char *next;
        const char *expected;
    } cases[] = {
        {"DTSTART:20250309T023000", "2025-03-09", "2025-03-10", "2025-03-09T10:30:00Z"},
        {"DTSTART:20251102T013000", "2025-11-02", "2025-11-03", "2025-11-02T08:30:00Z"},
        {"DTSTART;TZID=Europe/Berlin:20250330T023000", "2025-03-29", "2025-03-31",
         "2025-03-30T01:30:00Z"},
        {"DTSTART;TZID=Europe/Berlin:20251026T023000", "2025-10-25", "2025-10-27",
         "2025-10-26T00:30:00Z"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text = arena_printf(
            *state, CALENDAR("BEGIN:VEVENT\r\nUID:u\r\n%s\r\n" SUMMARY "END:VEVENT\r\n"),
            cases[i].start);
        struct import_request request = request_for(text, IMPORT_AUTO, plain_columns(*state));
        struct import_result result;
        struct err err;
        request.from_ms = at(cases[i].day);
        request.to_ms = at(cases[i].next);
        assert_true(parse_request(*state, &request, &result, &err));
        assert_int_equal(result.list.count, 1);
        assert_int_equal(result.list.items[0].start_ms, at(cases[i].expected));
    }
}

/* Summer time in both halves of the year, of half an hour, negative, over Ramadan; none any more.
 */
static void this_machine_and_the_c_library_agree(void **state)
{
    static const char *const names[] = {
        "Europe/Berlin",       "Europe/Dublin",     "America/Vancouver", "America/St_Johns",
        "America/Nuuk",        "America/Sao_Paulo", "Africa/Casablanca", "Africa/Cairo",
        "Asia/Kolkata",        "Asia/Gaza",         "Asia/Tehran",       "Australia/Sydney",
        "Australia/Lord_Howe", "Pacific/Apia",      "Etc/GMT+7",         "EST5EDT",
    };
    const int64_t day_s = 86400;
    char *before = arena_strdup(*state, getenv("TZ"));
    for (size_t i = 0; i < COUNT(names); i++) {
        const struct zone *zone = zone_of_machine(*state, names[i]);
        assert_non_null(zone);
        assert_int_equal(setenv("TZ", names[i], 1), 0);
        tzset();
        for (int64_t at_s = 0; at_s < 130 * 365 * day_s; at_s += 3 * day_s + 7 * 3600) {
            const time_t moment = (time_t)at_s;
            struct tm local;
            localtime_r(&moment, &local);
            if (zone_local(zone, at_s) - at_s != local.tm_gmtoff) {
                fail_msg("%s at %lld", names[i], (long long)at_s);
            }
        }
    }
    assert_int_equal(setenv("TZ", before, 1), 0);
    tzset();
}

/* A file of time zone information without any change but those of its last line. The C library
 * reads the offset before all changes, in seconds, where it finds none. */
static void write_zone(const char *path, const char *rule, int offset_s)
{
    static const char header[] = "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                 "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\4";
    char type[] = "\0\0\0\0\0\0ABC";
    for (int i = 0; i < 4; i++) {
        type[i] = (char)((uint32_t)offset_s >> (24 - 8 * i));
    }
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    for (int i = 0; i < 2; i++) { /* once with short times, once with long ones */
        fwrite(header, 1, sizeof(header) - 1, file);
        fwrite(type, 1, sizeof(type), file);
    }
    fprintf(file, "\n%s\n", rule);
    fclose(file);
}

static void the_rules_of_this_machine_are_read(void **state)
{
    static const struct {
        const char *rule;
        const char *start;
    } cases[] = {
        {"ABC1", "20251124T173000"},
        {"<+0530>-5:30", "20251125T000000"},
        {"ABC1DEF,M3.5.0,M10.5.0", "20251124T173000"},
        {"ABC1DEF,M3.5.0,M11.5.0/3", "20251124T183000"},
        {"ABC0DEF-1:30,J327/0,J60/1", "20251124T200000"}, /* 23 November, since then */
        {"ABC0DEF,328/0,100", "20251124T183000"},         /* 25 November, not yet */
        {"ABC0DEF,326/24,100", "20251124T193000"},
        {"ABC", "20251124T183000"}, /* no rule: the only type there is */
    };
    assert_int_equal(mkdir("zones", 0700), 0);
    assert_int_equal(mkdir("zones/Test", 0700), 0);
    assert_int_equal(setenv("TZDIR", "zones", 1), 0);
    for (size_t i = 0; i < COUNT(cases); i++) {
        write_zone("zones/Test/Zone", cases[i].rule, 0);
        check_start(*state, arena_printf(*state, "DTSTART;TZID=Test/Zone:%s", cases[i].start),
                    AT_10_30);
    }
    FILE *file = fopen("zones/Test/Zone", "w");
    fputs("TZif2, but no more", file);
    fclose(file);
    check_start(*state, "DTSTART;TZID=Test/Zone:20251124T103000", AT_10_30 "note 5: " UNKNOWN);
}

/* A zone of Windows holds places that parted since: the clinic's own clock is meant. */
static void a_zone_of_windows_that_the_clinic_is_in_is_its_own(void **state)
{
    char *before = arena_strdup(*state, getenv("TZ"));
    mkdir("zones/America", 0700);
    write_zone("zones/America/Vancouver", "ABC7", -7 * 3600);
    write_zone("zones/America/Los_Angeles", "ABC8", -8 * 3600);
    write_zone("zones/America/New_York", "ABC5", -5 * 3600);
    assert_int_equal(setenv("TZDIR", "zones", 1), 0);
    assert_int_equal(setenv("TZ", "America/Vancouver", 1), 0);
    tzset();
    check_start(*state, "DTSTART;TZID=Pacific Standard Time:20251124T103000", AT_10_30);
    check_start(*state, "DTSTART;TZID=(UTC-08:00) Pacific Time (US & Canada):20251124T103000",
                AT_10_30);
    check_start(*state, "DTSTART;TZID=America/Los_Angeles:20251124T093000", AT_10_30);
    check_start(*state, "DTSTART;TZID=Eastern Standard Time:20251124T123000", AT_10_30);
    assert_int_equal(setenv("TZ", before, 1), 0);
    assert_int_equal(unsetenv("TZDIR"), 0);
    tzset();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zones_are_known_by_many_names),
        cmocka_unit_test(unknown_zones_are_the_clinics_with_a_note),
        cmocka_unit_test(the_file_describes_only_what_the_machine_does_not_know),
        cmocka_unit_test(offsets_are_read_as_they_are_meant_or_not_at_all),
        cmocka_unit_test(zones_that_no_calendar_has_are_passed_over),
        cmocka_unit_test(times_at_the_change_of_clocks_are_as_the_standard_says),
        cmocka_unit_test(this_machine_and_the_c_library_agree),
        cmocka_unit_test(the_rules_of_this_machine_are_read),
        cmocka_unit_test(a_zone_of_windows_that_the_clinic_is_in_is_its_own),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
