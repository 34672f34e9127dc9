/* Reading today's appointments from a file: CSV (libcsv) or iCalendar (libical). */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "domain/appointment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How to read a CSV: header names of the columns ("" for one the list does not have), and the
 * strptime(3) format of its times ("" for ISO 8601). */
struct csv_mapping {
    const char *start;
    const char *end;
    const char *client_name;
    const char *phone;
    const char *therapist;
    const char *service;
    const char *time_format;
};

enum import_format {
    IMPORT_AUTO, /* iCalendar if it starts with BEGIN:VCALENDAR, else CSV */
    IMPORT_CSV,
    IMPORT_ICALENDAR,
};

/*
 * The appointments that start in [from_ms, to_ms), sorted by start, in the arena. name is for
 * messages only. Anything broken refuses the whole file: err says "name:line: reason" (the reason
 * never quotes a value: values are personal).
 */
bool import_parse(struct arena *arena, const char *name, const char *bytes, size_t length,
                  enum import_format format, const struct csv_mapping *mapping, int64_t from_ms,
                  int64_t to_ms, struct day_list *list, struct err *err);
/* Reads the file (at most 16 MiB) and parses it. */
bool import_file(struct arena *arena, const char *path, enum import_format format,
                 const struct csv_mapping *mapping, int64_t from_ms, int64_t to_ms,
                 struct day_list *list, struct err *err);
