/*
 * What storing and looking up cost, as plain figures: by how many visits the database has, and by
 * how many visits one client had; and what a purge costs, and those who check in meanwhile.
 *
 *     bench_store [--visits N,…] [--of-client N,…] [--purge N,…] [--times N]
 *
 * It writes into a folder of the working directory, which should be on the kiosk's own disk and
 * have room for some 650 bytes a visit. --times is how often each thing is measured.
 */
#include "bench_store.h"

#include "base/arena.h"
#include "bench.h"
#include "store/appointments.h"
#include "store/prior.h"
#include "store/records.h"
#include "store/responses.h"
#include "store/visits.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include <sqlite3.h>

static struct bench_numbers visit_counts = {{1000, 10000, 100000, 1000000}, 4};
static struct bench_numbers counts_of_client = {{1, 5, 50, 500}, 4};
static struct bench_numbers purge_counts = {{10000, 100000}, 2};
static struct bench_numbers times = {{1000}, 1};

enum { QUESTIONS = 14, OPTIONS = 6, VISITS_OF_A_CLIENT = 10, CLIENTS = 40 };

/* --- a visitor who answers --- */

/* The 14 questions of a first visit, single choice and numbers in turns. */
static const struct questionnaire *make_form(struct arena *arena)
{
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

/* In the arena. */
static struct response *begin(struct store *store, struct arena *arena,
                              const struct questionnaire *form)
{
    static const struct notice notice = {"en", "May we ask?"};
    struct err err;
    struct visit_id visit = {0};
    struct response *response = response_create(arena, form);
    if (!store_check_in(store, &walk_in, &visit, &err) ||
        !store_begin_response(store, visit, response, &notice, &err)) {
        bench_give_up("begin", err.text);
    }
    return response;
}

/* Visitors who answer every question one after the other. */
static struct bench_times time_saving(struct store *store, double *us, size_t count)
{
    struct err err;
    struct arena *arena = arena_create(64 * 1024);
    const struct questionnaire *form = make_form(arena);
    struct response *response = NULL;
    for (size_t i = 0; i < count; i++) {
        const size_t item = i % form->count;
        if (item == 0) {
            response = begin(store, arena, form);
        }
        if (form->items[item].type == ITEM_CHOICE) {
            response_tap_option(response, item, i % form->items[item].option_count);
        } else {
            response_set_number(response, item, (long)(i % 11));
        }
        const double start = bench_now_us();
        if (!store_save_answer(store, response, "en", &err)) {
            bench_give_up("save", err.text);
        }
        us[i] = bench_now_us() - start;
    }
    arena_destroy(arena);
    return bench_sum_up(us, count);
}

/* --- looking up --- */

static struct bench_times time_day_list(struct store *store, double *us, size_t count)
{
    struct err err;
    struct arena *arena = arena_create(64 * 1024);
    for (size_t i = 0; i < count; i++) {
        struct day_list list;
        const double start = bench_now_us();
        if (!store_day_list(store, arena, civil_day_start_ms(NOW_MS), civil_next_day_ms(NOW_MS),
                            &list, &err)) {
            bench_give_up("day list", err.text);
        }
        us[i] = bench_now_us() - start;
        arena_reset(arena);
    }
    arena_destroy(arena);
    return bench_sum_up(us, count);
}

/* The newest visits of as many clients, and once around again when there are no more clients. */
static struct visit_id newest_visit(const struct fill *fill, size_t i)
{
    return (struct visit_id){fill->visits - (int64_t)i % fill->clients};
}

static struct bench_times time_prior(struct store *store, const struct fill *fill, double *us,
                                     size_t count)
{
    struct err err;
    struct arena *arena = arena_create(64 * 1024);
    for (size_t i = 0; i < count; i++) {
        struct prior_response prior;
        const double start = bench_now_us();
        if (!store_prior_response(store, arena, newest_visit(fill, i), NULL, &prior, &err)) {
            bench_give_up("prior response", err.text);
        }
        us[i] = bench_now_us() - start;
        if (prior.exists != (fill->visits > fill->clients)) {
            bench_give_up("prior response", "is not what was filled in");
        }
        arena_reset(arena);
    }
    arena_destroy(arena);
    return bench_sum_up(us, count);
}

/* What the staff see of a client beside the answers of today. */
static struct bench_times time_history(struct store *store, const struct fill *fill, double *us,
                                       size_t count)
{
    struct err err;
    struct arena *arena = arena_create(64 * 1024);
    for (size_t i = 0; i < count; i++) {
        struct visit_record record;
        struct client_history history;
        const double start = bench_now_us();
        if (!store_record_with_history(store, arena, newest_visit(fill, i), &record, &history,
                                       &err)) {
            bench_give_up("history", err.text);
        }
        us[i] = bench_now_us() - start;
        arena_reset(arena);
    }
    arena_destroy(arena);
    return bench_sum_up(us, count);
}

/* A query of a therapist's tool, with ?1 for what changes from one time to the next: from on
 * downwards, of so many. */
struct view {
    const char *sql;
    int64_t from;
    int64_t of;
};

static struct bench_times time_view(struct view view, double *us, size_t count)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_open(DATABASE, &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, view.sql, -1, &statement, NULL) != SQLITE_OK) {
        bench_give_up("view", sqlite3_errmsg(db));
    }
    for (size_t i = 0; i < count; i++) {
        if (sqlite3_bind_parameter_count(statement) > 0) {
            sqlite3_bind_int64(statement, 1, view.from - (int64_t)i % view.of);
        }
        const double start = bench_now_us();
        while (sqlite3_step(statement) == SQLITE_ROW) {
        }
        us[i] = bench_now_us() - start;
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return bench_sum_up(us, count);
}

/* --- the tables --- */

static double file_mb(void)
{
    struct stat status;
    return stat(DATABASE, &status) == 0 ? (double)status.st_size / 1e6 : 0;
}

static void measure_visits(int64_t visits, double *us, size_t count)
{
    const struct fill fill = {.visits = visits,
                              .clients = (visits + VISITS_OF_A_CLIENT - 1) / VISITS_OF_A_CLIENT};
    fill_database(fill);
    const double mb = file_mb();
    const double start = bench_now_us();
    struct store *store = open_database();
    const double opened = bench_now_us() - start;
    const struct bench_times list = time_day_list(store, us, count);
    const struct bench_times prior = time_prior(store, &fill, us, count);
    const struct bench_times save = time_saving(store, us, count);
    store_close(store);
    const struct bench_times arrivals = time_view(
        (struct view){.sql = "SELECT * FROM arrivals WHERE arrived_at >= '" TODAY "'"}, us, count);
    const struct bench_times answers = time_view(
        (struct view){"SELECT * FROM answers WHERE visit_id = ?1", visits, visits}, us, count);
    printf("%10" PRId64 " %8.1f %8.0f %9.1f %9.0f %9.0f %9.0f %9.1f %9.1f\n", visits, mb, opened,
           list.p50, save.p50, save.p99, arrivals.p50, answers.p50, prior.p50);
    fflush(stdout);
}

static void measure_client(long each, double *us, size_t count)
{
    const struct fill fill = {.visits = CLIENTS * each, .clients = CLIENTS};
    fill_database(fill);
    struct store *store = open_database();
    const struct bench_times prior = time_prior(store, &fill, us, count);
    const struct bench_times history = time_history(store, &fill, us, count);
    store_close(store);
    const struct bench_times trends = time_view(
        (struct view){"SELECT * FROM trends WHERE client_id = ?1", CLIENTS, CLIENTS}, us, count);
    printf("%10ld %9.1f %9.1f %9.1f %9.1f\n", each, prior.p50, prior.p99, history.p50, trends.p50);
    fflush(stdout);
}

static void measure(void)
{
    const size_t count = (size_t)times.items[0];
    double *us = bench_times_alloc(count);
    printf(
        "us (p50)                       today's      save an answer  arrivals   answers  response\n"
        "    visits       MB     open  day list       p50       p99  of today  of visit    "
        "before\n");
    for (size_t i = 0; i < visit_counts.count; i++) {
        measure_visits(visit_counts.items[i], us, count);
    }
    printf("\nvisits of   response before (us)  client's    trends\n"
           "a client         p50       p99   history      view\n");
    for (size_t i = 0; i < counts_of_client.count; i++) {
        measure_client(counts_of_client.items[i], us, count);
    }
    free(us);
    for (size_t i = 0; i < purge_counts.count; i++) {
        measure_purge(purge_counts.items[i]);
    }
}

int main(int argc, char **argv)
{
    static const struct bench_option options[] = {
        {"--visits", 1, &visit_counts},
        {"--of-client", 1, &counts_of_client},
        {"--purge", 1, &purge_counts},
        {"--times", 1, &times},
    };
    bench_options(argc, argv, options, sizeof options / sizeof options[0]);
    setenv("TZ", "PST8PDT,M3.2.0,M11.1.0", 1); /* the same as in the tests */
    tzset();
    return bench_run("bench-store", measure);
}
