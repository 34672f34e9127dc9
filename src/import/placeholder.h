/* Numbers that stand in a list because a number had to be typed. Inside import/. */
#pragma once

#include "base/arena.h"

/* The telephone numbers (as of people/phone.h) without those that are nobody's: one digit all
 * along, as 000-000-0000, with a 1 before or not, and 123-456-7890. */
const char *placeholders_left_out(struct arena *arena, const char *numbers);
