#include "bench.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* --- the command line --- */

static const struct bench_option *find_option(const struct bench_option *options, size_t count,
                                              const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(options[i].name, name) == 0) {
            return &options[i];
        }
    }
    return NULL;
}

static bool read_numbers(const char *text, const struct bench_option *option)
{
    struct bench_numbers numbers = {.count = 0};
    const char *at = text;
    do {
        char *end = NULL;
        errno = 0;
        const long number = strtol(at, &end, 10);
        if (end == at || errno != 0 || number < option->least || (*end != ',' && *end != '\0') ||
            numbers.count == BENCH_NUMBERS_MAX) {
            return false;
        }
        numbers.items[numbers.count++] = number;
        at = *end == ',' ? end + 1 : end;
    } while (*at != '\0');
    *option->numbers = numbers;
    return true;
}

void bench_options(int argc, char **argv, const struct bench_option *options, size_t count)
{
    for (int i = 1; i < argc; i += 2) {
        const struct bench_option *option = find_option(options, count, argv[i]);
        if (option == NULL || i + 1 == argc || !read_numbers(argv[i + 1], option)) {
            fprintf(stderr,
                    "%s: not understood; it takes, each with numbers like 10,100:", argv[i]);
            for (size_t j = 0; j < count; j++) {
                fprintf(stderr, " %s (from %ld)", options[j].name, options[j].least);
            }
            fprintf(stderr, "\n");
            exit(2);
        }
    }
}

/* --- times --- */

double bench_now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

double *bench_times_alloc(size_t count)
{
    double *times = calloc(count, sizeof *times);
    if (times == NULL) {
        bench_give_up("times", "too many");
    }
    return times;
}

struct bench_times bench_sum_up(double *times, size_t count)
{
    if (count == 0) {
        return (struct bench_times){0, 0, 0, 0};
    }
    qsort(times, count, sizeof *times, compare);
    return (struct bench_times){times[count / 2], times[count * 95 / 100], times[count * 99 / 100],
                                times[count - 1]};
}

/* --- running --- */

_Noreturn void bench_give_up(const char *what, const char *reason)
{
    fflush(stdout);
    fprintf(stderr, "%s: %s\n", what, reason);
    exit(1);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static _Noreturn void run_child(const char *folder, const sigset_t *mask, void (*measure)(void))
{
    setpgid(0, 0); /* so that all it starts can be ended with it */
    sigprocmask(SIG_SETMASK, mask, NULL);
    if (chdir(folder) != 0) {
        bench_give_up(folder, strerror(errno));
    }
    measure();
    exit(0);
}

/* Waits for the child and what it leaves running, which is told to end. So is all of it when this
 * program is told to end, and ended when it is told so once more. The exit code. */
static int wait_for(pid_t child, const sigset_t *signals)
{
    int code = 1;
    int told = 0;
    int status = 0;
    for (pid_t ended = 0; ended >= 0; ended = waitpid(-1, &status, WNOHANG)) {
        int signal = 0;
        if (ended == child) {
            code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
            kill(-child, SIGTERM);
        }
        if (ended == 0) {
            sigwait(signals, &signal);
        }
        if (signal == SIGINT || signal == SIGTERM) {
            kill(-child, told == 0 ? SIGTERM : SIGKILL);
            told = signal;
        }
    }
    return told == 0 ? code : 128 + told;
}

int bench_run(const char *name, void (*measure)(void))
{
    char folder[64];
    sigset_t signals;
    sigset_t before;
    snprintf(folder, sizeof folder, "%s-%ld", name, (long)getpid());
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, &before);
    if (mkdir(folder, 0700) != 0) {
        bench_give_up(folder, strerror(errno));
    }
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* what the child leaves running is waited for too */
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        run_child(folder, &before, measure);
    }
    int code = 1;
    if (child > 0) {
        setpgid(child, child); /* here too, since either may come first */
        code = wait_for(child, &signals);
    }
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    return code;
}
