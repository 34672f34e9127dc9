#include "domain/clock_check.h"

#include "base/clock.h"

#include <string.h>

#define MINUTE_MS INT64_C(60000)
#define DAY_MS    (24 * 60 * MINUTE_MS)

#define EARLIEST_MS INT64_C(1735689600000) /* 2025-01-01T00:00Z */
#define LATEST_MS   INT64_C(2840140800000) /* 2060-01-01T00:00Z */

/* Clocks of machines without a battery are set by the network within minutes. */
#define SET_BACK_MS (10 * MINUTE_MS)
/* A clinic may close for a season. */
#define IDLE_MS (2 * 365 * DAY_MS)

/* Longer than a clinic is on holiday. */
#define NO_VISIT_MS (60 * DAY_MS)

#define WINTER_NOON_MS    INT64_C(1797364800000) /* 2026-12-15T20:00Z */
#define BC_OFFSET_MINUTES (-7 * 60)

bool clock_is_wrong(int64_t now_ms, int64_t newest_ms, int64_t visited_ms)
{
    return now_ms < EARLIEST_MS || now_ms >= LATEST_MS || now_ms < newest_ms - SET_BACK_MS ||
           (visited_ms != 0 && now_ms > visited_ms + IDLE_MS);
}

bool clock_may_be_ahead(int64_t now_ms, int64_t visited_ms)
{
    return visited_ms != 0 && now_ms > visited_ms + NO_VISIT_MS;
}

bool clock_zone_is_old(const char *timezone)
{
    const bool vancouver =
        strcmp(timezone, "America/Vancouver") == 0 || strcmp(timezone, "Canada/Pacific") == 0;
    return vancouver && civil_from_ms(WINTER_NOON_MS).utc_offset_minutes != BC_OFFSET_MINUTES;
}
