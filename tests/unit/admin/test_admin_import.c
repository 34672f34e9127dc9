/* admin/: checking a day list, and the clinic's own time. */
#include "admin_test.h"

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
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_rows(fixture, "select command, scope from audit", "import|day list of 2026-11-22\n");
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
                        "cozy-admin: " LIST ": more rows cannot be read (3) than can (1)\n");
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
    static const char *const wrong[] = {"start", "begin=Beginn", "start=A,,", "=x"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assert_code(RUN(fixture, "import", LIST, "--columns", wrong[i]), ADMIN_USAGE);
    }
}

/* The kiosk's configuration says where the clinic is, even if this machine has another time
 * zone. */
static void days_are_those_of_the_clinic(void **state)
{
    struct fixture *fixture = *state;
    const char *before = arena_strdup(fixture->arena, getenv("TZ"));
    const char *stored = NULL;
    struct visit_id visit = {0};
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
        FIXTURE_TEST(days_are_those_of_the_clinic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
