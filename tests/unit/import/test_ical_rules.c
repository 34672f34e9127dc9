/* import/: which days a series repeats on. */
#include "ical_support.h"

/* The days of a list, as "251124 251201". */
static const char *days_of(struct arena *arena, const char *text, const char *first,
                           const char *last)
{
    struct import_request request = request_for(text, IMPORT_ICALENDAR, plain_columns(arena));
    struct import_result result = {0};
    struct err err = {.text = ""};
    request.from_ms = at(first);
    request.to_ms = at(last);
    if (!parse_request(arena, &request, &result, &err)) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(result.left_out.count, 0);
    const char *days = "";
    for (size_t i = 0; i < result.list.count; i++) {
        char day[ISO8601_DAY_SIZE];
        iso8601_format_day(result.list.items[i].start_ms, day);
        days = arena_printf(arena, "%s%s%.2s%.2s%.2s", days, i == 0 ? "" : " ", day + 2, day + 5,
                            day + 8);
    }
    return days;
}

/* Far from the start, over the ends of months and years, with weeks that begin on other days. */
static void rules_repeat_on_their_days(void **state)
{
    static const struct {
        const char *start;
        const char *rule;
        const char *first;
        const char *last;
        const char *days;
    } cases[] = {
        {"20251103", "FREQ=DAILY;INTERVAL=10", "2025-11-24", "2025-12-25", "251203 251213 251223"},
        {"20150101", "FREQ=DAILY;COUNT=3982", "2025-11-24", "2025-11-30", "251124 251125"},
        {"20150101", "FREQ=DAILY;BYDAY=MO,WE,FR", "2025-11-24", "2025-12-05",
         "251124 251126 251128 251201 251203"},
        {"20150105", "FREQ=DAILY;INTERVAL=3;BYDAY=MO,WE,FR;COUNT=600", "2025-11-24", "2025-12-15",
         "251126 251205 251208"},
        {"20250101", "FREQ=DAILY;BYMONTH=12;BYMONTHDAY=-1,1,24", "2025-11-24", "2026-01-05",
         "251201 251224 251231"},
        {"20251119", "FREQ=WEEKLY", "2025-11-17", "2025-12-15", "251119 251126 251203 251210"},
        {"20251119", "FREQ=WEEKLY;BYDAY=MO,WE", "2025-11-17", "2025-12-15",
         "251119 251124 251126 251201 251203 251208 251210"},
        {"20150107", "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=1708", "2025-11-17", "2025-12-15",
         "251117 251119 251121 251124 251126 251128 251201 251203"},
        {"20150107", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "2025-11-17", "2025-12-31",
         "251124 251130 251208 251214 251222 251228"},
        {"20150107", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU", "2025-11-17", "2025-12-31",
         "251123 251124 251207 251208 251221 251222"},
        {"20150107", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU,FR;WKST=SA", "2025-11-17", "2025-12-31",
         "251123 251124 251128 251207 251208 251212 251221 251222 251226"},
        {"20150107", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH;WKST=SA;COUNT=385", "2025-11-17",
         "2025-12-31", "251118 251120 251209 251211 251230"},
        {"20150107", "FREQ=WEEKLY;BYDAY=TU,TH,SA;BYSETPOS=-1", "2025-11-17", "2025-12-31",
         "251122 251129 251206 251213 251220 251227"},
        {"20150131", "FREQ=MONTHLY", "2025-09-01", "2026-04-01", "251031 251231 260131 260331"},
        {"20150128", "FREQ=MONTHLY;BYMONTHDAY=-1", "2025-09-01", "2026-04-01",
         "250930 251031 251130 251231 260131 260228 260331"},
        {"20150131", "FREQ=MONTHLY;COUNT=78", "2025-09-01", "2026-04-01", "251031 251231 260131"},
        {"20150107", "FREQ=MONTHLY;BYDAY=2TU,-1FR", "2025-09-01", "2026-04-01",
         "250909 250926 251014 251031 251111 251128 251209 251226 260113 260130 260210 260227 "
         "260310 260327"},
        {"20150107", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2025-09-01", "2026-04-01",
         "250930 251031 251128 251231 260130 260227 260331"},
        {"20150107", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2023-09-01", "2026-04-01",
         "231013 240913 241213 250613 260213 260313"},
        {"20150107", "FREQ=MONTHLY;INTERVAL=5;BYMONTH=1,6,11", "2025-09-01", "2027-04-01",
         "251107"},
        {"20160229", "FREQ=YEARLY", "2019-01-01", "2029-01-01", "200229 240229 280229"},
        {"20150107", "FREQ=YEARLY;BYMONTH=3,11", "2024-01-01", "2028-01-01",
         "240307 241107 250307 251107 260307 261107 270307 271107"},
        {"20150107", "FREQ=YEARLY;BYDAY=20MO,-1SU", "2025-01-01", "2027-01-01",
         "250519 251228 260518 261227"},
        {"20150107", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "2025-01-01", "2027-01-01",
         "250511 260510"},
        {"20150107", "FREQ=YEARLY;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=11", "2023-01-01",
         "2027-01-01", "231107 241105 251104 261103"},
        {"20150107", "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=13", "2025-01-01", "2026-12-31",
         "250613 260213 260313 261113"},
        {"20150107", "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO,SU", "2019-01-01", "2029-01-01",
         "190106 191230 200105 201228 210103 210104 210110 220103 220109 230102 230108 "
         "240101 240107 241230 250105 251229 260104 261228 270103 270104 270110 280103 280109"},
        {"20150107", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;WKST=SU", "2025-01-01", "2029-01-01",
         "250512 260518 270517 280515"},
        {"20150107", "FREQ=YEARLY;BYYEARDAY=1,-1,100", "2025-01-01", "2029-01-01",
         "250101 250410 251231 260101 260410 261231 270101 270410 271231 280101 280409 281231"},
        {"20150107", "FREQ=YEARLY;INTERVAL=3;BYMONTH=10;BYDAY=TH;BYSETPOS=2,-2", "2025-01-01",
         "2029-01-01", "271014 271021"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text =
            arena_printf(*state,
                         "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nDTSTART:%sT100000\nRRULE:%s\n"
                         "SUMMARY:Joan Sample\nEND:VEVENT\nEND:VCALENDAR\n",
                         cases[i].start, cases[i].rule);
        const char *seen = days_of(*state, text, cases[i].first, cases[i].last);
        if (strcmp(seen, cases[i].days) != 0) {
            fail_msg("%s:\n%s\ninstead of\n%s", cases[i].rule, seen, cases[i].days);
        }
    }
}

#define DAILY(lines)                                                                               \
    CALENDAR(EVENT("DTSTART:20251101T100000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Jo\r\n" lines))

static void exceptions_and_further_dates_are_followed(void **state)
{
    static const struct {
        const char *text;
        const char *days; /* from 23 to 27 November */
    } cases[] = {
        {DAILY("EXDATE:20251124T100000\r\n"), "251123 251125 251126 251127"},
        {DAILY("EXDATE:20251124T100000,20251126T100000\r\nEXDATE:20251125T180000Z\r\n"),
         "251123 251127"},
        {DAILY("EXDATE;VALUE=DATE:20251124,20251125\r\n"), "251123 251126 251127"},
        {DAILY("EXDATE;TZID=Europe/Berlin:20251124T190000\r\n"), "251123 251125 251126 251127"},
        {DAILY("EXDATE:20251124T110000\r\n"), "251123 251124 251125 251126 251127"},
        {DAILY("EXRULE:FREQ=DAILY;INTERVAL=2\r\n"), "251124 251126"},
        {DAILY("EXRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE\r\n"), "251123 251127"},
        /* an evening in Vancouver is the next day in UTC: an EXDATE is a day of the series */
        {CALENDAR(EVENT("DTSTART:20251102T020000Z\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Jo\r\n"
                        "EXDATE;VALUE=DATE:20251125\r\n")),
         "251123 251125 251126 251127"},
        /* a time without zone is on the clock of the series, for UTC on that of the clinic */
        {CALENDAR(EVENT("DTSTART;TZID=Europe/Berlin:20251101T190000\r\nRRULE:FREQ=DAILY\r\n"
                        "SUMMARY:Jo\r\nEXDATE:20251124T190000\r\n")),
         "251123 251125 251126 251127"},
        {CALENDAR(EVENT("DTSTART:20251101T180000Z\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Jo\r\n"
                        "EXDATE:20251124T100000\r\n")),
         "251123 251125 251126 251127"},
        {CALENDAR(EVENT("DTSTART:20251101T100000\r\nRDATE:20251124T100000\r\nSUMMARY:Jo\r\n"
                        "RDATE;TZID=Europe/Berlin:20251126T190000\r\n"
                        "RDATE:20251127T180000Z\r\n")),
         "251124 251126 251127"},
        {CALENDAR(EVENT("DTSTART:20251123T100000\r\nRDATE:20251124T100000,20251125T100000\r\n"
                        "SUMMARY:Jo\r\nEXDATE:20251125T100000\r\n")),
         "251123 251124"},
        /* several rules, and days that two of them name */
        {CALENDAR(EVENT("DTSTART:20251101T100000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nSUMMARY:Jo\r\n"
                        "RRULE:FREQ=WEEKLY;BYDAY=WE,MO\r\nRDATE:20251124T100000\r\n")),
         "251124 251126"},
        /* the end of a rule: in UTC, without zone, and as a day */
        {CALENDAR(EVENT("DTSTART:20251101T200000\r\nSUMMARY:Jo\r\n"
                        "RRULE:FREQ=DAILY;UNTIL=20251125T040000Z\r\n")),
         "251123 251124"},
        {CALENDAR(EVENT("DTSTART:20251101T200000\r\nSUMMARY:Jo\r\n"
                        "RRULE:FREQ=DAILY;UNTIL=20251125T195959\r\n")),
         "251123 251124"},
        {CALENDAR(EVENT("DTSTART:20251101T200000\r\nSUMMARY:Jo\r\n"
                        "RRULE:FREQ=DAILY;UNTIL=20251125\r\n")),
         "251123 251124 251125"},
        /* the hour of the start, said once more */
        {CALENDAR(EVENT("DTSTART:20251101T100000\r\nSUMMARY:Jo\r\n"
                        "RRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=10;BYMINUTE=0;BYSECOND=0\r\n")),
         "251124"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *seen = days_of(*state, cases[i].text, "2025-11-23", "2025-11-28");
        if (strcmp(seen, cases[i].days) != 0) {
            fail_msg("case %zu:\n%s\ninstead of\n%s", i, seen, cases[i].days);
        }
    }
}

static void a_further_date_has_a_length_of_its_own(void **state)
{
    static const struct ical_case cases[] = {
        {CALENDAR(EVENT("DTSTART:20251101T100000\r\nSUMMARY:Jo\r\n"
                        "RDATE;VALUE=PERIOD:20251124T110000/PT30M,20251124T130000/20251124T133500"
                        "\r\n")),
         "2025-11-24T11:00 30 Jo|||\n2025-11-24T13:00 35 Jo|||\n"},
    };
    check_cases(*state, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_repeat_on_their_days),
        cmocka_unit_test(exceptions_and_further_dates_are_followed),
        cmocka_unit_test(a_further_date_has_a_length_of_its_own),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
