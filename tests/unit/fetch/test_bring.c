/* fetch/bring: files and folders become the day list, whatever state they are in. */
#include "fetch/bring.h"

#include "base/file.h"
#include "fetch/reader.h"
#include "store/appointments.h"
#include "store/sources.h"
#include "test_arena.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "start,end,client,phone,therapist,service,status\n"
#define ANN    "2026-11-23T10:30,,Ann Sample,250-555-0101,Mei R.,,\n"
#define BOB    "2026-11-23T11:30,,Bob Sample,250-555-0102,Mei R.,,\n"
#define DAY_MS INT64_C(86400000)

struct fixture {
    struct arena *arena;
    struct config config;
    const char *therapist; /* of the source */
    struct list_source sources[2];
    struct fake_clock fake;
    struct clock clock;
    struct store *store;
    struct bringer *bringer;
};

/* Counted by the processes that read, in memory that is shared with them. */
static size_t *shared_reads;

/* Counts, then reads. */
static void counted_reader(void *task, int out)
{
    ++*shared_reads;
    reader_run(task, out);
}

/* Says which file it has, then is never heard of again. */
static void broken_reader(void *task, int out)
{
    const struct reader_task *asked = task;
    static const char file[] = "{\"digest\":\"d\",\"size\":1,\"modified\":1,\"inode\":1}\n";
    if (strcmp(asked->known_digest, "d") == 0) {
        static const char unchanged[] = "{\"end\":\"unchanged\",\"reason\":\"\"}\n";
        file_write_all(out, unchanged, strlen(unchanged));
        return;
    }
    ++*shared_reads;
    file_write_all(out, file, strlen(file));
    kill(getpid(), SIGKILL);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    struct err err;
    fixture->arena = arena_create(4096);
    fixture->therapist = "";
    assert_true(iso8601_parse("2026-11-23T10:00", &fixture->fake.wall_ms));
    fixture->clock = clock_from_fake(&fixture->fake);
    fixture->store = store_open(":memory:", &fixture->clock, &err);
    fixture->config = (struct config){.path = "kiosk.yaml",
                                      .csv = csv_mapping_usual,
                                      .clinic_phone = "",
                                      .day_list_path = "",
                                      .downloads_path = "",
                                      .sources = {.items = fixture->sources}};
    shared_reads = mmap(NULL, sizeof(*shared_reads), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    *state = fixture;
    return fixture->store == NULL || shared_reads == MAP_FAILED ? -1 : 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    munmap(shared_reads, sizeof(*shared_reads));
    bringer_destroy(fixture->bringer);
    store_close(fixture->store);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

#define BRING_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

static void begin_with(struct fixture *fixture, enum source_kind kind, const char *place,
                       void (*reader)(void *task, int out))
{
    struct err err;
    fixture->sources[0] = (struct list_source){
        .key = arena_printf(fixture->arena, "%s %s", source_kind_word(kind), place),
        .place = place,
        .therapist = fixture->therapist,
        .kind = kind};
    fixture->config.sources.count = 1;
    const struct bring_setup setup = {.config = &fixture->config,
                                      .store = fixture->store,
                                      .clock = &fixture->clock,
                                      .downloads = "downloads",
                                      .manner = "",
                                      .reader = reader,
                                      .quiet = true};
    bringer_destroy(fixture->bringer);
    fixture->bringer = bringer_create(&setup, &err);
    assert_non_null(fixture->bringer);
}

static void put(const char *path, const char *text)
{
    struct err err;
    if (!file_replace(path, text, strlen(text), &err)) {
        fail_msg("%s", err.text);
    }
}

/* The names of whoever is offered, a space after each. */
static const char *offered(struct fixture *fixture)
{
    struct day_list list = {0};
    struct err err;
    const int64_t from = civil_day_start_ms(fixture->fake.wall_ms);
    const char *names = "";
    assert_true(
        store_day_list(fixture->store, fixture->arena, from, civil_next_day_ms(from), &list, &err));
    for (size_t i = 0; i < list.count; i++) {
        names = arena_printf(fixture->arena, "%s%.3s ", names, list.items[i].client_name);
    }
    return names;
}

static struct source_status status_of(struct fixture *fixture)
{
    struct source_status status;
    struct err err;
    assert_true(
        store_source(fixture->store, fixture->arena, fixture->sources[0].key, &status, &err));
    return status;
}

static void list_that_changes_is_followed(void **state)
{
    struct fixture *fixture = *state;
    begin_with(fixture, SOURCE_FILE, "list.csv", NULL);
    put("list.csv", HEADER ANN);
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Ann ");
    put("list.csv", HEADER ANN BOB);
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Ann Bob ");
    assert_int_equal(status_of(fixture).report.today, 2);
}

/* A feed that is fetched again and again has new times and the same bytes. */
static void bytes_that_are_known_are_not_read_again(void **state)
{
    struct fixture *fixture = *state;
    begin_with(fixture, SOURCE_FILE, "list.csv", NULL);
    put("list.csv", HEADER ANN);
    assert_true(bringer_bring(fixture->bringer));
    fixture->fake.wall_ms += 60000;
    put("list.csv", HEADER ANN);
    assert_true(bringer_bring(fixture->bringer));
    const struct source_status status = status_of(fixture);
    assert_int_equal(status.taken_ms, fixture->fake.wall_ms - 60000);
    fixture->fake.wall_ms += DAY_MS; /* another day wants other appointments of it */
    assert_true(bringer_bring(fixture->bringer));
    assert_int_equal(status_of(fixture).taken_ms, fixture->fake.wall_ms);
    assert_string_equal(offered(fixture), "");
}

static void broken_list_leaves_the_last_good_one(void **state)
{
    struct fixture *fixture = *state;
    begin_with(fixture, SOURCE_FILE, "list.csv", NULL);
    put("list.csv", HEADER ANN);
    assert_true(bringer_bring(fixture->bringer));
    put("list.csv", HEADER "2026-11-23T10:30,,\"Bob");
    for (int i = 0; i < 2; i++) { /* it stays broken, however often somebody looks */
        assert_false(bringer_bring(fixture->bringer));
        assert_string_equal(offered(fixture), "Ann ");
        assert_int_equal(status_of(fixture).failing_since_ms, fixture->fake.wall_ms);
        assert_non_null(strstr(status_of(fixture).reason, "list.csv:2: "));
        assert_null(strstr(status_of(fixture).reason, "Bob"));
    }
    put("list.csv", HEADER BOB);
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Bob ");
    assert_int_equal(status_of(fixture).failing_since_ms, 0);
}

static void list_that_is_empty_now_leaves_the_last_good_one(void **state)
{
    struct fixture *fixture = *state;
    begin_with(fixture, SOURCE_FILE, "list.csv", NULL);
    put("list.csv", HEADER ANN);
    assert_true(bringer_bring(fixture->bringer));
    put("list.csv", HEADER);
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Ann ");
    assert_true(status_of(fixture).report.kept);
    put("list.csv", HEADER "2026-11-24T10:30,,Cy Sample,,,,\n"); /* tomorrow's, saved early */
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Ann ");
    assert_true(status_of(fixture).report.kept);
    /* one that goes back further says that nobody comes today */
    put("list.csv", HEADER "2026-11-22T10:30,,Cy Sample,,,,\n2026-11-24T10:30,,Cy Sample,,,,\n");
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "");
    assert_false(status_of(fixture).report.kept);
}

static void what_is_no_file_is_told_at_once(void **state)
{
    struct fixture *fixture = *state;
    mkdir("folder.csv", 0700);
    assert_int_equal(mkfifo("pipe.csv", 0600), 0);
    static const char *const places[] = {"absent.csv", "folder.csv", "pipe.csv", "/dev/zero"};
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        begin_with(fixture, SOURCE_FILE, places[i], NULL);
        assert_false(bringer_bring(fixture->bringer));
        assert_non_null(strstr(status_of(fixture).reason, places[i]));
        assert_int_equal(status_of(fixture).bytes, BYTES_UNKNOWN);
    }
}

static void bytes_that_break_the_reader_are_not_read_again(void **state)
{
    struct fixture *fixture = *state;
    begin_with(fixture, SOURCE_FILE, "list.csv", NULL);
    put("list.csv", HEADER ANN);
    assert_true(bringer_bring(fixture->bringer));
    begin_with(fixture, SOURCE_FILE, "list.csv", broken_reader);
    for (int i = 0; i < 3; i++) {
        assert_false(bringer_bring(fixture->bringer));
        assert_int_equal(*shared_reads, 1);
        assert_int_equal(status_of(fixture).bytes, BYTES_BROKE_READER);
    }
    begin_with(fixture, SOURCE_FILE, "list.csv", broken_reader); /* the program starts anew */
    assert_false(bringer_bring(fixture->bringer));
    fixture->fake.wall_ms += DAY_MS;
    assert_false(bringer_bring(fixture->bringer));
    assert_int_equal(*shared_reads, 1);
    begin_with(fixture, SOURCE_FILE, "list.csv", NULL); /* other bytes */
    fixture->fake.wall_ms -= DAY_MS;
    put("list.csv", HEADER BOB);
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Bob ");
}

static void newest_list_of_a_folder_counts(void **state)
{
    struct fixture *fixture = *state;
    static const struct timespec early[2] = {{.tv_sec = 1700000000}, {.tv_sec = 1700000000}};
    mkdir("lists", 0700);
    begin_with(fixture, SOURCE_FOLDER, "lists", counted_reader);
    assert_false(bringer_bring(fixture->bringer));
    assert_string_equal(status_of(fixture).reason, "lists: no list in this folder");
    put("lists/monday.csv", HEADER ANN);
    put("lists/.hidden.csv", HEADER);
    put("lists/notes.pdf", "%PDF-1.4");
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Ann ");
    put("lists/a-later-one.csv", HEADER BOB);
    assert_int_equal(utimensat(AT_FDCWD, "lists/monday.csv", early, 0), 0);
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Bob ");
    assert_int_equal(*shared_reads, 3);
}

/* Excel saves its workbook after the CSV; alone it says how it is saved as one. */
static void workbook_beside_a_list_is_passed_over(void **state)
{
    struct fixture *fixture = *state;
    static const struct timespec early[2] = {{.tv_sec = 1700000000}, {.tv_sec = 1700000000}};
    mkdir("books", 0700);
    put("books/today.xlsx", "PK\x03\x04 xl/workbook.xml");
    begin_with(fixture, SOURCE_FOLDER, "books", NULL);
    assert_false(bringer_bring(fixture->bringer));
    assert_non_null(strstr(status_of(fixture).reason, "this is an Excel workbook"));
    put("books/today.csv", HEADER ANN);
    assert_int_equal(utimensat(AT_FDCWD, "books/today.csv", early, 0), 0);
    assert_true(bringer_bring(fixture->bringer));
    assert_string_equal(offered(fixture), "Ann ");
}

static void folder_that_is_away_is_told(void **state)
{
    struct fixture *fixture = *state;
    begin_with(fixture, SOURCE_FOLDER, "away", NULL);
    assert_false(bringer_bring(fixture->bringer));
    assert_non_null(strstr(status_of(fixture).reason, "away: "));
}

static void therapist_of_a_source_is_everybodys(void **state)
{
    struct fixture *fixture = *state;
    struct day_list list = {0};
    struct err err;
    const int64_t from = civil_day_start_ms(fixture->fake.wall_ms);
    fixture->therapist = "Tomas L.";
    begin_with(fixture, SOURCE_FILE, "list.csv", NULL);
    put("list.csv", HEADER ANN);
    assert_true(bringer_bring(fixture->bringer));
    assert_true(
        store_day_list(fixture->store, fixture->arena, from, civil_next_day_ms(from), &list, &err));
    assert_string_equal(list.items[0].therapist, "Tomas L.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BRING_TEST(list_that_changes_is_followed),
        BRING_TEST(bytes_that_are_known_are_not_read_again),
        BRING_TEST(broken_list_leaves_the_last_good_one),
        BRING_TEST(list_that_is_empty_now_leaves_the_last_good_one),
        BRING_TEST(what_is_no_file_is_told_at_once),
        BRING_TEST(bytes_that_break_the_reader_are_not_read_again),
        BRING_TEST(newest_list_of_a_folder_counts),
        BRING_TEST(workbook_beside_a_list_is_passed_over),
        BRING_TEST(folder_that_is_away_is_told),
        BRING_TEST(therapist_of_a_source_is_everybodys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
