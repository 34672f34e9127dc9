#include "bench_store.h"

#include "bench.h"
#include "store/db.h"
#include "store/purge.h"
#include "store/visits.h"

#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define VISITS_OF_A_CLIENT 10
/* One visit in so many stays, since it is of the last days. */
#define STAYS        10
#define VISITS_A_DAY 20
#define DAY_MS       INT64_C(86400000)

/* Somebody checks in every few ms, at moments that have nothing to do with the purge: far more
 * often than people come, so that a few of them meet each moment of it. */
enum { CHECK_INS_MAX = 200000, BREAK_US = 7000 };

struct check_in {
    double start_us;
    double us;
};

/* What the two processes tell each other. */
struct shared {
    atomic_size_t count;
    atomic_size_t failed;
    struct check_in check_ins[CHECK_INS_MAX];
};

/* The kiosk, until the other end of the pipe is closed. */
static _Noreturn void check_in_on_and_on(struct shared *shared, int end)
{
    struct store *store = open_database();
    struct pollfd over = {.fd = end, .events = POLLIN};
    const struct timespec pause = {0, BREAK_US * 1000L};
    for (size_t i = 0; i < CHECK_INS_MAX; i++) {
        struct err err;
        struct visit_id visit;
        const double start = bench_now_us();
        if (!store_check_in(store, &walk_in, &visit, &err)) {
            atomic_fetch_add(&shared->failed, 1);
        }
        shared->check_ins[i] = (struct check_in){start, bench_now_us() - start};
        atomic_store(&shared->count, i + 1);
        if (ppoll(&over, 1, &pause, NULL) != 0) {
            break;
        }
    }
    store_close(store);
    _exit(0);
}

/* --- for how long the purge keeps others from writing --- */

enum { LOCKS_MAX = 100000 };

/* What is seen of a purge from outside. */
struct watch {
    struct purge_result result;
    double before_us; /* from then on somebody checked in */
    double start_us;
    double end_us;
    double began_us; /* the transaction that is open */
    double steps[LOCKS_MAX];
    size_t step_count;
    double vacuum_us;
    double checkpoint_us;
    double last_step_us; /* when the last visits had gone */
};

/* Called by SQLite at the end of each statement, before it empties its log. */
static int note_statement(unsigned kind, void *self, void *statement, void *nanoseconds)
{
    struct watch *watch = self;
    const char *sql = sqlite3_sql(statement);
    const double us = (double)*(sqlite3_int64 *)nanoseconds / 1e3;
    (void)kind;
    if (strncmp(sql, "BEGIN", 5) == 0) {
        watch->began_us = bench_now_us();
    } else if (strcmp(sql, "COMMIT") == 0 && watch->step_count < LOCKS_MAX) {
        watch->steps[watch->step_count++] = bench_now_us() - watch->began_us;
    } else if (strcmp(sql, "VACUUM") == 0) {
        watch->vacuum_us = us;
    } else if (strstr(sql, "wal_checkpoint(TRUNCATE)") != NULL) {
        watch->checkpoint_us = us;
    }
    return 0;
}

static bool note_step(void *self, int64_t done, int64_t total)
{
    struct watch *watch = self;
    (void)done;
    (void)total;
    watch->last_step_us = bench_now_us();
    return true;
}

static void print_waits(const char *when, const struct shared *shared, double from, double to)
{
    const size_t count = atomic_load(&shared->count);
    size_t within = 0;
    double *ms = bench_times_alloc(count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct check_in *one = &shared->check_ins[i];
        if (one->start_us + one->us > from && one->start_us <= to) {
            ms[within++] = one->us / 1e3;
        }
    }
    const struct bench_times waited = bench_sum_up(ms, within);
    printf("  %-42s %7zu %8.1f %8.1f %8.1f\n", when, within, waited.p50, waited.p99, waited.max);
    free(ms);
}

/* At least so many check-ins with nobody else there, to compare with. */
static void wait_for_check_ins(const struct shared *shared, size_t count)
{
    while (atomic_load(&shared->count) < count) {
        if (waitpid(-1, NULL, WNOHANG) != 0) {
            bench_give_up("purge", "nobody checks in");
        }
        nanosleep(&(struct timespec){0, 1000000}, NULL);
    }
}

static void run_purge(struct watch *watch, long visits, struct purge_result *result)
{
    struct err err;
    char day[ISO8601_DAY_SIZE];
    iso8601_format_day(NOW_MS - visits / STAYS / VISITS_A_DAY * DAY_MS, day);
    struct store *store = open_database();
    const struct store_progress progress = {watch, note_step};
    const struct purge purge = {day, "bench", "before some day"};
    store_wait_up_to(store, 60000); /* it waits for the kiosk, and not the other way round */
    sqlite3_trace_v2(store->sqlite, SQLITE_TRACE_PROFILE, note_statement, watch);
    if (!store_purge(store, &purge, &progress, result, &err)) {
        bench_give_up("purge", err.text);
    }
    store_close(store);
}

static void purge_beside(const struct shared *shared, long visits, struct watch *watch)
{
    *watch = (struct watch){.before_us = bench_now_us()};
    wait_for_check_ins(shared, 100);
    watch->start_us = bench_now_us();
    run_purge(watch, visits, &watch->result);
    watch->end_us = bench_now_us();
    if (watch->result.gone == 0) {
        bench_give_up("purge", "nothing went");
    }
}

static void print_purge(const struct shared *shared, long visits, struct watch *watch)
{
    const double gone = (double)watch->result.gone;
    double all_ms = 0;
    for (size_t i = 0; i < watch->step_count; i++) {
        watch->steps[i] /= 1e3;
        all_ms += watch->steps[i];
    }
    const struct bench_times held = bench_sum_up(watch->steps, watch->step_count);
    printf("\npurge of %.0f of %ld visits: %.1f s, at work %.3f ms a visit\n", gone, visits,
           (watch->end_us - watch->start_us) / 1e6, all_ms / gone);
    printf("  %-42s %7s %8s %8s %8s\n", "ms", "number", "p50", "p99", "max");
    printf("  %-42s %7zu %8.1f %8.1f %8.1f\n", "a step keeps others from writing",
           watch->step_count, held.p50, held.p99, held.max);
    printf("  %-42s %7d %8.1f\n", "VACUUM of what is left does", 1, watch->vacuum_us / 1e3);
    printf("  %-42s %7d %8.1f\n", "emptying the log", 1, watch->checkpoint_us / 1e3);
    print_waits("a check-in, before", shared, watch->before_us, watch->start_us);
    print_waits("a check-in, during the steps", shared, watch->start_us, watch->last_step_us);
    print_waits("a check-in, during the end", shared, watch->last_step_us, watch->end_us);
    printf("  %-42s %7zu\n", "a check-in gives up", atomic_load(&shared->failed));
}

void measure_purge(long visits)
{
    int ends[2];
    fill_database((struct fill){.visits = visits,
                                .clients = (visits + VISITS_OF_A_CLIENT - 1) / VISITS_OF_A_CLIENT,
                                .exported = true,
                                .in_a_row = true});
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED || pipe(ends) != 0) {
        bench_give_up("purge", strerror(errno));
    }
    fflush(stdout);
    const pid_t child = fork(); /* before the database is open, which must not get into a child */
    if (child < 0) {
        bench_give_up("purge", strerror(errno));
    }
    if (child == 0) {
        close(ends[1]);
        check_in_on_and_on(shared, ends[0]);
    }
    close(ends[0]);
    static struct watch watch;
    purge_beside(shared, visits, &watch);
    close(ends[1]);
    waitpid(child, NULL, 0); /* the check-in that waited until the end is noted by now */
    print_purge(shared, visits, &watch);
    munmap(shared, sizeof *shared);
}
