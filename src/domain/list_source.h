/* Where day lists come from, as the configuration says it, and how each of them is doing. */
#pragma once

#include "domain/appointment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum source_kind {
    SOURCE_FILE,    /* one file that is replaced now and then */
    SOURCE_FOLDER,  /* the newest file in a folder */
    SOURCE_ADDRESS, /* a calendar on the web; its address is a secret and stands in a file */
};
#define SOURCE_KINDS 3
/* "file", "folder", "address": the words in the configuration and in keys. */
const char *source_kind_word(enum source_kind kind);

struct list_source {
    const char *key;   /* tells it from every other; "" is the file of day_list.path */
    const char *place; /* the path of the file, of the folder, or of the file with the address */
    const char *therapist; /* whose list it is; "" if the list says itself */
    enum source_kind kind;
};

/* What a list that was taken over came to. Times in ms since 1970 UTC. */
struct list_report {
    int64_t entries;             /* rows or events of whatever day */
    int64_t today;               /* appointments of today, cancelled ones too */
    int64_t left_out;            /* entries that could not be taken */
    const char *left_out_reason; /* of the first of them, with file and line; "" */
    int64_t earliest_ms;         /* of the entries, if there is any */
    int64_t latest_ms;
    /* Entries of today that hide what they are about ("Busy", no title), if no entry of the list
     * names a client: the calendar does not share its details. 0 as soon as one names somebody. */
    int64_t hidden;
    int64_t night; /* visits of today that begin before six o'clock: a.m. or p.m. may be missing */
    /* Found by the store: it tells nothing of today, so that the last good one stays. */
    bool kept;
    /* Found by the store: how many clients who were still to come are not on it any more, if that
     * is most of them; else 0. */
    int64_t lost;
};

struct list_sources {
    const struct list_source *items;
    size_t count;
};

/* A list as it was read, which tells everything that its source knows of [from_ms, to_ms). */
struct list_import {
    const char *source; /* the key of the source; "" for day_list.path */
    const char *digest; /* of the bytes it was read from */
    const struct day_list *list;
    const struct list_report *report;
    int64_t written_ms; /* when it was written, as far as the source tells */
    int64_t from_ms;    /* a local day */
    int64_t to_ms;
};

/* What is known of the bytes that were last read of a source. */
enum bytes_verdict {
    BYTES_UNKNOWN,
    BYTES_TAKEN,
    BYTES_REFUSED,
    BYTES_BROKE_READER, /* they ended the process that read them: they are not read again */
};
#define BYTES_VERDICTS 4
/* "", "taken", "refused", "broke-reader" */
const char *bytes_verdict_code(enum bytes_verdict verdict);

/* How a source is doing. Times in ms since 1970 UTC, 0 for never. */
struct source_status {
    const char *key;
    const char *digest;       /* of the bytes that were last read; "" if none were */
    const char *day;          /* the local day they were read for: "2026-11-30" */
    int64_t checked_ms;       /* when it was last found in order, changed or not */
    int64_t taken_ms;         /* when its list was last taken over */
    int64_t written_ms;       /* when that list was written, as far as the source tells */
    int64_t failing_since_ms; /* 0 while it is in order */
    const char *reason;       /* why it fails; "" while it is in order */
    enum bytes_verdict bytes; /* what became of those bytes */
    struct list_report report;
};
