#include "fetch/demonstration.h"

#include "import/day_list.h"
#include "store/import.h"

#define STALE_MS (90 * 60 * 1000)

static bool make(const struct demonstration *demonstration, struct arena *arena, int64_t now_ms,
                 int64_t *count, struct err *err)
{
    struct import_result result;
    if (!import_demo(arena, demonstration->path, now_ms, &result, err)) {
        return false;
    }
    *count = (int64_t)result.list.count;
    const int64_t day_ms = civil_day_start_ms(now_ms);
    const struct list_report report = {.entries = *count,
                                       .today = *count,
                                       .left_out_reason = "",
                                       .earliest_ms = now_ms,
                                       .latest_ms = now_ms};
    const struct list_import import = {.source = "",
                                       .digest = "",
                                       .list = &result.list,
                                       .report = &report,
                                       .written_ms = now_ms,
                                       .from_ms = day_ms,
                                       .to_ms = civil_next_day_ms(day_ms)};
    return store_import(demonstration->store, &import, err);
}

bool demonstration_bring(struct demonstration *demonstration, int64_t *count, struct err *err)
{
    const int64_t now_ms = clock_wall_ms(demonstration->clock);
    const int64_t made_ms = demonstration->made_ms;
    *count = 0;
    if (made_ms != 0 && now_ms - made_ms <= STALE_MS && civil_days_between(made_ms, now_ms) == 0) {
        return true;
    }
    struct arena *arena = arena_create(64 * 1024);
    const bool ok = make(demonstration, arena, now_ms, count, err);
    demonstration->made_ms = ok ? now_ms : 0;
    arena_destroy(arena);
    return ok;
}
