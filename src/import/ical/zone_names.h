/* The names that programs give to time zones. Inside import/ only. */
#pragma once

#include "base/arena.h"
#include "import/ical/zone.h"

/*
 * The rules of this machine for the zone that a calendar means by the name: one of the IANA
 * database, in capitals or not, alone or at the end of a path
 * ("/mozilla.org/20070129_1/America/New_York"), one of Windows ("Pacific Standard Time"), one as
 * Outlook shows it ("(UTC-05:00) Eastern Time (US & Canada)") or a mere offset ("UTC-08:00"). A
 * zone of Windows that the clinic is in is the clinic's own, because such a zone holds places that
 * do not all keep to the same rules. NULL if the machine knows no such zone. Lives in the arena.
 */
const struct zone *zone_by_name(struct arena *arena, const char *name);
