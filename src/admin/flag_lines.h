/* A flag as the programs of the clinic's office write it. */
#pragma once

#include "base/arena.h"
#include "domain/record.h"

/* For a person to read: lines, with times as "2026-11-22 10:21". For a field of a table that
 * programs read: one line, with times in ISO 8601. */
enum flag_layout {
    FLAG_LINES,
    FLAG_FIELD,
};

/* Question and answer in the language of the staff, then what there is to say of it: the client's
 * own words if those were others, when the client took it back, and, if it is urgent, that nobody
 * has decided about it. made: the decision that belongs to it, after which it may have been said
 * again; NULL for none. In the arena. */
const char *flag_lines(struct arena *arena, const struct flag *flag,
                       const struct decision_record *made, enum flag_layout layout);
/* The same of an earlier visit; and when its question was answered without it since, what was
 * decided, and that the arrival was taken back. */
const char *past_flag_lines(struct arena *arena, const struct past_flag *past,
                            enum flag_layout layout);
