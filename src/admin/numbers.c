#include "admin/numbers.h"

#include "base/bug.h"

const char *numbers_change(struct arena *arena, const struct number_row *row)
{
    if (!row->has_past) {
        return "";
    }
    long change = row->answer->number - row->last;
    if (change == 0) {
        return "0";
    }
    /* nothing can be said in per cent of 0 */
    const char *part =
        row->last == 0 ? "" : arena_printf(arena, " (%+ld %%)", change * 100 / row->last);
    const char *words = row->trend == TREND_BETTER  ? " meaningful"
                        : row->trend == TREND_WORSE ? " worse"
                                                    : "";
    return arena_printf(arena, "%+ld%s%s", change, part, words);
}

const char *numbers_trend_code(enum trend trend)
{
    switch (trend) {
    case TREND_SAME: return "same";
    case TREND_BETTER: return "better";
    case TREND_WORSE: return "worse";
    }
    BUG("trend %d", (int)trend);
}
