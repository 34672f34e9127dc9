/* A flag as the programs of the clinic's office write it. */
#pragma once

#include "base/arena.h"
#include "domain/record.h"

/* Question and answer in the language of the staff, then what there is to say of it, divided by
 * between: the client's own words if those were others, when the client took it back, and, if it is
 * urgent, that nobody has decided about it. In the arena. */
const char *flag_lines(struct arena *arena, const struct flag *flag, const char *between);
/* The same of an earlier visit; and when its question was answered without it since, what was
 * decided, and that the arrival was taken back. */
const char *past_flag_lines(struct arena *arena, const struct past_flag *past, const char *between);
