/* Day lists as iCalendar (RFC 5545), by libical. Inside import/ only. */
#pragma once

#include "import/collect.h"

#include <stdbool.h>

/* Reads collection->bytes; what is broken is refused, and reading goes on with what is not. */
void ical_list_parse(struct collection *collection);
