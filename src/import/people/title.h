/* The title of an event, cut into segments of words. Inside import/people/ only. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct title_word {
    const char *text;   /* as written, without what only decorates it */
    const char *folded; /* may hold spaces: "ji min" of "Ji-min" */
    unsigned kinds;     /* words.h; 0 for what can only be a name */
    bool lower;         /* begins with a small letter, in a title that has capitals */
    bool is_time;       /* "60", "90min", "1 h" */
    bool owns;          /* "Joan's", of which text is "Joan" */
    bool nickname;      /* "(Joanie)" behind a word */
    bool cancels;       /* "NS", "CX" in capitals beside a name: nobody comes */
};

/* What stands before a segment. */
enum title_before {
    TITLE_START, /* nothing */
    TITLE_BREAK, /* " - ", "|", ";" and the like */
    TITLE_COLON,
    TITLE_COMMA,
    TITLE_WITH,    /* "with", "w/", "avec" */
    TITLE_FOR,     /* "for", "pour" */
    TITLE_BY,      /* "by", "par" */
    TITLE_BETWEEN, /* "between", "entre": two people follow */
    TITLE_AT,      /* "@", "at": the place and time follow */
};

struct title_segment {
    struct title_word *words;
    size_t count;
    size_t capacity;
    enum title_before before;
    bool bracketed;
};

struct title {
    struct title_segment *segments; /* as they begin; some may have no words */
    size_t count;
};

/* More of a title is not read. */
#define TITLE_BYTES_MAX 500

/* The title must be clean (name_clean), its line breaks turned to " | ". */
struct title title_read(struct arena *arena, const char *text);
