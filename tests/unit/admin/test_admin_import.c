/* admin/: checking a day list, and the clinic's own time. */
#include "admin_test.h"
#include "content/config.h"

#define LIST   "list.csv"
#define TARGET "today.csv"

static void write_list(struct fixture *fixture, const char *text)
{
    unlink(TARGET);
    assert_done(fixture, file_replace(LIST, text, strlen(text), &fixture->err));
}

static const char *const good = "start,end,client,phone,therapist,service,status\n"
                                "2026-11-22T10:30,,Joan Smith,250-555-0142,Mei R.,,\n"
                                "2026-11-22T09:00,,Tom Baker,,Aki L.,,booked\n"
                                "2026-11-22T11:00,,,250-555-0199,Mei R.,,\n"
                                "2026-11-22T12:00,,Carla Cancelled,250-555-0111,,,cancelled\n"
                                "2026-11-23T09:00,,Tomorrow,,Luc F.,,\n";

static void list_in_order_is_described_without_names(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, good);
    struct run run = RUN(fixture, "import", LIST);
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, LIST ": in order\n"
                                      "4 appointments on 2026-11-22, the first at 09:00, the last "
                                      "at 12:00; 1 of them cancelled\n"
                                      "therapists: Aki L., Mei R.\n"
                                      "1 without a phone number: found by name alone\n"
                                      "1 without a name: found by phone alone\n");
    assert_has_not(run.out, "Joan");
    assert_has(RUN(fixture, "import", LIST, "--date", "2026-11-23").out, "1 appointment");
    assert_has(RUN(fixture, "import", LIST, "--date", "2026-11-24").out,
               "0 appointments on 2026-11-24; 0");
    /* checking a list changes nothing: the kiosk reads it by itself */
    assert_rows(fixture, "select count(*) from appointments", "0\n");
    assert_int_not_equal(access(TARGET, F_OK), 0);
}

static void list_in_order_is_put_in_place(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    char *bytes = NULL;
    size_t length = 0;
    write_list(fixture, good);
    struct run run = RUN(fixture, "import", LIST, "--to", TARGET);
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, TARGET ": written\n");
    assert_done(fixture,
                file_read(fixture->arena, TARGET, 1 << 20, &bytes, &length, &fixture->err));
    assert_string_equal(bytes, good);
    assert_int_equal(stat(TARGET, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640); /* the kiosk's user is of the group */
    assert_rows(fixture, "select command, scope from audit", "import|day list of 2026-11-22\n");
    assert_int_equal(chmod(TARGET, 0604), 0); /* the clinic has it otherwise */
    assert_code(RUN(fixture, "import", LIST, "--to", TARGET), ADMIN_DONE);
    assert_int_equal(stat(TARGET, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0604);
    assert_code(RUN(fixture, "import", LIST, "--to", DATABASE), ADMIN_REFUSED);
    assert_rows(fixture, "pragma integrity_check", "ok\n");
}

static void list_that_the_kiosk_would_refuse_is_not_put_in_place(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        const char *says;
    } cases[] = {
        {"start,client\n2026-11-22T25:30,Tom Baker\n", LIST ":2: "},
        {"start,client\n2026-11-22T10:30,Joan Smith,too,many,fields,here\n", LIST ":2: "},
        {"when,who\n2026-11-22T10:30,Joan Smith\n", LIST ":1: "},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        write_list(fixture, cases[i].text);
        struct run run = RUN(fixture, "import", LIST, "--to", TARGET, "--columns",
                             "start=start,client_name=client");
        assert_code(run, ADMIN_REFUSED);
        assert_has(run.err, cases[i].says);
        assert_has_not(run.err, "Joan");
        assert_has_not(run.err, "Baker");
        assert_int_not_equal(access(TARGET, F_OK), 0);
    }
    unlink(LIST);
    assert_has(RUN(fixture, "import", LIST).err, LIST ": No such file or directory");
}

static void all_that_is_wrong_with_a_list_is_said(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, "start,end,client,phone,therapist,service,status\n"
                        "2026-11-22T10:30,,Joan Smith,,Mei R.,,\n"
                        "soon,,Tom Baker,,Aki L.,,\n"
                        "2026-11-22T11:00,,Ida,Brown,,Mei R.,,,x\n"
                        ",,Ana Gray,,Mei R.,,\n");
    struct run run = RUN(fixture, "import", LIST, "--to", TARGET);
    assert_code(run, ADMIN_REFUSED);
    assert_string_equal(run.out, "");
    assert_string_equal(run.err,
                        "cozy-admin: " LIST ":3: the start is not a time that can be read\n"
                        "cozy-admin: " LIST ":4: 9 columns where the header has 7\n"
                        "cozy-admin: " LIST ":5: the start is missing\n"
                        "cozy-admin: " LIST ": more rows cannot be read (3) than can (1)\n"
                        "cozy-admin: --suggest may find out how this list is to be read\n");
    assert_int_not_equal(access(TARGET, F_OK), 0);
}

static void columns_and_times_may_have_other_names(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, "Beginn;Kunde;Telefon\n22.11.2026 10:30;Joan Smith;2505550142\n");
    struct run run =
        RUN(fixture, "import", LIST, "--columns", "start=Beginn,client_name=Kunde,phone=Telefon",
            "--time-format", "%d.%m.%Y %H:%M");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "1 appointment on 2026-11-22, the first at 10:30");
    static const char *const wrong[] = {"start", "begin=Beginn", "start=A,,", "=x",
                                        "begin=Date+Time"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_code(RUN(fixture, "import", LIST, "--columns", wrong[i]), ADMIN_USAGE);
    }
}

/* Runs the command without --db, as before the first start. */
static struct run run_without_database(struct fixture *fixture, const char *const *arguments)
{
    char *copies[24] = {arena_strdup(fixture->arena, "cozy-admin")};
    char *texts[2] = {NULL, NULL};
    size_t sizes[2] = {0, 0};
    int count = 1;
    for (; *arguments != NULL; arguments++) {
        copies[count++] = arena_strdup(fixture->arena, *arguments);
    }
    const struct admin_host host = {
        .in = stdin,
        .out = open_memstream(&texts[0], &sizes[0]),
        .err = open_memstream(&texts[1], &sizes[1]),
        .clock = &fixture->clock,
        .who = "ana",
        .version = "1.2.3",
    };
    struct run run = {.code = (int)admin_run(&host, count, copies)};
    fclose(host.out);
    fclose(host.err);
    run.out = arena_strdup(fixture->arena, texts[0]);
    run.err = arena_strdup(fixture->arena, texts[1]);
    free(texts[0]);
    free(texts[1]);
    return run;
}

#define RUN_ALONE(fixture, ...)                                                                    \
    run_without_database((fixture), (const char *const[]){__VA_ARGS__, NULL})

static void rows_are_printed_before_the_first_start(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, good);
    struct run run = RUN_ALONE(fixture, "import", LIST, "--dry-run");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "\nStart  End    Client           Phone       Therapist  Service\n"
                        "09:00  10:00  Tom Baker                    Aki L.\n"
                        "10:30  11:30  Joan Smith       2505550142  Mei R.\n");
    assert_has(run.out, "12:00  13:00  Carla Cancelled  2505550111                      cancelled");
    assert_code(RUN_ALONE(fixture, "import", LIST), ADMIN_DONE);
    assert_code(RUN_ALONE(fixture, "import", LIST, "--to", TARGET), ADMIN_DONE);
    assert_int_equal(access(TARGET, F_OK), 0);
    /* a database of that name does not come to be */
    assert_code(RUN_ALONE(fixture, "--db", "none.db", "import", LIST), ADMIN_DONE);
    assert_int_not_equal(access("none.db", F_OK), 0);
    /* nor does a list take the place of one that nobody named */
    assert_code(RUN_ALONE(fixture, "import", LIST, "--to", DATABASE), ADMIN_REFUSED);
    assert_rows(fixture, "pragma integrity_check", "ok\n");
    assert_code(RUN_ALONE(fixture, "import", LIST, "--dry-run", "--to", TARGET), ADMIN_USAGE);
    assert_code(RUN_ALONE(fixture, "arrivals"), ADMIN_USAGE);
}

static void what_is_left_out_and_odd_is_said(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, "start,end,client,phone\n"
                        "2026-11-22T10:30,,Joan Smith,2505550142\n"
                        "soon,,Tom Baker,2505550143\n"
                        "2026-11-22T11:00,2026-11-22T11:00,Ida Brown,2505550144\n");
    struct run run = RUN_ALONE(fixture, "import", LIST);
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "\nline 3 is left out: the start is not a time that can be read\n"
                        "line 4: the end is not after the start, or more than a day: taken as 60 "
                        "minutes\n");
    assert_has(RUN_ALONE(fixture, "import", LIST, "--date", "2026-11-25").out,
               "2 rows, none on 2026-11-25 (earliest 2026-11-22, latest 2026-11-22)\n");
    write_list(fixture, "start,client\n");
    assert_has(RUN_ALONE(fixture, "import", LIST).out, "the list holds no rows\n");
}

#define HIDDEN(uid, start)                                                                         \
    "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:" start                    \
    "\r\nSUMMARY:Busy\r\nEND:VEVENT\r\n"

static void list_that_hides_who_comes_is_told(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" HIDDEN("a", "20261122T100000")
                            HIDDEN("b", "20261122T110000")
                                HIDDEN("c", "20261125T110000") "END:VCALENDAR\r\n");
    struct run run = RUN_ALONE(fixture, "import", LIST, "--dry-run");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "2 entries on 2026-11-22, and none names a client\n"
                        "2 of them hide their titles (\"Busy\" or the like): does the calendar "
                        "share all details?\n");
    assert_has_not(run.out, "none on");
    run = RUN_ALONE(fixture, "import", LIST, "--json");
    assert_has(run.out, "\"asked\":2,\"hidden\":2");
    write_list(fixture, "start,client\n2026-11-22T10:30,Lunch\n");
    run = RUN_ALONE(fixture, "import", LIST);
    assert_has(run.out, "1 entry on 2026-11-22, and none names a client\n");
    assert_has_not(run.out, "hide");
}

static void visits_at_night_are_told(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, "start,client,status\n2026-11-22 10:15,Joan Smith,\n"
                        "2026-11-22 1:30,Tom Baker,\n2026-11-22 2:00,Ida Brown,cancelled\n");
    struct run run = RUN_ALONE(fixture, "import", LIST);
    assert_has(run.out, "1 visit begins at night (01:30): is a.m. or p.m. missing?\n");
    write_list(fixture, "start,client\n2026-11-22 1:30,Joan Smith\n2026-11-22 5:59,Tom Baker\n"
                        "2026-11-22 6:00,Ida Brown\n");
    run = RUN_ALONE(fixture, "import", LIST, "--dry-run");
    assert_has(run.out, "2 visits begin at night (01:30 the first): is a.m. or p.m. missing?\n");
    assert_has(RUN_ALONE(fixture, "import", LIST, "--json").out, "\"night\":2");
    assert_has_not(RUN_ALONE(fixture, "import", LIST, "--date", "2026-11-23").out, "night");
}

/* kiosk.yaml as it comes, with another day_list. */
static void write_config(struct fixture *fixture, const char *block)
{
    char *bytes = NULL;
    size_t length = 0;
    assert_done(fixture, file_read(fixture->arena, KIOSK_SOURCE_DIR "/assets/kiosk.yaml", 1 << 20,
                                   &bytes, &length, &fixture->err));
    const char *from = strstr(bytes, "\nday_list:\n") + 1;
    const char *to = strstr(bytes, "\ncheck_in:\n") + 1;
    char *text = arena_printf(fixture->arena, "%.*s%s\n%s", (int)(from - bytes), bytes, block, to);
    char *demonstration = strstr(text, "\ndemonstration: true\n");
    assert_non_null(demonstration);
    memcpy(demonstration, "\ndemonstration: false\n", strlen("\ndemonstration: false"));
    char *years = strstr(text, "retention_years: \"\"");
    assert_non_null(years);
    memcpy(years, "retention_years: 16", strlen("retention_years: 16"));
    assert_done(fixture, file_replace("kiosk.yaml", text, strlen(text), &fixture->err));
}

static void zone_of_the_times_is_said_if_nobody_named_it(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, good);
    struct run run = RUN_ALONE(fixture, "import", LIST, "--dry-run");
    assert_has(run.err, "times are those of ");
    assert_has(run.err, getenv("TZ"));
    assert_has(run.err, "the zone of this machine; --config names that of the clinic\n");
    assert_string_equal(RUN_ALONE(fixture, "import", LIST, "--json").err, "");
    assert_has_not(RUN(fixture, "import", LIST).err, "zone"); /* the database knows it */
    write_config(fixture, "day_list:\n  path: x\n");
    assert_has_not(RUN_ALONE(fixture, "import", LIST, "--config", "kiosk.yaml").err, "zone");
}

static void programs_get_one_object(void **state)
{
    struct fixture *fixture = *state;
    write_list(fixture, "start,client,phone,therapist,service,status,id\n"
                        "2026-11-22T10:30,\"Joan \"\"JJ\"\" Smith\",2505550142,Mei R.,Massage,,A7\n"
                        "2026-11-22T12:00,Tom,,,,Late cancel,A8\nsoon,Ida,,,,,\n");
    struct run run = RUN_ALONE(fixture, "import", LIST, "--dry-run", "--json");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(
        run.out,
        "{\"day\":\"2026-11-22\",\"rows\":[{\"start\":\"2026-11-22T10:30:00-08:00\",\"end\":\"2026-"
        "11-22T11:30:00-08:00\",\"client\":\"Joan \\\"JJ\\\" "
        "Smith\",\"phones\":[\"2505550142\"],\"therapist\":\"Mei "
        "R.\",\"service\":\"Massage\",\"cancelled\":false,\"uid\":\"id/A7\"},"
        "{\"start\":\"2026-11-22T12:00:00-08:00\",\"end\":\"2026-11-22T13:00:00-08:00\","
        "\"client\":\"Tom\",\"phones\":[],\"therapist\":\"\",\"service\":\"\",\"cancelled\":true,"
        "\"uid\":\"id/A8\"}],"
        "\"left_out\":[{\"line\":4,\"reason\":\"the start is not a time that can be read\"}],"
        "\"refused\":false,\"left_out_count\":1,\"notes\":[],\"entries\":2,"
        "\"asked\":2,\"hidden\":0,\"night\":0,"
        "\"earliest\":\"2026-11-22T10:30:00-08:00\",\"latest\":\"2026-11-22T12:00:00-08:00\"}\n");
    write_list(fixture, "when,who\n2026-11-22T10:30,Joan Smith\n");
    run = RUN_ALONE(fixture, "import", LIST, "--dry-run", "--json");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.out, "{\"day\":\"2026-11-22\",\"rows\":[],\"left_out\":[],\"refused\":true,"
                        "\"problems\":[\"" LIST ":1: neither iCalendar nor a table");
    run = RUN_ALONE(fixture, "import", "absent.csv", "--json");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.out, "\"refused\":true,\"problems\":[\"absent.csv: No such file");
}

static void suggested_block_is_what_the_configuration_needs(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lists[] = {
        "sep=;\nNotre clinique\nJour;Heure;Pr\xE9nom;Nom;Cell;Maison;\"Th\xE9rapeute \"\"\\\"\"\"\n"
        "22/11/2026;10 h 30;Joan;Smith;2505550142;2505550143;Mei R.\n",
        "Start Time\tFirst Name\tLast Name\tMobile\tHome\tStaff: Name\n"
        "11/22/2026 10:30 AM\tJoan\tSmith\t2505550142\t2505550143\tMei R.\n",
    };
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        write_list(fixture, lists[i]);
        struct run run = RUN_ALONE(fixture, "import", LIST, "--suggest");
        assert_code(run, ADMIN_DONE);
        assert_has(run.err, "1 appointment on 2026-11-22, the first at 10:30");
        assert_has_not(run.out, "in order");
        write_config(fixture, run.out);
        struct problems problems = {.arena = fixture->arena};
        if (config_load(fixture->arena, "kiosk.yaml", &problems) == NULL) {
            fail_msg("%s\n%s", problems.items[0], run.out);
        }
        struct run again =
            RUN_ALONE(fixture, "import", LIST, "--config", "kiosk.yaml", "--dry-run", "--json");
        assert_code(again, ADMIN_DONE);
        assert_has(again.out, "\"start\":\"2026-11-22T10:30:00-0");
        assert_has(again.out, "\"client\":\"Joan Smith\",\"phones\":[\"2505550142\",\"2505550143\"]"
                              ",\"therapist\":\"Mei R.\"");
        /* the rows as well, beside the block */
        run = RUN_ALONE(fixture, "import", LIST, "--suggest", "--dry-run");
        assert_has(run.out, "day_list:\n");
        assert_has(run.out, "Joan Smith");
        run = RUN_ALONE(fixture, "import", LIST, "--suggest", "--json");
        assert_int_equal(run.out[0], '{');
        assert_has(run.out, "\"client\":\"Joan Smith\"");
        assert_has(run.out, "\"day_list\":\"# Found: a table in ");
    }
    write_list(fixture, "Date,Client\n2026-11-22,Joan Smith\n");
    struct run run = RUN_ALONE(fixture, "import", LIST, "--suggest");
    assert_code(run, ADMIN_REFUSED);
    assert_string_equal(run.out, "");
    assert_has(run.err, "no column says at what hour a visit begins");
}

/* Time zone, columns and the clinic's own number are those of kiosk.yaml. */
static void configuration_says_how_a_list_is_read(void **state)
{
    struct fixture *fixture = *state;
    const char *before = arena_strdup(fixture->arena, getenv("TZ"));
    write_list(fixture, "Beginn,Wer,Telefon\n2026-11-22 10:30,Joan Smith,250-555-0100\n");
    write_config(fixture, "day_list:\n  path: x\n  format: csv\n  cancelled: [verschoben]\n"
                          "  columns:\n    start: Beginn\n    client_name: Wer\n"
                          "    phone: Telefon\n");
    char *bytes = NULL;
    size_t length = 0;
    assert_done(fixture,
                file_read(fixture->arena, "kiosk.yaml", 1 << 20, &bytes, &length, &fixture->err));
    char *phone = strstr(bytes, "  phone: \"\"");
    char *zone = strstr(bytes, "timezone: America/Vancouver");
    const char *text =
        arena_printf(fixture->arena, "%.*stimezone: Asia/Tokyo%.*s  phone: 1-250-555-0100%s",
                     (int)(zone - bytes), bytes, (int)(phone - zone - 27), zone + 27, phone + 11);
    assert_done(fixture, file_replace("kiosk.yaml", text, strlen(text), &fixture->err));
    struct run run = RUN_ALONE(fixture, "import", LIST, "--config", "kiosk.yaml", "--json",
                               "--date", "2026-11-22");
    set_machine_zone(fixture, before);
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "\"start\":\"2026-11-22T10:30:00+09:00\"");
    assert_has(run.out, "\"client\":\"Joan Smith\",\"phones\":[]");
    assert_done(fixture, file_replace("kiosk.yaml", "colour: blue\n", 13, &fixture->err));
    run = RUN_ALONE(fixture, "import", LIST, "--config", "kiosk.yaml");
    assert_code(run, ADMIN_REFUSED);
    assert_has(run.err, "kiosk.yaml:1: unknown key 'colour'");
}

static void newest_list_of_a_folder_is_checked(void **state)
{
    struct fixture *fixture = *state;
    mkdir("lists", 0700);
    assert_has(RUN_ALONE(fixture, "import", "lists").err, "lists: no list in this folder");
    assert_done(fixture, file_replace("lists/monday.csv", good, strlen(good), &fixture->err));
    assert_done(fixture, file_replace("lists/monday.xlsx", "PK\x03\x04", 4, &fixture->err));
    struct run run = RUN_ALONE(fixture, "import", "lists", "--dry-run");
    assert_code(run, ADMIN_DONE);
    assert_has(run.out, "lists/monday.csv: in order\n4 appointments");
    run = RUN_ALONE(fixture, "import", "lists", "--suggest");
    assert_has(run.out, "day_list:\n  path: \"\"\n  sources:\n    - folder: \"/");
    assert_has(run.out, "/lists\"\n  format: auto\n");
}

/* The kiosk gives everybody of a source its therapist; so does the check. */
static void therapist_of_the_source_is_everybodys(void **state)
{
    struct fixture *fixture = *state;
    static const char *const files[] = {"own.csv", "lists/own.csv", "down/kim.address.ics"};
    static const char calendar[] = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261122T103000\r\n"
                                   "SUMMARY:Joan Smith\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    mkdir("lists", 0700);
    mkdir("down", 0700);
    write_config(fixture, "day_list:\n  path: \"\"\n  sources:\n"
                          "    - {file: own.csv, therapist: Lu B.}\n"
                          "    - {folder: lists, therapist: Lu B.}\n"
                          "    - {address_file: secrets/kim.address, therapist: Lu B.}\n"
                          "  downloads: down\n  format: auto\n"
                          "  columns:\n    start: start\n    client_name: client\n");
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        const char *text = i == 2 ? calendar : good;
        assert_done(fixture, file_replace(files[i], text, strlen(text), &fixture->err));
        struct run run = RUN_ALONE(fixture, "import", files[i], "--config", "kiosk.yaml", "--date",
                                   "2026-11-22");
        assert_code(run, ADMIN_DONE);
        assert_has(run.out, "therapists: Lu B.\n");
    }
    write_list(fixture, good);
    assert_has_not(
        RUN_ALONE(fixture, "import", LIST, "--config", "kiosk.yaml", "--date", "2026-11-22").out,
        "Lu B.");
}

/* Whoever writes the list must not write to the terminal of whoever reads what is said of it. */
static void nothing_of_a_list_steers_the_terminal(void **state)
{
    struct fixture *fixture = *state;
    static const char name[] = "l\x1B]0;owned\x07ist.csv";
    static const char *const texts[] = {
        "start,client,therapist,service\n2026-11-22T10:30,\"\x1B[31mJoan\",\"\x1B]0;"
        "owned\x07Mei\xC2"
        "\x9B\",\"\xE2\x80\xAEx\"\n",
        "start,cl\x1B[31mient,Client,client\n",
        "Start,Cl\x1B[31mient,Phone\x1B[31m\n2026-11-22T10:30,Joan,2505550142\n",
    };
    static const char *const options[] = {"--dry-run", "--json", "--suggest"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_done(fixture, file_replace(name, texts[i], strlen(texts[i]), &fixture->err));
        for (size_t j = 0; j < COUNT_OF(options); j++) {
            struct run run = RUN_ALONE(fixture, "import", name, options[j]);
            const char *const said[] = {run.out, run.err};
            for (size_t k = 0; k < 2; k++) {
                assert_null(strpbrk(said[k], "\x1B\x07\r"));
                assert_null(strstr(said[k], "\xC2\x9B"));
                assert_null(strstr(said[k], "\xE2\x80\xAE"));
            }
        }
    }
}

/* The kiosk's configuration says where the clinic is, even if this machine has another time
 * zone. */
static void days_are_those_of_the_clinic(void **state)
{
    struct fixture *fixture = *state;
    static const char before[] = "PST8PDT,M3.2.0,M11.1.0"; /* whatever a test before left */
    const char *stored = NULL;
    struct visit_id visit = {0};
    set_machine_zone(fixture, before);
    assert_done(fixture, store_set_timezone(fixture->store, before, &fixture->err));
    assert_done(fixture, store_set_timezone(fixture->store, before, &fixture->err));
    assert_done(fixture, store_timezone(fixture->store, fixture->arena, &stored, &fixture->err));
    assert_string_equal(stored, before);
    /* eight in the evening, already the next day in Greenwich */
    fixture->fake.wall_ms = NOW_MS + 10 * HOUR_MS;
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    set_machine_zone(fixture, "UTC0");
    struct run run = RUN(fixture, "arrivals");
    struct run at = RUN(fixture, "--clock", "2026-11-22T23:30", "arrivals");
    set_machine_zone(fixture, before);
    assert_has(run.out, "20:00");
    assert_has(at.out, "20:00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(list_in_order_is_described_without_names),
        FIXTURE_TEST(list_in_order_is_put_in_place),
        FIXTURE_TEST(list_that_the_kiosk_would_refuse_is_not_put_in_place),
        FIXTURE_TEST(all_that_is_wrong_with_a_list_is_said),
        FIXTURE_TEST(columns_and_times_may_have_other_names),
        FIXTURE_TEST(rows_are_printed_before_the_first_start),
        FIXTURE_TEST(what_is_left_out_and_odd_is_said),
        FIXTURE_TEST(list_that_hides_who_comes_is_told),
        FIXTURE_TEST(visits_at_night_are_told),
        FIXTURE_TEST(zone_of_the_times_is_said_if_nobody_named_it),
        FIXTURE_TEST(programs_get_one_object),
        FIXTURE_TEST(suggested_block_is_what_the_configuration_needs),
        FIXTURE_TEST(configuration_says_how_a_list_is_read),
        FIXTURE_TEST(newest_list_of_a_folder_is_checked),
        FIXTURE_TEST(therapist_of_the_source_is_everybodys),
        FIXTURE_TEST(nothing_of_a_list_steers_the_terminal),
        FIXTURE_TEST(days_are_those_of_the_clinic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
