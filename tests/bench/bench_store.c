/*
 * What storing and looking up cost, as plain figures: how long a visitor's answer takes to be on
 * disk, and finding today's list and an earlier response among many visits.
 *
 *     bench_store [DIRECTORY] [VISITS]
 *
 * DIRECTORY (default: where this program is) should be on the kiosk's own disk. VISITS defaults to
 * 1000000 and takes some 650 bytes each while it runs.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "store/appointments.h"
#include "store/responses.h"
#include "store/store.h"
#include "store/visits.h"

#include <fcntl.h>
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#define NOW_MS INT64_C(1795370400000) /* 2026-11-22T10:00:00-08:00 */

enum { COMMITS = 1000, LOOKUPS = 1000 };

static _Noreturn void give_up(const char *what, const char *reason)
{
    fprintf(stderr, "bench_store: %s: %s\n", what, reason);
    exit(1);
}

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void report(const char *what, double *us, size_t count)
{
    qsort(us, count, sizeof(*us), compare);
    printf("%-44s p50 %8.1f us   p99 %8.1f us   max %8.1f us\n", what, us[count / 2],
           us[count * 99 / 100], us[count - 1]);
}

/* The 14 questions of a first visit, single choice and numbers in turns. */
static const struct questionnaire *make_form(struct arena *arena)
{
    enum { QUESTIONS = 14, OPTIONS = 6 };
    struct questionnaire *form = ARENA_NEW(arena, struct questionnaire);
    struct item *items = ARENA_ARRAY(arena, struct item, QUESTIONS);
    struct option *options = ARENA_ARRAY(arena, struct option, OPTIONS);
    for (int i = 0; i < OPTIONS; i++) {
        options[i].system = "";
        options[i].code = arena_printf(arena, "option-%d", i);
        options[i].display.text = arena_printf(arena, "An answer of usual length, number %d", i);
        options[i].tier = i == 0 ? TIER_TELL : TIER_NONE;
        options[i].flag_code = "";
    }
    for (int i = 0; i < QUESTIONS; i++) {
        items[i].link_id = arena_printf(arena, "question-%d", i);
        items[i].parent = ITEM_NO_PARENT;
        items[i].text.text = arena_printf(arena, "A question of the usual length, number %d?", i);
        items[i].type = i % 2 == 0 ? ITEM_CHOICE : ITEM_INTEGER;
        items[i].maximum = 10;
        items[i].options = options;
        items[i].option_count = i % 2 == 0 ? OPTIONS : 0;
    }
    *form = (struct questionnaire){
        .path = "bench.json",
        .url = "https://clinic.example/q/bench",
        .version = "1",
        .name = "bench",
        .title = {.text = "Bench"},
        .sha256 = "00",
        .items = items,
        .count = QUESTIONS,
    };
    return form;
}

static struct visit_id begin(struct store *store, const struct questionnaire *form)
{
    struct err err;
    struct visit_id visit = {0};
    const struct arrival arrival = {
        .arrived_ms = NOW_MS,
        .kind = ARRIVAL_WALK_IN,
        .identity = IDENTITY_UNVERIFIED,
        .therapist = "",
        .typed_name = "Ida",
        .language = "en",
    };
    if (!store_check_in(store, &arrival, &visit, &err) ||
        !store_begin_response(store, visit, form, "1", &err)) {
        give_up("begin", err.text);
    }
    return visit;
}

/* Measures visitors who answer every question one after the other. */
static void measure_commits(struct store *store, const char *what)
{
    static double us[COMMITS];
    struct err err;
    struct arena *arena = arena_create(64 * 1024);
    const struct questionnaire *form = make_form(arena);
    struct response *response = NULL;
    struct visit_id visit = {0};
    for (size_t i = 0; i < COMMITS; i++) {
        size_t item = i % form->count;
        if (item == 0) {
            visit = begin(store, form);
            response = response_create(arena, form);
        }
        if (form->items[item].type == ITEM_CHOICE) {
            response_tap_option(response, item, i % form->items[item].option_count);
        } else {
            response_set_number(response, item, (long)(i % 11));
        }
        double start = now_us();
        if (!store_save_answer(store, visit, response, "en", &err)) {
            give_up("save", err.text);
        }
        us[i] = now_us() - start;
    }
    report(what, us, COMMITS);
    arena_destroy(arena);
}

/* Years of a clinic: 20 visits a day until today, each client every 2000th visit, every visit with
 * its appointment and a finished response of three answers. */
static void fill(const char *path, int64_t visits)
{
    static const char sql[] =
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA secure_delete = OFF; BEGIN;"
        "CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, at_ms INTEGER, at TEXT);"
        "INSERT INTO n WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
        "  WHERE i < (SELECT visits FROM size))"
        " SELECT i, ms, strftime('%Y-%m-%dT%H:%M:%S', ms / 1000 - 28800, 'unixepoch') || '-08:00'"
        " FROM (SELECT i, 1795370400000 - ((SELECT visits FROM size) - i) / 20 * 86400000"
        "   + i % 20 * 1200000 AS ms FROM c);"
        "INSERT INTO clients SELECT i, printf('250555%04d|someone', i) FROM n WHERE i <= 2000;"
        "INSERT INTO appointments (id, uid, start_ms, end_ms, client_name, phone, therapist,"
        "  service, status, listed) SELECT i, 'uid-' || i, at_ms, at_ms + 3600000, 'Some One',"
        "  printf('250555%04d', i % 2000 + 1), 'Mei R.', 'Massage', 'booked', 1 FROM n;"
        "INSERT INTO visits (id, client_id, arrived_at, appointment_at, client_name, initials,"
        "  therapist, arrival_kind, identity, questionnaire_status, seen_at, language, undone_at)"
        " SELECT i, i % 2000 + 1, at, at, 'Some One', 'S. O.', 'Mei R.',"
        "  'on-time', 'phone', 'completed', NULL, 'en', NULL FROM n;"
        "INSERT INTO visit_appointments SELECT i, i, 1 FROM n;"
        "INSERT INTO responses SELECT i, i, 'https://clinic.example/q/bench', '1', '00', '1',"
        "  'completed', at, at FROM n;"
        "INSERT INTO given_answers SELECT n.i, p.i, 0, 'question-' || p.i, 'How much, now?',"
        "  n.i % 11, '', n.i % 11, 'integer' FROM n JOIN n AS p ON p.i <= 3;"
        "INSERT INTO raised_flags SELECT i, 0, 'tell', 'question-1', 'D1', 'Something' FROM n"
        "  WHERE i % 10 = 0;"
        "COMMIT; DROP TABLE n;";
    sqlite3 *db = NULL;
    sqlite3_stmt *size = NULL;
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, "CREATE TEMP TABLE size (visits INTEGER)", NULL, NULL, NULL) !=
            SQLITE_OK ||
        sqlite3_prepare_v2(db, "INSERT INTO size VALUES (?1)", -1, &size, NULL) != SQLITE_OK ||
        sqlite3_bind_int64(size, 1, visits) != SQLITE_OK || sqlite3_step(size) != SQLITE_DONE ||
        sqlite3_finalize(size) != SQLITE_OK ||
        sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        give_up("fill", sqlite3_errmsg(db));
    }
    sqlite3_close(db);
    /* otherwise the first checkpoint measured would pay for all of it */
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0 || fsync(file) != 0 || close(file) != 0) {
        give_up("fill", "cannot sync");
    }
}

static void measure_day_list(struct store *store)
{
    static double us[LOOKUPS];
    struct err err;
    struct arena *arena = arena_create(64 * 1024);
    size_t found = 0;
    for (size_t i = 0; i < LOOKUPS; i++) {
        struct day_list list;
        double start = now_us();
        if (!store_day_list(store, arena, civil_day_start_ms(NOW_MS), civil_next_day_ms(NOW_MS),
                            &list, &err)) {
            give_up("day list", err.text);
        }
        us[i] = now_us() - start;
        found = list.count;
        arena_reset(arena);
    }
    report("today's day list", us, LOOKUPS);
    printf("%-44s %zu\n", "  appointments in it", found);
    arena_destroy(arena);
}

static void measure_prior(struct store *store, int64_t visits)
{
    static double us[LOOKUPS];
    struct err err;
    struct arena *arena = arena_create(64 * 1024);
    size_t found = 0;
    for (size_t i = 0; i < LOOKUPS; i++) {
        struct prior_response prior;
        /* spread over the whole file, so that most pages are not in memory yet */
        struct visit_id visit = {visits - (int64_t)i * (visits / LOOKUPS)};
        double start = now_us();
        if (!store_prior_response(store, arena, visit, &prior, &err)) {
            give_up("prior response", err.text);
        }
        us[i] = now_us() - start;
        found += prior.exists ? 1 : 0;
        arena_reset(arena);
    }
    report("response before a visit", us, LOOKUPS);
    printf("%-44s %zu of %d\n", "  found", found, LOOKUPS);
    arena_destroy(arena);
}

/* Measures the queries of a therapist's tool. */
static void measure_view(const char *path, const char *what, const char *sql)
{
    enum { TIMES = 50 };
    static double us[TIMES];
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        give_up("view", sqlite3_errmsg(db));
    }
    for (size_t i = 0; i < TIMES; i++) {
        double start = now_us();
        while (sqlite3_step(statement) == SQLITE_ROW) {
        }
        us[i] = now_us() - start;
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    report(what, us, TIMES);
}

static struct store *open_store(const char *path, const struct clock *clock, const char *what)
{
    struct err err;
    double start = now_us();
    struct store *store = store_open(path, clock, &err);
    if (store == NULL) {
        give_up("open", err.text);
    }
    printf("%-44s     %8.1f us\n", what, now_us() - start);
    return store;
}

int main(int argc, char **argv)
{
    int64_t visits = argc > 2 ? strtoll(argv[2], NULL, 10) : 1000000;
    if (visits < LOOKUPS) {
        give_up("VISITS", "at least 1000");
    }
    setenv("TZ", "PST8PDT,M3.2.0,M11.1.0", 1); /* the same as in the tests */
    tzset();
    struct arena *arena = arena_create(4096);
    const char *directory = argc > 1 ? argv[1] : dirname(arena_strdup(arena, argv[0]));
    struct fake_clock fake = {.wall_ms = NOW_MS};
    struct clock clock = clock_from_fake(&fake);
    const char *path = arena_printf(arena, "%s/bench-store-%ld.db", directory, (long)getpid());

    struct store *store = open_store(path, &clock, "create");
    measure_commits(store, "save an answer, new database");
    store_close(store);
    unlink(path);

    store_close(open_store(path, &clock, "create"));
    double start = now_us();
    fill(path, visits);
    struct stat status;
    printf("%-44s %" PRId64 " in %.1f s, %.0f MB\n", "visits generated", visits,
           (now_us() - start) / 1e6, stat(path, &status) == 0 ? (double)status.st_size / 1e6 : 0.0);
    store = open_store(path, &clock, "open");
    measure_day_list(store);
    measure_prior(store, visits);
    measure_commits(store, "save an answer");
    store_close(store);
    measure_view(path, "select * from arrivals of today",
                 "SELECT * FROM arrivals WHERE arrived_at >= '2026-11-22'");
    measure_view(path, "select * from answers of a visit",
                 "SELECT * FROM answers WHERE visit_id = 500");
    measure_view(path, "select * from trends of a client",
                 "SELECT * FROM trends WHERE client_id = 500");
    unlink(path);
    arena_destroy(arena);
    return 0;
}
