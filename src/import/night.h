/* Visits that begin at an hour at which nobody comes. */
#pragma once

#include "domain/appointment.h"

#include <stddef.h>
#include <stdint.h>

/* How many visits of the list begin between midnight and six o'clock, those that are cancelled left
 * out; *first_ms is when the first of them does. In a table made by hand, 1:30 is meant for half
 * past one in the afternoon, but that is never guessed. */
size_t night_visits(const struct day_list *list, int64_t *first_ms);
