/* What is known about a list as a whole, which says who of an event is a client and who works at
 * the clinic. */
#pragma once

#include <stddef.h>

struct calendar_people {
    const char *calendar_name;    /* as the calendar calls itself; "" if it does not */
    const char *source_therapist; /* whose list it is by the configuration; "" if it does not say */
    const char *clinic_phone;     /* digits; "" if not configured */
};

/* Every text is "". */
extern const struct calendar_people calendar_people_unknown;
