/* Values of a property as RFC 5545 has them, where programs write them otherwise. Inside import/
 * only. */
#pragma once

#include "base/arena.h"

/*
 * Times, dates and periods as the standard has them: without blanks, with commas between several of
 * them, with capitals, with seconds and no fraction of one, and in UTC where they have an offset
 * ("20251124t1030.5-0800, 20251125" is "20251124T183000Z,20251125"). What is no time stays as it
 * is.
 */
char *ical_times_mended(struct arena *arena, const char *values);
/* A rule without blanks and in capitals. */
char *ical_rule_mended(struct arena *arena, const char *rule);
