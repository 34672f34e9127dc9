/* Day lists as iCalendar (RFC 5545), by libical. Inside import/ only. */
#pragma once

#include "import/collect.h"

#include <stdbool.h>

/* Reads collection->bytes. False, with the line and the reason in err, if anything is broken. */
bool ical_list_parse(struct collection *collection);
