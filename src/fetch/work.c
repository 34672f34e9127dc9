#include "fetch/work.h"

#include "base/text_buffer.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How long a process that has nothing more to do, or was killed, may take to end. */
#define END_MS 500

/* AddressSanitizer reserves far more address space than any limit. */
#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif
#ifndef HAS_SANITIZER
#define HAS_SANITIZER 0
#endif

_Noreturn static void run_apart(const struct work *work, int out)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    const struct rlimit none = {0, 0};
    const struct rlimit cpu = {(rlim_t)work->cpu_s, (rlim_t)work->cpu_s};
    const struct rlimit memory = {work->memory, work->memory};
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &none);
    if (HAS_SANITIZER == 0) {
        setrlimit(RLIMIT_AS, &memory);
    }
    work->run(work->self, out);
    _exit(EXIT_SUCCESS); /* nothing of the parent is flushed or closed a second time */
}

/* Reads until the other side closes. False if it takes too long or writes too much. */
static bool collect(const struct work *work, int in, struct text_buffer *output)
{
    const int64_t end_ms = clock_monotonic_ms(work->clock) + work->wait_ms;
    while (true) {
        char bytes[16 * 1024];
        struct pollfd ready = {.fd = in, .events = POLLIN};
        const int64_t left_ms = end_ms - clock_monotonic_ms(work->clock);
        const int polled = left_ms <= 0 ? 0 : poll(&ready, 1, (int)left_ms);
        if (polled < 0 && errno == EINTR) {
            continue;
        }
        if (polled <= 0) {
            return false;
        }
        const ssize_t got = read(in, bytes, sizeof(bytes));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got == 0;
        }
        text_buffer_add(output, bytes, (size_t)got);
        if (output->length > work->bytes_max) {
            return false;
        }
    }
}

/* Waits until the process has ended, for about wait_ms at most. */
static bool has_ended(pid_t process, int wait_ms, int *status)
{
    enum { STEP_MS = 2 };
    static const struct timespec step = {.tv_nsec = STEP_MS * 1000 * 1000};
    pid_t ended = waitpid(process, status, WNOHANG);
    for (int waited_ms = 0; ended == 0 && waited_ms < wait_ms; waited_ms += STEP_MS) {
        nanosleep(&step, NULL);
        ended = waitpid(process, status, WNOHANG);
    }
    return ended != 0;
}

/* True if the work of before still waits for the system. */
static bool is_stuck(struct work *work)
{
    int status = 0;
    if (work->stuck != 0 && has_ended((pid_t)work->stuck, 0, &status)) {
        work->stuck = 0;
    }
    return work->stuck != 0;
}

enum work_end work_run(struct work *work, struct arena *arena, char **output, size_t *length)
{
    int ends[2];
    *output = arena_strdup(arena, "");
    *length = 0;
    if (is_stuck(work) || pipe(ends) != 0) {
        return WORK_STUCK;
    }
    const pid_t process = fork();
    if (process == 0) {
        close(ends[0]);
        run_apart(work, ends[1]);
    }
    close(ends[1]);
    struct text_buffer told = {.arena = arena};
    bool whole = process > 0 && collect(work, ends[0], &told);
    close(ends[0]);
    *output = told.length > 0 ? told.text : *output;
    *length = told.length;
    if (process < 0) {
        return WORK_STUCK;
    }
    int status = 0;
    if (!whole || !has_ended(process, END_MS, &status)) {
        whole = false;
        kill(process, SIGKILL);
        if (!has_ended(process, END_MS, &status)) {
            work->stuck = process;
            return WORK_STUCK;
        }
    }
    return whole && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? WORK_DONE : WORK_BROKEN;
}
