#include "domain/trend.h"

#include <stdbool.h>

enum trend trend_between(long before, long now)
{
    long change = now - before;
    long size = change < 0 ? -change : change;
    if (size < TREND_POINTS) {
        return TREND_SAME;
    }
    if (change > 0) {
        return TREND_WORSE;
    }
    return size * 10 >= before * 3 ? TREND_BETTER : TREND_SAME;
}

const char *trend_words(struct arena *arena, const char *question, long before, long now)
{
    return arena_printf(arena, "%s %ld \u2192 %ld", question, before, now);
}
