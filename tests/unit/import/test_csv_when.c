/* import/csv/when.h: dates, times and durations as people write them. */
#include "import/csv/when.h"

#include "import_support.h"

/* "2026-11-30T09:00:00-08:00", or what is missing. */
static const char *moment(struct arena *arena, const struct when *when, unsigned order)
{
    char text[ISO8601_SIZE];
    if (!when->has_date || !when->has_time) {
        return when->has_date ? "no time" : "no date";
    }
    const char *start = iso8601_format(when_ms(when, order), text);
    return when->has_end
               ? arena_printf(arena, "%s to %02d:%02d", start, when->end_hour, when->end_minute)
               : arena_strdup(arena, start);
}

static void times_that_tell_by_themselves_are_read(void **state)
{
    static const struct {
        const char *text;
        const char *moment;
    } cases[] = {
        {"2025-11-24T09:05", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 9:05", "2025-11-24T09:05:00-08:00"},
        {"2025/11/24 09:05:30", "2025-11-24T09:05:30-08:00"},
        {"20251124T090500", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24T17:05:00.000Z", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24T17:05:00.1234567+00:00", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 17:05:00 UTC", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 09:05:00 -0800", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 12:05:00-05", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 12:05 -05:00", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24T12:05-05:00", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 22:35 +05:30", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 09:05 PST", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 9:05 AM PST", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 9:05 AM PDT", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 9:05 a.m. PT", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 9:05 Pacific", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 9:05 AM Pacific Time", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 9 h 05 HNP", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 noon", "2025-11-24T12:00:00-08:00"},
        {"Nov 24, 2025, 12 Noon", "2025-11-24T12:00:00-08:00"},
        {"11/24/2025 12:00 noon", "2025-11-24T12:00:00-08:00"},
        {"24 novembre 2025 midi", "2025-11-24T12:00:00-08:00"},
        {"2025-11-24 noon - 1 pm", "2025-11-24T12:00:00-08:00 to 13:00"},
        {"2025-11-24 11:00 - noon", "2025-11-24T11:00:00-08:00 to 12:00"},
        {"Mon Nov 24 2025 09:05:00 GMT-0800 (Pacific Standard Time)", "2025-11-24T09:05:00-08:00"},
        {"November 24, 2025 9:05 am", "2025-11-24T09:05:00-08:00"},
        {"Monday, November 24th, 2025 at 9:05 PM", "2025-11-24T21:05:00-08:00"},
        {"24 Nov 2025, 9 a.m.", "2025-11-24T09:00:00-08:00"},
        {"Nov. 24, 2025 - 12:00 p.m.", "2025-11-24T12:00:00-08:00"},
        {"24-Nov-25 12:30 AM", "2025-11-24T00:30:00-08:00"},
        {"24 novembre 2025 \xC3\xA0 9 h 05", "2025-11-24T09:05:00-08:00"},
        {"lundi 24 nov. 2025 9h", "2025-11-24T09:00:00-08:00"},
        {"mar. 25 novembre 2025, 14h30", "2025-11-25T14:30:00-08:00"},
        {"1er d\xC3\xA9"
         "cembre 2025 13 h",
         "2025-12-01T13:00:00-08:00"},
        {"4 ao\xC3\xBBt 2025 9 heures 15", "2025-08-04T09:15:00-07:00"},
        {"24/11/2025 09:05", "2025-11-24T09:05:00-08:00"},
        {"11/24/2025 9:05 AM", "2025-11-24T09:05:00-08:00"},
        {"11/24/2025 9:05am", "2025-11-24T09:05:00-08:00"},
        {"11/24/2025 9:05 P", "2025-11-24T21:05:00-08:00"},
        {"24.11.2025 09.05", "2025-11-24T09:05:00-08:00"},
        {"24. 11. 2025 09:05", "2025-11-24T09:05:00-08:00"},
        {"30/11/25 09:05", "2025-11-30T09:05:00-08:00"},
        {"25-11-30 09:05", "2025-11-30T09:05:00-08:00"},
        {"12/12/2025 09:05", "2025-12-12T09:05:00-08:00"},
        {"Thu 04/12/2025 09:05", "2025-12-04T09:05:00-08:00"},
        {"2025-11-24, 9:05\xE2\x80\xAF"
         "AM",
         "2025-11-24T09:05:00-08:00"},
        {"2025-11-24\xC2\xA0"
         "9:05\xC2\xA0p.\xC2\xA0m.",
         "2025-11-24T21:05:00-08:00"},
        {"'2025-11-24 9:05", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 0905", "2025-11-24T09:05:00-08:00"},
        {"2025-11-24 9:00 - 10:30", "2025-11-24T09:00:00-08:00 to 10:30"},
        {"2025-11-24 9:00-10:30", "2025-11-24T09:00:00-08:00 to 10:30"},
        {"2025-11-24 1:00 \xE2\x80\x93 2:30 PM", "2025-11-24T13:00:00-08:00 to 14:30"},
        {"2025-11-24 11:00 - 12:30 PM", "2025-11-24T11:00:00-08:00 to 12:30"},
        {"2025-11-24 9h \xC3\xA0 10h30", "2025-11-24T09:00:00-08:00 to 10:30"},
        {"2025-11-24", "no time"},
        {"24 November 2025", "no time"},
        {"9:05 am", "no date"},
        {"midi", "no date"},
        {"9:32 AM PST", "no date"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct when when;
        if (!when_read(cases[i].text, 2025, &when)) {
            fail_msg("\"%s\" is not read", cases[i].text);
        }
        if (!when_is_same(&when, when.orders)) {
            fail_msg("\"%s\" could be several dates", cases[i].text);
        }
        unsigned order = when.orders & (~when.orders + 1);
        assert_string_equal(moment(*state, &when, order), cases[i].moment);
    }
}

static void dates_that_could_be_several_say_so(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned orders;
    } cases[] = {
        {"11/12/2025 9:00", DATE_DAY_FIRST | DATE_MONTH_FIRST},
        {"11.12.2025 9:00", DATE_DAY_FIRST | DATE_MONTH_FIRST},
        {"11/12/25 9:00", DATE_DAY_FIRST | DATE_MONTH_FIRST},
        {"25/11/12 9:00", DATE_YEAR_FIRST},
        {"24/11/25 9:00", DATE_DAY_FIRST | DATE_YEAR_FIRST},
        {"31/12/2025 9:00", DATE_DAY_FIRST},
        {"12/31/2025 9:00", DATE_MONTH_FIRST},
        {"2025/12/11 9:00", DATE_ORDERS_ALL}, /* a year that comes first tells */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct when when;
        assert_true(when_read(cases[i].text, 2025, &when));
        assert_int_equal(when.orders, cases[i].orders);
    }
}

static void what_is_no_time_is_not_read(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "soon",
        "Total",
        "12",
        "2.5",
        "2025-02-30 09:00",
        "30/02/2025 09:00",
        "31 November 2025 09:00",
        "2025-11-24 25:00",
        "2025-11-24 24:00",
        "2025-11-24 09:60",
        "2025-11-24 13:00 AM",
        "2025-11-24 9",
        "2025-13-24 09:00",
        "13/13/2025 09:00",
        "24/11 09:00",
        "2025-11-24 09:00 tomorrow",
        "2025-11-24 09:00 Atlantis",
        "2025-11-24 09:00 2025-11-24",
        "250-555-0142",
        "1-250-555-0142",
        "45985.375",
        "$110.00",
        "Joan Sample",
        "0000-00-00 00:00:00",
        "2025-11-24 09:00 +99:00",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct when when;
        if (when_read(texts[i], 2025, &when)) {
            fail_msg("\"%s\" is read", texts[i]);
        }
    }
}

static void patterns_read_what_they_say_and_nothing_else(void **state)
{
    static const struct {
        const char *pattern;
        const char *text;
        const char *moment; /* NULL: not read */
    } cases[] = {
        {"%d/%m/%Y %H:%M", "24/11/2025 9:05", "2025-11-24T09:05:00-08:00"},
        {"%m/%d/%Y %H:%M", "11/12/2025 09:05", "2025-11-12T09:05:00-08:00"},
        {"%d/%m/%Y %H:%M", "24/11/2025 9:05 h", NULL},
        {"%d/%m/%Y %H:%M", "24/11/25 9:05", NULL},
        {"%d/%m/%y %H:%M", "24/11/25 9:05", "2025-11-24T09:05:00-08:00"},
        {"%d/%m/%y %H:%M", "24/11/2025 9:05", NULL},
        {"%d/%m/%Y %H:%M", "30/02/2025 9:05", NULL},
        {"%d/%m/%Y %H:%M", "24/11/2025 25:05", NULL},
        {"%m/%d/%Y %I:%M %p", "11/24/2025 9:05 AM", "2025-11-24T09:05:00-08:00"},
        {"%m/%d/%Y %I:%M %p", "11/24/2025 9:05\xE2\x80\xAFp.m.", "2025-11-24T21:05:00-08:00"},
        {"%m/%d/%Y %I:%M %p", "11/24/2025 12:05am", "2025-11-24T00:05:00-08:00"},
        {"%m/%d/%Y %I:%M %p", "11/24/2025 13:05 pm", NULL},
        {"%m/%d/%Y %I:%M %p", "11/24/2025 9:05", NULL},
        {"%B %d, %Y %I:%M %p", "November 24, 2025 9:05 am", "2025-11-24T09:05:00-08:00"},
        {"%A %d %B %Y %H h %M", "lundi 24 novembre 2025 9 h 05", "2025-11-24T09:05:00-08:00"},
        {"%Y-%m-%d %H:%M:%S UTC", "2025-11-24 17:05:00 UTC", "2025-11-24T09:05:00-08:00"},
        {"%Y-%m-%d %H:%M:%S %Z", "2025-11-24 17:05:00 UTC", "2025-11-24T09:05:00-08:00"},
        {"%Y-%m-%d %H:%M:%S %Z", "2025-11-24 09:05:00 Atlantis", NULL},
        {"%Y-%m-%d %H:%M:%S %z", "2025-11-24 12:05:00 -0500", "2025-11-24T09:05:00-08:00"},
        {"%Y-%m-%dT%H:%M:%SZ", "2025-11-24T17:05:00Z", "2025-11-24T09:05:00-08:00"},
        {"%Y-%m-%dT%H:%M:%S.000%z", "2025-11-24T17:05:00.000Z", "2025-11-24T09:05:00-08:00"},
        {"%FT%T%z", "2025-11-24T17:05:00.250Z", "2025-11-24T09:05:00-08:00"},
        {"%F %R", "2025-11-24 09:05", "2025-11-24T09:05:00-08:00"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct when when;
        assert_null(csv_time_format_fault(*state, cases[i].pattern));
        bool read = when_read_pattern(cases[i].text, cases[i].pattern, &when);
        if (read != (cases[i].moment != NULL)) {
            fail_msg("\"%s\" with \"%s\": %s", cases[i].text, cases[i].pattern,
                     read ? "is read" : "is not read");
        }
        if (read) {
            assert_string_equal(moment(*state, &when, DATE_DAY_FIRST), cases[i].moment);
        }
    }
}

static void patterns_that_cannot_tell_a_time_are_found(void **state)
{
    static const struct {
        const char *pattern;
        const char *fault;
    } cases[] = {
        {"%d/%m/%Y", "has no hour (%H, or %I with %p)"},
        {"%H:%M", "has no day (%d)"},
        {"%d %H:%M", "has no month (%m)"},
        {"%d/%m %H:%M", "has no year (%Y)"},
        {"%d/%m/%Y %I:%M", "has %I, an hour from 1 to 12, but no %p for a.m. and p.m."},
        {"%d/%m/%Y %H:%M %p", "has %p for a.m. and p.m. with %H, an hour from 0 to 23; use %I"},
        {"%d/%m/%Y %H:%M %Q", "has %Q, which stands for nothing here"},
        {"%d/%m/%Y %H:%M %", "has %, which stands for nothing here"},
        {"day first", NULL},
        {"dd/mm/yyyy", "has no hour (%H, or %I with %p)"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *fault = csv_time_format_fault(*state, cases[i].pattern);
        if (cases[i].fault == NULL) {
            assert_null(fault);
        } else {
            assert_non_null(fault);
            assert_string_equal(fault, cases[i].fault);
        }
    }
}

/* What --suggest writes: the pattern of a text reads it to the same moment. */
static void pattern_of_a_text_reads_it(void **state)
{
    static const struct {
        const char *text;
        unsigned order;
        const char *pattern;
    } cases[] = {
        {"11/12/2025 9:05 AM", DATE_MONTH_FIRST, "%m/%d/%Y %I:%M %p"},
        {"11/12/2025 9:05am", DATE_DAY_FIRST, "%d/%m/%Y %I:%M %p"},
        {"11.12.25 09:05:30", DATE_DAY_FIRST, "%d.%m.%y %H:%M:%S"},
        {"Mon 24/11/2025, 09:05 -0800", DATE_DAY_FIRST, "%A %d/%m/%Y, %H:%M %z"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct when when;
        struct when again;
        char buffer[80];
        assert_true(when_read(cases[i].text, 2025, &when));
        const char *pattern = when_pattern(&when, cases[i].order, buffer);
        assert_non_null(pattern);
        assert_string_equal(pattern, cases[i].pattern);
        assert_null(csv_time_format_fault(*state, pattern));
        assert_true(when_read_pattern(cases[i].text, pattern, &again));
        assert_int_equal(when_ms(&again, DATE_DAY_FIRST), when_ms(&when, cases[i].order));
    }
}

static void durations_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int minutes; /* 0: not read */
    } cases[] = {
        {"60", 60},         {"60 min", 60},    {"60min.", 60},
        {"90 minutes", 90}, {"1:00", 60},      {"01:30:00", 90},
        {"1 h", 60},        {"1h30", 90},      {"1 h 30 min", 90},
        {"1.5 hours", 90},  {"1,25 h", 75},    {"1 hour and 15 minutes", 75},
        {"45 mins", 45},    {"0:45", 45},      {"60.0", 60},
        {"1 heure 15", 75}, {"", 0},           {"0", 0},
        {"soon", 0},        {"60 dollars", 0}, {"1:75", 0},
        {"9999", 0},        {"-60", 0},        {"1 h 30 x", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int minutes = 0;
        bool read = duration_read(cases[i].text, &minutes);
        if (read != (cases[i].minutes != 0) || minutes != cases[i].minutes) {
            fail_msg("\"%s\": %d", cases[i].text, minutes);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_that_tell_by_themselves_are_read),
        cmocka_unit_test(dates_that_could_be_several_say_so),
        cmocka_unit_test(what_is_no_time_is_not_read),
        cmocka_unit_test(patterns_read_what_they_say_and_nothing_else),
        cmocka_unit_test(patterns_that_cannot_tell_a_time_are_found),
        cmocka_unit_test(pattern_of_a_text_reads_it),
        cmocka_unit_test(durations_are_read),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
