#include "platform/system_clock.h"

#include <stddef.h>
#include <time.h>

static int64_t read_ms(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t monotonic_ms(void *self)
{
    (void)self;
    return read_ms(CLOCK_MONOTONIC);
}

static int64_t wall_ms(void *self)
{
    (void)self;
    return read_ms(CLOCK_REALTIME);
}

struct clock system_clock(void)
{
    return (struct clock){NULL, monotonic_ms, wall_ms};
}
