/* A list to be read, and what comes of it. */
#pragma once

#include "domain/appointment.h"
#include "domain/csv_mapping.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Years of appointments of a busy clinic have a tenth of it. */
#define IMPORT_BYTES_MAX ((size_t)16 * 1024 * 1024)

enum import_format {
    IMPORT_AUTO, /* iCalendar if it starts with BEGIN:VCALENDAR, else CSV */
    IMPORT_CSV,
    IMPORT_ICALENDAR,
};

/* A list, and how it is to be read. */
struct import_request {
    const char *name;  /* for messages only */
    const char *bytes; /* not read by import_file, which reads the file itself */
    size_t length;
    enum import_format format;
    const struct csv_mapping *mapping; /* for a CSV */
    const char *therapist;             /* whose list it is; "" if the list says itself */
    const char *clinic_phone;          /* the clinic's own number: nobody's; "" if not known */
    int64_t from_ms;                   /* appointments that start in [from_ms, to_ms) are wanted */
    int64_t to_ms;
};

/* What is to be told about a line of a list. Quotes no value, because values are personal. */
struct remark {
    size_t line;
    const char *reason;
    bool expected; /* nothing is wrong: a break, a day off */
};
struct remarks {
    struct remark *items;
    size_t kept;     /* how many items there are */
    size_t count;    /* how many there would be without a limit */
    size_t expected; /* of count */
    size_t capacity;
};

/* What a list that was taken comes to. */
struct import_result {
    struct day_list list;    /* of the time that was asked for, by start */
    struct remarks left_out; /* entries that may fall into that time and could not be taken */
    struct remarks notes;    /* entries that were taken, with something the staff should know */
    size_t asked;   /* entries that fall into the time that was asked for, whomever they name */
    size_t hidden;  /* of those, that hide what they are about, if no entry names a client */
    size_t entries; /* rows or events of whatever day */
    int64_t earliest_ms; /* the first and last start among them, if there is any */
    int64_t latest_ms;
};
