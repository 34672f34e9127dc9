/*
 * The content lines of an iCalendar file (RFC 5545 section 3.1), unfolded, with the line of the
 * file that each began on. libical forgets line numbers and takes half a file for a whole one, so
 * what is broken is found here. Inside import/ only.
 */
#pragma once

#include "import/collect.h"

#include <stdbool.h>
#include <stddef.h>

struct ical_line {
    char *text; /* "DTSTART;TZID=America/Vancouver:20261123T103000", in the arena */
    size_t length;
    size_t line; /* 1 for the first line of the file */
};

struct ical_lines {
    struct ical_line *items;
    size_t count;
    size_t capacity;
};

/*
 * Cuts collection->bytes up and mends what does not change the meaning. False, and refused, if the
 * file is cut off or BEGIN and END do not pair, because nobody can tell what such a file says. A
 * line that is no content line, and what stands behind the last calendar, is left out.
 */
bool ical_lines_read(struct collection *collection, struct ical_lines *lines);

/* True if the content line is of this property: its name, then ';' or ':'. */
bool ical_line_is(const struct ical_line *line, const char *property);
