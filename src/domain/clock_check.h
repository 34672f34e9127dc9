/* Whether the clock of the machine can be right, as far as anybody can tell without another one. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * True if the time of now_ms cannot be: it is before this program was written, generations after
 * it, earlier than the newest thing in the database (newest_ms) by more than a clock is ever set
 * back, or years after the last visit (visited_ms). ms since 1970 UTC; 0: there is none.
 */
bool clock_is_wrong(int64_t now_ms, int64_t newest_ms, int64_t visited_ms);
/* Visits do not show that a clock is right before they are a week old: by a clock that has jumped
 * ahead people check in as well, until somebody notices. In ms. */
#define CLOCK_PROVEN_MS INT64_C(604800000)
/*
 * True if the last visit that is CLOCK_PROVEN_MS old or older (visited_ms) is so long ago that the
 * clock may have jumped ahead: nothing that cannot be taken back should be done by it. A clinic
 * that is open has visits every few days, and holidays are shorter than the two months allowed
 * here. 0: there is no such visit, as in the first week of a kiosk. Then there is nothing to
 * compare with, and hardly anything that is old, and it is false.
 */
bool clock_may_be_ahead(int64_t now_ms, int64_t visited_ms);
/*
 * True if the rules of the time zone of this process (TZ) are those of before the law of British
 * Columbia that ended the change of clocks: since 1 November 2026 it stays seven hours behind UTC
 * (tzdata 2026b). For other zones than those of Vancouver nothing is known, and it is false.
 */
bool clock_zone_is_old(const char *timezone);
