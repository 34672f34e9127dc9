/* import/: day lists as CSV. */
#include "base/file.h"
#include "import/collect.h"
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
                [LIST_START] = "termin", /* names of columns are compared without case */
                [LIST_END] = "Ende",
                [LIST_CLIENT_NAME] = "Kunde",
                [LIST_PHONE] = "Tel",
                [LIST_THERAPIST] = "",
                [LIST_SERVICE] = "Begin",
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
    status.columns[LIST_STATUS] = "state";
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
    static const char text[] = "start,end,client,phone,therapist,service\n"
                               "2025-11-24T10:30,,Joan,1,M,\n2025-11-24T10:30,,Joan,2,M,\n"
                               "2025-11-24T10:30,,Jo,1,M,\n2025-11-24T10:30,,Joan,1,T,\n"
                               "2025-11-24T10:31,,Joan,1,M,\n2025-11-24T10:30,,Joan,1,M,twice\n";
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
        const char *missing =
            arena_printf(*state, "list:1: no column is called '%s'", list_columns[without].usual);
        const bool optional = list_columns[without].presence == PRESENCE_OPTIONAL;
        struct day_list list;
        struct err err = {.text = ""};
        parse_text(*state, text, IMPORT_CSV, &csv_mapping_usual, &list, &err);
        assert_string_equal(err.text, optional ? "" : missing);
        parse_text(*state, text, IMPORT_CSV, &named, &list, &err);
        assert_string_equal(err.text, missing);
    }
}

#define HEADER "start,end,client,phone,therapist,service\n"
#define GOOD   "2025-11-24T10:30,,Joan Sample,0142,Mei R.,\n"

static void csv_refuses_a_broken_file_with_line_and_reason(void **state)
{
    const struct csv_mapping *plain = plain_columns(*state);
    struct csv_mapping format = *plain;
    format.time_format = "%d/%m/%Y %H:%M";
    struct csv_mapping unmapped = *plain;
    unmapped.columns[LIST_START] = "";
    const struct {
        const char *text;
        const struct csv_mapping *mapping;
        const char *message;
    } cases[] = {
        {"", plain, "list:1: no header row: an empty file?"},
        {"\n\n", plain, "list:1: no header row: an empty file?"},
        {"start,end,client,phone,therapist\n", plain, "list:1: no column is called 'service'"},
        {"start,end,client,phone,therapist,service,Client\n", plain,
         "list:1: two columns are called 'client'"},
        {HEADER, &unmapped, "list:1: no column is mapped to the start"},
        {HEADER GOOD "2025-11-24T10:30,,Secret,0142,Mei R.\n", plain,
         "list:3: 5 columns where the header has 6"},
        {HEADER GOOD "2025-11-24T10:30,,Secret,0142,Mei R.,,\n", plain,
         "list:3: 7 columns where the header has 6"},
        {HEADER "2025-11-24T10:30,,\"Two\nlines\",0142,Mei R.,\n\n,,Secret,,,\n", plain,
         "list:5: the start is missing"},
        {HEADER "10:30,,Secret,0142,Mei R.,\n", plain,
         "list:2: the start is not a time that can be read"},
        {HEADER "2025-11-24,,Secret,0142,Mei R.,\n", plain,
         "list:2: the start is not a time that can be read"},
        {HEADER "2026-11-31T10:30,,Secret,0142,Mei R.,\n", plain,
         "list:2: the start is not a time that can be read"},
        {HEADER "2025-11-24T10:30,noon,Secret,0142,Mei R.,\n", plain,
         "list:2: the end is not a time that can be read"},
        {HEADER "2025-11-24T10:30,2025-11-24T10:30,Secret,0142,Mei R.,\n", plain,
         "list:2: the end is not after the start"},
        {HEADER "24/11/2025,,Secret,0142,Mei R.,\n", &format,
         "list:2: the start is not a time that can be read"},
        {HEADER "24/11/2025 10:30 h,,Secret,0142,Mei R.,\n", &format,
         "list:2: the start is not a time that can be read"},
        {HEADER GOOD "2025-11-24T10:30,,\"Secret\" x,0142,Mei R.,\n", plain,
         "list:3: a quotation mark inside a field, or text after one"},
        {HEADER GOOD "2025-11-24T10:30,,\"Secret\n\n", plain,
         "list:3: a quotation mark is never closed: half a file?"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {.count = 7};
        struct err err = {.text = ""};
        assert_false(parse_text(*state, cases[i].text, IMPORT_CSV, cases[i].mapping, &list, &err));
        assert_string_equal(err.text, cases[i].message);
        assert_int_equal(list.count, 7); /* the last good list is left as it was */
    }
}

static void csv_names_all_that_is_wrong(void **state)
{
    const struct csv_mapping *plain = plain_columns(*state);
    static const struct {
        const char *text;
        const char *messages;
    } cases[] = {
        {"begin,end,client,phone,therapist,client\nsoon,,A,,,\n",
         "list:1: no column is called 'start'\nlist:1: two columns are called 'client'\n"
         "list:1: no column is called 'service'"},
        {HEADER "soon,later,A,,,\n" GOOD ",,B,,,\n2025-11-24T10:30,,C,,\n",
         "list:2: the start is not a time that can be read\n"
         "list:2: the end is not a time that can be read\n"
         "list:4: the start is missing\n"
         "list:5: 5 columns where the header has 6"},
        {HEADER "2025-11-24T10:30,,\"Jo\" Sample,,,\n" GOOD "soon,,\"A\nB\",,,\n,,,,,\n"
                "2025-11-24T11:30,,\"Half",
         "list:2: a quotation mark inside a field, or text after one\n"
         "list:4: the start is not a time that can be read\n"
         "list:7: a quotation mark is never closed: half a file?"},
        /* without a readable header the columns are unknown */
        {"start,end,\"client\" x,phone\nsoon\n",
         "list:1: a quotation mark inside a field, or text after one"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct day_list list = {.count = 7};
        struct err err = {.text = ""};
        assert_false(parse_text(*state, cases[i].text, IMPORT_CSV, plain, &list, &err));
        assert_string_equal(err.text, cases[i].messages);
        assert_int_equal(list.count, 7);
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
    char text[400];
    memset(text, ',', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    struct day_list list = {0};
    struct err err;
    assert_false(parse_text(*state, text, IMPORT_CSV, plain_columns(*state), &list, &err));
    assert_string_equal(err.text, "list:1: more columns than any day list has");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_reads_a_list_with_quotes_breaks_and_blank_rows),
        cmocka_unit_test(csv_reads_semicolons_bom_crlf_and_times_in_a_format),
        cmocka_unit_test(csv_reads_other_shapes),
        cmocka_unit_test(csv_uid_is_the_same_however_the_row_is_written),
        cmocka_unit_test(csv_uid_differs_for_another_person_time_or_therapist),
        cmocka_unit_test(csv_refuses_a_broken_file_with_line_and_reason),
        cmocka_unit_test(csv_may_be_without_optional_columns_unless_they_are_named),
        cmocka_unit_test(csv_names_all_that_is_wrong),
        cmocka_unit_test(problems_end_somewhere),
        cmocka_unit_test(csv_refuses_more_columns_than_any_list_has),
        cmocka_unit_test(file_says_why_it_cannot_be_read),
        cmocka_unit_test(file_names_the_first_problem_and_counts_the_rest),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
