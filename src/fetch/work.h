/*
 * Work that may go wrong in ways nobody can mend, such as reading a hostile file, in a process of
 * its own with limits. Inside fetch/ only.
 */
#pragma once

#include "base/arena.h"
#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

enum work_end {
    WORK_DONE,   /* it ended by itself: output is what it wrote */
    WORK_BROKEN, /* it crashed, or used more time or memory than it may */
    WORK_STUCK,  /* the system does not answer it: it waits for a disk or a server that is away */
};

struct work {
    /* Does the work and writes what comes of it to out. Runs in the process of its own. */
    void (*run)(void *self, int out);
    void *self;
    const struct clock *clock; /* durations */
    int cpu_s;                 /* of processor time */
    int wait_ms;               /* in all */
    size_t memory;             /* bytes of address space */
    size_t bytes_max;          /* of output */
    long stuck;                /* the process that could not be ended, in and out; 0: none */
};

/*
 * Runs the work and waits for it. Its output is put into the arena, with a zero byte after the
 * last, also when it broke. Work that is stuck is not waited for and not begun again until the
 * system lets it end.
 */
enum work_end work_run(struct work *work, struct arena *arena, char **output, size_t *length);
