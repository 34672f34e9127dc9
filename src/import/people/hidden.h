/* Titles that a calendar puts in the place of those that it does not share. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>

/* "Busy", "Occupé(e)", "(No title)", "Private Appointment", and none at all. Not for what people
 * write themselves, such as "Lunch". */
bool title_is_hidden(struct arena *arena, const char *title);
