/* Reading today's appointments from a file: CSV or iCalendar (libical). */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/problems.h"
#include "import/request.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Reads the list; what comes of it lives in the arena. An entry that cannot be understood is left
 * out; a list that as a whole cannot be trusted, such as half a file, is refused: false, with all
 * that is wrong added to problems (they never quote a value), and result is left as it was.
 *
 * CSV: a header row among the first ten, then one appointment a row; commas, semicolons, tabs. What
 * a row does not say of its end is 60 minutes. The UID of a row is its own id, or made from start,
 * therapist, folded client name and phone digits, so that the same row twice is one appointment.
 *
 * iCalendar (RFC 5545): each VEVENT with a time of day, repeated ones once for each time, with
 * exceptions and changed instances. The UID of a repeated one ends with the time it repeats at.
 * Events that name neither client nor phone (a lunch break) are left out. The client is the first
 * ATTENDEE with a name who is not the ORGANIZER, else read from SUMMARY (summary.h); the phone is
 * from ATTENDEE, DESCRIPTION or LOCATION (phone.h); the therapist from ORGANIZER, RESOURCES, "with
 * ..." in SUMMARY or DESCRIPTION, or the name of the calendar (X-WR-CALNAME).
 */
bool import_parse(struct arena *arena, const struct import_request *request,
                  struct import_result *result, struct problems *problems);
/* True if the text begins as iCalendar does. */
bool import_is_calendar(const char *bytes, size_t length);
/* Reads the file (at most IMPORT_BYTES_MAX) and parses it; the file is named in messages, and name,
 * bytes and length of the request are not read. err has room for the first problem and how many
 * more there are. */
bool import_file(struct arena *arena, const char *path, const struct import_request *request,
                 struct import_result *result, struct err *err);

/*
 * The demonstration: a CSV with the usual columns (read as above, name of the file in messages),
 * whose times are minutes from now_ms, rounded to 5 minutes. Where midnight would cut the list, it
 * is moved as a whole to stay within the local day as far as the day allows. UIDs are made of the
 * date and the row, so that starting the kiosk again moves the same appointments. err is as that of
 * import_file.
 */
bool import_demo(struct arena *arena, const char *path, int64_t now_ms,
                 struct import_result *result, struct err *err);
