/* Day lists as iCalendar (RFC 5545), by libical. Inside import/ only. */
#pragma once

#include "import/collect.h"

#include <stdbool.h>

/* Reads collection->bytes. An event that cannot be understood is left out if it may fall into the
 * time that is asked for; a file that is broken as a whole is refused. */
void ical_list_parse(struct collection *collection);
