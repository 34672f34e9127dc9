#include "domain/trend.h"

#include <stdbool.h>

enum trend trend_between(long before, long now)
{
    long change = now - before;
    long size = change < 0 ? -change : change;
    bool two_points = size >= 2;
    bool thirty_percent = size > 0 && size * 10 >= before * 3;
    if (change > 0 && (two_points || thirty_percent)) {
        return TREND_WORSE;
    }
    if (change < 0 && two_points && thirty_percent) {
        return TREND_BETTER;
    }
    return TREND_SAME;
}

const char *trend_words(struct arena *arena, const char *question, long before, long now)
{
    return arena_printf(arena, "%s %ld \u2192 %ld", question, before, now);
}
