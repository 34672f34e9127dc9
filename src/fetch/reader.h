/*
 * Looks at one source: whether what it holds is new, and what it holds. Runs in a process of its
 * own (fetch/work.h) and tells the caller by a text in JSON, because a file may break whoever reads
 * it. Inside fetch/ only.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "domain/list_source.h"
#include "import/request.h"

#include <stdbool.h>
#include <stddef.h>

/* What is asked of the process. */
struct reader_task {
    const char *path;              /* of a file or a folder */
    bool is_folder;                /* the newest list in it counts */
    struct import_request request; /* without name, bytes and length */
    struct file_stamp known_stamp; /* of the file when it was last read; all zero to read it */
    const char *known_digest;      /* of the bytes that need not be parsed again; "" for none */
    const char *manner;            /* bytes that were read in another manner are other bytes */
    int watch;                     /* inotify: told when something changes there; -1 for none */
};

/* Does the task and writes what came of it to out. */
void reader_run(void *task, int out);

enum reader_end {
    READER_UNCHANGED,  /* as known */
    READER_TAKEN,      /* a list */
    READER_REFUSED,    /* the file is there, but no list that can be taken */
    READER_UNREADABLE, /* no file, or none that can be opened */
    READER_BROKEN,     /* the process told nothing that can be used */
};

/* What it told. Texts are in the arena. */
struct reader_told {
    enum reader_end end;
    struct file_stamp stamp;
    const char *digest; /* "" if it did not come as far as that; also where the end is BROKEN */
    const char *reason; /* of a list that is not taken, with file and line; quotes nobody */
    struct day_list list;
    struct list_report report;
};
struct reader_told reader_hear(struct arena *arena, const char *output, size_t length);
