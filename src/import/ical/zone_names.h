/* The names that programs give to time zones. Inside import/ only. */
#pragma once

#include "base/arena.h"
#include "import/ical/zone.h"

/*
 * The rules of this machine for the zone that a calendar means by the name: one of the IANA
 * database, in capitals or not, alone or at the end of a path
 * ("/mozilla.org/20070129_1/America/New_York"), one of Windows ("Pacific Standard Time") or one as
 * Outlook shows it ("(UTC-05:00) Eastern Time (US & Canada)"). A zone of Windows that the clinic is
 * in is the clinic's own, because such a zone holds places that do not all keep to the same rules.
 * NULL if the machine knows no such zone. Lives in the arena.
 */
const struct zone *zone_by_name(struct arena *arena, const char *name);

/* "UTC-08:00", "GMT+1", "(UTC+05:45)": a clock that is never put forward. NULL if the name is none
 * of these. A calendar that describes a zone of such a name may mean another one. */
const struct zone *zone_by_offset(struct arena *arena, const char *name);
