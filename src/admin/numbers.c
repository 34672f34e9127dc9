#include "admin/numbers.h"

#include "base/bug.h"

#include <string.h>

struct numbers numbers_compare(struct arena *arena, const struct visit_record *record,
                               const struct client_history *history)
{
    struct number_row *items = ARENA_ARRAY(arena, struct number_row, record->answer_count);
    size_t count = 0;
    for (size_t i = 0; i < record->answer_count; i++) {
        if (!record->answers[i].has_number) {
            continue;
        }
        struct number_row *row = &items[count++];
        row->answer = &record->answers[i];
        for (size_t p = 0; p < history->count; p++) {
            const struct past_number *past = &history->numbers[p];
            if (strcmp(past->link_id, row->answer->link_id) == 0) {
                row->first = row->has_past ? row->first : past->number;
                row->last = past->number;
                row->has_past = true;
            }
        }
        row->trend = row->has_past ? trend_between(row->last, row->answer->number) : TREND_SAME;
    }
    return (struct numbers){items, count};
}

const char *numbers_change(struct arena *arena, const struct number_row *row)
{
    if (!row->has_past) {
        return "";
    }
    long change = row->answer->number - row->last;
    if (change == 0) {
        return "0";
    }
    /* of nothing there is no part */
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
