/* Reading today's appointments from a file: CSV (libcsv) or iCalendar (libical). */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/problems.h"
#include "domain/appointment.h"
#include "domain/csv_mapping.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum import_format {
    IMPORT_AUTO, /* iCalendar if it starts with BEGIN:VCALENDAR, else CSV */
    IMPORT_CSV,
    IMPORT_ICALENDAR,
};

/*
 * The appointments that start in [from_ms, to_ms), sorted by start, in the arena. name is for
 * messages only. Anything broken refuses the whole file: false, with all that is wrong added to
 * problems (they never quote a value: values are personal), and list is left as it was.
 *
 * CSV: a header row, then one appointment a row; the separator (comma, semicolon or tab) is the one
 * the header has most of. A row without end lasts 60 minutes. The UID of a row is made from start,
 * therapist, folded client name and phone digits, so that the same row twice is one appointment.
 *
 * iCalendar (RFC 5545): each VEVENT with a time of day, repeated ones once for each time, with
 * exceptions and changed instances. The UID of a repeated one ends with the time it repeats at.
 * Events that name neither client nor phone (a lunch break) are left out. The client is the first
 * ATTENDEE with a name who is not the ORGANIZER, else read from SUMMARY (summary.h); the phone is
 * from ATTENDEE, DESCRIPTION or LOCATION (phone.h); the therapist from ORGANIZER, RESOURCES, "with
 * ..." in SUMMARY or DESCRIPTION, or the name of the calendar (X-WR-CALNAME).
 */
bool import_parse(struct arena *arena, const char *name, const char *bytes, size_t length,
                  enum import_format format, const struct csv_mapping *mapping, int64_t from_ms,
                  int64_t to_ms, struct day_list *list, struct problems *problems);
/* Reads the file (at most 16 MiB) and parses it. err has room for the first problem and how many
 * more there are. */
bool import_file(struct arena *arena, const char *path, enum import_format format,
                 const struct csv_mapping *mapping, int64_t from_ms, int64_t to_ms,
                 struct day_list *list, struct err *err);

/*
 * The demonstration: a CSV with the usual columns (read as above, name of the file in messages),
 * whose times are minutes from now_ms, rounded to 5 minutes. Where midnight would cut the list, it
 * is moved as a whole to stay within the local day as far as the day allows. UIDs are made of the
 * date and the row, so that starting the kiosk again moves the same appointments. err is as that of
 * import_file.
 */
bool import_demo(struct arena *arena, const char *path, int64_t now_ms, struct day_list *list,
                 struct err *err);
