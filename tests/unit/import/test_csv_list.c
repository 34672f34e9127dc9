/* import/: day lists as CSV. */
#include "base/file.h"
#include "import/collect.h"
#include "import/csv/table.h"
#include "import_support.h"

static void csv_reads_a_list_with_quotes_breaks_and_blank_rows(void **state)
{
    struct day_list list =
        read_file(*state, DATA("plain.csv"), plain_columns(*state), "2025-11-25");
    assert_string_equal(list_text(*state, &list),
                        "2025-11-24T09:00 60 Specimen, Ravi|2505550143|Tomas L.|Massage 60 min\n"
                        "2025-11-24T10:00 60 Zoë \"Zo\" O’Neil|||\n"
                        "2025-11-24T10:30 60 Joan Sample|12505550142|Mei R.|Massage 60 min\n");
}

static void csv_reads_semicolons_bom_crlf_and_times_in_a_format(void **state)
{
    static const struct csv_mapping mapping = {
        .columns =
            {
                [LIST_START] = {{"termin"}, 1}, /* names are compared without case */
                [LIST_END] = {{"Ende"}, 1},
                [LIST_CLIENT_NAME] = {{"Kunde"}, 1},
                [LIST_PHONE] = {{"Tel"}, 1},
                [LIST_SERVICE] = {{"Begin"}, 1},
            },
        .time_format = "%d.%m.%Y %H:%M",
    };
    struct day_list list = read_file(*state, DATA("semicolon.csv"), &mapping, "2025-11-25");
    assert_string_equal(list_text(*state, &list),
                        "2025-11-24T10:30 45 Sample; Joan|2505550142||a;b\n");
}

static void csv_reads_other_shapes(void **state)
{
    const struct csv_mapping *plain = plain_columns(*state);
    struct csv_mapping offset = *plain;
    offset.time_format = "%Y-%m-%d %H:%M %z";
    struct csv_mapping status = *plain;
    status.columns[LIST_STATUS] = (struct column_names){{"state"}, 1};
    const struct {
        const char *text;
        const struct csv_mapping *mapping;
        const char *expected;
    } cases[] = {
        {"start,end,client,phone,therapist,service\n", plain, ""},
        {"start,end,client,phone,therapist,service", plain, ""},
        {"\n\nSTART,end,client,phone,therapist,service\r\r2025-11-24T10:30,,A,,,\r", plain,
         "2025-11-24T10:30 60 A|||\n"},
        {"start\tend\tclient\tphone\ttherapist\tservice\n2025-11-24T10:30\t\tA,B\t\t\t", plain,
         "2025-11-24T10:30 60 A,B|||\n"},
        /* separators inside quotes do not separate columns */
        {"start,end,client,phone,therapist,service,\"a;b;c;d;e;f;g;h\"\n"
         "2025-11-24T10:30,,A,,,,x\n",
         plain, "2025-11-24T10:30 60 A|||\n"},
        {"extra,service,therapist,phone,client,end,start\n"
         "x,S,T,(250) 555-0142,A,,2025-11-24 10:30:00",
         plain, "2025-11-24T10:30 60 A|2505550142|T|S\n"},
        {"start,end,client,phone,therapist,service\n2025-11-24 20:30 +0200,,A,,,", &offset,
         "2025-11-24T10:30 60 A|||\n"},
        {"start,end,client,phone,therapist,service,state\n"
         "2025-11-24T10:30,,A,,,,Cancelled by client\n"
         "2025-11-24T11:30,,B,,,,annulé\n"
         "2025-11-24T12:30,,C,,,,booked\n",
         &status,
         "2025-11-24T10:30 60 A||| cancelled\n2025-11-24T11:30 60 B||| cancelled\n"
         "2025-11-24T12:30 60 C|||\n"},
        /* what people write beside a name, or instead of one */
        {"start,end,client,phone,therapist,service\n"
         "2025-11-24T10:30,,Joan Sample - cancelled,,,\n"
         "2025-11-24T11:30,,Ravi Placeholder 250-555-0143,,,\n"
         "2025-11-24T12:30,,Lunch,,,\n"
         "2025-11-24T13:30,,Walk-In,250-555-0144,,\n",
         plain,
         "2025-11-24T10:30 60 Joan Sample||| cancelled\n"
         "2025-11-24T11:30 60 Ravi Placeholder|2505550143||\n"
         "2025-11-24T13:30 60 |2505550144||\n"},
        {"start,end,client,phone,therapist,service\n"
         "2025-11-23T23:59,,Before,,,\n2025-11-24T00:00,,First,,,\n"
         "2025-11-24T23:59,,Last,,,\n2025-11-25T00:00,,After,,,\n",
         plain, "2025-11-24T00:00 60 First|||\n2025-11-24T23:59 60 Last|||\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {0};
        struct err err = {.text = ""};
        if (!parse_text(*state, cases[i].text, IMPORT_AUTO, cases[i].mapping, &list, &err)) {
            fail_msg("case %zu: %s", i, err.text);
        }
        assert_string_equal(list_text(*state, &list), cases[i].expected);
    }
}

static void csv_uid_is_the_same_however_the_row_is_written(void **state)
{
    static const char *const rows[] = {
        "2025-11-24T10:30,,Zoë  Sample,+1 250-555-0142,Mei R.,Massage",
        "2025-11-24T18:30:00Z,2025-11-24T19:00:00Z,ZOE SAMPLE,(1250) 5550142,mei r,Other",
    };
    struct day_list lists[2] = {{0}};
    for (size_t i = 0; i < 2; i++) {
        struct err err;
        const char *text =
            arena_printf(*state, "start,end,client,phone,therapist,service\n%s\n", rows[i]);
        assert_true(parse_text(*state, text, IMPORT_CSV, plain_columns(*state), &lists[i], &err));
        assert_int_equal(lists[i].count, 1);
    }
    assert_string_equal(lists[0].items[0].uid, lists[1].items[0].uid);
}

static void csv_uid_differs_for_another_person_time_or_therapist(void **state)
{
    static const char text[] =
        "start,end,client,phone,therapist,service\n"
        "2025-11-24T10:30,,Joan,0101,M,\n2025-11-24T10:30,,Joan,0102,M,\n"
        "2025-11-24T10:30,,Jo,0101,M,\n2025-11-24T10:30,,Joan,0101,T,\n"
        "2025-11-24T10:31,,Joan,0101,M,\n2025-11-24T10:30,,Joan,0101,M,twice\n";
    struct day_list list = {0};
    struct err err;
    assert_true(parse_text(*state, text, IMPORT_CSV, plain_columns(*state), &list, &err));
    assert_int_equal(list.count, 5);
}

/* Walks the table in domain/appointment.h. */
static void csv_may_be_without_optional_columns_unless_they_are_named(void **state)
{
    struct csv_mapping named = csv_mapping_usual;
    named.unnamed = false;
    for (size_t without = 0; without < LIST_COLUMN_COUNT; without++) {
        const char *text = "";
        for (size_t i = 0; i < LIST_COLUMN_COUNT; i++) {
            text = i == without ? text : arena_printf(*state, "%s%s,", text, list_columns[i].usual);
        }
        const char *missing = arena_printf(
            *state, "list:1: no column is called '%s'; there are: ", list_columns[without].usual);
        const bool optional = list_columns[without].presence == PRESENCE_OPTIONAL;
        struct day_list list;
        struct err err = {.text = ""};
        parse_text(*state, text, IMPORT_CSV, &csv_mapping_usual, &list, &err);
        if (optional) {
            assert_string_equal(err.text, "");
        } else {
            assert_memory_equal(err.text, missing, strlen(missing));
        }
        parse_text(*state, text, IMPORT_CSV, &named, &list, &err);
        assert_memory_equal(err.text, missing, strlen(missing));
    }
}

#define HEADER "start,end,client,phone,therapist,service\n"
#define GOOD   "2025-11-24T10:30,,Joan Sample,0142,Mei R.,\n"

static void csv_refuses_a_list_that_cannot_be_trusted(void **state)
{
    const struct csv_mapping *plain = plain_columns(*state);
    struct csv_mapping unmapped = *plain;
    unmapped.columns[LIST_START].count = 0;
    static const struct csv_mapping named = {
        .columns = {[LIST_START] = {{"Termin"}, 1}, [LIST_SERVICE] = {{"service"}, 1}},
        .time_format = ""};
    static const char neither[] =
        "list:1: neither iCalendar nor a table with these columns: no column is called 'start'";
    static const char order[] =
        ": say how they are written in day_list.time_format, such as \"%d/%m/%Y %H:%M\" or "
        "\"%m/%d/%Y %I:%M %p\", or just \"day first\" or \"month first\"";
    const char *either = arena_printf(
        *state, "list:2: day and month of the dates could be either way round%s", order);
    const struct {
        const char *text;
        const struct csv_mapping *mapping;
        const char *message;
    } cases[] = {
        {"", plain, "list:1: no header row: an empty file?"},
        {"\n\n", plain, "list:1: no header row: an empty file?"},
        {HEADER, &unmapped, "list:1: no column is mapped to the start"},
        {"Joan Sample;2505550142\n", plain, neither},
        {"start,end,Client,phone,client\n", plain,
         "list:1: two columns are called 'client': give one of them another name in this line"},
        {HEADER, &named,
         "list:1: no column is called 'Termin'; there are: start, end, client, phone, therapist, "
         "service"},
        {HEADER "soon,,Secret,0142,Mei R.,\n", plain,
         "list:2: the start is not a time that can be read"},
        {HEADER "10:30,,Secret,0142,Mei R.,\n", plain, "list:2: the start has no date"},
        {HEADER "Mon 24 Nov 10:30,,Secret,0142,Mei R.,\n", plain,
         "list:2: the start has no year: write dates as 2026-11-30"},
        {HEADER "45985.4375,,Secret,0142,Mei R.,\n", plain,
         "list:2: the start is a number as spreadsheets count days: format that column as dates "
         "there, and save it anew"},
        /* never midnight */
        {HEADER "2025-11-24,,Secret,0142,Mei R.,\n2025-11-25,,Other,0143,Mei R.,\n", plain,
         "list: no row says at what hour it begins: name the column of the time as well, such as "
         "start: [Date, Time]"},
        {HEADER "2025-11-24 00:00:00,,A,,,\n2025-11-25 00:00:00,,B,,,\n", plain,
         "list: no row says at what hour it begins: name the column of the time as well, such as "
         "start: [Date, Time]"},
        {HEADER GOOD "2025-11-31T10:30,,A,0142,Mei R.,\n2025-11-24T25:30,,B,0142,Mei R.,\n", plain,
         "list:3: the start is not a time that can be read\n"
         "list:4: the start is not a time that can be read\n"
         "list: more rows cannot be read (2) than can (1)"},
        {HEADER "11/12/2025 9:00,,Secret,0142,Mei R.,\n", plain, either},
        {HEADER "11/12/2025 9:00,,A,,,\n13/12/2025 9:00,,A,,,\n12/13/2025 9:00,,A,,,\n", plain,
         arena_printf(*state, "list:2: dates are written in different orders%s", order)},
        {HEADER GOOD "2025-11-24T10:30,,\"Secret\n\n", plain,
         "list:3: a quotation mark is never closed: half a file?"},
        {HEADER GOOD "2025-11-24T11:30,,Sec", plain,
         "list:3: the last line is cut off: half a file?"},
        {HEADER GOOD "2025-1", plain, "list:3: the last line is cut off: half a file?"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {.count = 7};
        struct err err = {.text = ""};
        if (parse_text(*state, cases[i].text, IMPORT_CSV, cases[i].mapping, &list, &err)) {
            fail_msg("case %zu is read", i);
        }
        assert_string_equal(err.text, cases[i].message);
        assert_int_equal(list.count, 7); /* the last good list is left as it was */
    }
}

/* "3: reason", a line each. */
static const char *remarks_text(struct arena *arena, const struct remarks *remarks)
{
    const char *text = "";
    for (size_t i = 0; i < remarks->kept; i++) {
        text = arena_printf(arena, "%s%zu: %s\n", text, remarks->items[i].line,
                            remarks->items[i].reason);
    }
    return text;
}

static void csv_leaves_out_rows_that_cannot_be_read(void **state)
{
    static const struct {
        const char *rows;
        const char *left_out;
        const char *notes;
        size_t count;
        size_t entries;
    } cases[] = {
        {GOOD "soon,,A,,,\n", "3: the start is not a time that can be read\n", "", 1, 1},
        {GOOD ",,A,,,\n", "3: the start is missing\n", "", 1, 1},
        {GOOD "2025-02-30 09:00,,A,,,\n", "3: the start is not a time that can be read\n", "", 1,
         1},
        {GOOD "2025-11-24,,A,,,\n", "3: the start has no time of day\n", "", 1, 1},
        {GOOD "2025-11-24 9:00,,A,B,C,D,E,F,G,H,I,J\n", "3: 12 columns where the header has 6\n",
         "", 1, 1},
        /* another day, so that it is of no interest what it says */
        {GOOD "2025-11-23 9:00,,A,B,C,D,E,F,G,H,I,J\n", "", "", 1, 2},
        /* what stands below the rows is not missed */
        {GOOD "Total,,1,,,\n,,,,,1\nPage 1 of 1\n\n,,,,,\n", "", "", 1, 1},
        {GOOD HEADER "2025-11-24 9:00,,B,,,\n", "", "", 2, 2},
        {GOOD "Total: 1", "", "", 1, 1}, /* no half row */
        {"2025-11-24 9:00,2025-11-24 9:00,A,,,\n", "",
         "2: the end is not after the start, or more than a day: taken as 60 minutes\n", 1, 1},
        {"2025-11-24 9:00,lunch,A,,,\n", "", "2: the end cannot be read: taken as 60 minutes\n", 1,
         1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text = arena_printf(*state, HEADER "%s", cases[i].rows);
        struct import_request request = request_for(text, IMPORT_AUTO, &csv_mapping_usual);
        struct import_result result;
        struct err err = {.text = ""};
        if (!parse_request(*state, &request, &result, &err)) {
            fail_msg("case %zu: %s", i, err.text);
        }
        assert_string_equal(remarks_text(*state, &result.left_out), cases[i].left_out);
        assert_string_equal(remarks_text(*state, &result.notes), cases[i].notes);
        assert_int_equal(result.list.count, cases[i].count);
        assert_int_equal(result.entries, cases[i].entries);
    }
}

static void csv_reads_tables_as_people_make_them(void **state)
{
    static const char joan[] = "2025-11-24T10:30 60 Joan Sample|2505550142|Mei R.|\n";
    static const char comma[] = "2025-11-24T10:30 60 Sample, Joan|2505550142|Mei R.|\n";
    static const struct {
        const char *text;
        const char *expected;
    } cases[] = {
        {"sep=;\r\nstart;client;phone;therapist\r\n2025-11-24 10:30;Joan Sample;2505550142;Mei "
         "R.\r\n",
         joan},
        {"Our clinic, Nanaimo\nPrinted 24 November 2025\n\nSTART ,Client, Phone,Therapist\n"
         "2025-11-24 10:30,Joan Sample,2505550142,Mei R.\n",
         joan},
        {"start|client|phone|therapist\n2025-11-24 10:30|Joan Sample|2505550142|Mei R.\n", joan},
        /* commas in the times of a list with semicolons */
        {"start;client;phone;therapist\nNovember 24, 2025 10:30 am;Joan "
         "Sample;2505550142;Mei R.\n",
         joan},
        {"phone,start,client,therapist,notes\n2505550142,2025-11-24 10:30,Joan Sample,Mei R.\n",
         joan},
        {"start,client,phone,therapist\n2025-11-24 10:30,Sample, Joan,2505550142,Mei R.\n", comma},
        {"start,client,phone,therapist\n2025-11-24 10:30,Joan Sample,2505550142,Mei R.,,,\n", joan},
        {"start,client,phone,therapist\n2025-11-24 10:30,Joan \"JJ\" "
         "Sample,2505550142,Mei R.\n",
         "2025-11-24T10:30 60 Joan \"JJ\" Sample|2505550142|Mei R.|\n"},
        {"start,client,phone,therapist\n2025-11-24 10:30,\"Jo\" Sample,2505550142,Mei R.\n",
         "2025-11-24T10:30 60 \"Jo\" Sample|2505550142|Mei R.|\n"},
        {"start,client,phone,therapist\n2025-11-24 10:30,\"Joan \"\"JJ\"\" Sample\" "
         ",2505550142,Mei R.\n",
         "2025-11-24T10:30 60 Joan \"JJ\" Sample|2505550142|Mei R.|\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {0};
        struct err err = {.text = ""};
        if (!parse_text(*state, cases[i].text, IMPORT_AUTO, &csv_mapping_usual, &list, &err)) {
            fail_msg("case %zu: %s", i, err.text);
        }
        assert_string_equal(list_text(*state, &list), cases[i].expected);
    }
}

/* What is typed because a number has to be is nobody's. */
static void placeholders_are_no_phones(void **state)
{
    static const struct {
        const char *phone;
        const char *kept;
    } cases[] = {
        {"000-000-0000", ""},
        {"(999) 999-9999", ""},
        {"+1 000 000 0000", ""},
        {"0000000", ""},
        {"5555555555", ""},
        {"123-456-7890", ""},
        {"11111111111", ""},
        {"999-999-9999 / 250-555-0142", "2505550142"},
        {"555-5556", "5555556"},
        {"555-555-5556", "5555555556"},
        {"5555", "5555"}, /* last four */
        {"250-123-4567", "2501234567"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {0};
        struct err err;
        const char *text =
            arena_printf(*state, "start,client,phone\n2025-11-24 10:30,A,%s\n", cases[i].phone);
        assert_true(parse_text(*state, text, IMPORT_AUTO, &csv_mapping_usual, &list, &err));
        const char *row = arena_printf(*state, "2025-11-24T10:30 60 A|%s||\n", cases[i].kept);
        assert_string_equal(list_text(*state, &list), row);
        text = arena_printf(*state,
                            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20251124T103000\r\n"
                            "SUMMARY:Joan Sample\r\nDESCRIPTION:Phone: %s\r\n"
                            "END:VEVENT\r\nEND:VCALENDAR\r\n",
                            cases[i].phone);
        assert_true(parse_text(*state, text, IMPORT_AUTO, &csv_mapping_usual, &list, &err));
        if (strlen(cases[i].kept) != 4 && strchr(cases[i].phone, '/') == NULL) {
            row = arena_printf(*state, "2025-11-24T10:30 60 Joan Sample|%s||\n", cases[i].kept);
            assert_string_equal(list_text(*state, &list), row);
        }
    }
}

/* Date and time, first and last name, several phones. */
static void csv_joins_columns(void **state)
{
    static const struct csv_mapping mapping = {
        .columns =
            {
                [LIST_START] = {{"Jour", "D\xC3\x89"
                                         "BUT"},
                                2},
                [LIST_END] = {{"Fin"}, 1},
                [LIST_DURATION] = {{"Dur\xC3\xA9"
                                    "e"},
                                   1},
                [LIST_CLIENT_NAME] = {{"Pr\xC3\xA9nom", "Nom"}, 2},
                [LIST_PHONE] = {{"Cell", "Maison", "Bureau"}, 3},
            },
        .time_format = "",
    };
    static const char head[] = "Jour;D\xC3\xA9"
                               "but;Fin;Dur\xC3\xA9"
                               "e;Pr\xC3\xA9nom;Nom;Cell;Maison;Bureau\n";
    static const struct {
        const char *row;
        const char *expected;
    } cases[] = {
        {"24/11/2025;9 h 05;;;Zo\xC3\xAB;Roy;250-555-0142;;250-555-0143",
         "2025-11-24T09:05 60 Zo\xC3\xAB Roy|2505550142 2505550143||\n"},
        {"24/11/2025;9 h 05;10 h;45;;Roy;;(250) 555-0142;+1 250 555 0142",
         "2025-11-24T09:05 55 Roy|2505550142||\n"},
        {"24/11/2025;9 h 05;;1 h 30;Zo\xC3\xAB;;;;", "2025-11-24T09:05 90 Zo\xC3\xAB|||\n"},
        {"24/11/2025;9h-10h15;;;Zo\xC3\xAB;;;;", "2025-11-24T09:00 75 Zo\xC3\xAB|||\n"},
        {"2025-11-24 00:00:00;9:05;;;Zo\xC3\xAB;;;;", "2025-11-24T09:05 60 Zo\xC3\xAB|||\n"},
        /* the clinic's own number is nobody's */
        {"24/11/2025;9 h 05;;;Zo\xC3\xAB;;250-555-0100;;", "2025-11-24T09:05 60 Zo\xC3\xAB|||\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text = arena_printf(*state, "%s%s\n", head, cases[i].row);
        struct import_request request = request_for(text, IMPORT_AUTO, &mapping);
        struct import_result result;
        struct err err = {.text = ""};
        request.clinic_phone = "1 (250) 555-0100";
        if (!parse_request(*state, &request, &result, &err)) {
            fail_msg("case %zu: %s", i, err.text);
        }
        assert_string_equal(list_text(*state, &result.list), cases[i].expected);
    }
}

static void csv_order_of_dates_shows_in_all_rows_together(void **state)
{
    static const char text[] = HEADER "11/12/2025 9:00,,Eve,,,\n24/11/2025 9:00,,Joan,,,\n";
    static const char us[] = HEADER "11/12/2025 9:00,,Eve,,,\n11/24/2025 9:00,,Joan,,,\n";
    static const char both[] = HEADER "11/11/2025 9:00,,Eve,,,\n";
    static const char *const texts[] = {text, us, both};
    static const char *const latest[] = {"2025-12-11T09:00:00-08:00", "2025-11-24T09:00:00-08:00",
                                         "2025-11-11T09:00:00-08:00"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct import_request request = request_for(texts[i], IMPORT_AUTO, &csv_mapping_usual);
        struct import_result result;
        struct err err = {.text = ""};
        char written[ISO8601_SIZE];
        if (!parse_request(*state, &request, &result, &err)) {
            fail_msg("case %zu: %s", i, err.text);
        }
        assert_string_equal(iso8601_format(result.latest_ms, written), latest[i]);
    }
    struct csv_mapping told = csv_mapping_usual;
    told.time_format = "month first";
    struct import_request request =
        request_for(HEADER "11/12/2025 9:00,,Eve,,,\n", IMPORT_AUTO, &told);
    struct import_result result;
    struct err err = {.text = ""};
    char written[ISO8601_SIZE];
    assert_true(parse_request(*state, &request, &result, &err));
    assert_string_equal(iso8601_format(result.latest_ms, written), "2025-11-12T09:00:00-08:00");
}

static void csv_status_says_that_nobody_comes(void **state)
{
    static const struct {
        const char *name;
        const char *status;
        bool gone;
    } cases[] = {
        {"status", "Client cancelled", true},
        {"status", "Late Cancel", true},
        {"status", "late cancellation (24 h)", true},
        {"status", "CANCELED_BY_STAFF", true},
        {"status", "Rescheduled", true},
        {"status", "Declined", true},
        {"status", "Deleted", true},
        {"status", "No-show", true},
        {"status", "noshow", true},
        {"status", "DNA", true},
        {"status", "Did not arrive", true},
        {"status",
         "Annul\xC3\xA9"
         "e par la cliente",
         true},
        {"status", "Report\xC3\xA9", true},
        {"status", "supprim\xC3\xA9", true},
        {"status", "Absente", true},
        {"status", "Moved away", true}, /* the clinic's own word */
        {"status", "Confirmed", false},
        {"status", "Not cancelled", false},
        {"status", "non annul\xC3\xA9", false},
        {"status", "Not arrived", false},
        {"status", "Show", false},
        {"status", "true", false},
        {"status", "reported pain", false},
        {"Cancelled", "true", true},
        {"Cancelled", "Yes", true},
        {"Cancelled", "No", false},
        {"Annul\xC3\xA9", "non", false},
        {"Cancelled at", "2025-11-20 10:00", true},
        {"Cancelled", "", false},
    };
    static const char *const own[] = {"moved away"};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct csv_mapping mapping = {
            .columns = {[LIST_START] = {{"start"}, 1}}, .time_format = "", .cancelled = {own, 1}};
        mapping.columns[LIST_STATUS] = (struct column_names){{cases[i].name}, 1};
        const char *text =
            arena_printf(*state, "start,%s\n2025-11-24 10:30,%s\n", cases[i].name, cases[i].status);
        struct day_list list = {0};
        struct err err = {.text = ""};
        if (!parse_text(*state, text, IMPORT_AUTO, &mapping, &list, &err)) {
            fail_msg("%s", err.text);
        }
        if (list.count != 1 || list.items == NULL ||
            (list.items[0].status == APPOINTMENT_CANCELLED) != cases[i].gone) {
            fail_msg("%s: %s", cases[i].name, cases[i].status);
        }
    }
}

static void csv_booking_keeps_its_own_id(void **state)
{
    struct csv_mapping mapping = csv_mapping_usual;
    static const char head[] = "start,client,id\n";
    static const struct {
        const char *rows;
        const char *uids; /* NULL: each of its own */
    } cases[] = {
        {"2025-11-24 10:30,Joan,A7\n", "id/A7 "},
        {"2025-11-24 11:30,Joan,A7\n", "id/A7 "},                       /* moved */
        {"2025-11-24 10:30,Joan,A7\n2025-11-24 11:30,Joan,A7\n", NULL}, /* a series */
        {"2025-11-24 10:30,Joan,A7\n2025-11-24 10:30,Bob,A7\n", NULL},  /* a couple */
        {"2025-11-24 10:30,Joan,\n2025-11-24 11:30,Bob,\n", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {0};
        struct err err = {.text = ""};
        const char *uids = "";
        assert_true(parse_text(*state, arena_printf(*state, "%s%s", head, cases[i].rows),
                               IMPORT_AUTO, &mapping, &list, &err));
        for (size_t j = 0; j < list.count; j++) {
            uids = arena_printf(*state, "%s%s ", uids, list.items[j].uid);
        }
        if (cases[i].uids != NULL) {
            assert_string_equal(uids, cases[i].uids);
        } else {
            assert_int_equal(list.count, 2);
            assert_string_not_equal(list.items[0].uid, list.items[1].uid);
        }
    }
}

/* A file of another kind may have a problem in each of a million lines. */
static void problems_end_somewhere(void **state)
{
    char text[8 * 2000] = "start,end,client,phone,therapist,service\n";
    for (int i = 0; i < 1500; i++) {
        strcat(text, "x,,,,,\n");
    }
    struct problems problems = {.arena = *state};
    struct import_request request = request_for(text, IMPORT_CSV, plain_columns(*state));
    struct import_result result;
    assert_false(import_parse(*state, &request, &result, &problems));
    assert_int_equal(problems.count, IMPORT_PROBLEMS_MAX + 1);
    assert_string_equal(problems.items[IMPORT_PROBLEMS_MAX - 1],
                        "list:1001: the start is not a time that can be read");
    assert_string_equal(problems.items[IMPORT_PROBLEMS_MAX],
                        "list: there is more that is wrong than is listed here");
}

static void csv_refuses_more_columns_than_any_list_has(void **state)
{
    char text[400] = "start";
    memset(text + strlen(text), ',', sizeof(text) - strlen(text) - 1);
    text[sizeof(text) - 1] = '\0';
    struct day_list list = {0};
    struct err err;
    assert_false(parse_text(*state, text, IMPORT_CSV, &csv_mapping_usual, &list, &err));
    assert_string_equal(err.text, "list:1: more columns than any day list has");
}

static void csv_refuses_more_rows_than_any_list_has(void **state)
{
    static const char row[] = "2025-11-23 09:00\n";
    const size_t size = strlen(row) * (TABLE_ROWS_MAX + 1);
    char *text = arena_alloc(*state, size + sizeof("start\n"));
    strcpy(text, "start\n");
    for (size_t i = 0; i < TABLE_ROWS_MAX; i++) {
        memcpy(text + strlen("start\n") + i * strlen(row), row, strlen(row));
    }
    struct day_list list = {0};
    struct err err = {.text = ""};
    assert_false(parse_text(*state, text, IMPORT_CSV, &csv_mapping_usual, &list, &err));
    assert_string_equal(err.text, "list: more than 200000 rows");
}

/* A field of a million characters takes no longer than one of a few. */
static void csv_cuts_fields_that_are_too_long(void **state)
{
    enum { LONG = 1000000 };
    char *text = arena_alloc(*state, LONG + 100);
    strcpy(text, "start,client,notes\n2025-11-24 09:00,Joan,");
    memset(text + strlen(text), 'x', LONG);
    struct day_list list = {0};
    struct err err = {.text = ""};
    assert_true(parse_text(*state, text, IMPORT_CSV, &csv_mapping_usual, &list, &err));
    assert_int_equal(list.count, 1);
    struct table table = table_read(*state, text, strlen(text), ',', SIZE_MAX);
    assert_int_equal(strlen(table.rows[1].fields[2]), TABLE_FIELD_BYTES_MAX);
}

static void file_says_why_it_cannot_be_read(void **state)
{
    const struct import_request request = request_for("", IMPORT_AUTO, plain_columns(*state));
    struct import_result result;
    struct err err = {.text = ""};
    assert_false(import_file(*state, "absent.csv", &request, &result, &err));
    assert_non_null(strstr(err.text, "absent.csv"));
}

/* One line, as a log needs it. */
static void file_names_the_first_problem_and_counts_the_rest(void **state)
{
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {HEADER "soon,,A,,,\n", "list.csv:2: the start is not a time that can be read"},
        {HEADER "soon,,A,,,\n,,B,,,\n,,C,,,\n",
         "list.csv:2: the start is not a time that can be read (and 2 more)"},
    };
    const struct import_request request = request_for("", IMPORT_AUTO, plain_columns(*state));
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct import_result result = {.entries = 7};
        struct err err = {.text = ""};
        assert_true(file_replace("list.csv", cases[i].text, strlen(cases[i].text), &err));
        assert_false(import_file(*state, "list.csv", &request, &result, &err));
        assert_string_equal(err.text, cases[i].message);
        assert_int_equal(result.entries, 7);
    }
}

/* A calendar that was saved as a table by somebody who may not see its titles. */
static void csv_counts_hidden_titles(void **state)
{
    static const struct {
        const char *rows;
        size_t asked;
        size_t hidden;
    } cases[] = {
        {"2025-11-24 10:30,,Busy,,,\n2025-11-24 11:30,,Occupé,,,\n2025-11-25 9:00,,Busy,,,\n", 2,
         2},
        {"2025-11-24 10:30,,Busy,,,\n2025-11-24 11:30,,Joan Sample,,,\n", 2, 0},
        {"2025-11-24 10:30,,Lunch,,,\n", 1, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text =
            arena_printf(*state, "start,end,client,phone,therapist,service\n%s", cases[i].rows);
        struct import_request request = request_for(text, IMPORT_CSV, plain_columns(*state));
        struct import_result result;
        struct err err = {.text = ""};
        assert_true(parse_request(*state, &request, &result, &err));
        assert_int_equal(result.asked, cases[i].asked);
        assert_int_equal(result.hidden, cases[i].hidden);
    }
}

static void csv_passes_over_what_is_no_visit(void **state)
{
    static const char text[] = "start,client,phone,therapist,service,All day event\n"
                               "2025-11-24 12:00,,,Mei R.,Break,\n"
                               "2025-11-24 12:30,,,Mei R.,Lunch 30 min,\n"
                               "2025-11-24 13:00,,250-555-0142,Mei R.,Break,\n"
                               "2025-11-24 13:30,,,Mei R.,Massage 60,\n"
                               "2025-11-24 14:00,Joan Sample,,Mei R.,Break,\n"
                               "2025-11-24 0:00,Remembrance,,Mei R.,,True\n"
                               "2025-11-24 15:00,Kim Specimen,,Mei R.,,False\n";
    struct csv_mapping mapping = csv_mapping_usual;
    mapping.unnamed = true;
    struct day_list list = {0};
    struct err err = {.text = ""};
    assert_true(parse_text(*state, text, IMPORT_CSV, &mapping, &list, &err));
    assert_string_equal(list_text(*state, &list), "2025-11-24T13:00 60 |2505550142|Mei R.|Break\n"
                                                  "2025-11-24T13:30 60 ||Mei R.|Massage 60\n"
                                                  "2025-11-24T14:00 60 Joan Sample||Mei R.|Break\n"
                                                  "2025-11-24T15:00 60 Kim Specimen||Mei R.|\n");
}

static void csv_gives_each_of_a_couple_an_appointment(void **state)
{
    static const char text[] = "start,client,phone,therapist,id\n"
                               "2025-11-24 10:30,Joan and Bob Sample,250-555-0142,Mei R.,A7\n"
                               "2025-11-24 11:30,\"Specimen, Kim & Ida\",,Mei R.,\n"
                               "2025-11-24 12:30,Robin Example and Mei R.,,Mei R.,\n";
    struct csv_mapping mapping = csv_mapping_usual;
    mapping.unnamed = true;
    struct day_list list = {0};
    struct err err = {.text = ""};
    assert_true(parse_text(*state, text, IMPORT_CSV, &mapping, &list, &err));
    assert_string_equal(list_text(*state, &list),
                        "2025-11-24T10:30 60 Bob Sample|2505550142|Mei R.|\n"
                        "2025-11-24T10:30 60 Joan Sample|2505550142|Mei R.|\n"
                        "2025-11-24T11:30 60 Specimen, Ida||Mei R.|\n"
                        "2025-11-24T11:30 60 Specimen, Kim||Mei R.|\n"
                        "2025-11-24T12:30 60 Robin Example and Mei R.||Mei R.|\n");
    assert_string_equal(list.items[0].uid, "id/A7&bob sample");
    assert_string_equal(list.items[1].uid, "id/A7&joan sample");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_reads_a_list_with_quotes_breaks_and_blank_rows),
        cmocka_unit_test(csv_reads_semicolons_bom_crlf_and_times_in_a_format),
        cmocka_unit_test(csv_reads_other_shapes),
        cmocka_unit_test(csv_uid_is_the_same_however_the_row_is_written),
        cmocka_unit_test(csv_uid_differs_for_another_person_time_or_therapist),
        cmocka_unit_test(csv_refuses_a_list_that_cannot_be_trusted),
        cmocka_unit_test(csv_leaves_out_rows_that_cannot_be_read),
        cmocka_unit_test(csv_reads_tables_as_people_make_them),
        cmocka_unit_test(placeholders_are_no_phones),
        cmocka_unit_test(csv_counts_hidden_titles),
        cmocka_unit_test(csv_passes_over_what_is_no_visit),
        cmocka_unit_test(csv_gives_each_of_a_couple_an_appointment),
        cmocka_unit_test(csv_joins_columns),
        cmocka_unit_test(csv_order_of_dates_shows_in_all_rows_together),
        cmocka_unit_test(csv_status_says_that_nobody_comes),
        cmocka_unit_test(csv_booking_keeps_its_own_id),
        cmocka_unit_test(csv_may_be_without_optional_columns_unless_they_are_named),
        cmocka_unit_test(problems_end_somewhere),
        cmocka_unit_test(csv_refuses_more_columns_than_any_list_has),
        cmocka_unit_test(csv_refuses_more_rows_than_any_list_has),
        cmocka_unit_test(csv_cuts_fields_that_are_too_long),
        cmocka_unit_test(file_says_why_it_cannot_be_read),
        cmocka_unit_test(file_names_the_first_problem_and_counts_the_rest),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
