#include "base/clock.h"
#include "base/file.h"
#include "import/collect.h"
#include "import/csv/list.h"
#include "import/day_list.h"

#define DEMO_BYTES_MAX   ((size_t)64 * 1024)
#define ROUND_TO_MINUTES 5

static int64_t rounded(int64_t ms)
{
    static const int64_t step = ROUND_TO_MINUTES * MS_A_MINUTE;
    return (ms + step / 2) / step * step;
}

/* How far the list must move so that it lies within the local day of now_ms. */
static int64_t shift_into_day(const struct collection *collection, int64_t now_ms)
{
    int64_t day_start = civil_day_start_ms(now_ms);
    int64_t day_end = civil_next_day_ms(day_start);
    int64_t first = INT64_MAX;
    int64_t last = INT64_MIN;
    for (size_t i = 0; i < collection->count; i++) {
        const struct appointment *item = &collection->items[i];
        first = item->start_ms < first ? item->start_ms : first;
        last = item->end_ms > last ? item->end_ms : last;
    }
    if (collection->count == 0) {
        return 0;
    }
    int64_t earlier = last > day_end ? day_end - last : 0;
    int64_t earliest = first + earlier;
    return earliest < day_start ? earlier + (day_start - earliest) : earlier;
}

bool import_demo(struct arena *arena, const char *path, int64_t now_ms,
                 struct import_result *result, struct err *err)
{
    char *bytes = NULL;
    size_t length = 0;
    if (!file_read(arena, path, DEMO_BYTES_MAX, &bytes, &length, err)) {
        return false;
    }
    struct problems problems = {.arena = arena};
    const struct import_request request = {.name = path,
                                           .mapping = &csv_mapping_usual,
                                           .therapist = "",
                                           .clinic_phone = "",
                                           .from_ms = INT64_MIN,
                                           .to_ms = INT64_MAX};
    struct collection collection = {
        .arena = arena,
        .request = &request,
        .bytes = bytes,
        .length = length,
        .problems = &problems,
    };
    struct civil_time today = civil_from_ms(now_ms);
    struct csv_options options = {
        .mapping = &csv_mapping_usual,
        .times = CSV_TIMES_MINUTES,
        .base_ms = rounded(now_ms),
        .uid_prefix =
            arena_printf(arena, "demo/%04d-%02d-%02d/", today.year, today.month, today.day),
    };
    csv_list_parse(&collection, &options);
    int64_t shift = shift_into_day(&collection, now_ms);
    for (size_t i = 0; i < collection.count; i++) {
        collection.items[i].start_ms += shift;
        collection.items[i].end_ms += shift;
    }
    return collection_finish(&collection, result) || problems_in_short(&problems, err);
}
