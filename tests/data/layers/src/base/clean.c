#include "base/clean.h"

#include <string.h>
#include <time.h>

/* Nothing here is a fault: a comment may say time(NULL), and */
/*
 * so may its lines: strcpy(a, b).
 */
// rand() as well
static long look_alikes(const struct clock *clock, struct tm *tm, char *out)
{
    (void)strftime(out, 4, "%H", tm);
    (void)mktime(tm);
    return clock->time(clock) + clock.time(clock) + my_rand(clock) + (long)SDL_GetTicks;
}
