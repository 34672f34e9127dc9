/* A file of iCalendar being read. Inside import/ only. */
#pragma once

#include "import/collect.h"
#include "import/ical/lines.h"
#include "import/ical/zones.h"
#include "import/people/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libical/ical.h>

/* One VCALENDAR of the file. */
struct ical_calendar {
    icalcomponent *component;
    const char *name;             /* X-WR-CALNAME, "" if it has none */
    bool cancels;                 /* METHOD:CANCEL: what it holds does not take place */
    struct calendar_people known; /* about its people */
};

struct ical_reading {
    struct collection *collection;
    struct ical_lines lines;
    struct zones zones;
    int64_t budget; /* for following repetitions; see rule_follow */
};
