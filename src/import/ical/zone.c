#include "import/ical/zone.h"

#include "base/clock.h"
#include "import/ical/days.h"

const struct zone zone_utc = {.first_offset_s = 0};
const struct zone zone_clinic = {.is_clinic = true};
const struct zone zone_assumed = {.is_clinic = true, .assumed = true};

static int64_t offset_at(const struct zone *zone, int64_t moment_s)
{
    if (zone->is_clinic) {
        return (int64_t)civil_from_ms(moment_s * 1000).utc_offset_minutes * 60;
    }
    size_t low = 0;
    size_t high = zone->count; /* the first change after the moment is in [low, high] */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zone->changes[middle].at_s <= moment_s) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low == 0 ? zone->first_offset_s : zone->changes[low - 1].offset_s;
}

int64_t zone_local(const struct zone *zone, int64_t moment_s)
{
    return moment_s + offset_at(zone, moment_s);
}

/* Clocks change at most once in two days: the offset is that of the day before or of the day
 * after. */
int64_t zone_moment(const struct zone *zone, int64_t local_s)
{
    const int64_t before = offset_at(zone, local_s - SECONDS_A_DAY);
    const int64_t after = offset_at(zone, local_s + SECONDS_A_DAY);
    const int64_t by_before = local_s - before;
    const int64_t by_after = local_s - after;
    if (offset_at(zone, by_before) == before || offset_at(zone, by_after) != after) {
        return by_before;
    }
    return by_after;
}
