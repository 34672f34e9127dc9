/* What the benchmarks share: numbers from the command line, times and how they are told, and a
 * folder that goes when they end. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* --- the command line: --visits 1000,10000 --times 50 --- */

#define BENCH_NUMBERS_MAX 8

struct bench_numbers {
    long items[BENCH_NUMBERS_MAX];
    size_t count;
};

struct bench_option {
    const char *name; /* "--visits" */
    long least;       /* of each number */
    struct bench_numbers *numbers;
};

/* Reads options and their numbers; those that are not given stay as they are. Anything else ends
 * the program with a word about it and exit code 2. */
void bench_options(int argc, char **argv, const struct bench_option *options, size_t count);

/* --- times --- */

/* Of a clock that never jumps, in us. */
double bench_now_us(void);

struct bench_times {
    double p50;
    double p95;
    double p99;
    double max;
};
/* Room for so many times, for the caller to free. */
double *bench_times_alloc(size_t count);
/* Sorts the times; 0 where there is none. */
struct bench_times bench_sum_up(double *times, size_t count);

/* --- running --- */

/* Ends the program with exit code 1 after "what: reason" on stderr. */
_Noreturn void bench_give_up(const char *what, const char *reason);

/*
 * Runs measure in a process of its own, whose working directory is an empty folder "NAME-PID" in
 * the one of the caller. When this returns, folder and whatever processes measure has started are
 * gone, however measure ended; SIGINT and SIGTERM end it too. Gives the exit code for the program.
 */
int bench_run(const char *name, void (*measure)(void));
