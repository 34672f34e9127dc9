/*
 * Change of a 0 to 10 rating between two visits. Better: down by 2 points and by 30 %, the smallest
 * change in low back pain that people notice (Ostelo and others, Spine 2008;33:90). Worse: up by 2
 * points. There is no percentage for worse: from 1 to 2 is 100 %, and nobody can tell it from an
 * ordinary day. It describes what the client said; it is no score and no advice.
 */
#pragma once

#include "base/arena.h"

enum trend {
    TREND_SAME,
    TREND_BETTER,
    TREND_WORSE,
};

/* The least change that means something, in points. */
#define TREND_POINTS 2
enum trend trend_between(long before, long now);

/* The code of the flag that a number which became worse raises, and its words: what was asked, and
 * "5 → 7". */
#define TREND_FLAG_WORSE "worse"
const char *trend_words(struct arena *arena, const char *question, long before, long now);
